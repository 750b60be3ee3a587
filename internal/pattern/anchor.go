package pattern

// Variant is a pattern that reads another one wrongly in one place.
type Variant struct {
	Text        string // the changed pattern
	Description string // what was changed: "without the ^ at offset 0"
	Start       bool   // the lost anchor is a ^, not a $
}

// WithoutAnchors returns the pattern with one of its anchors dropped, for each
// anchor: what a validator does that searches where it should match, or the
// other way round.
func (p *Pattern) WithoutAnchors() []Variant {
	if p.tree == nil {
		return nil
	}
	var all []Variant
	p.tree.walk(func(n *node) bool {
		if n.op != opStart && n.op != opEnd {
			return true
		}
		text := p.text[:n.from] + p.text[n.to:]
		if _, err := Compile(text); err == nil {
			anchor := p.text[n.from:n.to]
			where := ""
			switch {
			case n.from == 0:
				where = " at the start"
			case n.to == len(p.text):
				where = " at the end"
			}
			all = append(all, Variant{Text: text, Description: "without the " + anchor + where, Start: n.op == opStart})
		}
		return true
	})
	return all
}

// anchored tells whether every match begins at the start of the text, and
// whether every match ends at its end.
func (p *Pattern) anchored() (start, end bool) {
	if p.tree == nil {
		return false, false
	}
	return p.tree.bound(opStart), p.tree.bound(opEnd)
}

// bound tells whether n begins with ^, or ends with $, whichever way it goes.
func (n *node) bound(anchor op) bool {
	switch n.op {
	case anchor:
		return !n.multiline
	case opGroup:
		return n.subs[0].bound(anchor)
	case opAlternate:
		for _, sub := range n.subs {
			if !sub.bound(anchor) {
				return false
			}
		}
		return true
	case opConcat:
		for i := range n.subs {
			sub := n.subs[i]
			if anchor == opEnd {
				sub = n.subs[len(n.subs)-1-i]
			}
			if sub.bound(anchor) {
				return true
			}
			if sub.op != opLook {
				return false
			}
		}
	}
	return false
}
