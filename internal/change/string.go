package change

// text compares a keyword that accepts something else with every other text.
func text(added, removed Effect, note string) func(*comparison, pair, *rule) {
	return func(c *comparison, p pair, r *rule) {
		name := r.keywords[0]
		ch := Change{Keyword: name, Before: effective(p.old, name), After: effective(p.new, name), Note: note}
		switch {
		case ch.Before == nil && ch.After == nil, ch.Before != nil && ch.After != nil && same(ch.Before, ch.After):
			return
		case ch.Before == nil:
			ch.Effect, ch.What = added, r.noun+" added"
		case ch.After == nil:
			ch.Effect, ch.What = removed, r.noun+" removed"
		default:
			ch.Effect, ch.What = Either, r.noun+" changed"
		}
		c.add(p, ch)
	}
}
