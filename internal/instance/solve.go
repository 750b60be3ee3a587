package instance

import (
	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/fake"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/pattern"
)

// run is the making of one instance.
type run struct {
	b         *Builder
	want      Want
	steps     int  // left
	firm      bool // nothing may turn on a format that is asserted
	heed      bool // what the dialect ignores is honoured
	strict    bool // fixed values must fit their place
	undecided bool // something was met that cannot be decided, such as a reference that leads nowhere
	peeking   int  // how deep clashes looks ahead
	person    *fake.Person
	noText    map[string]*failure // by what was asked of a string: why none was found
}

// meets tells whether v meets l, as far as the evaluator can tell.
func (r *run) meets(l literal, v *jsondoc.Value) bool {
	switch r.b.evaluator.Verdict(l.schema, v) {
	case evaluate.Valid:
		return !l.broken
	case evaluate.Invalid:
		return l.broken
	}
	r.undecided = true
	return false
}

func (r *run) meetsAll(lits []literal, v *jsondoc.Value) bool {
	for _, l := range lits {
		if !r.meets(l, v) {
			return false
		}
	}
	return true
}

// matches tells whether a name matches the pattern of a patternProperties member.
func (r *run) matches(expression, name string) bool {
	p, err := pattern.Compile(expression)
	if err != nil {
		r.undecided = true
		return false
	}
	ok, err := p.Match(name)
	if err != nil {
		r.undecided = true
	}
	return ok
}

// build makes a value for a place that meets all literals and is none of exclude.
func (r *run) build(p *place, lits []literal, exclude []*jsondoc.Value) (*jsondoc.Value, *failure) {
	if p.want != nil {
		if v := p.want.fixed; v != nil {
			if r.strict && !r.meetsAll(lits, v) {
				return nil, &failure{"the value that is put there is not valid", nil, false}
			}
			return v.Clone(), nil
		}
		for _, c := range p.want.meets {
			lits = append(cut(lits), literal{schema: c.Schema, broken: c.Broken, scope: r.enter(nil, c.Schema.Resource)})
		}
	}
	if p.depth > deepest {
		return nil, &failure{"it nests too deep", mainOf(lits), false}
	}
	p.schema = mainOf(lits)
	if p.style != Minimal && (p.depth > deepStyle || p.schema != nil && p.repeats(p.schema) > 1) {
		p.style = Minimal
	}
	if p.want == nil && len(exclude) == 0 {
		return r.proceed(p, r.prepared(lits))
	}
	s := r.shapeOf(lits, exclude)
	r.plan(p, s)
	r.settle(s)
	return r.solve(p, s)
}

// plan adds what is wanted below a place: an object or an array that has it.
func (r *run) plan(p *place, s *shape) {
	if p.want == nil {
		return
	}
	needed := p.want.needed()
	if len(needed) > 0 {
		kinds := object
		if _, ok := p.want.items(); ok {
			kinds |= array
		}
		s.restrictTo(kinds, &failure{"a member or an item is wanted in what can be neither an object nor an array", s.main(), false})
		if s.types&object != 0 && (s.types&array == 0 || !r.arrayLike(s)) {
			s.restrictTo(anything&^array, &failure{reason: "a member is wanted in what can only be an array", at: s.main()})
			for _, name := range needed {
				s.require(name)
			}
		} else {
			s.restrictTo(array, &failure{reason: "an item is wanted in what can only be an object", at: s.main()})
		}
	}
	for _, name := range p.want.names {
		if p.want.children[name].absent {
			s.forbid(name)
		}
	}
}

// arrayLike tells whether the schemas speak of items rather than of members.
func (r *run) arrayLike(s *shape) bool {
	return len(s.objects) == 0
}

// mainOf returns the schema that a place is made for: the first, past its
// references, that says something itself.
func mainOf(lits []literal) *model.Schema {
	if len(lits) == 0 {
		return nil
	}
	x := lits[0].schema
	for i := 0; i < 32 && x.Ref != nil && x.Ref.Target != nil && !x.Ref.Loops; i++ {
		x = x.Ref.Target
	}
	return x
}

func (r *run) shapeOf(lits []literal, exclude []*jsondoc.Value) *shape {
	s := newShape()
	s.given = lits
	s.exclude = cut(exclude)
	for _, l := range lits {
		r.assume(s, l)
	}
	return s
}

// mostLookahead bounds the alternatives that are tried out before choosing.
const mostLookahead = 64

// pickChoice looks at the open choices: one that has only one way left is taken
// at once (forced); else it returns the index of the one to branch on.
func (r *run) pickChoice(s *shape) (next int, forced bool) {
	next, fewest := 0, 1<<30
	for i := range s.open {
		c := &s.open[i]
		if len(c.alternatives) > mostLookahead {
			if len(c.alternatives) < fewest {
				next, fewest = i, len(c.alternatives)
			}
			continue
		}
		var left []alternative
		var first *failure
		for _, a := range c.alternatives {
			ahead := a
			if a.others {
				ahead.edit = nil
			}
			t := r.tried(s, i, &ahead)
			if t.failed == nil {
				left = append(left, a)
			} else if first == nil || !t.failed.decided {
				first = t.failed
			}
		}
		switch len(left) {
		case 0:
			s.fail(first)
			return i, false
		case 1:
			a, at := left[0], c.at
			s.open = append(cut(s.open[:i]), s.open[i+1:]...)
			r.take(s, &a, at)
			r.settle(s)
			return i, true
		}
		if len(left) < len(c.alternatives) {
			open := append([]choice{}, s.open...)
			open[i].alternatives = left
			s.open = open
		}
		if len(left) < fewest {
			next, fewest = i, len(left)
		}
	}
	return next, false
}

// tried returns a copy of s with one alternative of open choice i taken.
func (r *run) tried(s *shape, i int, a *alternative) *shape {
	t := s.clone()
	at := s.open[i].at
	t.open = append(append(make([]choice, 0, len(s.open)), s.open[:i]...), s.open[i+1:]...)
	r.take(t, a, at)
	r.settle(t)
	return t
}

// forced takes all choices that leave one way only. It returns the index of the
// choice to branch on, or -1 where none is left or the shape has failed.
func (r *run) forced(s *shape) int {
	for s.failed == nil && len(s.open) > 0 {
		next, forced := r.pickChoice(s)
		if !forced && s.failed == nil {
			return next
		}
	}
	return -1
}
