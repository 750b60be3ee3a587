package instance

import (
	"docgen.example/docgen/internal/model"
)

// arrayShape is what is asked of an array.
type arrayShape struct {
	arrays             []literal // schemas whose prefixItems and items apply
	openItems          []literal // schemas whose unevaluatedItems applies, with their origin
	counted            []counted
	every              []literal   // what each item must meet beside
	itemExtra          []itemExtra // what single items must meet beside
	minItems, maxItems int         // a negative maxItems: no limit
	unique, duplicate  bool
}

// counted asks for a number of items, from an index on, that meet a literal.
type counted struct {
	lit      literal
	of       literal // the schema that speaks
	from     int
	min, max int // a negative max: no limit
}

type itemExtra struct {
	index int
	lit   literal
}

// mostItems is the length of the longest array that is made.
const (
	mostItems   = 10_000
	mostUniques = 1000 // that must differ from each other
)

func (r *run) holdArray(s *shape, l literal) {
	x := l.schema
	if x.PrefixItems != nil || x.Items != nil {
		s.arrays = append(s.arrays, l)
	}
	if x.UnevaluatedItems != nil {
		s.openItems = append(s.openItems, l)
	}
	if x.MinItems != nil {
		s.minItems = max(s.minItems, *x.MinItems)
	}
	if x.MaxItems != nil {
		s.atMostItems(*x.MaxItems)
	}
	if x.UniqueItems {
		s.unique = true
	}
	if x.Contains != nil {
		c := counted{lit: r.child(l, x.Contains, false), of: l, min: 1, max: -1}
		if x.MinContains != nil {
			c.min = *x.MinContains
		}
		if x.MaxContains != nil {
			c.max = *x.MaxContains
		}
		if c.max >= 0 && c.min > c.max {
			s.restrict(anything&^array, "no array contains enough such items and few enough at once", x)
		}
		s.counted = append(s.counted, c)
	}
}

func (s *shape) atMostItems(n int) {
	if s.maxItems < 0 || n < s.maxItems {
		s.maxItems = n
	}
}

func (r *run) breakArray(l literal, alts []alternative) []alternative {
	x := l.schema
	add := func(edit func(*run, *shape)) { alts = append(alts, alternative{kinds: array, edit: edit}) }
	for i, sub := range x.PrefixItems {
		if !sub.Boolean || !sub.Always {
			lit := r.child(l, sub, true)
			add(func(_ *run, s *shape) {
				s.minItems = max(s.minItems, i+1)
				s.itemExtra = append(s.itemExtra, itemExtra{i, lit})
			})
		}
	}
	for _, sub := range []*model.Schema{x.Items, x.UnevaluatedItems} {
		if sub != nil && (!sub.Boolean || !sub.Always) {
			lit := r.child(l, sub, true)
			add(func(_ *run, s *shape) {
				s.counted = append(s.counted, counted{lit: lit, of: l, from: len(x.PrefixItems), min: 1, max: -1})
			})
		}
	}
	if x.MinItems != nil && *x.MinItems > 0 {
		add(func(_ *run, s *shape) { s.atMostItems(*x.MinItems - 1) })
	}
	if x.MaxItems != nil {
		add(func(_ *run, s *shape) { s.minItems = max(s.minItems, *x.MaxItems+1) })
	}
	if x.UniqueItems {
		add(func(_ *run, s *shape) { s.duplicate = true; s.minItems = max(s.minItems, 2) })
	}
	if x.Contains != nil {
		alts = r.breakContains(l, alts)
	}
	return alts
}

func (r *run) breakContains(l literal, alts []alternative) []alternative {
	x := l.schema
	least := 1
	if x.MinContains != nil {
		least = *x.MinContains
	}
	switch {
	case least == 1:
		lit := r.child(l, x.Contains, true)
		alts = append(alts, alternative{kinds: array, edit: func(_ *run, s *shape) { s.every = append(s.every, lit) }})
	case least > 1:
		alts = append(alts, alternative{kinds: array, edit: func(r *run, s *shape) {
			s.counted = append(s.counted, counted{lit: r.child(l, x.Contains, false), of: l, max: least - 1})
		}})
	}
	if x.MaxContains != nil {
		alts = append(alts, alternative{kinds: array, edit: func(r *run, s *shape) {
			s.counted = append(s.counted, counted{lit: r.child(l, x.Contains, false), of: l, min: *x.MaxContains + 1, max: -1})
		}})
	}
	return alts
}

func (s *shape) settleArray() {
	if s.types&array == 0 {
		return
	}
	for _, c := range s.counted {
		s.minItems = max(s.minItems, c.min)
		if c.min > 0 {
			s.minItems = max(s.minItems, c.from+c.min)
		}
	}
	if s.duplicate && s.unique || s.maxItems >= 0 && s.minItems > s.maxItems {
		s.restrict(anything&^array, "no array is long enough and short enough at once", s.main())
	}
}

// itemLiterals returns all that is asked of item i; picked are the counted
// literals that it is there for.
func (r *run) itemLiterals(s *shape, i int, picked []counted) []literal {
	var lits []literal
	for _, g := range s.arrays {
		if sub := ownItem(g.schema, i); sub != nil {
			lits = append(lits, r.child(g, sub, false))
		}
	}
	for _, u := range s.openItems {
		if !r.evaluatesItem(s, u, i, picked) {
			lits = append(lits, r.child(u, u.schema.UnevaluatedItems, false))
		}
	}
	lits = append(lits, s.every...)
	for _, e := range s.itemExtra {
		if e.index == i {
			lits = append(lits, e.lit)
		}
	}
	for _, c := range picked {
		lits = append(lits, c.lit)
	}
	return lits
}

func ownItem(x *model.Schema, i int) *model.Schema {
	if i < len(x.PrefixItems) {
		return x.PrefixItems[i]
	}
	return x.Items
}

func (r *run) evaluatesItem(s *shape, u literal, i int, picked []counted) bool {
	for _, g := range s.arrays {
		if g.origin.under(u.origin) && ownItem(g.schema, i) != nil {
			return true
		}
	}
	for _, o := range s.openItems {
		if o.origin != u.origin && o.origin.under(u.origin) {
			return true
		}
	}
	for _, c := range picked { // from 2020-12 on, contains evaluates what it matches
		if !c.lit.broken && c.of.schema.Dialect >= model.Draft202012 && c.of.schema.Contains == c.lit.schema && c.of.origin.under(u.origin) {
			return true
		}
	}
	return false
}
