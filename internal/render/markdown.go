package render

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"docgen.example/docgen/internal/docs"
)

// Authors write descriptions as plain text, as Markdown, or as something
// between. So only constructs that are meant as Markdown beyond doubt are read
// as such: code, emphasis, links, lists, paragraphs. Nothing is lost: raw HTML,
// backslashes and entities stand as written, and the marks of what is Markdown
// stay in the text at no width (class "m"), so that a text that is copied, or
// searched for, is the author's.

var authors = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	),
	parser.WithInlineParsers(
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewEmphasisParser(), 500),
		util.Prioritized(extension.NewLinkifyParser(extension.WithLinkifyAllowedProtocols([]string{"https:"})), 999),
	),
)

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// prose writes an author's text as paragraphs.
func (w *writer) prose(source string) {
	source = lineEnds.Replace(source)
	if plain := isPlainText(source); plain || isCostly(source) {
		w.paragraph(source, plain)
		return
	}
	w.markdown(source, false)
}

// paragraph writes a text as written; in one that is not plain lines stay lines.
func (w *writer) paragraph(source string, plain bool) {
	w.str(`<p dir="auto"`)
	if !plain {
		w.str(` class="asis"`)
	}
	w.str(">")
	w.words(source)
	w.str("</p>")
}

// isPlainText tells whether Markdown could find nothing in a text.
func isPlainText(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '`', '[', '\n', '*':
			return false
		case '_':
			if i == 0 || s[i-1] == ' ' || s[i-1] == '(' || s[i-1] == '_' {
				return false
			}
		case '<', 'h', 'm':
			if strings.HasPrefix(s[i:], "https://") || strings.HasPrefix(s[i:], "<mailto:") {
				return false
			}
		case '~':
			if strings.HasPrefix(s[i:], "~~~") {
				return false
			}
		}
	}
	return s == "" || !strings.ContainsRune("-+ \t0123456789", rune(s[0]))
}

// isCostly tells whether a text could keep the Markdown parser busy: its work
// can grow with the square of the marks. Such a text is shown as written.
func isCostly(s string) bool {
	if len(s) < 1000 {
		return false
	}
	marks := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[', '*', '_', '`', '<':
			marks++
		}
	}
	return marks > 600 || len(s) > 64<<10
}

// markdown writes an author's text; inline leaves out what would start a paragraph.
func (w *writer) markdown(source string, inline bool) {
	source = lineEnds.Replace(source)
	if inline && (isPlainText(source) || isCostly(source)) {
		w.isolated(source)
		return
	}
	src, start := []byte(source), len(w.buf)
	tree := authors.Parse(text.NewReader(src))
	m := authorWriter{w, src, inline, 0}
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		m.block(n)
	}
	switch {
	case says(w.buf[start:], source):
	case inline:
		w.buf = w.buf[:start]
		w.isolated(source)
	default:
		w.buf = w.buf[:start]
		w.paragraph(source, false)
	}
}

// says tells whether the text between the tags of page is source, white space
// apart. What Markdown makes of a text may come out otherwise, since the parser
// has rules of its own for what it drops.
func says(page []byte, source string) bool {
	i := 0
	next := func() byte { // of page; 0 at its end
		for ; i < len(page); i++ {
			switch page[i] {
			case '<':
				i += bytes.IndexByte(page[i:], '>')
			case ' ', '\n', '\t', '\r':
			default:
				i++
				return page[i-1]
			}
		}
		return 0
	}
	for _, c := range escaped(nil, source, false) {
		if c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != next() {
			return false
		}
	}
	return next() == 0
}

// authorWriter writes the tree of an author's text.
type authorWriter struct {
	*writer
	src    []byte
	inline bool
	depth  int
}

func (m *authorWriter) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.List:
		if m.inline {
			m.children(n)
			return
		}
		tag := "ul"
		if n.IsOrdered() {
			tag = "ol"
		}
		m.str("<" + tag + ` dir="auto">`)
		m.children(n)
		m.str("</" + tag + ">")
	case *ast.ListItem:
		m.item(n)
	case *ast.FencedCodeBlock:
		m.fence(n)
	case *ast.CodeBlock:
		m.pre("", n, "")
	case *ast.Paragraph, *ast.TextBlock:
		if m.inline || n.Kind() == ast.KindTextBlock {
			m.inlines(n)
			m.str(" ")
			return
		}
		m.str(`<p dir="auto">`)
		m.inlines(n)
		m.str("</p>")
	default:
		m.lines(n)
	}
}

func (m *authorWriter) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		m.block(c)
	}
}

// item writes a list item; its marker as the author wrote it stays in the text.
func (m *authorWriter) item(n *ast.ListItem) {
	if !m.inline {
		m.str("<li>")
	}
	if at := firstOffset(n); at >= 0 {
		start := at
		for start > 0 && m.src[start-1] != '\n' {
			start--
		}
		m.mark(strings.TrimLeft(string(m.src[start:at]), " \t"))
	}
	m.children(n)
	if !m.inline {
		m.str("</li>")
	}
}

// firstOffset returns where the first text below n starts, or -1.
func firstOffset(n ast.Node) int {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock && c.Lines().Len() > 0 {
			return c.Lines().At(0).Start
		}
		if c.Type() != ast.TypeBlock {
			return -1
		}
		if at := firstOffset(c); at >= 0 {
			return at
		}
	}
	return -1
}

func (m *authorWriter) fence(n *ast.FencedCodeBlock) {
	info := ""
	if n.Info != nil {
		info = string(n.Info.Segment.Value(m.src))
	}
	m.pre("```"+info+"\n", n, "```")
}

// pre writes the lines of n as code between two marks.
func (m *authorWriter) pre(open string, n ast.Node, end string) {
	if m.inline {
		m.str("<code>")
	} else {
		m.str("<pre><code>")
	}
	m.mark(open)
	m.lines(n)
	m.mark(end)
	if m.inline {
		m.str("</code>")
	} else {
		m.str("</code></pre>")
	}
}

func (m *authorWriter) lines(n ast.Node) {
	for i := 0; i < n.Lines().Len(); i++ {
		line := n.Lines().At(i)
		m.words(string(line.Value(m.src)))
	}
}

var ours = goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID()))

// article writes a text of docgen's own: all of Markdown but raw HTML.
func (w *writer) article(source string) {
	var out bytes.Buffer
	if err := ours.Convert([]byte(source), &out); err == nil {
		w.buf = append(w.buf, out.Bytes()...)
	}
}

// articleContents lists the sections of an article, which stands on the page.
func articleContents(source, page string) []docs.Link {
	var links []docs.Link
	src := []byte(source)
	for n := ours.Parser().Parse(text.NewReader(src)).FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 2 {
			id, _ := h.AttributeString("id")
			links = append(links, docs.Link{Text: string(h.Lines().Value(src)), To: &docs.Place{Path: page, Anchor: string(id.([]byte))}})
		}
	}
	return links
}
