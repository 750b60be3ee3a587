package instance

// assume adds a literal to the shape: what it says at once, and as open choices
// where it leaves some.
func (r *run) assume(s *shape, l literal) {
	if s.failed != nil {
		return
	}
	r.steps--
	if r.steps <= 0 {
		s.fail(&failure{"the budget of steps is used up", l.schema, false})
		return
	}
	if x := l.schema; x.Boolean {
		if x.Always == l.broken {
			s.fail(&failure{"nothing is allowed here", x, true})
		}
		return
	}
	for i := range s.assumed {
		a := &s.assumed[i]
		if !a.same(l) {
			continue
		}
		if a.broken != l.broken {
			s.fail(&failure{"a schema would have to hold and not to hold", l.schema, true})
			return
		}
		if !r.b.unevaluated || l.origin.has(l.schema) {
			return
		}
	}
	s.assumed = append(s.assumed, l)
	if l.broken {
		r.refuse(s, l)
		return
	}
	if r.b.unevaluated {
		l.origin = &origin{l.origin, l.schema}
	}
	r.hold(s, l)
}

// hold takes up all keywords of a schema that must be met.
func (r *run) hold(s *shape, l literal) {
	x := l.schema
	s.sources = append(s.sources, x)
	r.holdAny(s, x)
	r.holdNumber(s, x)
	r.holdString(s, x)
	r.holdFormat(s, x)
	r.holdArray(s, l)
	r.holdObject(s, l)
	r.holdRef(s, l)
	r.holdInPlace(s, l)
	if r.heed && x.Overlooked != nil {
		r.hold(s, literal{schema: x.Overlooked, scope: l.scope, origin: l.origin})
	}
}

// breaks lists the ways in which an instance can be invalid against a schema.
func (r *run) breaks(l literal) []alternative {
	x := l.schema
	alts := r.breakAny(x, nil)
	alts = r.breakRef(l, alts)
	alts = r.breakNumber(x, alts)
	alts = r.breakString(x, alts)
	alts = r.breakObject(l, alts)
	alts = r.breakArray(l, alts)
	alts = r.breakInPlace(l, alts)
	return r.breakFormat(x, alts)
}

// refuse takes up a schema that must not be met: at once where there is one way
// only, else later, when the value shows whether anything is left to do.
func (r *run) refuse(s *shape, l literal) {
	x := l.schema
	if x.Types != 0 && s.types&typesOf(x.Types) == 0 {
		return // broken by the types that are left
	}
	if s.types&object != 0 && len(x.Required)+len(x.Properties) > 3 { // many ways, for sure
		s.lazy = append(s.lazy, lazy{l})
		return
	}
	alts := r.breaks(l)
	if len(alts) == 0 {
		s.fail(&failure{"a schema that accepts everything must not hold", l.schema, true})
		return
	}
	if len(alts) == 1 {
		r.take(s, &alts[0], l.schema)
		return
	}
	for i := range alts {
		if alts[i].outright && s.types&^alts[i].kinds == 0 {
			return // broken by the types that are left
		}
	}
	left := alts[:0:0]
	for _, a := range alts {
		if a.kinds == 0 || s.types&a.kinds != 0 {
			left = append(left, a)
		}
	}
	if len(left) == 1 {
		r.take(s, &left[0], l.schema)
		return
	}
	s.lazy = append(s.lazy, lazy{l})
}
