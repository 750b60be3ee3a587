package model

import "docgen.example/docgen/internal/jsondoc"

var refRows = []Row{
	{Name: "$schema", Roles: Identifier, Until: Draft202012, Section: "Core 8.1.1", read: textShape},
	{Name: "$vocabulary", Roles: Identifier, Since: Draft201909, Until: Draft202012, Section: "Core 8.1.2", read: func(_ *builder, _ *Schema, k *Keyword) bool {
		return k.Value.Kind == jsondoc.Object
	}},
	{Name: "$id", Roles: Identifier, Since: Draft6, Until: Draft202012, Section: "Core 8.2.1", read: textShape},
	{Name: "id", Roles: Identifier, Until: Draft4, Section: "Core 7.2 of draft-04", read: textShape},
	{Name: "$anchor", Roles: Identifier, Since: Draft201909, Until: Draft202012, Section: "Core 8.2.2", read: textShape},
	{Name: "$dynamicAnchor", Roles: Identifier, Since: Draft202012, Until: Draft202012, Section: "Core 8.2.2", read: textShape},
	{Name: "$recursiveAnchor", Roles: Identifier, Since: Draft201909, Until: Draft201909, Section: "Core 8.2.4.2 of 2019-09", read: func(_ *builder, _ *Schema, k *Keyword) bool {
		return k.Value.Kind == jsondoc.Bool
	}},
	{Name: "$ref", Roles: Identifier | Applicator, Until: Draft202012, Section: "Core 8.2.3.1", InPlace: true, read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.ref(k, &s.Ref)
	}},
	{Name: "$dynamicRef", Roles: Identifier | Applicator, Since: Draft202012, Until: Draft202012, Section: "Core 8.2.3.2", InPlace: true, read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.ref(k, &s.DynamicRef)
	}},
	{Name: "$recursiveRef", Roles: Identifier | Applicator, Since: Draft201909, Until: Draft201909, Section: "Core 8.2.4.2 of 2019-09", InPlace: true, read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.ref(k, &s.RecursiveRef)
	}},
	{Name: "$defs", Roles: Identifier, Since: Draft201909, Until: Draft202012, Section: "Core 8.2.4", read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.named(s, k, &s.Definitions)
	}},
	{Name: "definitions", Roles: Identifier, Until: Draft202012, Section: "Validation 9 of draft-07", read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.named(s, k, &s.Definitions)
	}},
	{Name: "$comment", Roles: Annotation, Since: Draft7, Until: Draft202012, Section: "Core 8.3", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readText(k, &s.Comment)
	}},
}

func textShape(_ *builder, _ *Schema, k *Keyword) bool { return k.Value.Kind == jsondoc.String }

// ref notes a reference, to be resolved when all documents are read.
func (b *builder) ref(k *Keyword, to **Ref) bool {
	if k.Value.Kind != jsondoc.String {
		return false
	}
	r := &Ref{Keyword: k, Text: k.Value.Text}
	*to = r
	b.pending = append(b.pending, r)
	return true
}
