package pattern

import (
	"math/rand/v2"
	"testing"
)

func TestNearMisses(t *testing.T) {
	tests := []struct {
		pattern, text string
		want          map[string]string // some of them
	}{
		{`^[0-9a-f]+$`, "c0ffee", map[string]string{
			"c0ffee\n": "a newline at the end", "C0FFEE": "upper-case letters", "": "an empty text",
			"g0ffee": "“g” as the first character", "gc0ffee": "“g” before the start", "c0ffeeg": "“g” after the end",
		}},
		{`^\d{4}-\d{2}$`, "2024-05", map[string]string{
			"202405": "“-” missing", "٢024-05": "a digit of another script", "2024-0": "the last character missing",
		}},
	}
	for _, test := range tests {
		p := mustCompile(t, test.pattern)[0]
		got := map[string]string{}
		for _, miss := range p.NearMisses(test.text) {
			if p.matches(miss.Text) {
				t.Errorf("%s matches %q (%s)", p, miss.Text, miss.Reason)
			}
			got[miss.Text] = miss.Reason
		}
		for text, reason := range test.want {
			if got[text] != reason {
				t.Errorf("%s: %q is %q, want %q", p, text, got[text], reason)
			}
		}
	}
}

// For each lost anchor there is a text that tells the difference.
func TestWithoutAnchors(t *testing.T) {
	src := rand.New(rand.NewPCG(5, 6))
	for _, text := range []string{`^[0-9a-f]+$`, `^a|b$`, `^(foo|bar)-\d+$`, `^.*$`} {
		p := mustCompile(t, text)[0]
		variants := p.WithoutAnchors()
		if len(variants) != 2 {
			t.Errorf("%s: %d variants, want 2", p, len(variants))
		}
		for _, variant := range variants {
			wrong := mustCompile(t, variant.Text)
			if _, err := Find(Want{Match: wrong, Avoid: []*Pattern{p}, MaxLength: -1}, src); err != nil {
				t.Errorf("%s: %s: %v", p, variant.Description, err)
			}
		}
	}
}
