package docs

import (
	"slices"
	"strconv"
	"strings"
)

// searchEntries lists what can be found of the schema.
func (b *builder) searchEntries(main *Page) {
	add := func(kind, title, text string, to *Place) {
		b.found = append(b.found, SearchEntry{kind, beginning(title, maxPath), plainSummary(text, 90), to})
	}
	add("schema", b.title, main.Summary, &Place{Path: main.Path})
	for _, sec := range b.sections {
		if sec.schema != nil && sec.schema.Parent != nil {
			add("definition", sec.title, sec.schema.Description, sec.row.Place)
		}
	}
	var visit func(r *Row, of string)
	visit = func(r *Row, of string) {
		if r.IsName && r.Place != nil {
			text := ""
			for i := range r.Notes {
				n := &r.Notes[i]
				if n.Keyword == "description" {
					text = n.Prose + " " + text
				}
				if n.Keyword == "enum" || n.Keyword == "const" {
					text += n.Text.Plain()
				}
			}
			add("property", of+r.Prefix+r.Name, text, r.Place)
		}
		for _, g := range r.Groups {
			for _, child := range g.Rows {
				visit(child, of)
			}
		}
	}
	for _, sec := range b.sections {
		of := ""
		if sec.schema != nil && sec.schema.Parent != nil {
			of = sec.title + "."
		}
		visit(sec.row, of)
	}
	if b.in.Manifest != nil && b.site.fixtures <= maxFoundFixtures {
		b.searchCases(add)
	}
}

// searchCases lists the cases that are shown in full one by one, the others by
// the places that they are about; of very many, by the pages that they are on.
func (b *builder) searchCases(add func(kind, title, text string, to *Place)) {
	k := b.caseBook()
	if k.inFull() {
		for i := range b.in.Manifest.Cases {
			c := &b.in.Manifest.Cases[i]
			add("fixture", c.Title, string(c.Verdict)+": "+c.ID, b.casePlace(c))
		}
		return
	}
	many := len(b.in.Manifest.Cases) > maxFoundCases
	for rules := k.rules; len(rules) > 0; {
		n := 1
		for n < len(rules) && (rules[n].place == rules[0].place || many && rules[n].subject == rules[0].subject) {
			n++
		}
		var names []string
		for _, r := range rules[:n] {
			for i := range r.rule.Cases {
				names = append(names, r.rule.Cases[i].Name)
			}
		}
		title := rules[0].place.location
		if many {
			title = rules[0].subject
		}
		add("fixture", strings.ReplaceAll(title, "/", "."), strings.Join(names, ", "), b.casePlace(rules[0].cases[0]))
		rules = rules[n:]
	}
}

// maxFoundCases is the number of a schema's cases up to which the search finds
// them by place.
const maxFoundCases = 600

// maxFoundFixtures is the number of fixtures on a site up to which the search
// finds them; of more, only the pages that list them are found.
const maxFoundFixtures = 3000

// chunkEntries is how many search entries are loaded at once.
const chunkEntries = 1500

// chunkSearch cuts the search index: pages and definitions come first, so that
// they are found as soon as the first part is there.
func (sb *siteBuilder) chunkSearch(own []*Page) {
	var first, rest []SearchEntry
	for _, p := range slices.Backward(own) {
		if !p.Unlisted {
			first = append(first, SearchEntry{"page", p.Heading, p.Summary, &Place{Path: p.Path}})
		}
	}
	for _, b := range sb.builders {
		for _, e := range b.found {
			switch {
			case e.Kind == "fixture" && sb.fixtures > maxFoundFixtures:
			case e.Kind == "property" || e.Kind == "fixture":
				rest = append(rest, e)
			default:
				first = append(first, e)
			}
		}
		b.found = nil
	}
	all := append(first, rest...)
	for len(all) > 0 {
		n := min(chunkEntries, len(all))
		sb.site.Search = append(sb.site.Search, SearchChunk{all[:n]})
		all = all[n:]
	}
}

