package docs_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/verdict"
)

// person is the input of a site with two fixtures.
func person(t *testing.T) docs.Input {
	t.Helper()
	const schema = `{"$id": "https://example.com/person", "title": "Person", "properties": {"mail": {"type": "string", "format": "email"}}}`
	set := load.New()
	doc, err := set.Read(set.Folder(fstest.MapFS{"person.json": {Data: []byte(schema)}}, ""), "person.json")
	if err != nil {
		t.Fatal(err)
	}
	m := model.Build(set, []*load.Document{doc})
	return docs.Input{Playground: true, Schemas: []*docs.SchemaInput{{
		Name: "person", Document: m.Documents[0], FileName: "person.json", Bytes: []byte(schema), Digest: "abc",
		Manifest: &manifest.Manifest{Cases: []manifest.Case{
			{ID: "mail--type--number", File: "invalid/a.json", Verdict: manifest.Invalid, Title: "a number", Keyword: "type",
				InstanceLocation: "/mail", AbsoluteKeywordLocation: "https://example.com/person#/properties/mail/type"},
			{ID: "malformed--nan", File: "malformed/nan.json", Verdict: manifest.Malformed, Title: "NaN", Refusal: "required"},
		}},
		Bodies: map[string][]byte{"invalid/a.json": []byte(`{"mail": 1}`), "malformed/nan.json": []byte("NaN")},
		Verdicts: &verdict.Set{
			Schema: "abc",
			Runs: []verdict.Run{
				{Program: verdict.Program{Name: "lax", Version: "1.0", With: []string{"formats 2"}}, Mode: "annotation", Agreed: 1, Held: 1},
				{Program: verdict.Program{Name: "lax", Version: "1.0", With: []string{"formats 2"}}, Mode: "assertion", Held: 1},
			},
			Contested: []verdict.Contested{{Cases: []string{"mail--type--number"}, Validator: "lax", Version: "1.0", Modes: []string{"assertion"},
				Claim: "invalid", Says: "valid", Right: "docgen", Why: "it is so"}},
			Parsers: []verdict.Program{{Name: "JSON.parse"}, {Name: "json.loads", Version: "3.11"}},
			Texts:   []verdict.Text{{Case: "malformed--nan", Says: []string{"refused", "accepted"}}},
		},
	}}}
}

func plain(t docs.Text) string {
	var b strings.Builder
	for _, span := range t {
		b.WriteString(span.Text)
	}
	return b.String()
}

// tables returns the tables of the site, cells joined, by caption.
func tables(site *docs.Site) map[string]string {
	found := map[string]string{}
	for _, page := range site.Pages {
		for _, block := range page.Blocks {
			if table, ok := block.(docs.Table); ok {
				lines := []string{strings.Join(table.Head, " | ")}
				for _, row := range table.Cells {
					var cells []string
					for _, cell := range row {
						cells = append(cells, plain(cell))
					}
					lines = append(lines, strings.Join(cells, " | "))
				}
				found[table.Caption] = strings.Join(lines, "\n")
			}
		}
	}
	return found
}

func TestVerdicts(t *testing.T) {
	in := person(t)
	got := tables(docs.Build(in))
	for caption, want := range map[string]string{
		"Claims that each validator confirms": "Validator | Format as annotation | Format as assertion\n" +
			"lax 1.0 with formats 2 | all 1 claims | 0 of 1 claims, 1 contested",
		"Contested claims": "Validator | Says | Who is right, and why\n" +
			"lax 1.0, format as assertion | valid where the claim is invalid: a number | docgen. it is so",
		"Malformed texts: what RFC 8259 says, and what parsers do": "Text | RFC 8259 | JSON.parse | json.loads 3.11\n" +
			"NaN | refusal required | refused | accepted",
	} {
		if got[caption] != want {
			t.Errorf("%s:\ngot  %s\nwant %s", caption, got[caption], want)
		}
	}
	in.Schemas[0].Digest = "another state of the schema"
	if table, there := tables(docs.Build(in))["Contested claims"]; there {
		t.Errorf("verdicts on another schema are shown: %s", table)
	}
}

func TestPlaygroundFiles(t *testing.T) {
	site := docs.Build(person(t))
	files := map[string]string{}
	for _, f := range site.Files {
		files[f.Path] = string(f.Data)
	}
	if want := `{"schemas":[{"title":"Person","data":"schema-1.json"}]}` + "\n"; files["playground/index.json"] != want {
		t.Errorf("got %s", files["playground/index.json"])
	}
	var data struct {
		Files []struct{ Name, Address string }
		Rows  map[string]string
		Cases map[string][][2]string
	}
	if err := json.Unmarshal([]byte(files["playground/schema-1.json"]), &data); err != nil {
		t.Fatal(err)
	}
	if len(data.Files) != 1 || data.Files[0].Name != "person.json" || data.Files[0].Address != "../person/schema.json" {
		t.Errorf("got %+v", data.Files)
	}
	if row := data.Rows["https://example.com/person#/properties/mail"]; row != "../person/index.html#mail" {
		t.Errorf("got %+v", data.Rows)
	}
	if cases := data.Cases["https://example.com/person#/properties/mail/type"]; len(cases) != 1 || cases[0][0] != "a number" || !strings.HasPrefix(cases[0][1], "../person/") {
		t.Errorf("got %+v", data.Cases)
	}
}
