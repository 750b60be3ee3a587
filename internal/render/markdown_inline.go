package render

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// mark writes a mark of Markdown, which takes no room.
func (m *authorWriter) mark(text string) {
	if text == "" {
		return
	}
	m.str(`<i class="m" aria-hidden="true">`)
	m.words(text)
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
		m.words(string(n.Segment.Value(m.src)))
		if n.SoftLineBreak() || n.HardLineBreak() {
			m.lineBreak(n)
		}
	case *ast.String:
		m.words(string(n.Value))
	case *ast.CodeSpan:
		m.codeSpan(n)
	case *ast.Emphasis:
		m.emphasis(n)
	case *ast.Link:
		m.link(n, string(n.Destination), string(n.Title))
	case *ast.Image:
		m.str("![")
		m.inlines(n)
		m.words("](" + string(n.Destination) + title(string(n.Title)) + ")")
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
	if stop := n.Segment.Stop; n.HardLineBreak() && stop < len(m.src) && m.src[stop] == '\\' {
		m.mark(`\`)
	}
	if !m.inline && (n.HardLineBreak() || n.Segment.Stop-start < 60) {
		m.str("<br>")
	}
	m.str("\n")
}

func (m *authorWriter) codeSpan(n *ast.CodeSpan) {
	ticks := "`"
	if first, ok := n.FirstChild().(*ast.Text); ok {
		at := first.Segment.Start - 1
		if at > 0 && m.src[at] != '`' { // a space that belongs to the marks
			at--
		}
		for at--; at >= 0 && m.src[at] == '`'; at-- {
			ticks += "`"
		}
	}
	m.str("<code>")
	m.mark(ticks)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			m.words(string(t.Segment.Value(m.src)))
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
	tail := "](" + destination + title(label) + ")"
	address := ""
	if strings.HasPrefix(destination, "https://") || strings.HasPrefix(destination, "mailto:") {
		address = destination
	}
	m.anchor(address, "[", tail, func() { m.inlines(n) })
}

func (m *authorWriter) autoLink(n *ast.AutoLink) {
	label := string(n.Label(m.src))
	before, after := "", ""
	if bytes.Contains(m.src, []byte("<"+label+">")) {
		before, after = "<", ">"
	}
	address := ""
	if strings.HasPrefix(label, "https://") {
		address = label
	}
	m.anchor(address, before, after, func() { m.words(label) })
}

// anchor writes what text writes as a link, and before and after as marks; where
// the address is none to lead to, all three are text.
func (m *authorWriter) anchor(address, before, after string, text func()) {
	href := cleanURL(address)
	if href == "" {
		m.words(before)
		text()
		m.words(after)
		return
	}
	m.mark(before)
	m.str(`<a href="`)
	m.esc(href)
	m.str(`">`)
	text()
	m.str("</a>")
	m.mark(after)
}
