package problem

import (
	"strings"
	"testing"
	"unicode/utf8"

	"docgen.example/docgen/internal/jsondoc"
)

func TestClosest(t *testing.T) {
	for _, c := range []struct{ word, candidates, want string }{
		{"emial", "phone email", "email"},           // two letters swapped
		{"schema", "title schemas", "schemas"},      // one is missing
		{"tittle", "title schemas", "title"},        // one too many
		{"requird", "require required", "require"},  // both are one away: the first by alphabet
		{"größse", "größe", "größe"},                // letters, not bytes
		{"if", "of", ""},                            // short words are not guessed
		{"banana", "schemas title", ""},             // nothing is near
		{"aple", "aXpYle", ""},                      // two of four letters
		{"maximumLength", "maxLength", "maxLength"}, // four of thirteen letters
		{"patternProperty", "patternProperties", "patternProperties"},
	} {
		if got := Closest(c.word, strings.Fields(c.candidates)); got != c.want {
			t.Errorf("%s among %s: %q, want %q", c.word, c.candidates, got, c.want)
		}
	}
}

// TestLongMessages: what quotes an input is cut where it is long, between characters.
func TestLongMessages(t *testing.T) {
	doc, err := jsondoc.Parse("f.json", []byte(`1`))
	if err != nil {
		t.Fatal(err)
	}
	for shift := range 3 {
		p := At(doc, doc.Root.Span, "code", strings.Repeat("x", shift)+strings.Repeat("ü", maxMessage))
		if len(p.Message) > maxMessage+len("…") || !utf8.ValidString(p.Message) || !strings.HasSuffix(p.Message, "ü…") {
			t.Errorf("a message of %d bytes ends in %q", len(p.Message), p.Message[len(p.Message)-8:])
		}
	}
}
