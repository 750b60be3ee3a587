package mutant

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

const numbers = fractions | integers

// number misreads the keywords for numbers (Validation section 6.2).
func (l *lister) number() {
	s := l.s
	none := ""
	if l.types&numbers == 0 {
		none = "no valid instance is a number here"
	}
	l.bound(s.Minimum, "minimum", true, false, none)
	l.bound(s.ExclusiveMinimum, "exclusiveMinimum", true, true, none)
	l.bound(s.Maximum, "maximum", false, false, none)
	l.bound(s.ExclusiveMaximum, "exclusiveMaximum", false, true, none)
	if s.MultipleOf != nil {
		proof := none
		if proof == "" && l.types&fractions == 0 && s.MultipleOf.Rat().Cmp(big.NewRat(1, 1)) == 0 {
			proof = "every integer is a multiple of 1"
		}
		l.deleted("multipleOf", proof)
	}
	if s.Types&(model.TypeNumber|model.TypeInteger) != 0 && !l.tests && !listed(s, 6) {
		l.numberHabits()
	}
}

// bound misreads one bound. lower tells a minimum from a maximum.
func (l *lister) bound(limit *jsondoc.Value, name string, lower, exclusive bool, none string) {
	if limit == nil {
		return
	}
	keyword := name
	if l.s.Dialect == model.Draft4 { // an exclusive bound is "minimum" with a modifier
		keyword = strings.ToLower(strings.TrimPrefix(name, "exclusive"))
	}
	l.deleted(keyword, none)
	out, in := Next(limit, -1), Next(limit, 1)
	if !lower {
		out, in = in, out
	}
	set := func(c *model.Schema, v *jsondoc.Value, exclusive bool) {
		switch {
		case lower && exclusive:
			c.ExclusiveMinimum = v
		case lower:
			c.Minimum = v
		case exclusive:
			c.ExclusiveMaximum = v
		default:
			c.Maximum = v
		}
	}
	l.lax(keyword, "out-by-one", keyword+" is read as "+out.Text, l.copied(func(c *model.Schema) { set(c, out, exclusive) }), nil, none)
	if exclusive {
		l.lax(keyword, "inclusive", keyword+" lets the limit itself in", l.copied(func(c *model.Schema) {
			set(c, nil, true)
			set(c, limit, false)
		}), nil, none)
		l.stricter(keyword, "in-by-one", keyword+" is read as "+in.Text, l.copied(func(c *model.Schema) { set(c, in, true) }), none)
		return
	}
	l.strict(keyword, "exclusive", keyword+" refuses the limit itself", func(v *jsondoc.Value) bool {
		return v.Kind != jsondoc.Number || jsondoc.Compare(v, limit) != 0
	}, l.unreachable(limit, none))
}

// unreachable says why the limit itself can be no valid instance, where that is plain.
func (l *lister) unreachable(limit *jsondoc.Value, none string) string {
	switch {
	case none != "":
		return none
	case l.types&fractions == 0 && !limit.IsInteger():
		return "the limit is no integer, so nothing valid equals it"
	case l.s.MultipleOf != nil && !new(big.Rat).Quo(limit.Rat(), l.s.MultipleOf.Rat()).IsInt():
		return "the limit is no multiple of multipleOf, so nothing valid equals it"
	}
	return ""
}

// Next returns the number that is one more than limit, or one less by the sign;
// where doubles are coarser than that, the next that a program which reads
// numbers as doubles can tell from the limit.
func Next(limit *jsondoc.Value, sign int64) *jsondoc.Value {
	r := limit.Rat()
	next := numberOf(r.Add(r, big.NewRat(sign, 1)))
	if !SameDouble(limit, next) {
		return next
	}
	if f, err := strconv.ParseFloat(limit.Text, 64); err == nil {
		if beyond := new(big.Rat).SetFloat64(math.Nextafter(f, math.Inf(int(sign)))); beyond != nil {
			return numberOf(beyond)
		}
	}
	return next
}

