package reflection_test

import (
	"os"
	"testing"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/reflection"
)

// manifestSource returns the Go files whose comments describe a manifest.
func manifestSource(t *testing.T) (sources [][]byte) {
	t.Helper()
	for _, name := range []string{"manifest.go", "coverage.go"} {
		source, err := os.ReadFile("../manifest/" + name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, source)
	}
	return sources
}

func TestManifestSchemaDescribesItsMembers(t *testing.T) {
	schema, err := reflection.Of(manifest.Manifest{}, reflection.Options{Title: "Manifest", Source: manifestSource(t)})
	if err != nil {
		t.Fatal(err)
	}
	for pointer, want := range map[jsondoc.Pointer]string{
		"/title":                                `"Manifest"`,
		"/additionalProperties":                 `false`,
		"/properties/format/minimum":            `1`,
		"/$defs/Case/properties/verdict/enum":   `["valid","invalid","invalid-format","malformed"]`,
		"/$defs/Case/properties/id/minLength":   `1`,
		"/$defs/Operation/required":             `["op","path"]`,
		"/$defs/Operation/properties/value":     `{"description":"The new value, as JSON; absent from remove."}`,
		"/$defs/Score/properties/killed/type":   `"integer"`,
		"/$defs/Coverage/properties/smoke/type": `"array"`,
	} {
		if got := schema.Lookup(pointer); got == nil || got.Compact() != want {
			t.Errorf("%s: got %v, want %s", pointer, got, want)
		}
	}
	schema.Walk(func(at jsondoc.Pointer, v *jsondoc.Value) bool {
		if parent, name := at.Parent(); name != "" && len(parent) > 11 && parent[len(parent)-11:] == "/properties" && v.Kind == jsondoc.Object && !v.Has("description") {
			t.Errorf("%s has no description", at)
		}
		return true
	})
}
