package pattern

import (
	"encoding/binary"
	"slices"
	"strings"
)

// condition is what is still open after a beginning of a text.
type condition struct {
	start   bool
	word    bool    // the last character is a word character
	demands []int   // instructions that must each come to a match
	never   [][]int // sets of instructions of which none may come to a match
	behind  [][]int // the state of each lookbehind
}

func (c condition) key() string {
	var b []byte
	if c.start {
		b = append(b, 's')
	}
	if c.word {
		b = append(b, 'w')
	}
	put := func(all []int) {
		b = binary.AppendUvarint(b, uint64(len(all)))
		for _, v := range all {
			b = binary.AppendUvarint(b, uint64(v))
		}
	}
	put(c.demands)
	for _, s := range c.never {
		put(s)
	}
	b = append(b, 0xFF, 0xFF)
	for _, s := range c.behind {
		put(s)
	}
	return string(b)
}

// letter is a class of characters that no set of the patterns tells apart.
type letter struct {
	all     set
	chars   palette
	example rune
	word    bool
	weight  int // how readable: how often it is drawn
}

type edge struct{ letter, to int }

// graph is the conditions that can be reached, as states.
type graph struct {
	machine  *machine
	alphabet []letter
	states   []condition
	edges    [][]edge
	accepts  []bool
	cut      bool // not all was explored
}

func newGraph(want Want) (*graph, bool) {
	g := &graph{machine: &machine{}}
	m := g.machine
	start := condition{start: true}
	for _, p := range want.Match {
		if p.tree == nil {
			continue // left to the check at the end
		}
		start.demands = append(start.demands, m.anywhere(p.tree))
	}
	for _, p := range want.Avoid {
		if p.tree == nil || !regular(p.tree) {
			continue // likewise
		}
		start.never = append(start.never, []int{m.anywhere(p.tree)})
	}
	if m.full {
		return nil, false
	}
	for _, pc := range m.behind {
		start.behind = append(start.behind, []int{pc})
	}
	slices.Sort(start.demands)
	g.alphabet = m.alphabet()
	g.states = []condition{start}
	return g, true
}

// alphabet splits all characters by the sets of the machine that hold them.
func (m *machine) alphabet() []letter {
	sets := []set{wordSet}
	for _, in := range m.code {
		if in.act == actSet && !slices.ContainsFunc(sets, in.set.equal) {
			sets = append(sets, in.set)
		}
	}
	var cuts []rune
	for _, s := range sets {
		for _, p := range s {
			cuts = append(cuts, p.lo, p.hi+1)
		}
	}
	cuts = append(cuts, 0, 0xD800, 0xE000, 0x110000)
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	classes := map[string]int{}
	var spans [][]span
	for i := 0; i+1 < len(cuts); i++ {
		var signature strings.Builder
		for _, s := range sets {
			signature.WriteByte(map[bool]byte{true: '1', false: '0'}[s.has(cuts[i])])
		}
		at, ok := classes[signature.String()]
		if !ok {
			at = len(spans)
			classes[signature.String()] = at
			spans = append(spans, nil)
		}
		spans[at] = append(spans[at], span{cuts[i], cuts[i+1] - 1})
	}
	var all []letter
	for _, class := range spans {
		if s := newSet(class...); len(s) > 0 {
			all = append(all, newLetter(s))
		}
	}
	return all
}

func newLetter(s set) letter {
	l := letter{all: s, chars: paletteOf(s), example: s[0].lo, word: wordSet.has(s[0].lo)}
	switch r := l.chars.first(); {
	case lowerSet.has(r):
		l.weight = 40
	case upperSet.has(r) || digitSet.has(r):
		l.weight = 20
	case asciiSet.has(r):
		l.weight = 4
	default:
		l.weight = 1
	}
	return l
}

// explore finds all states, breadth first, up to the caps.
func (g *graph) explore() {
	numbers := map[string]int{g.states[0].key(): 0}
	total := 0
	for at := 0; at < len(g.states); at++ {
		var out []edge
		if len(g.states) > maxStates || total > maxEdges {
			g.cut = true
			g.edges, g.accepts = append(g.edges, nil), append(g.accepts, false)
			continue
		}
		g.accepts = append(g.accepts, g.accept(g.states[at]))
		for i, next := range g.next(g.states[at]) {
			for _, c := range next {
				key := c.key()
				number, ok := numbers[key]
				if !ok {
					number = len(g.states)
					numbers[key] = number
					g.states = append(g.states, c)
				}
				out = append(out, edge{i, number})
			}
		}
		total += len(out)
		g.edges = append(g.edges, out)
	}
}

// place is where c stands when the given comes next.
func (g *graph) place(c condition, end, word bool) place {
	p := place{start: c.start, end: end, before: c.word, after: word, lookbehindsMatch: make([]bool, len(c.behind))}
	for i := len(c.behind) - 1; i >= 0; i-- { // those inside another have higher numbers
		_, p.lookbehindsMatch[i] = g.machine.closure(c.behind[i], p)
	}
	return p
}

// accept tells whether the text may end at c.
func (g *graph) accept(c condition) bool {
	p := g.place(c, true, false)
	for _, never := range c.never {
		if _, done := g.machine.closure(never, p); done {
			return false
		}
	}
	for _, choice := range g.machine.choices(c.demands, p) {
		if len(choice.consuming) > 0 {
			continue
		}
		if _, done := g.machine.closure(choice.never, p); len(choice.never) == 0 || !done {
			return true
		}
	}
	return false
}

// next returns the conditions after c for each letter.
func (g *graph) next(c condition) [][]condition {
	out := make([][]condition, len(g.alphabet))
	for _, word := range []bool{false, true} {
		p := g.place(c, false, word)
		var behind [][]int
		for _, s := range c.behind {
			consuming, _ := g.machine.closure(s, p)
			behind = append(behind, consuming)
		}
		standing, broken := g.stand(c.never, p)
		if broken {
			continue
		}
		for _, choice := range g.machine.choices(c.demands, p) {
			g.follow(choice, standing, behind, p, word, out)
		}
	}
	return out
}

// stand takes each of what may never match up to its next character; broken
// tells that one of them has matched.
func (g *graph) stand(never [][]int, p place) (standing [][]int, broken bool) {
	for _, s := range never {
		consuming, done := g.machine.closure(s, p)
		if done {
			return nil, true
		}
		standing = append(standing, consuming)
	}
	return standing, false
}

// follow adds to out where a choice leads on each letter of its kind.
func (g *graph) follow(c choice, standing, behind [][]int, p place, word bool, out [][]condition) {
	never := slices.Clip(standing)
	for _, pc := range c.never {
		consuming, done := g.machine.closure([]int{pc}, p)
		if done {
			return
		}
		never = append(never, consuming)
	}
	for i, l := range g.alphabet {
		if l.word != word {
			continue
		}
		demands := make([]int, 0, len(c.consuming))
		for _, pc := range c.consuming {
			if !g.machine.code[pc].set.has(l.example) {
				break
			}
			demands = append(demands, g.machine.code[pc].next[0])
		}
		if len(demands) < len(c.consuming) {
			continue
		}
		slices.Sort(demands)
		next := condition{word: word, demands: slices.Compact(demands)}
		for _, s := range never {
			if after := g.machine.step(s, l.example); len(after) > 0 {
				next.never = append(next.never, after)
			}
		}
		slices.SortFunc(next.never, slices.Compare)
		next.never = slices.CompactFunc(next.never, slices.Equal)
		for _, s := range behind {
			next.behind = append(next.behind, g.machine.step(s, l.example))
		}
		out[i] = append(out[i], next)
	}
}
