package mutant

import (
	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
)

// run is the judging of one instance by the schema as it is. Under a mutant only
// what it changes, and what depends on that, is judged again.
type run struct {
	meter   *Meter
	judge   *evaluate.Evaluator
	assert  bool
	value   *jsondoc.Value
	verdict evaluate.Verdict
	nodes   []node // each before the one that made it
	order   []*model.Schema
	visits  map[*model.Schema][]int // of nodes
	first   map[pair]int            // the first node of a pair
}

// pair is a schema applied to a value.
type pair struct {
	schema *model.Schema
	value  *jsondoc.Value
}

// node is one application.
type node struct {
	pair
	verdict evaluate.Verdict
	parent  int // -1 at the root
	again   int // the next node of the same pair, or -1
}

func newRun(m *Meter, v *jsondoc.Value, assert bool) *run {
	r := &run{meter: m, judge: m.judges[0], assert: assert, value: v, visits: map[*model.Schema][]int{}, first: map[pair]int{}}
	if assert {
		r.judge = m.judges[1]
	}
	var waiting [][]int // by depth, nodes whose parent is not known yet
	traced := r.judge.Traced(func(s *model.Schema, v *jsondoc.Value, depth int, verdict evaluate.Verdict) {
		n := len(r.nodes)
		for len(waiting) < depth+2 {
			waiting = append(waiting, nil)
		}
		for _, child := range waiting[depth+1] {
			r.nodes[child].parent = n
		}
		waiting[depth+1] = waiting[depth+1][:0]
		waiting[depth] = append(waiting[depth], n)
		p := pair{s, v}
		again := -1
		if old, ok := r.first[p]; ok {
			again = old
		}
		r.first[p] = n
		r.nodes = append(r.nodes, node{p, verdict, -1, again})
		if r.visits[s] == nil {
			r.order = append(r.order, s)
		}
		r.visits[s] = append(r.visits[s], n)
	})
	r.verdict = traced.Verdict(m.root, v)
	return r
}

// exposes tells whether the instance has another verdict under the mutant.
func (r *run) exposes(m *Mutant) bool {
	if m.Keyword == "format" && !r.assert || !r.touched(m) {
		return false
	}
	if m.Reading.Schema == nil && !r.meter.loose[m.Schema] {
		return r.verdict == evaluate.Valid // one more failure makes the whole invalid
	}
	under := r.judge.With(map[*model.Schema]evaluate.Replacement{m.Schema: m.Reading})
	if r.meter.dynamic {
		return under.Verdict(r.meter.root, r.value) != r.verdict
	}
	o := overlay{run: r, mutant: m, schema: m.Schema, fresh: map[*jsondoc.Value]evaluate.Verdict{}, dirty: map[pair]bool{}}
	under = under.Knowing(o.known)
	if !o.judge(under) {
		return false
	}
	if v, ok := o.fresh[r.value]; ok && m.Schema == r.meter.root {
		return v != r.verdict
	}
	return under.Verdict(r.meter.root, r.value) != r.verdict
}

// touched tells whether the mutant can matter at all, by what its schema said of
// the values that it was applied to.
func (r *run) touched(m *Mutant) bool {
	for _, n := range r.visits[m.Schema] {
		if r.touchedAt(m, n) {
			return true
		}
	}
	return false
}

func (r *run) touchedAt(m *Mutant, n int) bool {
	at := &r.nodes[n]
	valid := at.verdict == evaluate.Valid
	switch {
	case m.relevant != nil && !m.relevant(at.value):
		return false
	case m.Reading.Schema == nil:
		return valid && !m.Reading.Quirk(at.value)
	case r.meter.loose[m.Schema] || r.meter.marking:
		return true
	}
	return (m.Direction == manifest.TooLax) != valid
}

// overlay is what a mutant changes in a run.
type overlay struct {
	run    *run
	mutant *Mutant
	schema *model.Schema
	asked  *jsondoc.Value                      // the value that the misread schema judges now
	fresh  map[*jsondoc.Value]evaluate.Verdict // what the misread schema says
	dirty  map[pair]bool                       // what depends on a change
}

// judge lets the misread schema judge all values that the schema did, inner ones
// first, and tells whether anything is different.
func (o *overlay) judge(under *evaluate.Evaluator) bool {
	changed := false
	for _, n := range o.run.visits[o.schema] {
		at := o.run.nodes[n]
		if _, done := o.fresh[at.value]; done {
			continue
		}
		if !o.dirty[at.pair] && !o.run.touchedAt(o.mutant, n) {
			continue
		}
		o.asked = at.value
		verdict := under.Verdict(o.schema, at.value)
		o.asked = nil
		o.fresh[at.value] = verdict
		if verdict != at.verdict || o.run.meter.marking {
			changed = true
			o.spoil(o.run.first[at.pair])
		}
	}
	return changed
}

// spoil marks everything that made use of a node's pair.
func (o *overlay) spoil(n int) {
	for ; n >= 0; n = o.run.nodes[n].again {
		parent := o.run.nodes[n].parent
		if parent < 0 {
			continue
		}
		p := o.run.nodes[parent].pair
		if !o.dirty[p] {
			o.dirty[p] = true
			o.spoil(o.run.first[p])
		}
	}
}

// known answers what is as it was.
func (o *overlay) known(s *model.Schema, v *jsondoc.Value) (evaluate.Verdict, bool) {
	if s == o.schema {
		if verdict, ok := o.fresh[v]; ok {
			return verdict, true
		}
		if v == o.asked {
			return 0, false
		}
	}
	n, ok := o.run.first[pair{s, v}]
	if !ok || o.dirty[pair{s, v}] {
		return 0, false
	}
	return o.run.nodes[n].verdict, true
}
