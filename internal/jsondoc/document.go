package jsondoc

import (
	"bytes"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// Document is a JSON text together with the value it spells.
type Document struct {
	Name           string // what messages call it: a relative path with slashes
	Source         []byte // as read
	Root           *Value // nil when the text could not be read
	HasBOM         bool   // it began with a byte order mark
	Duplicates     []Duplicate
	LoneSurrogates []Span // \ud800 and the like, read as U+FFFD

	once  sync.Once // for what follows, made when a place is first asked for
	lines []int     // offset of each line's first byte
	text  string    // Source, to cut lines from
	ascii bool      // a byte is a code point
}

// Duplicate is a member whose name its object already had.
type Duplicate struct {
	Name          string
	First, Second Span // of the two names
}

// Position is a place in a document as editors count it: both from 1, columns
// in code points.
type Position struct{ Line, Column int }

// Position returns the place of the byte at offset.
func (d *Document) Position(offset int) Position {
	start, line := d.lineAt(offset)
	offset = min(offset, len(d.Source))
	if d.ascii {
		return Position{Line: line + 1, Column: offset - start + 1}
	}
	return Position{Line: line + 1, Column: utf8.RuneCount(d.Source[start:offset]) + 1}
}

// LineNumber returns the line, from 1, of the byte at offset. It does not count
// columns, which takes long where a whole document stands in one line.
func (d *Document) LineNumber(offset int) int {
	_, line := d.lineAt(offset)
	return line + 1
}

// Text returns the source as a string, of which parts can be kept.
func (d *Document) Text() string {
	d.index()
	return d.text
}

// Line returns the text of the line (counted from 1) without its end.
func (d *Document) Line(line int) string {
	d.index()
	if line < 1 || line > len(d.lines) {
		return ""
	}
	end := len(d.Source)
	if line < len(d.lines) {
		end = d.lines[line]
	}
	return strings.TrimRight(d.text[d.lines[line-1]:end], "\r\n")
}

// Offset returns the byte offset of a place given as line and column, which is
// how the YAML reader learns spans.
func (d *Document) Offset(at Position) int {
	d.index()
	if at.Line < 1 {
		return 0
	}
	if at.Line > len(d.lines) {
		return len(d.Source)
	}
	offset := d.lines[at.Line-1]
	for n := 1; n < at.Column && offset < len(d.Source); n++ {
		_, size := utf8.DecodeRune(d.Source[offset:])
		offset += size
	}
	return offset
}

func (d *Document) lineAt(offset int) (start, line int) {
	d.index()
	line = max(0, sort.SearchInts(d.lines, offset+1)-1)
	return min(offset, d.lines[line]), line
}

func (d *Document) index() {
	d.once.Do(func() {
		d.text, d.ascii = string(d.Source), true
		d.lines = append(make([]int, 0, bytes.Count(d.Source, []byte{'\n'})+1), 0)
		if bytes.HasPrefix(d.Source, byteOrderMark) {
			d.lines[0] = len(byteOrderMark) // editors do not show it
		}
		for i, c := range d.Source {
			if c == '\n' {
				d.lines = append(d.lines, i+1)
			}
			if c >= utf8.RuneSelf {
				d.ascii = false
			}
		}
	})
}
