// Package output holds the files that docgen generates, in memory, until all of
// them are there. Then they are written to a folder in one go, or compared with
// what the folder holds.
//
// A folder is either as it was or as it should be: everything is staged beside
// its place first, and what has been moved is moved back when a later step
// fails. docgen removes only files that it made: their names are kept in the
// folder, in the file [ListName].
package output

import (
	"slices"
	"sync"
)

// Tree is a set of files by their path: relative, with slashes, safe on every
// file system. The zero value is empty and ready; several goroutines may add.
type Tree struct {
	mu     sync.Mutex
	files  map[string][]byte
	names  nameSet
	sorted []string // nil when files were added since
}

// Add puts a file into the tree, which keeps data. The error is a *NameError
// when path is unsafe or cannot stand beside one that is there already.
func (t *Tree) Add(path string, data []byte) error {
	if err := CheckName(path); err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.names.add(path); err != nil {
		return err
	}
	if t.files == nil {
		t.files = make(map[string][]byte)
	}
	t.files[path] = data
	t.sorted = nil
	return nil
}

// Paths returns the paths of all files in byte order. The caller must not change it.
func (t *Tree) Paths() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.sorted == nil {
		t.sorted = make([]string, 0, len(t.files))
		for path := range t.files {
			t.sorted = append(t.sorted, path)
		}
		slices.Sort(t.sorted)
	}
	return t.sorted
}

// File returns the bytes of the file at path, and whether there is one.
func (t *Tree) File(path string) ([]byte, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	data, ok := t.files[path]
	return data, ok
}

// Len returns the number of files.
func (t *Tree) Len() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.files)
}

// largest returns the number of bytes in the largest file.
func (t *Tree) largest() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := 0
	for _, data := range t.files {
		n = max(n, len(data))
	}
	return n
}

// Size returns the number of bytes in all files.
func (t *Tree) Size() int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	var n int64
	for _, data := range t.files {
		n += int64(len(data))
	}
	return n
}
