package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long the files must be quiet before a change counts: editors
// write in several steps.
const settle = 60 * time.Millisecond

// watcher tells when one of the files that a build depends on may have changed.
// It watches folders rather than files, since many editors save by renaming a
// new file over the old one.
type watcher struct {
	notify  *fsnotify.Watcher
	changes chan struct{}
	names   []string
	targets chan []string
	done    chan struct{}
}

func newWatcher(names []string) (*watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{notify: notify, changes: make(chan struct{}, 1), targets: make(chan []string), done: make(chan struct{})}
	w.add(names)
	w.names = names
	go w.run(absolute(names))
	return w, nil
}

// follow changes what is watched.
func (w *watcher) follow(names []string) {
	w.add(names)
	w.names = names
	select {
	case w.targets <- absolute(names):
	case <-w.done:
	}
}

func (w *watcher) shown() []string {
	if len(w.names) == 0 {
		return []string{"nothing: the schema is built in"}
	}
	shown := make([]string, len(w.names))
	for i, name := range w.names {
		shown[i] = filepath.ToSlash(name)
	}
	return shown
}

func (w *watcher) close() { w.notify.Close() }

// add watches the folders of names; one that cannot be watched is passed over.
func (w *watcher) add(names []string) {
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil || !info.IsDir() {
			_ = w.notify.Add(filepath.Dir(name))
			continue
		}
		_ = filepath.WalkDir(name, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.IsDir() {
				return nil
			}
			if base := d.Name(); path != name && (strings.HasPrefix(base, ".") || base == "node_modules") {
				return fs.SkipDir
			}
			_ = w.notify.Add(path)
			return nil
		})
	}
}

func absolute(names []string) []string {
	list := make([]string, 0, len(names))
	for _, name := range names {
		if abs, err := filepath.Abs(name); err == nil {
			list = append(list, abs)
		}
	}
	return list
}

// run gathers events until the files are quiet, then tells of a change.
func (w *watcher) run(targets []string) {
	defer close(w.done)
	quiet := time.NewTimer(time.Hour)
	quiet.Stop()
	for {
		select {
		case event, ok := <-w.notify.Events:
			if !ok {
				return
			}
			abs, _ := filepath.Abs(event.Name)
			if event.Op == fsnotify.Chmod || !slices.ContainsFunc(targets, func(t string) bool { return within(t, abs) }) {
				continue
			}
			if event.Has(fsnotify.Create) {
				w.add([]string{event.Name}) // a new folder
			}
			quiet.Reset(settle)
		case <-w.notify.Errors:
			quiet.Reset(settle) // events may be lost: build, to be safe
		case targets = <-w.targets:
		case <-quiet.C:
			select {
			case w.changes <- struct{}{}:
			default:
			}
		}
	}
}
