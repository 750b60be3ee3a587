package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
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
