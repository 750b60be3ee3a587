package render

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"docgen.example/docgen/internal/docs"
)

// str appends markup of this package's own.
func (w *writer) str(markup string) { w.buf = append(w.buf, markup...) }

// esc appends a text from outside.
func (w *writer) esc(text string) { w.buf = escape(w.buf, text) }

// words appends a text from outside that stands between tags. Quotes stand for
// themselves there: a fifth of a page of JSON would be their escapes.
func (w *writer) words(text string) {
	w.buf = escaped(w.buf, text, false)
}

// escape appends text so that it stands for itself in HTML, between tags and in
// quoted attributes. Control characters become their pictures, which browsers show.
func escape(dst []byte, text string) []byte { return escaped(dst, text, true) }

func escaped(dst []byte, text string, quotes bool) []byte {
	start := 0
	for i := 0; i < len(text); i++ {
		var as string
		switch c := text[i]; {
		case c == '&':
			as = "&amp;"
		case c == '<':
			as = "&lt;"
		case c == '>':
			as = "&gt;"
		case c == '"' && quotes:
			as = "&#34;"
		case c == '\'' && quotes:
			as = "&#39;"
		case c < 0x20 && c != '\n' && c != '\t':
			as = string(rune(0x2400) + rune(c))
		case c == 0x7f:
			as = "␡"
		default:
			continue
		}
		dst = append(append(dst, text[start:i]...), as...)
		start = i + 1
	}
	return append(dst, text[start:]...)
}

// cleanURL returns an absolute address with nothing in it that could end the
// attribute or confuse a reader; empty when it is none.
func cleanURL(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "mailto" || u.Scheme == "https" && u.Host == "" {
		return ""
	}
	return u.String()
}

// text writes a run of spans.
func (w *writer) text(t docs.Text) {
	for i := range t {
		w.span(&t[i])
	}
}

func (w *writer) span(s *docs.Span) {
	if s.To != nil {
		if href := w.href(s.To); href != "" {
			w.str(`<a href="`)
			w.esc(href)
			if s.Kind == docs.Good {
				w.str(`" class="ok`)
			} else if s.Kind == docs.Bad {
				w.str(`" class="bad`)
			}
			w.str(`">`)
			switch {
			case s.Kind == docs.Code:
				w.code(s.Text)
			case strings.Contains(s.Text, "://"):
				w.named(s.Text)
			default:
				w.isolated(s.Text)
			}
			w.str("</a>")
			return
		}
	}
	switch s.Kind {
	case docs.Words:
		if strings.Contains(s.Text, "://") {
			w.named(s.Text)
		} else {
			w.isolated(s.Text)
		}
	case docs.Code:
		w.code(s.Text)
	case docs.Strong:
		w.str("<strong>")
		w.isolated(s.Text)
		w.str("</strong>")
	case docs.Soft:
		w.str(`<span class="soft">`)
		w.isolated(s.Text)
		w.str("</span>")
		if w.narrow && len(s.Text) > 5 && strings.HasSuffix(s.Text, ".") { // a name goes on
			w.str("<wbr>")
		}
	case docs.Good:
		w.str(`<span class="ok">`)
		w.isolated(s.Text)
		w.str("</span>")
	case docs.Bad:
		w.str(`<span class="bad">`)
		w.isolated(s.Text)
		w.str("</span>")
	case docs.Markup:
		w.markdown(s.Text, true)
	}
}

func (w *writer) code(text string) {
	w.str("<code>")
	w.named(text)
	w.str("</code>")
}

// longName is how many letters without a space a line holds at the least.
const longName = 14

// named writes a name. In a table, where columns are narrow, a long word may go
// on in the next line after ".", ":" and "/". Elsewhere it stays in one piece:
// programs that read the page take a break for a space.
func (w *writer) named(text string) {
	if !w.narrow || len(text) <= longName || hasRightToLeft(text) {
		w.isolated(text)
		return
	}
	start := 0
	for i := 2; i < len(text)-3; i++ {
		if c := text[i]; (c == '.' || c == ':' || c == '/') && i-start > 2 && text[i+1] != '/' && text[i+1] != ' ' {
			w.words(text[start : i+1])
			w.str("<wbr>")
			start = i + 1
		}
	}
	w.words(text[start:])
}

// isolated writes a text so that its writing direction ends with it.
func (w *writer) isolated(text string) {
	if !hasRightToLeft(text) {
		w.words(text)
		return
	}
	w.str("<bdi>")
	w.words(text)
	w.str("</bdi>")
}

// hasRightToLeft tells whether some letter of a text is written from right to left.
func hasRightToLeft(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf { // most texts have no such byte, and need no look at their letters
			return strings.IndexFunc(text[i:], rightToLeft) >= 0
		}
	}
	return false
}

// rightToLeft tells whether r belongs to a script written from right to left,
// or steers the direction of what stands around it.
func rightToLeft(r rune) bool {
	if unicode.Is(unicode.Bidi_Control, r) {
		return true
	}
	p, _ := bidi.LookupRune(r)
	class := p.Class()
	return class == bidi.R || class == bidi.AL || class == bidi.AN
}
