package pattern

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/dlclark/regexp2/v2"
)

// checkEngines holds the linear engine, on docgen's rewrite, against the
// backtracking one on the pattern as written, for text and texts near it.
func checkEngines(t *testing.T, p *Pattern, text string) {
	t.Helper()
	if p.linear == nil || p.strict != nil {
		return
	}
	other, err := regexp2.Compile(p.text, regexp2.ECMAScript|regexp2.Unicode)
	if err != nil {
		t.Errorf("%q: the backtracking engine: %v", p.text, err)
		return
	}
	for _, text := range []string{text, text + "\n", text + "é", " " + text, "", "٣", "\u2028" + text, text + text} {
		want, err := other.MatchString(text)
		if err != nil {
			continue
		}
		if got := p.linear.MatchString(text); got != want {
			t.Errorf("%q on %q: linear %v (as %s), backtracking %v", p.text, text, got, p.linear, want)
		}
	}
}

// The cases of the official suite that turn on a regular expression alone.
func TestOfficialSuite(t *testing.T) {
	for _, name := range []string{"pattern.json", "optional/ecmascript-regex.json", "patternProperties.json", "optional/non-bmp-regex.json"} {
		source, err := os.ReadFile(filepath.Join(corpus(t), "json-schema-test-suite", "draft2020-12", name))
		if err != nil {
			t.Fatal(err)
		}
		var groups []struct {
			Description string
			Schema      struct{ Pattern *string }
			Tests       []struct {
				Description string
				Data        any
				Valid       bool
			}
		}
		if err := json.Unmarshal(source, &groups); err != nil {
			t.Fatal(err)
		}
		for _, group := range groups {
			if group.Schema.Pattern == nil {
				continue
			}
			p, err := Compile(*group.Schema.Pattern)
			if err != nil {
				t.Errorf("%s: %v", group.Description, err)
				continue
			}
			for _, test := range group.Tests {
				text, ok := test.Data.(string)
				if !ok {
					continue
				}
				if got, err := p.Match(text); got != test.Valid || err != nil {
					t.Errorf("%s: %s: %q on %q: %v, %v", name, test.Description, p, text, got, err)
				}
			}
		}
	}
}
