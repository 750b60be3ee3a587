// Package instance makes valid instances of schemas, by construction: all that
// applies at an instance location is merged into one set of constraints (a
// shape), choices between branches are made and taken back where they lead
// nowhere, and a value is made that fits. The result is checked once more by
// docgen's own evaluator, so that nothing invalid comes out.
//
// A value is a function of the model, the Want and nothing else: no clock, no
// global random source, no order of a map.
//
// The files follow the keyword groups of package model; each says what a keyword
// adds to a shape where it must hold (hold…), and the ways to break it (break…).
package instance

import (
	"fmt"
	"sync"

	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// Style says how much of what is optional an instance has.
type Style uint8

// The styles.
const (
	Minimal Style = iota // only what must be
	Typical              // what most instances would have
	Full                 // every property that can be there
)

// Want says which instance is wanted; the zero value asks for a minimal one.
type Want struct {
	Style   Style
	Seed    string                             // values are a function of it, such as the id of a case
	Present []jsondoc.Pointer                  // instance locations that must exist
	Fixed   map[jsondoc.Pointer]*jsondoc.Value // values put there as they are, even where they are invalid
	Absent  []jsondoc.Pointer                  // optional members to leave out
	Hints   []Hint                             // what values look like; the first that fits a location counts
	Branch  map[*model.Schema]int              // of a schema with anyOf or oneOf: the branch to prefer; of one with if: 0 to meet it, 1 not to
	Meets   map[jsondoc.Pointer][]Condition    // what the values at some locations must meet beside the schema
	Steps   int                                // bounds the work below what the Builder's options say; 0 does not
}

// Condition is a schema that a value must be valid against, or invalid if Broken.
type Condition struct {
	Schema *model.Schema
	Broken bool
}

// Hint says what the values at some instance locations look like.
type Hint struct {
	Location string           // an instance location in which * stands for any member or item, as in /devices/*/id
	Kind     string           // a kind of text that package fake knows
	Pattern  string           // a regular expression that texts match
	Values   []*jsondoc.Value // values to choose from
}

// Options bound the work; the zero value takes the defaults.
type Options struct {
	MaxSteps int // schemas applied and branches tried for one instance; 0 means DefaultSteps
}

// DefaultSteps is the budget of one instance, some tenths of a second.
const DefaultSteps = 200_000

// NotGeneratedError says why there is no instance.
type NotGeneratedError struct {
	Reason        string
	Unsatisfiable bool          // it is decided that no instance that is as wanted can be valid
	Exhausted     bool          // the budget of steps is used up
	At            *model.Schema // where the reason lies; may be nil
}

func (e *NotGeneratedError) Error() string {
	at := ""
	if e.At != nil {
		at = fmt.Sprintf(" (at %s)", e.At.AbsoluteLocation())
	}
	if e.Unsatisfiable {
		return "no instance can be valid: " + e.Reason + at
	}
	return "not generated, because " + e.Reason + at
}

// Builder makes instances of one schema and of its subschemas. It is safe for
// concurrent use.
type Builder struct {
	root       *model.Schema
	opts       Options
	evaluator  *evaluate.Evaluator // asserts formats
	annotating *evaluate.Evaluator // does not
	survey

	mu       sync.Mutex
	scopes   map[scopeKey]*scope
	clash    map[string]*failure // of sets of literals: why they cannot be met, nil where they seem to go together
	nodes    map[string]*node    // of sets of literals: what follows from them
	kept     int
	variants map[*model.Schema]uint64
}

// New prepares to make instances of root.
func New(root *model.Schema, opts Options) *Builder {
	if opts.MaxSteps == 0 {
		opts.MaxSteps = DefaultSteps
	}
	return &Builder{
		root: root, opts: opts, survey: surveyOf(root),
		evaluator:  evaluate.New(evaluate.Options{AssertFormat: true}),
		annotating: evaluate.New(evaluate.Options{}),
		scopes:     map[scopeKey]*scope{}, clash: map[string]*failure{}, nodes: map[string]*node{}, variants: map[*model.Schema]uint64{},
	}
}

// Build makes an instance of the root schema. The error is a *NotGeneratedError.
func (b *Builder) Build(w Want) (*jsondoc.Value, error) { return b.BuildAt(b.root, w) }

// BuildAt makes an instance of s, a schema that can be reached from the root. The error is
// a *NotGeneratedError.
func (b *Builder) BuildAt(s *model.Schema, w Want) (*jsondoc.Value, error) {
	if b.overlooked { // best is what those accept, too, who honour it
		if v, f := b.tries(s, w, true); f == nil {
			return v, nil
		}
	}
	v, f := b.tries(s, w, false)
	if f != nil && len(w.Fixed) > 0 {
		v, f = b.attempt(s, w, manner{})
	}
	if f != nil {
		return nil, &NotGeneratedError{Reason: f.reason, Unsatisfiable: f.decided, Exhausted: f.reason == exhausted, At: f.at}
	}
	return v, nil
}

// tries makes the attempts, the best first.
func (b *Builder) tries(s *model.Schema, w Want, heed bool) (*jsondoc.Value, *failure) {
	var v *jsondoc.Value
	var f *failure
	if b.formats {
		if v, f = b.attempt(s, w, manner{strict: true, firm: true, heed: heed}); f == nil {
			return v, nil
		}
	}
	if f == nil || !f.decided {
		v, f = b.attempt(s, w, manner{strict: true, heed: heed})
	}
	if f != nil && (f.reason == unsound || f.reason == exhausted && w.Style != Minimal) {
		v, f = b.again(s, w, heed, v, f)
	}
	return v, f
}

// again tries what is left where the first attempt found no way, which is rare:
// other values, and less of them.
func (b *Builder) again(s *model.Schema, w Want, heed bool, v *jsondoc.Value, f *failure) (*jsondoc.Value, *failure) {
	styles := []Style{w.Style, Minimal, Minimal}
	if f.reason == exhausted {
		styles = styles[1:2]
	}
	for i, style := range styles {
		w.Style = style
		w.Seed += string(rune('a' + i))
		if v, f := b.attempt(s, w, manner{strict: true, heed: heed}); f == nil {
			return v, nil
		}
	}
	return v, f
}

// manner says how to build: strict asks that fixed values fit their place, firm
// that the instance stands whether formats are asserted or not, heed that what the
// dialect ignores is honoured.
type manner struct{ strict, firm, heed bool }

// attempt builds once.
func (b *Builder) attempt(s *model.Schema, w Want, how manner) (*jsondoc.Value, *failure) {
	r := &run{b: b, want: w, steps: b.opts.MaxSteps, strict: how.strict, firm: how.firm, heed: how.heed}
	if w.Steps > 0 {
		r.steps = min(r.steps, w.Steps)
	}
	endless := b.minDepth(s) == never
	if endless {
		r.steps = min(r.steps, 2000) // only to find out why
	}
	p := &place{style: w.Style, hash: hashText(hashStart, w.Seed), want: trieOf(w), room: roomAtRoot, index: -1}
	v, f := r.build(p, []literal{{schema: s, scope: r.enter(nil, s.Resource)}}, nil)
	switch {
	case f != nil && endless && !f.decided:
		return nil, &failure{"each instance would have to contain another one, without end", s, true}
	case f != nil && r.steps <= 0:
		return nil, &failure{exhausted, f.at, false}
	case f != nil:
		return nil, &failure{f.reason, f.at, f.decided && !r.undecided}
	}
	if len(w.Fixed) > 0 {
		return v, nil
	}
	if !b.asWanted(w, v) {
		return nil, &failure{reason: unsound, at: s}
	}
	switch b.evaluator.Verdict(s, v) {
	case evaluate.Invalid:
		return nil, &failure{reason: unsound, at: s}
	case evaluate.Undecided:
		return nil, &failure{reason: "it cannot be decided whether an instance is valid (a reference that leads nowhere or in a circle, or a pattern that takes too long)", at: s}
	}
	return v, nil
}

// asWanted tells whether v has what was wanted at single locations.
func (b *Builder) asWanted(w Want, v *jsondoc.Value) bool {
	for _, p := range w.Present {
		if v.Lookup(p) == nil {
			return false
		}
	}
	for p, conditions := range w.Meets {
		at := v.Lookup(p)
		for _, c := range conditions {
			if at == nil || b.evaluator.Verdict(c.Schema, at) == evaluate.Valid == c.Broken {
				return false
			}
		}
	}
	return true
}

// exhausted is the reason where the budget ran out.
const exhausted = "the budget of steps is used up: too many combinations of branches"

// unsound is the reason where the check at the end refuses what was made.
const unsound = "what was made does not stand up to the check"
