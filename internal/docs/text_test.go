package docs

import "testing"

// TestPlainSummary takes the marks off Markdown, and leaves what only looks like them.
func TestPlainSummary(t *testing.T) {
	for text, want := range map[string]string{
		"See the [handbook](https://shop.example/a) for *how* it **flows**.": "See the handbook for how it flows.",
		"![a picture](x.png \"title\") and `code`":                           "a picture and code",
		"2 * 3 * 4, a*b*c and [not a link]":                                  "2 * 3 * 4, a*b*c and [not a link]",
		"see <https://example.com/a>, not <b>":                               "see https://example.com/a, not <b>",
		"many\n\n  lines":                                                    "many lines",
	} {
		if got := plainSummary(text, 200); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
