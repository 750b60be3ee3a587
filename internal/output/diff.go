package output

import (
	"bytes"
	"cmp"
	"context"
	"slices"
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
	Old, New []byte // what stands there, what would be generated; nil for none, or where sizes tell of them
	sizes    string
}

// Comparison is a Sink that finds out where a folder differs from what it is given.
type Comparison struct {
	*survey
	ctx  context.Context
	full int // how many drifts have their bytes
	held int // entries that have them for now
}

// Compare starts a comparison with the folder dir, as the user gave it. Of the
// drifts, the first so many have their bytes: a folder of thousands of files may
// differ in all of them. The error is a *WriteError.
func Compare(ctx context.Context, dir string, full int) (*Comparison, error) {
	s, err := newSurvey(dir)
	if err != nil {
		return nil, err
	}
	s.whole = true
	return &Comparison{survey: s, ctx: ctx, full: full}, nil
}

// contents is the bytes on both sides of a drift, or what is left of them.
type contents struct {
	old, new      []byte
	before, after int  // their sizes, and
	at            int  // the first byte in which they differ, where
	shortened     bool // they are forgotten
}

// Put implements [Sink].
func (c *Comparison) Put(files ...File) error {
	w := c.walker()
	defer c.rest(w)
	for _, f := range files {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		e, err := c.look(w, f)
		if err != nil {
			return err
		}
		if e != nil {
			c.hold(e.staged, f.Data)
		}
	}
	return nil
}

// hold keeps the bytes of an entry, and forgets those of the ones that come last
// when it holds too many.
func (c *Comparison) hold(i int, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := &c.entries[i]
	if e.bytes == nil {
		e.bytes = &contents{}
	}
	e.bytes.new = data
	if c.held++; c.held > 2*c.full+100 {
		c.shorten()
	}
}

// shorten forgets the bytes of all entries but the first by their paths.
func (c *Comparison) shorten() {
	var held []*entry
	for i := range c.entries {
		if b := c.entries[i].bytes; b != nil && !b.shortened {
			held = append(held, &c.entries[i])
		}
	}
	slices.SortFunc(held, func(a, b *entry) int { return cmp.Compare(a.path, b.path) })
	for _, e := range held[min(c.full, len(held)):] {
		e.bytes.shorten()
	}
	c.held = min(c.full, len(held))
}

func (b *contents) shorten() {
	b.before, b.after, b.at = len(b.old), len(b.new), firstDifference(b.old, b.new)
	b.old, b.new, b.shortened = nil, nil, true
}

// Drifts returns where the folder differs from what was put, in the order of
// paths, and ends the comparison. Files that docgen did not make count only where
// they stand in the way. The error is a *WriteError or that of the context.
func (c *Comparison) Drifts() ([]Drift, error) {
	defer c.close()
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	if err := c.settle(); err != nil {
		return nil, err
	}
	if c.held > c.full {
		c.shorten()
	}
	var drifts []Drift
	for _, e := range c.entries {
		d := Drift{Path: joinShown(c.dir, e.path)}
		switch e.state {
		case missing:
			d.Kind = Missing
		case foreign, changed:
			d.Kind = Changed
		case blocked:
			d.Kind = Blocked
		}
		if b := e.bytes; b.shortened {
			d.sizes = sizes(d.Kind, b.before, b.after, b.at)
		} else {
			d.Old, d.New = b.old, b.new
		}
		drifts = append(drifts, d)
	}
	for _, name := range c.removed {
		old, _ := c.root.ReadFile(name)
		d := Drift{Kind: Extra, Path: joinShown(c.dir, name), Old: old}
		if len(drifts) >= c.full {
			d.Old, d.sizes = nil, sizes(Extra, len(old), 0, 0)
		}
		drifts = append(drifts, d)
	}
	// The list follows from the files; it is news only where nothing else is.
	if len(drifts) == 0 && !bytes.Equal(c.list, c.oldList) {
		d := Drift{Kind: Changed, Path: joinShown(c.dir, ListName), Old: c.oldList, New: c.list}
		if c.oldList == nil {
			d.Kind = Missing
		}
		drifts = append(drifts, d)
	}
	return drifts, nil
}

// isText tells whether data can be shown as lines of text.
func isText(data []byte) bool {
	return utf8.Valid(data) && bytes.IndexByte(data, 0) < 0
}
