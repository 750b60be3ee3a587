package model

var formatRows = []Row{
	{Name: "format", Roles: Assertion | Annotation, Until: Draft202012, Section: "Validation 7", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readText(k, &s.Format)
	}},
	{Name: "contentEncoding", Roles: Annotation, Since: Draft7, Until: Draft202012, Section: "Validation 8.3", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readText(k, &s.ContentEncoding)
	}},
	{Name: "contentMediaType", Roles: Annotation, Since: Draft7, Until: Draft202012, Section: "Validation 8.4", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readText(k, &s.ContentMediaType)
	}},
	{Name: "contentSchema", Roles: Annotation, Since: Draft201909, Until: Draft202012, Section: "Validation 8.5", read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.schema1(s, k, &s.ContentSchema)
	}},
}
