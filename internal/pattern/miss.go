package pattern

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Miss is a text that does not match, though it nearly does.
type Miss struct {
	Text   string
	Reason string // what is wrong, as a noun phrase: "a newline at the end"
}

const maxMisses = 40

// misser collects near misses: each is checked, and none comes twice.
type misser struct {
	p    *Pattern
	seen map[string]bool
	all  []Miss
}

// add keeps text if it does not match, and tells whether it is a miss.
func (m *misser) add(text, reason string) bool {
	if m.seen[text] || len(m.all) >= maxMisses || !m.p.misses(text) {
		return false
	}
	m.seen[text] = true
	m.all = append(m.all, Miss{text, reason})
	return true
}

// NearMisses returns texts that do not match, each made from the matching text
// or from the pattern with one thing wrong, the mistakes that people make first.
func (p *Pattern) NearMisses(matching string) []Miss {
	m := &misser{p: p, seen: map[string]bool{matching: true}}
	m.edges(matching)
	m.add("", "an empty text")
	m.cases(matching)
	m.replaced([]rune(matching))
	m.counts([]rune(matching))
	if p.tree != nil {
		m.structure()
	}
	return m.all
}

// edges puts something before and after, which only an anchor refuses.
func (m *misser) edges(text string) {
	m.add(text+"\n", "a newline at the end")
	m.add(text+" ", "a space at the end")
	m.add(" "+text, "a space at the start")
	for _, junk := range m.outside() {
		if m.add(text+string(junk), fmt.Sprintf("%s after the end", Quote(string(junk)))) {
			break
		}
	}
	for _, junk := range m.outside() {
		if m.add(string(junk)+text, fmt.Sprintf("%s before the start", Quote(string(junk)))) {
			break
		}
	}
	m.add(text+"\n"+text, "two lines, each of which would match")
}

func (m *misser) cases(text string) {
	flip := func(r rune) rune {
		if unicode.IsLower(r) {
			return unicode.ToUpper(r)
		}
		return unicode.ToLower(r)
	}
	m.add(strings.ToUpper(text), "upper-case letters")
	m.add(strings.ToLower(text), "lower-case letters")
	chars := []rune(text)
	for i, r := range chars {
		if flip(r) == r {
			continue
		}
		flipped := slices.Clone(chars)
		flipped[i] = flip(r)
		if m.add(string(flipped), fmt.Sprintf("%s in place of %s", Quote(string(flip(r))), Quote(string(r)))) {
			break
		}
	}
}

// replaced puts a character that does not belong first, in the middle and last.
func (m *misser) replaced(chars []rune) {
	if len(chars) == 0 {
		return
	}
	outside := m.outside()
	places := []struct {
		at   int
		name string
	}{{0, "first"}, {len(chars) / 2, "middle"}, {len(chars) - 1, "last"}}
	for _, place := range places {
		for _, wrong := range outside {
			changed := slices.Clone(chars)
			changed[place.at] = wrong
			if m.add(string(changed), fmt.Sprintf("%s as the %s character", Quote(string(wrong)), place.name)) {
				break
			}
		}
	}
	for i, r := range chars { // a digit as another script writes it
		if digitSet.has(r) {
			changed := slices.Clone(chars)
			changed[i] = '٠' + (r - '0')
			m.add(string(changed), "a digit of another script")
			break
		}
	}
}

// counts leaves something out or writes it twice.
func (m *misser) counts(chars []rune) {
	if len(chars) == 0 {
		return
	}
	m.add(string(chars[:len(chars)-1]), "the last character missing")
	m.add(string(chars[1:]), "the first character missing")
	m.add(string(chars)+string(chars[len(chars)-1]), "the last character twice")
	m.add(string(chars[:1])+string(chars), "the first character twice")
	done := map[rune]bool{}
	for i, r := range chars {
		if done[r] || wordSet.has(r) {
			continue
		}
		done[r] = true
		without := slices.Delete(slices.Clone(chars), i, i+1)
		m.add(string(without), Quote(string(r))+" missing")
		m.add(string(slices.Insert(slices.Clone(chars), i, r)), Quote(string(r))+" twice")
	}
}

