package jsondoc

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// string reads a string at its opening quote and returns its decoded text.
func (p *parser) string() (string, error) {
	start := p.pos
	p.pos++
	for i := p.pos; i < len(p.src); i++ {
		switch c := p.src[i]; {
		case c == '"':
			text := string(p.src[p.pos:i])
			p.pos = i + 1
			return text, nil
		case c == '\\' || c < 0x20:
			return p.escapedString(start)
		}
	}
	return "", p.fault(start, start+1, "this string has no end", "close it with a double quote")
}

func (p *parser) escapedString(start int) (string, error) {
	var text []byte
	for p.pos < len(p.src) {
		c := p.src[p.pos]
		switch {
		case c == '"':
			p.pos++
			return string(text), nil
		case c < 0x20:
			return "", p.fault(p.pos, p.pos+1, fmt.Sprintf("a control character (U+%04X) in a string", c), `write it as an escape, such as \n`)
		case c == '\\':
			var err error
			if text, err = p.escape(text); err != nil {
				return "", err
			}
		default:
			text = append(text, c)
			p.pos++
		}
	}
	return "", p.fault(start, start+1, "this string has no end", "close it with a double quote")
}

func (p *parser) escape(text []byte) ([]byte, error) {
	start := p.pos
	if p.pos+1 >= len(p.src) {
		return nil, p.fault(p.pos, p.pos+1, "the text ends within an escape", "is the file cut off?")
	}
	c := p.src[p.pos+1]
	p.pos += 2
	switch c {
	case '"', '\\', '/':
		return append(text, c), nil
	case 'b':
		return append(text, '\b'), nil
	case 'f':
		return append(text, '\f'), nil
	case 'n':
		return append(text, '\n'), nil
	case 'r':
		return append(text, '\r'), nil
	case 't':
		return append(text, '\t'), nil
	case 'u':
		return p.unicodeEscape(text, start)
	}
	return nil, p.fault(start, p.pos, fmt.Sprintf("there is no escape \\%c", c), `a backslash itself is written \\`)
}

// unicodeEscape decodes \uXXXX and surrogate pairs of it. A lone surrogate has
// no text (RFC 8259 section 8.2): it is listed and becomes U+FFFD.
func (p *parser) unicodeEscape(text []byte, start int) ([]byte, error) {
	r, ok := p.hex4()
	if !ok {
		return nil, p.fault(start, min(start+6, len(p.src)), `\u wants four hexadecimal digits`, `such as \u00e9`)
	}
	if utf16.IsSurrogate(r) {
		if low, ok := p.lowSurrogate(r); ok {
			return utf8.AppendRune(text, low), nil
		}
		p.doc.LoneSurrogates = append(p.doc.LoneSurrogates, Span{start, p.pos})
		r = utf8.RuneError
	}
	return utf8.AppendRune(text, r), nil
}

func (p *parser) lowSurrogate(high rune) (rune, bool) {
	if !bytes.HasPrefix(p.src[p.pos:], []byte(`\u`)) {
		return 0, false
	}
	mark := p.pos
	p.pos += 2
	low, ok := p.hex4()
	if pair := utf16.DecodeRune(high, low); ok && pair != utf8.RuneError {
		return pair, true
	}
	p.pos = mark
	return 0, false
}

func (p *parser) hex4() (rune, bool) {
	if p.pos+4 > len(p.src) {
		return 0, false
	}
	n, err := strconv.ParseUint(string(p.src[p.pos:p.pos+4]), 16, 16)
	if err != nil {
		return 0, false
	}
	p.pos += 4
	return rune(n), true
}
