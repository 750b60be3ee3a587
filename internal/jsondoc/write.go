package jsondoc

import (
	"sort"
	"strconv"
	"unicode/utf8"
)

// AppendCompact appends v as JSON without white space.
func AppendCompact(dst []byte, v *Value) []byte {
	switch v.Kind {
	case Array:
		dst = append(dst, '[')
		for i, item := range v.Items {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = AppendCompact(dst, item)
		}
		return append(dst, ']')
	case Object:
		dst = append(dst, '{')
		for i, m := range v.Members {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = AppendString(dst, m.Name)
			dst = append(dst, ':')
			dst = AppendCompact(dst, m.Value)
		}
		return append(dst, '}')
	}
	return appendScalar(dst, v)
}

// AppendTight appends a JSON text without the space between its tokens; numbers,
// escapes and the order of members stay as they are written.
func AppendTight(dst, text []byte) []byte {
	inString := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case inString && c == '\\' && i+1 < len(text):
			dst = append(dst, c, text[i+1])
			i++
		case c == '"':
			inString = !inString
			dst = append(dst, c)
		case inString || c != ' ' && c != '\n' && c != '\t' && c != '\r':
			dst = append(dst, c)
		}
	}
	return dst
}

// AppendIndent appends v as JSON over several lines, two spaces a level, with
// empty arrays and objects as [] and {}; prefix stands before each line but the first.
func AppendIndent(dst []byte, v *Value, prefix string) []byte {
	if len(v.Items) == 0 && len(v.Members) == 0 {
		return AppendCompact(dst, v)
	}
	inner := prefix + "  "
	newline := func(prefix string) { dst = append(append(dst, '\n'), prefix...) }
	if v.Kind == Array {
		dst = append(dst, '[')
		for i, item := range v.Items {
			if i > 0 {
				dst = append(dst, ',')
			}
			newline(inner)
			dst = AppendIndent(dst, item, inner)
		}
		newline(prefix)
		return append(dst, ']')
	}
	dst = append(dst, '{')
	for i, m := range v.Members {
		if i > 0 {
			dst = append(dst, ',')
		}
		newline(inner)
		dst = append(AppendString(dst, m.Name), ": "...)
		dst = AppendIndent(dst, m.Value, inner)
	}
	newline(prefix)
	return append(dst, '}')
}

// Compact returns v as JSON without white space.
func (v *Value) Compact() string { return string(AppendCompact(make([]byte, 0, someBytes), v)) }

// Indent returns v as JSON over several lines, without a newline at the end.
func (v *Value) Indent() string { return string(AppendIndent(make([]byte, 0, someBytes), v, "")) }

// someBytes is what most values that are written alone fit into.
const someBytes = 256

func appendScalar(dst []byte, v *Value) []byte {
	switch v.Kind {
	case Bool:
		return strconv.AppendBool(dst, v.Bool)
	case Number:
		return append(dst, v.Text...)
	case String:
		return AppendString(dst, v.Text)
	}
	return append(dst, "null"...)
}

const hexDigits = "0123456789abcdef"

// AppendString appends text as a JSON string. It escapes only what RFC 8259
// section 7 says must be, and the separators U+2028 and U+2029; bytes that are
// no UTF-8 become U+FFFD.
func AppendString(dst []byte, text string) []byte {
	dst = append(dst, '"')
	start := 0 // of what stands for itself and is not yet written
	for i := 0; i < len(text); {
		c := text[i]
		if c >= 0x20 && c < utf8.RuneSelf && c != '"' && c != '\\' && c != 0x7f {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			dst = appendControl(append(dst, text[start:i]...), c)
			i++
			start = i
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\u2028' || r == '\u2029':
			dst = append(append(dst, text[start:i]...), `\u202`...)
			dst = append(dst, hexDigits[r&0xf])
			start = i + size
		case r == utf8.RuneError && size == 1:
			dst = append(append(dst, text[start:i]...), "\ufffd"...)
			start = i + size
		}
		i += size
	}
	return append(append(dst, text[start:]...), '"')
}

// appendControl appends the escape of a character that must have one, or DEL.
func appendControl(dst []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(dst, '\\', c)
	case '\n':
		return append(dst, `\n`...)
	case '\r':
		return append(dst, `\r`...)
	case '\t':
		return append(dst, `\t`...)
	case '\b':
		return append(dst, `\b`...)
	case '\f':
		return append(dst, `\f`...)
	}
	return append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xf])
}

// Key returns a text that is the same for values that are Equal and differs for
// all others: compact JSON with sorted members and numbers in lowest terms.
func (v *Value) Key() string { return string(appendKey(nil, v)) }

func appendKey(dst []byte, v *Value) []byte {
	switch v.Kind {
	case Number:
		if n, ok := v.Int64(); ok {
			return strconv.AppendInt(dst, n, 10)
		}
		return append(dst, v.Rat().RatString()...)
	case Array:
		dst = append(dst, '[')
		for _, item := range v.Items {
			dst = append(appendKey(dst, item), ',')
		}
		return append(dst, ']')
	case Object:
		members := append([]Member(nil), v.Members...)
		sort.SliceStable(members, func(i, j int) bool { return members[i].Name < members[j].Name })
		dst = append(dst, '{')
		for _, m := range members {
			dst = append(AppendString(dst, m.Name), ':')
			dst = append(appendKey(dst, m.Value), ',')
		}
		return append(dst, '}')
	}
	return appendScalar(dst, v)
}
