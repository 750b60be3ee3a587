package docs_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
)

// several reads schemas, given as name and text in turn, into one input.
func several(t *testing.T, schemas ...string) docs.Input {
	t.Helper()
	var in docs.Input
	set := load.New()
	files := fstest.MapFS{}
	for i := 0; i < len(schemas); i += 2 {
		files[schemas[i]+".json"] = &fstest.MapFile{Data: []byte(schemas[i+1])}
	}
	folder := set.Folder(files, "")
	var entries []*load.Document
	for i := 0; i < len(schemas); i += 2 {
		if strings.HasPrefix(schemas[i], "_") {
			continue // only referred to
		}
		doc, err := set.Read(folder, schemas[i]+".json")
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, doc)
		in.Schemas = append(in.Schemas, &docs.SchemaInput{Name: schemas[i], FileName: schemas[i] + ".json", Bytes: []byte(schemas[i+1])})
	}
	m := model.Build(set, entries)
	for i := range entries {
		in.Schemas[i].Document = m.Documents[i]
	}
	return in
}

// TestGroups puts those schemas together that refer to each other, be it by way
// of a document that has no pages.
func TestGroups(t *testing.T) {
	in := several(t,
		"a", `{`+newest+`, "properties": {"x": {"$ref": "e.json"}}}`,
		"b", `{`+newest+`, "properties": {"x": {"$ref": "https://json-schema.org/draft/2020-12/schema"}}}`,
		"c", `{`+newest+`, "properties": {"x": {"$ref": "_bridge.json"}}}`,
		"d", `{`+newest+`, "properties": {"x": {"$ref": "https://json-schema.org/draft/2020-12/schema"}}}`,
		"e", `{`+newest+`, "title": "E"}`,
		"f", `{`+newest+`, "properties": {"x": {"$ref": "#"}}}`,
		"_bridge", `{`+newest+`, "properties": {"x": {"$ref": "f.json"}}}`)
	got := fmt.Sprint(docs.Start(in).Groups())
	if want := "[[0 4] [1] [2 5] [3]]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestOrderOfGroups makes the groups of a site in two orders: nothing differs.
func TestOrderOfGroups(t *testing.T) {
	input := func() docs.Input {
		in := several(t,
			"a", `{`+newest+`, "title": "Plan", "properties": {"x": {"$ref": "c.json#/$defs/y"}}, "$defs": {"y": {"properties": {"z": {}}}}}`,
			"b", `{`+newest+`, "title": "Plan", "$defs": {"y": {"properties": {"z": {}}}}}`,
			"c", `{`+newest+`, "title": "Search", "properties": {"x": {"$ref": "a.json"}}, "$defs": {"y": {"properties": {"z": {}}}}}`)
		in.Title, in.Playground = "Plan", true
		return in
	}
	whole := docs.Build(input())
	m := docs.Start(input())
	groups := m.Groups()
	pages := map[string]*docs.Page{}
	for i := len(groups) - 1; i >= 0; i-- {
		for _, p := range m.Make(groups[i]).Pages {
			pages[p.Path] = p
		}
	}
	for _, p := range m.Finish().Pages {
		pages[p.Path] = p
	}
	if len(pages) != len(whole.Pages) || len(m.Site().Pages) != len(whole.Pages) {
		t.Fatalf("%d pages, %d listed, want %d", len(pages), len(m.Site().Pages), len(whole.Pages))
	}
	titles := map[string]bool{}
	for i, p := range whole.Pages {
		if m.Site().Pages[i].Path != p.Path {
			t.Errorf("page %d is %s, want %s", i, m.Site().Pages[i].Path, p.Path)
		}
		if !reflect.DeepEqual(pages[p.Path], p) {
			t.Errorf("%s differs", p.Path)
		}
		if titles[p.Title] {
			t.Errorf("two pages have the title %q", p.Title)
		}
		titles[p.Title] = true
	}
	if !reflect.DeepEqual(m.Site().Search, whole.Search) || !reflect.DeepEqual(m.Site().Feed, whole.Feed) {
		t.Error("the search index or the feed differs")
	}
}

// TestFailure: where docgen fails on the pages of a schema, its page says so, and
// those that it is grouped with have theirs.
func TestFailure(t *testing.T) {
	in := several(t,
		"a", `{`+newest+`, "title": "A", "properties": {"other": {"$ref": "b.json"}}}`,
		"b", `{`+newest+`, "title": "B", "properties": {"broken": {"type": "string"}}}`)
	in.Schemas[1].Document.Root.Keywords[0] = nil // a mistake of the model's
	maker := docs.Start(in)
	part := maker.Make([]int{0, 1})
	if len(part.Failed) != 1 || part.Failed[0].Schema != 1 || part.Failed[0].Problem.Code != "internal" {
		t.Fatalf("failed: %v", part.Failed)
	}
	for path, want := range map[string]string{"a/index.html": "other", "b/index.html": "This is a mistake in docgen"} {
		i := slices.IndexFunc(part.Pages, func(p *docs.Page) bool { return p.Path == path })
		if i < 0 {
			t.Errorf("there is no page %s", path)
		} else if got := fmt.Sprintf("%+v", dump(part.Pages[i])); !strings.Contains(got, want) {
			t.Errorf("%s does not tell of %q: %s", path, want, got)
		}
	}
	maker.Finish()
}

// dump writes what is on a page as JSON, whatever it is.
func dump(p *docs.Page) string {
	text, err := json.Marshal(p.Blocks)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
