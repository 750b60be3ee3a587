package docs

import (
	"strings"
	"unicode/utf8"

	"docgen.example/docgen/internal/manifest"
)

// spaced is a JSON text on one line, with a space behind each "," and ":", so that
// a long one has places to go on in the next line.
func spaced(text []byte) string {
	out := make([]byte, 0, len(text)+len(text)/8)
	inString := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case inString && c == '\\' && i+1 < len(text):
			out = append(out, c, text[i+1])
			i++
		case c == '"':
			inString = !inString
			out = append(out, c)
		case inString:
			out = append(out, c)
		case c == ',' || c == ':':
			out = append(out, c, ' ')
		case c != ' ' && c != '\n' && c != '\t' && c != '\r':
			out = append(out, c)
		}
	}
	return string(out)
}

// changeOf returns an operation of a patch as seen from the place at.
func changeOf(op *manifest.Operation, at string) Change {
	c := Change{Op: '=', Path: op.Path, Value: spaced(op.Value)}
	switch {
	case op.Op == "add" && (op.Path != at || mayInsert(op.Path)):
		c.Op = '+'
	case op.Op == "remove":
		c.Op = '-'
	}
	if op.Path == at && c.Op == '=' {
		c.Path = ""
	} else if below, ok := strings.CutPrefix(op.Path, at+"/"); ok && below != "" && below[0] != '/' {
		c.Path = below
	}
	return c
}

// mayInsert tells whether adding at path may move items of an array, where in an
// object it sets a member.
func mayInsert(path string) bool {
	last := path[strings.LastIndexByte(path, '/')+1:]
	return last == "-" || last != "" && strings.Trim(last, "0123456789") == ""
}

// The bytes of a value beyond which it is folded, and of what may be shown of one.
const (
	folded   = 140
	maxValue = 4000
)

// shorten folds a value that is long, and cuts one that is longer than most.
func (c *Change) shorten(most int) {
	n := len(c.Value)
	if n > folded {
		c.Size = sizeWords(c.Value)
	}
	if n > most {
		c.Value, c.Cut = clipped(c.Value, folded/4), true
	}
}

// FoldBeyond folds a value that is longer than most bytes.
func (c *Change) FoldBeyond(most int) {
	if len(c.Value) > most && !c.Cut {
		c.Size = sizeWords(c.Value)
	}
}

// sizeWords says how long a value is.
func sizeWords(value string) string {
	if value[0] == '"' {
		return count(utf8.RuneCountInString(value)-2, "character", "characters")
	}
	return bytesText(len(value))
}

// clipped is a text of at most n bytes and a sign that there is more.
func clipped(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n] + "…"
}
