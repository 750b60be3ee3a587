package docs

import (
	"bytes"
	"strconv"

	"docgen.example/docgen/internal/model"
)

// rawPage is a page of the raw schema: the lines from first on.
type rawPage struct {
	path       string
	first      int // number of its first line
	lines      int
	start, end int // of its text, in the document
}

// title tells the lines of the page.
func (p *rawPage) title() string {
	return "lines " + strconv.Itoa(p.first) + " to " + strconv.Itoa(p.first+p.lines-1)
}

// rawPages settles which pages the raw schema goes on, before anything links there.
func (b *builder) rawPages() {
	src := b.in.Bytes
	page := rawPage{path: b.dir + "source.html", first: 1}
	for at := 0; at < len(src); {
		if page.lines == rawLines {
			b.raw = append(b.raw, page)
			page = rawPage{path: b.dir + "source-" + strconv.Itoa(len(b.raw)+1) + ".html", first: page.first + rawLines, start: at}
		}
		if n := bytes.IndexByte(src[at:], '\n'); n >= 0 {
			at += n + 1
		} else {
			at = len(src)
		}
		page.lines++
		page.end = at
	}
	b.raw = append(b.raw, page)
}

// linePlace returns the place of a line of the schema's source.
func (b *builder) linePlace(line int) *Place {
	page := min((line-1)/rawLines, len(b.raw)-1)
	return &Place{b.raw[page].path, "L" + strconv.Itoa(line)}
}

// sourcePlace returns the line that the byte at offset stands on, or nil for
// another document's.
func (b *builder) sourcePlace(doc *model.Document, offset int) *Place {
	if doc != b.doc {
		return nil
	}
	return b.linePlace(doc.LineNumber(offset))
}

// The lengths of lines: a minified schema has all in one.
const (
	longLine  = 2_000   // bytes that are shown of each line, whatever the page
	rawLength = 700_000 // bytes of a page of the raw schema beyond which lines are cut
)

// sourcePages shows the schema as it is written.
func (b *builder) sourcePages() []*Page {
	text := b.doc.Text()
	var pages []*Page
	for i := range b.raw {
		raw := &b.raw[i]
		p := &Page{
			Path: raw.path, Kind: "source", Apart: true, Heading: b.in.FileName, Title: "Source of " + b.title + b.suffix(), Alternate: b.schemaFile(), Wide: true,
			Summary: "The source of the schema " + b.title + ", with line numbers and links from each property and reference.",
		}
		p.Blocks = append(p.Blocks, Paragraph{Text{
			words("The schema exactly as it is published: "), link(b.in.FileName, &Place{Path: b.schemaFile()}),
			words(" (" + bytesText(len(b.in.Bytes)) + "). Each property leads to its row, each reference to its target."),
		}})
		if len(b.raw) > 1 {
			p.Title += ", " + raw.title()
			p.Heading += ", " + raw.title()
			p.Summary += " Part " + strconv.Itoa(i+1) + "."
			p.Blocks = append(p.Blocks, b.otherParts(i))
		}
		source := Source{First: raw.first, Text: text[raw.start:raw.end], At: raw.start, IsJSON: b.schemaFile() == b.dir+"schema.json", Links: b.links}
		if raw.end-raw.start > rawLength {
			source.Longest = max(longLine, rawLength/raw.lines)
		}
		p.Blocks = append(p.Blocks, source)
		pages = append(pages, p)
	}
	return pages
}

// otherParts leads to the other pages of the raw schema.
func (b *builder) otherParts(this int) List {
	var parts []Text
	for i := range b.raw {
		if i != this {
			parts = append(parts, Text{link(b.raw[i].title(), &Place{Path: b.raw[i].path})})
		}
	}
	return List{parts}
}

// suffix tells titles of several schemas apart.
func (b *builder) suffix() string {
	if len(b.site.builders) > 1 {
		return " (" + b.in.Name + ")"
	}
	return ""
}
