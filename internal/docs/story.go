package docs

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/pattern"
)

// What a schema's page tells beside its rows: examples, a picture, patterns,
// and what the schema leaves open.

// explain says in words what a pattern matches; empty where it cannot.
func (b *builder) explain(text string) string { return pattern.Explain(text) }

// examples puts proven instances on the page: a typical one beside the
// properties, the smallest and the fullest below.
func (b *builder) examples(p *Page) {
	root := b.sections[0].row
	if c := b.caseNamed("typical", "full", "minimal"); c != nil {
		if e, ok := b.example(c, "Example", root); ok {
			e.ID = "~example"
			p.Aside = append(p.Aside, e)
		}
	}
	var both []Block
	for _, name := range []string{"minimal", "full"} {
		if c := b.caseNamed(name); c != nil {
			if e, ok := b.example(c, map[string]string{"minimal": "Smallest", "full": "Fullest"}[name], root); ok {
				e.ID = "~" + name
				both = append(both, e)
			}
		}
	}
	if len(both) > 0 {
		p.Contents = append(p.Contents, Link{Text: "Smallest and fullest", To: &Place{p.Path, "~example-more"}})
		p.Blocks = append(append(p.Blocks, Heading{ID: "~example-more", Level: 2, Text: "The smallest and the fullest instance"}), both...)
	}
}

// caseNamed returns the first valid case of the whole instance whose id has one of names in it.
func (b *builder) caseNamed(names ...string) *manifest.Case {
	if b.in.Manifest == nil {
		return nil
	}
	for _, name := range names {
		for i := range b.in.Manifest.Cases {
			c := &b.in.Manifest.Cases[i]
			if c.Verdict == manifest.Valid && c.InstanceLocation == "" && strings.Contains("-"+c.ID+"-", "-"+name+"-") {
				return c
			}
		}
	}
	return nil
}

// maxExample bounds an instance that is shown on the schema's page, in bytes.
const maxExample = 24_000

func (b *builder) example(c *manifest.Case, title string, root *Row) (Example, bool) {
	doc, err := jsondoc.Parse(c.File, b.in.Bodies[c.File])
	if err != nil || len(doc.Source) > maxExample {
		return Example{}, false
	}
	return Example{
		Title: title, Valid: true, Value: doc.Root, Links: exampleLinks(root, doc.Root),
		Verdict: Text{Span{Good, "valid: proved against " + b.in.FileName, nil}},
		More:    []Link{{Text: "the fixture " + c.ID, To: b.casePlace(c)}},
	}, true
}

// maxBoxes and maxLines bound a picture.
const (
	maxBoxes = 12
	maxLines = 7
)

// picture draws the definitions and how they refer to one another, from the
// root on; pictures of large schemas end after the nearest.
func (b *builder) picture() []Block {
	root := b.doc.Root
	index := map[*model.Schema]int{root: 0}
	order := []*model.Schema{root}
	counts := []map[*model.Schema]int{}
	for i := 0; i < len(order) && i < 400; i++ {
		found, to := b.referencesFrom(order[i])
		counts = append(counts, to)
		for _, t := range found {
			if _, known := index[t]; !known {
				index[t] = len(order)
				order = append(order, t)
			}
		}
	}
	if len(order) < 2 {
		return nil
	}
	left := max(0, len(order)-maxBoxes)
	order = order[:min(len(order), maxBoxes)]
	pic := Picture{Title: "The definitions that " + b.title + " is made of, and what refers to what"}
	for i, s := range order {
		box := Box{Title: b.label(s), To: b.placeOf(s)}
		if s == root {
			box.Title = b.title
		}
		for j, p := range s.Properties {
			if j == maxLines {
				box.More = len(s.Properties) - maxLines
				break
			}
			line := visible(p.Name)
			if s.Requires(p.Name) {
				line += " *"
			}
			box.Lines = append(box.Lines, line)
		}
		for j, t := range order {
			if n := counts[i][t]; n > 0 {
				box.Arrows = append(box.Arrows, Arrow{j, n})
			}
		}
		pic.Boxes = append(pic.Boxes, box)
	}
	blocks := []Block{pic}
	if left > 0 {
		blocks = append(blocks, Paragraph{say("The picture ends here; " + count(left, "further definition is", "further definitions are") + " reached from these.")})
	}
	return blocks
}

