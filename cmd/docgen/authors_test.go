package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"docgen.example/docgen/internal/corpus"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
)

// explained are the documents of real schemas whose verdict is not what their
// authors meant, each with the reason. Authors test with ajv; docgen reads each
// schema by its draft.
var explained = map[string]string{
	"positive/es6importsorterrc/es6importsorterrc-test.json":                 `"const" in a draft-04 schema, which does not have it: two branches of a oneOf that differ in nothing else both match. ajv honours it`,
	"negative/abc-supply-plan-10.1.0/abc-supply-plan-invalid-plan-date.json": `only the format of a date is wrong, and a format is an annotation unless --assert-format asks`,
}

// incomplete are schemas that refer to documents which are not here: without
// them some instances cannot be judged, and validate says so.
var incomplete = []string{"block", "cinnamon-spice.info", "clasp", "ksp-ckan", "minecraft-texture-mcmeta", "pre-commit-config", "semgrep"}

// TestAuthorsVerdicts compares what validate says of the documents that authors
// keep beside their schemas, JSON and YAML, with what they meant.
func TestAuthorsVerdicts(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	root := filepath.Join(corpus.Dir(t), "schemastore")
	met := map[string]bool{}
	documents := 0
	for _, file := range corpus.Schemas(t) {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		validator := authorsValidator(t, file)
		for _, folder := range []string{"positive", "negative"} {
			entries, err := os.ReadDir(filepath.Join(root, folder, name))
			if err != nil {
				continue // the authors keep none
			}
			for _, entry := range entries {
				key := folder + "/" + name + "/" + entry.Name()
				doc := authorsDocument(t, filepath.Join(root, filepath.FromSlash(key)))
				if doc == nil {
					continue
				}
				violations, err := validator.Validate(doc.Root)
				if undecided := new(undecidedError); errors.As(err, &undecided) && slices.Contains(incomplete, name) {
					t.Logf("%s: %v", key, err)
					continue
				}
				documents++
				if err != nil {
					t.Errorf("%s: %v", key, err)
					continue
				}
				agree := (len(violations) == 0) == (folder == "positive")
				switch {
				case explained[key] != "":
					if met[key] = true; agree {
						t.Errorf("%s: no longer in need of an explanation", key)
					}
				case !agree:
					t.Errorf("%s: %d violations, which nobody has explained: %v", key, len(violations), violations)
				}
			}
		}
	}
	t.Logf("%d documents, %d explained", documents, len(met))
}

// authorsValidator compiles a schema.
func authorsValidator(t *testing.T, file string) *judge {
	t.Helper()
	set := load.New()
	dir, base := filepath.Split(file)
	entry, err := set.Read(set.Folder(os.DirFS(dir), ""), base)
	if err != nil {
		t.Fatal(err)
	}
	validator, problems, err := compileSet(set, entry, false, "")
	if err != nil {
		t.Fatal(err)
	}
	if validator == nil {
		t.Fatalf("%s: %v", base, problems)
	}
	return validator
}

// authorsDocument reads a document; nil where it is in neither JSON nor YAML.
func authorsDocument(t *testing.T, file string) *jsondoc.Document {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	read := jsondoc.Parse
	switch filepath.Ext(file) {
	case ".json":
	case ".yaml", ".yml":
		read = load.YAML
	default:
		return nil
	}
	doc, err := read(filepath.Base(file), data)
	if err != nil {
		t.Errorf("%s: %v", filepath.Base(file), err)
		return nil
	}
	return doc
}
