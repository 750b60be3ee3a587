package report

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// clean makes text safe to print on a terminal: what could move its cursor,
// change its colours or reorder its line becomes a visible sign.
func clean(text string) string {
	for _, r := range text {
		if sign(r) != r {
			return visible([]rune(text))
		}
	}
	return text
}

func visible(line []rune) string {
	var b strings.Builder
	for _, r := range line {
		b.WriteRune(sign(r))
	}
	return b.String()
}

// sign is what stands for r: a tab is a space, so that carets stay below their place.
func sign(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case r < 0x20:
		return 0x2400 + r
	case r == 0x7f:
		return 0x2421
	case r >= 0x80 && r < 0xa0, unicode.Is(unicode.Bidi_Control, r), r == 0xfeff, r == 0x2028, r == 0x2029:
		return 0xfffd
	}
	return r
}

// columns is how many columns of a terminal a line takes: characters of East
// Asia and emoji take two, marks that combine none.
func columns(line []rune) int {
	n := 0
	for _, r := range line {
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case kind == width.EastAsianWide, kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
