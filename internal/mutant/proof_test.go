package mutant_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/mutant"
)

// TestProofs holds the proofs that misreadings show in no instance against
// instances: testdata/proofs.txtar has schemas, and for each instances that tell
// all other misreadings from the right one, beside those for every schema.
func TestProofs(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/proofs.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	for name, text := range files {
		name, ok := strings.CutSuffix(name, ".json")
		if !ok {
			continue
		}
		t.Run(name, func(t *testing.T) {
			root := parse(t, text)
			var instances []*jsondoc.Value
			for line := range strings.Lines(files["each.instances"] + files[name+".instances"]) {
				doc, err := jsondoc.Parse(name, []byte(line))
				if err != nil {
					t.Fatal(err)
				}
				instances = append(instances, doc.Root)
			}
			var got bytes.Buffer
			judge := evaluate.New(evaluate.Options{})
			for _, m := range mutant.All(root) {
				misled := judge.With(m.Schema, m.Reading)
				exposed := false
				for _, v := range instances {
					if judge.Valid(root, v) == misled.Valid(root, v) {
						continue
					}
					if exposed = true; m.Proof != "" {
						t.Errorf("%s: %s tells the difference, though %s", m.ID, v.Compact(), m.Proof)
					}
				}
				if !exposed {
					fmt.Fprintf(&got, "%s: %s\n", m.ID, m.Proof)
				}
			}
			if want := files[name+".alike"]; got.String() != want {
				t.Errorf("what no instance tells from the right reading:\n%s\nwant:\n%s", got.String(), want)
			}
		})
	}
}

func parse(t *testing.T, text string) *model.Schema {
	t.Helper()
	documents := load.New()
	loaded, err := documents.Add(documents.Folder(fstest.MapFS{}, ""), "schema.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return model.Build(documents, []*load.Document{loaded}).Documents[0].Root
}
