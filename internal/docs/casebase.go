package docs

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
)

// caseBase is a case that others are made from, with its bytes read.
type caseBase struct {
	value *jsondoc.Value // null where it is no JSON
	lines []string
}

// baseOf reads a case that others are made from.
func (b *builder) baseOf(base *manifest.Case) *caseBase {
	if known := b.bases[base.ID]; known != nil {
		return known
	}
	read := &caseBase{value: &jsondoc.Value{}}
	if doc, err := jsondoc.Parse(base.File, b.in.Bodies[base.File]); err == nil {
		read.value = doc.Root
	}
	if b.bases == nil {
		b.bases = map[string]*caseBase{}
	}
	b.bases[base.ID] = read
	return read
}

// text returns the lines of a base.
func (c *caseBase) text() []string {
	if c.lines == nil {
		c.lines = strings.Split(c.value.Indent(), "\n")
	}
	return c.lines
}

// caseByID returns a case of the manifest, nil for none.
func (b *builder) caseByID(id string) *manifest.Case {
	if b.caseIndex == nil {
		b.caseIndex = make(map[string]*manifest.Case, len(b.in.Manifest.Cases))
		for i := range b.in.Manifest.Cases {
			c := &b.in.Manifest.Cases[i]
			if b.caseIndex[c.ID] == nil {
				b.caseIndex[c.ID] = c
			}
		}
	}
	return b.caseIndex[id]
}

// difference returns the lines that differ between two texts, given as lines, with two lines of
// what stands around them. The texts differ in one place, as a case and its base do.
func difference(a, b []string) []DiffLine {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var lines []DiffLine
	put := func(mark byte, from []string) {
		for i, line := range from {
			if len(from) > 40 && i == 40 {
				lines = append(lines, DiffLine{mark, "… " + strconv.Itoa(len(from)-i) + " more lines"})
				return
			}
			lines = append(lines, DiffLine{mark, clipped(line, 400)})
		}
	}
	put(' ', a[max(0, head-2):head])
	put('-', a[head:len(a)-tail])
	put('+', b[head:len(b)-tail])
	put(' ', a[len(a)-tail:min(len(a), len(a)-tail+2)])
	return lines
}
