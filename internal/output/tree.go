// Package output brings folders up to date with the files that docgen generates.
//
// Files go into a [Sink] as they are made, and need not stay in memory: a folder's
// own sink compares each with what stands in its place, and stages it beside its
// place where it differs. When all of them are there, [Update.Commit] moves what
// is staged. A folder is either as it was or as it should be: what has been moved
// is moved back when a later step fails. docgen removes only files that it made:
// their names are kept in the folder, in the file [ListName]. (Libraries for atomic
// writes know single files, of which none of this can be made.)
package output

import (
	"maps"
	"slices"
	"sync"
)

// Tree is a Sink that holds its files in memory. The zero value is empty and ready.
type Tree struct {
	mu     sync.Mutex
	files  map[string][]byte
	names  nameSet
	sorted []string // nil when files were added since
}

// Put implements [Sink]. The tree keeps the bytes.
func (t *Tree) Put(files ...File) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, f := range files {
		if err := checkName(f.Path); err != nil {
			return err
		}
		if err := t.names.add(f.Path); err != nil {
			return err
		}
		if t.files == nil {
			t.files = make(map[string][]byte)
		}
		t.files[f.Path] = f.Data
	}
	t.sorted = nil
	return nil
}

// Paths returns the paths of all files in byte order. The caller must not change it.
func (t *Tree) Paths() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.sorted == nil {
		t.sorted = slices.Sorted(maps.Keys(t.files))
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
