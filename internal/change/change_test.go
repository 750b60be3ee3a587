package change_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"docgen.example/docgen/internal/change"
	"docgen.example/docgen/internal/corpus"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/validate"
)

// document reads a schema as a version of its own.
func document(t testing.TB, text string) *model.Document {
	t.Helper()
	set := load.New()
	doc, err := set.Add(set.Folder(fstest.MapFS{}, ""), "s.json", []byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	read := model.Build(set, []*load.Document{doc}).Documents[0]
	if read.Root == nil {
		t.Fatalf("no schema: %s", text)
	}
	return read
}

// oracle returns what tells whether an instance is valid.
func oracle(t testing.TB, doc *model.Document) func(*jsondoc.Value) bool {
	t.Helper()
	v, err := validate.Compile(doc.URI, []validate.Source{{URI: doc.URI, Root: doc.Document.Root}}, validate.Options{DefaultDialect: doc.Dialect.URI(), AssertFormat: true})
	if err != nil {
		t.Fatalf("%v\n%s", err, doc.Text())
	}
	return func(instance *jsondoc.Value) bool {
		valid, err := v.Valid(instance)
		if err != nil {
			t.Fatal(err)
		}
		return valid
	}
}

// TestBetween reads testdata/*.txtar: in turn an old and a new version, the
// changes that are expected, and instances with what becomes of them. The last
// is what the oracle says: the effects are held to it.
func TestBetween(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no test data", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		archive := txtar.Parse(data)
		for i := 0; i+1 < len(archive.Files); i += 2 {
			name := strings.TrimSuffix(archive.Files[i].Name, " old")
			t.Run(name, func(t *testing.T) {
				next := strings.Split(string(archive.Files[i+1].Data), "\n=> ")
				checkPair(t, string(archive.Files[i].Data), next[0], next[1:])
			})
		}
	}
}

func checkPair(t *testing.T, before, after string, expected []string) {
	old, new := document(t, before), document(t, after)
	changes := change.Between(old, new)
	var got, want []string
	var bits change.Effect
	for _, c := range changes {
		line := fmt.Sprintf("%s %s: %s", c.Effect, c.At, c.What)
		if c.Gone {
			line += " (gone)"
		}
		got = append(got, line)
		bits |= c.Effect
	}
	var refused, accepted bool
	validBefore, validAfter := oracle(t, old), oracle(t, new)
	for _, line := range expected {
		line = strings.TrimSpace(line)
		kind, instance, isInstance := strings.Cut(line, ": ")
		if !isInstance || kind != "refuses" && kind != "accepts" && kind != "both" {
			want = append(want, line)
			continue
		}
		doc, err := jsondoc.Parse("instance", []byte(instance))
		if err != nil {
			t.Fatal(err)
		}
		was, is := validBefore(doc.Root), validAfter(doc.Root)
		refused, accepted = refused || was && !is, accepted || is && !was
		if ok := map[string]bool{"refuses": was && !is, "accepts": !was && is, "both": was && is}[kind]; !ok {
			t.Errorf("%s: it was valid: %v, and is: %v", line, was, is)
		}
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
	if refused && bits&change.Stricter == 0 || accepted && bits&change.Looser == 0 {
		t.Error("the oracle says otherwise")
	}
	for _, c := range changes {
		if c.Effect == change.Stricter && !refused || c.Effect == change.Looser && !accepted {
			t.Errorf("no instance shows that this is %s: %s", c.Effect, c.What)
		}
	}
}

// TestCounts checks what a headline says.
func TestCounts(t *testing.T) {
	list := []change.Change{{Effect: change.Stricter}, {Effect: change.Stricter}, {Effect: change.Either}, {Effect: change.Looser | change.Perhaps}, {Effect: change.Looser}, {}}
	if got := change.Count(list).String(); got != "2 stricter, 2 undecided, 1 looser, 1 text" {
		t.Error(got)
	}
	if got := change.Count(nil).String(); got != "nothing that a reader or a validator sees" {
		t.Error(got)
	}
}

// TestExcerpts: long texts are cut to where they differ, between characters.
func TestExcerpts(t *testing.T) {
	long := strings.Repeat("äöü wörter ", 40)
	for _, pair := range [][4]string{
		{"a", "b", "a", "b"},
		{long + "alt", long + "neu und mehr", "…wörter alt", "…wörter neu und mehr"},
		{long + "…alt", long, "…wörter …alt", "…wörter "},
		{"kurz", long, "kurz", long[:40] + "…"},
		{strings.Repeat("ü", 60) + "a", strings.Repeat("ü", 60) + "b", "…üüüüüa", "…üüüüüb"},
	} {
		if a, b := change.Excerpts(pair[0], pair[1], 40); a != pair[2] || b != pair[3] || !utf8.ValidString(a+b) {
			t.Errorf("%q, %q", a, b)
		}
	}
}

// TestHostile: recursion ends, and the time is in proportion to the size.
func TestHostile(t *testing.T) {
	var wide, chain strings.Builder
	for i := range 6_000 {
		fmt.Fprintf(&wide, `"p%d": {"type": "string"},`, i)
		fmt.Fprintf(&chain, `"d%d": {"anyOf": [{"$ref": "#/$defs/d%d"}, {"$ref": "#"}]},`, i, i+1)
	}
	for name, text := range map[string]string{
		"wide":  `{"properties": {` + wide.String() + `"last": {}}, "required": [%s]}`,
		"chain": `{"$ref": "#/$defs/d0", "$defs": {` + chain.String() + `"d6000": {"enum": [%s]}}}`,
		"loop":  `{"$ref": "#", "not": {"$ref": "#"}, "x": [%s]}`,
	} {
		old, new := document(t, fmt.Sprintf(text, "")), document(t, fmt.Sprintf(text, `"last"`))
		start := time.Now()
		if changes := change.Between(old, new); len(changes) != 1 {
			t.Errorf("%s: %d changes", name, len(changes))
		}
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// TestCorpus: no real schema differs from itself, and any two can be compared.
func TestCorpus(t *testing.T) {
	var last *model.Document
	for _, file := range corpus.Schemas(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		old, new := document(t, string(data)), document(t, string(data))
		if changes := change.Between(old, new); len(changes) > 0 {
			t.Errorf("%s: %+v", filepath.Base(file), changes)
		}
		if last != nil && len(change.Between(last, new)) == 0 {
			t.Errorf("%s does not differ from the one before", filepath.Base(file))
		}
		last = new
	}
}
