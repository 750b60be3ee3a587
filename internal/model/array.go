package model

import "docgen.example/docgen/internal/jsondoc"

var arrayRows = []Row{
	{Name: "prefixItems", Roles: Applicator, Since: Draft202012, Until: Draft202012, Section: "Core 10.3.1.1", read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.schemas(s, k, &s.PrefixItems)
	}},
	{Name: "items", Roles: Applicator, Until: Draft202012, Section: "Core 10.3.1.2", read: readItems},
	{Name: "additionalItems", Roles: Applicator, Until: Draft201909, Section: "Core 9.3.1.2 of 2019-09", read: readAdditionalItems},
	{Name: "contains", Roles: Applicator | Assertion, Since: Draft6, Until: Draft202012, Section: "Core 10.3.1.3", read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.schema1(s, k, &s.Contains)
	}},
	{Name: "unevaluatedItems", Roles: Applicator, Since: Draft201909, Until: Draft202012, Section: "Core 11.2", read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.schema1(s, k, &s.UnevaluatedItems)
	}},
	{Name: "maxItems", Roles: Assertion, Until: Draft202012, Section: "Validation 6.4.1", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readCount(k, &s.MaxItems)
	}},
	{Name: "minItems", Roles: Assertion, Until: Draft202012, Section: "Validation 6.4.2", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readCount(k, &s.MinItems)
	}},
	{Name: "uniqueItems", Roles: Assertion, Until: Draft202012, Section: "Validation 6.4.3", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readBool(k, &s.UniqueItems)
	}},
	{Name: "maxContains", Roles: Assertion, Since: Draft201909, Until: Draft202012, Section: "Validation 6.4.4", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readCount(k, &s.MaxContains)
	}},
	{Name: "minContains", Roles: Assertion, Since: Draft201909, Until: Draft202012, Section: "Validation 6.4.5", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readCount(k, &s.MinContains)
	}},
}

// readItems reads both forms of "items": the schema for all items (for the rest
// beside prefixItems), and until 2019-09 the array of schemas for the first ones.
func readItems(b *builder, s *Schema, k *Keyword) bool {
	if k.Value.Kind == jsondoc.Array {
		if s.Dialect >= Draft202012 {
			b.schemas(s, k, new([]*Schema)) // to be shown, though without effect
			return false
		}
		return b.schemas(s, k, &s.PrefixItems)
	}
	return b.schema1(s, k, &s.Items)
}

// readAdditionalItems has effect only beside a tuple (2019-09 Core 9.3.1.2).
func readAdditionalItems(b *builder, s *Schema, k *Keyword) bool {
	if items := s.Value.Member("items"); items == nil || items.Kind != jsondoc.Array {
		return b.schema1(s, k, new(*Schema))
	}
	return b.schema1(s, k, &s.Items)
}

// ItemsKeyword returns the name of the keyword that Items was read from.
func (s *Schema) ItemsKeyword() string {
	if s.Items != nil && s.Items.Holder != nil {
		return s.Items.Holder.Name
	}
	return "items"
}

// PrefixKeyword returns the name of the keyword that PrefixItems was read from.
func (s *Schema) PrefixKeyword() string {
	if s.Dialect >= Draft202012 {
		return "prefixItems"
	}
	return "items"
}