// ownNavigation lists the site's own pages.
func (sb *siteBuilder) ownNavigation() NavGroup {
	return NavGroup{"This site", []Link{
		{Text: "Home", To: &Place{Path: "index.html"}}, {Text: "Guide", To: &Place{Path: "guide.html"}},
		{Text: "Playground", To: &Place{Path: "playground.html"}}, {Text: "Downloads", To: &Place{Path: "downloads.html"}}, {Text: "Search", To: &Place{Path: "search.html"}},
	}}
}

// ownPages makes the pages that belong to no schema.
func (sb *siteBuilder) ownPages() []*Page {
	pages := []*Page{sb.indexPage(), sb.guidePage(), sb.downloadsPage(), sb.searchPage(), sb.playgroundPage(), missingPage()}
	var schemas []Link
	for i, b := range sb.builders {
		if i == 60 {
			schemas = append(schemas, Link{Text: "all " + strconv.Itoa(len(sb.builders)) + " schemas", To: &Place{Path: "index.html", Anchor: "schemas"}})
			break
		}
		schemas = append(schemas, Link{Text: sb.listed(b), To: &Place{Path: b.dir + "index.html"}})
	}
	for _, p := range pages {
		p.Side = []NavGroup{sb.ownNavigation(), {"Schemas", schemas}}
		p.Alternate = "index.json"
	}
	tellApart(pages, func(p *Page) string { return strings.TrimSuffix(p.Path, ".html") })
	return pages
}

func (sb *siteBuilder) indexPage() *Page {
	p := &Page{Path: "index.html", Kind: "index", Heading: sb.site.Title, Title: sb.site.Title + " – documentation and fixtures"}
	if len(sb.builders) == 1 {
		p.Title = sb.site.Title + " – start"
		sb.soleSchema(p)
	} else {
		sb.catalogue(p)
	}
	p.Summary = plainSummary(p.Lead, 240)
	return p
}

// soleSchema invites into a site of one schema.
func (sb *siteBuilder) soleSchema(p *Page) {
	b := sb.builders[0]
	p.Wide = true
	p.Tags = b.in.Tags
	if b.doc != nil {
		p.Lead = b.lead()
	}
	if p.Lead == "" {
		p.Lead = "Documentation of a JSON Schema, with fixtures that are proved against it."
	}
	cards := []Card{{Link: Link{Text: "The schema", To: &Place{Path: b.dir + "index.html"}}, Text: "Every property with its type, constraints and meaning, beside an instance that is proved to be valid."}}
	if m := b.in.Manifest; m != nil {
		cards = append(cards, Card{Link: Link{Text: "The fixtures", To: &Place{Path: b.dir + "fixtures.html"}},
			Text: count(m.Counts.Valid, "valid document", "valid documents") + " and " + strconv.Itoa(m.Counts.Invalid+m.Counts.InvalidFormat) + " that each break one rule, to test code against."})
	}
	if len(b.in.Versions) > 0 {
		cards = append(cards, Card{Link: Link{Text: "The changes", To: &Place{Path: b.changesPath()}}, Text: "What changed from each version to the next, and whether it is stricter."})
	}
	cards = append(cards,
		Card{Link: Link{Text: "The guide", To: &Place{Path: "guide.html"}}, Text: "How to use the fixtures in a project: in Go, Java, JavaScript, Python and with curl."},
		Card{Link: Link{Text: "The source", To: &Place{Path: b.raw[0].path}}, Text: "The schema as it is published, with line numbers and links between its parts."},
		Card{Link: Link{Text: "Downloads", To: &Place{Path: "downloads.html"}}, Text: "Schema, fixtures and checksums as files."},
		Card{Link: Link{Text: "Playground", To: &Place{Path: "playground.html"}}, Text: sb.playgroundInShort()})
	p.Blocks = append(p.Blocks, Heading{ID: "contents", Level: 2, Text: "What is here"}, Cards{cards})
	if b.doc != nil {
		p.Blocks = append(p.Blocks, Heading{ID: "facts", Level: 2, Text: "In short"}, b.facts())
	}
}

