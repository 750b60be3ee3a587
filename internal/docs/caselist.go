package docs

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/manifest"
)

var verdictTitles = map[manifest.Verdict]string{
	manifest.Valid: "Valid", manifest.Invalid: "Invalid", manifest.InvalidFormat: "Invalid where format is asserted", manifest.Malformed: "Malformed",
}

// listCases lists every case with one line each, those of a verdict about one
// place together; of very many, the pages that they are on.
func (b *builder) listCases(p *Page, m *manifest.Manifest) {
	if b.tooManyCases() {
		var items []Text
		for _, g := range b.caseGroups() {
			items = append(items, Text{link(g.title, &Place{Path: g.path}), soft(" " + count(len(g.cases), "case", "cases"))})
		}
		p.Blocks = append(p.Blocks, Heading{ID: "cases", Level: 2, Text: "Cases by property"}, List{items})
		if n := len(m.Cases) - len(b.groupOf); n > 0 {
			p.Blocks = append(p.Blocks, Paragraph{Text{words(count(n, "more case is", "more cases are") + " among the fixtures, though not on these pages.")}})
		}
		return
	}
	p.Blocks = append(p.Blocks, b.filters(m))
	for _, v := range manifest.Verdicts() {
		list := b.caseLists()[v]
		if list.count > 0 {
			p.Contents = append(p.Contents, Link{Text: verdictTitles[v], To: &Place{p.Path, string(v)}, Note: strconv.Itoa(list.count)})
			p.Blocks = append(p.Blocks, Heading{ID: string(v), Level: 2, Text: verdictTitles[v]}, CaseList{string(v), list.places})
		}
	}
}

// caseList is the cases of one verdict by the places that they are about, in the
// order of the first at each.
type caseList struct {
	places []CasePlace
	index  map[casePlaceKey]int
	count  int
}

type casePlaceKey struct{ location, name string }

// caseLists returns the list of each verdict. A case that has no line of its own
// there gets the anchor of the line that tells of it.
func (b *builder) caseLists() map[manifest.Verdict]*caseList {
	if b.lists != nil {
		return b.lists
	}
	b.lists = map[manifest.Verdict]*caseList{}
	for _, v := range manifest.Verdicts() {
		b.lists[v] = &caseList{index: map[casePlaceKey]int{}}
	}
	for i := range b.in.Manifest.Cases {
		c := &b.in.Manifest.Cases[i]
		list := b.lists[c.Verdict]
		if list == nil {
			continue
		}
		list.count++
		b.listCase(list.place(c), c)
	}
	for _, list := range b.lists {
		for i := range list.places {
			sayOnce(list.places[i].Cases)
		}
	}
	return b.lists
}

// place returns the list's entry for the place that a case is about.
func (l *caseList) place(c *manifest.Case) *CasePlace {
	key := casePlaceKey{location: caseLocation(c)}
	if name, _, ok := strings.Cut(c.ID, "--"); ok && name != strings.ReplaceAll(key.location, "/", ".") {
		key.name = name
	}
	i, ok := l.index[key]
	if !ok {
		i = len(l.places)
		l.index[key] = i
		l.places = append(l.places, CasePlace{Location: key.location, Name: key.name})
	}
	return &l.places[i]
}

// listCase adds a case to those of its place. Where it is not shown in full, it
// joins the line before when that says the same of it.
func (b *builder) listCase(p *CasePlace, c *manifest.Case) {
	line := CaseLine{Name: c.ID, Count: 1, Text: caseSentence(c), Keyword: c.Keyword, Flags: c.Flags}
	if _, short, ok := strings.Cut(c.ID, "--"); ok {
		line.Name = short
	}
	if g := b.groupOf[c.ID]; g != nil {
		line.To = &Place{g.path, b.caseAnchors[c.ID]}
		p.Cases = append(p.Cases, line)
		return
	}
	line.ID = b.caseAnchors[c.ID]
	if n := len(p.Cases); n > 0 {
		before := &p.Cases[n-1]
		start := c.Keyword + "--"
		end := ending(line.Text)
		same := end != "" && (before.Count > 1 && end == before.Text || end == ending(before.Text))
		if same && before.To == nil && strings.HasPrefix(line.Name, start) && strings.HasPrefix(before.Name, start) && slices.Equal(line.Flags, before.Flags) {
			before.Name += ", " + line.Name[len(start):]
			before.Text = end
			before.Count++
			b.caseAnchors[c.ID] = before.ID
			return
		}
	}
	p.Cases = append(p.Cases, line)
}

// ending is what a sentence ends with behind its last semicolon or, where it has
// none, its last comma: what is so in many cases. Empty where it has neither.
func ending(sentence string) string {
	for _, mark := range [...]string{"; ", ", "} {
		if i := strings.LastIndex(sentence, mark); i >= 0 {
			return sentence[i+len(mark):]
		}
	}
	return ""
}

// sayOnce leaves out what a sentence ends with where the line before said the
// same of the same keyword.
func sayOnce(lines []CaseLine) {
	var keyword, said string
	for i := range lines {
		l := &lines[i]
		at := strings.LastIndex(l.Text, "; ")
		if at < 0 {
			said = ""
			continue
		}
		end := l.Text[at:]
		if end == said && l.Keyword == keyword {
			l.Text = l.Text[:at] + "."
		}
		keyword, said = l.Keyword, end
	}
}

// caseLocation is what the list and its filters call the place of a case.
func caseLocation(c *manifest.Case) string {
	return orWhole(strings.TrimPrefix(c.InstanceLocation, "/"))
}

// caseSentence says what a case is, to readers who see its place already.
func caseSentence(c *manifest.Case) string {
	const opening = "The value at "
	rest, ok := strings.CutPrefix(c.Description, opening)
	if !ok {
		if strings.HasPrefix(c.Description, "There is a value at ") || c.InstanceLocation == "" && strings.HasPrefix(c.Description, "The instance ") {
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

func (b *builder) filters(m *manifest.Manifest) Filters {
	keywords, locations, flags := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range m.Cases {
		c := &m.Cases[i]
		if c.Keyword != "" {
			keywords[c.Keyword] = true
		}
		locations[caseLocation(c)] = true
		for _, f := range c.Flags {
			flags[f] = true
		}
	}
	return Filters{sortedKeys(keywords), sortedKeys(locations), sortedKeys(flags)}
}

func sortedKeys(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for k := range set {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
