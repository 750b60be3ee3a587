package output

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"syscall"
)

// state is how a generated file compares with the folder.
type state uint8

const (
	same    state = iota
	missing       // not there
	changed       // there, made by docgen, with other bytes
	foreign       // there, with other bytes, and not made by docgen
	blocked       // a folder stands at its name, or a file or a link where its folder should be
)

// entry is one generated file beside what the folder holds in its place.
type entry struct {
	path     string
	state    state
	new, old []byte // old only when it could be read
	err      error  // of a blocked one
}

// survey is a folder compared with a tree.
type survey struct {
	entries []entry  // all files of the tree but those that are the same, in the order of paths
	removed []string // made by an earlier run, still there, not in the tree
	same    int
	list    []byte // the list as it should be
	oldList []byte // the list as it is; nil when there is none
	owned   map[string]bool
	scratch []byte // what was read last
}

// look compares tree with the folder root; a nil root is a folder that is not there.
func look(ctx context.Context, root *os.Root, tree *Tree) (*survey, error) {
	s := &survey{list: formatList(tree.Paths())}
	if root == nil {
		for _, name := range tree.Paths() {
			data, _ := tree.File(name)
			s.entries = append(s.entries, entry{path: name, state: missing, new: data})
		}
		return s, ctx.Err()
	}
	var err error
	if s.owned, s.oldList, err = readList(root); err != nil {
		return nil, err
	}
	s.findRemoved(root, tree)
	gone := make(map[string]bool, len(s.removed))
	for _, name := range s.removed {
		gone[fold(name)] = true
	}
	in := folder{root: root}
	defer in.close()
	s.scratch = make([]byte, tree.largest()+1)
	for _, name := range tree.Paths() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		data, _ := tree.File(name)
		e := entry{path: name, new: data}
		if len(gone) > 0 && gone[fold(name)] {
			e.state = missing // its place is held by a file with other letter case that goes first
		} else {
			s.compare(&in, &e, gone)
		}
		if e.state == same {
			s.same++
			continue
		}
		s.entries = append(s.entries, e)
	}
	return s, nil
}

func (s *survey) findRemoved(root *os.Root, tree *Tree) {
	for _, name := range slices.Sorted(maps.Keys(s.owned)) {
		if _, kept := tree.File(name); kept {
			continue
		}
		if info, err := root.Lstat(name); err == nil && !info.IsDir() {
			s.removed = append(s.removed, name)
		}
	}
}

// compare fills in the state of e. gone holds the folded names that are to be removed.
func (s *survey) compare(in *folder, e *entry, gone map[string]bool) {
	dir, base := path.Split(e.path)
	at, err := in.enter(dir)
	if err == nil {
		err = s.read(at, base, len(e.new))
	}
	if err == nil && bytes.Equal(s.scratch, e.new) {
		e.state = same
		return
	}
	if err == nil {
		e.old = bytes.Clone(s.scratch)
	}
	switch {
	case err == nil && s.owned[e.path]:
		e.state = changed
	case err == nil:
		e.state = foreign
	case errors.Is(err, fs.ErrNotExist):
		e.state = missing
	case at == nil && fileGoes(dir, gone):
		e.state = missing
	case at == nil:
		e.state, e.err = blocked, err
	default:
		e.state, e.err = unreadable(at, base, s.owned[e.path], err)
	}
}

// read reads a file into scratch, which is the next file's as well: nearly always
// the file is what it should be, and nobody needs it again. likely is its size.
func (s *survey) read(at *os.Root, base string, likely int) error {
	// Without O_NONBLOCK a named pipe would keep docgen waiting for a writer, and
	// os would ask the system four times more of each file whether it blocks.
	f, err := at.OpenFile(base, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	s.scratch = slices.Grow(s.scratch[:0], likely+1)
	n, err := f.Read(s.scratch[:likely+1])
	s.scratch = s.scratch[:n]
	if err == io.EOF || err == nil && n == likely {
		return nil // a file gives all that it has, up to what was asked for
	}
	if err == nil {
		var rest []byte
		rest, err = io.ReadAll(f)
		s.scratch = append(s.scratch, rest...)
	}
	return err
}

// unreadable is the state of a name in the folder at that is there but cannot be read.
func unreadable(at *os.Root, base string, owned bool, err error) (state, error) {
	info, statErr := at.Lstat(base)
	switch {
	case statErr == nil && info.IsDir():
		return blocked, syscall.EISDIR
	case owned:
		return changed, nil
	case statErr == nil:
		return foreign, nil
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
	for dir = path.Clean(dir); dir != "."; dir = path.Dir(dir) {
		if gone[fold(dir)] {
			return true
		}
	}
	return false
}

// folder walks the folders of a root in order and keeps the last one open, so
// that reading its files costs one step each.
type folder struct {
	root *os.Root
	dir  string
	at   *os.Root
	err  error
}

func (f *folder) enter(dir string) (*os.Root, error) {
	if dir == "" {
		return f.root, nil
	}
	if dir != f.dir {
		f.close()
		f.dir = dir
		f.at, f.err = f.root.OpenRoot(path.Clean(dir))
		if f.err != nil {
			f.at = nil
		}
	}
	return f.at, f.err
}

func (f *folder) close() {
	if f.at != nil {
		f.at.Close()
	}
	f.dir, f.at, f.err = "", nil, nil
}
