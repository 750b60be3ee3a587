package report

import "strings"

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
	case r >= 0x80 && r < 0xa0, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x061c, r == 0xfeff, r == 0x2028, r == 0x2029:
		return 0xfffd
	}
	return r
}

// columns is how many columns of a terminal a line takes: characters of East
// Asia and emoji take two, marks that combine none.
func columns(line []rune) int {
	n := 0
	for _, r := range line {
		switch {
		case r >= 0x0300 && r <= 0x036f, r == 0x200d, r >= 0xfe00 && r <= 0xfe0f:
		case r >= 0x1100 && r <= 0x115f, r >= 0x2e80 && r <= 0xa4cf, r >= 0xac00 && r <= 0xd7a3,
			r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe6f, r >= 0xff00 && r <= 0xff60,
			r >= 0x1f300 && r <= 0x1faff, r >= 0x20000 && r <= 0x3fffd:
			n += 2
		default:
			n++
		}
	}
	return n
}
