package pattern

// readings returns wants that together say the same as w, without lookaheads at
// the start of an avoided pattern: not to match ^(?!X)R is to match ^X, or not to
// match ^R. Only the first such pattern is taken apart.
func (w Want) readings() []Want {
	for i, p := range w.Avoid {
		looks, rest := p.leading()
		if len(looks) == 0 {
			continue
		}
		others := append(append([]*Pattern(nil), w.Avoid[:i]...), w.Avoid[i+1:]...)
		var all []Want
		for _, look := range looks {
			begins := derived(&node{op: opStart}, look.subs[0])
			other := w
			if look.negate {
				other.Avoid = others
				other.Match = append(append([]*Pattern(nil), w.Match...), begins)
			} else {
				other.Avoid = append(append([]*Pattern(nil), others...), begins)
			}
			all = append(all, other)
		}
		other := w
		other.Avoid = append(append([]*Pattern(nil), others...), derived(append([]*node{{op: opStart}}, rest...)...))
		return append(all, other)
	}
	return []Want{w}
}

// leading returns the lookaheads that follow the ^ of p, and the pieces after them.
func (p *Pattern) leading() (looks, rest []*node) {
	if p.tree == nil || p.tree.op != opConcat || len(p.tree.subs) < 2 || p.tree.subs[0].op != opStart || p.tree.subs[0].multiline {
		return nil, nil
	}
	rest = p.tree.subs[1:]
	for len(rest) > 0 && rest[0].op == opLook && !rest[0].behind {
		looks = append(looks, rest[0])
		rest = rest[1:]
	}
	return looks, rest
}

// derived makes a pattern for the search alone: it has a tree and no engine.
func derived(pieces ...*node) *Pattern {
	return &Pattern{tree: &node{op: opConcat, subs: pieces}}
}
