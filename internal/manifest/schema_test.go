package manifest_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/reflection"
)

var update = flag.Bool("update", false, "write the committed files that these tests compare with")

// TestSchema checks that the committed schema of manifests is the one that the
// Go types have.
func TestSchema(t *testing.T) {
	var sources [][]byte
	for _, name := range []string{"manifest.go", "coverage.go"} {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, source)
	}
	schema, err := reflection.Of(manifest.Manifest{}, reflection.Options{Title: "The manifest of a set of fixtures made by docgen", Source: sources})
	if err != nil {
		t.Fatal(err)
	}
	got := append([]byte(schema.Indent()), '\n')
	if *update {
		if err := os.WriteFile("manifest.schema.json", got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(got, manifest.Schema) {
		t.Error("manifest.schema.json differs from the types; run go test ./internal/manifest -update")
	}
}
