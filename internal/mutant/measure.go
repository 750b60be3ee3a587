package mutant

import (
	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
)

// Instance is a case as the measurement sees it. One of the verdict
// InvalidFormat counts as invalid where format is asserted, and as valid where
// it is not.
type Instance struct {
	ID      string
	Value   *jsondoc.Value
	Verdict manifest.Verdict // Valid, Invalid or InvalidFormat
}

// Outcome is what became of a mutant: the instances, by index, that expose it.
type Outcome struct {
	*Mutant
	Status   manifest.Status
	Killers  []int
	Measured bool // false where the budget ended before
}

// Meter measures instances against the mutants of one schema. Instances can be
// added step by step.
type Meter struct {
	root    *model.Schema
	mutants []*Mutant
	loose   map[*model.Schema]bool
	careful bool // what a schema says may depend on more than the value at hand
	judges  [2]*evaluate.Evaluator
	runs    []run
	visits  map[*model.Schema][]visit
	budget  int
}

// run is one instance in one reading of format.
type run struct {
	instance int
	value    *jsondoc.Value
	assert   bool
	verdict  evaluate.Verdict
	size     int // schemas applied
}

// visit is one application of a schema during a run.
type visit struct {
	run     int
	value   *jsondoc.Value
	verdict evaluate.Verdict
}

// NewMeter prepares to measure against all mutants of root. budget bounds the
// work, in schemas applied while whole instances are judged again; 0 means no bound.
func NewMeter(root *model.Schema, budget int) *Meter {
	m := &Meter{root: root, mutants: All(root), loose: loose(root), visits: map[*model.Schema][]visit{}, budget: budget}
	if budget == 0 {
		m.budget = 1 << 60
	}
	for _, s := range Reached(root) {
		if s.UnevaluatedItems != nil || s.UnevaluatedProperties != nil || s.DynamicRef != nil || s.RecursiveRef != nil {
			m.careful = true
		}
	}
	m.judges[0] = evaluate.New(evaluate.Options{})
	m.judges[1] = evaluate.New(evaluate.Options{AssertFormat: true})
	return m
}

// Mutants returns the mutants that are measured against.
func (m *Meter) Mutants() []*Mutant { return m.mutants }

// Add takes an instance into the measurement; its index is that of the call.
func (m *Meter) Add(index int, in Instance) {
	m.run(index, in, true)
	if in.Verdict == manifest.InvalidFormat {
		m.run(index, in, false)
	}
}

func judge(m *Meter, assert bool) *evaluate.Evaluator {
	if assert {
		return m.judges[1]
	}
	return m.judges[0]
}

func (m *Meter) run(index int, in Instance, assert bool) {
	r := run{instance: index, value: in.Value, assert: assert}
	n := len(m.runs)
	traced := judge(m, assert).Traced(func(s *model.Schema, v *jsondoc.Value, verdict evaluate.Verdict) {
		m.visits[s] = append(m.visits[s], visit{n, v, verdict})
		r.size++
	})
	r.verdict = traced.Verdict(m.root, in.Value)
	m.runs = append(m.runs, r)
}

// Measure judges every mutant by the instances added so far.
func (m *Meter) Measure() []Outcome {
	outcomes := make([]Outcome, len(m.mutants))
	for i, mutant := range m.mutants {
		outcomes[i] = m.outcome(mutant)
	}
	return outcomes
}

func (m *Meter) outcome(mutant *Mutant) Outcome {
	o := Outcome{Mutant: mutant, Status: manifest.Survived, Measured: true}
	last, exposed := -1, false
	for _, v := range m.visits[mutant.Schema] {
		if v.run == last && exposed {
			continue
		}
		if v.run != last {
			last, exposed = v.run, false
		}
		if m.budget <= 0 {
			o.Measured = false
			break
		}
		r := &m.runs[v.run]
		if exposed = m.exposes(mutant, r, v); !exposed {
			continue
		}
		if n := len(o.Killers); n == 0 || o.Killers[n-1] != r.instance {
			o.Killers = append(o.Killers, r.instance)
		}
	}
	switch {
	case len(o.Killers) > 0:
		o.Status = manifest.Killed
	case mutant.Proof != "":
		o.Status = manifest.Equivalent
	}
	return o
}

// exposes tells whether the run ends otherwise under the mutant, given one
// application of its schema. What cannot end otherwise is seen without judging
// the whole instance again.
func (m *Meter) exposes(mutant *Mutant, r *run, v visit) bool {
	if mutant.Keyword == "format" && !r.assert {
		return false
	}
	if !m.careful {
		if settled, exposed := m.locally(mutant, r, v); settled {
			return exposed
		}
	}
	m.budget -= r.size
	return m.under(mutant, r).Verdict(m.root, r.value) != r.verdict
}

func (m *Meter) under(mutant *Mutant, r *run) *evaluate.Evaluator {
	return judge(m, r.assert).With(map[*model.Schema]evaluate.Replacement{mutant.Schema: mutant.Reading})
}

// locally decides by the one value that the schema was applied to, where that is enough.
func (m *Meter) locally(mutant *Mutant, r *run, v visit) (settled, exposed bool) {
	reading, strict := mutant.Reading, !m.loose[mutant.Schema]
	if reading.Schema == nil {
		if v.verdict != evaluate.Valid || reading.Quirk(v.value) {
			return true, false
		}
		if strict { // one more failure makes the whole instance invalid
			return true, r.verdict == evaluate.Valid
		}
		return false, false
	}
	if strict && mutant.Direction == manifest.TooLax && v.verdict == evaluate.Valid {
		return true, false
	}
	if strict && mutant.Direction == manifest.TooStrict && v.verdict == evaluate.Invalid {
		return true, false
	}
	if mutant.Schema == m.root {
		return false, false
	}
	m.budget--
	return m.under(mutant, r).Verdict(mutant.Schema, v.value) == v.verdict, false
}

// Scores counts the outcomes by direction.
func Scores(outcomes []Outcome) (lax, strict manifest.Score) {
	for _, o := range outcomes {
		score := &lax
		if o.Direction == manifest.TooStrict {
			score = &strict
		}
		score.Mutants++
		switch o.Status {
		case manifest.Killed:
			score.Killed++
		case manifest.Equivalent:
			score.Equivalent++
		default:
			score.Survived++
		}
	}
	return lax, strict
}
