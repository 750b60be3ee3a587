package pattern

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// SyntaxError says where and why a text is no regular expression.
type SyntaxError struct {
	Text    string // the pattern
	Offset  int    // of the fault, in bytes
	Message string // what is wrong, lower case
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("pattern %q: %s at offset %d", e.Text, e.Message, e.Offset)
}

const (
	maxNesting = 500   // groups within groups
	maxRepeat  = 65535 // a count in braces beyond this is read as this
)

// parser reads a pattern by ECMA-262 section 22.2 with the flag u. What the
// flag forbids but annex B or common use gives a meaning is read all the same,
// and the first such place is kept in strict.
type parser struct {
	text   string
	at     int
	strict *SyntaxError
	depth  int

	groups int            // capture groups opened so far
	total  int            // capture groups in all of the text
	names  map[string]int // names of groups, found ahead
	refs   []*node        // named references, resolved at the end

	mode
}

// mode is the flags that hold at a place: i, m and s.
type mode struct{ fold, multiline, dotAll bool }

// parse reads text. strict is the first fault that ECMA-262 finds with the flag
// u, where parse is more lenient; err is a *SyntaxError.
func parse(text string) (tree *node, strict, err error) {
	p := &parser{text: text, names: map[string]int{}}
	defer func() {
		if fault, ok := recover().(*SyntaxError); ok {
			tree, strict, err = nil, fault, fault
		}
	}()
	p.scanGroups()
	tree = p.alternatives()
	tree.walk(func(n *node) bool {
		if n.op == opSet && len(n.set) > 0 {
			likes := paletteOf(n.set)
			n.likes = &likes
		}
		return true
	})
	if p.at < len(p.text) {
		p.fail("a ) without its (")
	}
	for _, ref := range p.refs {
		number, ok := p.names[ref.name]
		if !ok {
			p.fail("a reference to a group that is not there: " + ref.name)
		}
		ref.group = number
	}
	if p.strict != nil {
		return tree, p.strict, nil
	}
	return tree, nil, nil
}

// scanGroups counts the capture groups, which decides what \1 means before
// its group was read.
func (p *parser) scanGroups() {
	inClass := false
	for i := 0; i < len(p.text); i++ {
		switch c := p.text[i]; {
		case c == '\\':
			i++
		case inClass:
			inClass = c != ']'
		case c == '[':
			inClass = true
		case c == '(' && !strings.HasPrefix(p.text[i:], "(?"):
			p.total++
		case c == '(':
			if name, _, ok := groupName(p.text[i:]); ok {
				p.total++
				p.names[name] = p.total
			}
		}
	}
}

// groupName reads (?<name> or (?P<name> at the start of text.
func groupName(text string) (name string, length int, ok bool) {
	rest, cut := strings.CutPrefix(text, "(?<")
	if !cut {
		rest, cut = strings.CutPrefix(text, "(?P<")
	}
	end := strings.IndexByte(rest, '>')
	if !cut || end < 1 || rest[0] == '=' || rest[0] == '!' {
		return "", 0, false
	}
	return rest[:end], len(text) - len(rest) + end + 1, true
}

// fail ends the reading; parse turns the panic into its error.
func (p *parser) fail(message string) {
	panic(&SyntaxError{Text: p.text, Offset: min(p.at, len(p.text)), Message: message})
}

// loose notes that the text at offset is not what the flag u allows.
func (p *parser) loose(offset int, message string) {
	if p.strict == nil {
		p.strict = &SyntaxError{Text: p.text, Offset: offset, Message: message}
	}
}

func (p *parser) rest() string { return p.text[p.at:] }

func (p *parser) peek() byte {
	if p.at < len(p.text) {
		return p.text[p.at]
	}
	return 0
}

func (p *parser) take(prefix string) bool {
	if strings.HasPrefix(p.rest(), prefix) {
		p.at += len(prefix)
		return true
	}
	return false
}

func (p *parser) rune() rune {
	r, size := utf8.DecodeRuneInString(p.rest())
	p.at += size
	return r
}

// alternatives reads up to the closing parenthesis or the end.
func (p *parser) alternatives() *node {
	if p.depth++; p.depth > maxNesting {
		p.fail("groups nested too deeply")
	}
	defer func() { p.depth-- }()
	before, from := p.mode, p.at
	defer func() { p.mode = before }()
	var subs []*node
	for {
		subs = append(subs, p.sequence())
		if !p.take("|") {
			break
		}
	}
	if len(subs) == 1 {
		return subs[0]
	}
	return &node{op: opAlternate, subs: subs, from: from, to: p.at}
}

func (p *parser) sequence() *node {
	n := &node{op: opConcat, from: p.at}
	for p.at < len(p.text) && p.peek() != '|' && p.peek() != ')' {
		if piece := p.term(); piece != nil {
			n.subs = append(n.subs, piece)
		}
	}
	n.to = p.at
	if len(n.subs) == 1 {
		return n.subs[0]
	}
	return n
}

