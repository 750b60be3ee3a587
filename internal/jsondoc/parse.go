package jsondoc

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// MaxDepth bounds how deep arrays and objects may nest.
const MaxDepth = 10000

// SyntaxError says where and why a text is not the JSON that was expected.
type SyntaxError struct {
	Span    Span   // the place of the fault
	Message string // what is wrong, lower case
	Help    string // what to try; may be empty
}

func (e *SyntaxError) Error() string { return e.Message }

var byteOrderMark = []byte("\xef\xbb\xbf")

// Parse reads source as one JSON text. name is what messages call it. A byte
// order mark at the start is passed over, as RFC 8259 section 8.1 allows, and
// noted in the document; duplicate members are kept and listed. The error is a
// *SyntaxError; the document returned beside it has no Root but knows its lines.
func Parse(name string, source []byte) (*Document, error) {
	doc := &Document{Name: name, Source: source}
	p := parser{doc: doc, src: source}
	if bytes.HasPrefix(source, byteOrderMark) {
		doc.HasBOM = true
		p.pos = len(byteOrderMark)
	}
	root, err := p.document()
	if err != nil {
		return doc, err
	}
	doc.Root = root
	return doc, nil
}

// parser is a recursive descent over the bytes; it stops at the first fault.
type parser struct {
	doc   *Document
	src   []byte
	pos   int
	depth int
	slab  []Value // values are handed out from blocks to spare allocations
	block int     // values in the last block; blocks grow with the text
}

func (p *parser) document() (*Value, error) {
	if err := p.checkEncoding(); err != nil {
		return nil, err
	}
	p.space()
	if p.pos == len(p.src) {
		return nil, &SyntaxError{Span{p.pos, p.pos}, "there is no JSON here: the text is empty", "put a JSON value into it"}
	}
	root, err := p.value()
	if err != nil {
		return nil, err
	}
	p.space()
	if p.pos < len(p.src) {
		return nil, p.fault(p.pos, p.pos+1, "text after the end of the JSON value", "a file holds one JSON value; remove what follows it")
	}
	return root, nil
}