// SameDouble tells whether two numbers are one as doubles.
func SameDouble(a, b *jsondoc.Value) bool {
	x, err := strconv.ParseFloat(a.Text, 64)
	y, err2 := strconv.ParseFloat(b.Text, 64)
	return err == nil && err2 == nil && x == y
}

func numberOf(r *big.Rat) *jsondoc.Value {
	if r.IsInt() {
		return jsondoc.NewNumber(r.Num().String())
	}
	digits, exact := r.FloatPrec()
	if !exact {
		digits += 20
	}
	return jsondoc.NewNumber(r.FloatString(digits))
}

// habit is a demand that no schema makes and careless programs do.
type habit struct {
	variant, change string
	demand          func(v *jsondoc.Value) bool
	proof           string
}

func (l *lister) habits(list []habit) {
	for _, h := range list {
		l.strict("type", h.variant, h.change, h.demand, h.proof)
	}
}

var (
	two31 = jsondoc.NewNumber("2147483647")
	low31 = jsondoc.NewNumber("-2147483648")
	two53 = jsondoc.NewNumber("9007199254740992")
	low53 = jsondoc.NewNumber("-9007199254740992")
	zero  = jsondoc.NewNumber("0")
)

func (l *lister) numberHabits() {
	low, high := l.limits()
	within := func(from, to *jsondoc.Value) func(*jsondoc.Value) bool {
		return func(v *jsondoc.Value) bool {
			return v.Kind != jsondoc.Number || jsondoc.Compare(v, from) >= 0 && jsondoc.Compare(v, to) <= 0
		}
	}
	bounded := func(from, to *jsondoc.Value) string {
		if low != nil && high != nil && jsondoc.Compare(low, from) >= 0 && jsondoc.Compare(high, to) <= 0 {
			return "the bounds allow nothing beyond"
		}
		return ""
	}
	negative := ""
	if low != nil && jsondoc.Compare(low, zero) >= 0 {
		negative = "the bounds allow no negative number"
	}
	list := []habit{{"negative-refused", "negative numbers are refused", func(v *jsondoc.Value) bool {
		return v.Kind != jsondoc.Number || jsondoc.Compare(v, zero) >= 0
	}, negative}}
	if l.types&fractions != 0 && l.s.Types&model.TypeNumber != 0 {
		proof := ""
		if m := l.s.MultipleOf; m != nil && m.IsInteger() {
			proof = "every multiple of multipleOf is an integer"
		}
		list = append(list, habit{"fraction-refused", "numbers that are no integers are refused", func(v *jsondoc.Value) bool {
			return v.Kind != jsondoc.Number || v.IsInteger()
		}, proof})
	} else {
		list = append(list,
			habit{"beyond-32-bits-refused", "integers are kept in 32 bits", within(low31, two31), bounded(low31, two31)},
			habit{"beyond-2^53-refused", "integers are kept in doubles", within(low53, two53), bounded(low53, two53)},
		)
		if l.s.Dialect == model.Draft4 { // which leaves open whether 1.0 is an integer
			l.habits(list)
			return
		}
		list = append(list,
			habit{"integral-float-refused", "1.0 is refused as an integer", func(v *jsondoc.Value) bool {
				return v.Kind != jsondoc.Number || !strings.Contains(v.Text, ".")
			}, ""},
			habit{"exponent-refused", "1e2 is refused as an integer", func(v *jsondoc.Value) bool {
				return v.Kind != jsondoc.Number || !strings.ContainsAny(v.Text, "eE")
			}, ""},
		)
	}
	l.habits(list)
}

// limits returns the bounds of the schemas applied together; nil for none.
func (l *lister) limits() (low, high *jsondoc.Value) {
	for _, s := range around(l.s) {
		for _, v := range []*jsondoc.Value{s.Minimum, s.ExclusiveMinimum} {
			if v != nil && (low == nil || jsondoc.Compare(v, low) > 0) {
				low = v
			}
		}
		for _, v := range []*jsondoc.Value{s.Maximum, s.ExclusiveMaximum} {
			if v != nil && (high == nil || jsondoc.Compare(v, high) < 0) {
				high = v
			}
		}
	}
	return low, high
}
