package report

import (
	"encoding/json"
	"strings"
	"testing"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/problem"
)

func danglingRef(t *testing.T) *problem.Problem {
	t.Helper()
	doc, err := jsondoc.Parse("customer.json", []byte("{\n  \"properties\": {\n    \"a\": {\"$ref\": \"#/$defs/CustomerIdentifers\"}\n  }\n}\n"))
	if err != nil {
		t.Fatal(err)
	}
	ref := doc.Root.Lookup("/properties/a/$ref")
	return problem.At(doc, ref.Span, "unresolved-ref", "this $ref points nowhere").In("/properties/a/$ref").
		Labelled("no such definition").Advised(`did you mean "#/$defs/CustomerIdentifiers"?`)
}

func printed(p *problem.Problem, format Format, paint Paint) string {
	var b strings.Builder
	(&Printer{W: &b, Format: format, Paint: paint}).Print(problem.List{p})
	return b.String()
}

func TestFormats(t *testing.T) {
	p := danglingRef(t)
	for format, want := range map[Format]string{
		Human: `error: this $ref points nowhere
  --> customer.json:3:19  (/properties/a/$ref)
   |
 3 |     "a": {"$ref": "#/$defs/CustomerIdentifers"}
   |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no such definition
   = help: did you mean "#/$defs/CustomerIdentifiers"?

`,
		Short:  "customer.json:3:19: this $ref points nowhere (/properties/a/$ref)\n",
		GitHub: "::error file=customer.json,line=3,col=19,endColumn=47,title=unresolved-ref::this $ref points nowhere (/properties/a/$ref)%0Adid you mean \"#/$defs/CustomerIdentifiers\"?\n",
		JSON:   "",
	} {
		if got := printed(p, format, false); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", format, got, want)
		}
	}
	data, _ := json.Marshal(List(problem.List{p}))
	if !strings.Contains(string(data), `"pointer":"/properties/a/$ref"`) || !strings.HasPrefix(string(data), `[{"severity":"error","code":"unresolved-ref"`) {
		t.Errorf("JSON: %s", data)
	}
	if got := printed(p.Warn(), Short, false); !strings.Contains(got, "3:19: warning: this") {
		t.Errorf("warning: %s", got)
	}
}

// Many references to one document that is not here are told as one.
func TestProblemsAboutTheSameAreOne(t *testing.T) {
	doc, err := jsondoc.Parse("a.json", []byte("[1,\n2,\n3,\n4,\n5,\n6]"))
	if err != nil {
		t.Fatal(err)
	}
	var list problem.List
	for _, item := range doc.Root.Items {
		list = append(list, problem.At(doc, item.Span, "missing-document", "the document is not here: b.json").Advised("give it").About("b.json"))
	}
	list = append(list, danglingRef(t), danglingRef(t))
	var b strings.Builder
	(&Printer{W: &b, Format: Human}).Print(list)
	want := `error: the document is not here: b.json
  --> a.json:1:2
   |
 1 | [1,
   |  ^
   = help: give it
   = 6 times: also a.json:2:1, a.json:3:1, a.json:4:1 and 2 more

`
	if got := b.String(); !strings.HasPrefix(got, want) || strings.Count(got, "error: ") != 3 {
		t.Errorf("got\n%s\nwant\n%s and the other two", got, want)
	}
	b.Reset()
	(&Printer{W: &b, Format: Short}).Print(list)
	if n := strings.Count(b.String(), "\n"); n != 8 {
		t.Errorf("--format short prints %d lines, not one for each", n)
	}
}

func TestColourIsOnlyColour(t *testing.T) {
	p := danglingRef(t)
	coloured := printed(p, Human, true)
	var plain strings.Builder
	for rest := coloured; rest != ""; {
		before, after, found := strings.Cut(rest, "\x1b[")
		plain.WriteString(before)
		if !found {
			break
		}
		_, rest, _ = strings.Cut(after, "m")
	}
	if plain.String() != printed(p, Human, false) || plain.String() == coloured {
		t.Errorf("got %q", coloured)
	}
}

// TestCaret checks that the caret stands below the fault: after tabs, in wide
// characters, in a line of a megabyte, at the end of a line.
func TestCaret(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	const left = len(" 1 | ")
	for _, test := range []struct {
		source, find string
		column       int // of a terminal, right of the bar
	}{
		{"\t\t\"a\"", `"a"`, 2},
		{`["日本", "a"]`, `"a"`, 9},
		{`["👍", "a"]`, `"a"`, 7},
		{`["e` + "\u0301" + `", "a"]`, `"a"`, 6},
		{`["` + long + `", "a", "` + long + `"]`, `"a"`, len("…") - 2 + excerptWidth/3},
		{`["` + long + `"]`, `"` + long + `"`, 1},
	} {
		doc, _ := jsondoc.Parse("f", []byte(test.source))
		at := strings.Index(test.source, test.find)
		text := printed(problem.At(doc, jsondoc.Span{Start: at, End: at + len(test.find)}, "x", "m"), Human, false)
		lines := strings.Split(text, "\n")
		if len(lines) < 5 || len(lines[3]) > 3*excerptWidth {
			t.Fatalf("%s", text)
		}
		if at := strings.IndexByte(lines[4], '^') - left; at != test.column {
			t.Errorf("the caret is in column %d, not %d:\n%s", at, test.column, text)
		}
	}
}

func TestTerminalIsSafe(t *testing.T) {
	p := &problem.Problem{Message: "a\x1b[31mb\nc", File: "f\r\x07", Line: 1, Column: 1, Width: 1, Excerpt: "\x1b]0;title\x07 \u202e", Help: "\u009b"}
	for _, format := range []Format{Human, Short} {
		for _, r := range strings.ReplaceAll(printed(p, format, false), "\n", "") {
			if r < 0x20 || r == 0x9b || r == 0x202e {
				t.Errorf("%s prints %q", format, r)
			}
		}
	}
}

func TestManyWarnings(t *testing.T) {
	list := problem.List{{Message: "first", Severity: problem.Warning}}
	for range 100 {
		list = append(list, list[0])
	}
	list = append(list, &problem.Problem{Message: "last"})
	var b strings.Builder
	(&Printer{W: &b, Format: Human}).Print(list)
	if n := strings.Count(b.String(), "warning: first"); n != maxWarnings || !strings.Contains(b.String(), "error: last") || !strings.Contains(b.String(), "and 71 more warnings") {
		t.Errorf("%d warnings in %s", n, b.String())
	}
}
