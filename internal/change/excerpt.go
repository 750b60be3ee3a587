package change

import (
	"strings"
	"unicode/utf8"
)

// Excerpts returns two texts as they are, or where one has more than n bytes, of
// both about as much from shortly before the place where they begin to differ.
func Excerpts(a, b string, n int) (string, string) {
	if len(a) <= n && len(b) <= n {
		return a, b
	}
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	start := max(0, same-n/4)
	if start > 0 { // at a word, if there is one
		start += strings.IndexByte(a[start:max(start, same-1)], ' ') + 1
	}
	for start > 0 && start < len(a) && !utf8.RuneStart(a[start]) {
		start--
	}
	return excerpt(a, start, n), excerpt(b, start, n)
}

func excerpt(text string, start, n int) string {
	end := min(len(text), start+n)
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	before, after := "", ""
	if start > 0 {
		before = "…"
	}
	if end < len(text) {
		after = "…"
	}
	return before + text[start:end] + after
}
