package pattern

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxExplanation is the length beyond which words help less than the pattern.
const maxExplanation = 200

// Explain says in words what the pattern asks of a text: "one or more lowercase
// hexadecimal digits" for ^[0-9a-f]+$. It is empty for a pattern that words do
// not make clearer.
func (p *Pattern) Explain() string {
	if p.tree == nil {
		return ""
	}
	e := &explainer{}
	start, end := p.anchored()
	pieces := trim(p.tree.children())
	if len(pieces) == 1 && pieces[0].op == opGroup {
		pieces = trim(pieces[0].subs[0].children())
	}
	if dropped := opens(&pieces, start); dropped {
		start = false
	}
	if !end && len(pieces) > 1 && idle(pieces[len(pieces)-1]) {
		pieces = pieces[:len(pieces)-1]
	}
	text := e.sequence(pieces)
	if e.lost {
		return ""
	}
	switch {
	case text == "" && start && end:
		text = "an empty text"
	case text == "":
		text = "any text"
	case start && end:
	case start:
		text = "begins with " + text
	case end:
		text = "ends with " + text
	case len(pieces) == 1 && idle(pieces[0]):
		text = "any text"
	case text == "one or more characters":
		text = "at least one character"
	default:
		text = "contains " + text
	}
	if utf8.RuneCountInString(text) > maxExplanation {
		return ""
	}
	return text
}

// Explain says in words what the pattern asks of a text; see Pattern.Explain. It
// is empty for a text that is no pattern.
func Explain(text string) string {
	p, err := Compile(text)
	if err != nil {
		return ""
	}
	return p.Explain()
}

// Quote puts text between quotation marks, with what cannot be seen spelt out.
func Quote(text string) string {
	if text == " " {
		return "a space"
	}
	var b strings.Builder
	b.WriteString("“")
	for _, r := range text {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
		} else {
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		}
	}
	return b.String() + "”"
}

// trim drops the anchors at both ends, which Explain words otherwise.
func trim(pieces []*node) []*node {
	for len(pieces) > 0 && pieces[0].op == opStart {
		pieces = pieces[1:]
	}
	for len(pieces) > 0 && pieces[len(pieces)-1].op == opEnd {
		pieces = pieces[:len(pieces)-1]
	}
	return pieces
}

// idle tells whether a piece at an open end of a pattern asks for nothing.
func idle(n *node) bool { return n.op == opRepeat && n.min == 0 }

// opens drops what asks for nothing at the start: any run of characters that
// may be empty. It tells whether it dropped a .* that stood at an anchor.
func opens(pieces *[]*node, anchored bool) bool {
	all := *pieces
	if len(all) < 2 || !idle(all[0]) {
		return false
	}
	if !anchored {
		*pieces = all[1:]
		return false
	}
	if sub := all[0].subs[0]; all[0].max == unlimited && sub.op == opSet && sub.set.contains(dotSet) {
		*pieces = all[1:]
		return true
	}
	return false
}

// explainer turns a tree into words; lost tells that it met what it has none for.
type explainer struct{ lost bool }

func (e *explainer) sequence(pieces []*node) string {
	var parts []string
	for i := 0; i < len(pieces); {
		if text, anyCase, n := literalRun(pieces[i:]); n > 0 {
			part := Quote(text)
			if anyCase {
				part += " in any case"
			}
			parts = append(parts, part)
			i += n
			continue
		}
		if part := e.piece(pieces[i]); part != "" {
			if len(pieces) > 1 && strings.HasPrefix(part, "either ") {
				part = "(" + part + ")"
			}
			parts = append(parts, part)
		}
		i++
	}
	return strings.Join(parts, ", ")
}

// literalRun reads characters that follow one another, or, in any case, pairs
// such as [aA]; n is how many nodes it took.
func literalRun(pieces []*node) (text string, anyCase bool, n int) {
	var b strings.Builder
	paired, letters := 0, 0
	for _, piece := range pieces {
		if piece.op != opSet {
			break
		}
		r, ok := piece.set.only()
		pair := false
		if !ok {
			if r, ok = casePair(piece.set); !ok {
				break
			}
			pair = true
		}
		if unicode.IsLetter(r) {
			if letters > 0 && pair != (paired > 0) {
				break
			}
			letters++
		}
		if pair {
			paired++
		}
		b.WriteRune(r)
		n++
	}
	return b.String(), paired > 0, n
}

