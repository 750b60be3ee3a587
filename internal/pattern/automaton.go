package pattern

import "slices"

// action is what an instruction of a program does.
type action uint8

const (
	actSet   action = iota // consume one code point of the set, go on at next[0]
	actFork                // go on at any of next
	actCheck               // go on at next[0] when the assertion of node holds here
	actDone                // matched
)

type instruction struct {
	act  action
	set  set
	node *node // of actCheck
	sub  int   // of actCheck with a lookaround: its program
	next []int
}

// machine is several patterns, and the lookarounds in them, as programs for a
// nondeterministic automaton. All instructions share one numbering.
type machine struct {
	code   []instruction
	behind []int // starts of the lookbehinds: each runs along from the beginning
	narrow bool  // it may refuse what the patterns take, so that it proves nothing
	full   bool  // too large: not usable
	groups map[int]*node
	fuel   int // of choices
}

const maxCode = 20000

func (m *machine) emit(in instruction) int {
	if len(m.code) >= maxCode {
		m.full = true
		return 0
	}
	m.code = append(m.code, in)
	return len(m.code) - 1
}

// anywhere compiles a pattern so that it may match from any place on, and returns its start.
func (m *machine) anywhere(tree *node) int {
	m.groups = map[int]*node{}
	tree.walk(func(n *node) bool {
		if n.op == opGroup && n.group > 0 {
			m.groups[n.group] = n
		}
		return true
	})
	return m.searching(tree)
}

// searching compiles Σ*tree.
func (m *machine) searching(tree *node) int {
	body := m.compile(tree, m.emit(instruction{act: actDone}), 0)
	fork := m.emit(instruction{act: actFork})
	skip := m.emit(instruction{act: actSet, set: anySet, next: []int{fork}})
	m.code[fork].next = []int{body, skip}
	return fork
}

// compile emits code for n that goes on at next, and returns where it starts.
func (m *machine) compile(n *node, next, depth int) int {
	if m.full || depth > maxNesting {
		m.full = true
		return 0
	}
	switch n.op {
	case opConcat:
		for i := len(n.subs) - 1; i >= 0; i-- {
			next = m.compile(n.subs[i], next, depth+1)
		}
		return next
	case opAlternate:
		var starts []int
		for _, sub := range n.subs {
			starts = append(starts, m.compile(sub, next, depth+1))
		}
		return m.emit(instruction{act: actFork, next: starts})
	case opSet:
		return m.emit(instruction{act: actSet, set: n.set, next: []int{next}})
	case opRepeat:
		return m.compileRepeat(n, next, depth)
	case opGroup:
		return m.compile(n.subs[0], next, depth+1)
	case opBackref:
		m.narrow = true // the group's own text is not known here: any text of it will do
		if group := m.groups[n.group]; group != nil && depth < 40 {
			return m.compile(group.subs[0], next, depth+10)
		}
		return next
	case opStart, opEnd:
		m.narrow = m.narrow || n.multiline
	case opLook:
		sub := 0
		if n.behind {
			sub = len(m.behind)
			m.behind = append(m.behind, 0) // its place, before those inside it
			m.behind[sub] = m.searching(n.subs[0])
		} else {
			sub = m.compile(n.subs[0], m.emit(instruction{act: actDone}), depth+1)
		}
		return m.emit(instruction{act: actCheck, node: n, sub: sub, next: []int{next}})
	}
	return m.emit(instruction{act: actCheck, node: n, next: []int{next}})
}

func (m *machine) compileRepeat(n *node, next, depth int) int {
	if n.max == unlimited {
		fork := m.emit(instruction{act: actFork})
		body := m.compile(n.subs[0], fork, depth+1)
		if !m.full {
			m.code[fork].next = []int{body, next}
		}
		next = fork
	} else {
		after := next
		for i := n.min; i < n.max && !m.full; i++ {
			body := m.compile(n.subs[0], next, depth+1)
			next = m.emit(instruction{act: actFork, next: []int{body, after}})
		}
	}
	for i := 0; i < n.min && !m.full; i++ {
		next = m.compile(n.subs[0], next, depth+1)
	}
	return next
}

