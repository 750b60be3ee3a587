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
	Value   *jsondoc.Value
	Verdict manifest.Verdict // Valid, Invalid or InvalidFormat
}

// Outcome is what became of a mutant.
type Outcome struct {
	*Mutant
	Status  manifest.Status
	Killers []int // the indexes of instances that expose it, in order
}

// Meter measures instances, one by one, against the mutants of one schema.
type Meter struct {
	root     *model.Schema
	mutants  []*Mutant
	bySchema map[*model.Schema][]int
	killers  [][]int
	loose    map[*model.Schema]bool
	marking  bool // some schema asks what others have evaluated
	dynamic  bool // what a schema says may depend on the way to it
	judges   [2]*evaluate.Evaluator
	runs     [2]*run // where format is an annotation, and where it is asserted

	// MostKillers bounds how many killers of a mutant are looked for; 0 is no bound.
	MostKillers int
	// Limit bounds the work, in schemas applied; instances added after that are
	// not measured. 0 is no bound.
	Limit int64

	count      int64
	last       int // the index of the last instance that was measured
	unmeasured int
}

// NewMeter prepares to measure against all mutants of root.
func NewMeter(root *model.Schema) *Meter {
	m := &Meter{root: root, mutants: All(root), loose: loose(root), bySchema: map[*model.Schema][]int{}}
	m.killers = make([][]int, len(m.mutants))
	for i, mutant := range m.mutants {
		m.bySchema[mutant.Schema] = append(m.bySchema[mutant.Schema], i)
	}
	for _, s := range Reached(root) {
		m.marking = m.marking || s.UnevaluatedItems != nil || s.UnevaluatedProperties != nil
		m.dynamic = m.dynamic || s.DynamicRef != nil || s.RecursiveRef != nil
	}
	m.judges[0] = evaluate.New(evaluate.Options{Count: &m.count})
	m.judges[1] = evaluate.New(evaluate.Options{AssertFormat: true, Count: &m.count})
	m.runs = [2]*run{newRun(m, false), newRun(m, true)}
	return m
}

// Add takes an instance into the measurement, under an index of the caller's.
func (m *Meter) Add(index int, in Instance) {
	if m.Limit > 0 && m.count > m.Limit {
		m.unmeasured++
		return
	}
	m.last = index
	m.meet(index, in, nil)
}

// Keep forgets all instances but those with the indexes kept, in ascending
// order, which become 0, 1, 2 and so on. A mutant that loses killers may have
// others, which were not looked for: instance gives the instances once more.
func (m *Meter) Keep(kept []int, instance func(index int) Instance) {
	became := make(map[int]int, len(kept))
	for n, index := range kept {
		became[index] = n
	}
	// The indexes up to which the killers of each mutant are known.
	known := make([]int, len(m.killers))
	for i, killers := range m.killers {
		known[i] = m.last
		if len(killers) > 0 && len(killers) == m.MostKillers {
			known[i] = killers[len(killers)-1]
		}
		m.killers[i] = nil
		for _, k := range killers {
			if n, ok := became[k]; ok {
				m.killers[i] = append(m.killers[i], n)
			}
		}
	}
	m.count, m.unmeasured = 0, 0
	for n, index := range kept {
		if m.Limit > 0 && m.count > m.Limit {
			m.unmeasured++
			continue
		}
		m.meet(n, instance(index), func(mutant int) bool { return index <= known[mutant] })
	}
	m.last = len(kept) - 1
}

// meet measures an instance against all mutants but those to skip, if any.
func (m *Meter) meet(index int, in Instance, skip func(mutant int) bool) {
	m.add(index, in.Value, true, skip)
	if in.Verdict == manifest.InvalidFormat {
		m.add(index, in.Value, false, skip)
	}
}

func (m *Meter) add(index int, v *jsondoc.Value, assert bool, skip func(mutant int) bool) {
	r := m.runs[0]
	if assert {
		r = m.runs[1]
	}
	r.start(v)
	for _, s := range r.order {
		for _, i := range m.bySchema[s] {
			known := m.killers[i]
			if n := len(known); n > 0 && (known[n-1] == index || n == m.MostKillers) {
				continue
			}
			if skip != nil && skip(i) {
				continue
			}
			if r.exposes(m.mutants[i]) {
				m.killers[i] = append(known, index)
			}
		}
	}
}

// Unmeasured returns how many instances came after the limit on the work.
func (m *Meter) Unmeasured() int { return m.unmeasured }

// Exposed tells whether some instance so far exposes the mutant with an index.
func (m *Meter) Exposed(mutant int) bool { return len(m.killers[mutant]) > 0 }

// Mutants returns the mutants that are measured against.
func (m *Meter) Mutants() []*Mutant { return m.mutants }

// Outcomes returns what has become of every mutant.
func (m *Meter) Outcomes() []Outcome {
	outcomes := make([]Outcome, len(m.mutants))
	for i, mutant := range m.mutants {
		o := Outcome{Mutant: mutant, Status: manifest.Survived, Killers: m.killers[i]}
		switch {
		case len(o.Killers) > 0:
			o.Status = manifest.Killed
		case mutant.Proof != "":
			o.Status = manifest.Equivalent
		}
		outcomes[i] = o
	}
	return outcomes
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
