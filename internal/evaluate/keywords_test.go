package evaluate_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
)

// TestKeywords judges the instances of testdata/keywords.txtar, which has some for
// every keyword that the evaluator judges by.
func TestKeywords(t *testing.T) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "keywords.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	left := evaluate.Keywords()
	for _, f := range archive.Files {
		keyword, _, _ := strings.Cut(f.Name, ":")
		delete(left, keyword)
		t.Run(f.Name, func(t *testing.T) { judge(t, string(f.Data)) })
	}
	for keyword, why := range left {
		if why == "" {
			t.Errorf("no instance is about %s", keyword)
		}
	}
}

// judge judges the instances of a section by the schema in its first line.
func judge(t *testing.T, section string) {
	schema, instances, _ := strings.Cut(section, "\n")
	set := load.New()
	doc, err := set.Add(set.Folder(nil, ""), "schema.json", []byte(schema))
	if err != nil {
		t.Fatal(err)
	}
	root := model.Build(set, []*load.Document{doc}).Documents[0].Root
	e := evaluate.New(evaluate.Options{AssertFormat: true})
	for line := range strings.Lines(instances) {
		want, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		instance, err := jsondoc.Parse("instance.json", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Verdict(root, instance.Root).String(); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}
