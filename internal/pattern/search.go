package pattern

import (
	"encoding/binary"
	"slices"
	"strings"
)

// The search looks for a text in the product of all wanted patterns and the
// complements of the avoided ones, as an automaton: it finds what a walk over one
// pattern finds only by luck, and can prove that there is nothing to find.

const (
	maxStates = 6000
	maxEdges  = 60000
	maxWork   = 40_000_000 // edges times lengths
	maxLength = 4096       // the longest text that is searched for
	spareSize = 48         // how much longer than need be a text is looked for
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

// search looks for a text that is as wanted. impossible is a proof that none exists.
func search(want Want, src Source) (text string, found, impossible bool) {
	g, ok := newGraph(want)
	if !ok {
		return "", false, false
	}
	g.explore()
	low, high := want.MinLength, want.MaxLength
	exact := !g.cut && !g.machine.narrow
	if low > maxLength {
		return "", false, false
	}
	shortest := g.shortest()
	if shortest < 0 {
		return "", false, exact
	}
	// What is accepted beyond the last state more is accepted with a loop less.
	if longest := max(low, shortest) + max(spareSize, min(len(g.states), spareSize*8)); high < 0 || high > longest {
		high = longest
		exact = exact && longest >= low+len(g.states)
	}
	if high*g.size() > maxWork {
		return "", false, false
	}
	reach := g.reach(high)
	var fit []int
	for n := max(low, shortest); n <= high && len(fit) < 8; n++ {
		if reach[n][0] {
			fit = append(fit, n)
		}
	}
	if len(fit) == 0 {
		return "", false, exact
	}
	for i := range 40 {
		text := g.spell(src, reach, fit[below(src, min(len(fit), 3+i/5))])
		if want.fits(text) {
			return text, true, false
		}
	}
	return "", false, false
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
	l := letter{chars: paletteOf(s), example: s[0].lo, word: wordSet.has(s[0].lo)}
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

// size is the number of edges and states.
func (g *graph) size() int {
	n := len(g.states)
	for _, edges := range g.edges {
		n += len(edges)
	}
	return n
}

// shortest returns the length of the shortest accepted text, or -1.
func (g *graph) shortest() int {
	seen := make([]bool, len(g.states))
	front := []int{0}
	seen[0] = true
	for length := 0; len(front) > 0; length++ {
		var after []int
		for _, state := range front {
			if g.accepts[state] {
				return length
			}
			for _, e := range g.edges[state] {
				if !seen[e.to] {
					seen[e.to] = true
					after = append(after, e.to)
				}
			}
		}
		front = after
	}
	return -1
}

// reach tells for each number of steps from which states the end is that far.
func (g *graph) reach(steps int) [][]bool {
	all := [][]bool{g.accepts}
	for n := 1; n <= steps; n++ {
		now := make([]bool, len(g.states))
		for state, edges := range g.edges {
			for _, e := range edges {
				if all[n-1][e.to] {
					now[state] = true
					break
				}
			}
		}
		all = append(all, now)
	}
	return all
}

// spell draws a text of the length.
func (g *graph) spell(src Source, reach [][]bool, length int) string {
	var out []rune
	state := 0
	for left := length; left > 0; left-- {
		total := 0
		for _, e := range g.edges[state] {
			if reach[left-1][e.to] {
				total += g.alphabet[e.letter].weight
			}
		}
		pick := below(src, total)
		for _, e := range g.edges[state] {
			if !reach[left-1][e.to] {
				continue
			}
			if pick -= g.alphabet[e.letter].weight; pick < 0 {
				l := g.alphabet[e.letter]
				previous := rune(0)
				if n := len(out); n > 0 && l.chars.chars.has(out[n-1]) {
					previous = out[n-1]
				}
				out = append(out, l.chars.draw(src, previous))
				state = e.to
				break
			}
		}
	}
	return string(out)
}
