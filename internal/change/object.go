package change

import (
	"strconv"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// properties compares subschemas by the name of what they apply to. One that is
// added takes its name from those that others speak of, and the other way round.
func properties(of func(*model.Schema) []model.Property) func(*comparison, pair, *rule) {
	return func(c *comparison, p pair, r *rule) {
		isPattern := r.keywords[0] == "patternProperties"
		c.named(of(p.old), of(p.new), func(s *model.Schema) {
			ch := Change{Effect: c.applied(entering(others(p.old, isPattern), stateOf(s))), What: r.noun + " added", Keyword: r.keywords[0], At: s.Pointer, After: valueIn(s)}
			if ch.Effect == Stricter {
				ch.Effect, ch.Note = Stricter|Perhaps, "objects could have it before too, with any value"
			}
			c.add(p, ch)
		}, func(s *model.Schema) {
			ch := Change{Effect: c.applied(entering(others(p.new, isPattern), stateOf(s)).flipped()), What: r.noun + " removed", Keyword: r.keywords[0], At: s.Pointer, Gone: true, Before: valueIn(s)}
			if ch.Effect == Looser {
				ch.Note = "objects can still have it, with any value"
			}
			c.add(p, ch)
		})
	}
}

// others tells what happens to a name that no property has; as isPattern to one
// that no other pattern matches. Where it depends on the name, it is checked.
func others(s *model.Schema, isPattern bool) state {
	if len(s.PatternProperties) > 0 || isPattern && len(s.Properties) > 0 {
		return checked
	}
	return stateOf(s.AdditionalProperties)
}

// entering returns the effect of letting one schema speak of what was open,
// closed, or checked by another.
func entering(before, after state) Effect {
	if before == checked {
		return Either
	}
	return narrowing(before, after)
}

// named walks through two lists of named subschemas.
func (c *comparison) named(old, new []model.Property, added, removed func(*model.Schema)) {
	before, after := index(old), index(new)
	for _, n := range new {
		if o := before[n.Name]; o != nil {
			c.schemas(pair{o, n.Schema})
		} else {
			added(n.Schema)
		}
	}
	for _, o := range old {
		if after[o.Name] == nil {
			removed(o.Schema)
		}
	}
}

func index(list []model.Property) map[string]*model.Schema {
	if len(list) == 0 {
		return nil
	}
	m := make(map[string]*model.Schema, len(list))
	for _, p := range list {
		m[p.Name] = p.Schema
	}
	return m
}

// required compares the lists of names that must be there.
func required(c *comparison, p pair, _ *rule) {
	for _, name := range namesWithout(p.new.Required, p.old.Required) {
		c.add(p, Change{Effect: Stricter, What: "required now", Keyword: "required", At: propertyOr(p.new, name).Pointer, After: jsondoc.NewString(name)})
	}
	for _, name := range namesWithout(p.old.Required, p.new.Required) {
		ch := Change{Effect: Looser, What: "no longer required", Keyword: "required", At: propertyOr(p.new, name).Pointer, Before: jsondoc.NewString(name)}
		if p.new.Property(name) == nil && p.old.Property(name) != nil {
			ch.At, ch.Gone = p.old.Property(name).Pointer, true
		}
		c.add(p, ch)
	}
}

// propertyOr returns the subschema of a property, or s itself where it has none
// of that name.
func propertyOr(s *model.Schema, name string) *model.Schema {
	if property := s.Property(name); property != nil {
		return property
	}
	return s
}

// namesWithout returns the names of list that are not among others, each once.
func namesWithout(list, others []string) []string {
	if len(list) == 0 {
		return nil
	}
	seen := make(map[string]bool, len(others))
	for _, name := range others {
		seen[name] = true
	}
	var left []string
	for _, name := range list {
		if !seen[name] {
			seen[name] = true
			left = append(left, name)
		}
	}
	return left
}

// dependentRequired compares which names must be there beside a property.
func dependentRequired(c *comparison, p pair, r *rule) {
	if len(p.old.DependentRequired)+len(p.new.DependentRequired) == 0 {
		return
	}
	old, oldOrder := asked(p.old)
	new, newOrder := asked(p.new)
	for _, name := range append(newOrder, namesWithout(oldOrder, newOrder)...) {
		more, fewer := namesWithout(new[name], old[name]), namesWithout(old[name], new[name])
		ch := Change{Effect: Either, What: r.noun + " changed", Keyword: r.keywords[0], At: propertyOr(p.new, name).Pointer, Before: nameList(old[name]), After: nameList(new[name])}
		switch {
		case len(more) == 0 && len(fewer) == 0:
			continue
		case len(fewer) == 0:
			ch.Effect = Stricter
		case len(more) == 0:
			ch.Effect = Looser
		}
		if p.new.Property(name) == nil {
			ch.What = "what must be beside " + strconv.Quote(name) + " changed"
		}
		c.add(p, ch)
	}
}

// asked returns the names that s asks for beside a property, and the order in
// which it names the properties.
func asked(s *model.Schema) (names map[string][]string, order []string) {
	names = map[string][]string{}
	for _, d := range s.DependentRequired {
		if _, again := names[d.Name]; !again {
			order = append(order, d.Name)
		}
		names[d.Name] = append(names[d.Name], d.Required...)
	}
	return names, order
}

func nameList(names []string) *jsondoc.Value {
	if names == nil {
		return nil
	}
	list := jsondoc.NewArray()
	for _, name := range names {
		list.Items = append(list.Items, jsondoc.NewString(name))
	}
	return list
}
