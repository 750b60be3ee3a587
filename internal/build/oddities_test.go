package build_test

import (
	"context"
	"path"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"docgen.example/docgen/internal/build"
	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/output"
)

// TestOddities builds schemas with the oddities that real ones have. The folder
// says what comes of each: fixtures that are all proved, or pages only.
func TestOddities(t *testing.T) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "oddities.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		t.Run(f.Name, func(t *testing.T) {
			c := config.Default()
			c.Schemas = []config.Schema{{File: path.Base(f.Name)}}
			result, err := build.Run(context.Background(), build.Input{
				Config: c, Score: true, FS: fstest.MapFS{path.Base(f.Name): {Data: f.Data}},
				Site: new(output.Tree), Fixtures: new(output.Tree), // which take no unsafe names
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range result.Problems {
				if p.Code == "internal" || p.Code == "claim" || p.Code == "contested" {
					t.Errorf("%.600s", p.Message)
				}
			}
			want := path.Dir(f.Name) == "fixtures"
			if got := result.Summary.Fixtures > 0; result.Stopped || got != want {
				t.Errorf("%d pages, %d fixtures; %v", result.Summary.Pages, result.Summary.Fixtures, result.Problems)
			}
		})
	}
}
