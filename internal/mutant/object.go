package mutant

import (
	"slices"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/pattern"
)

// object misreads the keywords for objects (Core section 10.3.2, Validation section 6.5).
func (l *lister) object() {
	s := l.s
	none := ""
	if l.types&objects == 0 {
		none = "no valid instance is an object here"
	}
	b := boundsOf(around(s))
	if s.MinProperties != nil {
		l.count("minProperties", *s.MinProperties, always(none), func(c *model.Schema, n int) { c.MinProperties = &n }, true)
	}
	if s.MaxProperties != nil {
		l.count("maxProperties", *s.MaxProperties, always(none), func(c *model.Schema, n int) { c.MaxProperties = &n }, false)
	}
	l.required(none)
	l.dependent(none)
	l.members(none)
	if s.PropertyNames != nil {
		l.deleted("propertyNames", first(none, permissiveProof(s.PropertyNames)))
	}
	if s.UnevaluatedProperties != nil {
		l.deleted("unevaluatedProperties", first(none, permissiveProof(s.UnevaluatedProperties)))
	}
	if (s.Types&model.TypeObject != 0 || s.Types == 0 && len(s.Properties) > 0) && !l.tests && !listed(s, 6) {
		l.objectHabits(b, none)
	}
}

func (l *lister) required(none string) {
	s := l.s
	if len(s.Required) > 1 {
		l.deleted("required", none)
	}
	for i, name := range s.Required {
		if slices.Contains(s.Required[:i], name) {
			continue
		}
		l.about(func(v *jsondoc.Value) bool { return v.Kind == jsondoc.Object && !v.Has(name) }, func() {
			l.lax("required", "name-dropped "+name, "required lacks "+pattern.Quote(name), WithoutName(s, name), nil, none)
		})
	}
}

func (l *lister) dependent(none string) {
	s := l.s
	for i, d := range s.DependentRequired {
		for j, name := range d.Required {
			c := l.copied(func(c *model.Schema) {
				c.DependentRequired = slices.Clone(s.DependentRequired)
				c.DependentRequired[i].Required = slices.Delete(slices.Clone(d.Required), j, j+1)
			})
			proof := none
			if s.Requires(name) || name == d.Name {
				proof = first(proof, "the property is required in any case")
			}
			l.lax(d.Keyword, "name-dropped "+d.Name+" "+name, pattern.Quote(d.Name)+" no longer demands "+pattern.Quote(name), c, nil, proof)
		}
	}
	for i, d := range s.DependentSchemas {
		if Permissive(d.Schema) {
			continue
		}
		keyword := "dependentSchemas"
		if d.Schema.Holder != nil {
			keyword = d.Schema.Holder.Name
		}
		l.lax(keyword, "dropped "+d.Name, "the schema that "+pattern.Quote(d.Name)+" calls for is not applied", l.copied(func(c *model.Schema) {
			c.DependentSchemas = slices.Delete(slices.Clone(s.DependentSchemas), i, i+1)
		}), nil, none)
	}
}

// mostOpened is how many properties of one object are misread one by one: each
// reading has a list of all.
const mostOpened = 1000

// members misreads properties, patternProperties and additionalProperties.
func (l *lister) members(none string) {
	s := l.s
	demanding := 0
	for i, p := range s.Properties {
		if Permissive(p.Schema) {
			continue
		}
		if demanding++; i >= mostOpened {
			continue
		}
		l.about(func(v *jsondoc.Value) bool { return v.Has(p.Name) }, func() {
			l.lax("properties", "opened "+p.Name, pattern.Quote(p.Name)+" may be anything", s.WithProperty(i, anything(s)), nil, none)
		})
	}
	if demanding > 1 && s.AdditionalProperties == nil && s.UnevaluatedProperties == nil {
		l.deleted("properties", none)
	}
	for i, p := range s.PatternProperties {
		if Permissive(p.Schema) {
			continue
		}
		c := l.copied(func(c *model.Schema) {
			c.PatternProperties = slices.Clone(s.PatternProperties)
			c.PatternProperties[i].Schema = anything(s)
		})
		l.lax("patternProperties", "opened "+p.Name, "properties whose name matches "+p.Name+" may be anything", c, nil, none)
	}
	if s.AdditionalProperties != nil && !Permissive(s.AdditionalProperties) {
		l.deleted("additionalProperties", first(none, namesTaken(s)))
	}
}

