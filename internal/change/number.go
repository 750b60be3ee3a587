package change

import (
	"math/big"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// bound is a limit of numbers; one that excludes its own value is the stricter.
type bound struct {
	value     *jsondoc.Value // nil for none
	exclusive bool
}

func lower(s *model.Schema) (bound, int) { return stricter(s.Minimum, s.ExclusiveMinimum, 1), 1 }
func upper(s *model.Schema) (bound, int) { return stricter(s.Maximum, s.ExclusiveMaximum, -1), -1 }

// stricter returns which of two bounds counts; sign is 1 for lower ones.
func stricter(inclusive, exclusive *jsondoc.Value, sign int) bound {
	if inclusive == nil || exclusive != nil && sign*jsondoc.Compare(exclusive, inclusive) >= 0 {
		return bound{exclusive, exclusive != nil}
	}
	return bound{inclusive, false}
}

// bounds compares a limit of numbers, however each version writes it.
func bounds(of func(*model.Schema) (bound, int)) func(*comparison, pair, *rule) {
	return func(c *comparison, p pair, r *rule) {
		old, sign := of(p.old)
		new, _ := of(p.new)
		ch := Change{Keyword: r.keywords[0], Before: old.value, After: new.value}
		if new.exclusive || new.value == nil && old.exclusive {
			ch.Keyword = r.keywords[1]
		}
		switch {
		case old.value == nil && new.value == nil:
			return
		case old.value == nil:
			ch.Effect, ch.What = Stricter, r.noun+" added"
		case new.value == nil:
			ch.Effect, ch.What = Looser, r.noun+" removed"
		default:
			way := jsondoc.Compare(new.value, old.value)
			switch {
			case way == 0 && old.exclusive == new.exclusive:
				return
			case way == 0 && new.exclusive:
				ch.Effect, ch.What = Stricter, r.noun+" is itself refused now"
			case way == 0:
				ch.Effect, ch.What = Looser, r.noun+" is itself valid now"
			default:
				ch.Effect, ch.What = moved(r.noun, way, sign)
			}
		}
		c.add(p, ch)
	}
}

// moved says what it means that a limit went up (way 1) or down; sign is 1 where
// up is stricter.
func moved(noun string, way, sign int) (Effect, string) {
	effect, what := Looser, noun+" lowered"
	if way > 0 {
		what = noun + " raised"
	}
	if way*sign > 0 {
		effect = Stricter
	}
	return effect, what
}

// least compares a count that is a lower limit, and absent means as much as missing.
func least(missing string) func(*comparison, pair, *rule) {
	return func(c *comparison, p pair, r *rule) { c.counts(p, r, 1, jsondoc.NewNumber(missing)) }
}

// most compares a count that is an upper limit.
func most(c *comparison, p pair, r *rule) { c.counts(p, r, -1, nil) }

func (c *comparison) counts(p pair, r *rule, sign int, missing *jsondoc.Value) {
	name := r.keywords[0]
	ch := Change{Keyword: name, Before: effective(p.old, name), After: effective(p.new, name)}
	old, new := orElse(ch.Before, missing), orElse(ch.After, missing)
	switch {
	case old == nil && new == nil:
		return
	case old == nil:
		ch.Effect, ch.What = Stricter, r.noun+" added"
	case new == nil:
		ch.Effect, ch.What = Looser, r.noun+" removed"
	default:
		way := jsondoc.Compare(new, old)
		if way == 0 {
			return
		}
		ch.Effect, ch.What = moved(r.noun, way, sign)
		if ch.Before == nil {
			ch.What = r.noun + " added"
		} else if ch.After == nil {
			ch.What = r.noun + " removed"
		}
	}
	if (name == "minContains" || name == "maxContains") && p.old.Contains == nil && p.new.Contains == nil {
		ch.Effect = None
	}
	c.add(p, ch)
}

func orElse(v, missing *jsondoc.Value) *jsondoc.Value {
	if v == nil {
		return missing
	}
	return v
}

// multiple compares "multipleOf".
func multiple(c *comparison, p pair, r *rule) {
	old, new := p.old.MultipleOf, p.new.MultipleOf
	ch := Change{Keyword: "multipleOf", Before: old, After: new}
	switch {
	case old == nil && new == nil:
		return
	case old == nil:
		ch.Effect, ch.What = Stricter, r.noun+" added"
	case new == nil:
		ch.Effect, ch.What = Looser, r.noun+" removed"
	case jsondoc.Compare(old, new) == 0:
		return
	default:
		ch.Effect, ch.What = Either, r.noun+" changed"
		if divides(old, new) {
			ch.Effect = Stricter
		} else if divides(new, old) {
			ch.Effect = Looser
		}
	}
	c.add(p, ch)
}

func divides(a, b *jsondoc.Value) bool { return new(big.Rat).Quo(b.Rat(), a.Rat()).IsInt() }
