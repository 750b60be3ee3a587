package jsondoc

import (
	"sort"
	"strings"
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

	lines []int // offset of each line's first byte; made when first asked for
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
	return Position{Line: line + 1, Column: utf8.RuneCount(d.Source[start:offset]) + 1}
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
	return strings.TrimRight(string(d.Source[d.lines[line-1]:end]), "\r\n")
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
	line = sort.SearchInts(d.lines, offset+1) - 1
	return d.lines[line], line
}

func (d *Document) index() {
	if d.lines != nil {
		return
	}
	d.lines = []int{0}
	for i, c := range d.Source {
		if c == '\n' {
			d.lines = append(d.lines, i+1)
		}
	}
}
