package change

import "docgen.example/docgen/internal/model"

// maxExclusive bounds the branches of a oneOf that are held against each other.
const maxExclusive = 64

// exclusive tells whether no instance can fit two branches of the "oneOf" of s, as
// far as that can be seen from their types, the values that they list, and those
// that they list for a property which they demand. Such a oneOf is as good as an
// anyOf: what a branch accepts, the whole does.
func exclusive(s *model.Schema) bool {
	if len(s.OneOf) > maxExclusive {
		return false
	}
	branches := make([]facets, len(s.OneOf))
	for i, branch := range s.OneOf {
		branches[i] = facetsOf(branch)
		for _, other := range branches[:i] {
			if !disjoint(other, branches[i], typesOf(s)) {
				return false
			}
		}
	}
	return true
}

// facets are schemas that all hold of the same instance.
type facets []*model.Schema

// facetsOf returns s and what it refers to.
func facetsOf(s *model.Schema) facets {
	const most = 4 // steps of references
	list := facets{s}
	for len(list) <= most && s.Ref != nil && s.Ref.Target != nil {
		s = s.Ref.Target
		list = append(list, s)
	}
	return list
}

// disjoint tells whether no instance of the given types fits both.
func disjoint(a, b facets, within model.Types) bool {
	both := within & a.types() & b.types()
	if both == 0 || a.lists().apartFrom(b.lists()) {
		return true
	}
	return both == model.TypeObject && (apartByProperty(a, b) || apartByProperty(b, a))
}

// types returns the types that all the facets let through.
func (f facets) types() model.Types {
	all := anyType
	for _, s := range f {
		if all &= typesOf(s); s.Boolean && !s.Always {
			return 0
		}
	}
	return all
}

// choice is the values that a schema lists, by key; nil where it lists none.
type choice map[string]bool

func (f facets) lists() choice {
	for _, s := range f {
		values, keyword := listed(s)
		if keyword == "" {
			continue
		}
		c := make(choice, len(values))
		for _, v := range values {
			c[key(v)] = true
		}
		return c
	}
	return nil
}

// apartFrom tells whether both list values, and none in common.
func (c choice) apartFrom(other choice) bool {
	if c == nil || other == nil {
		return false
	}
	for k := range c {
		if other[k] {
			return false
		}
	}
	return true
}

// apartByProperty tells whether a demands a property for which a and b list
// different values.
func apartByProperty(a, b facets) bool {
	for _, s := range a {
		for _, name := range s.Required {
			if a.property(name).apartFrom(b.property(name)) {
				return true
			}
		}
	}
	return false
}

// property returns the values that are listed for a property.
func (f facets) property(name string) choice {
	for _, s := range f {
		if p := s.Property(name); p != nil {
			if c := facetsOf(p).lists(); c != nil {
				return c
			}
		}
	}
	return nil
}
