package evaluate

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// object judges by the keywords for objects (Core section 10.3.2, Validation
// section 6.5).
func (r *run) object(s *model.Schema, v *jsondoc.Value, m *marks) Verdict {
	n := len(v.Members)
	if s.MinProperties != nil && n < *s.MinProperties || s.MaxProperties != nil && n > *s.MaxProperties {
		return Invalid
	}
	if !hasAll(v, s.Required) {
		return Invalid
	}
	for i := range s.DependentRequired {
		if d := &s.DependentRequired[i]; v.Has(d.Name) && !hasAll(v, d.Required) {
			return Invalid
		}
	}
	if s.Properties == nil && s.PatternProperties == nil && s.AdditionalProperties == nil && s.PropertyNames == nil {
		return Valid
	}
	verdict := Valid
	for i := range v.Members {
		if verdict = both(verdict, r.member(s, &v.Members[i], m)); verdict == Invalid {
			return Invalid
		}
	}
	return verdict
}

// manyNames is where a set of names pays.
const manyNames = 32

func hasAll(v *jsondoc.Value, names []string) bool {
	if len(names) > manyNames {
		has := make(map[string]bool, len(v.Members))
		for i := range v.Members {
			has[v.Members[i].Name] = true
		}
		for _, name := range names {
			if !has[name] {
				return false
			}
		}
		return true
	}
	for _, name := range names {
		if !v.Has(name) {
			return false
		}
	}
	return true
}

func (r *run) member(s *model.Schema, member *jsondoc.Member, m *marks) Verdict {
	verdict, known := Valid, false
	if s.PropertyNames != nil {
		verdict = r.apply(s.PropertyNames, jsondoc.NewString(member.Name), nil)
	}
	if sub := s.Property(member.Name); sub != nil && verdict != Invalid {
		known = true
		verdict = both(verdict, r.apply(sub, member.Value, nil))
	}
	for _, p := range s.PatternProperties {
		if verdict == Invalid {
			return Invalid
		}
		switch matches(p.Name, member.Name) {
		case Valid:
			known = true
			verdict = both(verdict, r.apply(p.Schema, member.Value, nil))
		case Undecided:
			verdict = Undecided
		}
	}
	if !known && s.AdditionalProperties != nil && verdict != Invalid {
		known = true
		verdict = both(verdict, r.apply(s.AdditionalProperties, member.Value, nil))
	}
	if known {
		m.property(member.Name)
	}
	return verdict
}
