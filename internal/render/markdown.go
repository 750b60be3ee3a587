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

// prose writes an author's text as paragraphs.
func (w *writer) prose(source string) {
	if plain := isPlainText(source); plain || isCostly(source) {
		w.str(`<p dir="auto"`)
		if !plain {
			w.str(` class="asis"`)
		}
		w.str(">")
		w.esc(source)
		w.str("</p>")
		return
	}
	w.markdown(source, false)
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
	if inline && (isPlainText(source) || isCostly(source)) {
		w.isolated(source)
		return
	}
	src := []byte(source)
	tree := authors.Parse(text.NewReader(src))
	m := authorWriter{w, src, inline, 0}
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		m.block(n)
	}
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
	if m.inline {
		m.str("<code>")
	} else {
		m.str("<pre><code>")
	}
	m.mark("```" + info + "\n")
	m.lines(n)
	m.mark("```")
	if m.inline {
		m.str("</code>")
	} else {
		m.str("</code></pre>")
	}
}

func (m *authorWriter) lines(n ast.Node) {
	for i := 0; i < n.Lines().Len(); i++ {
		line := n.Lines().At(i)
		m.esc(string(line.Value(m.src)))
	}
}

// mark writes a mark of Markdown, which takes no room.
func (m *authorWriter) mark(text string) {
	if text == "" {
		return
	}
	m.str(`<i class="m" aria-hidden="true">`)
	m.esc(text)
	m.str("</i>")
}

func (m *authorWriter) inlines(n ast.Node) {
	if m.depth++; m.depth < 60 {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			m.inlineNode(c)
		}
	}
	m.depth--
}

func (m *authorWriter) inlineNode(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		m.esc(string(n.Segment.Value(m.src)))
		if n.SoftLineBreak() || n.HardLineBreak() {
			m.lineBreak(n)
		}
	case *ast.String:
		m.esc(string(n.Value))
	case *ast.CodeSpan:
		m.codeSpan(n)
	case *ast.Emphasis:
		m.emphasis(n)
	case *ast.Link:
		m.link(n, string(n.Destination), string(n.Title))
	case *ast.Image:
		m.str("![")
		m.inlines(n)
		m.esc("](" + string(n.Destination) + title(string(n.Title)) + ")")
	case *ast.AutoLink:
		m.autoLink(n)
	default:
		m.inlines(n)
	}
}

// lineBreak keeps the break after a short line, which is meant; a long one was
// only wrapped.
func (m *authorWriter) lineBreak(n *ast.Text) {
	start := bytes.LastIndexByte(m.src[:n.Segment.Start], '\n') + 1
	if !m.inline && (n.HardLineBreak() || n.Segment.Stop-start < 60) {
		m.str("<br>")
	}
	m.str("\n")
}

func (m *authorWriter) codeSpan(n *ast.CodeSpan) {
	ticks := "`"
	if first, ok := n.FirstChild().(*ast.Text); ok {
		for at := first.Segment.Start - 2; at >= 0 && m.src[at] == '`'; at-- {
			ticks += "`"
		}
	}
	m.str("<code>")
	m.mark(ticks)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			m.esc(string(t.Segment.Value(m.src)))
		}
	}
	m.mark(ticks)
	m.str("</code>")
}

// emphasis is read as such between words only: in 2*3*4 and **/*.js the stars stay.
func (m *authorWriter) emphasis(n *ast.Emphasis) {
	start, stop := textRange(n)
	sign := byte('*')
	outer := true
	if start >= n.Level && stop+n.Level <= len(m.src) && start <= stop {
		sign = m.src[start-1]
		outer = (start == n.Level || isBoundary(m.src[start-n.Level-1])) && (stop+n.Level == len(m.src) || isBoundary(m.src[stop+n.Level]))
	}
	if sign != '*' && sign != '_' {
		sign = '*'
	}
	marks := strings.Repeat(string(sign), n.Level)
	if !outer {
		m.str(marks)
		m.inlines(n)
		m.str(marks)
		return
	}
	tag := "em"
	if n.Level == 2 {
		tag = "strong"
	}
	m.str("<" + tag + ">")
	m.mark(marks)
	m.inlines(n)
	m.mark(marks)
	m.str("</" + tag + ">")
}

func isBoundary(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || strings.IndexByte(".,;:!?()[]\"'*_-", c) >= 0
}

// textRange returns where the text below n starts and stops in the source.
func textRange(n ast.Node) (start, stop int) {
	start, stop = -1, -1
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok && entering {
			if start < 0 {
				start = t.Segment.Start
			}
			stop = t.Segment.Stop
		}
		return ast.WalkContinue, nil
	})
	if _, inner := n.FirstChild().(*ast.Text); !inner { // its own marks stand further out
		return -1, -1
	}
	if _, inner := n.LastChild().(*ast.Text); !inner {
		return -1, -1
	}
	return start, stop
}

func title(text string) string {
	if text == "" {
		return ""
	}
	return ` "` + text + `"`
}

// link writes a link to https or mailto; any other destination is shown as written.
func (m *authorWriter) link(n ast.Node, destination, label string) {
	href := ""
	if strings.HasPrefix(destination, "https://") || strings.HasPrefix(destination, "mailto:") {
		href = cleanURL(destination)
	}
	tail := "](" + destination + title(label) + ")"
	if href == "" {
		m.str("[")
		m.inlines(n)
		m.esc(tail)
		return
	}
	m.mark("[")
	m.str(`<a href="`)
	m.esc(href)
	m.str(`">`)
	m.inlines(n)
	m.str("</a>")
	m.mark(tail)
}

func (m *authorWriter) autoLink(n *ast.AutoLink) {
	label := string(n.Label(m.src))
	open, end := "", ""
	if first := bytes.Index(m.src, []byte("<"+label+">")); first >= 0 {
		open, end = "<", ">"
	}
	href := ""
	if strings.HasPrefix(label, "https://") {
		href = cleanURL(label)
	}
	if href == "" {
		m.esc(open + label + end)
		return
	}
	m.mark(open)
	m.str(`<a href="`)
	m.esc(href)
	m.str(`">`)
	m.esc(label)
	m.str("</a>")
	m.mark(end)
}

var ours = goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID()))

// article writes a text of docgen's own: all of Markdown but raw HTML.
func (w *writer) article(source string) {
	var out bytes.Buffer
	if err := ours.Convert([]byte(source), &out); err == nil {
		w.buf = append(w.buf, out.Bytes()...)
	}
}
