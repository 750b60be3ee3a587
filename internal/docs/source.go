package docs

import (
	"bytes"
	"strconv"

	"docgen.example/docgen/internal/model"
)

// rawPages settles which pages the raw schema goes on, before anything links there.
func (b *builder) rawPages() {
	lines := 1
	for _, c := range b.in.Bytes {
		if c == '\n' {
			lines++
		}
	}
	for first := 1; first == 1 || first <= lines; first += rawLines {
		name := "source.html"
		if first > 1 {
			name = "source-" + strconv.Itoa(first/rawLines+1) + ".html"
		}
		b.raw = append(b.raw, b.dir+name)
	}
}

// linePlace returns the place of a line of the schema's source.
func (b *builder) linePlace(line int) *Place {
	page := min((line-1)/rawLines, len(b.raw)-1)
	return &Place{b.raw[page], "L" + strconv.Itoa(line)}
}

// sourcePlace returns the line that the byte at offset stands on, or nil for
// another document's.
func (b *builder) sourcePlace(doc *model.Document, offset int) *Place {
	if doc != b.doc {
		return nil
	}
	return b.linePlace(doc.LineNumber(offset))
}

// sourcePages shows the schema as it is written.
func (b *builder) sourcePages() []*Page {
	lines := b.sourceLines()
	var pages []*Page
	for i, path := range b.raw {
		p := &Page{
			Path: path, Kind: "source", Apart: true, Heading: b.in.FileName, Title: "Source of " + b.title + b.suffix(), Alternate: b.schemaFile(), Wide: true,
			Summary: "The source of the schema " + b.title + ", with line numbers and links from each property and reference.",
		}
		first, last := i*rawLines, min((i+1)*rawLines, len(lines))
		if len(b.raw) > 1 {
			p.Title += ", lines " + strconv.Itoa(first+1) + " to " + strconv.Itoa(last)
			p.Heading += ", lines " + strconv.Itoa(first+1) + " to " + strconv.Itoa(last)
			p.Summary += " Part " + strconv.Itoa(i+1) + "."
			var parts []Text
			for j, other := range b.raw {
				if j != i {
					parts = append(parts, Text{link("lines "+strconv.Itoa(j*rawLines+1)+" to "+strconv.Itoa(min((j+1)*rawLines, len(lines))), &Place{Path: other})})
				}
			}
			p.Blocks = append(p.Blocks, List{parts})
		}
		p.Blocks = append([]Block{Paragraph{Text{
			words("The schema exactly as it is published: "), link(b.in.FileName, &Place{Path: b.schemaFile()}),
			words(" (" + bytesText(len(b.in.Bytes)) + "). Each property leads to its row, each reference to its target."),
		}}}, p.Blocks...)
		p.Blocks = append(p.Blocks, Source{First: first + 1, Lines: lines[first:last]})
		pages = append(pages, p)
	}
	return pages
}

// suffix tells titles of several schemas apart.
func (b *builder) suffix() string {
	if len(b.site.builders) > 1 {
		return " (" + b.in.Name + ")"
	}
	return ""
}

// sourceLines cuts the source into pieces: JSON by its tokens, YAML by lines.
func (b *builder) sourceLines() []SourceLine {
	src := b.doc.Source
	if b.schemaFile() != b.dir+"schema.json" {
		return plainLines(src)
	}
	l := liner{src: src, text: string(src), lines: make([]SourceLine, 0, bytes.Count(src, []byte{'\n'})+1), pieces: make([]Piece, 0, len(src)/8)}
	for l.at < len(src) {
		l.token(b.links)
	}
	l.plain(len(src))
	l.endLine()
	l.shorten()
	if n := len(l.lines); n > 1 && len(l.lines[n-1].Pieces) == 0 {
		l.lines = l.lines[:n-1]
	}
	return l.lines
}

func plainLines(src []byte) []SourceLine {
	var lines []SourceLine
	start := 0
	for i := 0; i <= len(src); i++ {
		if i == len(src) && start == i {
			break
		}
		if i == len(src) || src[i] == '\n' {
			lines = append(lines, SourceLine{Pieces: []Piece{{Text: string(src[start:i])}}})
			start = i + 1
		}
	}
	return lines
}

