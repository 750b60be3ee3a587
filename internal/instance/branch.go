package instance

import (
	"slices"
	"sort"

	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// node is a shape on which all that is forced has been done, and what comes of
// branching on. Those of places without wishes are made once for all instances.
type node struct {
	shape     *shape // not to be changed
	next      int    // the open choice to branch on; -1 for none
	undecided bool   // something on the way could not be decided
	shared    bool
	children  []*node // by the alternatives of the choice; nil where not made yet
}

// mostNodes bounds the nodes that are kept.
const mostNodes = 5000

// grow makes the node of a shape.
func (r *run) grow(s *shape, shared bool) *node {
	before := r.undecided
	r.undecided = false
	n := &node{shape: s, next: r.forced(s), shared: shared}
	n.undecided = r.undecided
	r.undecided = r.undecided || before
	if n.next >= 0 {
		n.children = make([]*node, len(s.open[n.next].alternatives))
	}
	return n
}

// prepared returns the node of a set of literals, which is made once.
func (r *run) prepared(lits []literal) *node {
	key := r.keyOf(lits)
	r.b.mu.Lock()
	n := r.b.nodes[key]
	r.b.mu.Unlock()
	if n == nil {
		before := r.undecided
		r.undecided = false
		s := r.shapeOf(lits, nil)
		r.settle(s)
		n = r.grow(s, true)
		n.undecided = r.undecided
		r.undecided = before
		r.keep(func() { r.b.nodes[key] = n })
	}
	r.undecided = r.undecided || n.undecided
	return n
}

// keep stores a node, unless there are too many or the budget cut it short.
func (r *run) keep(store func()) {
	if r.steps <= 0 {
		return
	}
	r.b.mu.Lock()
	if r.b.kept < mostNodes {
		r.b.kept++
		store()
	}
	r.b.mu.Unlock()
}

// behind returns the node behind alternative i of the choice of n.
func (r *run) behind(n *node, i int) *node {
	if n.shared {
		r.b.mu.Lock()
		c := n.children[i]
		r.b.mu.Unlock()
		if c != nil {
			r.undecided = r.undecided || c.undecided
			return c
		}
	}
	c := r.grow(r.tried(n.shape, n.next, &n.shape.open[n.next].alternatives[i]), n.shared)
	if n.shared {
		r.keep(func() { n.children[i] = c })
	}
	return c
}

// solve makes the open choices, takes them back where they lead nowhere, and
// makes a value.
func (r *run) solve(p *place, s *shape) (*jsondoc.Value, *failure) {
	return r.proceed(p, r.grow(s, false))
}

// proceed branches on, or makes a value where no choice is left.
func (r *run) proceed(p *place, n *node) (*jsondoc.Value, *failure) {
	if n.shape.failed != nil {
		return nil, n.shape.failed
	}
	if n.next >= 0 {
		return r.branchOut(p, n)
	}
	v, f := r.value(p, n.shape)
	if f != nil {
		return nil, f
	}
	return r.mind(p, n.shape, v)
}

// mind looks whether v meets the negations that were put off, and takes up the
// first that it does not. One that only "format" keeps is taken up as well, if
// there is another way, so that the instance stands where format is an annotation, too.
func (r *run) mind(p *place, s *shape, v *jsondoc.Value) (*jsondoc.Value, *failure) {
	for i, l := range s.lazy {
		holds := r.b.evaluator.Verdict(l.lit.schema, v) == evaluate.Valid
		if !holds && (!r.b.formats || r.b.annotating.Verdict(l.lit.schema, v) != evaluate.Valid) {
			continue
		}
		alts := r.breaks(l.lit)
		if !holds {
			alts = slices.DeleteFunc(alts, func(a alternative) bool { return a.weak })
		}
		again := s.clone()
		again.lazy = append(append([]lazy{}, s.lazy[:i]...), s.lazy[i+1:]...)
		again.open = append(again.open, choice{at: l.lit.schema, keyword: "not", alternatives: alts, fixedOrder: true})
		w, f := r.solve(p, again)
		if f == nil || holds {
			return w, f
		}
	}
	return v, nil
}

// branchOut tries the alternatives of the open choice in order of preference.
func (r *run) branchOut(p *place, n *node) (*jsondoc.Value, *failure) {
	var first *failure
	decided := true
	for _, i := range r.preferred(p, &n.shape.open[n.next]) {
		r.steps--
		if r.steps <= 0 {
			return nil, &failure{"the budget of steps is used up", n.shape.main(), false}
		}
		v, f := r.proceed(p, r.behind(n, i))
		if f == nil {
			return v, nil
		}
		decided = decided && f.decided
		if first == nil {
			first = f
		}
	}
	return nil, &failure{first.reason, first.at, decided}
}

// preferred returns the positions of the alternatives of a choice, what is best
// for the place first.
func (r *run) preferred(p *place, c *choice) []int {
	alts := c.alternatives
	order := make([]int, len(alts))
	for i := range order {
		order[i] = i
	}
	if wanted, ok := r.want.Branch[c.at]; ok && c.keyword != "not" {
		toFront(order, func(i int) bool { return alts[i].index == wanted })
		return order
	}
	if c.fixedOrder {
		return order
	}
	shallow := func(i int) int { return alts[i].depth }
	switch {
	case p.style == Minimal:
		stable(order, shallow)
	case c.keyword == "dependentSchemas":
		if p.style != Full {
			toFront(order, func(i int) bool { return alts[i].index == 1 })
		}
	case p.style == Full && p.index < 0:
		stable(order, func(i int) int { return -alts[i].rich })
	case p.style == Full:
		rotate(order, p.index)
	case p.depth > 4:
		stable(order, shallow)
	default:
		rotate(order, p.dice(len(order), c.keyword))
	}
	if needed := p.want.needed(); len(needed) > 0 {
		stable(order, func(i int) int { return -knownOf(alts[i].lits, needed) })
	}
	for i := range alts { // what has no end comes last
		if alts[i].depth >= deepest {
			stable(order, func(i int) int { return alts[i].depth / deepest })
			break
		}
	}
	return order
}

// knownOf counts the names that the literals list as properties.
func knownOf(lits []literal, names []string) int {
	n := 0
	for _, name := range names {
		for _, l := range lits {
			if !l.broken && knows(l.schema, name, 6) {
				n++
				break
			}
		}
	}
	return n
}

// knows tells whether x, or what it applies in place, lists name as a property.
func knows(x *model.Schema, name string, depth int) bool {
	if depth == 0 || x.Boolean {
		return false
	}
	if sub := x.Property(name); sub != nil {
		return !sub.Boolean || sub.Always
	}
	for _, ref := range x.Applied() {
		if ref.Target != nil && knows(ref.Target, name, depth-1) {
			return true
		}
	}
	for _, list := range [...][]*model.Schema{x.AllOf, x.AnyOf, x.OneOf} {
		for _, sub := range list {
			if knows(sub, name, depth-1) {
				return true
			}
		}
	}
	return false
}

func stable(order []int, key func(int) int) {
	sort.SliceStable(order, func(i, j int) bool { return key(order[i]) < key(order[j]) })
}

func toFront(order []int, is func(int) bool) {
	for k, i := range order {
		if is(i) {
			copy(order[1:k+1], order[:k])
			order[0] = i
			return
		}
	}
}

func rotate(order []int, by int) {
	by %= len(order)
	turned := append(append(make([]int, 0, len(order)), order[by:]...), order[:by]...)
	copy(order, turned)
}
