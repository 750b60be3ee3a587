package mutant_test

import (
	"reflect"
	"testing"

	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/mutant"
)

// TestKeep checks that a meter that forgets instances knows what one knows that
// has never met them.
func TestKeep(t *testing.T) {
	doc, set := customer(t)
	var all, some []mutant.Instance
	var kept []int
	for _, c := range set.Cases {
		if c.Verdict == manifest.Malformed {
			continue
		}
		in := mutant.Instance{Value: c.Value, Verdict: c.Verdict}
		if len(all)%3 == 1 {
			kept, some = append(kept, len(all)), append(some, in)
		}
		all = append(all, in)
	}
	measure := func(list []mutant.Instance) *mutant.Meter {
		m := mutant.NewMeter(doc.Root)
		m.MostKillers = 4
		for i, in := range list {
			m.Add(i, in)
		}
		return m
	}
	fresh, keeping := measure(some), measure(all)
	keeping.Keep(kept, func(i int) mutant.Instance { return all[i] })
	want, got := fresh.Outcomes(), keeping.Outcomes()
	for i := range want {
		if want[i].Status != got[i].Status || !reflect.DeepEqual(want[i].Killers, got[i].Killers) {
			t.Errorf("%s: %s by %v, want %s by %v", got[i].ID, got[i].Status, got[i].Killers, want[i].Status, want[i].Killers)
		}
	}
}
