package docs

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/archive"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
)

func (b *builder) caseData() string { return b.dir + "cases.js" }

// writeCaseData writes the file from which a script builds each case that is not
// shown in full.
func (b *builder) writeCaseData() {
	if !b.book.inFull() {
		b.files = append(b.files, File{b.caseData(), b.packCases(b.book.detail == CaseNames)})
	}
}

// packCases returns all cases for a script, which a page that is opened from a
// disk can load nothing else than: a call with the base64 of the gzip of
//
//	{"notes": {flag: text}, "said": [sentence, …], "cases": [case, …]}
//
// where the sentences, one for each case, are there if said is true, and
// a case is [name of the file, number of the base, then for each edit its
// operation, JSON Pointer and value as JSON], or [name, instance as JSON], or
// [name, text with a character for each byte, 1] where the bytes are not those
// that docgen writes a value with. It is empty where they cannot be packed.
func (b *builder) packCases(said bool) []byte {
	m := b.in.Manifest
	number := make(map[string]int, len(m.Cases))
	for i := range m.Cases {
		number[m.Cases[i].ID] = i
	}
	out := []byte(`{"notes":{`)
	for i, n := range m.Notes {
		if i > 0 {
			out = append(out, ',')
		}
		out = jsondoc.AppendString(append(jsondoc.AppendString(out, n.Flag), ':'), n.Text)
	}
	out = append(out, '}')
	if said {
		out = append(out, `,"said":[`...)
		for i := range m.Cases {
			if i > 0 {
				out = append(out, ',')
			}
			out = jsondoc.AppendString(out, caseSentence(&m.Cases[i]))
		}
		out = append(out, ']')
	}
	out = append(out, `,"cases":[`...)
	for i := range m.Cases {
		if i > 0 {
			out = append(out, ',', '\n')
		}
		out = appendCase(out, &m.Cases[i], number, b.in.Bodies[m.Cases[i].File])
	}
	packed, err := archive.Gzip(append(out, "]}"...))
	if err != nil {
		return nil
	}
	return append(base64.StdEncoding.AppendEncode([]byte(`docgenCases("`), packed), "\")\n"...)
}

func appendCase(out []byte, c *manifest.Case, number map[string]int, body []byte) []byte {
	out = jsondoc.AppendString(append(out, '['), strings.TrimSuffix(c.File, ".json"))
	base, edited := number[c.Base]
	switch {
	case c.Verdict == manifest.Malformed || slices.Contains(c.Flags, "escapes"):
		out = append(appendBytes(append(out, ','), body), ",1"...)
	case edited && c.Base != "":
		out = strconv.AppendInt(append(out, ','), int64(base), 10)
		for _, op := range c.Patch {
			out = append(out, `,"`+op.Op+`",`...)
			out = append(jsondoc.AppendString(out, op.Path), ',')
			out = jsondoc.AppendString(out, string(op.Value))
		}
	default:
		out = jsondoc.AppendString(append(out, ','), string(jsondoc.AppendTight(nil, body)))
	}
	return append(out, ']')
}

// appendBytes appends bytes as a JSON string with a character for each.
func appendBytes(dst, body []byte) []byte {
	dst = append(dst, '"')
	for _, c := range body {
		switch {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', c)
		case c < 0x20 || c >= 0x7f:
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		default:
			dst = append(dst, c)
		}
	}
	return append(dst, '"')
}