// term reads an atom or assertion with its quantifier; nil for one that stands
// for nothing, such as a flag.
func (p *parser) term() *node {
	from := p.at
	n := p.atom()
	least, most, ok := p.quantifier()
	if n == nil {
		if ok {
			p.at = from
			p.fail("nothing to repeat")
		}
		return nil
	}
	n.from, n.to = from, p.at
	if !ok {
		return n
	}
	if n.op == opStart || n.op == opEnd || n.op == opWord || n.op == opLook {
		p.loose(from, "an assertion cannot be repeated")
	}
	repeat := &node{op: opRepeat, subs: []*node{n}, min: least, max: most, from: from}
	repeat.lazy = p.take("?")
	if !repeat.lazy && p.take("+") {
		p.loose(p.at-1, "ECMA-262 knows no possessive quantifiers")
	}
	repeat.to = p.at
	if _, _, again := p.quantifier(); again {
		p.fail("nothing to repeat")
	}
	return repeat
}

// quantifier reads * + ? or a count in braces. Braces that hold no count are
// left for atom to read as text.
func (p *parser) quantifier() (least, most int, ok bool) {
	switch p.peek() {
	case '*':
		p.at++
		return 0, unlimited, true
	case '+':
		p.at++
		return 1, unlimited, true
	case '?':
		p.at++
		return 0, 1, true
	case '{':
		before := p.at
		p.at++
		if least, ok = p.count(); !ok {
			p.at = before
			return 0, 0, false
		}
		most = least
		if p.take(",") {
			if most, ok = p.count(); !ok {
				most = unlimited
			}
		}
		if !p.take("}") {
			p.at = before
			return 0, 0, false
		}
		if most != unlimited && most < least {
			p.at = before
			p.fail("the counts in braces are out of order")
		}
		return least, most, true
	}
	return 0, 0, false
}

func (p *parser) count() (int, bool) {
	start, n := p.at, 0
	for ; p.peek() >= '0' && p.peek() <= '9'; p.at++ {
		n = min(n*10+int(p.peek()-'0'), maxRepeat)
	}
	return n, p.at > start
}

// literal makes the node of one character.
func (p *parser) literal(r rune) *node { return p.class(single(r)) }

func (p *parser) class(s set) *node {
	if p.fold {
		s = s.fold()
	}
	return &node{op: opSet, set: s}
}

func (p *parser) atom() *node {
	switch c := p.peek(); c {
	case '^':
		p.at++
		return &node{op: opStart, multiline: p.multiline}
	case '$':
		p.at++
		return &node{op: opEnd, multiline: p.multiline}
	case '.':
		p.at++
		if p.dotAll {
			return &node{op: opSet, set: anySet}
		}
		return &node{op: opSet, set: dotSet}
	case '[':
		return p.bracket()
	case '(':
		return p.parenthesis()
	case '\\':
		return p.escape()
	case '*', '+', '?':
		p.fail("nothing to repeat")
	case '{', '}', ']':
		if c == '{' {
			if _, _, ok := p.quantifier(); ok {
				p.fail("nothing to repeat")
			}
		}
		p.loose(p.at, "a "+string(c)+" that needs a backslash")
	}
	return p.literal(p.rune())
}

// parenthesis reads all that begins with "(".
func (p *parser) parenthesis() *node {
	from, before := p.at, p.mode
	n := &node{op: opGroup}
	name, length, named := groupName(p.rest())
	switch {
	case named:
		p.groups++
		n.group, n.name = p.groups, name
		if strings.HasPrefix(p.rest(), "(?P") {
			p.loose(from, "(?P<name>…) is written (?<name>…)")
		}
		p.at += length
	case p.take("(?:"):
	case p.take("(?>"):
		p.loose(from, "ECMA-262 knows no atomic groups")
	case p.take("(?="):
		n.op = opLook
	case p.take("(?!"):
		n.op, n.negate = opLook, true
	case p.take("(?<="):
		n.op, n.behind = opLook, true
	case p.take("(?<!"):
		n.op, n.behind, n.negate = opLook, true, true
	case p.take("(?#"):
		p.loose(from, "ECMA-262 knows no comments")
		end := strings.IndexByte(p.rest(), ')')
		if end < 0 {
			p.fail("a comment without its end")
		}
		p.at += end + 1
		return nil
	case p.take("(?"):
		if alone := p.flags(); alone {
			p.loose(from, "ECMA-262 has flags only for a group: (?i:…)")
			return nil
		}
	default:
		p.at++
		p.groups++
		n.group = p.groups
	}
	n.subs = []*node{p.alternatives()}
	p.mode = before
	if !p.take(")") {
		p.at = from
		p.fail("a ( without its )")
	}
	return n
}

// flags reads the flags of (?i) or (?i-s:…); alone tells the first form, which
// holds to the end of the group around it.
func (p *parser) flags() (alone bool) {
	on := true
	for {
		switch p.peek() {
		case 'i':
			p.mode.fold = on
		case 'm':
			p.mode.multiline = on
		case 's':
			p.mode.dotAll = on
		case 'u': // always on
		case '-':
			on = false
		case ')', ':':
			p.at++
			return p.text[p.at-1] == ')'
		default:
			p.fail("a group that ECMA-262 does not know")
		}
		p.at++
	}
}
