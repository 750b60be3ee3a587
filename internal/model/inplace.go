package model

var inplaceRows = []Row{
	{Name: "allOf", Roles: Applicator, Until: Draft202012, Section: "Core 10.2.1.1", InPlace: true, read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.schemas(s, k, &s.AllOf)
	}},
	{Name: "anyOf", Roles: Applicator, Until: Draft202012, Section: "Core 10.2.1.2", InPlace: true, read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.schemas(s, k, &s.AnyOf)
	}},
	{Name: "oneOf", Roles: Applicator, Until: Draft202012, Section: "Core 10.2.1.3", InPlace: true, read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.schemas(s, k, &s.OneOf)
	}},
	{Name: "not", Roles: Applicator, Until: Draft202012, Section: "Core 10.2.1.4", InPlace: true, read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.schema1(s, k, &s.Not)
	}},
	{Name: "if", Roles: Applicator, Since: Draft7, Until: Draft202012, Section: "Core 10.2.2.1", InPlace: true, read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.schema1(s, k, &s.If)
	}},
	{Name: "then", Roles: Applicator, Since: Draft7, Until: Draft202012, Section: "Core 10.2.2.2", InPlace: true, read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.schema1(s, k, &s.Then)
	}},
	{Name: "else", Roles: Applicator, Since: Draft7, Until: Draft202012, Section: "Core 10.2.2.3", InPlace: true, read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.schema1(s, k, &s.Else)
	}},
	{Name: "dependentSchemas", Roles: Applicator, Since: Draft201909, Until: Draft202012, Section: "Core 10.2.2.4", InPlace: true, read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.named(s, k, &s.DependentSchemas)
	}},
}
