package model

import "docgen.example/docgen/internal/jsondoc"

var numberRows = []Row{
	{Name: "multipleOf", Roles: Assertion, Until: Draft202012, Section: "Validation 6.2.1", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return k.Value.Kind == jsondoc.Number && k.Value.Rat().Sign() > 0 && readNumber(k, &s.MultipleOf)
	}},
	{Name: "maximum", Roles: Assertion, Until: Draft202012, Section: "Validation 6.2.2", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readBound(s, k, "exclusiveMaximum", &s.Maximum, &s.ExclusiveMaximum)
	}},
	{Name: "exclusiveMaximum", Roles: Assertion, Until: Draft202012, Section: "Validation 6.2.3", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readExclusive(s, k, &s.ExclusiveMaximum)
	}},
	{Name: "minimum", Roles: Assertion, Until: Draft202012, Section: "Validation 6.2.4", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readBound(s, k, "exclusiveMinimum", &s.Minimum, &s.ExclusiveMinimum)
	}},
	{Name: "exclusiveMinimum", Roles: Assertion, Until: Draft202012, Section: "Validation 6.2.5", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readExclusive(s, k, &s.ExclusiveMinimum)
	}},
}

// readBound reads minimum or maximum. In draft-04 a true modifier beside it
// makes it exclusive (draft-04 Validation 5.1.2).
func readBound(s *Schema, k *Keyword, modifier string, inclusive, exclusive **jsondoc.Value) bool {
	if m := s.Value.Member(modifier); s.Dialect == Draft4 && m != nil && m.Kind == jsondoc.Bool && m.Bool {
		return readNumber(k, exclusive)
	}
	return readNumber(k, inclusive)
}

func readExclusive(s *Schema, k *Keyword, to **jsondoc.Value) bool {
	if s.Dialect == Draft4 {
		return k.Value.Kind == jsondoc.Bool // readBound has it
	}
	return readNumber(k, to)
}