// referencesFrom counts the references that a schema and its own subschemas make, by target.
func (b *builder) referencesFrom(s *model.Schema) ([]*model.Schema, map[*model.Schema]int) {
	var found []*model.Schema
	to := map[*model.Schema]int{}
	var visit func(s *model.Schema)
	visit = func(s *model.Schema) {
		for _, r := range s.Applied() {
			if r.Target != nil && r.Target.Document == b.doc {
				if to[r.Target]++; to[r.Target] == 1 {
					found = append(found, r.Target)
				}
			}
		}
		for _, k := range s.Keywords {
			if k.Name == "$defs" || k.Name == "definitions" {
				continue
			}
			for _, sub := range k.Subs {
				visit(sub.Schema)
			}
		}
	}
	visit(s)
	return found, to
}

// patterns explains each pattern of the schema, with a text that matches.
func (b *builder) patterns() []Block {
	var cells [][]Text
	seen := map[string]bool{}
	for _, s := range b.doc.Schemas {
		if s.Pattern == nil || seen[*s.Pattern] {
			continue
		}
		seen[*s.Pattern] = true
		said := b.explain(*s.Pattern)
		if said == "" {
			continue
		}
		if len(cells) == 60 {
			break
		}
		row := []Text{{code(visible(*s.Pattern))}, say(said), b.patternTexts(s), {codeLink(visible(orWhole(dotted(s.Pointer))), b.placeOf(s))}}
		cells = append(cells, row)
	}
	if len(cells) == 0 {
		return nil
	}
	return []Block{Table{Caption: "Patterns are regular expressions of ECMA-262; they match anywhere in a text unless ^ and $ tie them to its ends.",
		Head: []string{"Pattern", "In words", "Proven by", "Where"}, Cells: cells}}
}

func orWhole(path string) string {
	if path == "" {
		return "the whole"
	}
	return path
}

// patternTexts links the fixtures that show a pattern kept and broken.
func (b *builder) patternTexts(s *model.Schema) Text {
	if b.in.casesFor == nil {
		return nil
	}
	var t Text
	for _, l := range b.in.casesFor(s.Pointer) {
		if !strings.Contains(l.Text, "pattern") {
			continue
		}
		if len(t) > 0 {
			t = append(t, words(", "))
		}
		kind := Bad
		switch l.Note {
		case string(manifest.Valid):
			kind = Good
		case "": // there are more
			kind = Words
		}
		if t = append(t, Span{kind, l.Text, l.To}); len(t) >= 7 {
			break
		}
	}
	return t
}

