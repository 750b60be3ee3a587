package change

import (
	"testing"

	"docgen.example/docgen/internal/model"
)

// TestTable checks that each keyword of the model's table is compared by one rule,
// and that rules for what makes no instance invalid say so.
func TestTable(t *testing.T) {
	byName := map[string]*rule{}
	for i := range rules {
		for _, name := range rules[i].keywords {
			if byName[name] != nil {
				t.Errorf("%s has two rules", name)
			}
			if byName[name] = &rules[i]; model.Lookup(name) == nil {
				t.Errorf("%s is not in the model's table", name)
			}
		}
	}
	for _, row := range model.Keywords {
		r := byName[row.Name]
		if r == nil {
			t.Errorf("%s has no rule", row.Name)
			continue
		}
		if speaks := row.Roles == model.Annotation; speaks && !r.annotates {
			t.Errorf("%s is an annotation, and its rule says otherwise", row.Name)
		}
		if r.annotates && row.Roles&model.Assertion != 0 {
			t.Errorf("%s is an assertion, and its rule says otherwise", row.Name)
		}
	}
}
