package docs

import (
	"testing"

	"docgen.example/docgen/internal/manifest"
)

// listed returns the lines of the invalid cases, full being those that have pages.
func listed(t *testing.T, full map[string]*caseGroup, cases ...manifest.Case) []CaseLine {
	t.Helper()
	b := &builder{dir: "s/", in: &SchemaInput{Manifest: &manifest.Manifest{Cases: cases}}, groupOf: full, caseAnchors: map[string]string{}}
	for _, c := range cases {
		b.caseAnchors[c.ID] = escapeID(c.ID)
	}
	var lines []CaseLine
	for _, p := range b.caseLists()[manifest.Invalid].places {
		lines = append(lines, p.Cases...)
	}
	return lines
}

func invalid(id, keyword, at, description string) manifest.Case {
	return manifest.Case{ID: id, Keyword: keyword, InstanceLocation: at, Description: description, Verdict: manifest.Invalid, Title: "the title"}
}

func TestCasesOfWhichTheSameIsTrueShareALine(t *testing.T) {
	lines := listed(t, map[string]*caseGroup{},
		invalid("mail--type--null", "type", "/mail", "The value at /mail is null; what is valid there is of type string."),
		invalid("mail--type--number", "type", "/mail", "The value at /mail is 1, a number; what is valid there is of type string."),
		invalid("mail--minLength--empty", "minLength", "/mail", "The value at /mail is empty; minLength is 1."))
	if len(lines) != 2 {
		t.Fatalf("%d lines: %+v", len(lines), lines)
	}
	if l := lines[0]; l.Name != "type--null, number" || l.Count != 2 || l.Text != "what is valid there is of type string." || l.ID != "case.mail--type--null" {
		t.Errorf("the first two cases: %+v", l)
	}
	if l := lines[1]; l.Name != "minLength--empty" || l.Count != 1 || l.Text != "is empty; minLength is 1." {
		t.Errorf("the third case: %+v", l)
	}
}

func TestACaseShownInFullHasALineOfItsOwn(t *testing.T) {
	g := &caseGroup{path: "s/cases/mail.html"}
	lines := listed(t, map[string]*caseGroup{"mail--type--null": g, "mail--type--number": g},
		invalid("mail--type--null", "type", "/mail", "The value at /mail is null; what is valid there is of type string."),
		invalid("mail--type--number", "type", "/mail", "The value at /mail is 1, a number; what is valid there is of type string."))
	if len(lines) != 2 || lines[1].To == nil || *lines[1].To != (Place{g.path, "case.mail--type--number"}) {
		t.Fatalf("%+v", lines)
	}
	if lines[1].Text != "is 1, a number." {
		t.Errorf("what is valid there is said once: %q", lines[1].Text)
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