// silences lists what the schema leaves open, with a valid fixture for each
// where there is one.
func (b *builder) silences() []Block {
	var items []Text
	add := func(t Text) {
		if len(items) < 12 {
			items = append(items, t)
		}
	}
	var open, optional, negative, empty, format, anyArray *model.Schema
	n := map[**model.Schema]int{}
	note := func(at **model.Schema, s *model.Schema) {
		if *at == nil {
			*at = s
		}
		n[at]++
	}
	for _, s := range b.doc.Schemas {
		if s.Boolean {
			continue
		}
		if len(s.Properties) > 0 && s.AdditionalProperties == nil && s.UnevaluatedProperties == nil {
			note(&open, s)
		}
		if len(s.Properties) > 1 && len(s.Required) == 0 {
			note(&optional, s)
		}
		if s.Types == model.TypeInteger && s.Minimum == nil && s.ExclusiveMinimum == nil && s.Enum == nil && s.Const == nil {
			note(&negative, s)
		}
		if s.Types == model.TypeString && s.MinLength == nil && s.Pattern == nil && s.Enum == nil && s.Const == nil && s.Format == "" {
			note(&empty, s)
		}
		if s.Format != "" {
			note(&format, s)
		}
		if s.Types == model.TypeArray && s.MinItems == nil {
			note(&anyArray, s)
		}
	}
	where := func(at **model.Schema) Text {
		s := *at
		t := Text{codeLink(visible(orWhole(dotted(s.Pointer))), b.placeOf(s))}
		if n[at] > 1 {
			t = append(t, words(" and "+count(n[at]-1, "other place", "other places")))
		}
		return t
	}
	say := func(at **model.Schema, before, after string, hint ...string) {
		if *at == nil {
			return
		}
		t := append(append(Text{words(before)}, where(at)...), words(after))
		if c := b.surprise(hint...); c != nil {
			t = append(t, words(" Proven by "), Span{Good, c.ID, b.casePlace(c)}, words("."))
		}
		add(t)
	}
	say(&open, "A property that is not listed passes, so a misspelt name goes unnoticed: at ", ".", "unknown-property", "additionalProperties")
	say(&optional, "An empty object passes where nothing is required: at ", ".", "empty-object", "minimal")
	say(&negative, "A number may be negative where there is no lower bound: at ", ".", "negative")
	say(&empty, "A text may be empty where there is no shortest length: at ", ".", "empty-string")
	say(&anyArray, "An array may be empty where there is no fewest: at ", ".", "empty-array", "present")
	say(&format, "What format says may go unchecked, since validators may take it as a remark only: at ", ".", "format")
	if len(items) == 0 {
		return nil
	}
	return []Block{Paragraph{Text{words("What passes, though a reader might think otherwise:")}}, List{items}}
}

// surprise returns a valid case whose id speaks of one of hints.
func (b *builder) surprise(hints ...string) *manifest.Case {
	if b.in.Manifest == nil {
		return nil
	}
	for _, hint := range hints {
		for i := range b.in.Manifest.Cases {
			c := &b.in.Manifest.Cases[i]
			if c.Verdict == manifest.Valid && strings.Contains(c.ID, hint) {
				return c
			}
		}
	}
	return nil
}

// searchEntries lists what can be found of the schema.
func (b *builder) searchEntries(main *Page) {
	add := func(kind, title, text string, to *Place) {
		b.site.search = append(b.site.search, SearchEntry{kind, title, plainSummary(text, 90), to})
	}
	add("schema", b.title, main.Summary, &Place{Path: main.Path})
	for _, sec := range b.sections {
		if sec.schema != nil && sec.schema.Parent != nil {
			add("definition", sec.title, sec.schema.Description, sec.row.Place)
		}
	}
	var visit func(r *Row, kind string)
	visit = func(r *Row, kind string) {
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
			add("property", r.Prefix+r.Name, text, r.Place)
		}
		for _, g := range r.Groups {
			for _, child := range g.Rows {
				visit(child, kind)
			}
		}
	}
	for _, sec := range b.sections {
		visit(sec.row, "property")
	}
	if b.in.Manifest != nil && len(b.in.Manifest.Cases) <= 3000 {
		for i := range b.in.Manifest.Cases {
			c := &b.in.Manifest.Cases[i]
			add("fixture", c.Title, c.ID+" "+string(c.Verdict), b.casePlace(c))
		}
	}
}

// chunkEntries is how many search entries are loaded at once.
const chunkEntries = 1500

// chunkSearch cuts the search index: pages and definitions come first, so that
// they are found as soon as the first part is there.
func (sb *siteBuilder) chunkSearch() {
	var first, rest []SearchEntry
	for _, e := range sb.search {
		if e.Kind == "property" || e.Kind == "fixture" {
			rest = append(rest, e)
		} else {
			first = append(first, e)
		}
	}
	all := append(first, rest...)
	for len(all) > 0 {
		n := min(chunkEntries, len(all))
		sb.site.Search = append(sb.site.Search, SearchChunk{all[:n]})
		all = all[n:]
	}
}

