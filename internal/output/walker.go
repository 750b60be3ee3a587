package output

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"syscall"
)

// walker compares files one after another. It keeps the last one's folder open,
// so that those of a folder cost one step each.
type walker struct {
	root   *os.Root
	dir    string
	at     *os.Root
	err    error
	window []byte // what was read last
	made   string // the folder that a fresh stage made last
}

func (w *walker) enter(dir string) (*os.Root, error) {
	if dir == "" {
		return w.root, nil
	}
	if dir != w.dir {
		w.close()
		w.dir = dir
		w.at, w.err = w.root.OpenRoot(path.Clean(dir))
		if w.err != nil {
			w.at = nil
		}
	}
	return w.at, w.err
}

func (w *walker) close() {
	if w.at != nil {
		w.at.Close()
	}
	w.dir, w.at, w.err = "", nil, nil
}

// compare fills in how e, which should be data, compares with the folder; whole
// keeps the bytes of one that differs.
func (w *walker) compare(e *entry, data []byte, whole bool) {
	dir, base := path.Split(e.path)
	at, err := w.enter(dir)
	equal := false
	if err == nil {
		equal, err = w.holds(at, base, data)
	}
	switch {
	case err == nil && equal:
		e.state = same
	case err == nil:
		e.state = differs
		if whole {
			old, _ := at.ReadFile(base)
			e.bytes = &contents{old: old}
		}
	case errors.Is(err, fs.ErrNotExist):
		e.state = missing
	case at == nil:
		e.state, e.err, e.outside = blocked, err, true
	default:
		e.state, e.err = unreadable(at, base, err)
	}
}

// windowSize is how much of a file is compared at a time, in bytes.
const windowSize = 16 << 10

// holds tells whether a file has the bytes data.
func (w *walker) holds(at *os.Root, base string, data []byte) (bool, error) {
	// Without O_NONBLOCK a named pipe would keep docgen waiting for a writer, and
	// os would ask the system four times more of each file whether it blocks.
	f, err := at.OpenFile(base, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return false, err
	}
	defer f.Close()
	if w.window == nil {
		w.window = make([]byte, windowSize)
	}
	for {
		asked := w.window[:min(windowSize, len(data)+1)]
		n, err := f.Read(asked)
		if n > len(data) || !bytes.Equal(asked[:n], data[:n]) {
			return false, nil
		}
		data = data[n:]
		switch {
		case err == io.EOF:
			return len(data) == 0, nil
		case err != nil:
			return false, err
		case len(data) == 0 && n < len(asked):
			return true, nil // a file gives all that it has, up to what was asked for
		}
	}
}

// unreadable is the state of a name in the folder at that is there but cannot be read.
func unreadable(at *os.Root, base string, err error) (state, error) {
	info, statErr := at.Lstat(base)
	switch {
	case statErr == nil && info.IsDir():
		return blocked, syscall.EISDIR
	case statErr == nil:
		return differs, nil
	}
	return blocked, err
}

// obstacle returns the outermost part of name that is no folder but should be.
func obstacle(root *os.Root, name string) string {
	for i := 0; i < len(name); i++ {
		if name[i] != '/' {
			continue
		}
		if info, err := root.Lstat(name[:i]); err != nil || !info.IsDir() {
			return name[:i]
		}
	}
	return name
}

// fileGoes tells whether dir cannot be entered for a file that is going to be removed.
func fileGoes(dir string, gone map[string]bool) bool {
	for ; dir != "."; dir = path.Dir(dir) {
		if gone[fold(dir)] {
			return true
		}
	}
	return false
}
