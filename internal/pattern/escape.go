package pattern

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// escape reads a backslash and what follows it, outside brackets.
func (p *parser) escape() *node {
	from := p.at
	p.at++
	c := p.peek()
	switch c {
	case 'b', 'B':
		p.at++
		return &node{op: opWord, negate: c == 'B'}
	case 'A', 'z', 'Z':
		p.at++
		p.loose(from, "ECMA-262 writes ^ and $, not \\"+string(c))
		if c == 'A' {
			return &node{op: opStart}
		}
		return &node{op: opEnd}
	case 'k':
		if name, ok := p.reference(); ok {
			ref := &node{op: opBackref, name: name}
			p.refs = append(p.refs, ref)
			return ref
		}
	case '1', '2', '3', '4', '5', '6', '7', '8', '9':
		start := p.at
		if number, _ := p.count(); number <= p.total {
			return &node{op: opBackref, group: number}
		}
		p.at = start
	}
	p.at = from
	return p.class(p.classEscape(false))
}

// reference reads k<name>.
func (p *parser) reference() (string, bool) {
	rest, ok := strings.CutPrefix(p.rest(), "k<")
	end := strings.IndexByte(rest, '>')
	if !ok || end < 1 || len(p.names) == 0 {
		return "", false
	}
	p.at += 2 + end + 1
	return rest[:end], true
}

// classEscape reads an escape that stands for one code point out of a set. p
// stands at the backslash.
func (p *parser) classEscape(inBrackets bool) set {
	from := p.at
	p.at++
	if p.at >= len(p.text) {
		p.at = from
		p.fail("a backslash at the end")
	}
	c := p.rune()
	switch c {
	case 'd':
		return digitSet
	case 'D':
		return digitSet.negate()
	case 'w':
		return wordSet
	case 'W':
		return wordSet.negate()
	case 's':
		return spaceSet
	case 'S':
		return spaceSet.negate()
	case 'p', 'P':
		s := p.property(from)
		if c == 'P' {
			s = s.negate()
		}
		return s
	case 'b':
		if inBrackets {
			return single('\b')
		}
	}
	return single(p.character(c, from, inBrackets))
}

// property reads {name} after \p.
func (p *parser) property(from int) set {
	name := ""
	if p.take("{") {
		end := strings.IndexByte(p.rest(), '}')
		if end < 0 {
			p.fail("\\p{ without its }")
		}
		name = p.rest()[:end]
		p.at += end + 1
	} else if p.at < len(p.text) {
		p.loose(from, "\\p wants its name in braces")
		name = string(p.rune())
	}
	s, ok := propertySet(name)
	if !ok {
		if s, ok = posixSets[name]; ok {
			p.loose(from, "\\p{"+name+"} is a name of other engines")
		}
	}
	if !ok {
		p.at = from
		p.fail("no Unicode property is called " + strconv.Quote(name))
	}
	return s
}

// character reads an escape that stands for one code point; c is what followed
// the backslash.
func (p *parser) character(c rune, from int, inBrackets bool) rune {
	switch c {
	case 't':
		return '\t'
	case 'n':
		return '\n'
	case 'v':
		return '\v'
	case 'f':
		return '\f'
	case 'r':
		return '\r'
	case 'c':
		if l := p.peek(); l|0x20 >= 'a' && l|0x20 <= 'z' {
			p.at++
			return rune(l % 32)
		}
		p.loose(from, "\\c wants a letter")
		p.at = from + 1
		return '\\'
	case 'x':
		if r, ok := p.hex(2); ok {
			return r
		}
		if r, ok := p.hexBraces(); ok {
			p.loose(from, "\\x{…} is written \\u{…}")
			return r
		}
	case 'u':
		return p.unicode(from)
	case '0', '1', '2', '3', '4', '5', '6', '7':
		if c != '0' || (p.peek() >= '0' && p.peek() <= '9') {
			p.loose(from, "an octal escape")
		}
		r := c - '0'
		for n := 1; n < 3 && p.peek() >= '0' && p.peek() <= '7' && r*8+rune(p.peek()-'0') < 256; n++ {
			r = r*8 + rune(p.peek()-'0')
			p.at++
		}
		return r
	}
	if !strings.ContainsRune(`^$\.*+?()[]{}|/`, c) && !(inBrackets && c == '-') {
		p.loose(from, "\\"+string(c)+" needs no backslash")
	}
	return c
}

// unicode reads what follows \u: four hex digits, or two such escapes that
// together are a surrogate pair, or a code point in braces.
func (p *parser) unicode(from int) rune {
	if r, ok := p.hexBraces(); ok {
		return r
	}
	r, ok := p.hex(4)
	if !ok {
		p.loose(from, "\\u wants four hexadecimal digits")
		return 'u'
	}
	if r >= 0xD800 && r <= 0xDBFF {
		before := p.at
		if p.take(`\u`) {
			if low, ok := p.hex(4); ok && low >= 0xDC00 && low <= 0xDFFF {
				return (r-0xD800)<<10 + (low - 0xDC00) + 0x10000
			}
		}
		p.at = before
	}
	return r
}

func (p *parser) hex(digits int) (rune, bool) {
	if len(p.rest()) < digits {
		return 0, false
	}
	v, err := strconv.ParseUint(p.rest()[:digits], 16, 32)
	if err != nil {
		return 0, false
	}
	p.at += digits
	return rune(v), true
}

func (p *parser) hexBraces() (rune, bool) {
	end := strings.IndexByte(p.rest(), '}')
	if p.peek() != '{' || end < 2 {
		return 0, false
	}
	v, err := strconv.ParseUint(p.rest()[1:end], 16, 32)
	if err != nil || v > utf8.MaxRune {
		return 0, false
	}
	p.at += end + 1
	return rune(v), true
}

// bracket reads a character class in brackets.
func (p *parser) bracket() *node {
	from := p.at
	p.at++
	negate := p.take("^")
	var all []span
	for !p.take("]") {
		if p.at >= len(p.text) {
			p.at = from
			p.fail("a [ without its ]")
		}
		start := p.at
		low := p.classAtom()
		if p.peek() != '-' || strings.HasPrefix(p.rest(), "-]") || p.at+1 >= len(p.text) {
			all = append(all, low.set...)
			continue
		}
		p.at++
		high := p.classAtom()
		if !low.char || !high.char {
			p.loose(start, "a range from or to a class")
			all = append(append(append(all, low.set...), high.set...), span{'-', '-'})
			continue
		}
		if low.rune > high.rune {
			p.at = start
			p.fail("a range out of order in brackets")
		}
		all = append(all, span{low.rune, high.rune})
	}
	s := newSet(all...)
	if p.fold {
		s = s.fold()
	}
	if negate {
		s = s.negate()
	}
	return &node{op: opSet, set: s}
}

// member is what stands in brackets at one place: a character, or a set.
type member struct {
	set  set
	rune rune // the character, also a surrogate, which set cannot hold
	char bool
}

func (p *parser) classAtom() member {
	if p.peek() != '\\' {
		r := p.rune()
		return member{set: single(r), rune: r, char: true}
	}
	switch next := strings.TrimPrefix(p.rest(), `\`); {
	case next == "":
	case next[0] == 'u':
		from := p.at
		p.at += 2
		r := p.unicode(from)
		return member{set: single(r), rune: r, char: true}
	case strings.IndexByte("dDwWsSpP", next[0]) >= 0:
		return member{set: p.classEscape(true)}
	}
	s := p.classEscape(true)
	r, _ := s.only()
	return member{set: s, rune: r, char: true}
}
