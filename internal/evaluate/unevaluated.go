package evaluate

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// marks are the members and items of one instance that schemas have evaluated
// (Core section 11). A nil *marks asks for nothing and learns nothing.
type marks struct {
	properties map[string]bool
	items      map[int]bool
}

func (m *marks) property(name string) {
	if m == nil {
		return
	}
	if m.properties == nil {
		m.properties = map[string]bool{}
	}
	m.properties[name] = true
}

func (m *marks) item(i int) {
	if m == nil {
		return
	}
	if m.items == nil {
		m.items = map[int]bool{}
	}
	m.items[i] = true
}

// inner returns marks of a branch that may fail: empty ones, or none where none are asked for.
func (m *marks) inner() *marks {
	if m == nil {
		return nil
	}
	return &marks{}
}

// add takes over what a branch that was met has evaluated.
func (m *marks) add(inner *marks) {
	if m == nil {
		return
	}
	for name := range inner.properties {
		m.property(name)
	}
	for i := range inner.items {
		m.item(i)
	}
}

// unevaluated judges by unevaluatedItems and unevaluatedProperties, which see
// what all other keywords of s have evaluated.
func (r *run) unevaluated(s *model.Schema, v *jsondoc.Value, m *marks) Verdict {
	verdict := Valid
	if s.UnevaluatedItems != nil && v.Kind == jsondoc.Array {
		for i, item := range v.Items {
			if m.items[i] {
				continue
			}
			if verdict = both(verdict, r.apply(s.UnevaluatedItems, item, nil)); verdict == Invalid {
				return Invalid
			}
			m.item(i)
		}
	}
	if s.UnevaluatedProperties != nil && v.Kind == jsondoc.Object {
		for _, member := range v.Members {
			if m.properties[member.Name] {
				continue
			}
			if verdict = both(verdict, r.apply(s.UnevaluatedProperties, member.Value, nil)); verdict == Invalid {
				return Invalid
			}
			m.property(member.Name)
		}
	}
	return verdict
}
