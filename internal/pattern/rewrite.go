package pattern

import (
	"fmt"
	"strconv"
	"strings"
)

// spelling is how an engine's own syntax differs from another's.
type spelling struct {
	start, end         string
	startLine, endLine string
	codePoint          string // format of a code point
	none               string // matches nothing
	mostTimes          int    // that a quantifier may count to; 0 for any
}

var (
	re2Spelling = spelling{start: `\A`, end: `\z`, startLine: `(?m:^)`, endLine: `(?m:$)`,
		codePoint: `\x{%X}`, none: `[^\x{0}-\x{10FFFF}]`, mostTimes: 1000}
	ecmaSpelling = spelling{start: `^`, end: `$`, startLine: `(?<![^\n\r\u2028\u2029])`, endLine: `(?![^\n\r\u2028\u2029])`,
		codePoint: `\u{%X}`, none: `[]`}
)

// re2 spells a regular tree for package regexp, whose \d, ., $ and the like
// mean something else: every set is spelt as its ranges.
func re2(tree *node) string { return spell(tree, re2Spelling) }

// ecma spells a tree as ECMA-262 with the flag u.
func ecma(tree *node) string { return spell(tree, ecmaSpelling) }

func spell(tree *node, as spelling) string {
	var b strings.Builder
	as.write(&b, tree)
	return b.String()
}

func (as spelling) write(b *strings.Builder, n *node) {
	switch n.op {
	case opConcat:
		for _, sub := range n.subs {
			as.writeGrouped(b, sub, sub.op == opAlternate)
		}
	case opAlternate:
		for i, sub := range n.subs {
			if i > 0 {
				b.WriteByte('|')
			}
			as.write(b, sub)
		}
	case opSet:
		as.writeSet(b, n.set)
	case opRepeat:
		as.writeRepeat(b, n)
	case opGroup:
		open := "(?:"
		if n.group > 0 {
			open = "("
		}
		b.WriteString(open)
		as.write(b, n.subs[0])
		b.WriteByte(')')
	case opBackref:
		b.WriteString("(?:\\" + strconv.Itoa(n.group) + ")")
	case opLook:
		b.WriteString("(?" + map[bool]string{true: "<"}[n.behind] + map[bool]string{true: "!", false: "="}[n.negate])
		as.write(b, n.subs[0])
		b.WriteByte(')')
	case opStart:
		b.WriteString(map[bool]string{true: as.startLine, false: as.start}[n.multiline])
	case opEnd:
		b.WriteString(map[bool]string{true: as.endLine, false: as.end}[n.multiline])
	case opWord:
		b.WriteString(map[bool]string{true: `\B`, false: `\b`}[n.negate])
	}
}

func (as spelling) writeGrouped(b *strings.Builder, n *node, group bool) {
	if group {
		b.WriteString("(?:")
	}
	as.write(b, n)
	if group {
		b.WriteByte(')')
	}
}

func (as spelling) writeRepeat(b *strings.Builder, n *node) {
	var sub strings.Builder
	as.writeGrouped(&sub, n.subs[0], n.subs[0].op != opSet && n.subs[0].op != opGroup)
	b.WriteString(as.repeated(sub.String(), n.min, n.max))
	if n.lazy {
		b.WriteByte('?')
	}
}

// repeated spells sub so many times, in parts where the engine counts no further:
// as fewer than its limit, or as that many and then the rest. So a text is read in
// two ways at most, and not in all ways to share it out among the parts. Which way
// comes first does not matter, since engines with a limit only tell whether there is one.
func (as spelling) repeated(sub string, least, most int) string {
	const worth = 16 // parts beyond which the engine would refuse it all the same
	k := as.mostTimes
	switch {
	case k == 0 || most <= k && least <= k || most > worth*k || least > worth*k:
		return sub + quantifierText(least, most)
	case least >= k:
		if most != unlimited {
			most -= k
		}
		return sub + quantifierText(k, k) + as.repeated(sub, least-k, most)
	}
	return "(?:" + sub + quantifierText(least, k-1) + "|" + sub + quantifierText(k, k) + as.repeated(sub, 0, most-k) + ")"
}

func (as spelling) writeSet(b *strings.Builder, s set) {
	if len(s) == 0 {
		b.WriteString(as.none)
		return
	}
	if r, ok := s.only(); ok && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9') {
		b.WriteByte(byte(r))
		return
	}
	b.WriteByte('[')
	for _, p := range s {
		fmt.Fprintf(b, as.codePoint, p.lo)
		if p.hi > p.lo {
			fmt.Fprintf(b, "-"+as.codePoint, p.hi)
		}
	}
	b.WriteByte(']')
}

// quantifierText spells a repeat.
func quantifierText(least, most int) string {
	switch {
	case least == 0 && most == unlimited:
		return "*"
	case least == 1 && most == unlimited:
		return "+"
	case least == 0 && most == 1:
		return "?"
	case most == unlimited:
		return fmt.Sprintf("{%d,}", least)
	case least == most:
		return fmt.Sprintf("{%d}", least)
	}
	return fmt.Sprintf("{%d,%d}", least, most)
}