// structure walks the pattern with one repeat or one set changed.
func (m *misser) structure() {
	var parts []*node
	m.p.tree.walk(func(n *node) bool {
		if n.op == opRepeat || n.op == opSet {
			parts = append(parts, n)
		}
		return n.op != opLook && !n.run() && len(parts) < 60
	})
	for _, n := range parts {
		if n.op == opSet {
			m.wrongSet(n, n.set, nil)
			continue
		}
		what := "repetition"
		if n.run() {
			what = describe(n.subs[0].set).one
		}
		if n.min > 0 {
			m.walked(n, n.times(n.min-1, n.min-1), "one "+what+" too few")
		}
		if n.max != unlimited && n.max < 2000 {
			m.walked(n, n.times(n.max+1, n.max+1), "one "+what+" too many")
		}
		if n.run() && n.max != 0 {
			m.wrongSet(n, n.subs[0].set, n.times(max(n.min-1, 0), max(n.max-1, unlimited)))
		}
	}
}

// run tells whether n repeats a set of characters.
func (n *node) run() bool { return n.op == opRepeat && n.subs[0].op == opSet }

// times is the repeat n with other counts.
func (n *node) times(least, most int) *node {
	return &node{op: opRepeat, subs: n.subs, min: least, max: most}
}

// wrongSet puts a character that due does not take in the place of n, after
// before if that is there: the likeliest mistakes first.
func (m *misser) wrongSet(n *node, due set, before *node) {
	dueOne := describe(due).a()
	for _, r := range beside(due) {
		wrong := &node{op: opSet, set: single(r)}
		if before != nil {
			wrong = &node{op: opConcat, subs: []*node{before, wrong}}
		}
		if m.walked(n, wrong, fmt.Sprintf("%s where %s is due", Quote(string(r)), dueOne)) {
			return
		}
	}
}

// walked adds a text of the pattern with old replaced by changed.
func (m *misser) walked(old, changed *node, reason string) bool {
	tree := m.p.tree.with(old, changed)
	w := walker{src: &steps{uint64(old.from)}, room: walkRoom}
	return w.free(tree) && len(w.out) < 3000 && m.add(string(w.out), reason)
}

// with returns the tree with one node replaced.
func (n *node) with(old, changed *node) *node {
	if n == old {
		return changed
	}
	for i, sub := range n.subs {
		if other := sub.with(old, changed); other != sub {
			copied := *n
			copied.subs = slices.Clone(n.subs)
			copied.subs[i] = other
			if n.op == opRepeat && n.min == 0 { // else the change might not be met
				copied.min = 1
			}
			if n.op == opAlternate {
				return other
			}
			return &copied
		}
	}
	return n
}

// outside returns characters that the pattern's sets do not take, those just
// beside a range first: what a careless reader of the pattern lets in.
func (m *misser) outside() []rune {
	var all []rune
	if m.p.tree != nil {
		m.p.tree.walk(func(n *node) bool {
			if n.op == opSet && len(all) < 200 {
				if _, literal := n.set.only(); !literal {
					all = append(all, beside(n.set)...)
				}
			}
			return n.op != opLook
		})
	}
	slices.SortStableFunc(all, func(a, b rune) int { return plainness(a) - plainness(b) })
	return append(all, '!', '~', '-', ' ', '/', 'x', '0', 'é', '☃', '\n')
}

// beside returns printable ASCII characters that s does not take: letters and
// digits next to its spans, then common ones, then signs next to its spans.
func beside(s set) []rune {
	var near, signs []rune
	for _, p := range s {
		for _, r := range []rune{p.hi + 1, p.lo - 1} {
			switch {
			case s.has(r) || r <= ' ' || r > '~':
			case plainness(r) < 2:
				near = append(near, r)
			default:
				signs = append(signs, r)
			}
		}
	}
	for _, r := range "x0-! " {
		if !s.has(r) {
			near = append(near, r)
		}
	}
	return append(near, signs...)
}

// plainness orders characters: letters, digits, the rest.
func plainness(r rune) int {
	switch {
	case lowerSet.has(r) || upperSet.has(r):
		return 0
	case digitSet.has(r):
		return 1
	}
	return 2
}
