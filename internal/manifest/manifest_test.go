package manifest_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"docgen.example/docgen/internal/manifest"
)

// TestMarshal: what is written is the manifest as encoding/json sees it, with a
// line for each case and mutant.
func TestMarshal(t *testing.T) {
	for name, m := range map[string]*manifest.Manifest{
		"empty": {Format: manifest.Format, Notes: []manifest.Note{}, Cases: []manifest.Case{}, Declined: []manifest.Declined{}},
		"full": {
			Schema: "../manifest.schema.json", Format: manifest.Format,
			Generator: manifest.Generator{Name: "docgen", Module: "m", Seed: 7},
			Subject:   manifest.Subject{Name: "customer", Title: "A <b> & \u2028", SHA256: strings.Repeat("0", 64)},
			Counts:    manifest.Counts{Valid: 1, Invalid: 1},
			Notes:     []manifest.Note{{Flag: "big-integer", Text: "read it exactly"}},
			Cases: []manifest.Case{
				{ID: "a", Verdict: manifest.Valid, Verdicts: &manifest.Modes{Annotation: "valid", Assertion: "valid"}},
				{ID: "b", Verdict: manifest.Invalid, Base: "a", Patch: []manifest.Operation{{Op: "add", Path: "/x", Value: json.RawMessage(`{"y":1.0}`)}}, Kills: []string{"m"}},
			},
			Declined: []manifest.Declined{{Keyword: "type", Reason: "beside enum"}},
			Coverage: &manifest.Coverage{TooLax: manifest.Score{Mutants: 1, Killed: 1}, Smoke: []string{"b"}, Mutants: []manifest.Mutant{{ID: "m", Direction: manifest.TooLax, Killers: []string{"b"}}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			text, err := m.Marshal()
			if err != nil {
				t.Fatal(err)
			}
			again, err := manifest.Parse(text)
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			if !reflect.DeepEqual(m, again) {
				t.Errorf("it comes back as\n%+v\nin place of\n%+v", again, m)
			}
			var want, got any
			plain, _ := json.Marshal(m)
			_ = json.Unmarshal(plain, &want)
			_ = json.Unmarshal(text, &got)
			if !reflect.DeepEqual(want, got) {
				t.Errorf("a member is missing or more than encoding/json writes:\n%s", text)
			}
			if lines := strings.Count(string(text), "\n    {"); lines < len(m.Cases) {
				t.Errorf("%d lines for %d cases", lines, len(m.Cases))
			}
		})
	}
}
