package change

import "docgen.example/docgen/internal/model"

// rest compares a schema for all that others do not speak of; an absent one lets
// everything through.
func rest(of func(*model.Schema) *model.Schema) func(*comparison, pair, *rule) {
	return func(c *comparison, p pair, r *rule) {
		old, new := of(p.old), of(p.new)
		before, after := stateOf(old), stateOf(new)
		switch {
		case old == nil && new == nil:
		case old != nil && new != nil && !old.Boolean && !new.Boolean:
			c.schemas(pair{old, new})
		case before != after:
			ch := Change{Effect: narrowing(before, after), Keyword: holderOf(old, new, r), What: r.noun + " " + becomes(before, after), Before: valueIn(old), After: valueIn(new)}
			if old == nil || new == nil {
				ch.Effect = c.applied(ch.Effect)
			}
			if r.annotates {
				ch.Effect = None
			}
			c.add(p, ch)
		}
	}
}

func becomes(before, after state) string {
	switch {
	case after == closed:
		return "refused now"
	case after == open && before == closed:
		return "allowed now"
	case after == open:
		return "no longer checked"
	case before == closed:
		return "allowed now where they fit"
	}
	return "checked now"
}

// holderOf returns the keyword that holds one of two schemas.
func holderOf(old, new *model.Schema, r *rule) string {
	for _, s := range []*model.Schema{new, old} {
		if s != nil && s.Holder != nil {
			return s.Holder.Name
		}
	}
	return r.keywords[0]
}
