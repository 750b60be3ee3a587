package evaluate

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// inPlace judges by what s applies to the same instance location: references
// and the applicators of Core section 10.2.
func (r *run) inPlace(s *model.Schema, v *jsondoc.Value, m *marks) Verdict {
	verdict := r.refs(s, v, m)
	for _, sub := range s.AllOf {
		if verdict == Invalid {
			return Invalid
		}
		verdict = both(verdict, r.apply(sub, v, m))
	}
	if s.AnyOf != nil && verdict != Invalid {
		verdict = both(verdict, r.anyOf(s, v, m))
	}
	if s.OneOf != nil && verdict != Invalid {
		verdict = both(verdict, r.exactlyOne(s, v, m))
	}
	if s.Not != nil && verdict != Invalid {
		verdict = both(verdict, not(r.apply(s.Not, v, m.inner())))
	}
	if s.If != nil && verdict != Invalid {
		verdict = both(verdict, r.conditional(s, v, m))
	}
	if v.Kind == jsondoc.Object {
		for _, d := range s.DependentSchemas {
			if verdict != Invalid && v.Has(d.Name) {
				verdict = both(verdict, r.apply(d.Schema, v, m))
			}
		}
	}
	return verdict
}

func not(v Verdict) Verdict {
	switch v {
	case Valid:
		return Invalid
	case Invalid:
		return Valid
	}
	return Undecided
}

// anyOf goes through all branches where it is asked what they evaluate (Core
// section 10.2.1.2), else up to the first that is met.
func (r *run) anyOf(s *model.Schema, v *jsondoc.Value, m *marks) Verdict {
	verdict := Invalid
	for _, sub := range s.AnyOf {
		inner := m.inner()
		switch r.apply(sub, v, inner) {
		case Valid:
			if m == nil {
				return Valid
			}
			m.add(inner)
			verdict = Valid
		case Undecided:
			if verdict == Invalid {
				verdict = Undecided
			}
		}
	}
	return verdict
}

func (r *run) exactlyOne(s *model.Schema, v *jsondoc.Value, m *marks) Verdict {
	met, open := 0, 0
	for _, sub := range s.OneOf {
		inner := m.inner()
		switch r.apply(sub, v, inner) {
		case Valid:
			if met++; met > 1 {
				return Invalid
			}
			m.add(inner)
		case Undecided:
			open++
		}
	}
	switch {
	case open > 0:
		return Undecided
	case met == 1:
		return Valid
	}
	return Invalid
}

// conditional judges by if, then and else (Core section 10.2.2).
func (r *run) conditional(s *model.Schema, v *jsondoc.Value, m *marks) Verdict {
	branch := func(sub *model.Schema, m *marks) Verdict {
		if sub == nil {
			return Valid
		}
		return r.apply(sub, v, m)
	}
	inner := m.inner()
	switch r.apply(s.If, v, inner) {
	case Valid:
		m.add(inner)
		return branch(s.Then, m)
	case Invalid:
		return branch(s.Else, m)
	}
	if a, b := branch(s.Then, m.inner()), branch(s.Else, m.inner()); a == b {
		return a
	}
	return Undecided
}
