package verdict_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"docgen.example/docgen/internal/verdict"
)

const text = `{
 "format": 1,
 "validators": [{"name": "ajv", "language": "JavaScript", "version": "8.20.0", "with": ["ajv-formats 3.0.1"]}],
 "parsers": [{"name": "JSON.parse", "language": "JavaScript"}, {"name": "json.loads", "language": "Python", "version": "3.11"}],
 "columns": [{"validator": "ajv", "mode": "annotation"}, {"validator": "ajv", "mode": "assertion"}],
 "letters": {"v": "valid", "i": "invalid", "a": "accepted", "r": "refused"},
 "disagreements": [
  {"set": "person", "validator": "ajv", "version": "8.20.0", "modes": ["assertion"], "expected": "valid", "got": "invalid", "right": "docgen", "why": "because", "cases": ["one"]},
  {"set": "other", "validator": "ajv", "version": "8.20.0", "modes": ["assertion"], "expected": "valid", "got": "invalid", "right": "docgen", "why": "because", "cases": ["one"]}
 ],
 "sets": [{"name": "person", "schema": "abc", "totals": [{"agree": 2, "disagree": 0}, {"agree": 1, "disagree": 1}],
  "cases": {"one": "vi", "two": "ii"}, "malformed": {"nan": "ra", "empty": "rr"}, "rounded": ["one"]}]
}`

func TestRead(t *testing.T) {
	sets, err := verdict.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	ajv := verdict.Program{Name: "ajv", Version: "8.20.0", Language: "JavaScript", With: []string{"ajv-formats 3.0.1"}}
	want := &verdict.Set{
		Schema: "abc",
		Runs:   []verdict.Run{{Program: ajv, Mode: "annotation", Agreed: 2, Held: 2}, {Program: ajv, Mode: "assertion", Agreed: 1, Held: 2}},
		Contested: []verdict.Contested{{Cases: []string{"one"}, Validator: "ajv", Version: "8.20.0", Modes: []string{"assertion"},
			Claim: "valid", Says: "invalid", Right: "docgen", Why: "because"}},
		Parsers: []verdict.Program{{Name: "JSON.parse", Language: "JavaScript"}, {Name: "json.loads", Version: "3.11", Language: "Python"}},
		Texts:   []verdict.Text{{Case: "empty", Says: []string{"refused", "refused"}}, {Case: "nan", Says: []string{"refused", "accepted"}}},
		Rounded: []string{"one"},
	}
	if !reflect.DeepEqual(sets["person"], want) {
		t.Errorf("got  %+v\nwant %+v", sets["person"], want)
	}
	for _, broken := range []string{"", "{}", `{"format": 2}`, `{"format": 1, "sets": [{"name": "x", "totals": [{}]}]}`} {
		if _, err := verdict.Read([]byte(broken)); err == nil {
			t.Errorf("%s is read", broken)
		}
	}
}

func TestCommittedFile(t *testing.T) {
	data, err := os.ReadFile(filepath.FromSlash("../../tests/validators/verdicts.json"))
	if os.IsNotExist(err) {
		t.Skip("there is no tests/validators/verdicts.json: make verdicts")
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := verdict.Read(data); err != nil {
		t.Error(err)
	}
}
