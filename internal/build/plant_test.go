package build

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/output"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/schema"
)

// planted builds the Customer schema, alone or beside another one, with a change to its set.
func planted(t *testing.T, others map[string]string, plant func(*fixture.Set)) (*Result, *output.Tree) {
	t.Helper()
	files := fstest.MapFS{"customer.json": {Data: schema.JSON()}}
	c := config.Default()
	c.Schemas = []config.Schema{{File: "customer.json"}}
	for name, text := range others {
		files[name] = &fstest.MapFile{Data: []byte(text)}
		c.Schemas = append(c.Schemas, config.Schema{File: name})
	}
	var fixtures output.Tree
	result, err := Run(context.Background(), Input{Config: c, FS: files, Score: true, Fixtures: &fixtures, plant: func(s *fixture.Set) {
		if s.Name == "customer" {
			plant(s)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	return result, &fixtures
}

// wrong claims that an instance with a number for a name is valid.
func wrong(s *fixture.Set) {
	for _, c := range s.Cases {
		if c.ID == "root--full" {
			c.Value = c.Value.Clone()
			c.Value.Set("anonymous_id", jsondoc.NewInt(1))
		}
	}
}

// TestPlantedClaimStopsTheBuild: one wrong claim, and there is nothing to write.
func TestPlantedClaimStopsTheBuild(t *testing.T) {
	result, fixtures := planted(t, nil, wrong)
	if !result.Stopped || fixtures.Len() > 0 {
		t.Error("there is something to write")
	}
	if len(result.Problems) != 1 || result.Problems[0].Severity != problem.Error || result.Problems[0].Code != codeClaim {
		t.Fatalf("problems: %v", result.Problems)
	}
	for _, part := range []string{"root--full", "to be valid with format as an annotation", "the oracle refuses it: /properties/anonymous_id/type at \"/anonymous_id\""} {
		if !strings.Contains(result.Problems[0].Message, part) {
			t.Errorf("the message does not say %s: %s", part, result.Problems[0].Message)
		}
	}
}

// TestPlantedClaimAmongMany: the other schemas are built, and nothing unproved is.
func TestPlantedClaimAmongMany(t *testing.T) {
	result, fixtures := planted(t, map[string]string{"other.json": `{"type":"integer"}`}, wrong)
	if result.Stopped || !result.Problems.HasErrors() {
		t.Fatalf("problems: %v", result.Problems)
	}
	if _, ok := fixtures.File("other/manifest.json"); !ok {
		t.Error("the other schema has no fixtures")
	}
	if _, ok := fixtures.File("customer/manifest.json"); ok {
		t.Error("the schema with a wrong claim has fixtures")
	}
}

// TestContestedClaim: where the two judges differ the case is left out, with a
// warning, and the rest is there.
func TestContestedClaim(t *testing.T) {
	result, fixtures := planted(t, nil, func(s *fixture.Set) {
		s.Document.Document.Root.Lookup("/properties/anonymous_id").Set("type", jsondoc.NewArray(jsondoc.NewString("string"), jsondoc.NewString("null")))
	})
	if result.Problems.HasErrors() || len(result.Problems) != 1 || result.Problems[0].Code != codeContested {
		t.Fatalf("problems: %v", result.Problems)
	}
	if !strings.Contains(result.Problems[0].Message, "anonymous_id--type--null") {
		t.Error(result.Problems[0].Message)
	}
	manifest, ok := fixtures.File("customer/manifest.json")
	if !ok || !strings.Contains(string(manifest), "not proved: the case would claim to be invalid") {
		t.Error("the manifest does not tell what was left out")
	}
	if _, ok := fixtures.File("customer/invalid/anonymous_id--type--null.json"); ok {
		t.Error("the contested case is there")
	}
}
