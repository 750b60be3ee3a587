package docs

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
)

// caseGroup is a page of cases in full: those about one top-level property.
type caseGroup struct {
	title string
	path  string
	mixed bool // they are about several properties
	cases []*manifest.Case
}

// maxCasePage bounds the bytes of instances on a page of cases.
const maxCasePage = 90_000

// caseCost is what a case adds to its page, roughly.
func (b *builder) caseCost(c *manifest.Case) int { return 2*len(b.in.Bodies[c.File]) + 900 }

// caseGroups puts the cases on pages by the top-level property that they are
// about; a property of many cases has several pages, and a page is enough for all
// where it has room for them.
func (b *builder) caseGroups() []*caseGroup {
	if b.groupOf != nil || b.in.Manifest == nil {
		return b.groups
	}
	byName := map[string][]*manifest.Case{}
	var order []string
	detailed := b.detailed()
	total := 0
	for i := range b.in.Manifest.Cases {
		if c := &b.in.Manifest.Cases[i]; detailed[c.ID] {
			total += b.caseCost(c)
		}
	}
	mixed := total <= maxCasePage/2
	for i := range b.in.Manifest.Cases {
		c := &b.in.Manifest.Cases[i]
		if !detailed[c.ID] {
			continue
		}
		name := caseSubject(c)
		if mixed {
			name = "in full"
		}
		if byName[name] == nil {
			order = append(order, name)
		}
		byName[name] = append(byName[name], c)
	}
	files := fileNames{}
	b.groupOf = map[string]*caseGroup{}
	for _, name := range order {
		file := files.take(name)
		var g *caseGroup
		size, part := 0, 0
		for _, c := range byName[name] {
			cost := b.caseCost(c) + 2*min(len(b.in.Bodies[c.File]), maxExample) // highlighted
			if g == nil || size+cost > maxCasePage && size > 0 {
				title := name
				path := b.dir + "cases/" + file + ".html"
				if part++; part > 1 {
					title = name + " " + strconv.Itoa(part)
					path = b.dir + "cases/" + files.take(file+"-"+strconv.Itoa(part)) + ".html"
				}
				g = &caseGroup{title: title, path: path, mixed: mixed}
				b.groups = append(b.groups, g)
				size = 0
			}
			size += cost
			g.cases = append(g.cases, c)
			b.groupOf[c.ID] = g
		}
	}
	b.caseAnchors = map[string]string{}
	taken := anchors{}
	for i := range b.in.Manifest.Cases {
		id := b.in.Manifest.Cases[i].ID
		b.caseAnchors[id] = taken.take(strings.ReplaceAll(escapeID(id), "..", "."))
	}
	b.caseLists()
	return b.groups
}

// escapeID makes an anchor of a case's id, which keeps its "." and "/" as ".".
func escapeID(id string) string {
	parts := strings.FieldsFunc(id, func(r rune) bool { return r == '/' || r == '.' })
	for i, p := range parts {
		parts[i] = escapeName(p)
	}
	return "case." + strings.Join(parts, ".")
}

// caseSubject names the group that a case belongs to.
func caseSubject(c *manifest.Case) string {
	if c.Verdict == manifest.Malformed {
		return "malformed texts"
	}
	if tokens := jsondoc.Pointer(c.InstanceLocation).Tokens(); len(tokens) > 0 {
		return visible(tokens[0])
	}
	return "the whole"
}

// detailed picks the cases that are shown in full: those of the smoke set
// first, as many as DetailBytes has room for.
func (b *builder) detailed() map[string]bool {
	m := b.in.Manifest
	picked := make(map[string]bool, len(m.Cases))
	left := b.in.DetailBytes
	pick := func(c *manifest.Case) {
		if c == nil || picked[c.ID] {
			return
		}
		const frame = 2500                         // of a case without its instance
		cost := 5*len(b.in.Bodies[c.File]) + frame // the instance, highlighted, and its Markdown
		if b.in.DetailBytes > 0 && cost > left {
			return
		}
		left -= cost
		picked[c.ID] = true
	}
	if m.Coverage != nil && b.in.DetailBytes > 0 {
		byID := make(map[string]*manifest.Case, len(m.Cases))
		for i := range m.Cases {
			byID[m.Cases[i].ID] = &m.Cases[i]
		}
		for _, id := range m.Coverage.Smoke {
			pick(byID[id])
		}
	}
	for i := range m.Cases {
		pick(&m.Cases[i])
	}
	return picked
}

// casePlace is where a case is shown in full, or else where it is listed.
func (b *builder) casePlace(c *manifest.Case) *Place {
	b.caseGroups()
	if g := b.groupOf[c.ID]; g != nil {
		return &Place{g.path, b.caseAnchors[c.ID]}
	}
	if b.tooManyCases() {
		return &Place{Path: b.fixturesPath()}
	}
	return &Place{b.fixturesPath(), b.caseAnchors[c.ID]}
}

func (b *builder) fixturesPath() string { return b.dir + "fixtures.html" }

// tooManyCases tells whether the cases are too many to be listed one by one.
func (b *builder) tooManyCases() bool { return len(b.in.Manifest.Cases) > 600 }

