package docs

import (
	"sort"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
)

// caseGroup is a page of cases in full: those about one top-level property.
type caseGroup struct {
	title string
	path  string
	cases []*manifest.Case
}

// maxCasePage bounds the bytes of instances on a page of cases.
const maxCasePage = 90_000

// caseGroups puts the cases on pages by the top-level property that they are
// about; a property of many cases has several pages.
func (b *builder) caseGroups() []*caseGroup {
	if b.groups != nil || b.in.Manifest == nil {
		return b.groups
	}
	byName := map[string][]*manifest.Case{}
	var order []string
	detailed := b.detailed()
	for i := range b.in.Manifest.Cases {
		c := &b.in.Manifest.Cases[i]
		if !detailed[c.ID] {
			continue
		}
		name := caseSubject(c)
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
			if cost := 2*len(b.in.Bodies[c.File]) + 900; g == nil || size+cost > maxCasePage && size > 0 {
				title := name
				path := b.dir + "cases/" + file + ".html"
				if part++; part > 1 {
					title = name + " " + strconv.Itoa(part)
					path = b.dir + "cases/" + files.take(file+"-"+strconv.Itoa(part)) + ".html"
				}
				g = &caseGroup{title: title, path: path}
				b.groups = append(b.groups, g)
				size = 0
			}
			size += 2*len(b.in.Bodies[c.File]) + 900
			g.cases = append(g.cases, c)
			b.groupOf[c.ID] = g
		}
	}
	b.caseAnchors = map[string]string{}
	taken := anchors{"main": true}
	for i := range b.in.Manifest.Cases {
		id := b.in.Manifest.Cases[i].ID
		b.caseAnchors[id] = taken.take(strings.ReplaceAll(escapeID(id), "..", "."))
	}
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

// casesBySchema returns a function that lists the cases about a subschema.
func (b *builder) casesBySchema() func(jsondoc.Pointer) []Link {
	const most = 6
	by := map[jsondoc.Pointer][]Link{}
	more := map[jsondoc.Pointer]int{}
	for i := range b.in.Manifest.Cases {
		c := &b.in.Manifest.Cases[i]
		_, fragment, ok := strings.Cut(c.AbsoluteKeywordLocation, "#")
		if !ok {
			continue
		}
		at, _ := jsondoc.Pointer(unescapeFragment(fragment)).Parent()
		if len(by[at]) >= most {
			more[at]++
			continue
		}
		by[at] = append(by[at], Link{Text: shortID(c), To: b.casePlace(c), Note: string(c.Verdict)})
	}
	for at, n := range more {
		last := by[at][most-1]
		by[at] = append(by[at], Link{Text: "and " + strconv.Itoa(n) + " more", To: last.To})
	}
	return func(p jsondoc.Pointer) []Link { return by[p] }
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

var verdictTitles = map[manifest.Verdict]string{
	manifest.Valid: "Valid", manifest.Invalid: "Invalid", manifest.InvalidFormat: "Invalid where format is asserted", manifest.Malformed: "Malformed",
}

// listCases lists every case with one line; of very many, the pages that they are on.
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
		var lines []CaseLine
		for i := range m.Cases {
			c := &m.Cases[i]
			if c.Verdict == v {
				to, id := b.casePlace(c), ""
				if to.Path == p.Path {
					to, id = nil, to.Anchor
				}
				lines = append(lines, CaseLine{c.ID, id, Link{Text: c.Title, To: to}, c.Description, string(v), c.Keyword, orWhole(strings.TrimPrefix(c.InstanceLocation, "/")), c.Flags})
			}
		}
		if len(lines) > 0 {
			p.Contents = append(p.Contents, Link{Text: verdictTitles[v], To: &Place{p.Path, string(v)}, Note: strconv.Itoa(len(lines))})
			p.Blocks = append(p.Blocks, Heading{ID: string(v), Level: 2, Text: verdictTitles[v]}, CaseList{lines})
		}
	}
}

