package pattern

import "math/bits"

// lengths is a set of lengths in code points, from 0 to the planner's limit:
// bit i is set when i is a member.
type lengths []uint64

func newLengths(limit int) lengths { return make(lengths, limit/64+1) }

func (l lengths) add(i int)      { l[i/64] |= 1 << (i % 64) }
func (l lengths) has(i int) bool { return i >= 0 && i/64 < len(l) && l[i/64]>>(i%64)&1 == 1 }
func (l lengths) join(m lengths) {
	for i := range m {
		l[i] |= m[i]
	}
}

func (l lengths) count() int {
	n := 0
	for _, w := range l {
		n += bits.OnesCount64(w)
	}
	return n
}

// span returns the least and the greatest member, and whether all between
// are members too.
func (l lengths) span() (low, high int, solid bool) {
	low, high = -1, -1
	for i, w := range l {
		if w == 0 {
			continue
		}
		if low < 0 {
			low = i*64 + bits.TrailingZeros64(w)
		}
		high = i*64 + 63 - bits.LeadingZeros64(w)
	}
	return low, high, low >= 0 && l.count() == high-low+1
}

// planner knows which lengths each piece of a pattern can have, so that a walk
// can be steered to a text of a given length. Assertions have length zero.
type planner struct {
	limit    int
	of       map[*node]lengths
	suffixes map[*node][]lengths // of a concatenation: of its pieces from i on
	powers   map[*node][]lengths // of an uneven repeat: of exactly i rounds
	groups   map[int]*node
}

const maxRounds = 512 // of a repeat whose rounds differ in length unevenly

// newPlanner plans for lengths up to limit.
func newPlanner(tree *node, limit int) *planner {
	p := &planner{limit: limit, of: map[*node]lengths{}, suffixes: map[*node][]lengths{},
		powers: map[*node][]lengths{}, groups: map[int]*node{}}
	p.measure(tree)
	return p
}

func (p *planner) measure(n *node) lengths {
	l := newLengths(p.limit)
	p.of[n] = l
	switch n.op {
	case opSet:
		if len(n.set) > 0 && p.limit >= 1 {
			l.add(1)
		}
	case opConcat:
		suffixes := make([]lengths, len(n.subs)+1)
		for _, sub := range n.subs {
			p.measure(sub)
		}
		suffixes[len(n.subs)] = newLengths(p.limit)
		suffixes[len(n.subs)].add(0)
		for i := len(n.subs) - 1; i >= 0; i-- {
			suffixes[i] = p.sum(p.of[n.subs[i]], suffixes[i+1])
		}
		p.suffixes[n] = suffixes
		l.join(suffixes[0])
	case opAlternate:
		for _, sub := range n.subs {
			l.join(p.measure(sub))
		}
	case opGroup:
		l.join(p.measure(n.subs[0]))
		p.groups[n.group] = n
	case opBackref:
		l.add(0)
		if group := p.groups[n.group]; group != nil && n.group > 0 {
			l.join(p.of[group])
		}
	case opRepeat:
		p.measureRepeat(n, l)
	default:
		l.add(0)
	}
	return l
}

func (p *planner) measureRepeat(n *node, l lengths) {
	sub := p.measure(n.subs[0])
	low, high, solid := sub.span()
	if n.min == 0 {
		l.add(0)
	}
	switch {
	case low < 0:
	case solid:
		for i := range p.limit + 1 {
			if _, _, ok := p.rounds(n, i, low, high); ok {
				l.add(i)
			}
		}
	default:
		most := maxRounds
		if n.max != unlimited {
			most = min(most, n.max)
		}
		power := newLengths(p.limit)
		power.add(0)
		powers := []lengths{power}
		for i := 0; i <= most; i++ {
			if i >= n.min {
				l.join(powers[i])
			}
			if i == most || powers[i].count() == 0 || (i > n.min && i > p.limit) {
				break
			}
			powers = append(powers, p.sum(powers[i], sub))
		}
		p.powers[n] = powers
	}
}

// rounds tells how often a repeat may go round to have the length in all, when
// one round has low to high.
func (p *planner) rounds(n *node, length, low, high int) (least, most int, ok bool) {
	least, most = n.min, n.max
	if most == unlimited {
		most = max(n.min, length)
	}
	if high == 0 {
		return least, least, length == 0
	}
	least = max(least, (length+high-1)/high)
	if low > 0 {
		most = min(most, length/low)
	}
	return least, most, least <= most
}

// sum is the set of all sums of a member of a and a member of b, up to the limit.
func (p *planner) sum(a, b lengths) lengths {
	out := newLengths(p.limit)
	aLow, aHigh, aSolid := a.span()
	bLow, bHigh, bSolid := b.span()
	if aLow < 0 || bLow < 0 {
		return out
	}
	if aSolid && bSolid {
		for i := aLow + bLow; i <= min(aHigh+bHigh, p.limit); i++ {
			out.add(i)
		}
		return out
	}
	if a.count() > b.count() {
		a, b = b, a
		aLow, aHigh = bLow, bHigh
	}
	for i := aLow; i <= aHigh; i++ {
		if !a.has(i) {
			continue
		}
		words, shift := i/64, i%64
		for j := 0; j+words < len(out); j++ {
			out[j+words] |= b[j] << shift
			if shift > 0 && j+words+1 < len(out) {
				out[j+words+1] |= b[j] >> (64 - shift)
			}
		}
	}
	if last := p.limit%64 + 1; last < 64 {
		out[len(out)-1] &= 1<<last - 1
	}
	return out
}
