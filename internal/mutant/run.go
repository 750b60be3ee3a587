package mutant

import (
	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
)

// run is the judging of one instance by the schema as it is. Under a mutant only
// what it changes, and what depends on that, is judged again.
//
// A meter keeps its runs and starts them anew for each instance: a catalogue
// judges instances by the million.
type run struct {
	meter   *Meter
	assert  bool
	traced  *evaluate.Evaluator // reports to note
	knowing *evaluate.Evaluator // asks overlay.known
	value   *jsondoc.Value
	verdict evaluate.Verdict

	nodes   []node // each before the one that made it
	pairs   []pair
	numbers map[application]int32 // of pairs
	order   []*model.Schema
	visits  map[*model.Schema][]int32 // of nodes
	waiting [][]int32                 // by depth, nodes whose parent is not known yet
	overlay overlay
}

// application is a schema applied to a value.
type application struct {
	schema *model.Schema
	value  *jsondoc.Value
}

// node is one application in its place: the same schema may come to the same
// value on several ways.
type node struct {
	verdict evaluate.Verdict
	pair    int32
	parent  int32 // -1 at the root
	again   int32 // another node of the same pair, or -1
}

// pair is an application wherever it occurs, with what the overlay of the round
// says of it.
type pair struct {
	application
	verdict evaluate.Verdict
	node    int32            // the last one; the others follow by again
	dirty   int32            // the round in which it depends on a change
	judged  int32            // the round in which the misread schema judged the value
	fresh   evaluate.Verdict // what it said
}

func newRun(m *Meter, assert bool) *run {
	r := &run{meter: m, assert: assert, numbers: map[application]int32{}, visits: map[*model.Schema][]int32{}}
	judge := m.judges[0]
	if assert {
		judge = m.judges[1]
	}
	r.overlay.run = r
	r.traced, r.knowing = judge.Traced(r.note), judge.Knowing(r.overlay.known)
	return r
}

// start judges another instance by the schema as it is.
func (r *run) start(v *jsondoc.Value) {
	for _, s := range r.order {
		r.visits[s] = r.visits[s][:0]
	}
	clear(r.numbers)
	r.nodes, r.pairs, r.order, r.waiting, r.overlay.round = r.nodes[:0], r.pairs[:0], r.order[:0], r.waiting[:0], 0
	r.value = v
	r.verdict = r.traced.Verdict(r.meter.root, v)
}

// note hears of each application, after those that it made.
func (r *run) note(s *model.Schema, v *jsondoc.Value, depth int, verdict evaluate.Verdict) {
	n := int32(len(r.nodes))
	for len(r.waiting) < depth+2 {
		r.waiting = append(r.waiting, nil)
	}
	for _, child := range r.waiting[depth+1] {
		r.nodes[child].parent = n
	}
	r.waiting[depth+1] = r.waiting[depth+1][:0]
	r.waiting[depth] = append(r.waiting[depth], n)
	at := application{s, v}
	number, old := r.numbers[at]
	again := int32(-1)
	if old {
		again = r.pairs[number].node
		r.pairs[number].node, r.pairs[number].verdict = n, verdict
	} else {
		number = int32(len(r.pairs))
		r.numbers[at] = number
		r.pairs = append(r.pairs, pair{application: at, verdict: verdict, node: n})
	}
	r.nodes = append(r.nodes, node{verdict, number, -1, again})
	if len(r.visits[s]) == 0 {
		r.order = append(r.order, s)
	}
	r.visits[s] = append(r.visits[s], n)
}

// exposes tells whether the instance has another verdict under the mutant.
func (r *run) exposes(m *Mutant) bool {
	if m.Keyword == "format" && !r.assert || !r.touched(m) {
		return false
	}
	if m.Reading.Schema == nil && !r.meter.loose[m.Schema] {
		return r.verdict == evaluate.Valid // one more failure makes the whole invalid
	}
	if r.meter.dynamic {
		return r.traced.Traced(nil).With(m.Schema, m.Reading).Verdict(r.meter.root, r.value) != r.verdict
	}
	under := r.knowing.With(m.Schema, m.Reading)
	if !r.overlay.judge(m, under) {
		return false
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

func (r *run) touchedAt(m *Mutant, n int32) bool {
	value := r.pairs[r.nodes[n].pair].value
	valid := r.nodes[n].verdict == evaluate.Valid
	switch {
	case m.relevant != nil && !m.relevant(value):
		return false
	case m.Reading.Schema == nil:
		return valid && !m.Reading.Quirk(value)
	case r.meter.loose[m.Schema] || r.meter.marking:
		return true
	}
	return (m.Direction == manifest.TooLax) != valid
}

// overlay is what a mutant changes in a run. Each mutant is a round: what earlier
// rounds have left in the pairs counts no longer.
type overlay struct {
	run    *run
	round  int32
	schema *model.Schema  // the one that is misread
	asked  *jsondoc.Value // the value that it judges now
}

// judge lets the misread schema judge all values that the schema did, inner ones
// first, and tells whether anything is different.
func (o *overlay) judge(m *Mutant, under *evaluate.Evaluator) bool {
	o.round++
	o.schema = m.Schema
	r, changed := o.run, false
	for _, n := range r.visits[m.Schema] {
		at := &r.pairs[r.nodes[n].pair]
		if at.judged == o.round || at.dirty != o.round && !r.touchedAt(m, n) {
			continue
		}
		o.asked = at.value
		verdict := under.Verdict(m.Schema, at.value)
		o.asked = nil
		at.judged, at.fresh = o.round, verdict
		if verdict != r.nodes[n].verdict || r.meter.marking {
			changed = true
			o.spoil(at.node)
		}
	}
	return changed
}

// spoil marks everything that made use of a node's pair.
func (o *overlay) spoil(n int32) {
	r := o.run
	for ; n >= 0; n = r.nodes[n].again {
		parent := r.nodes[n].parent
		if parent < 0 {
			continue
		}
		if p := &r.pairs[r.nodes[parent].pair]; p.dirty != o.round {
			p.dirty = o.round
			o.spoil(p.node)
		}
	}
}

// known answers what is as it was.
func (o *overlay) known(s *model.Schema, v *jsondoc.Value) (evaluate.Verdict, bool) {
	number, ok := o.run.numbers[application{s, v}]
	if !ok {
		return 0, false
	}
	p := &o.run.pairs[number]
	switch {
	case s == o.schema && p.judged == o.round:
		return p.fresh, true
	case s == o.schema && v == o.asked, p.dirty == o.round:
		return 0, false
	}
	return p.verdict, true
}
