package docs

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"docgen.example/docgen/internal/manifest"
)

// briefLine tells of a case in brief.
func (b *builder) briefLine(c *manifest.Case, rule *CaseRule) CaseLine {
	line := CaseLine{Name: c.ID, Flags: c.Flags}
	if _, short, ok := strings.Cut(c.ID, "--"); ok {
		line.Name = short
	}
	if rule.Prefixed {
		line.Name = line.Name[len(c.Keyword)+2:]
	}
	if line.Text = caseSentence(c); rule.Said != "" || line.Text == asPresent {
		line.Text = ""
	}
	if c.Verdict == manifest.Malformed { // all have the first of their flags
		line.Flags = c.Flags[min(1, len(c.Flags)):]
	}
	line.Refused = refused(c)
	if b.book.inFull() {
		line.To = b.casePlace(c)
	} else {
		b.tellValues(&line, c)
	}
	return line
}

// refused returns the violations that a case is expected to have, where they are
// others than that of the rule that it is about, at its place.
func refused(c *manifest.Case) []Violation {
	if c.Output == nil || len(c.Output.Errors) == 0 {
		return nil
	}
	if e := &c.Output.Errors[0]; len(c.Output.Errors) == 1 && e.InstanceLocation == c.InstanceLocation && e.KeywordLocation == c.KeywordLocation {
		return nil
	}
	const most = 4
	var list []Violation
	for i := range c.Output.Errors[:min(most, len(c.Output.Errors))] {
		e := &c.Output.Errors[i]
		list = append(list, Violation{orWhole(e.InstanceLocation), e.KeywordLocation})
	}
	return list
}

// caseLocation is what the list and its filters call the place of a case.
func caseLocation(c *manifest.Case) string {
	return orWhole(strings.TrimPrefix(c.InstanceLocation, "/"))
}

// asPresent is the sentence of cases that show a place with as little else as
// there can be; the list says it of all of them.
const asPresent = "is there, with as little as possible beside it."

// caseSentence says what a case is, to readers who see its place already.
func caseSentence(c *manifest.Case) string {
	const opening = "The value at "
	rest, ok := strings.CutPrefix(c.Description, opening)
	if !ok {
		if strings.HasPrefix(c.Description, "There is a value at ") || c.InstanceLocation == "" && (strings.HasPrefix(c.Description, "The instance ") || c.Verdict == manifest.Valid) {
			return c.Description
		}
		return c.Title + ". " + c.Description
	}
	if after, ok := strings.CutPrefix(rest, c.InstanceLocation+" "); ok {
		return after
	}
	// A long location is clipped in sentences.
	if at, after, ok := strings.Cut(rest, "… "); ok && strings.HasPrefix(c.InstanceLocation, at) {
		return after
	}
	return c.Description
}

// tellValues tells how a case differs from its base, or the whole of it.
func (b *builder) tellValues(line *CaseLine, c *manifest.Case) {
	switch {
	case c.Verdict == manifest.Malformed:
		line.Whole = &Change{Op: 'r', Value: rawText(b.in.Bodies[c.File])}
	case c.Base == "":
		line.Whole = &Change{Op: 'w', Value: spaced(b.in.Bodies[c.File])}
	default:
		for i := range c.Patch {
			line.Changes = append(line.Changes, changeOf(&c.Patch[i], c.InstanceLocation))
		}
		if len(line.Changes) == 1 && line.Changes[0].Op == '=' && line.Changes[0].Path == "" {
			line.Text = withoutValue(line.Text, string(c.Patch[0].Value))
		}
	}
}

// withoutValue leaves the value out of a sentence that starts with it, for
// readers who see it beside the sentence.
func withoutValue(sentence, value string) string {
	rest, ok := strings.CutPrefix(sentence, "is "+value)
	if !ok {
		head, after, clipped := strings.Cut(sentence, "…")
		if !clipped || !strings.HasPrefix("is "+value, head) || utf8.RuneCountInString(head) < 60 {
			return sentence
		}
		rest = after
	}
	if rest == "" || !strings.ContainsRune(",;:. ", rune(rest[0])) {
		return sentence
	}
	return strings.TrimLeft(rest, ",;:. ")
}

// shorten leaves out of a rule and its lines what is not told at the book's detail.
// Less and less may be asked for, one after another.
func (r *listedRule) shorten(k *caseBook) {
	if k.detail >= ShortCases {
		r.rule.At = ""
	}
	for i := range r.rule.Cases {
		if line := &r.rule.Cases[i]; !k.inFull() {
			line.ID = k.places[r.cases[i].ID].Anchor
			line.shorten(k.detail)
		}
	}
}

func (l *CaseLine) shorten(detail CaseDetail) {
	most := maxValue
	switch detail {
	case ShortCases:
		most = folded
	case CaseNames:
		l.Text, l.Whole, l.Changes = "", nil, nil
	}
	if l.Whole != nil {
		l.Whole.shorten(most)
	}
	for i := range l.Changes {
		l.Changes[i].shorten(most)
	}
}

// rawText shows bytes that are no JSON: what cannot be seen as escapes.
func rawText(body []byte) string {
	const most = 4000
	quoted := strconv.Quote(string(body[:min(len(body), most)]))
	quoted = quoted[1 : len(quoted)-1]
	var out strings.Builder
	for i := 0; i < len(quoted); i++ {
		if quoted[i] != '\\' {
			out.WriteByte(quoted[i])
			continue
		}
		i++
		switch quoted[i] {
		case 'n':
			out.WriteByte('\n')
		case 't':
			out.WriteByte('\t')
		case '"', '\\':
			out.WriteByte(quoted[i])
		default:
			out.WriteByte('\\')
			out.WriteByte(quoted[i])
		}
	}
	if len(body) > most {
		out.WriteString("…")
	}
	return out.String()
}
