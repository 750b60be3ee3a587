package mutant_test

import (
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/mutant"
	"docgen.example/docgen/schema"
)

func customer(t *testing.T) (*model.Document, *fixture.Set) {
	t.Helper()
	documents := load.New()
	loaded, err := documents.Add(documents.Folder(fstest.MapFS{}, ""), schema.File, schema.JSON())
	if err != nil {
		t.Fatal(err)
	}
	doc := model.Build(documents, []*load.Document{loaded}).Documents[0]
	set, err := fixture.Build(doc, fixture.Options{Name: "customer"})
	if err != nil {
		t.Fatal(err)
	}
	return doc, set
}

// survivors measures the cases that keep lets in.
func survivors(doc *model.Document, set *fixture.Set, keep func(*fixture.Case) bool) map[string]bool {
	meter := mutant.NewMeter(doc.Root)
	for i, c := range set.Cases {
		if c.Verdict != manifest.Malformed && keep(c) {
			meter.Add(i, mutant.Instance{Value: c.Value, Verdict: c.Verdict})
		}
	}
	left := map[string]bool{}
	for _, o := range meter.Outcomes() {
		if o.Status == manifest.Survived {
			left[o.ID] = true
		}
	}
	return left
}

// TestScoreIsHonest takes cases away: the score must fall and name the mutant.
func TestScoreIsHonest(t *testing.T) {
	doc, set := customer(t)
	if left := survivors(doc, set, func(*fixture.Case) bool { return true }); len(left) != 0 {
		t.Fatalf("survivors with all cases: %v", left)
	}
	for id, mutantID := range map[string]string{
		"root--required--no-identifiers":            "/required name-dropped identifiers",
		"created_at--type--null":                    "/properties/created_at/type null-let-in",
		"unsubscribed--type--string":                "/properties/unsubscribed/type string-let-in",
		"identifiers.id--type--empty-string":        "/$defs/CustomerIdentifiers/properties/id/type empty-string-refused",
		"segments.0.id--type--integral-float":       "/$defs/SegmentMembership/properties/id/type integral-float-refused",
		"devices.0.last_used--type--beyond-64-bits": "",
	} {
		left := survivors(doc, set, func(c *fixture.Case) bool { return c.ID != id })
		if mutantID == "" {
			if len(left) != 0 {
				t.Errorf("without %s: %v survive, though other cases expose the same", id, left)
			}
			continue
		}
		if !left[mutantID] {
			t.Errorf("without %s: %s does not survive, but %v", id, mutantID, left)
		}
	}
}

// TestSmokeSet demands that the reduced set exposes what the full one does.
func TestSmokeSet(t *testing.T) {
	doc, set := customer(t)
	meter := mutant.NewMeter(doc.Root)
	for i, c := range set.Cases {
		if c.Verdict != manifest.Malformed {
			meter.Add(i, mutant.Instance{Value: c.Value, Verdict: c.Verdict})
		}
	}
	smoke := map[string]bool{}
	for _, i := range mutant.Cover(meter.Outcomes(), len(set.Cases)) {
		smoke[set.Cases[i].ID] = true
	}
	if left := survivors(doc, set, func(c *fixture.Case) bool { return smoke[c.ID] }); len(left) != 0 {
		t.Errorf("the reduced set of %d cases misses %v", len(smoke), left)
	}
}
