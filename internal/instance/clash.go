package instance

// mostClashes bounds the sets of literals whose clashes are kept.
const mostClashes = 100_000

// clashes tells, without making a value, why no value can meet all literals; nil
// where none of that shows at once. It looks a few levels down, which is enough
// to see that branches of different kinds exclude each other.
func (r *run) clashes(lits []literal) *failure {
	if len(lits) == 0 {
		return nil
	}
	const levels = 3
	if r.peeking >= levels {
		for _, l := range lits {
			if l.schema.Boolean && l.schema.Always == l.broken {
				return &failure{"nothing is allowed here", l.schema, true}
			}
		}
		return nil
	}
	key := r.keyOf(lits) + string(rune('0'+r.peeking))
	r.b.mu.Lock()
	f, known := r.b.clash[key]
	r.b.mu.Unlock()
	if known {
		return f
	}
	r.peeking++
	s := r.shapeOf(lits, nil)
	r.settle(s)
	r.peeking--
	if r.steps <= 0 {
		return nil
	}
	r.b.mu.Lock()
	if len(r.b.clash) < mostClashes {
		r.b.clash[key] = s.failed
	}
	r.b.mu.Unlock()
	return s.failed
}
