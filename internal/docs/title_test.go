package docs_test

import (
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
)

// TestTitlesAreUnique builds one site of two schemas of the same title, each
// with two definitions of which the last part of the name is the same.
func TestTitlesAreUnique(t *testing.T) {
	const text = `{` + newest + `, "title": "Plan", "$ref": "#/$defs/auth", "$defs": {
		"auth": {"title": "Auth", "properties": {"a": {"type": "string"}, "b": {"type": "string"}, "c": {"$ref": "#/$defs/Auth"}}},
		"Auth": {"title": "Auth", "properties": {"a": {"type": "string"}, "b": {"type": "string"}, "c": {"$ref": "#/$defs/auth"}}}}}`
	var in docs.Input
	set := load.New()
	folder := set.Folder(fstest.MapFS{"one.json": {Data: []byte(text)}, "two.json": {Data: []byte(text)}}, "")
	var read []*load.Document
	for _, name := range []string{"one", "two"} {
		doc, err := set.Read(folder, name+".json")
		if err != nil {
			t.Fatal(err)
		}
		read = append(read, doc)
		in.Schemas = append(in.Schemas, &docs.SchemaInput{Name: name, FileName: name + ".json", Bytes: []byte(text)})
	}
	for i, doc := range model.Build(set, read).Documents {
		in.Schemas[i].Document = doc
	}
	pages := map[string]string{}
	for _, p := range docs.Build(in).Pages {
		if other, ok := pages[p.Title]; ok {
			t.Errorf("%s and %s have the same title %q", other, p.Path, p.Title)
		}
		pages[p.Title] = p.Path
	}
}
