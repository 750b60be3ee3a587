package pattern

// walker writes a text by walking a syntax tree and choosing at each branch.
// Lookarounds and word boundaries say nothing to it: its text must be checked.
type walker struct {
	src      Source
	plan     *planner // of the steered walk
	shortest bool     // take the least of everything, without a draw
	out      []rune
	groups   map[int][]rune
	room     int // steps left, against repeats within repeats
}

const walkRoom = 1 << 17

// free walks n as it comes.
func (w *walker) free(n *node) bool {
	if w.room--; w.room < 0 {
		return false
	}
	switch n.op {
	case opConcat:
		for _, sub := range n.subs {
			if !w.free(sub) {
				return false
			}
		}
	case opAlternate:
		return w.freeBranch(n)
	case opSet:
		return w.char(n)
	case opRepeat:
		if sub := n.subs[0]; sub.op == opSet && len(sub.set) > 0 && !w.shortest {
			w.run(sub.palette(), w.naturalRounds(n))
			return w.room >= 0
		}
		for range w.naturalRounds(n) {
			if !w.free(n.subs[0]) {
				return false
			}
		}
	case opGroup:
		return w.group(n, w.free)
	case opBackref:
		w.out = append(w.out, w.groups[n.group]...)
	}
	return true
}

func (w *walker) freeBranch(n *node) bool {
	if w.shortest {
		best, at := w.out, len(w.out)
		found := false
		for _, sub := range n.subs {
			w.out = w.out[:at:at]
			if w.free(sub) && (!found || len(w.out) < len(best)) {
				best, found = w.out, true
			}
		}
		w.out = best
		return found
	}
	start := below(w.src, len(n.subs))
	for i := range n.subs {
		if sub := n.subs[(start+i)%len(n.subs)]; !sub.barren() {
			return w.free(sub)
		}
	}
	return false
}

// barren tells whether nothing matches n, as far as it can be seen at once.
func (n *node) barren() bool {
	switch n.op {
	case opSet:
		return len(n.set) == 0
	case opConcat, opGroup:
		for _, sub := range n.subs {
			if sub.barren() {
				return true
			}
		}
	case opRepeat:
		return n.min > 0 && n.subs[0].barren()
	}
	return false
}

func (w *walker) group(n *node, inside func(*node) bool) bool {
	at := len(w.out)
	if !inside(n.subs[0]) {
		return false
	}
	if n.group > 0 {
		if w.groups == nil {
			w.groups = map[int][]rune{}
		}
		w.groups[n.group] = append([]rune(nil), w.out[at:]...)
	}
	return true
}

func (w *walker) char(n *node) bool {
	if len(n.set) == 0 {
		return false
	}
	p := n.palette()
	if w.shortest {
		w.out = append(w.out, p.first())
		return true
	}
	previous := rune(0)
	if n := len(w.out); n > 0 && p.chars.has(w.out[n-1]) {
		previous = w.out[n-1]
	}
	w.out = append(w.out, p.draw(w.src, previous))
	return true
}

// naturalRounds draws how often a repeat goes round when nothing else says so.
func (w *walker) naturalRounds(n *node) int {
	if w.shortest {
		return n.min
	}
	if n.subs[0].barren() {
		return n.min
	}
	if n.max != unlimited && n.max <= 2 {
		return n.min + below(w.src, n.max-n.min+1)
	}
	low, extra := n.min, 2
	if n.subs[0].op == opSet {
		switch s := n.subs[0].set; {
		case s.equal(hexLower) || s.equal(hexUpper) || s.equal(hexLower.union(hexUpper)):
			low, extra = max(low, 12), 5
		case spaceSet.contains(s):
			extra = 1
		case n.subs[0].palette().syllables:
			low, extra = max(low, 4), 5
		default:
			low, extra = max(low, 1), 3
		}
	}
	high := low + extra
	if n.max != unlimited {
		high = min(high, n.max)
		low = min(low, high)
	}
	return low + below(w.src, high-low+1)
}

// exact walks n so that it takes length code points.
func (w *walker) exact(n *node, length int) bool {
	if !w.plan.of[n].has(length) {
		return false
	}
	switch n.op {
	case opConcat:
		return w.exactPieces(n, length)
	case opAlternate:
		start := below(w.src, len(n.subs))
		for i := range n.subs {
			if sub := n.subs[(start+i)%len(n.subs)]; w.plan.of[sub].has(length) {
				return w.exact(sub, length)
			}
		}
		return false
	case opSet:
		return w.char(n)
	case opRepeat:
		return w.exactRounds(n, length)
	case opGroup:
		return w.group(n, func(sub *node) bool { return w.exact(sub, length) })
	case opBackref:
		w.out = append(w.out, w.groups[n.group]...)
	}
	return true
}

func (w *walker) exactPieces(n *node, length int) bool {
	suffixes := w.plan.suffixes[n]
	for i, sub := range n.subs {
		part, ok := 0, false
		if sub.op == opBackref {
			part, ok = len(w.groups[sub.group]), true
		} else {
			part, ok = w.split(w.plan.of[sub], suffixes[i+1], length)
		}
		if !ok || part > length || !w.exact(sub, part) {
			return false
		}
		length -= part
	}
	return length == 0
}

// split draws a length for the first of two pieces that take length together.
func (w *walker) split(first, rest lengths, length int) (int, bool) {
	low, high, _ := first.span()
	if low < 0 {
		return 0, false
	}
	high = min(high, length)
	if low > high {
		return 0, false
	}
	start := below(w.src, high-low+1)
	for i := range high - low + 1 {
		if part := low + (start+i)%(high-low+1); first.has(part) && rest.has(length-part) {
			return part, true
		}
	}
	return 0, false
}

func (w *walker) exactRounds(n *node, length int) bool {
	sub := n.subs[0]
	low, high, solid := w.plan.of[sub].span()
	if low < 0 {
		return length == 0
	}
	if !solid {
		return w.unevenRounds(n, length)
	}
	least, most, ok := w.plan.rounds(n, length, low, high)
	if !ok {
		return false
	}
	rounds := least
	if low != high || low == 0 {
		rounds += below(w.src, min(most-least, 3)+1)
	}
	if sub.op == opSet {
		w.run(sub.palette(), rounds)
		return w.room >= 0
	}
	for left := rounds; left > 0; left-- {
		from := max(low, length-(left-1)*high)
		to := min(high, length-(left-1)*low)
		part := from
		if to > from {
			part += below(w.src, to-from+1)
		}
		if part < 0 || !w.exact(sub, part) {
			return false
		}
		length -= part
	}
	return length == 0
}

func (w *walker) unevenRounds(n *node, length int) bool {
	powers := w.plan.powers[n]
	var fit []int
	for i := n.min; i < len(powers) && len(fit) < 4; i++ {
		if powers[i].has(length) {
			fit = append(fit, i)
		}
	}
	if len(fit) == 0 {
		return length == 0 && n.min == 0
	}
	for left := fit[below(w.src, len(fit))]; left > 0; left-- {
		part, ok := w.split(w.plan.of[n.subs[0]], powers[left-1], length)
		if !ok || !w.exact(n.subs[0], part) {
			return false
		}
		length -= part
	}
	return length == 0
}
