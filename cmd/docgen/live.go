package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"mime"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"

	"docgen.example/docgen/internal/output"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/report"
)

// live serves the latest site from memory and tells open pages of each new one.
type live struct {
	mu        sync.Mutex
	site      *output.Tree // nil before the first good build
	event     []byte       // the state, as open pages are told it
	listeners map[chan []byte]bool
}

//go:embed live.js
var liveScript []byte

// livePath is where the script and the events are; no page has such a name.
const livePath = "/.docgen-live/"

func newLive() *live { return &live{listeners: map[chan []byte]bool{}} }

// state is what open pages are told: which files changed, and what is wrong.
type state struct {
	Changed  []string        `json:"changed"`
	Problems []report.Object `json:"problems"`
	Text     string          `json:"text"` // the errors as a terminal shows them
}

// show makes tree the site; it returns how many files differ from before.
func (l *live) show(tree *output.Tree, problems problem.List) int {
	l.mu.Lock()
	changed := []string{}
	for _, name := range tree.Paths() {
		data, _ := tree.File(name)
		if l.site != nil {
			if old, ok := l.site.File(name); ok && bytes.Equal(old, data) {
				continue
			}
		}
		changed = append(changed, name)
	}
	l.site = tree
	l.mu.Unlock()
	l.tell(changed, problems)
	return len(changed)
}

// fail keeps the site and shows what is wrong.
func (l *live) fail(problems problem.List) { l.tell(nil, problems) }

func (l *live) tell(changed []string, problems problem.List) {
	var errors problem.List
	for _, p := range problems {
		if p.Severity == problem.Error {
			errors = append(errors, p)
		}
	}
	var text strings.Builder
	(&report.Printer{W: &text, Format: report.Human}).Print(errors)
	if changed == nil {
		changed = []string{}
	}
	data, err := json.Marshal(state{changed, report.List(errors), text.String()})
	if err != nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.event = data
	for listener := range l.listeners {
		select {
		case listener <- data:
		default: // a page that is behind gets the next one
		}
	}
}

// ServeHTTP answers requests that come to this machine by its own name only, so
// that no web page elsewhere can read the site.
func (l *live) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !isLoopback(r.Host) {
		http.Error(w, "this server answers only as localhost", http.StatusForbidden)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(w, "there is nothing here to change", http.StatusMethodNotAllowed)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	switch r.URL.Path {
	case livePath + "live.js":
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		_, _ = w.Write(liveScript)
	case livePath + "events":
		l.events(w, r)
	default:
		l.file(w, r)
	}
}

func isLoopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.Trim(host, "[]")
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// events streams each new state to a page.
func (l *live) events(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "streaming is not supported", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	listener := make(chan []byte, 4)
	l.mu.Lock()
	l.listeners[listener] = true
	var first state
	if l.event != nil && json.Unmarshal(l.event, &first) == nil {
		first.Changed = []string{}
		if data, err := json.Marshal(first); err == nil {
			listener <- data
		}
	}
	l.mu.Unlock()
	defer func() {
		l.mu.Lock()
		delete(l.listeners, listener)
		l.mu.Unlock()
	}()
	for {
		select {
		case <-r.Context().Done():
			return
		case data := <-listener:
			if _, err := fmt.Fprintf(w, "data: %s\n\n", data); err != nil {
				return
			}
			flusher.Flush()
		}
	}
}

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
