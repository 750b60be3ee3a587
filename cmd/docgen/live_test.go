package main

import (
	"bufio"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"docgen.example/docgen/internal/output"
	"docgen.example/docgen/internal/problem"
)

func site(t *testing.T, files ...string) *output.Tree {
	t.Helper()
	var tree output.Tree
	for i := 0; i < len(files); i += 2 {
		if err := tree.Put(output.File{Path: files[i], Data: []byte(files[i+1])}); err != nil {
			t.Fatal(err)
		}
	}
	return &tree
}

func TestLiveFiles(t *testing.T) {
	l := newLive()
	get := func(path, host string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Host = host
		w := httptest.NewRecorder()
		l.ServeHTTP(w, r)
		return w
	}
	if w := get("/anything", "127.0.0.1:1"); !strings.Contains(w.Body.String(), "There is no page yet") || !strings.Contains(w.Body.String(), "live.js") {
		t.Errorf("before the first build: %s", w.Body)
	}
	l.show(site(t,
		"index.html", `<html><body>home</body></html>`,
		"a/index.html", "<body>a</body>", "a/data.json", "{}", "404.html", "<body>lost</body>",
	), nil)
	for _, test := range []struct {
		path, host string
		status     int
		kind, body string
	}{
		{"/", "127.0.0.1:1", 200, "text/html", `<body>home<script src="/.docgen-live/live.js" defer></script></body></html>`},
		{"/index.html", "localhost:1", 200, "text/html", "home"},
		{"/a/", "[::1]:1", 200, "text/html", "a<script"},
		{"/a", "localhost", 302, "", ""},
		{"/a/data.json", "localhost", 200, "application/json", "{}"},
		{"/a/../index.html", "localhost", 200, "text/html", "home"},
		{"/nope", "localhost", 404, "text/html", "lost"},
		{"/", "evil.example", 403, "text/plain", ""},
		{"/", "192.168.1.5:8080", 403, "text/plain", ""},
		{"/", "localhost.evil.example", 403, "text/plain", ""},
		{"/.docgen-live/live.js", "localhost", 200, "text/javascript", "EventSource"},
	} {
		w := get(test.path, test.host)
		if w.Code != test.status || !strings.HasPrefix(w.Header().Get("Content-Type"), test.kind) || !strings.Contains(w.Body.String(), test.body) {
			t.Errorf("%s at %s: %d %s %s", test.path, test.host, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
	}
}

func TestLiveEvents(t *testing.T) {
	l := newLive()
	server := httptest.NewServer(l)
	defer server.Close()
	l.fail(problem.List{{Message: "broken", File: "s.json", Line: 1, Column: 1, Excerpt: "{"}})
	response, err := http.Get(server.URL + livePath + "events")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	next := func() (s state) {
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				if err := json.Unmarshal([]byte(data), &s); err != nil {
					t.Error(err)
				}
				return s
			}
		}
		t.Error("the stream ended")
		return s
	}
	if s := next(); !strings.Contains(s.Text, "error: broken\n  --> s.json:1:1") || len(s.Problems) != 1 {
		t.Errorf("a page that comes late gets %+v", s)
	}
	l.show(site(t, "index.html", "1", "b.html", "1"), nil)
	if s := next(); s.Text != "" || strings.Join(s.Changed, " ") != "b.html index.html" {
		t.Errorf("first site: %+v", s)
	}
	l.show(site(t, "index.html", "2", "b.html", "1"), nil)
	if s := next(); strings.Join(s.Changed, " ") != "index.html" {
		t.Errorf("second site: %+v", s)
	}
}

// TestWatcher checks that a save by writing, a save by renaming and a new file
// in a folder are seen, and that a neighbour is not.
func TestWatcher(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("s.json", "{}")
	put("folder/a.json", "{}")
	w, err := newWatcher([]string{filepath.Join(dir, "s.json"), filepath.Join(dir, "folder")})
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	seen := func(what string, want bool) {
		t.Helper()
		wait := 3 * time.Second
		if !want {
			wait = 4 * settle
		}
		select {
		case <-w.changes:
			if !want {
				t.Errorf("%s: a change was seen", what)
			}
		case <-time.After(wait):
			if want {
				t.Errorf("%s: no change was seen", what)
			}
		}
	}
	put("s.json", "{ }")
	seen("written", true)
	put("s.json.tmp", "[]")
	if err := os.Rename(filepath.Join(dir, "s.json.tmp"), filepath.Join(dir, "s.json")); err != nil {
		t.Fatal(err)
	}
	seen("renamed over", true)
	put("s.json", "{  }")
	seen("written after a rename", true)
	put("folder/deep/b.json", "{}")
	seen("new folder", true)
	put("folder/deep/b.json", "[]")
	seen("file in a new folder", true)
	put("neighbour.json", "{}")
	seen("neighbour", false)
}
