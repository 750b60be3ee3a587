package build_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/build"
	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/output"
)

// FuzzRun builds whatever text comes as a schema: it must not panic, no claim
// that docgen makes may fail its proof, and a second run makes the same bytes.
func FuzzRun(f *testing.F) {
	for _, seed := range []string{
		`{"type":"object","required":["a"],"properties":{"a":{"$ref":"#/$defs/b"}},"$defs":{"b":{"enum":[1,"x",null]}}}`,
		`{"$schema":"http://json-schema.org/draft-04/schema#","minimum":3,"exclusiveMinimum":true,"multipleOf":0.5}`,
		`{"oneOf":[{"type":"string","pattern":"^a+$"},{"type":"array","items":{"$ref":"#"},"maxItems":2}]}`,
		`{"if":{"properties":{"k":{"const":"a"}},"required":["k"]},"then":{"required":["b"]},"else":{"maxProperties":1}}`,
		`{"prefixItems":[{"type":"integer"}],"unevaluatedItems":false,"contains":{"const":1},"minContains":2}`,
		`{"not":{"required":["a"]},"patternProperties":{"^x-":false},"propertyNames":{"maxLength":3}}`,
		`{"format":"email","description":"*a* [b](javascript:c) <d>","x-y":{"z":[]}}`,
		`true`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, schema string) {
		if len(schema) > 4000 {
			return
		}
		type made struct {
			result         *build.Result
			site, fixtures *output.Tree
		}
		run := func() made {
			var site, fixtures output.Tree
			c := config.Default()
			c.Schemas = []config.Schema{{File: "s.json"}}
			result, err := build.Run(context.Background(), build.Input{Config: c, Score: true, Site: &site, Fixtures: &fixtures, FS: fstest.MapFS{"s.json": {Data: []byte(schema)}}})
			if err != nil {
				t.Fatalf("%s: %v", schema, err)
			}
			return made{result, &site, &fixtures}
		}
		first := run()
		for _, p := range first.result.Problems {
			if p.Code == "internal" || p.Code == "claim" || p.Code == "contested" {
				t.Fatalf("%s: %s", schema, p.Message)
			}
		}
		if first.result.Stopped {
			return
		}
		second := run()
		if a, b := strings.Join(first.site.Paths(), "\n"), strings.Join(second.site.Paths(), "\n"); a != b {
			t.Fatalf("%s: the pages differ from run to run", schema)
		}
		for _, path := range first.fixtures.Paths() {
			a, _ := first.fixtures.File(path)
			b, _ := second.fixtures.File(path)
			if string(a) != string(b) {
				t.Fatalf("%s: %s differs from run to run", schema, path)
			}
		}
	})
}
