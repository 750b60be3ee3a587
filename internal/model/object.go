package model

import (
	"slices"

	"docgen.example/docgen/internal/jsondoc"
)

var objectRows = []Row{
	{Name: "properties", Roles: Applicator, Until: Draft202012, Section: "Core 10.3.2.1", read: func(b *builder, s *Schema, k *Keyword) bool {
		ok := b.named(s, k, &s.Properties)
		s.indexProperties()
		return ok
	}},
	{Name: "patternProperties", Roles: Applicator, Until: Draft202012, Section: "Core 10.3.2.2", read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.named(s, k, &s.PatternProperties)
	}},
	{Name: "additionalProperties", Roles: Applicator, Until: Draft202012, Section: "Core 10.3.2.3", read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.schema1(s, k, &s.AdditionalProperties)
	}},
	{Name: "propertyNames", Roles: Applicator, Since: Draft6, Until: Draft202012, Section: "Core 10.3.2.4", read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.schema1(s, k, &s.PropertyNames)
	}},
	{Name: "unevaluatedProperties", Roles: Applicator, Since: Draft201909, Until: Draft202012, Section: "Core 11.3", read: func(b *builder, s *Schema, k *Keyword) bool {
		return b.schema1(s, k, &s.UnevaluatedProperties)
	}},
	{Name: "maxProperties", Roles: Assertion, Until: Draft202012, Section: "Validation 6.5.1", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readCount(k, &s.MaxProperties)
	}},
	{Name: "minProperties", Roles: Assertion, Until: Draft202012, Section: "Validation 6.5.2", read: func(_ *builder, s *Schema, k *Keyword) bool {
		return readCount(k, &s.MinProperties)
	}},
	{Name: "required", Roles: Assertion, Until: Draft202012, Section: "Validation 6.5.3", read: func(_ *builder, s *Schema, k *Keyword) bool {
		names, ok := readNames(k.Value)
		s.Required = names
		return ok
	}},
	{Name: "dependentRequired", Roles: Assertion, Since: Draft201909, Until: Draft202012, Section: "Validation 6.5.4", read: readDependentRequired},
	// Until draft-07, and after that by most implementations still (2019-09
	// Validation appendix A keeps the name for compatibility).
	{Name: "dependencies", Roles: Applicator | Assertion, Until: Draft7, Section: "Validation 6.5.7 of draft-07", InPlace: true, read: readDependencies},
}

func readDependentRequired(_ *builder, s *Schema, k *Keyword) bool {
	if k.Value.Kind != jsondoc.Object {
		return false
	}
	ok := true
	for _, m := range k.Value.Members {
		names, fine := readNames(m.Value)
		ok = ok && fine
		if fine {
			s.DependentRequired = append(s.DependentRequired, DependentRequired{m.Name, names, k.Name})
		}
	}
	return ok
}

// readDependencies splits "dependencies" into what 2019-09 made two keywords of.
func readDependencies(b *builder, s *Schema, k *Keyword) bool {
	if k.Value.Kind != jsondoc.Object {
		return false
	}
	for _, m := range k.Value.Members {
		if names, fine := readNames(m.Value); fine {
			s.DependentRequired = append(s.DependentRequired, DependentRequired{m.Name, names, k.Name})
		} else if sub := b.sub(s, k, k.Pointer().Append(m.Name), m.Value); sub != nil {
			k.Subs = append(k.Subs, Sub{m.Name, -1, sub})
			s.DependentSchemas = append(s.DependentSchemas, Property{m.Name, sub})
		}
	}
	return true
}

// WithProperties returns a copy of s with other subschemas in "properties".
func (s *Schema) WithProperties(properties []Property) *Schema {
	c := *s
	c.Properties, c.propertyIndex = properties, nil
	c.indexProperties()
	return &c
}

// WithProperty returns a copy of the schema that asks something else of its
// property at index i.
func (s *Schema) WithProperty(i int, as *Schema) *Schema {
	c := *s
	c.Properties = slices.Clone(s.Properties)
	c.Properties[i].Schema = as
	return &c // the names are the same, and so is their index
}

// indexProperties makes look-ups quick where there are many properties.
func (s *Schema) indexProperties() {
	if len(s.Properties) <= 8 {
		return
	}
	s.propertyIndex = make(map[string]int, len(s.Properties))
	for i, p := range s.Properties {
		s.propertyIndex[p.Name] = i
	}
}
