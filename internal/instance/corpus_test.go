package instance

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docgen.example/docgen/internal/corpus"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/validate"
)

// realSchema is a schema of the corpus, with an oracle where it can be had.
type realSchema struct {
	name   string
	doc    *model.Document
	oracle *validate.Validator // nil where a reference of the schema cannot be resolved
}

func realSchemas(t *testing.T) []realSchema {
	t.Helper()
	dir := filepath.Join(corpus.Dir(t), "schemastore", "schemas")
	files, _ := filepath.Glob(filepath.Join(dir, "*.json"))
	if len(files) == 0 {
		t.Fatal("no schemas")
	}
	var all []realSchema
	for _, file := range files {
		s := realSchema{name: filepath.Base(file)}
		set := load.New()
		loaded, err := set.Read(set.Folder(os.DirFS(dir), ""), s.name)
		if err != nil {
			t.Fatal(err)
		}
		m := model.Build(set, []*load.Document{loaded})
		if s.doc = m.Documents[0]; s.doc.Root == nil {
			t.Errorf("%s: %v", s.name, s.doc.Problems)
			continue
		}
		var sources []validate.Source
		for _, d := range m.Documents {
			sources = append(sources, validate.Source{URI: d.URI, Root: d.Document.Document.Root})
		}
		s.oracle, err = validate.Compile(s.doc.URI, sources, validate.Options{DefaultDialect: s.doc.Dialect.URI(), AssertFormat: true, TrustSchema: true})
		if unresolved := new(validate.UnresolvedRefError); err != nil && !errors.As(err, &unresolved) {
			t.Errorf("%s: %v", s.name, err)
		}
		all = append(all, s)
	}
	return all
}

// TestCorpus makes a minimal, a typical and a full instance of each real schema;
// the oracle must accept them. Those that are not made, for a reference that
// leads nowhere, stand in the golden file.
func TestCorpus(t *testing.T) {
	var declined []string
	for i, s := range realSchemas(t) {
		if testing.Short() && i%5 != 0 {
			continue
		}
		b := New(s.doc.Root, Options{})
		for _, style := range []Style{Minimal, Typical, Full} {
			v, err := b.Build(Want{Style: style, Seed: s.name})
			if err != nil {
				declined = append(declined, fmt.Sprintf("%s: %v", s.name, err))
				break
			}
			if s.oracle == nil {
				continue
			}
			if violations, err := s.oracle.Validate(v); err != nil || len(violations) > 0 {
				t.Errorf("%s, style %d: the oracle refuses %s: %v %v", s.name, style, short(v), violations, err)
			}
		}
	}
	if !testing.Short() {
		golden(t, "testdata/corpus-declined.txt", strings.Join(append(declined, ""), "\n"))
	}
}
