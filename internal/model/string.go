package model

var stringRows = []Row{
	{Name: "maxLength", Roles: Assertion, Until: Draft202012, Section: "Validation 6.3.1", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readCount(k, &s.MaxLength)
	}},
	{Name: "minLength", Roles: Assertion, Until: Draft202012, Section: "Validation 6.3.2", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readCount(k, &s.MinLength)
	}},
	{Name: "pattern", Roles: Assertion, Until: Draft202012, Section: "Validation 6.3.3", read: func(_ *builder, s *Schema, k *Keyword) bool {
		var pattern string
		if !readText(k, &pattern) {
			return false
		}
		s.Pattern = &pattern
		return true
	}},
}
