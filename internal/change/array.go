package change

// unique compares "uniqueItems".
func unique(c *comparison, p pair, r *rule) {
	switch {
	case p.new.UniqueItems && !p.old.UniqueItems:
		c.add(p, Change{Effect: Stricter, What: "items must be unique now", Keyword: "uniqueItems"})
	case p.old.UniqueItems && !p.new.UniqueItems:
		c.add(p, Change{Effect: Looser, What: "items need not be unique any more", Keyword: "uniqueItems"})
	}
}

// tuple compares the schemas of the first items. One that is added takes its item
// from those that others speak of, and the other way round.
func tuple(c *comparison, p pair, r *rule) {
	old, new := p.old.PrefixItems, p.new.PrefixItems
	for i := range max(len(old), len(new)) {
		switch {
		case i >= len(old):
			c.add(p, Change{Effect: c.applied(entering(stateOf(p.old.Items), stateOf(new[i]))), What: r.noun + " added", Keyword: new[i].Holder.Name, At: new[i].Pointer, After: valueIn(new[i])})
		case i >= len(new):
			c.add(p, Change{Effect: c.applied(entering(stateOf(p.new.Items), stateOf(old[i])).flipped()), What: r.noun + " removed", Keyword: old[i].Holder.Name, At: old[i].Pointer, Gone: true, Before: valueIn(old[i])})
		default:
			c.schemas(pair{old[i], new[i]})
		}
	}
}

// contains compares "contains", which asks for an item even where it lets
// everything through.
func contains(c *comparison, p pair, r *rule) {
	old, new := p.old.Contains, p.new.Contains
	effect := func(e Effect) Effect {
		if p.old.MinContains != nil || p.old.MaxContains != nil || p.new.MinContains != nil || p.new.MaxContains != nil {
			return Either
		}
		return c.applied(e)
	}
	switch {
	case old != nil && new != nil:
		c.schemas(pair{old, new})
	case new != nil:
		c.add(p, Change{Effect: effect(Stricter), What: "asks for an item that fits now", Keyword: "contains", After: valueIn(new)})
	case old != nil:
		c.add(p, Change{Effect: effect(Looser), What: "no longer asks for an item that fits", Keyword: "contains", Before: valueIn(old)})
	}
}
