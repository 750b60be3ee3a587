package docs_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
)

// TestSamples holds which values of a valid instance stand beside definitions as
// valid: those to which the definition applies whatever else holds, or because the
// alternatives cannot.
func TestSamples(t *testing.T) {
	const schema = `{"$schema": "http://json-schema.org/draft-07/schema#", "title": "Order", "type": "object",
		"properties": {
			"first": {"$ref": "#/definitions/Item"},
			"rest": {"type": "array", "items": {"allOf": [{"$ref": "#/definitions/Item"}]}},
			"by": {"oneOf": [{"$ref": "#/definitions/Person"}, {"$ref": "#/definitions/Firm"}]},
			"to": {"anyOf": [{"$ref": "#/definitions/Near"}, {"$ref": "#/definitions/Far"}]},
			"odd": {"$ref": "#/definitions/Any", "properties": {"in": {"$ref": "#/definitions/Overlooked"}}}
		},
		"definitions": {
			"Item": {"type": "object", "description": "An item.", "properties": {"sku": {"type": "string"}, "n": {"type": "integer"}}},
			"Person": {"type": "object", "description": "A person.", "required": ["name"]},
			"Firm": {"type": "object", "description": "A firm.", "required": ["vat"]},
			"Near": {"type": "object", "description": "A place.", "maxProperties": 2},
			"Far": {"type": "object", "description": "Another.", "minProperties": 1},
			"Any": {"type": "object", "description": "Anything."},
			"Overlooked": {"type": "string", "description": "Not looked at beside a reference in draft-07."}
		}}`
	const full = `{"first": {"sku": "a"}, "rest": [{"sku": "b", "n": 2}, {}], "by": {"name": "Ada"}, "to": {"x": 1}, "odd": {"in": 7}}`
	set := load.New()
	doc, err := set.Read(set.Folder(fstest.MapFS{"order.json": {Data: []byte(schema)}}, ""), "order.json")
	if err != nil {
		t.Fatal(err)
	}
	m := model.Build(set, []*load.Document{doc})
	site := docs.Build(docs.Input{Schemas: []*docs.SchemaInput{{
		Name: "order", Document: m.Documents[0], FileName: "order.json", Bytes: []byte(schema),
		Manifest: &manifest.Manifest{Cases: []manifest.Case{{ID: "root--full", File: "valid/full.json", Verdict: manifest.Valid}}},
		Bodies:   map[string][]byte{"valid/full.json": []byte(full)},
	}}})
	got := map[string]string{}
	for _, p := range site.Pages {
		about := p.Heading
		for _, block := range append(p.Aside, p.Blocks...) {
			switch block := block.(type) {
			case docs.Heading:
				about = block.Text
			case docs.Example:
				got[about] = block.Value.Compact()
			}
		}
	}
	want := map[string]string{"Item": `{"sku":"b","n":2}`, "Person": `{"name":"Ada"}`, "Firm": "", "Near": "", "Far": "", "Any": `{"in":7}`, "Overlooked": ""}
	for name, value := range want {
		if got[name] != value {
			t.Errorf("%s has %q, want %q (%s)", name, got[name], value, strings.Join(strings.Fields(full), " "))
		}
	}
}
