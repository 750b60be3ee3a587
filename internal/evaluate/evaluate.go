// Package evaluate is docgen's own evaluator: it judges instances by the model,
// for the generators. It shares nothing with the oracle in package validate,
// which proves what the generators claim, so that one mistake cannot hide in both.
//
// It can judge under a replacement of single schemas, which is how a keyword is
// taken away (is this the only fault?) and how a wrong validator is acted out.
package evaluate

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/pattern"
)

// Verdict is what an evaluation comes to.
type Verdict uint8

// The verdicts. Undecided stands where a reference leads nowhere or in a circle,
// a pattern takes too long, or the budget of steps is used up, and all of that matters.
const (
	Valid Verdict = iota
	Invalid
	Undecided
)

// String returns the verdict in words.
func (v Verdict) String() string { return [...]string{"valid", "invalid", "undecided"}[v] }

// of returns the verdict that a decided condition is.
func of(ok bool) Verdict {
	if ok {
		return Valid
	}
	return Invalid
}

// Options say how to judge.
type Options struct {
	AssertFormat bool // "format" is an assertion rather than an annotation
	MaxSteps     int  // schemas applied before giving up; 0 means DefaultSteps
	// Heed, where set, honours the keywords that the dialect ignores for this reason,
	// as many validators do.
	Heed model.Ignored
	// Nullable lets null in where "nullable", which is OpenAPI's, is true, as some
	// validators do.
	Nullable bool
	// Doubles decides multipleOf by dividing doubles, as many validators do.
	Doubles bool
	// Trace, where set, hears of each application of a schema to a value, after
	// those it made itself, which are one deeper. What a verdict did not need is
	// not applied.
	Trace func(s *model.Schema, v *jsondoc.Value, depth int, verdict Verdict)
	// Count, where set, grows by the number of schemas applied.
	Count *int64
	// Known, where set, is asked first what comes of an application, if nobody
	// needs to know what it evaluates.
	Known func(s *model.Schema, v *jsondoc.Value) (Verdict, bool)
}

// DefaultSteps is the budget of an evaluation, some tenths of a second.
const DefaultSteps = 2_000_000

// Replacement stands in for a schema: another reading of it, and a condition
// that an instance must meet beside it. Either may be missing.
type Replacement struct {
	Schema *model.Schema
	Quirk  func(v *jsondoc.Value) bool
}

// Evaluator judges instances. It is safe for concurrent use.
type Evaluator struct {
	opts    Options
	misread *model.Schema // nil for none
	as      Replacement   // what stands in for it
}

// New returns an evaluator.
func New(opts Options) *Evaluator {
	if opts.MaxSteps == 0 {
		opts.MaxSteps = DefaultSteps
	}
	return &Evaluator{opts: opts}
}

// With returns an evaluator that takes the replacement for a schema.
func (e *Evaluator) With(s *model.Schema, as Replacement) *Evaluator {
	return &Evaluator{opts: e.opts, misread: s, as: as}
}

// Traced returns an evaluator that reports each application to trace.
func (e *Evaluator) Traced(trace func(s *model.Schema, v *jsondoc.Value, depth int, verdict Verdict)) *Evaluator {
	c := *e
	c.opts.Trace = trace
	return &c
}

// Knowing returns an evaluator that asks known before it applies a schema.
func (e *Evaluator) Knowing(known func(*model.Schema, *jsondoc.Value) (Verdict, bool)) *Evaluator {
	c := *e
	c.opts.Known = known
	return &c
}

// Verdict judges v by s.
func (e *Evaluator) Verdict(s *model.Schema, v *jsondoc.Value) Verdict {
	r := run{e: e, steps: e.opts.MaxSteps}
	verdict := r.apply(s, v, nil)
	if e.opts.Count != nil {
		*e.opts.Count += int64(e.opts.MaxSteps - r.steps)
	}
	return verdict
}

// Valid tells whether v is decidedly valid by s.
func (e *Evaluator) Valid(s *model.Schema, v *jsondoc.Value) bool { return e.Verdict(s, v) == Valid }

// run is the state of one evaluation.
type run struct {
	e     *Evaluator
	steps int
	depth int
	scope []*model.Resource // the dynamic scope (Core section 7.1), outermost first
}

const maxDepth = 20_000

// apply judges v by s. marks, where not nil, learns which members and items s
// evaluated; after a verdict other than Valid it means nothing.
func (r *run) apply(s *model.Schema, v *jsondoc.Value, m *marks) Verdict {
	r.steps--
	if r.steps < 0 || r.depth > maxDepth {
		return Undecided
	}
	if m == nil && r.e.opts.Known != nil {
		if verdict, ok := r.e.opts.Known(s, v); ok {
			return verdict
		}
	}
	r.depth++
	if n := len(r.scope); n == 0 || r.scope[n-1] != s.Resource {
		r.scope = append(r.scope, s.Resource)
		defer func() { r.scope = r.scope[:n] }()
	}
	verdict := r.judge(s, v, m)
	r.depth--
	if r.e.opts.Trace != nil {
		r.e.opts.Trace(s, v, r.depth, verdict)
	}
	return verdict
}

func (r *run) judge(s *model.Schema, v *jsondoc.Value, m *marks) Verdict {
	if s == r.e.misread {
		if r.e.as.Quirk != nil && !r.e.as.Quirk(v) {
			return Invalid
		}
		if r.e.as.Schema != nil {
			s = r.e.as.Schema
		}
	}
	if s.Boolean {
		return of(s.Always)
	}
	if !r.any(s, v) {
		return Invalid
	}
	if o := s.Overlooked; o != nil && r.e.heeds(s) && r.apply(o, v, nil) == Invalid {
		return Invalid
	}
	if s.UnevaluatedItems == nil && s.UnevaluatedProperties == nil {
		verdict := r.byKind(s, v, m)
		if verdict != Invalid {
			verdict = both(verdict, r.inPlace(s, v, m))
		}
		return verdict
	}
	own := &marks{} // what stands beside s in its parent is not seen from within
	verdict := both(r.byKind(s, v, own), r.inPlace(s, v, own))
	if verdict != Invalid {
		verdict = both(verdict, r.unevaluated(s, v, own))
	}
	m.add(own)
	return verdict
}

// heeds tells whether what the dialect ignores in s is to be honoured.
func (e *Evaluator) heeds(s *model.Schema) bool {
	switch e.opts.Heed {
	case model.BesideRef:
		return s.Ref != nil
	case model.NotInDialect:
		return s.Ref == nil
	}
	return false
}

// both is the verdict where two must be met.
func both(a, b Verdict) Verdict {
	switch {
	case a == Invalid || b == Invalid:
		return Invalid
	case a == Undecided || b == Undecided:
		return Undecided
	}
	return Valid
}

func (r *run) byKind(s *model.Schema, v *jsondoc.Value, m *marks) Verdict {
	switch v.Kind {
	case jsondoc.Number:
		return of(r.number(s, v))
	case jsondoc.String:
		return r.string(s, v)
	case jsondoc.Array:
		return r.array(s, v, m)
	case jsondoc.Object:
		return r.object(s, v, m)
	}
	return Valid
}

// matches judges text by a pattern; one that does not compile is undecided.
func matches(expression, text string) Verdict {
	p, err := pattern.Compile(expression)
	if err != nil {
		return Undecided
	}
	ok, err := p.Match(text)
	if err != nil {
		return Undecided
	}
	return of(ok)
}
