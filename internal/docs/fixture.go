package docs

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
)

// casesBySchema returns a function that lists the cases about a subschema: of
// many, those of each keyword in turn, valid ones and others.
func (b *builder) casesBySchema() func(jsondoc.Pointer) []Link {
	by := map[jsondoc.Pointer][]*manifest.Case{}
	b.byRule = map[jsondoc.Pointer][]*manifest.Case{}
	for i := range b.in.Manifest.Cases {
		c := &b.in.Manifest.Cases[i]
		at, k, ok := b.ruleAbout(c)
		if !ok {
			continue
		}
		by[at] = append(by[at], c)
		if k != nil {
			rule := at.Append(k.Name)
			b.byRule[rule] = append(b.byRule[rule], c)
		}
	}
	return func(p jsondoc.Pointer) []Link { return b.rowCases(by[p]) }
}

// maxCases bounds the cases that a row links to.
const maxCases = 6

// rowCases links the most telling ones of the cases; those that are told in
// brief stand together, so that a link to the first is enough.
func (b *builder) rowCases(cases []*manifest.Case) []Link {
	if len(cases) == 0 {
		return nil
	}
	if !b.caseBook().inFull() {
		return []Link{{Text: countVerdicts(cases), To: b.casePlace(cases[0])}}
	}
	links := make([]Link, 0, min(len(cases), maxCases)+1)
	for _, c := range varied(cases, maxCases) {
		links = append(links, Link{Text: shortID(c), To: b.casePlace(c), Note: string(c.Verdict)})
	}
	if more := len(cases) - len(links); more > 0 {
		links = append(links, Link{Text: "and " + strconv.Itoa(more) + " more", To: links[len(links)-1].To})
	}
	return links
}

// countVerdicts says how many cases there are: "2 valid, 4 invalid".
func countVerdicts(cases []*manifest.Case) string {
	valid := 0
	for _, c := range cases {
		if c.Verdict == manifest.Valid {
			valid++
		}
	}
	switch valid {
	case 0:
		return strconv.Itoa(len(cases)) + " invalid"
	case len(cases):
		return strconv.Itoa(valid) + " valid"
	}
	return strconv.Itoa(valid) + " valid, " + strconv.Itoa(len(cases)-valid) + " invalid"
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

// fixturePages tells of the cases.
func (b *builder) fixturePages() []*Page {
	m := b.in.Manifest
	if m == nil {
		return nil
	}
	b.settleCases()
	k := b.book
	list := &Page{Path: b.fixturesPath(), Kind: "fixtures", Heading: "Fixtures of " + b.title, Title: "Fixtures of " + b.title + b.suffix(), Alternate: b.schemaFile(),
		Summary: count(len(m.Cases), "document", "documents") + " to test code that reads " + b.title + " with; each invalid one breaks exactly one rule.",
	}
	list.Lead = count(len(m.Cases), "document", "documents") + ": " + tally(m) + ". Each verdict is proved, and each invalid document breaks exactly one rule."
	list.Apart = !k.inFull()
	if b.in.FixturesPath != "" {
		list.Blocks = append(list.Blocks, Paragraph{Text{
			link("manifest.json", &Place{Path: b.in.FixturesPath + "manifest.json"}), words(", "), link("cases.jsonl", &Place{Path: b.in.FixturesPath + "cases.jsonl"}), words(", "),
			link("suite.json", &Place{Path: b.in.FixturesPath + "suite.json"}), words(", "), link("all in one file", &Place{Path: "downloads.html", Anchor: "files-" + b.in.Name}), words(", "), link("how to use them", &Place{Path: "guide.html"}),
		}})
	}
	b.listCases(list)
	b.coverage(list, m)
	b.verdictTable(list)
	b.declined(list, m)
	b.flagNotes(list, m)
	pages := []*Page{list}
	if b.listsGroups() {
		pages = append(pages, b.groupPages()...)
	}
	for _, p := range k.pages {
		if k.inFull() {
			pages = append(pages, b.fullPage(p))
		} else {
			pages = append(pages, b.briefPage(p))
		}
	}
	b.writeCaseData()
	return pages
}

// tally says how many cases there are of each verdict, in one line; a verdict without any goes unsaid.
func tally(m *manifest.Manifest) string {
	var parts []string
	for _, part := range []struct {
		count int
		words string
	}{
		{m.Counts.Valid, "valid"}, {m.Counts.Invalid, "invalid"},
		{m.Counts.InvalidFormat, "invalid where format is asserted"}, {m.Counts.Malformed, "not JSON or not safely so"},
	} {
		if part.count > 0 {
			parts = append(parts, strconv.Itoa(part.count)+" "+part.words)
		}
	}
	return strings.Join(parts, ", ")
}
