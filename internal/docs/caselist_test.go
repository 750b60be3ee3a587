package docs

import (
	"testing"

	"docgen.example/docgen/internal/manifest"
)

// placed returns the places that cases are told at.
func placed(detail CaseDetail, cases ...manifest.Case) []CasePlace {
	b := &builder{dir: "s/", in: &SchemaInput{Name: "s", Manifest: &manifest.Manifest{Cases: cases}, CaseDetail: detail, Bodies: map[string][]byte{"base.json": []byte(`{"mail":"a"}`)}}}
	b.settleCases()
	return b.caseList(b.book.rules, 2).Places
}

// told returns the rules that cases are told by.
func told(detail CaseDetail, cases ...manifest.Case) []CaseRule {
	var rules []CaseRule
	for _, p := range placed(detail, cases...) {
		for _, set := range p.Sets {
			rules = append(rules, set.Rules...)
		}
	}
	return rules
}

func invalid(id, keyword, at, description string) manifest.Case {
	return manifest.Case{ID: id, Keyword: keyword, InstanceLocation: at, Description: description, Verdict: manifest.Invalid, Title: "the title"}
}

func wrongMail(variant, value, description string) manifest.Case {
	c := invalid("mail--type--"+variant, "type", "/mail", description)
	c.Base, c.Patch = "base", []manifest.Operation{{Op: "replace", Path: "/mail", Value: []byte(value)}}
	return c
}

var mails = []manifest.Case{
	{ID: "base", File: "base.json", Verdict: manifest.Valid},
	wrongMail("null", "null", "The value at /mail is null; what is valid there is of type string."),
	wrongMail("number", "1", "The value at /mail is 1, a number; what is valid there is of type string."),
	wrongMail("list", "[]", "The value at /mail is [], which is no text."),
}

func TestWhatIsSoInAllCasesOfARuleIsSaidOnce(t *testing.T) {
	rules := told(BriefCases, mails...)
	if len(rules) != 3 {
		t.Fatalf("%d rules: %+v", len(rules), rules)
	}
	alike := rules[1]
	if alike.Said != "what is valid there is of type string." || len(alike.Cases) != 2 || !alike.Prefixed {
		t.Fatalf("the two cases that are alike: %+v", alike)
	}
	if l := alike.Cases[1]; l.Name != "number" || l.Text != "" || l.Changes[0] != (Change{Op: '=', Value: "1"}) {
		t.Errorf("the second: %+v", l)
	}
	if l := rules[2].Cases[0]; l.Name != "list" || l.Text != "which is no text." || l.ID != "case.mail--type--list" {
		t.Errorf("the value stands beside the sentence, not in it: %+v", l)
	}
	if p := placed(BriefCases, mails...)[1]; p.Base == nil || p.Base.Link.Text != "base" || p.Base.Value != `"a"` || p.Base.First {
		t.Errorf("what they are made from: %+v", p.Base)
	}
}

func TestWhereThereIsNoRoomCasesAreNames(t *testing.T) {
	for _, r := range told(CaseNames, mails...) {
		for _, l := range r.Cases {
			if l.ID == "" || l.Name == "" || l.Text != "" || l.Changes != nil {
				t.Errorf("%+v", l)
			}
		}
	}
}

func TestACaseThatIsShownInFullIsALink(t *testing.T) {
	for _, r := range told(FullCases, mails...) {
		for _, l := range r.Cases {
			if l.To == nil || l.ID != "" || l.To.Path != "s/cases/in-full.html" {
				t.Errorf("%+v", l)
			}
		}
	}
}

func TestChangesAreToldFromTheirPlace(t *testing.T) {
	for _, test := range []struct {
		op, path, at string
		want         Change
	}{
		{"replace", "/a", "/a", Change{Op: '=', Value: "1"}},
		{"add", "/a", "/a", Change{Op: '=', Value: "1"}},
		{"add", "/a/b", "/a", Change{Op: '+', Path: "b", Value: "1"}},
		{"remove", "/a/b", "/a", Change{Op: '-', Path: "b", Value: "1"}},
		{"remove", "/a", "/a", Change{Op: '-', Path: "/a", Value: "1"}},
		{"replace", "/ab", "/a", Change{Op: '=', Path: "/ab", Value: "1"}},
		{"replace", "/a/", "/a", Change{Op: '=', Path: "/a/", Value: "1"}},
	} {
		op := manifest.Operation{Op: test.op, Path: test.path, Value: []byte("1")}
		if got := changeOf(&op, test.at); got != test.want {
			t.Errorf("%s %s at %s: %+v", test.op, test.path, test.at, got)
		}
	}
}

func TestSentencesKeepWhatTheirPlaceDoesNotSay(t *testing.T) {
	for _, test := range []struct{ at, description, want string }{
		{"/a", "The value at /a is null.", "is null."},
		{"/a/very-long-name", "The value at /a/very… is null.", "is null."},
		{"/a", "The value at /b is null.", "The value at /b is null."},
		{"", "The instance is null.", "The instance is null."},
		{"/a", "There is a value at /a, where none is allowed.", "There is a value at /a, where none is allowed."},
		{"", "A newline is left open.", "the title. A newline is left open."},
	} {
		c := invalid("x", "", test.at, test.description)
		if got := caseSentence(&c); got != test.want {
			t.Errorf("%q at %q: %q, not %q", test.description, test.at, got, test.want)
		}
	}
}
