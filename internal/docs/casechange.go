package docs

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
)

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

// briefLevel says how much is told of a case in brief.
type briefLevel struct {
	value     int  // bytes of a value that may be shown; what is longer is cut
	locations bool // of the keywords, beside their lines
	readable  bool // anchors are made of the ids
	sentences bool // and values: without, pages tell names, and a script that opens a case the rest
	twin      bool // the page's twin has sentences and values too
}

// briefLevels are the levels from most to least: the first is taken with which
// all cases have room.
var briefLevels = [...]briefLevel{
	{4000, true, true, true, true}, {1500, true, true, true, true}, {500, true, true, true, true}, {160, false, true, true, true},
	{160, false, true, true, false}, {160, false, false, true, false}, {60, false, false, true, false}, {24, false, false, true, false},
	{0, false, false, false, false},
}

// shortAnchor begins the anchors of cases that there is no room to name after ids.
const (
	shortAnchor       = "c."
	shortAnchorLength = len(shortAnchor) + shortDigestLength
)

// folded is the length beyond which a value is folded.
const folded = 140

// caseFrame is what a page of cases takes beside its cases, with its twin.
const caseFrame = 10_000

// shortenCases picks the level with which all cases have room, and keeps to it.
func (b *builder) shortenCases(room int) {
	k := b.told
	if !k.full {
		weighTables(k.brief)
	}
	beside := b.listWeight()
	if !k.full {
		k.packed = b.packCases(false)
		beside += openingWeight + len(k.packed)
	}
	for _, k.level = range briefLevels {
		total := beside
		for _, r := range k.brief {
			r.weight = r.weigh(k.level)
			total += r.weight.html
			if k.level.sentences || k.full { // else the twins are silent
				total += r.weight.twin
			}
		}
		total += total / (maxCaseBytes * 3 / 2) * caseFrame
		if k.spare = room - total; room == 0 || k.spare >= 0 {
			break
		}
	}
	if !k.level.readable && !k.full {
		taken := anchors{}
		for _, r := range k.brief {
			for _, c := range r.cases {
				k.places[c.ID].Anchor = taken.take(shortAnchor + shortDigest(c.ID))
			}
		}
	}
	for _, r := range k.brief {
		if !k.level.locations {
			r.rule.At = ""
		}
		for i := range r.rule.Cases {
			line := &r.rule.Cases[i]
			if line.To == nil {
				line.ID = k.places[r.cases[i].ID].Anchor
			}
			line.fit(k.level)
		}
	}
}

// What is there beside the cases, about: the page of the fixtures with what they
// cover, and where cases open, the script.
const (
	coverageWeight = 16_000
	groupWeight    = 75 // a line's part that counts a group's cases
	openingWeight  = 8_500
)

// listWeight estimates what the page of the fixtures takes beside its cases.
func (b *builder) listWeight() int {
	places := 0
	for _, r := range b.told.brief {
		if r.first {
			places++
		}
	}
	return 150*min(places, maxEntries) + groupWeight*b.countGroups() + coverageWeight
}

// fit leaves out of a line what the level has no room for.
func (l *CaseLine) fit(level briefLevel) {
	if l.To == nil && !level.sentences {
		l.Text, l.Whole, l.Changes = "", nil, nil
	}
	if l.Whole != nil {
		l.Whole.fit(level.value)
	}
	for i := range l.Changes {
		l.Changes[i].fit(level.value)
	}
}

// fit cuts or folds a value that is long.
func (c *Change) fit(most int) {
	n := len(c.Value)
	switch {
	case n > most && n > folded: // where it is hardly longer, its size would take as much
		c.Value, c.Size, c.Cut = clipped(c.Value, min(most, folded)/4), sizeWords(c.Value), true
	case n > folded:
		c.Size = sizeWords(c.Value)
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

// weigh estimates what a rule adds to its page at a level.
func (r *briefRule) weigh(level briefLevel) caseWeight {
	if r.tabled {
		return r.weighInTable(level)
	}
	said := len(r.rule.Keyword) + len(r.rule.Said)
	w := caseWeight{html: 50 + said, twin: 14 + said, elements: 3}
	if level.locations {
		w.html += 9 + len(r.rule.At)
	}
	if len(r.cases) == 1 {
		w.html, w.elements = w.html-15, 1
	}
	if r.first {
		w.html += 110 + len(r.place.location) + 2*len(r.place.name)
		w.twin += 8 + len(r.place.location)
		w.elements += 4
	}
	for i := range r.rule.Cases {
		w.add(r.rule.Cases[i].weigh(level))
	}
	return w
}

// weigh estimates what a case adds to its page at a level.
func (l *CaseLine) weigh(level briefLevel) caseWeight {
	w := caseWeight{html: 24 + len(l.Name) + len(l.Text), twin: 4 + len(l.Name) + len(l.Text), elements: 2}
	switch {
	case l.To != nil:
		w.html += 20 + len(l.To.Path) + len(l.To.Anchor)
		w.twin += 10 + len(l.To.Path) + len(l.To.Anchor)
		w.elements++
	case level.readable:
		w.html += 6 + len(l.ID)
	default:
		w.html += 6 + shortAnchorLength
	}
	for _, f := range l.Flags {
		w.html += 8 + len(f)
		w.twin += 3 + len(f)
		w.elements++
	}
	for _, v := range l.Refused {
		w.html += 60 + len(v.At) + len(v.Keyword)
		w.elements += 3
	}
	if !level.twin {
		w.twin -= len(l.Text)
	}
	if !level.sentences {
		w.html -= len(l.Text)
		return w
	}
	if l.Whole != nil {
		w.add(l.Whole.weigh(level))
	}
	for i := range l.Changes {
		w.add(l.Changes[i].weigh(level))
	}
	return w
}

// weigh estimates what a change adds to its page at a level.
func (c *Change) weigh(level briefLevel) caseWeight {
	w := caseWeight{elements: 1}
	n := len(c.Value)
	if n > folded {
		w.html, w.elements = 75, 3
		if n > level.value {
			n = min(level.value, folded) / 4
		}
	}
	w.html += 14 + n
	w.twin += 3 + min(n, folded)
	if c.Path != "" {
		w.html += 12 + len(c.Path)
		w.twin += 5 + len(c.Path)
		w.elements++
	}
	if !level.twin {
		w.twin = 0
	}
	return w
}

// caseBase is a case that others are made from, with its bytes read.
type caseBase struct {
	value *jsondoc.Value // null where it is no JSON
	lines []string
}

// baseOf reads a case that others are made from.
func (b *builder) baseOf(base *manifest.Case) *caseBase {
	if known := b.bases[base.ID]; known != nil {
		return known
	}
	read := &caseBase{value: &jsondoc.Value{}}
	if doc, err := jsondoc.Parse(base.File, b.in.Bodies[base.File]); err == nil {
		read.value = doc.Root
	}
	if b.bases == nil {
		b.bases = map[string]*caseBase{}
	}
	b.bases[base.ID] = read
	return read
}

// text returns the lines of a base.
func (c *caseBase) text() []string {
	if c.lines == nil {
		c.lines = strings.Split(c.value.Indent(), "\n")
	}
	return c.lines
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
