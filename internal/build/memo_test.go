package build

import (
	"context"
	"maps"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/output"
)

// TestMemo: a build that remembers the one before makes those fixtures anew that
// a change touches, and no others; what comes out is what a fresh build makes.
func TestMemo(t *testing.T) {
	files := fstest.MapFS{
		"a.json":     {Data: []byte(`{"$id":"https://example.com/a.json","properties":{"b":{"$ref":"b.json"}}}`)},
		"b.json":     {Data: []byte(`{"$id":"https://example.com/b.json","type":"string","minLength":2}`)},
		"other.json": {Data: []byte(`{"type":"integer"}`)},
	}
	var memo Memo
	seed := uint64(1)
	built := func(m *Memo) (site, fixtures *output.Tree) {
		c := config.Default()
		c.Schemas, c.Seed = []config.Schema{{Dir: "."}}, seed
		site, fixtures = new(output.Tree), new(output.Tree)
		if _, err := Run(context.Background(), Input{Config: c, FS: files, Site: site, Fixtures: fixtures, Memo: m}); err != nil {
			t.Fatal(err)
		}
		return site, fixtures
	}
	built(&memo)
	before := map[string]*outcome{}
	maps.Copy(before, memo.outcomes)
	files["b.json"] = &fstest.MapFile{Data: []byte(`{"$id":"https://example.com/b.json","type":"string","minLength":3}`)}
	site, fixtures := built(&memo)
	for name, anew := range map[string]bool{"a": true, "b": true, "other": false} {
		if got := memo.outcomes[name] != before[name]; got != anew {
			t.Errorf("the fixtures of %s were made anew: %v, want %v", name, got, anew)
		}
	}
	freshSite, freshFixtures := built(nil)
	for name, pair := range map[string][2]*output.Tree{"site": {site, freshSite}, "fixtures": {fixtures, freshFixtures}} {
		if got, want := pair[0].Paths(), pair[1].Paths(); len(got) != len(want) {
			t.Errorf("%s: %d files, want %d", name, len(got), len(want))
		}
		for _, path := range pair[1].Paths() {
			got, _ := pair[0].File(path)
			if want, _ := pair[1].File(path); string(got) != string(want) {
				t.Errorf("%s: %s is not what a fresh build makes", name, path)
			}
		}
	}
	maps.Copy(before, memo.outcomes)
	seed++
	built(&memo)
	for name := range before {
		if memo.outcomes[name] == before[name] {
			t.Errorf("with another seed the fixtures of %s were not made anew", name)
		}
	}
}