// casesBySchema returns a function that lists the cases about a subschema: of
// many, those of each keyword in turn, valid ones and others.
func (b *builder) casesBySchema() func(jsondoc.Pointer) []Link {
	by := map[jsondoc.Pointer][]*manifest.Case{}
	b.byRule = map[jsondoc.Pointer][]*manifest.Case{}
	for i := range b.in.Manifest.Cases {
		c := &b.in.Manifest.Cases[i]
		_, fragment, ok := strings.Cut(c.AbsoluteKeywordLocation, "#")
		if !ok {
			continue
		}
		rule := jsondoc.Pointer(unescapeFragment(fragment))
		at, _ := rule.Parent()
		by[at] = append(by[at], c)
		b.byRule[rule] = append(b.byRule[rule], c)
	}
	return func(p jsondoc.Pointer) []Link { return b.rowCases(by[p]) }
}

// maxCases bounds the cases that a row links to.
const maxCases = 6

// rowCases links the cases that are shown in full, the most telling ones of
// many, and says of the others where they are listed.
func (b *builder) rowCases(cases []*manifest.Case) []Link {
	if len(cases) == 0 {
		return nil
	}
	b.caseGroups()
	var full, valid, other []*manifest.Case
	for _, c := range cases {
		switch {
		case b.groupOf[c.ID] != nil:
			full = append(full, c)
		case c.Verdict == manifest.Valid:
			valid = append(valid, c)
		default:
			other = append(other, c)
		}
	}
	links := make([]Link, 0, min(len(full), maxCases+1)+2)
	for _, c := range varied(full, maxCases) {
		links = append(links, Link{Text: shortID(c), To: b.casePlace(c), Note: string(c.Verdict)})
	}
	if more := len(full) - len(links); more > 0 {
		links = append(links, Link{Text: "and " + strconv.Itoa(more) + " more", To: links[len(links)-1].To})
	}
	for _, listed := range [...][]*manifest.Case{valid, other} {
		if len(listed) > 0 {
			links = append(links, b.listedLink(listed))
		}
	}
	return links
}

// listedLink leads to cases that are only listed, by the first of them.
func (b *builder) listedLink(listed []*manifest.Case) Link {
	first := listed[0]
	text := shortID(first)
	if n := len(listed); n > 1 {
		text = strconv.Itoa(n) + " valid"
		if first.Verdict != manifest.Valid {
			text = strconv.Itoa(n) + " invalid"
		}
	}
	return Link{Text: text, To: b.casePlace(first), Note: string(first.Verdict)}
}

// varied picks at most n cases, in their order: the first of each keyword and
// verdict, then others while there is room.
func varied(cases []*manifest.Case, n int) []*manifest.Case {
	if len(cases) <= n {
		return cases
	}
	type sort struct {
		keyword string
		valid   bool
	}
	seen := map[sort]bool{}
	picked := make([]bool, len(cases))
	for _, again := range [...]bool{false, true} {
		for i, c := range cases {
			kind := sort{c.Keyword, c.Verdict == manifest.Valid}
			if n > 0 && !picked[i] && (again || !seen[kind]) {
				seen[kind], picked[i] = true, true
				n--
			}
		}
	}
	var out []*manifest.Case
	for i, c := range cases {
		if picked[i] {
			out = append(out, c)
		}
	}
	return out
}

// shortID is what of a case's id tells it from its neighbours: the keyword and
// the variant, without the location.
func shortID(c *manifest.Case) string {
	if _, rest, ok := strings.Cut(c.ID, "--"); ok {
		return strings.ReplaceAll(rest, "--", " ")
	}
	return c.ID
}

// fixturePages lists the cases, and shows each in full.
func (b *builder) fixturePages() []*Page {
	m := b.in.Manifest
	if m == nil {
		return nil
	}
	groups := b.caseGroups()
	list := &Page{Path: b.fixturesPath(), Kind: "fixtures", Heading: "Fixtures of " + b.title, Title: "Fixtures of " + b.title + b.suffix(), Alternate: b.schemaFile(),
		Summary: count(len(m.Cases), "document", "documents") + " to test code that reads " + b.title + " with; each invalid one breaks exactly one rule.",
	}
	list.Lead = count(len(m.Cases), "document", "documents") + ": " + strconv.Itoa(m.Counts.Valid) + " valid, " + strconv.Itoa(m.Counts.Invalid) + " invalid, " +
		strconv.Itoa(m.Counts.InvalidFormat) + " invalid where format is asserted, " + strconv.Itoa(m.Counts.Malformed) + " not JSON or not safely so. Each verdict is proved, and each invalid document breaks exactly one rule."
	list.Apart = len(b.groupOf) < len(m.Cases)
	if b.in.FixturesPath != "" {
		list.Blocks = append(list.Blocks, Paragraph{Text{
			link("manifest.json", &Place{Path: b.in.FixturesPath + "manifest.json"}), words(", "), link("cases.jsonl", &Place{Path: b.in.FixturesPath + "cases.jsonl"}), words(", "),
			link("suite.json", &Place{Path: b.in.FixturesPath + "suite.json"}), words(", "), link("how to use them", &Place{Path: "guide.html"}),
		}})
	}
	b.listCases(list, m)
	b.coverage(list, m)
	b.verdictTable(list)
	b.declined(list, m)
	b.flagNotes(list, m)
	pages := []*Page{list}
	for _, g := range groups {
		pages = append(pages, b.casePage(g))
	}
	return pages
}