// catalogue lists the schemas of a site of several.
func (sb *siteBuilder) catalogue(p *Page) {
	p.Lead = count(len(sb.builders), "schema", "schemas") + ", each with its documentation and with fixtures that are proved against it."
	var cards []Card
	for _, b := range sb.builders {
		cards = append(cards, b.card)
	}
	p.Blocks = append(p.Blocks, Heading{ID: "schemas", Level: 2, Text: "Schemas"}, Cards{cards})
	p.Wide = true
}

// cardOf presents the schema in a catalogue.
func (b *builder) cardOf() Card {
	c := Card{Link: Link{Text: b.title, To: &Place{Path: b.dir + "index.html"}}}
	if b.doc == nil {
		c.Text = "could not be read"
		return c
	}
	c.Text = plainSummary(b.doc.Root.Description, 150)
	c.Terms = say(b.in.Name + " · " + b.doc.Dialect.String() + " · " + bytesText(b.size))
	if len(b.errors()) > 0 {
		c.Terms = append(c.Terms, words(" · "), Span{Bad, "has errors", nil})
	}
	if b.cases >= 0 {
		c.Terms = append(c.Terms, words(" · "), link(count(b.cases, "fixture", "fixtures"), &Place{Path: b.dir + "fixtures.html"}))
	}
	return c
}

func (sb *siteBuilder) guidePage() *Page {
	return &Page{Path: "guide.html", Kind: "guide", Heading: "Use these fixtures", Title: "Guide · " + sb.site.Title,
		Summary: "How to use the fixtures in a project: in Go, Java, JavaScript, Python and with curl.", Blocks: []Block{Article{}}}
}

func (sb *siteBuilder) searchPage() *Page {
	p := &Page{Path: "search.html", Kind: "search", Heading: "Search", Title: "Search · " + sb.site.Title, Wide: true,
		Summary: "Find properties, definitions, values and fixtures.", Blocks: []Block{SearchForm{}}}
	var items []Text
	for _, b := range sb.builders {
		items = append(items, Text{link(b.title, &Place{Path: b.dir + "index.html"})})
		for _, sec := range b.sections {
			if len(sb.builders) == 1 && sec.schema != nil && sec.schema.Parent != nil && len(items) < 400 {
				items = append(items, Text{codeLink(sec.title, sec.row.Place)})
			}
		}
	}
	p.Blocks = append(p.Blocks, Heading{ID: "all", Level: 2, Text: "All there is"}, List{items})
	return p
}

// playgroundInShort says what the page of the playground is for.
func (sb *siteBuilder) playgroundInShort() string {
	if sb.in.Playground {
		return "Check a document of your own without sending it anywhere."
	}
	return "How to check a document of your own; this copy of the site has not the program that does so in the browser."
}

func (sb *siteBuilder) playgroundPage() *Page {
	p := &Page{Path: "playground.html", Kind: "playground", Heading: "Playground", Title: "Playground · " + sb.site.Title, Wide: true, Playground: true,
		Summary: "Check a JSON document against the schema in the browser; nothing leaves the machine."}
	if !sb.in.Playground {
		p.Playground = false
		p.Blocks = []Block{Paragraph{Text{words("The playground is docgen itself, compiled to WebAssembly: it says in the browser whether a document is valid. This copy of the site was made without it. Whoever makes the site adds it so: "), code("make playground"), words(" in a clone of docgen builds the program, and "), code("docgen build --playground CLONE/.cache/playground"), words(" the site with it.")}},
			Paragraph{Text{words("On a command line the same check is "), code("docgen validate --schema SCHEMA FILE"), words(", which needs no network either.")}}}
		return p
	}
	var schemas []Link
	for _, b := range sb.builders {
		schemas = append(schemas, Link{Text: b.title, To: &Place{Path: b.schemaFile()}})
	}
	p.Blocks = []Block{PlaygroundForm{schemas}}
	return p
}

func missingPage() *Page {
	return &Page{Path: "404.html", Kind: "missing", Heading: "No such page", Title: "No such page", Unlisted: true, Wide: true,
		Summary: "There is no page at this address.",
		Blocks:  []Block{Paragraph{Text{words("There is no page at this address. "), link("Start again", &Place{Path: "index.html"}), words(", or "), link("search", &Place{Path: "search.html"}), words(".")}}}}
}

