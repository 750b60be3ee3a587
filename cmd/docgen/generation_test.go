package main

import (
	"io"
	"strings"
	"testing"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/record"
	"docgen.example/docgen/internal/validate"
)

// TestRecordsAreProved has the oracle read another schema than the records are made of.
func TestRecordsAreProved(t *testing.T) {
	set := load.New()
	doc, err := set.Add(set.Folder(nil, ""), "s.json", []byte(`{"type": "integer"}`))
	if err != nil {
		t.Fatal(err)
	}
	other, err := jsondoc.Parse("s.json", []byte(`{"type": "string"}`))
	if err != nil {
		t.Fatal(err)
	}
	oracle, err := validate.Compile("file:///s.json", []validate.Source{{URI: "file:///s.json", Root: other.Root}}, validate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	g := &generation{
		a: &app{now: system().now}, oracles: []*validate.Validator{oracle}, to: 3,
		stream: record.New(model.Build(set, []*load.Document{doc}).Documents[0].Root, record.Options{}),
	}
	if err := g.write(t.Context(), io.Discard); err == nil || !strings.Contains(err.Error(), "record 0 is not what it should be") {
		t.Errorf("got %v", err)
	}
}
