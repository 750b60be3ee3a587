package docs

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/pattern"
)

// explain says in words what a pattern matches; empty where it cannot.
func (b *builder) explain(text string) string {
	if len(text) > maxText {
		return ""
	}
	return pattern.Explain(text)
}

// maxPatterns bounds the patterns that a page explains.
const maxPatterns = 40

// patterns explains each pattern of the schema, with a text that matches and
// the nearest that does not: those of fixtures, where there are any.
func (b *builder) patterns() []Block {
	var cells [][]Text
	seen := map[string]bool{}
	for _, s := range b.doc.Schemas {
		if s.Pattern == nil || len(*s.Pattern) > maxText || seen[*s.Pattern] {
			continue
		}
		seen[*s.Pattern] = true
		if len(seen) > maxPatterns {
			break
		}
		p, err := pattern.Compile(*s.Pattern)
		if err != nil {
			continue
		}
		said := Text{soft("no words make it clearer")}
		if text := p.Explain(); text != "" {
			said = say(text)
		}
		matching, missing := b.patternTexts(s, p)
		cells = append(cells, []Text{{code(visible(*s.Pattern))}, said, matching, missing, {codeLink(visible(orWhole(dotted(s.Pointer))), b.placeOf(s))}})
	}
	if len(cells) == 0 {
		return nil
	}
	return []Block{Table{Caption: "Patterns are regular expressions of ECMA-262; they match anywhere in a text unless ^ and $ tie them to its ends.",
		Head: []string{"Pattern", "In words", "Matches", "Nearest that does not", "Where"}, Cells: cells}}
}

// TheWhole is what a place is called that is the whole instance.
const TheWhole = "the whole"

func orWhole(path string) string {
	if path == "" {
		return TheWhole
	}
	return path
}

// patternTexts returns a text that matches the pattern of s, and one that nearly
// does: those of the fixtures about it, as links, else ones made here.
func (b *builder) patternTexts(s *model.Schema, p *pattern.Pattern) (matching, missing Text) {
	if right, wrong := b.provenTexts(s, p); wrong.c != nil {
		return wrongText(right, Good, b), wrongText(wrong, Bad, b)
	}
	text, ok := p.Shortest()
	if !ok {
		return Text{soft("none was found")}, nil
	}
	matching = Text{code(shortText(text))}
	best := 1 << 20
	missing = Text{soft("every text matches")}
	for _, miss := range p.NearMisses(text) {
		if far := distance(text, miss.Text); far < best {
			best, missing = far, Text{code(shortText(miss.Text)), soft(" " + miss.Reason)}
		}
	}
	return matching, missing
}

// proven is a text that a fixture holds.
type proven struct {
	text string
	c    *manifest.Case
}

// provenTexts picks, of the fixtures that break the pattern of s, the text that
// is nearest to the valid one that it was made from.
func (b *builder) provenTexts(s *model.Schema, p *pattern.Pattern) (right, wrong proven) {
	best := 1 << 20
	for _, c := range b.byRule[s.Pointer.Append("pattern")] {
		base := b.caseByID(c.Base)
		if base == nil || c.Verdict != manifest.Invalid {
			continue
		}
		a, aOK := b.textIn(base, c.InstanceLocation)
		z, zOK := b.textIn(c, c.InstanceLocation)
		if !aOK || !zOK {
			continue
		}
		if m, err := p.Match(a); err != nil || !m {
			continue
		}
		if m, err := p.Match(z); err != nil || m {
			continue
		}
		if far := distance(a, z); far < best {
			best, right, wrong = far, proven{a, base}, proven{z, c}
		}
	}
	return right, wrong
}

// textIn returns the string at a place of a case's instance.
func (b *builder) textIn(c *manifest.Case, at string) (string, bool) {
	if len(c.Patch) == 1 && c.Patch[0].Path == at && len(c.Patch[0].Value) > 0 {
		doc, err := jsondoc.Parse("", c.Patch[0].Value)
		return textOf(doc, err, "")
	}
	doc, err := jsondoc.Parse(c.File, b.in.Bodies[c.File])
	return textOf(doc, err, at)
}

func textOf(doc *jsondoc.Document, err error, at string) (string, bool) {
	if err != nil {
		return "", false
	}
	v := doc.Root.Lookup(jsondoc.Pointer(at))
	if v == nil || v.Kind != jsondoc.String {
		return "", false
	}
	return v.Text, true
}

func wrongText(t proven, kind SpanKind, b *builder) Text {
	return Text{code(shortText(t.text)), soft(" "), Span{kind, "fixture", b.casePlace(t.c)}}
}

// shortText returns a text as a JSON string of a length that fits into a table.
func shortText(text string) string {
	const most = 48
	if runes := []rune(text); len(runes) > most {
		return string(jsondoc.AppendString(nil, string(runes[:most]))) + "… (" + strconv.Itoa(len(runes)) + " characters)"
	}
	return string(jsondoc.AppendString(nil, text))
}

// distance says how far a text is from another: what lies between the parts
// that both begin and end with, where letters that a reader sees count less.
func distance(a, z string) int {
	x, y := []rune(a), []rune(z)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	far := 4 * (len(x) + len(y))
	if strings.IndexFunc(string(y), func(r rune) bool { return r <= ' ' || r > '~' }) >= 0 {
		far++
	}
	return far
}