// purpose says what a file is for.
func (d Download) purpose() string {
	switch {
	case d.Note != "":
		return d.Note
	case strings.HasSuffix(d.Name, ".zip"), strings.HasSuffix(d.Name, ".tar.gz"):
		return "the schema's fixtures in one file"
	}
	return "a file of the fixtures"
}

// downloadsPage offers the files, with what checks them.
func (sb *siteBuilder) downloadsPage() *Page {
	p := &Page{Path: "downloads.html", Kind: "downloads", Heading: "Downloads", Title: "Downloads · " + sb.site.Title,
		Summary: "Schemas, fixtures and checksums as files."}
	table := func(caption string, cells [][]Text) {
		p.Blocks = append(p.Blocks, Table{Caption: caption, Head: []string{"File", "What it is", "Size", "SHA-256"}, Cells: cells})
	}
	packed, without := 0, 0
	var all [][]Text
	for _, b := range sb.builders {
		if len(b.in.Downloads) > 0 {
			packed++
		} else if b.cases >= 0 {
			without++
		}
		own := Download{Name: b.in.FileName, Path: b.schemaFile(), Size: b.size, SHA256: b.in.Digest, Note: "the schema as published"}
		cells := downloadCells(append([]Download{own}, b.in.Downloads...))
		if len(sb.builders) > maxDownloadTables {
			all = append(all, cells...)
			continue
		}
		id := "files-" + b.in.Name
		p.Contents = append(p.Contents, Link{Text: sb.listed(b), To: &Place{p.Path, id}})
		p.Blocks = append(p.Blocks, Heading{ID: id, Level: 2, Text: sb.listed(b)})
		table("Files of "+b.title, cells)
	}
	if all != nil {
		p.Blocks = append(p.Blocks, Heading{ID: "files", Level: 2, Text: "Files"})
		table("The files of all schemas", all)
	}
	if without > 0 {
		p.Blocks = slices.Insert(p.Blocks, 0, Block(Notice{Text: say("The fixtures of " + count(without, "schema", "schemas") + " have no room on this site. They are in the folder fixtures of the project that makes it, and docgen build --schema FILE makes them anew.")}))
	}
	p.Blocks = append(p.Blocks, Heading{ID: "check", Level: 2, Text: "Check what was downloaded"})
	if packed > 0 {
		p.Blocks = append(p.Blocks, Paragraph{Text{words("Put SHA256SUMS, which stands with the files, beside those that it names, then:")}},
			Listing{"sh", "sha256sum --check --ignore-missing SHA256SUMS     # Linux\nshasum -a 256 --check --ignore-missing SHA256SUMS # macOS"},
			Paragraph{Text{words("In PowerShell, compare the output with the table:")}})
	} else {
		p.Blocks = append(p.Blocks, Paragraph{Text{words("Compare the output with the table:")}},
			Listing{"sh", "sha256sum FILE     # Linux\nshasum -a 256 FILE # macOS"}, Paragraph{Text{words("In PowerShell:")}})
	}
	p.Blocks = append(p.Blocks, Listing{"powershell", "Get-FileHash -Algorithm SHA256 FILE"})
	return p
}

// maxDownloadTables is how many schemas have each a table of its files; of more
// there is one table.
const maxDownloadTables = 8

func downloadCells(list []Download) [][]Text {
	var cells [][]Text
	for _, d := range list {
		sum := say("–")
		if d.SHA256 != "" {
			sum = Text{code(d.SHA256)}
		}
		size := strings.ReplaceAll(bytesText(d.Size), " ", "\u00a0")
		cells = append(cells, []Text{{link(d.Name, &Place{Path: d.Path})}, say(d.purpose()), say(size), sum})
	}
	return cells
}

// listed is what a schema is called in a list: its title, with its name where
// another has the same title.
func (sb *siteBuilder) listed(b *builder) string {
	for _, other := range sb.builders {
		if other != b && other.title == b.title {
			return b.title + b.suffix()
		}
	}
	return b.title
}