// namesTaken says that no name is left to additionalProperties.
func namesTaken(s *model.Schema) string {
	for _, p := range s.PatternProperties {
		if like, err := pattern.Compile(p.Name); err == nil && matchesAll(like) {
			return "a pattern of patternProperties takes every name"
		}
	}
	return ""
}

func (l *lister) objectHabits(b bounds, none string) {
	s := l.s
	of := func(fits func(*jsondoc.Value) bool) func(*jsondoc.Value) bool {
		return func(v *jsondoc.Value) bool { return v.Kind != jsondoc.Object || fits(v) }
	}
	for _, p := range s.Properties {
		if b.required[p.Name] || p.Schema.Boolean && !p.Schema.Always {
			continue
		}
		l.strict("properties", "demanded "+p.Name, pattern.Quote(p.Name)+" is demanded", of(func(v *jsondoc.Value) bool { return v.Has(p.Name) }), none)
	}
	if s.AdditionalProperties == nil && s.UnevaluatedProperties == nil || s.AdditionalProperties != nil && !isFalse(s.AdditionalProperties) {
		l.strict("properties", "closed", "properties that the schema does not name are refused", of(func(v *jsondoc.Value) bool { return allNamed(s, v) }), first(none, closedProof(s, b)))
	}
	empty := none
	if atLeast(b.minProperties, 1) || len(b.required) > 0 || l.refused(jsondoc.NewObject()) {
		empty = first(empty, "an empty object is not valid")
	}
	if s.Holder != nil && (s.Holder.Name == "dependencies" || s.Holder.Name == "dependentSchemas") && len(s.ReferencedBy) == 0 {
		empty = first(empty, "the object has the property that calls for the schema")
	}
	l.strict("type", "empty-object-refused", "empty objects are refused", of(func(v *jsondoc.Value) bool { return len(v.Members) > 0 }), empty)
	if len(s.Properties) > 1 {
		proof := none
		if atMost(b.maxProperties, 1) {
			proof = first(proof, "there is at most one property")
		}
		l.strict("properties", "one-order", "properties are taken in the schema's order alone", of(func(v *jsondoc.Value) bool { return inOrder(s, v) }), proof)
	}
}

func isFalse(s *model.Schema) bool { return s.Boolean && !s.Always }

// closedProof says why a property that s does not name is refused anyway.
func closedProof(s *model.Schema, b bounds) string {
	if atMost(b.maxProperties, 0) {
		return "no property is valid at all"
	}
	if top := around(s)[0]; top != s && top.UnevaluatedProperties != nil && isFalse(top.UnevaluatedProperties) && !othersEvaluate(s) {
		return "unevaluatedProperties refuses them anyway"
	}
	for _, other := range around(s) {
		if other == s || other.AdditionalProperties == nil || !isFalse(other.AdditionalProperties) || len(other.PatternProperties) > 0 {
			continue
		}
		all := true
		for _, p := range other.Properties {
			all = all && s.Property(p.Name) != nil
		}
		if all {
			return "what applies beside it refuses them anyway"
		}
	}
	return ""
}

// othersEvaluate tells whether a schema around s says something of properties too.
func othersEvaluate(s *model.Schema) bool {
	for _, other := range around(s) {
		if other != s && (other.Properties != nil || other.PatternProperties != nil || other.AdditionalProperties != nil || other.AnyOf != nil || other.OneOf != nil || other.If != nil) {
			return true
		}
	}
	return false
}

// allNamed tells whether s names every member of v, or a pattern of its does.
func allNamed(s *model.Schema, v *jsondoc.Value) bool {
	for _, m := range v.Members {
		if s.Property(m.Name) == nil && !matchesAny(s.PatternProperties, m.Name) {
			return false
		}
	}
	return true
}

func matchesAny(patterns []model.Property, name string) bool {
	for _, p := range patterns {
		if compiled, err := pattern.Compile(p.Name); err == nil {
			if ok, err := compiled.Match(name); ok || err != nil {
				return true
			}
		}
	}
	return false
}

// inOrder tells whether the members of v that s names stand in the order of s.
func inOrder(s *model.Schema, v *jsondoc.Value) bool {
	at := 0
	for _, m := range v.Members {
		if s.Property(m.Name) == nil {
			continue
		}
		found := slices.IndexFunc(s.Properties[at:], func(p model.Property) bool { return p.Name == m.Name })
		if found < 0 {
			return false
		}
		at += found
	}
	return true
}
