package model

import "docgen.example/docgen/internal/jsondoc"

var metaRows = []Row{
	{Name: "title", Roles: Annotation, Until: Draft202012, Section: "Validation 9.1", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readText(k, &s.Title)
	}},
	{Name: "description", Roles: Annotation, Until: Draft202012, Section: "Validation 9.1", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readText(k, &s.Description)
	}},
	{Name: "default", Roles: Annotation, Until: Draft202012, Section: "Validation 9.2", read: func(_ *builder, s *Schema, k *Keyword) bool {
		s.Default = k.Value
		return true
	}},
	{Name: "deprecated", Roles: Annotation, Since: Draft201909, Until: Draft202012, Section: "Validation 9.3", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readBool(k, &s.Deprecated)
	}},
	{Name: "readOnly", Roles: Annotation, Since: Draft7, Until: Draft202012, Section: "Validation 9.4", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readBool(k, &s.ReadOnly)
	}},
	{Name: "writeOnly", Roles: Annotation, Since: Draft7, Until: Draft202012, Section: "Validation 9.4", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readBool(k, &s.WriteOnly)
	}},
	{Name: "examples", Roles: Annotation, Since: Draft6, Until: Draft202012, Section: "Validation 9.5", read: func(_ *builder, s *Schema, k *Keyword) bool {
		if k.Value.Kind != jsondoc.Array {
			return false
		}
		s.Examples = k.Value.Items
		return true
	}},
}