// ownPages adds the pages that belong to no schema.
func (sb *siteBuilder) ownPages() {
	pages := []*Page{sb.indexPage(), sb.guidePage(), sb.downloadsPage(), sb.searchPage(), sb.playgroundPage(), missingPage()}
	var schemas []Link
	for i, b := range sb.builders {
		if i == 60 {
			schemas = append(schemas, Link{Text: "all " + strconv.Itoa(len(sb.builders)) + " schemas", To: &Place{Path: "index.html", Anchor: "schemas"}})
			break
		}
		schemas = append(schemas, Link{Text: b.title, To: &Place{Path: b.dir + "index.html"}})
	}
	own := NavGroup{"This site", []Link{
		{Text: "Home", To: &Place{Path: "index.html"}}, {Text: "Guide", To: &Place{Path: "guide.html"}},
		{Text: "Playground", To: &Place{Path: "playground.html"}}, {Text: "Downloads", To: &Place{Path: "downloads.html"}}, {Text: "Search", To: &Place{Path: "search.html"}},
	}}
	for _, p := range pages {
		p.Side = []NavGroup{own, {"Schemas", schemas}}
		p.Alternate = "index.json"
	}
	for _, p := range sb.site.Pages {
		p.Side = append(p.Side, own)
	}
	sb.site.Pages = append(pages[:1:1], append(sb.site.Pages, pages[1:]...)...)
	for _, p := range pages {
		if !p.Unlisted {
			sb.search = append([]SearchEntry{{"page", p.Heading, p.Summary, &Place{Path: p.Path}}}, sb.search...)
		}
	}
}

func (sb *siteBuilder) indexPage() *Page {
	p := &Page{Path: "index.html", Kind: "index", Heading: sb.site.Title, Title: sb.site.Title + " – documentation and fixtures", Lead: sb.site.Description}
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
	p.Tags = b.in.Tags
	if p.Lead == "" && b.doc != nil {
		p.Lead = b.doc.Root.Description
	}
	if p.Lead == "" {
		p.Lead = "Documentation of a JSON Schema, with fixtures that are proved against it."
	}
	cards := []Card{{Link: Link{Text: "The schema", To: &Place{Path: b.dir + "index.html"}}, Text: "Every property with its type, constraints and meaning, beside an instance that is proved to be valid."}}
	if m := b.in.Manifest; m != nil {
		cards = append(cards, Card{Link: Link{Text: "The fixtures", To: &Place{Path: b.dir + "fixtures.html"}},
			Text: count(m.Counts.Valid, "valid document", "valid documents") + " and " + strconv.Itoa(m.Counts.Invalid+m.Counts.InvalidFormat) + " that each break one rule, to test code against."})
	}
	cards = append(cards,
		Card{Link: Link{Text: "The guide", To: &Place{Path: "guide.html"}}, Text: "How to use the fixtures in a project, in Go, JavaScript, Python and with curl."},
		Card{Link: Link{Text: "The source", To: &Place{Path: b.raw[0]}}, Text: "The schema as it is published, with line numbers and links between its parts."},
		Card{Link: Link{Text: "Downloads", To: &Place{Path: "downloads.html"}}, Text: "Schema, fixtures and checksums as files."},
		Card{Link: Link{Text: "Playground", To: &Place{Path: "playground.html"}}, Text: "Check a document of your own without sending it anywhere."})
	p.Blocks = append(p.Blocks, Heading{ID: "contents", Level: 2, Text: "What is here"}, Cards{cards})
	if b.doc != nil {
		p.Blocks = append(p.Blocks, Heading{ID: "facts", Level: 2, Text: "In short"}, b.facts())
	}
}