// liner cuts JSON text into lines of pieces.
type liner struct {
	src    []byte
	text   string // src again, to take pieces of
	at     int
	from   int // start of plain text that is not yet a piece
	line   SourceLine
	lines  []SourceLine
	pieces []Piece // of all lines; each line has a part of it
	first  int     // the first piece of the line
	depth  []bracket
}

// bracket is an open bracket: its line, and whether the line folds there.
type bracket struct {
	line  int
	folds bool
}

// longLine is the length in bytes beyond which a line is cut, where the lines of
// its page are too long together: a minified schema has all in one.
const (
	longLine  = 2_000
	rawLength = 700_000 // bytes of a page of the raw schema
)

// shorten cuts what would make a page of the raw schema too large. The file
// itself is linked from the page, and all of it is told elsewhere.
func (l *liner) shorten() {
	left := rawLength
	for i := range l.lines {
		if i%rawLines == 0 {
			left = rawLength
		}
		line := &l.lines[i]
		length := 0
		for j := range line.Pieces {
			if length += len(line.Pieces[j].Text); length > max(longLine, left) {
				line.Pieces = append(line.Pieces[:j:j], Piece{Text: " … the rest of this line is in the file only"})
				break
			}
		}
		left -= length
	}
}

// plain makes a piece of the plain text up to end.
func (l *liner) plain(end int) {
	if end > l.from {
		l.pieces = append(l.pieces, Piece{Text: l.text[l.from:end]})
	}
	l.from = end
}

// endLine finishes the line.
func (l *liner) endLine() {
	l.line.Pieces = l.pieces[l.first:len(l.pieces):len(l.pieces)]
	l.lines = append(l.lines, l.line)
	l.line = SourceLine{}
	l.first = len(l.pieces)
}

// token goes past one token, or one byte between tokens.
func (l *liner) token(links map[int]*Place) {
	start := l.at
	switch c := l.src[l.at]; {
	case c == '\n':
		l.plain(start)
		l.endLine()
		l.at++
		l.from = l.at
	case c == '"':
		for l.at++; l.at < len(l.src) && l.src[l.at] != '"' && l.src[l.at] != '\n'; l.at++ {
			if l.src[l.at] == '\\' {
				l.at++
			}
		}
		l.at = min(l.at+1, len(l.src))
		class := byte('s')
		if l.isName() {
			class = 'k'
		}
		l.piece(start, class, links[start])
	case c == '-' || c >= '0' && c <= '9':
		l.word()
		l.piece(start, 'n', nil)
	case c >= 'a' && c <= 'z':
		l.word()
		l.piece(start, 'b', nil)
	case c == '{' || c == '[':
		l.depth = append(l.depth, bracket{len(l.lines), !l.line.Opens})
		l.line.Opens = true
		l.at++
	case c == '}' || c == ']':
		l.close()
		l.at++
	default:
		l.at++
	}
}

// close pairs a closing bracket with its opening one; those of one line cancel out.
func (l *liner) close() {
	if len(l.depth) == 0 {
		return
	}
	opened := l.depth[len(l.depth)-1]
	l.depth = l.depth[:len(l.depth)-1]
	switch {
	case !opened.folds:
	case opened.line < len(l.lines):
		l.line.Closes++
	default:
		l.line.Opens = false
	}
}

func (l *liner) word() {
	for l.at < len(l.src) {
		c := l.src[l.at]
		if !(c == '-' || c == '+' || c == '.' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c == 'E') {
			return
		}
		l.at++
	}
}

func (l *liner) piece(start int, class byte, to *Place) {
	end := l.at
	l.plain(start)
	l.pieces = append(l.pieces, Piece{class, l.text[start:end], to})
	l.from = end
}

// isName tells whether the string that ends here is a member's name.
func (l *liner) isName() bool {
	for i := l.at; i < len(l.src); i++ {
		switch l.src[i] {
		case ' ', '\t', '\r', '\n':
		case ':':
			return true
		default:
			return false
		}
	}
	return false
}
