package output

import (
	"bytes"
	"context"
	"unicode/utf8"
)

// Kind tells in which way a folder drifted from what docgen generates.
type Kind uint8

// The kinds of drift.
const (
	Changed Kind = iota // the file has other bytes
	Missing             // the file is not there
	Extra               // docgen made the file once and would no more
	Blocked             // something else stands in the file's place
)

// String returns the word for k in messages.
func (k Kind) String() string { return [...]string{"changed", "missing", "extra", "blocked"}[k] }

// Drift is one difference between a folder and what docgen generates.
type Drift struct {
	Kind     Kind
	Path     string // as shown: the folder as given, a slash, the path in it
	Old, New []byte // what stands there, what would be generated; nil for none
}

// Diff compares a target with its folder and returns where they differ, in the
// order of paths. Files that docgen did not make count only where they stand in
// the way. The error is a *WriteError or that of ctx.
func Diff(ctx context.Context, t Target) ([]Drift, error) {
	root, err := openTarget(t.Dir)
	if err != nil {
		return nil, failure(t.Dir, "", err)
	}
	if root != nil {
		defer root.Close()
	}
	s, err := look(ctx, root, t.Tree)
	if err != nil {
		return nil, failure(t.Dir, "", err)
	}
	var drifts []Drift
	for _, e := range s.entries {
		d := Drift{Path: joinShown(t.Dir, e.path), Old: e.old, New: e.new}
		switch e.state {
		case missing:
			d.Kind = Missing
		case foreign, changed:
			d.Kind = Changed
		case blocked:
			d.Kind = Blocked
		}
		drifts = append(drifts, d)
	}
	for _, name := range s.removed {
		old, _ := root.ReadFile(name)
		drifts = append(drifts, Drift{Kind: Extra, Path: joinShown(t.Dir, name), Old: old})
	}
	// The list follows from the files; it is news only where nothing else is.
	if len(drifts) == 0 && !bytes.Equal(s.list, s.oldList) {
		d := Drift{Kind: Changed, Path: joinShown(t.Dir, ListName), Old: s.oldList, New: s.list}
		if s.oldList == nil {
			d.Kind = Missing
		}
		drifts = append(drifts, d)
	}
	return drifts, nil
}

// IsText tells whether data can be shown as lines of text.
func IsText(data []byte) bool {
	return utf8.Valid(data) && bytes.IndexByte(data, 0) < 0
}
