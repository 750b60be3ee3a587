package change

import (
	"strings"

	"docgen.example/docgen/internal/model"
)

// dependentSchemas compares the schemas that apply where a property is present.
func dependentSchemas(c *comparison, p pair, r *rule) {
	c.named(p.old.DependentSchemas, p.new.DependentSchemas, func(s *model.Schema) {
		c.add(p, Change{Effect: c.applied(narrowing(open, stateOf(s))), What: r.noun + " added", Keyword: s.Holder.Name, At: s.Pointer, After: valueIn(s)})
	}, func(s *model.Schema) {
		c.add(p, Change{Effect: c.applied(narrowing(stateOf(s), open)), What: r.noun + " removed", Keyword: s.Holder.Name, At: s.Pointer, Gone: true, Before: valueIn(s)})
	})
}

// not compares "not".
func not(c *comparison, p pair, _ *rule) {
	old, new := p.old.Not, p.new.Not
	switch {
	case old != nil && new != nil:
		c.schemas(pair{old, new})
	case new != nil:
		c.add(p, Change{Effect: narrowing(open, closed-stateOf(new)), What: "what fits this is refused now", Keyword: "not", After: valueIn(new)})
	case old != nil:
		c.add(p, Change{Effect: narrowing(closed-stateOf(old), open), What: "what fits this is no longer refused", Keyword: "not", Before: valueIn(old)})
	}
}

// conditional compares "if" with its "then" and "else", which mean nothing without.
func conditional(c *comparison, p pair, _ *rule) {
	switch {
	case p.old.If == nil && p.new.If == nil:
		return
	case p.old.If == nil:
		c.add(p, Change{Effect: Either, What: "condition added", Keyword: "if", After: valueIn(p.new.If)})
		return
	case p.new.If == nil:
		c.add(p, Change{Effect: Either, What: "condition removed", Keyword: "if", Before: valueIn(p.old.If)})
		return
	}
	c.schemas(pair{p.old.If, p.new.If})
	then := on("then", "what fits the condition is", rest(func(s *model.Schema) *model.Schema { return s.Then }))
	then.compare(c, p, &then)
	otherwise := on("else", "what does not fit the condition is", rest(func(s *model.Schema) *model.Schema { return s.Else }))
	otherwise.compare(c, p, &otherwise)
}

// branches compares "allOf", "anyOf" or "oneOf", each branch with its partner.
func branches(added, removed Effect, of func(*model.Schema) []*model.Schema) func(*comparison, pair, *rule) {
	return func(c *comparison, p pair, r *rule) {
		old, new, added, removed := of(p.old), of(p.new), added, removed
		name := r.keywords[0]
		if name == "oneOf" && !(exclusive(p.old) && exclusive(p.new)) {
			added, removed = Either, Either
		}
		switch {
		case old == nil && new == nil:
			return
		case old == nil && name != "allOf":
			c.add(p, Change{Effect: c.applied(Stricter), What: r.noun + "s added", Keyword: name, After: effective(p.new, name)})
			return
		case new == nil && name != "allOf":
			c.add(p, Change{Effect: c.applied(Looser), What: r.noun + "s removed", Keyword: name, Before: effective(p.old, name)})
			return
		}
		kept := make([]bool, len(old))
		for i, at := range c.align(old, new) {
			s := new[i]
			if at < 0 {
				c.add(p, Change{Effect: c.branch(s, added), What: r.noun + " added", Keyword: name, At: s.Pointer, After: valueIn(s)})
				continue
			}
			kept[at] = true
			c.schemas(pair{old[at], s})
		}
		for i, s := range old {
			if !kept[i] {
				c.add(p, Change{Effect: c.branch(s, removed), What: r.noun + " removed", Keyword: name, At: s.Pointer, Gone: true, Before: valueIn(s)})
			}
		}
	}
}

// branch returns the effect of adding or removing a branch, which is none where
// the branch changes nothing.
func (c *comparison) branch(s *model.Schema, e Effect) Effect {
	neutral := closed
	if s.Holder.Name == "allOf" {
		neutral = open
	}
	if stateOf(s) == neutral && !c.unevaluated {
		return None
	}
	return c.applied(e)
}

// align finds for each branch of new its partner among old, by index, or -1: one
// that is the same, else one with the same reference or title, the same types and
// names of properties, or at least the same types.
func (c *comparison) align(old, new []*model.Schema) []int {
	partner := make([]int, len(new))
	for i := range partner {
		partner[i] = -1
	}
	taken := make([]bool, len(old))
	match := func(of func(s *model.Schema, renamed map[string]string) string) {
		waiting := map[string][]int{}
		for i, s := range old {
			if name := of(s, c.renamed); name != "" && !taken[i] {
				waiting[name] = append(waiting[name], i)
			}
		}
		for i, s := range new {
			name := of(s, nil)
			if list := waiting[name]; partner[i] < 0 && len(list) > 0 {
				partner[i], waiting[name] = list[0], list[1:]
				taken[list[0]] = true
			}
		}
	}
	match(func(s *model.Schema, _ map[string]string) string { return s.Value.Compact() })
	match(func(s *model.Schema, renamed map[string]string) string {
		if s.Ref != nil {
			return target(s.Ref, renamed)
		}
		return s.Title
	})
	match(func(s *model.Schema, _ map[string]string) string { return shape(s, true) })
	match(func(s *model.Schema, _ map[string]string) string { return shape(s, false) })
	return partner
}

// shape tells schemas apart by their types, and by the names of their properties
// where asked for.
func shape(s *model.Schema, names bool) string {
	text := "types " + strings.Join(typesOf(s).Names(), " ")
	for i := 0; names && i < len(s.Properties); i++ {
		text += "\x00" + s.Properties[i].Name
	}
	return text
}
