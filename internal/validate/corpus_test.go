package validate_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/validate"
)

// authorsErr are schemas whose authors' verdicts are not the spec's, and why.
var authorsErr = map[string]string{
	"es6importsorterrc": "relies on const in draft-04, which does not have it",
}

// TestRealSchemas compiles real schemas and judges the documents that their
// authors keep as valid and invalid. Schemas that refer to others need the
// network and are passed over.
func TestRealSchemas(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	root := corpus(t, "schemastore")
	for _, file := range jsonFiles(t, filepath.Join(root, "schemas")) {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			if why := authorsErr[name]; why != "" {
				t.Skip(why)
			}
			sources := []validate.Source{{URI: "file:///" + name, Root: parse(t, file).Root}}
			v, err := validate.Compile("file:///"+name, sources, validate.Options{AssertFormat: true})
			var unresolved *validate.UnresolvedRefError
			if errors.As(err, &unresolved) {
				t.Skip(err)
			}
			if err != nil {
				t.Fatal(err)
			}
			judge(t, v, filepath.Join(root, "positive", name), true)
			judge(t, v, filepath.Join(root, "negative", name), false)
		})
	}
}

// judge checks the verdict on each JSON document of a folder.
func judge(t *testing.T, v *validate.Validator, folder string, want bool) {
	if _, err := os.Stat(folder); err != nil {
		return
	}
	for _, file := range jsonFiles(t, folder) {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsondoc.Parse(filepath.Base(file), source)
		if err != nil {
			continue // JSON with comments
		}
		violations, err := v.Validate(doc.Root)
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(file), err)
		}
		if valid := len(violations) == 0; valid != want {
			t.Errorf("%s: valid is %v, want %v: %v", filepath.Base(file), valid, want, violations)
		}
	}
}
