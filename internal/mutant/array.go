package mutant

import (
	"strconv"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// array misreads the keywords for arrays (Core section 10.3.1, Validation section 6.4).
func (l *lister) array() {
	s := l.s
	none := ""
	if l.types&arrays == 0 {
		none = "no valid instance is an array here"
	}
	b := boundsOf(around(s))
	if s.MinItems != nil {
		l.count("minItems", *s.MinItems, always(none), func(c *model.Schema, n int) { c.MinItems = &n }, true)
	}
	if s.MaxItems != nil {
		l.count("maxItems", *s.MaxItems, always(none), func(c *model.Schema, n int) { c.MaxItems = &n }, false)
	}
	if s.UniqueItems {
		proof := none
		if atMost(b.maxItems, 1) {
			proof = first(proof, "there is at most one item")
		}
		l.deleted("uniqueItems", proof)
	}
	l.items(none, b)
	l.contains(none)
	if s.UnevaluatedItems != nil {
		l.deleted("unevaluatedItems", first(none, permissiveProof(s.UnevaluatedItems)))
	}
	if s.Types&model.TypeArray != 0 && !l.tests && !listed(s, 6) {
		l.arrayHabits(b)
	}
}

func permissiveProof(s *model.Schema) string {
	if Permissive(s) {
		return "its schema accepts anything"
	}
	return ""
}

func (l *lister) items(none string, b bounds) {
	s := l.s
	if len(s.PrefixItems) > 0 {
		keyword := s.PrefixKeyword()
		if len(s.PrefixItems) > 1 || s.Items == nil {
			l.deleted(keyword, none)
		}
		for i, sub := range s.PrefixItems {
			if Permissive(sub) {
				continue
			}
			l.lax(keyword, "item-"+strconv.Itoa(i)+"-opened", "item "+strconv.Itoa(i)+" may be anything", l.copied(func(c *model.Schema) {
				c.PrefixItems = append([]*model.Schema(nil), s.PrefixItems...)
				c.PrefixItems[i] = anything(s)
			}), nil, none)
		}
	}
	if s.Items == nil || Permissive(s.Items) {
		return
	}
	keyword := s.ItemsKeyword()
	l.deleted(keyword, none)
	if s.Items.Boolean {
		return
	}
	proof := none
	if atMost(b.maxItems, len(s.PrefixItems)+1) {
		proof = first(proof, "there is at most one such item")
	}
	l.lax(keyword, "first-only", "only the first item is checked", l.copied(func(c *model.Schema) {
		c.PrefixItems = append(append([]*model.Schema(nil), s.PrefixItems...), s.Items)
		c.Items = nil
	}), nil, proof)
}

// anything is a schema beside s that accepts every instance.
func anything(s *model.Schema) *model.Schema {
	return &model.Schema{Document: s.Document, Resource: s.Resource, Dialect: s.Dialect, Pointer: s.Pointer, Boolean: true, Always: true}
}

func (l *lister) contains(none string) {
	s := l.s
	if s.Contains == nil {
		return
	}
	least := 1
	if s.MinContains != nil {
		least = *s.MinContains
	}
	proof := none
	if least == 0 && s.MaxContains == nil {
		proof = first(proof, "minContains of 0 asks for nothing")
	}
	l.deleted("contains", proof)
	if s.MinContains != nil {
		l.count("minContains", least, always(none), func(c *model.Schema, n int) { c.MinContains = &n }, true)
	}
	if s.MaxContains != nil {
		l.count("maxContains", *s.MaxContains, always(none), func(c *model.Schema, n int) { c.MaxContains = &n }, false)
	}
}

func (l *lister) arrayHabits(b bounds) {
	empty, single, repeats := "", "", ""
	if atLeast(b.minItems, 1) || b.contains || l.refused(jsondoc.NewArray()) {
		empty = "an empty array is not valid"
	}
	if atMost(b.maxItems, 1) {
		single, repeats = "there is at most one item", "there is at most one item"
	}
	if b.unique {
		repeats = "uniqueItems refuses repeats itself"
	}
	of := func(fits func([]*jsondoc.Value) bool) func(*jsondoc.Value) bool {
		return func(v *jsondoc.Value) bool { return v.Kind != jsondoc.Array || fits(v.Items) }
	}
	l.habits([]habit{
		{"empty-array-refused", "empty arrays are refused", of(func(items []*jsondoc.Value) bool { return len(items) > 0 }), empty},
		{"second-item-refused", "arrays of more than one item are refused", of(func(items []*jsondoc.Value) bool { return len(items) < 2 }), single},
		{"repeated-item-refused", "arrays with equal items are refused", of(distinct), repeats},
	})
}

func distinct(items []*jsondoc.Value) bool {
	seen := make(map[string]bool, len(items))
	for _, item := range items {
		key := item.Key()
		if seen[key] {
			return false
		}
		seen[key] = true
	}
	return true
}
