package docs

import (
	"regexp"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
)

func words(text string) Span           { return Span{Words, text, nil} }
func soft(text string) Span            { return Span{Soft, text, nil} }
func code(text string) Span            { return Span{Code, text, nil} }
func link(text string, to *Place) Span { return Span{Words, text, to} }
func codeLink(text string, to *Place) Span {
	return Span{Code, text, to}
}

// say makes a Text of one run of words.
func say(text string) Text { return Text{words(text)} }

// Plain returns the text without what it links to.
func (t Text) Plain() string {
	if len(t) == 1 {
		return t[0].Text
	}
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.Text)
	}
	return b.String()
}

// enumerate joins texts: "a", "a or b", "a, b or c".
func enumerate(items []Span, last string) Text {
	var t Text
	for i, item := range items {
		switch {
		case i == 0:
		case i == len(items)-1:
			t = append(t, words(" "+last+" "))
		default:
			t = append(t, words(", "))
		}
		t = append(t, item)
	}
	return t
}

// names turns names into code; a name that is empty or has white space or
// control characters in it stands as a JSON string.
func names(list []string) []Span {
	spans := make([]Span, len(list))
	for i, n := range list {
		spans[i] = code(visible(n))
	}
	return spans
}

// visible returns text as it is where a reader can see what it is, else as a JSON string.
func visible(text string) string {
	if text == "" || text[0] == ' ' || text[len(text)-1] == ' ' || strings.IndexFunc(text, hides) >= 0 || strings.Contains(text, "  ") {
		return string(jsondoc.AppendString(nil, text))
	}
	return text
}

// hides tells whether a reader cannot see r, or is misled by it.
func hides(r rune) bool {
	switch {
	case r < 0x20, r == 0x7f, r == 0xa0, r == 0xfeff, r == 0x200e, r == 0x200f, r == 0x61c:
		return true
	case r >= 0x2000 && r <= 0x200f, r >= 0x2028 && r <= 0x202f, r >= 0x2060 && r <= 0x206f:
		return true
	}
	return false
}

// valueText returns a value as JSON on one line.
func valueText(v *jsondoc.Value) string { return v.Compact() }

// count returns "1 item", "3 items".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// bytesText returns a size for people: "412 bytes", "3.6 kB".
func bytesText(n int) string {
	switch {
	case n < 1000:
		return count(n, "byte", "bytes")
	case n < 1000_000:
		return strconv.FormatFloat(float64(n)/1000, 'f', 1, 64) + " kB"
	}
	return strconv.FormatFloat(float64(n)/1000_000, 'f', 1, 64) + " MB"
}

// What Markdown marks texts with: links and pictures, of which the text stays,
// emphasis, and code.
var (
	markedLink = regexp.MustCompile(`!?\[([^\[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)`)
	autolink   = regexp.MustCompile(`<(https?://[^<>\s]*)>`)
	emphasized = regexp.MustCompile(`(^|[^\w*])(\*{1,3})(\S|\S[^*]*?\S)\*{1,3}([^\w*]|$)`)
)

// withoutMarks returns Markdown without the marks that would be in the way of a
// reader of its source.
func withoutMarks(text string) string {
	if strings.Contains(text, "](") {
		text = markedLink.ReplaceAllString(text, "$1")
	}
	if strings.Contains(text, "*") {
		text = emphasized.ReplaceAllString(text, "$1$3$4")
	}
	if strings.Contains(text, "<http") {
		text = autolink.ReplaceAllString(text, "$1")
	}
	return strings.ReplaceAll(text, "`", "")
}

// plainSummary returns Markdown as one line of at most n bytes without marks,
// for places that take no markup.
func plainSummary(text string, n int) string {
	if len(text) > 4*n {
		text = text[:4*n]
	}
	if len(text) <= n && !strings.ContainsAny(text, "`*]>\n\t\r") && !strings.Contains(text, "  ") {
		return text
	}
	text = strings.Join(strings.Fields(withoutMarks(text)), " ")
	if len(text) <= n {
		return text
	}
	cut := strings.LastIndexByte(text[:n], ' ')
	if cut < n/2 {
		cut = n
		for cut > 0 && text[cut]&0xc0 == 0x80 {
			cut--
		}
	}
	return strings.TrimRight(text[:cut], " ,.;:") + "…"
}
