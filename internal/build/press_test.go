package build

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"weak"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/output"
)

// catalogue is a folder of so many schemas, each of which refers to the one
// before where linked is set.
func catalogue(n int, linked bool) (*config.Config, fstest.MapFS) {
	files := fstest.MapFS{}
	for i := range n {
		ref := ""
		if linked && i > 0 {
			ref = fmt.Sprintf(`, "before": {"$ref": "s%02d.json"}`, i-1)
		}
		files[fmt.Sprintf("s%02d.json", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, `{"title": "S %d", "properties": {"a": {"type": "integer"}%s}}`, i, ref)}
	}
	c := config.Default()
	c.Schemas = []config.Schema{{Dir: "."}}
	return c, files
}

// TestSchemasAreForgotten builds a catalogue: when only the pages about all of it
// are left to make, neither the sets nor the models of its schemas are held.
func TestSchemasAreForgotten(t *testing.T) {
	const most = 2 // that an idle stack may still point to
	for _, linked := range []bool{false, true} {
		c, files := catalogue(12, linked)
		var mu sync.Mutex
		var sets []weak.Pointer[fixture.Set]
		var documents []weak.Pointer[model.Document]
		left := -1
		_, err := Run(context.Background(), Input{Config: c, FS: files, plant: func(s *fixture.Set) {
			mu.Lock()
			defer mu.Unlock()
			sets, documents = append(sets, weak.Make(s)), append(documents, weak.Make(s.Document))
		}, Progress: func(_, _ int, what string) {
			if !strings.Contains(what, "about all") {
				return
			}
			runtime.GC()
			left = 0
			for i := range sets {
				if sets[i].Value() != nil || documents[i].Value() != nil {
					left++
				}
			}
		}})
		if err != nil || len(sets) != 12 || left < 0 || left > most {
			t.Errorf("linked %v: %d of %d are held; %v", linked, left, len(sets), err)
		}
	}
}

// TestLinksInACatalogue: schemas that refer to each other lead to each other's
// pages, in whatever order they are proved.
func TestLinksInACatalogue(t *testing.T) {
	c, files := catalogue(6, true)
	var before string
	for range 3 {
		var site, fixtures output.Tree
		if _, err := Run(context.Background(), Input{Config: c, FS: files, Site: &site, Fixtures: &fixtures}); err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, path := range site.Paths() {
			data, _ := site.File(path)
			fmt.Fprintf(&all, "%s\n%s\n", path, data)
		}
		if before != "" && all.String() != before {
			t.Error("the site differs from run to run")
		}
		before = all.String()
		for page, link := range map[string]string{"s03/index.html": `href="../s02/index.html`} {
			if data, _ := site.File(page); !strings.Contains(string(data), link) {
				t.Errorf("%s has no %s", page, link)
			}
		}
	}
}

// full is a sink on a full disk.
type full struct{}

var errFull = errors.New("no space left")

func (full) Put(...output.File) error { return errFull }

// TestSinkFails: the error of a sink ends the build.
func TestSinkFails(t *testing.T) {
	c, files := catalogue(8, false)
	for _, in := range []Input{{Site: full{}}, {Fixtures: full{}}} {
		in.Config, in.FS = c, files
		if _, err := Run(context.Background(), in); !errors.Is(err, errFull) {
			t.Errorf("got %v", err)
		}
	}
}
