package verify

import (
	"os"
	"path/filepath"
	"testing"

	"docgen.example/docgen/internal/corpus"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
)

// TestDeletionInPlace holds deletions in the compiled schema to the schema compiled
// without the keyword: each fault of some real schemas, with an instance that
// breaks it and with one that breaks another rule.
func TestDeletionInPlace(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	compared := 0
	for _, file := range corpus.Schemas(t) {
		info, err := os.Stat(file)
		if err != nil || info.Size() > 12_000 {
			continue
		}
		compared += compareDeletions(t, file)
	}
	if compared < 2_000 {
		t.Errorf("only %d deletions were compared", compared)
	}
}

func compareDeletions(t *testing.T, file string) int {
	documents := load.New()
	loaded, err := documents.Read(documents.Folder(os.DirFS(filepath.Dir(file)), ""), filepath.Base(file))
	if err != nil {
		t.Fatal(err)
	}
	set, err := fixture.Build(model.Build(documents, []*load.Document{loaded}).Documents[0], fixture.Options{Name: "s", Budget: 2_000})
	if err != nil {
		t.Log(err)
		return 0
	}
	sources := sourcesOf(set.Document, stubs(set.Document)[0])
	asserting, err := sources.compile(true, nil)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i, c := range set.Cases {
		if i == 0 || c.Fault == nil || set.Cases[i-1].Fault != nil && *set.Cases[i-1].Fault == *c.Fault {
			continue
		}
		without, err := sources.compile(true, c.Fault)
		if err != nil {
			t.Errorf("%s: %s: %v", file, c.ID, err)
			continue
		}
		for _, with := range []*fixture.Case{c, set.Cases[i-1]} {
			if with.Verdict == manifest.Malformed {
				continue
			}
			violations, err := without.Validate(with.Value)
			got, possible, failed := asserting.ValidWithout(deletion(*c.Fault), with.Value)
			if err != nil || failed != nil || possible && got != (len(violations) == 0) {
				t.Errorf("%s without %v: %s is said to be valid: %v; %v, %v, %v", file, deletion(*c.Fault), with.ID, got, violations, err, failed)
			}
			if n++; !possible {
				t.Logf("%s: %+v cannot be deleted in place", file, deletion(*c.Fault))
			}
		}
	}
	return n
}
