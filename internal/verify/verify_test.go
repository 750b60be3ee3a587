package verify_test

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
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
	return setOf(t, string(schema.JSON()), fixture.Options{Name: "customer"})
}

func scored(t *testing.T) *fixture.Set {
	t.Helper()
	return setOf(t, string(schema.JSON()), fixture.Options{Name: "customer", Score: true})
}

func setOf(t *testing.T, schema string, opts fixture.Options) *fixture.Set {
	t.Helper()
	documents := load.New()
	loaded, err := documents.Add(documents.Folder(fstest.MapFS{}, ""), "schema.json", []byte(schema))
	if err != nil {
		t.Fatal(err)
	}
	set, err := fixture.Build(model.Build(documents, []*load.Document{loaded}).Documents[0], opts)
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
	if len(report.Dropped) != 0 || report.Cases < 200 {
		t.Errorf("%+v", report)
	}
}

// TestContested has the oracle read another schema than the evaluator: what they
// differ on is no longer in the set, all else is, and what it exposes is measured.
func TestContested(t *testing.T) {
	set := scored(t)
	before, mutants := len(set.Cases), set.Coverage.TooLax
	platform := set.Document.Document.Root.Lookup("/$defs/Device/properties/platform/enum")
	if platform == nil {
		t.Fatal("the schema has no enum of platforms")
	}
	for _, name := range []string{"iOS", "IOS", "Ios", "Android", "ANDROID"} {
		platform.Items = append(platform.Items, jsondoc.NewString(name))
	}
	report, err := verify.Prove(context.Background(), set, verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Dropped) == 0 || len(set.Cases) != before-len(report.Dropped) {
		t.Fatalf("%d of %d cases are left, and %d were dropped", len(set.Cases), before, len(report.Dropped))
	}
	m := set.Manifest()
	for _, e := range report.Dropped {
		if !e.Contested || !strings.Contains(e.Error(), "the oracle accepts it") {
			t.Errorf("%+v", e)
		}
		if m.Case(e.Case) != nil {
			t.Errorf("%s is still there", e.Case)
		}
		for _, mutant := range m.Coverage.Mutants {
			if slices.Contains(mutant.Killers, e.Case) {
				t.Errorf("%s is said to expose %s", e.Case, mutant.ID)
			}
		}
	}
	if last := m.Declined[len(m.Declined)-1]; last.Keyword != "enum" || !strings.HasPrefix(last.Reason, "not proved: the case would claim to be invalid") {
		t.Errorf("declined: %+v", last)
	}
	if got := m.Coverage.TooLax; got.Mutants != mutants.Mutants || got.Killed > mutants.Killed || got.Killed < mutants.Killed-2 {
		t.Errorf("%+v before and %+v after", mutants, got)
	}
	if report, err = verify.Prove(context.Background(), set, verify.Options{}); err != nil || len(report.Dropped) > 0 {
		t.Errorf("the rest is not proved: %v, %v", report, err)
	}
}

// TestMuchContested stops at a set of which much is contested.
func TestMuchContested(t *testing.T) {
	set := customer(t)
	before := len(set.Cases)
	set.Document.Document.Root.Set("properties", jsondoc.NewObject())
	_, err := verify.Prove(context.Background(), set, verify.Options{})
	var claim *verify.ClaimError
	if !errors.As(err, &claim) || !claim.Contested || len(set.Cases) != before {
		t.Errorf("%d of %d cases are left: %v", len(set.Cases), before, err)
	}
}

// TestTooLong drops a case whose proof needs the schema to be compiled once more,
// where that is not to be done.
func TestTooLong(t *testing.T) {
	for most, want := range map[int]int{0: 0, 1: 1} {
		set := setOf(t, `{"properties":{"a":{"type":"string"}},"additionalProperties":false,"unevaluatedProperties":{"type":"null"}}`, fixture.Options{Name: "s"})
		report, err := verify.Prove(context.Background(), set, verify.Options{MaxDeletions: most})
		if err != nil || len(report.Dropped) != want {
			t.Fatalf("with at most %d bytes compiled: %+v, %v", most, report, err)
		}
		for _, e := range report.Dropped {
			if !strings.Contains(e.Error(), "alone, but to prove that would take too long") {
				t.Error(e)
			}
		}
	}
}

// TestPlantedClaims changes one case at a time into a wrong claim; each must be
// found, by the name of its case and for its reason.
func TestPlantedClaims(t *testing.T) {
	const plain = `{"type": "object", "properties": {"a": {"type": "integer"}}}` // of which both modes are one
	for _, test := range []struct {
		schema, name, found string // the Customer schema where there is none
		plant               func(c *fixture.Case)
	}{
		{"", "root--minimal", "valid with format as an annotation, but the oracle refuses it", func(c *fixture.Case) { c.Value = jsondoc.NewNull() }},
		{"", "created_at--type--null", "invalid with format as an annotation, but the oracle accepts it", func(c *fixture.Case) {
			c.Value = jsondoc.NewObject(jsondoc.M("identifiers", jsondoc.NewObject()))
		}},
		{"", "email--format--no-at", "invalid with format as an annotation, but the oracle accepts it", func(c *fixture.Case) {
			c.Verdict, c.Verdicts = manifest.Invalid, &manifest.Modes{Annotation: "invalid", Assertion: "invalid"}
		}},
		{"", "root--required--no-identifiers", "alone, but with that deleted it is still invalid", func(c *fixture.Case) { c.Fault.Name, c.Fault.Keyword = "", "type" }},
		{"", "unsubscribed--type--string", `at "/email", but the oracle reports`, func(c *fixture.Case) { c.Output.Errors[0].InstanceLocation = "/email" }},
		{"", "devices.0--required--no-id", "to break /properties/devices/items/required", func(c *fixture.Case) { c.Output.Errors[0].KeywordLocation = "/properties/devices/items/required" }},
		{"", "malformed--trailing-comma", "docgen's own parser reads it", func(c *fixture.Case) { c.Text = []byte("{}") }},
		{"", "identifiers.cio_id--type--boolean", "with that deleted it is still invalid", func(c *fixture.Case) { c.Value.Set("email", jsondoc.NewInt(1)) }},
		{plain, "root--full", "valid with format asserted, but the oracle refuses it", func(c *fixture.Case) { c.Value = jsondoc.NewNull() }},
		{plain, "a--type--string", "invalid with format asserted, but the oracle accepts it", func(c *fixture.Case) { c.Value = jsondoc.NewObject() }},
	} {
		set := setOf(t, cmp.Or(test.schema, string(schema.JSON())), fixture.Options{Name: "s"})
		for _, c := range set.Cases {
			if c.ID == test.name {
				test.plant(c)
			}
		}
		_, err := verify.Prove(context.Background(), set, verify.Options{})
		var claim *verify.ClaimError
		if !errors.As(err, &claim) || claim.Case != test.name || claim.Contested || !strings.Contains(claim.Error(), test.found) {
			t.Errorf("a wrong claim planted in %s: got %v, want %q", test.name, err, test.found)
		}
	}
}
