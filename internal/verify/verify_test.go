package verify_test

import (
	"context"
	"errors"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/verify"
	"docgen.example/docgen/schema"
)

func customer(t *testing.T) *fixture.Set {
	t.Helper()
	documents := load.New()
	loaded, err := documents.Add(documents.Folder(fstest.MapFS{}, ""), schema.File, schema.JSON())
	if err != nil {
		t.Fatal(err)
	}
	set, err := fixture.Build(model.Build(documents, []*load.Document{loaded}).Documents[0], fixture.Options{Name: "customer"})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestCustomerIsProved(t *testing.T) {
	report, err := verify.Prove(context.Background(), customer(t), verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if report.Unproved != 0 || report.Cases < 200 {
		t.Errorf("%+v", report)
	}
}

// TestPlantedClaims changes one case at a time into a wrong claim; each must be
// found, by the name of its case.
func TestPlantedClaims(t *testing.T) {
	for name, plant := range map[string]func(c *fixture.Case){
		"root--minimal": func(c *fixture.Case) { c.Value = jsondoc.NewNull() },
		"created_at--type--null": func(c *fixture.Case) {
			c.Value = jsondoc.NewObject(jsondoc.M("identifiers", jsondoc.NewObject()))
		},
		"email--format--no-at": func(c *fixture.Case) {
			c.Verdict, c.Verdicts = manifest.Invalid, &manifest.Modes{Annotation: "invalid", Assertion: "invalid"}
		},
		"root--required--no-identifiers":    func(c *fixture.Case) { c.Fault.Name, c.Fault.Keyword = "", "type" },
		"unsubscribed--type--string":        func(c *fixture.Case) { c.Output.Errors[0].InstanceLocation = "/email" },
		"devices.0--required--no-id":        func(c *fixture.Case) { c.Output.Errors[0].KeywordLocation = "/properties/devices/items/required" },
		"malformed--trailing-comma":         func(c *fixture.Case) { c.Text = []byte("{}") },
		"identifiers.cio_id--type--boolean": func(c *fixture.Case) { c.Value.Set("email", jsondoc.NewInt(1)) },
	} {
		set := customer(t)
		for _, c := range set.Cases {
			if c.ID == name {
				plant(c)
			}
		}
		_, err := verify.Prove(context.Background(), set, verify.Options{})
		var claim *verify.ClaimError
		if !errors.As(err, &claim) || claim.Case != name {
			t.Errorf("a wrong claim planted in %s: got %v", name, err)
		}
	}
}
