package config

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/reflection"
)

var update = flag.Bool("update", false, "write the committed files that these tests compare with")

// TestSchema checks that the committed schema of docgen.yaml says what the Go
// types say. Shorthands (a text for a schema or a hint) are not in the types.
func TestSchema(t *testing.T) {
	got := reflectSchema(t)
	if *update {
		if err := os.WriteFile("docgen.schema.json", got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(got, EditorSchema) {
		t.Error("docgen.schema.json differs from the types; run go test ./internal/config -update")
	}
}

func reflectSchema(t *testing.T) []byte {
	source, err := os.ReadFile("config.go")
	if err != nil {
		t.Fatal(err)
	}
	root, err := reflection.Of(Config{}, reflection.Options{
		ID: "https://docgen.example/docgen.schema.json", Title: "docgen.yaml", Source: [][]byte{source},
	})
	if err != nil {
		t.Fatal(err)
	}
	// Hints are written as an object by location, and a value may be anything.
	text, ref := jsondoc.NewObject(jsondoc.M("type", jsondoc.NewString("string"))), func(to string) *jsondoc.Value {
		return jsondoc.NewObject(jsondoc.M("$ref", jsondoc.NewString(to)))
	}
	hints := root.Lookup("/$defs/Schema/properties/hints")
	hints.Set("type", jsondoc.NewString("object"))
	hints.Delete("items")
	hints.Set("additionalProperties", jsondoc.NewObject(jsondoc.M("anyOf", jsondoc.NewArray(text, ref("#/$defs/Hint")))))
	root.Lookup("/properties/schemas").Set("items", jsondoc.NewObject(jsondoc.M("anyOf", jsondoc.NewArray(text, ref("#/$defs/Schema")))))
	root.Lookup("/$defs/Hint/properties/values").Set("items", jsondoc.NewBool(true))
	for _, unused := range []string{"Value", "Member", "Span"} {
		root.Member("$defs").Delete(unused)
	}
	return append([]byte(root.Indent()), '\n')
}

// TestSchemaKeys checks that the schema and the decoder know the same keys.
func TestSchemaKeys(t *testing.T) {
	doc, err := jsondoc.Parse("docgen.schema.json", EditorSchema)
	if err != nil {
		t.Fatal(err)
	}
	for at, keys := range map[jsondoc.Pointer][]key{
		"/properties":               configKeys(&Config{}),
		"/$defs/Schema/properties":  schemaKeys(&Schema{}),
		"/$defs/Version/properties": versionKeys(&Version{}),
		"/$defs/Hint/properties":    hintKeys(&Hint{}),
	} {
		properties := doc.Root.Lookup(at)
		if len(properties.Members) != len(keys) {
			t.Errorf("%s: %d in the schema, %d in the decoder", at, len(properties.Members), len(keys))
		}
		for _, k := range keys {
			if !properties.Has(k.name) {
				t.Errorf("%s: the schema lacks %s", at, k.name)
			}
		}
	}
}