// catalogue lists the schemas of a site of several.
func (sb *siteBuilder) catalogue(p *Page) {
	if p.Lead == "" {
		p.Lead = count(len(sb.builders), "schema", "schemas") + ", each with its documentation and with fixtures that are proved against it."
	}
	var cards []Card
	for _, b := range sb.builders {
		c := Card{Link: Link{Text: b.title, To: &Place{Path: b.dir + "index.html"}}}
		if b.doc == nil {
			c.Text = "could not be read"
		} else {
			c.Text = plainSummary(b.doc.Root.Description, 150)
			c.Terms = say(b.in.Name + " · " + b.doc.Dialect.String() + " · " + bytesText(len(b.in.Bytes)))
			if b.in.Manifest != nil {
				c.Terms = append(c.Terms, words(" · "), link(count(len(b.in.Manifest.Cases), "fixture", "fixtures"), &Place{Path: b.dir + "fixtures.html"}))
			}
		}
		cards = append(cards, c)
	}
	p.Blocks = append(p.Blocks, Heading{ID: "schemas", Level: 2, Text: "Schemas"}, Cards{cards})
	p.Wide = true
}

func (sb *siteBuilder) guidePage() *Page {
	return &Page{Path: "guide.html", Kind: "guide", Heading: "Use these fixtures", Title: "Guide · " + sb.site.Title,
		Summary: "How to use the fixtures in a project: with Go, JavaScript, Python and curl.", Blocks: []Block{Article{}}}
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

func (sb *siteBuilder) playgroundPage() *Page {
	p := &Page{Path: "playground.html", Kind: "playground", Heading: "Playground", Title: "Playground · " + sb.site.Title, Wide: true, Playground: true,
		Summary: "Check a JSON document against the schema in the browser; nothing leaves the machine."}
	if !sb.in.Playground {
		p.Playground = false
		p.Blocks = []Block{Paragraph{Text{words("The playground is docgen itself, compiled to WebAssembly, and this copy of the site was made without it. In a clone of the project, "), code("make playground"), words(" adds it.")}},
			Paragraph{Text{words("On a command line the same check is "), code("docgen validate FILE"), words(", which needs no network either.")}}}
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
	table := func(caption string, list []Download) {
		var cells [][]Text
		for _, d := range list {
			cells = append(cells, []Text{{link(d.Name, &Place{Path: d.Path})}, say(d.purpose()), say(bytesText(d.Size)), {code(d.SHA256)}})
		}
		p.Blocks = append(p.Blocks, Table{Caption: caption, Head: []string{"File", "What it is", "Size", "SHA-256"}, Cells: cells})
	}
	if len(sb.in.Downloads) > 0 {
		p.Blocks = append(p.Blocks, Heading{ID: "site", Level: 2, Text: "All together"})
		table("Files of the whole site", sb.in.Downloads)
	}
	for _, b := range sb.builders {
		id := "files-" + b.in.Name
		p.Contents = append(p.Contents, Link{Text: b.title, To: &Place{p.Path, id}})
		own := []Download{{Name: b.in.FileName, Path: b.schemaFile(), Size: len(b.in.Bytes), SHA256: b.in.Digest, Note: "the schema as published"}}
		p.Blocks = append(p.Blocks, Heading{ID: id, Level: 2, Text: b.title})
		table("Files of "+b.title, append(own, b.in.Downloads...))
	}
	p.Blocks = append(p.Blocks, Heading{ID: "check", Level: 2, Text: "Check what was downloaded"},
		Paragraph{Text{words("Put SHA256SUMS beside the files it names, then:")}},
		Listing{"sh", "sha256sum --check --ignore-missing SHA256SUMS     # Linux\nshasum -a 256 --check --ignore-missing SHA256SUMS # macOS"},
		Paragraph{Text{words("In PowerShell, compare the output with the table:")}},
		Listing{"powershell", "Get-FileHash -Algorithm SHA256 FILE"})
	return p
}
