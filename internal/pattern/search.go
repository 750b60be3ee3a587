package pattern

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

// search looks for a text that is as wanted. impossible is a proof that none exists.
func search(want Want, src Source) (text string, found, impossible bool) {
	impossible = true
	for _, m := range mapsOf(want) {
		if text, found := m.text(want, src); found {
			return text, true, false
		}
		impossible = impossible && m.none
	}
	return "", false, impossible
}

// textMap is what is known of the texts that are as one reading of a Want says.
type textMap struct {
	graph *graph
	reach [][]bool // see graph.reach
	fit   []int    // lengths of texts, the shortest ones
	none  bool     // it is proved that there is no text
}

// newMap explores one reading of want.
func newMap(reading, want Want) textMap {
	g, ok := newGraph(reading)
	if !ok {
		return textMap{}
	}
	g.explore()
	low, high := want.MinLength, want.MaxLength
	exact := !g.cut && !g.machine.narrow
	if low > maxLength {
		return textMap{}
	}
	shortest := g.shortest()
	if shortest < 0 {
		return textMap{none: exact}
	}
	// What is accepted beyond the last state more is accepted with a loop less.
	if longest := max(low, shortest) + max(spareSize, min(len(g.states), spareSize*8)); high < 0 || high > longest {
		high = longest
		exact = exact && longest >= low+len(g.states)
	}
	if high*g.size() > maxWork {
		return textMap{}
	}
	m := textMap{graph: g, reach: g.reach(high)}
	for n := max(low, shortest); n <= high && len(m.fit) < 8; n++ {
		if m.reach[n][0] {
			m.fit = append(m.fit, n)
		}
	}
	m.none = exact && len(m.fit) == 0
	return m
}

// text draws texts until one is as wanted, not for long.
func (m *textMap) text(want Want, src Source) (string, bool) {
	for i := 0; i < 40 && len(m.fit) > 0; i++ {
		text := m.graph.spell(src, m.reach, m.fit[below(src, min(len(m.fit), 3+i/5))])
		if want.fits(text) {
			return text, true
		}
	}
	return "", false
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
