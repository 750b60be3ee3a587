package instance

import (
	"math/big"

	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// numberShape is what is asked of a number.
type numberShape struct {
	min, max                *jsondoc.Value // nil: no bound
	aboveMin, belowMax      bool           // the bound itself is excluded
	multiples, notMultiples []*jsondoc.Value
	numberSettled           bool
}

func (r *run) holdNumber(s *shape, x *model.Schema) {
	if x.Minimum != nil {
		s.atLeast(x.Minimum, false)
	}
	if x.ExclusiveMinimum != nil {
		s.atLeast(x.ExclusiveMinimum, true)
	}
	if x.Maximum != nil {
		s.atMost(x.Maximum, false)
	}
	if x.ExclusiveMaximum != nil {
		s.atMost(x.ExclusiveMaximum, true)
	}
	if x.MultipleOf != nil {
		s.multiples = append(s.multiples, x.MultipleOf)
		s.numberSettled = false
	}
}

func (r *run) breakNumber(x *model.Schema, alts []alternative) []alternative {
	add := func(edit func(*run, *shape)) { alts = append(alts, alternative{kinds: number, edit: edit}) }
	if x.Minimum != nil {
		add(func(_ *run, s *shape) { s.atMost(x.Minimum, true) })
	}
	if x.ExclusiveMinimum != nil {
		add(func(_ *run, s *shape) { s.atMost(x.ExclusiveMinimum, false) })
	}
	if x.Maximum != nil {
		add(func(_ *run, s *shape) { s.atLeast(x.Maximum, true) })
	}
	if x.ExclusiveMaximum != nil {
		add(func(_ *run, s *shape) { s.atLeast(x.ExclusiveMaximum, false) })
	}
	if x.MultipleOf != nil {
		add(func(_ *run, s *shape) { s.notMultiples = append(s.notMultiples, x.MultipleOf); s.numberSettled = false })
	}
	return alts
}

func (s *shape) atLeast(v *jsondoc.Value, above bool) {
	c := 1
	if s.min != nil {
		c = jsondoc.Compare(v, s.min)
	}
	if c > 0 {
		s.min, s.aboveMin = v, above
	} else if c == 0 {
		s.aboveMin = s.aboveMin || above
	}
	s.numberSettled = false
}

func (s *shape) atMost(v *jsondoc.Value, below bool) {
	c := -1
	if s.max != nil {
		c = jsondoc.Compare(v, s.max)
	}
	if c < 0 {
		s.max, s.belowMax = v, below
	} else if c == 0 {
		s.belowMax = s.belowMax || below
	}
	s.numberSettled = false
}

// settleNumber rules out the number types that no value is left of.
func (s *shape) settleNumber() {
	if s.types&number == 0 || s.numberSettled {
		return
	}
	s.numberSettled = true
	if s.min == nil && s.max == nil && len(s.multiples) == 0 && len(s.notMultiples) == 0 {
		return
	}
	const why = "no number lies within the bounds and steps that are asked for"
	if s.min != nil && s.max != nil {
		c := jsondoc.Compare(s.min, s.max)
		if c > 0 || c == 0 && (s.aboveMin || s.belowMax) {
			s.restrict(anything&^number, why, s.main())
			return
		}
	}
	g := s.grid(integer)
	if s.types&integer != 0 && g.empty() {
		s.restrict(anything&^integer, why, s.main())
	}
	if s.types&fraction != 0 {
		if g = s.grid(fraction); g.empty() || len(s.multiples) > 0 && g.step.IsInt() {
			s.restrict(anything&^fraction, why, s.main())
		}
	}
}

func (s *shape) admitsNumber(v *jsondoc.Value) bool {
	if s.min != nil {
		if c := jsondoc.Compare(v, s.min); c < 0 || c == 0 && s.aboveMin {
			return false
		}
	}
	if s.max != nil {
		if c := jsondoc.Compare(v, s.max); c > 0 || c == 0 && s.belowMax {
			return false
		}
	}
	for _, m := range s.multiples {
		if !isMultiple(v, m) {
			return false
		}
	}
	for _, m := range s.notMultiples {
		if isMultiple(v, m) {
			return false
		}
	}
	return true
}

func isMultiple(v, of *jsondoc.Value) bool {
	a, ok := v.Int64()
	b, fine := of.Int64()
	if ok && fine {
		return a%b == 0
	}
	return new(big.Rat).Quo(v.Rat(), of.Rat()).IsInt()
}

// grid is the numbers k·step from k = low to k = high; nil bounds are open. For
// numbers that are free of multipleOf the step is fine enough to hit the bounds' interval.
type grid struct {
	step      *big.Rat
	low, high *big.Int
}

func (g grid) empty() bool { return g.low != nil && g.high != nil && g.low.Cmp(g.high) > 0 }

var one = big.NewRat(1, 1)

// grid returns where numbers of the type lie: multiples of all that is asked,
// and for integers of 1.
func (s *shape) grid(kind types) grid {
	var step *big.Rat
	if kind == integer {
		step = one
	}
	for _, m := range s.multiples {
		if step == nil {
			step = m.Rat()
		} else {
			step = leastCommonMultiple(step, m.Rat())
		}
	}
	if step == nil {
		step = s.fineStep()
	}
	g := grid{step: step}
	if s.min != nil {
		g.low = quotient(s.min.Rat(), step, true)
		if s.aboveMin && new(big.Rat).Mul(step, new(big.Rat).SetInt(g.low)).Cmp(s.min.Rat()) == 0 {
			g.low = new(big.Int).Add(g.low, big.NewInt(1))
		}
	}
	if s.max != nil {
		g.high = quotient(s.max.Rat(), step, false)
		if s.belowMax && new(big.Rat).Mul(step, new(big.Rat).SetInt(g.high)).Cmp(s.max.Rat()) == 0 {
			g.high = new(big.Int).Sub(g.high, big.NewInt(1))
		}
	}
	return g
}

// fineStep is a power of ten that leaves at least some tens of numbers between the bounds.
func (s *shape) fineStep() *big.Rat {
	step := big.NewRat(1, 100)
	if s.min == nil || s.max == nil {
		return step
	}
	width := new(big.Rat).Sub(s.max.Rat(), s.min.Rat())
	if width.Sign() <= 0 {
		if r := s.min.Rat(); !r.IsInt() {
			return r.Abs(r)
		}
		return step
	}
	tenth := big.NewRat(1, 10)
	for i := 0; i < 6000 && new(big.Rat).Mul(step, big.NewRat(25, 1)).Cmp(width) > 0; i++ {
		step = new(big.Rat).Mul(step, tenth)
	}
	return step
}

// quotient returns a/b rounded up or down.
func quotient(a, b *big.Rat, up bool) *big.Int {
	q := new(big.Rat).Quo(a, b)
	if q.IsInt() {
		return new(big.Int).Set(q.Num())
	}
	floor := new(big.Int).Div(q.Num(), q.Denom()) // Euclidean: rounds down, as the denominator is positive
	if up {
		floor.Add(floor, big.NewInt(1))
	}
	return floor
}

func leastCommonMultiple(a, b *big.Rat) *big.Rat {
	n := new(big.Int).Mul(a.Num(), b.Denom())
	m := new(big.Int).Mul(b.Num(), a.Denom())
	g := new(big.Int).GCD(nil, nil, n, m)
	l := new(big.Int).Mul(new(big.Int).Quo(n, g), m)
	return new(big.Rat).SetFrac(l, new(big.Int).Mul(a.Denom(), b.Denom()))
}

// literalOf spells a number whose decimal expansion ends.
func literalOf(x *big.Rat) *jsondoc.Value {
	if x.IsInt() {
		return jsondoc.NewNumber(x.Num().String())
	}
	digits, exact := x.FloatPrec()
	if !exact {
		return nil
	}
	return jsondoc.NewNumber(x.FloatString(digits))
}

// number makes a number of the type kind, integer or fraction.
func (r *run) number(p *place, s *shape, kind types) (*jsondoc.Value, *failure) {
	if v := r.offered(p, s, kind); v != nil {
		return v, nil
	}
	suggestion := r.believableNumber(p, s)
	if kind == integer && s.types&fraction != 0 {
		if v := r.suggested(s, fraction, suggestion); v != nil {
			return v, nil
		}
	}
	if v := r.suggested(s, kind, suggestion); v != nil {
		return v, nil
	}
	g := s.grid(kind)
	if g.empty() {
		return nil, &failure{"no number lies within the bounds and steps that are asked for", s.main(), true}
	}
	guess := r.guessNumber(p, s, kind)
	v := r.numberNear(s, g, kind, guess, s.dividesInDoubles)
	if v == nil && len(s.multiples) > 0 {
		v = r.numberNear(s, g, kind, guess, s.admitsNumber)
	}
	if v != nil {
		return v, nil
	}
	all := g.low != nil && g.high != nil && new(big.Int).Sub(g.high, g.low).Cmp(big.NewInt(numberTries)) < 0 && (kind == integer || len(s.multiples) > 0)
	return nil, &failure{"no number was found within the bounds, steps and excluded values that are asked for", s.main(), all}
}

const numberTries = 2000

// dividesInDoubles tells whether validators that divide doubles find v to be a
// multiple, too. By 0.1 they take 0.5 and refuse 0.6.
func (s *shape) dividesInDoubles(v *jsondoc.Value) bool {
	for _, m := range s.multiples {
		if !evaluate.IsDoubleMultiple(v, m) {
			return false
		}
	}
	return true
}

// numberNear walks the grid away from a start value, both ways, to a number that
// is accepted.
func (r *run) numberNear(s *shape, g grid, kind types, start *big.Rat, accept func(*jsondoc.Value) bool) *jsondoc.Value {
	k := quotient(start, g.step, false)
	if g.low != nil && k.Cmp(g.low) < 0 {
		k.Set(g.low)
	}
	if g.high != nil && k.Cmp(g.high) > 0 {
		k.Set(g.high)
	}
	for i := range int64(numberTries) {
		for _, offset := range [2]int64{i, -i} {
			at := new(big.Int).Add(k, big.NewInt(offset))
			if g.low != nil && at.Cmp(g.low) < 0 || g.high != nil && at.Cmp(g.high) > 0 {
				continue
			}
			x := new(big.Rat).Mul(g.step, new(big.Rat).SetInt(at))
			if kind == fraction && x.IsInt() {
				continue
			}
			v := literalOf(x)
			if v != nil && s.admitsNumber(v) && !contains(s.exclude, v) && accept(v) {
				return v
			}
			if i == 0 {
				break
			}
		}
	}
	return nil
}

// guessNumber returns a number that would do if there were no bounds, drawn
// into them where there are.
func (r *run) guessNumber(p *place, s *shape, kind types) *big.Rat {
	low, high := int64(1), int64(100)
	var base *big.Rat
	if s.min != nil {
		base = s.min.Rat()
	} else if s.max != nil {
		base = new(big.Rat).Sub(s.max.Rat(), big.NewRat(high, 1))
		low = 0
	}
	if base == nil {
		base = new(big.Rat)
	}
	if s.min != nil && s.max != nil {
		width := new(big.Rat).Sub(s.max.Rat(), s.min.Rat())
		return base.Add(base, width.Mul(width, big.NewRat(int64(p.dice(1000, "number")), 1000)))
	}
	if p.style == Minimal && s.min != nil {
		return base
	}
	n := low + int64(p.dice(int(high-low), "number"))
	if s.min != nil {
		n--
	}
	guess := base.Add(base, big.NewRat(n, 1))
	if kind == fraction {
		guess.Add(guess, big.NewRat(int64(25*(1+p.dice(3, "fraction"))), 100))
	}
	return guess
}
