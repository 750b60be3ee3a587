package config

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"testing"

	"github.com/invopop/jsonschema"

	"docgen.example/docgen/internal/jsondoc"
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
	r := jsonschema.Reflector{
		Anonymous:      true,
		ExpandedStruct: true,
		Mapper: func(typ reflect.Type) *jsonschema.Schema {
			if typ == reflect.TypeFor[jsondoc.Value]() {
				return &jsonschema.Schema{Description: "Any value."}
			}
			return nil
		},
	}
	s := r.Reflect(&Config{})
	s.ID, s.Title = "https://docgen.example/docgen.schema.json", "docgen.yaml"
	item := s.Definitions["Schema"]
	hints, _ := item.Properties.Get("hints")
	hints.Type, hints.Items = "object", nil
	hints.AdditionalProperties = &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "string"}, {Ref: "#/$defs/Hint"}}}
	schemas, _ := s.Properties.Get("schemas")
	schemas.Items = &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "string"}, {Ref: "#/$defs/Schema"}}}
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(data, '\n')
}

// TestSchemaKeys checks that the schema and the decoder know the same keys.
func TestSchemaKeys(t *testing.T) {
	doc, err := jsondoc.Parse("docgen.schema.json", EditorSchema)
	if err != nil {
		t.Fatal(err)
	}
	for at, keys := range map[jsondoc.Pointer][]key{
		"/properties":              configKeys(&Config{}),
		"/$defs/Schema/properties": schemaKeys(&Schema{}),
		"/$defs/Hint/properties":   hintKeys(&Hint{}),
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
