package change

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// anyType is all types.
const anyType = model.AllTypes | model.TypeInteger

// typesOf returns the types that "type" lets through; a number may be an integer,
// whether that is listed or not.
func typesOf(s *model.Schema) model.Types {
	switch t := s.Types; {
	case t == 0:
		return anyType
	case t&model.TypeNumber != 0:
		return t | model.TypeInteger
	default:
		return t
	}
}

// types compares "type".
func types(c *comparison, p pair, _ *rule) {
	old, new := typesOf(p.old), typesOf(p.new)
	ch := Change{Keyword: "type", Before: effective(p.old, "type"), After: effective(p.new, "type")}
	switch {
	case old == new:
		return
	case ch.Before == nil:
		ch.Effect, ch.What = Stricter, "type added"
	case ch.After == nil:
		ch.Effect, ch.What = Looser, "type removed"
	case new&^old == 0:
		ch.Effect, ch.What = Stricter, "type narrowed"
	case old&^new == 0:
		ch.Effect, ch.What = Looser, "type widened"
	default:
		ch.Effect, ch.What = Either, "type changed"
	}
	c.add(p, ch)
}

// values compares what "enum" and "const" list: a const is a list of one.
func values(c *comparison, p pair, r *rule) {
	old, oldName := listed(p.old)
	new, newName := listed(p.new)
	switch {
	case oldName == "" && newName == "":
		return
	case oldName == "":
		c.add(p, Change{Effect: Stricter, What: "only some values are valid now", Keyword: newName, After: jsondoc.NewArray(new...)})
		return
	case newName == "":
		c.add(p, Change{Effect: Looser, What: "values are no longer listed", Keyword: oldName, Before: jsondoc.NewArray(old...)})
		return
	}
	if gone := without(old, new); len(gone) > 0 {
		c.add(p, Change{Effect: Stricter, What: plural(len(gone), "value", "values") + " removed", Keyword: oldName, Before: jsondoc.NewArray(gone...)})
	}
	if added := without(new, old); len(added) > 0 {
		c.add(p, Change{Effect: Looser, What: plural(len(added), "value", "values") + " added", Keyword: newName, After: jsondoc.NewArray(added...)})
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// listed returns the values that a schema allows, and the keyword that says so.
func listed(s *model.Schema) ([]*jsondoc.Value, string) {
	switch {
	case s.Const != nil && s.Enum != nil && len(without([]*jsondoc.Value{s.Const}, s.Enum)) > 0:
		return nil, "const" // none
	case s.Const != nil:
		return []*jsondoc.Value{s.Const}, "const"
	case s.Enum != nil:
		return s.Enum, "enum"
	}
	return nil, ""
}

// without returns the values of list that are not among others.
func without(list, others []*jsondoc.Value) []*jsondoc.Value {
	has := make(map[string]bool, len(others))
	for _, v := range others {
		has[key(v)] = true
	}
	var left []*jsondoc.Value
	for _, v := range list {
		if !has[key(v)] {
			left = append(left, v)
		}
	}
	return left
}

// key is the same for numbers that are equal; objects that differ in their order
// alone count as two.
func key(v *jsondoc.Value) string {
	if v.Kind == jsondoc.Number {
		if r := v.Rat(); r != nil {
			return r.RatString()
		}
	}
	return v.Compact()
}
