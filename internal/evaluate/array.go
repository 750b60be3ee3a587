package evaluate

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// array judges by the keywords for arrays (Core section 10.3.1, Validation
// section 6.4).
func (r *run) array(s *model.Schema, v *jsondoc.Value, m *marks) Verdict {
	n := len(v.Items)
	if s.MinItems != nil && n < *s.MinItems || s.MaxItems != nil && n > *s.MaxItems {
		return Invalid
	}
	verdict := Valid
	for i, item := range v.Items {
		var sub *model.Schema
		switch {
		case i < len(s.PrefixItems):
			sub = s.PrefixItems[i]
		case s.Items != nil:
			sub = s.Items
		default:
			continue
		}
		if verdict = both(verdict, r.apply(sub, item, nil)); verdict == Invalid {
			return Invalid
		}
		m.item(i)
	}
	if s.UniqueItems && !unique(v.Items) {
		return Invalid
	}
	if s.Contains != nil {
		verdict = both(verdict, r.contains(s, v, m))
	}
	return verdict
}

// contains judges by contains and its counts; in 2020-12 what it finds counts as
// evaluated (Core section 10.3.1.3).
func (r *run) contains(s *model.Schema, v *jsondoc.Value, m *marks) Verdict {
	least, most := 1, len(v.Items)
	if s.MinContains != nil {
		least = *s.MinContains
	}
	if s.MaxContains != nil {
		most = *s.MaxContains
	}
	found, open := 0, 0
	for i, item := range v.Items {
		switch r.apply(s.Contains, item, nil) {
		case Valid:
			found++
			if s.Dialect >= model.Draft202012 {
				m.item(i)
			}
		case Undecided:
			open++
		}
	}
	switch {
	case found > most || found+open < least:
		return Invalid
	case found+open > most || found < least:
		return Undecided
	}
	return Valid
}

func unique(items []*jsondoc.Value) bool {
	if len(items) < 16 {
		for i := range items {
			for j := range i {
				if jsondoc.Equal(items[i], items[j]) {
					return false
				}
			}
		}
		return true
	}
	seen := make(map[string]bool, len(items))
	for _, item := range items {
		key := item.Key()
		if seen[key] {
			return false
		}
		seen[key] = true
	}
	return true
}
