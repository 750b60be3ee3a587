package pattern

// op is the kind of a node of the syntax tree.
type op uint8

const (
	opConcat    op = iota // subs, one after the other; none is the empty pattern
	opAlternate           // one of subs
	opSet                 // one code point out of set
	opRepeat              // subs[0], min to max times
	opGroup               // subs[0]; group is its number, 0 when it captures nothing
	opBackref             // what the group said last
	opLook                // subs[0] must (or, negated, must not) match ahead or behind
	opStart               // ^
	opEnd                 // $
	opWord                // \b, or \B when negated
)

// unlimited is the max of a repeat without an upper bound, and the upper bound
// of a length that is not limited.
const unlimited = -1

// node is one piece of a parsed pattern.
type node struct {
	op        op
	subs      []*node
	set       set
	min, max  int    // of opRepeat
	lazy      bool   // of opRepeat
	group     int    // of opGroup, opBackref
	name      string // of opGroup, opBackref
	behind    bool   // of opLook
	negate    bool   // of opLook, opWord
	multiline bool   // of opStart, opEnd: also at line ends, from (?m)
	from, to  int    // the bytes of the pattern's text that it was read from

	likes *palette // of opSet: what is drawn from it; nil when not worked out
}

// palette returns what is drawn from the set of n.
func (n *node) palette() palette {
	if n.likes != nil {
		return *n.likes
	}
	return paletteOf(n.set)
}

// walk calls visit for n and all nodes below it, parents first, for as long as
// visit says so.
func (n *node) walk(visit func(*node) bool) {
	if !visit(n) {
		return
	}
	for _, sub := range n.subs {
		sub.walk(visit)
	}
}

// some tells whether test holds for n or a node below it.
func (n *node) some(test func(*node) bool) bool {
	found := false
	n.walk(func(n *node) bool {
		found = found || test(n)
		return !found
	})
	return found
}

// children returns the pieces of a concatenation, or n alone.
func (n *node) children() []*node {
	if n.op == opConcat {
		return n.subs
	}
	return []*node{n}
}
