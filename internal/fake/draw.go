package fake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// below draws a number from 0 up to, not including, n.
func below(src Source, n int) int {
	if n <= 1 {
		return 0
	}
	return int((src.Uint64() >> 11) % uint64(n))
}

// between draws a number from low to high, both included.
func between(src Source, low, high int) int { return low + below(src, high-low+1) }

func pick(src Source, from ...string) string { return from[below(src, len(from))] }

// chars draws n characters of an alphabet of ASCII characters.
func chars(src Source, alphabet string, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[below(src, len(alphabet))]
	}
	return string(b)
}

const (
	lowerDigits = "abcdefghijklmnopqrstuvwxyz0123456789"
	mixed       = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
)

func hex(src Source, n int) string    { return chars(src, "0123456789abcdef", n) }
func digits(src Source, n int) string { return chars(src, "0123456789", n) }

// shaped fills in a shape: # is a digit, * a digit but 0, @ a capital letter, ? a small one.
func shaped(src Source, shape string) string {
	var b strings.Builder
	for _, r := range shape {
		switch r {
		case '#':
			b.WriteString(digits(src, 1))
		case '*':
			b.WriteByte(byte('1' + below(src, 9)))
		case '@':
			b.WriteByte(byte('A' + below(src, 26)))
		case '?':
			b.WriteByte(byte('a' + below(src, 26)))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// uuid makes a version 4 UUID (RFC 9562 section 5.4).
func uuid(src Source) string {
	return hex(src, 8) + "-" + hex(src, 4) + "-4" + hex(src, 3) + "-" + pick(src, "8", "9", "a", "b") + hex(src, 3) + "-" + hex(src, 12)
}

// words draws n everyday words.
func words(src Source, n int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = plainWords[below(src, len(plainWords))]
	}
	return strings.Join(all, " ")
}

var plainWords = strings.Fields(`amber harbor meadow copper lantern orchard compass feather harvest
	thistle juniper cedar willow granite canyon pebble ribbon saffron velvet walnut window garden
	river summer winter morning island bridge market letter signal paper silver marble pocket
	cotton maple olive coral ember frost clover birch raven sparrow falcon otter badger`)

// stretch makes text at least low and at most high code points long (high 0 or
// less: no limit) by more words, or by leaving off the end.
func stretch(text string, low, high int, src Source) string {
	n := utf8.RuneCountInString(text)
	if n < low {
		var b strings.Builder
		b.WriteString(text)
		for n < low {
			word := plainWords[below(src, len(plainWords))]
			if n > 0 {
				b.WriteByte(' ')
				n++
			}
			b.WriteString(word)
			n += len(word)
		}
		text = b.String()
		if high <= 0 || n > low+12 {
			high = max(high, 0)
		}
	}
	if high > 0 && n > high {
		runes := []rune(text)[:high]
		if last := len(runes) - 1; last >= 0 && runes[last] == ' ' { // no text should end in a space
			runes[last] = 's'
		}
		text = string(runes)
	}
	return text
}

// split cuts a name such as "lastSeen_at" into lower-case words.
func split(name string) []string {
	var all []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			all = append(all, b.String())
			b.Reset()
		}
	}
	runes := []rune(name)
	for i, r := range runes {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			flush()
			continue
		case unicode.IsUpper(r) && i > 0 && (unicode.IsLower(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1]) && unicode.IsUpper(runes[i-1])):
			flush()
		}
		b.WriteRune(unicode.ToLower(r))
	}
	flush()
	return all
}

// singular takes the plural ending off the last word.
func singular(tokens []string) []string {
	if len(tokens) == 0 {
		return tokens
	}
	last := &tokens[len(tokens)-1]
	switch {
	case strings.HasSuffix(*last, "ies") && len(*last) > 4:
		*last = strings.TrimSuffix(*last, "ies") + "y"
	case strings.HasSuffix(*last, "sses"), strings.HasSuffix(*last, "xes"), strings.HasSuffix(*last, "ches"):
		*last = strings.TrimSuffix(*last, "es")
	case strings.HasSuffix(*last, "s") && !strings.HasSuffix(*last, "ss") && !strings.HasSuffix(*last, "us") && len(*last) > 3:
		*last = strings.TrimSuffix(*last, "s")
	}
	return tokens
}

// has tells whether one of the names stands among the words of the property.
func (w *writer) has(names ...string) bool {
	for _, token := range w.tokens {
		if slices.Contains(names, token) {
			return true
		}
	}
	return false
}

// says tells whether the description or the title has one of the phrases, which
// are lower case.
func (w *writer) says(phrases ...string) bool {
	text := strings.ToLower(w.want.Title + " " + w.want.Description)
	for _, phrase := range phrases {
		if strings.Contains(text, phrase) {
			return true
		}
	}
	return false
}

// under tells whether the parent's name ends in one of the names.
func (w *writer) under(names ...string) bool {
	if len(w.parent) == 0 {
		return false
	}
	return slices.Contains(names, w.parent[len(w.parent)-1])
}
