package main

import (
	"bytes"
	"mime"
	"net/http"
	"path"
	"strings"
)

// waiting is the page that stands where no build has succeeded yet.
const waiting = "<!doctype html><html lang=en><meta charset=utf-8><title>docgen</title><body><p>There is no page yet: the schema has errors.</p></body></html>"

// file serves a file of the site; pages get the script that keeps them up to date.
func (l *live) file(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	site := l.site
	l.mu.Unlock()
	if site == nil {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(withScript([]byte(waiting)))
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	data, found := site.File(name)
	if index := path.Join(name, "index.html"); !found {
		if data, found = site.File(index); found && name != "" && !strings.HasSuffix(r.URL.Path, "/") {
			http.Redirect(w, r, "/"+name+"/", http.StatusFound)
			return
		}
		name = index
	}
	status := http.StatusOK
	if !found {
		name, status = "404.html", http.StatusNotFound
		if data, found = site.File(name); !found {
			http.NotFound(w, r)
			return
		}
	}
	w.Header().Set("Content-Type", contentType(name))
	if path.Ext(name) == ".html" {
		data = withScript(data)
	}
	w.WriteHeader(status)
	_, _ = w.Write(data)
}

// contentType does not ask the machine where it knows better.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".json", ".jsonl":
		return "application/json; charset=utf-8"
	case ".md", ".txt", "":
		return "text/plain; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".wasm":
		return "application/wasm"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// withScript adds the script to a page, and to its content security policy the
// right to fetch from here, which the published page does without.
func withScript(page []byte) []byte {
	const policy = `http-equiv="Content-Security-Policy"`
	if i := bytes.Index(page, []byte(policy)); i >= 0 {
		end := i + bytes.IndexByte(page[i:], '>')
		head := string(page[i:end])
		switch {
		case strings.Contains(head, "connect-src 'none'"):
			head = strings.Replace(head, "connect-src 'none'", "connect-src 'self'", 1)
		case strings.Contains(head, "connect-src 'self'"):
		case strings.Contains(head, "connect-src "):
			head = strings.Replace(head, "connect-src ", "connect-src 'self' ", 1)
		default:
			head = strings.Replace(head, "default-src", "connect-src 'self'; default-src", 1)
		}
		if !strings.Contains(head, "script-src") {
			head = strings.Replace(head, "default-src", "script-src 'self'; default-src", 1)
		}
		page = append(append(append([]byte{}, page[:i]...), head...), page[end:]...)
	}
	tag := []byte(`<script src="` + livePath + `live.js" defer></script>`)
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	return append(append(append([]byte{}, page[:at]...), tag...), page[at:]...)
}
