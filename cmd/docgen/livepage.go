package main

import (
	"bytes"
	"mime"
	"net/http"
	"path"
	"slices"
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

// withScript adds the script to a page, whose content security policy lets it in
// and lets it fetch from here.
func withScript(page []byte) []byte {
	tag := []byte(`<script src="` + livePath + `live.js" defer></script>`)
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		at = len(page)
	}
	return slices.Insert(slices.Clone(page), at, tag...)
}