func (b *builder) filters(m *manifest.Manifest) Filters {
	keywords, locations, flags := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range m.Cases {
		c := &m.Cases[i]
		if c.Keyword != "" {
			keywords[c.Keyword] = true
		}
		locations[orWhole(strings.TrimPrefix(c.InstanceLocation, "/"))] = true
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

// coverage shows which misreadings of the schema the cases expose.
func (b *builder) coverage(p *Page, m *manifest.Manifest) {
	c := m.Coverage
	if c == nil {
		return
	}
	p.Contents = append(p.Contents, Link{Text: "Coverage", To: &Place{p.Path, "coverage"}})
	p.Blocks = append(p.Blocks, Heading{ID: "coverage", Level: 2, Text: "What the fixtures catch"},
		Paragraph{say("The schema was misread on purpose, in one place at a time: validators that accept too much, and validators that refuse too much. A case catches a misreading when it gets another verdict from it.")})
	score := func(name string, s manifest.Score) []Text {
		return []Text{say(name), say(strconv.Itoa(s.Mutants)), say(strconv.Itoa(s.Killed)), say(strconv.Itoa(s.Survived)), say(strconv.Itoa(s.Equivalent)), say(strconv.FormatFloat(100*s.Share(), 'f', 1, 64) + " %")}
	}
	p.Blocks = append(p.Blocks, Table{Caption: "Misreadings in all", Head: []string{"Direction", "Tried", "Caught", "Missed", "No different", "Share"},
		Cells: [][]Text{score("Too lax", c.TooLax), score("Too strict", c.TooStrict)}})
	p.Blocks = append(p.Blocks, Table{Caption: "Rule by rule", Head: []string{"Rule", "Too lax", "Too strict"}, Cells: ruleScores(c)})
	var missed []Text
	for i := range c.Mutants {
		if mu := &c.Mutants[i]; mu.Status == manifest.Survived && len(missed) < 200 {
			missed = append(missed, Text{code(visible(mu.KeywordLocation)), words(" " + mu.Change), soft(reason(mu.Reason))})
		}
	}
	if len(missed) > 0 {
		p.Blocks = append(p.Blocks, Heading{ID: "missed", Level: 3, Text: "Not caught"}, List{missed})
	}
}

func reason(text string) string {
	if text == "" {
		return ""
	}
	return " (" + text + ")"
}

// ruleScores sums the misreadings up by keyword.
func ruleScores(c *manifest.Coverage) [][]Text {
	type score struct{ caught, tried [2]int }
	by := map[string]*score{}
	set := map[string]bool{}
	for i := range c.Mutants {
		mu := &c.Mutants[i]
		if mu.Status == manifest.Equivalent {
			continue
		}
		rule := mu.Keyword
		if rule == "" {
			rule = "(habits that no keyword justifies)"
		}
		set[rule] = true
		if by[rule] == nil {
			by[rule] = &score{}
		}
		d := 0
		if mu.Direction == manifest.TooStrict {
			d = 1
		}
		by[rule].tried[d]++
		if mu.Status == manifest.Killed {
			by[rule].caught[d]++
		}
	}
	var cells [][]Text
	for _, rule := range sortedKeys(set) {
		row := []Text{{code(rule)}}
		for d := range 2 {
			s := by[rule]
			switch {
			case s.tried[d] == 0:
				row = append(row, say("–"))
			case s.caught[d] == s.tried[d]:
				row = append(row, Text{Span{Good, "all " + strconv.Itoa(s.tried[d]) + " caught", nil}})
			default:
				row = append(row, Text{Span{Bad, strconv.Itoa(s.caught[d]) + " of " + strconv.Itoa(s.tried[d]) + " caught", nil}})
			}
		}
		cells = append(cells, row)
	}
	return cells
}

// declined lists what has no case, and why.
func (b *builder) declined(p *Page, m *manifest.Manifest) {
	if len(m.Declined) == 0 {
		return
	}
	var items []Text
	for i := range m.Declined {
		if i == 200 {
			items = append(items, say("and "+strconv.Itoa(len(m.Declined)-i)+" more, in the manifest"))
			break
		}
		d := &m.Declined[i]
		t := Text{code(visible(orWhole(d.InstanceLocation)))}
		if d.Keyword != "" {
			t = append(t, words(" "), code(visible(d.Keyword)))
		}
		if d.Variant != "" {
			t = append(t, words(", "+d.Variant))
		}
		items = append(items, append(t, words(": "+d.Reason)))
	}
	p.Contents = append(p.Contents, Link{Text: "Without a case", To: &Place{p.Path, "declined"}})
	p.Blocks = append(p.Blocks, Heading{ID: "declined", Level: 2, Text: "Without a case"}, List{items})
}

// flagNotes explains the flags.
func (b *builder) flagNotes(p *Page, m *manifest.Manifest) {
	if len(m.Notes) == 0 {
		return
	}
	var terms []Term
	for _, n := range m.Notes {
		terms = append(terms, Term{n.Flag, say(n.Text)})
	}
	p.Contents = append(p.Contents, Link{Text: "Flags", To: &Place{p.Path, "flags"}})
	p.Blocks = append(p.Blocks, Heading{ID: "flags", Level: 2, Text: "What the flags mean"}, Terms{terms})
}

// casePage shows the cases of a group in full.
func (b *builder) casePage(g *caseGroup) *Page {
	p := &Page{Path: g.path, Kind: "cases", Heading: "Cases: " + g.title, Title: "Cases of " + g.title + " · " + b.title + b.suffix(), Alternate: b.schemaFile(),
		Summary: count(len(g.cases), "fixture", "fixtures") + " about " + g.title + " in " + b.title + ", each with its instance, its verdict and why."}
	for _, c := range g.cases {
		p.Blocks = append(p.Blocks, b.fullCase(c))
		if len(p.Contents) < 80 {
			p.Contents = append(p.Contents, Link{Text: c.Title, To: b.casePlace(c)})
		}
	}
	return p
}

func (b *builder) fullCase(c *manifest.Case) Case {
	out := Case{ID: b.caseAnchors[c.ID], Title: c.Title, Description: c.Description, Verdict: string(c.Verdict)}
	body := b.in.Bodies[c.File]
	if doc := parsedCase(c, body); doc != nil {
		out.Value = doc.Root
		if c.Verdict != manifest.Valid {
			at := jsondoc.Pointer(c.InstanceLocation)
			out.At = &at
		}
	} else {
		out.Raw = rawText(body)
	}
	term := func(name string, t ...Span) { out.Terms = append(out.Terms, Term{name, t}) }
	term("Case", code(c.ID))
	if c.InstanceLocation != "" {
		term("Where", code(visible(c.InstanceLocation)))
	}
	if c.Keyword != "" {
		rule := Text{code(visible(c.Keyword))}
		if to := b.rulePlace(c); to != nil {
			rule = append(rule, words(" of "), link(to.name, to.row), words(", "), link("line "+strconv.Itoa(to.line), b.linePlace(to.line)), words(" of the schema"))
		}
		term("Rule", rule...)
	}
	if c.Output != nil {
		for i, e := range c.Output.Errors {
			if i == 6 {
				term("Expected", words("and "+strconv.Itoa(len(c.Output.Errors)-i)+" more violations"))
				break
			}
			term("Expected", code(visible(orWhole(e.InstanceLocation))), words(": "+e.Error+" "), soft("("+e.KeywordLocation+")"))
		}
	}
	for _, flag := range c.Flags {
		note := ""
		for _, n := range b.in.Manifest.Notes {
			if n.Flag == flag {
				note = ": " + n.Text
			}
		}
		term("Flag", code(flag), words(note))
	}
	if base := b.caseByID(c.Base); base != nil && out.Value != nil {
		out.Base = &Link{Text: base.ID, To: b.casePlace(base)}
		if lines := b.baseLines(base); lines != nil {
			out.Diff = difference(lines, strings.Split(out.Value.Indent(), "\n"))
		}
	}
	if b.in.FixturesPath != "" {
		out.File = &Place{Path: b.in.FixturesPath + c.File}
	}
	out.FileName = c.File
	return out
}

// parsedCase reads a case's instance; nil where it is none.
func parsedCase(c *manifest.Case, body []byte) *jsondoc.Document {
	if c.Verdict == manifest.Malformed {
		return nil
	}
	doc, err := jsondoc.Parse(c.File, body)
	if err != nil {
		return nil
	}
	return doc
}

// caseByID returns a case of the manifest, nil for none.
func (b *builder) caseByID(id string) *manifest.Case {
	if b.caseIndex == nil {
		b.caseIndex = make(map[string]*manifest.Case, len(b.in.Manifest.Cases))
		for i := range b.in.Manifest.Cases {
			c := &b.in.Manifest.Cases[i]
			if b.caseIndex[c.ID] == nil {
				b.caseIndex[c.ID] = c
			}
		}
	}
	return b.caseIndex[id]
}

// baseLines returns the lines of a case that others are made of; nil where it
// is no JSON.
func (b *builder) baseLines(base *manifest.Case) []string {
	lines, ok := b.bases[base.ID]
	if !ok {
		if doc, err := jsondoc.Parse(base.File, b.in.Bodies[base.File]); err == nil {
			lines = strings.Split(doc.Root.Indent(), "\n")
		}
		if b.bases == nil {
			b.bases = map[string][]string{}
		}
		b.bases[base.ID] = lines
	}
	return lines
}

// ruleAt is where a rule stands: its row, and its line in the schema.
type ruleAt struct {
	name string
	row  *Place
	line int
}

// rulePlace finds the rule that a case is about.
func (b *builder) rulePlace(c *manifest.Case) *ruleAt {
	_, fragment, ok := strings.Cut(c.AbsoluteKeywordLocation, "#")
	if !ok {
		return nil
	}
	full := jsondoc.Pointer(unescapeFragment(fragment))
	at, keyword := full.Parent()
	s := b.doc.At(at)
	if s == nil {
		return nil
	}
	offset := s.Value.Span.Start
	if k := s.Keyword(keyword); k != nil {
		offset = k.NameSpan.Start
	}
	return &ruleAt{orWhole(dotted(at)), b.placeOf(s), b.doc.LineNumber(offset)}
}

// rawText shows bytes that are no JSON: control characters as escapes.
func rawText(body []byte) string {
	const most = 4000
	text := string(body[:min(len(body), most)])
	quoted := strconv.Quote(text)
	quoted = strings.NewReplacer(`\n`, "\n", `\"`, `"`, `\t`, "\t").Replace(quoted[1 : len(quoted)-1])
	if len(body) > most {
		quoted += "…"
	}
	return quoted
}

// difference returns the lines that differ between two texts, given as lines, with two lines of
// what stands around them. The texts differ in one place, as a case and its base do.
func difference(a, b []string) []DiffLine {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var lines []DiffLine
	put := func(mark byte, from []string) {
		for i, line := range from {
			if len(from) > 40 && i == 40 {
				lines = append(lines, DiffLine{mark, "… " + strconv.Itoa(len(from)-i) + " more lines"})
				return
			}
			if len(line) > 400 {
				line = line[:400] + "…"
			}
			lines = append(lines, DiffLine{mark, line})
		}
	}
	put(' ', a[max(0, head-2):head])
	put('-', a[head:len(a)-tail])
	put('+', b[head:len(b)-tail])
	put(' ', a[len(a)-tail:min(len(a), len(a)-tail+2)])
	return lines
}
