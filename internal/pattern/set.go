package pattern

import (
	"slices"
	"unicode"
)

// span is a range of code points, both ends included.
type span struct{ lo, hi rune }

// set is a set of code points: sorted spans that neither overlap nor touch.
// Surrogates are in no set, because no JSON text that docgen reads holds one.
type set []span

var (
	anySet   = newSet(span{0, unicode.MaxRune})
	digitSet = newSet(span{'0', '9'})
	wordSet  = newSet(span{'0', '9'}, span{'A', 'Z'}, span{'_', '_'}, span{'a', 'z'})
	lineEnds = newSet(span{'\n', '\n'}, span{'\r', '\r'}, span{0x2028, 0x2029})
	dotSet   = lineEnds.negate()
	// spaceSet is \s of ECMA-262: WhiteSpace and LineTerminator.
	spaceSet = newSet(span{'\t', '\r'}, span{' ', ' '}, span{0xA0, 0xA0}, span{0x1680, 0x1680},
		span{0x2000, 0x200A}, span{0x2028, 0x2029}, span{0x202F, 0x202F}, span{0x205F, 0x205F},
		span{0x3000, 0x3000}, span{0xFEFF, 0xFEFF})
)

// newSet makes a set of spans in any order.
func newSet(spans ...span) set {
	s := make(set, 0, len(spans)+1)
	for _, p := range spans {
		if p.lo > p.hi {
			continue
		}
		if p.lo >= 0xD800 && p.hi <= 0xDFFF {
			continue
		}
		if p.hi >= 0xD800 && p.lo <= 0xDFFF { // cut the surrogates out
			if p.lo < 0xD800 {
				s = append(s, span{p.lo, 0xD7FF})
			}
			if p.hi > 0xDFFF {
				s = append(s, span{0xE000, p.hi})
			}
			continue
		}
		s = append(s, p)
	}
	byStart := func(a, b span) int { return int(a.lo) - int(b.lo) }
	if !slices.IsSortedFunc(s, byStart) {
		slices.SortFunc(s, byStart)
	}
	out := s[:0]
	for _, p := range s {
		if n := len(out); n > 0 && p.lo <= out[n-1].hi+1 {
			out[n-1].hi = max(out[n-1].hi, p.hi)
			continue
		}
		out = append(out, p)
	}
	return out
}

// single makes the set of one code point.
func single(r rune) set { return newSet(span{r, r}) }

// only returns the one member of s, if it has exactly one.
func (s set) only() (rune, bool) {
	if len(s) == 1 && s[0].lo == s[0].hi {
		return s[0].lo, true
	}
	return 0, false
}

func (s set) has(r rune) bool {
	low, high := 0, len(s)
	for low < high {
		mid := (low + high) / 2
		if s[mid].hi < r {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low < len(s) && s[low].lo <= r
}

func (s set) size() int {
	n := 0
	for _, p := range s {
		n += int(p.hi-p.lo) + 1
	}
	return n
}

// at returns the member with index i in code point order.
func (s set) at(i int) rune {
	for _, p := range s {
		n := int(p.hi-p.lo) + 1
		if i < n {
			return p.lo + rune(i)
		}
		i -= n
	}
	return -1
}

func (s set) negate() set {
	out := make([]span, 0, len(s)+1)
	next := rune(0)
	for _, p := range s {
		out = append(out, span{next, p.lo - 1})
		next = p.hi + 1
	}
	return newSet(append(out, span{next, unicode.MaxRune})...)
}

func (s set) union(t set) set { return newSet(append(slices.Clone(s), t...)...) }

func (s set) intersect(t set) set {
	var out []span
	for i, j := 0, 0; i < len(s) && j < len(t); {
		out = append(out, span{max(s[i].lo, t[j].lo), min(s[i].hi, t[j].hi)})
		if s[i].hi < t[j].hi {
			i++
		} else {
			j++
		}
	}
	return newSet(out...)
}

func (s set) minus(t set) set { return s.intersect(t.negate()) }

func (s set) equal(t set) bool { return slices.Equal(s, t) }

// contains tells whether every member of t is in s.
func (s set) contains(t set) bool {
	i := 0
	for _, p := range t { // spans do not touch, so one of s must hold all of p
		for i < len(s) && s[i].hi < p.lo {
			i++
		}
		if i == len(s) || p.lo < s[i].lo || p.hi > s[i].hi {
			return false
		}
	}
	return true
}

// fold adds to s every code point that differs from a member only in case.
func (s set) fold() set {
	out := slices.Clone(s)
	for _, p := range s {
		if p.hi-p.lo > 0x3000 { // a negated class: folding adds what stands beside it, if anything
			continue
		}
		for r := p.lo; r <= p.hi; r++ {
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				out = append(out, span{f, f})
			}
		}
	}
	return newSet(out...)
}

// fromTable turns a table of package unicode into a set.
func fromTable(table *unicode.RangeTable) set {
	var out []span
	add := func(lo, hi, stride rune) {
		if stride == 1 {
			out = append(out, span{lo, hi})
			return
		}
		for r := lo; r <= hi; r += stride {
			out = append(out, span{r, r})
		}
	}
	for _, r := range table.R16 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	for _, r := range table.R32 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	return newSet(out...)
}
