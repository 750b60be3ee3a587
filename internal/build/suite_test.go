package build_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/build"
	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/corpus"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// TestSuiteSchemas builds the schemas of the official suite, each by itself: none
// may fail, and no claim about its fixtures. Every sixth unless DOCGEN_CORPUS_ALL is set.
func TestSuiteSchemas(t *testing.T) {
	dir := filepath.Join(corpus.Dir(t), "json-schema-test-suite")
	dialects := map[string]model.Dialect{"draft4": model.Draft4, "draft6": model.Draft6, "draft7": model.Draft7, "draft2019-09": model.Draft201909, "draft2020-12": model.Draft202012}
	step := 6
	if os.Getenv("DOCGEN_CORPUS_ALL") != "" {
		step = 1
	}
	n := 0
	for name, dialect := range dialects {
		files, _ := filepath.Glob(filepath.Join(dir, name, "*.json"))
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := jsondoc.Parse(file, data)
			if err != nil {
				t.Fatal(err)
			}
			for _, group := range doc.Root.Items {
				if n++; n%step != 0 {
					continue
				}
				schema := group.Member("schema").Clone()
				if schema.Kind == jsondoc.Object && !schema.Has("$schema") {
					schema.Members = append([]jsondoc.Member{jsondoc.M("$schema", jsondoc.NewString(dialect.URI()))}, schema.Members...)
				}
				c := config.Default()
				c.Schemas = []config.Schema{{File: "s.json"}}
				result, err := build.Run(context.Background(), build.Input{Config: c, Score: true, FS: fstest.MapFS{"s.json": {Data: []byte(schema.Compact())}}})
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range result.Problems {
					if p.Code == "internal" || p.Code == "claim" || p.Code == "contested" {
						t.Errorf("%s, %s: %.400s", filepath.Base(file), group.Member("description").Text, p.Message)
					}
				}
			}
		}
	}
	if n < 1000 {
		t.Errorf("the suite has only %d groups", n)
	}
}