// place is what an assertion sees of where it stands.
type place struct {
	start, end       bool
	before, after    bool // a word character stands there
	lookbehindsMatch []bool
}

// holds tells whether the assertion n holds at p; sub is the number of a lookbehind.
func (p place) holds(n *node, sub int) bool {
	switch n.op {
	case opStart:
		return p.start
	case opEnd:
		return p.end
	case opWord:
		return (p.before != p.after) != n.negate
	}
	return p.lookbehindsMatch[sub] != n.negate
}

// closure returns the consuming instructions that can be reached from starts
// without a character, and whether a match can. Lookaheads count as holding:
// more is reached than should be, which is safe where a match is to be avoided.
func (m *machine) closure(starts []int, p place) (consuming []int, done bool) {
	seen := map[int]bool{}
	stack := slices.Clone(starts)
	for len(stack) > 0 {
		pc := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		switch in := &m.code[pc]; in.act {
		case actDone:
			done = true
		case actSet:
			consuming = append(consuming, pc)
		case actFork:
			stack = append(stack, in.next...)
		case actCheck:
			if in.node.op == opLook && !in.node.behind {
				m.narrow = true
				stack = append(stack, in.next...)
			} else if p.holds(in.node, in.sub) {
				stack = append(stack, in.next...)
			}
		}
	}
	slices.Sort(consuming)
	return consuming, done
}

// step returns where the consuming instructions go on a character of the alphabet's letter.
func (m *machine) step(consuming []int, r rune) []int {
	var out []int
	for _, pc := range consuming {
		if m.code[pc].set.has(r) {
			out = append(out, m.code[pc].next[0])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// choice is one way for a set of demands to go on: what they consume next
// and what must not match from here on.
type choice struct {
	consuming []int
	never     []int
}

const (
	maxChoices = 256
	choiceFuel = 20000
)

// choices returns all ways in which the demands at starts can go on at p. Each
// demand must come to a match; one that is there already drops out.
func (m *machine) choices(starts []int, p place) []choice {
	var all []choice
	m.fuel = choiceFuel
	m.expand(starts, choice{}, nil, p, &all)
	for i := range all {
		slices.Sort(all[i].consuming)
		slices.Sort(all[i].never)
		all[i].consuming, all[i].never = slices.Compact(all[i].consuming), slices.Compact(all[i].never)
	}
	slices.SortFunc(all, func(a, b choice) int {
		if c := slices.Compare(a.consuming, b.consuming); c != 0 {
			return c
		}
		return slices.Compare(a.never, b.never)
	})
	return slices.CompactFunc(all, func(a, b choice) bool {
		return slices.Equal(a.consuming, b.consuming) && slices.Equal(a.never, b.never)
	})
}

// expand takes the last of the open instructions a step on. seen holds those
// passed since the last character, so that empty loops end.
func (m *machine) expand(open []int, so choice, seen []int, p place, all *[]choice) {
	if m.fuel--; m.fuel < 0 || len(*all) >= maxChoices {
		m.narrow = true
		return
	}
	if len(open) == 0 {
		*all = append(*all, choice{slices.Clone(so.consuming), slices.Clone(so.never)})
		return
	}
	pc, open := open[len(open)-1], slices.Clip(open[:len(open)-1])
	in := &m.code[pc]
	switch in.act {
	case actDone:
		m.expand(open, so, nil, p, all)
		return
	case actSet:
		m.expand(open, choice{append(slices.Clip(so.consuming), pc), so.never}, nil, p, all)
		return
	}
	if slices.Contains(seen, pc) {
		return
	}
	seen = append(slices.Clip(seen), pc)
	switch look := in.act == actCheck && in.node.op == opLook && !in.node.behind; {
	case in.act == actFork:
		for _, next := range in.next {
			m.expand(append(open, next), so, seen, p, all)
		}
	case look && in.node.negate:
		m.expand(append(open, in.next[0]), choice{so.consuming, append(slices.Clip(so.never), in.sub)}, seen, p, all)
	case look:
		m.expand(append(open, in.next[0], in.sub), so, seen, p, all)
	case p.holds(in.node, in.sub):
		m.expand(append(open, in.next[0]), so, seen, p, all)
	}
}
