package pattern

import "slices"

// maxConditions bounds the conditions that a simulation holds at once.
const maxConditions = 500

// simulate decides a match by running the pattern's automaton over the text, which
// takes time in proportion to its length. decided is false when the automaton is
// not exact: for back references, and for what is too large.
func (p *Pattern) simulate(text string) (ok, decided bool) {
	g, usable := newGraph(Want{Match: []*Pattern{p}})
	if p.tree == nil || !usable || p.tree.some(func(n *node) bool { return n.op == opBackref }) {
		return false, false
	}
	letters := map[rune]int{}
	now := g.states
	for _, r := range text {
		i, known := letters[r]
		if !known {
			i = g.letterOf(r)
			letters[r] = i
		}
		seen := map[string]bool{}
		var next []condition
		for _, c := range now {
			for _, after := range g.next(c)[i] {
				if key := after.key(); !seen[key] {
					seen[key] = true
					next = append(next, after)
				}
			}
		}
		if len(next) > maxConditions {
			return false, false
		}
		now = next
	}
	if slices.ContainsFunc(now, g.accept) {
		return true, !g.machine.narrow
	}
	return false, !g.machine.narrow
}

// letterOf returns the letter of the alphabet that r belongs to.
func (g *graph) letterOf(r rune) int {
	for i, l := range g.alphabet {
		if l.all.has(r) {
			return i
		}
	}
	return 0
}