// casePair returns the small letter of a set such as [aA].
func casePair(s set) (rune, bool) {
	if s.size() != 2 {
		return 0, false
	}
	small := s.at(1)
	return small, unicode.IsLower(small) && unicode.ToUpper(small) == s.at(0)
}

func (e *explainer) piece(n *node) string {
	switch n.op {
	case opSet:
		return describe(n.set).a()
	case opConcat:
		return e.sequence(n.subs)
	case opGroup:
		if n.subs[0].op == opAlternate {
			return e.alternatives(n.subs[0])
		}
		return e.sequence(n.subs[0].children())
	case opAlternate:
		return e.alternatives(n)
	case opRepeat:
		return e.repeat(n)
	case opLook:
		return e.lookaround(n)
	}
	e.lost = true
	return ""
}

func (e *explainer) alternatives(n *node) string {
	var parts []string
	plain, empty := true, false
	for _, sub := range n.subs {
		pieces := sub.children()
		if len(pieces) == 0 {
			empty = true
			continue
		}
		for _, piece := range pieces {
			if piece.op == opStart || piece.op == opEnd {
				e.lost = true
			}
		}
		_, _, run := literalRun(pieces)
		plain = plain && run == len(pieces)
		parts = append(parts, e.sequence(pieces))
	}
	text := ""
	switch {
	case len(parts) == 1:
		text = parts[0]
	case plain:
		text = "one of " + list(parts, "or")
	default:
		text = "either " + strings.Join(parts, ", or ")
	}
	if empty {
		return "optionally " + text
	}
	return text
}

func (e *explainer) repeat(n *node) string {
	sub := n.subs[0]
	if sub.op == opSet {
		if n.min == 0 && n.max == 1 {
			return "optionally " + e.sequence([]*node{sub})
		}
		return counted(n.min, n.max, describe(sub.set))
	}
	inner := e.piece(sub)
	switch {
	case inner == "":
		return ""
	case n.min == 1 && n.max == 1:
		return inner
	case n.min == 0 && n.max == 1:
		if strings.Contains(inner, ", ") && !strings.HasPrefix(inner, "one of") {
			return "optionally (" + inner + ")"
		}
		return "optionally " + inner
	}
	return times(n.min, n.max) + " (" + inner + ")"
}

// lookaround words the negative lookaheads that authors write most.
func (e *explainer) lookaround(n *node) string {
	pieces := n.subs[0].children()
	if n.behind || len(pieces) == 0 {
		e.lost = true
		return ""
	}
	verb := map[bool]string{true: "not ", false: ""}[n.negate]
	whole := pieces[len(pieces)-1].op == opEnd
	anywhere := pieces[0].op == opRepeat && pieces[0].min == 0 && pieces[0].max == unlimited &&
		pieces[0].subs[0].op == opSet && pieces[0].subs[0].set.contains(dotSet)
	switch {
	case anywhere && !whole && len(pieces) > 1:
		return verb + "containing " + e.sequence(pieces[1:])
	case anywhere && whole && len(pieces) > 2:
		return verb + "ending with " + e.sequence(pieces[1:len(pieces)-1])
	case whole && n.negate:
		return "not " + e.sequence(pieces[:len(pieces)-1])
	case n.negate:
		return "not followed by " + e.sequence(pieces)
	}
	e.lost = true
	return ""
}

var numbers = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

func number(n int) string {
	if n < len(numbers) {
		return numbers[n]
	}
	return strconv.Itoa(n)
}

// counted says how many of something: "two to four digits".
func counted(least, most int, what noun) string {
	switch {
	case least == most && least == 1:
		return what.a()
	case least == most:
		return number(least) + " " + what.many
	case most == unlimited && least == 0:
		return "any number of " + what.many
	case most == unlimited:
		return number(least) + " or more " + what.many
	case least == 0:
		return "up to " + number(most) + " " + what.many
	}
	return number(least) + " to " + number(most) + " " + what.many
}

func times(least, most int) string {
	switch {
	case least == most && least == 2:
		return "twice"
	case least == most:
		return number(least) + " times"
	case most == unlimited && least == 0:
		return "any number of times"
	case most == unlimited && least == 1:
		return "once or more"
	case most == unlimited:
		return number(least) + " or more times"
	}
	return fmt.Sprintf("%s to %s times", map[bool]string{true: "zero", false: number(least)}[least == 0], number(most))
}

// list joins parts as in "a, b or c".
func list(parts []string, word string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " " + word + " " + parts[last]
}