// checkEncoding refuses what is no text in UTF-8, with the likely reason.
func (p *parser) checkEncoding() error {
	if bytes.HasPrefix(p.src, []byte{0xff, 0xfe}) || bytes.HasPrefix(p.src, []byte{0xfe, 0xff}) {
		return &SyntaxError{Span{0, 2}, "the text is in UTF-16", "save it as UTF-8"}
	}
	if utf8.Valid(p.src) {
		return nil
	}
	at := 0
	for at < len(p.src) {
		r, size := utf8.DecodeRune(p.src[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return p.fault(at, at+1, fmt.Sprintf("byte 0x%02x is not UTF-8", p.src[at]), "save it as UTF-8; is it JSON at all?")
}

func (p *parser) new(kind Kind, start int) *Value {
	if len(p.slab) == 0 {
		p.block = min(2*p.block+8, 256)
		p.slab = make([]Value, p.block)
	}
	v := &p.slab[0]
	p.slab = p.slab[1:]
	v.Kind, v.Span.Start = kind, start
	return v
}

func (p *parser) value() (*Value, error) {
	if p.pos == len(p.src) {
		return nil, p.fault(p.pos, p.pos, "the text ends where a value is expected", "is the file cut off?")
	}
	start := p.pos
	switch c := p.src[p.pos]; {
	case c == '{':
		return p.object()
	case c == '[':
		return p.array()
	case c == '"':
		text, err := p.string()
		if err != nil {
			return nil, err
		}
		v := p.new(String, start)
		v.Text, v.Span.End = text, p.pos
		return v, nil
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	}
	return p.literal()
}

func (p *parser) literal() (*Value, error) {
	start := p.pos
	for _, l := range [...]struct {
		text string
		kind Kind
		b    bool
	}{{"null", Null, false}, {"true", Bool, true}, {"false", Bool, false}} {
		if bytes.HasPrefix(p.src[p.pos:], []byte(l.text)) && !p.wordAt(p.pos+len(l.text)) {
			p.pos += len(l.text)
			v := p.new(l.kind, start)
			v.Bool, v.Span.End = l.b, p.pos
			return v, nil
		}
	}
	return nil, p.unexpected("a value")
}

// wordAt tells whether a letter, digit or underscore stands at i.
func (p *parser) wordAt(i int) bool {
	if i >= len(p.src) {
		return false
	}
	c := p.src[i]
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

func (p *parser) enter() error {
	if p.depth++; p.depth > MaxDepth {
		return p.fault(p.pos, p.pos+1, fmt.Sprintf("arrays and objects nest deeper than %d levels", MaxDepth), "is this file meant to be read by people?")
	}
	return nil
}

func (p *parser) array() (*Value, error) {
	v := p.new(Array, p.pos)
	if err := p.enter(); err != nil {
		return nil, err
	}
	p.pos++
	p.space()
	v.Items = []*Value{}
	for first := true; !p.take(']'); first = false {
		if !first {
			if err := p.comma("]"); err != nil {
				return nil, err
			}
		}
		item, err := p.value()
		if err != nil {
			return nil, err
		}
		v.Items = append(v.Items, item)
		p.space()
	}
	v.Span.End = p.pos
	p.depth--
	return v, nil
}

func (p *parser) object() (*Value, error) {
	v := p.new(Object, p.pos)
	if err := p.enter(); err != nil {
		return nil, err
	}
	p.pos++
	p.space()
	v.Members = []Member{}
	for first := true; !p.take('}'); first = false {
		if !first {
			if err := p.comma("}"); err != nil {
				return nil, err
			}
		}
		m, err := p.member()
		if err != nil {
			return nil, err
		}
		v.Members = append(v.Members, m)
		p.space()
	}
	v.Span.End = p.pos
	p.depth--
	p.noteDuplicates(v)
	return v, nil
}

func (p *parser) member() (Member, error) {
	var m Member
	if p.pos == len(p.src) || p.src[p.pos] != '"' {
		return m, p.unexpected("a member name in double quotes")
	}
	m.NameSpan.Start = p.pos
	name, err := p.string()
	if err != nil {
		return m, err
	}
	m.Name, m.NameSpan.End = name, p.pos
	p.space()
	if !p.take(':') {
		return m, p.unexpected("a colon after the member name")
	}
	p.space()
	m.Value, err = p.value()
	return m, err
}

// comma takes the comma between two items; a closing bracket right after it is
// the trailing comma that JSON, unlike JavaScript, refuses.
func (p *parser) comma(closing string) error {
	at := p.pos
	if !p.take(',') {
		return p.unexpected("a comma or " + closing)
	}
	p.space()
	if p.pos < len(p.src) && (p.src[p.pos] == ']' || p.src[p.pos] == '}') {
		return p.fault(at, at+1, "a comma before the closing bracket", "remove this comma: JSON has no trailing commas")
	}
	return nil
}

// noteDuplicates lists the members of v whose name stood before.
func (p *parser) noteDuplicates(v *Value) {
	if len(v.Members) < 2 {
		return
	}
	if len(v.Members) <= 8 {
		for i := range v.Members {
			for j := range i {
				if v.Members[i].Name == v.Members[j].Name {
					p.doc.Duplicates = append(p.doc.Duplicates, Duplicate{v.Members[i].Name, v.Members[j].NameSpan, v.Members[i].NameSpan})
					break
				}
			}
		}
		return
	}
	seen := make(map[string]Span, len(v.Members))
	for _, m := range v.Members {
		if first, again := seen[m.Name]; again {
			p.doc.Duplicates = append(p.doc.Duplicates, Duplicate{m.Name, first, m.NameSpan})
			continue
		}
		seen[m.Name] = m.NameSpan
	}
}

func (p *parser) digits() bool {
	start := p.pos
	for p.pos < len(p.src) && p.src[p.pos] >= '0' && p.src[p.pos] <= '9' {
		p.pos++
	}
	return p.pos > start
}

func (p *parser) number() (*Value, error) {
	start := p.pos
	p.take('-')
	zero := p.take('0')
	if !zero && !p.digits() {
		return nil, p.unexpected("a digit")
	}
	if zero && p.pos < len(p.src) && p.src[p.pos] >= '0' && p.src[p.pos] <= '9' {
		return nil, p.fault(start, p.pos+1, "a number with a leading zero", "write it without the zero")
	}
	if p.take('.') && !p.digits() {
		return nil, p.unexpected("a digit after the decimal point")
	}
	if p.pos < len(p.src) && p.src[p.pos]|0x20 == 'e' {
		p.pos++
		if !p.take('-') {
			p.take('+')
		}
		from := p.pos
		if !p.digits() {
			return nil, p.unexpected("a digit of the exponent")
		}
		if n, err := strconv.Atoi(string(p.src[from:p.pos])); err != nil || n > MaxExponent {
			return nil, p.fault(start, p.pos, fmt.Sprintf("the exponent of this number is beyond %d", MaxExponent), "no program keeps such a number")
		}
	}
	if p.wordAt(p.pos) {
		return nil, p.unexpected("the end of the number")
	}
	v := p.new(Number, start)
	v.Text, v.Span.End = string(p.src[start:p.pos]), p.pos
	return v, nil
}

func (p *parser) space() {
	for p.pos < len(p.src) {
		switch p.src[p.pos] {
		case ' ', '\t', '\n', '\r':
			p.pos++
		default:
			return
		}
	}
}

func (p *parser) take(c byte) bool {
	if p.pos < len(p.src) && p.src[p.pos] == c {
		p.pos++
		return true
	}
	return false
}

func (p *parser) fault(start, end int, message, help string) error {
	return &SyntaxError{Span{start, end}, message, help}
}

// unexpected says what stands here in place of what was wanted, with a hint for
// the habits that people bring from JavaScript.
func (p *parser) unexpected(wanted string) error {
	if p.pos >= len(p.src) {
		return p.fault(len(p.src), len(p.src), "the text ends where "+wanted+" is expected", "is the file cut off?")
	}
	end := p.pos
	for p.wordAt(end) {
		end++
	}
	found, help := string(p.src[p.pos:end]), ""
	if end == p.pos {
		r, size := utf8.DecodeRune(p.src[p.pos:])
		found, end = string(r), p.pos+size
	}
	switch {
	case found == "'":
		help = "strings stand in double quotes"
	case found == "/" || found == "#":
		help = "JSON has no comments; remove it"
	case found == "NaN" || found == "Infinity":
		help = "JSON has no such number; write null or a string"
	case found == "True" || found == "False" || found == "None" || found == "undefined":
		help = "write true, false or null"
	case found == "+":
		help = "write the number without the plus sign"
	}
	if len(found) > 20 {
		found = found[:20] + "…"
	}
	return p.fault(p.pos, end, fmt.Sprintf("%q where %s is expected", found, wanted), help)
}
