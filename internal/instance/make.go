package instance

import (
	"strconv"

	"docgen.example/docgen/internal/jsondoc"
)

// value makes a value of a shape without open choices, of the type that is best
// for the place and possible.
func (r *run) value(p *place, s *shape) (*jsondoc.Value, *failure) {
	if s.hasEnum {
		return r.fromEnum(p, s)
	}
	if v := r.hinted(p, s); v != nil {
		return v, nil
	}
	var first *failure
	decided := true
	for _, kind := range r.typeOrder(p, s) {
		if s.types&kind == 0 {
			continue
		}
		r.steps--
		v, f := r.ofType(p, s, kind)
		if f == nil {
			return v, nil
		}
		if r.steps <= 0 {
			return nil, f
		}
		decided = decided && f.decided
		if first == nil || f.decided && !first.decided {
			first = f
		}
	}
	if first == nil {
		return nil, &failure{"no type is left", s.main(), true}
	}
	return nil, &failure{first.reason, first.at, decided && !r.undecided}
}

func (r *run) ofType(p *place, s *shape, kind types) (*jsondoc.Value, *failure) {
	switch kind {
	case object:
		return r.differing(p, s, r.object)
	case array:
		return r.differing(p, s, r.array)
	case text:
		return r.string(p, s)
	case integer, fraction:
		return r.number(p, s, kind)
	case boolean:
		if v := r.offered(p, s, boolean); v != nil {
			return v, nil
		}
		first := p.style == Minimal || p.dice(2, "boolean") == 0
		for _, b := range [...]bool{first, !first} {
			if v := jsondoc.NewBool(b); !contains(s.exclude, v) {
				return v, nil
			}
		}
	case null:
		if v := jsondoc.NewNull(); !contains(s.exclude, v) {
			return v, nil
		}
	}
	return nil, &failure{"all values of the allowed type are excluded", s.main(), true}
}

// differing makes a compound value that is none of the excluded ones: by other
// choices at first, then by another value of one child, then by more children.
func (r *run) differing(p *place, s *shape, make func(*place, *shape) (*jsondoc.Value, *failure)) (*jsondoc.Value, *failure) {
	var last *jsondoc.Value
	const tries = 5
	for i := range tries {
		v, f := make(p, s)
		if f != nil || !contains(s.exclude, v) {
			return v, f
		}
		last = v
		p.hash = scramble(p.hash + uint64(i))
	}
	size := len(last.Members) + len(last.Items)
	for _, n := range sizesNear(size, len(s.exclude)+1) {
		t := s.clone()
		if last.Kind == jsondoc.Array {
			t.minItems = max(t.minItems, n)
			t.atMostItems(n)
		} else {
			t.minProperties = max(t.minProperties, n)
			if t.maxProperties < 0 || n < t.maxProperties {
				t.maxProperties = n
			}
		}
		if r.settle(t); t.failed != nil {
			continue
		}
		v, f := make(p, t)
		r.steps--
		if f != nil {
			continue
		}
		if !contains(s.exclude, v) {
			return v, nil
		}
		for _, token := range childTokens(v) {
			t.vary = token
			if v, f := make(p, t); f == nil && !contains(s.exclude, v) {
				return v, nil
			}
			r.steps--
		}
	}
	return nil, &failure{"no further value was found that differs from those there are", s.main(), false}
}

// sizesNear lists sizes from the one given on, growing first, then shrinking.
func sizesNear(size, most int) []int {
	var sizes []int
	for n := size; n <= size+most; n++ {
		sizes = append(sizes, n)
	}
	for n := size - 1; n >= 0 && n >= size-most; n-- {
		sizes = append(sizes, n)
	}
	return sizes
}

// childTokens returns the names of the members or the indexes of the items, the
// first few.
func childTokens(v *jsondoc.Value) []string {
	var tokens []string
	for _, m := range v.Members {
		tokens = append(tokens, m.Name)
	}
	for i := range v.Items {
		tokens = append(tokens, strconv.Itoa(i))
	}
	return tokens[:min(len(tokens), 16)]
}

// excludedBelow returns what the excluded values have at the child that is to vary.
func (s *shape) excludedBelow(token string) []*jsondoc.Value {
	if s.vary != token || len(s.exclude) == 0 {
		return nil
	}
	var list []*jsondoc.Value
	for _, v := range s.exclude {
		if c := v.Child(token); c != nil {
			list = append(list, c)
		}
	}
	return list
}

// typeOrder returns the types from what suits the place best.
func (r *run) typeOrder(p *place, s *shape) []types {
	var implied []types
	if len(s.objects)+len(s.required)+len(s.some)+len(s.names) > 0 || s.minProperties > 0 || s.maxProperties >= 0 || len(s.openProperties) > 0 {
		implied = append(implied, object)
	}
	if len(s.arrays)+len(s.counted)+len(s.every)+len(s.itemExtra) > 0 || s.minItems > 0 || s.maxItems >= 0 || s.unique || s.duplicate || len(s.openItems) > 0 {
		implied = append(implied, array)
	}
	if len(s.patterns)+len(s.formats)+len(s.avoid) > 0 || s.minLength > 0 || s.maxLength >= 0 {
		implied = append(implied, text)
	}
	if s.min != nil || s.max != nil || len(s.multiples)+len(s.notMultiples) > 0 {
		implied = append(implied, integer, fraction)
	}
	usual := []types{text, integer, fraction, boolean, object, array, null}
	if p.style == Minimal && s.types != anything {
		usual = []types{text, integer, fraction, boolean, array, object, null}
		return usual
	}
	return append(implied, usual...)
}
