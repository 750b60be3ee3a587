package docs

import (
	"strings"
	"testing"
)

// TestBeginning: the beginning of a text ends with a word where one is near, and
// never within a character.
func TestBeginning(t *testing.T) {
	for _, test := range []struct {
		text string
		n    int
		want string
	}{
		{"short", 5, "short"},
		{"a text of many words", 12, "a text of…"},
		{"nospaceanywhere", 7, "nospace…"},
		{"a " + strings.Repeat("x", 20), 12, "a xxxxxxxxxx…"}, // the last space is far
		{"größer", 3, "gr…"},                                  // ö has two bytes
		{"日本語", 5, "日…"},
	} {
		if got := beginning(test.text, test.n); got != test.want {
			t.Errorf("%d bytes of %q: %q, want %q", test.n, test.text, got, test.want)
		}
	}
}
