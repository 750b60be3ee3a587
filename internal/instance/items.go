package instance

import (
	"fmt"
	"slices"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// arrayMaker is the state of making one array.
type arrayMaker struct {
	*run
	p      *place
	s      *shape
	items  []*jsondoc.Value
	needed []int // of each counted literal: how many items are still to come
	least  int
}

// array makes an array.
func (r *run) array(p *place, s *shape) (*jsondoc.Value, *failure) {
	if s.minItems > mostItems || s.unique && s.minItems > mostUniques {
		return nil, &failure{fmt.Sprintf("it needs %d items", s.minItems), s.main(), false}
	}
	if v := r.offered(p, s, array); v != nil {
		return v, nil
	}
	m := &arrayMaker{run: r, p: p, s: s, least: s.minItems}
	if p.want != nil {
		n, ok := p.want.items()
		if !ok {
			return nil, &failure{"a member is wanted where there can only be items", s.main(), false}
		}
		m.least = max(m.least, n)
	}
	for _, c := range s.counted {
		m.needed = append(m.needed, c.min)
	}
	target := max(m.least, r.usualItems(p, s))
	if s.maxItems >= 0 {
		if m.least > s.maxItems {
			return nil, &failure{"more items are wanted than are allowed", s.main(), len(p.want.needed()) == 0}
		}
		target = min(target, s.maxItems)
	}
	for i := 0; i < target || m.missing() > 0; i++ {
		if f := m.add(i, target); f != nil {
			if i >= m.least && m.missing() == 0 {
				break
			}
			return nil, f
		}
	}
	return &jsondoc.Value{Kind: jsondoc.Array, Items: m.items}, nil
}

func (m *arrayMaker) missing() int {
	n := 0
	for _, k := range m.needed {
		n += k
	}
	return n
}

// add makes item i.
func (m *arrayMaker) add(i, target int) *failure {
	if m.s.maxItems >= 0 && i >= m.s.maxItems || i >= mostItems {
		return &failure{"there is no room for the items that are asked for", m.s.main(), false}
	}
	if m.s.duplicate && i == 1 {
		if f := m.try(i, target, nil, m.items[0]); f == nil {
			return nil
		}
	}
	var first *failure
	for _, pick := range m.picks(i) {
		f := m.try(i, target, pick, nil)
		if f == nil {
			return nil
		}
		if len(pick) == 1 && m.generic(i) { // it will not go better further on
			f.decided = f.decided && !m.s.unique
			return f
		}
		if first == nil {
			first = f
		}
	}
	if len(m.s.counted) > 0 {
		first.decided = false
	}
	return first
}

// generic tells whether nothing is said of item i that is not said of all that follow.
func (m *arrayMaker) generic(i int) bool {
	for _, g := range m.s.arrays {
		if i < len(g.schema.PrefixItems) {
			return false
		}
	}
	for _, e := range m.s.itemExtra {
		if i <= e.index {
			return false
		}
	}
	return true
}

// picks returns which counted literals item i can be there for, what is best first.
func (m *arrayMaker) picks(i int) [][]int {
	var due []int
	for k, c := range m.s.counted {
		if m.needed[k] > 0 && i >= c.from {
			due = append(due, k)
		}
	}
	if len(due) == 0 {
		return [][]int{nil}
	}
	var picks [][]int
	tight := m.s.maxItems >= 0 && m.missing() > m.s.maxItems-i
	if tight && len(due) > 1 {
		picks = append(picks, due)
		for a := range due {
			for b := a + 1; b < len(due); b++ {
				picks = append(picks, []int{due[a], due[b]})
			}
		}
	}
	for _, k := range due {
		picks = append(picks, []int{k})
	}
	if !tight {
		picks = append(picks, nil)
	}
	return picks
}

// try makes item i for the counted literals in pick, or takes given for it.
func (m *arrayMaker) try(i, target int, pick []int, given *jsondoc.Value) *failure {
	picked := make([]counted, len(pick))
	for n, k := range pick {
		picked[n] = m.s.counted[k]
	}
	lits := m.itemLiterals(m.s, i, picked)
	for k, c := range m.s.counted { // no more of those that are limited
		if c.max >= 0 && !slices.Contains(pick, k) && m.count(c) >= c.max {
			lit := c.lit
			lit.broken = !lit.broken
			lits = append(lits, lit)
		}
	}
	v := given
	if v != nil {
		if !m.meetsAll(lits, v) {
			return &failure{"an equal item does not fit", m.s.main(), false}
		}
		v = v.Clone()
	} else {
		at := m.p.item(i, m.p.room/max(target, 1))
		exclude := m.s.excludedBelow(at.token)
		if m.s.unique {
			exclude = append(exclude, m.items...)
		}
		var f *failure
		if v, f = m.build(at, lits, exclude); f != nil {
			return f
		}
	}
	m.items = append(m.items, v)
	for k, c := range m.s.counted {
		if m.needed[k] > 0 && i >= c.from && (slices.Contains(pick, k) || m.meets(c.lit, v)) {
			m.needed[k]--
		}
	}
	return nil
}

// count returns how many of the items there are meet c.
func (m *arrayMaker) count(c counted) int {
	n := 0
	for _, v := range m.items {
		if m.meets(c.lit, v) {
			n++
		}
	}
	return n
}

// usualItems returns how many items an array of the style has.
func (r *run) usualItems(p *place, s *shape) int {
	if p.style == Minimal || p.room < 2 {
		return 0
	}
	prefix := 0
	branches := 0
	for _, g := range s.arrays {
		prefix = max(prefix, len(g.schema.PrefixItems))
		if g.schema.Items != nil {
			branches = max(branches, branchesOf(g.schema.Items, 3))
		}
	}
	if p.style == Full {
		n := 2
		if branches > 2 {
			n = min(branches, 6)
		}
		return min(max(n, prefix), max(2, p.room/4))
	}
	return max(prefix, 1+p.dice(2, "items"))
}

// branchesOf returns how many forms x leaves a choice of.
func branchesOf(x *model.Schema, depth int) int {
	if x.Boolean || depth == 0 {
		return 1
	}
	n := max(len(x.AnyOf), len(x.OneOf), len(x.Enum), 1)
	if n == 1 && x.Ref != nil && x.Ref.Target != nil {
		return branchesOf(x.Ref.Target, depth-1)
	}
	return n
}
