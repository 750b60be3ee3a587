package docs

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// schemaFile is where the site keeps the schema's bytes.
func (b *builder) schemaFile() string {
	if strings.HasSuffix(b.in.FileName, ".yaml") || strings.HasSuffix(b.in.FileName, ".yml") {
		return b.dir + "schema.yaml"
	}
	return b.dir + "schema.json"
}

// pages makes the schema's pages.
func (b *builder) pages() {
	main := &Page{
		Path: b.dir + "index.html", Kind: "schema", Title: b.title, Heading: b.title, SchemaTitle: b.title,
		Tags: b.in.Tags, Alternate: b.schemaFile(),
	}
	if len(b.site.builders) > 1 {
		main.Title = b.title + " (" + b.in.Name + ")"
	}
	b.files = append(b.files, File{b.schemaFile(), b.in.Bytes})
	if b.doc == nil {
		b.failedPage(main)
		return
	}
	if b.address != "" {
		b.files = append(b.files, File{b.address, b.in.Bytes})
	}
	b.pastFiles()
	root := b.doc.Root
	main.Lead = b.lead()
	main.Summary = plainSummary(root.Description, 240)
	if main.Summary == "" {
		main.Summary = "The JSON Schema " + b.title + ": its properties, constraints, definitions and fixtures."
	}
	b.showSamples()
	details := b.paginate(main)
	b.overview(main)
	b.fillSections(main, details)
	if b.goesOn {
		b.partPictures(details)
	}
	all := append([]*Page{main}, details...)
	all = append(all, b.textPages()...)
	all = append(all, b.sourcePages()...)
	all = append(all, b.changesPage()...)
	all = append(all, b.fixturePages()...)
	side := b.side(details)
	for _, p := range all {
		p.Side = side
		p.SchemaTitle = b.title
		p.Crumbs = b.crumbs(p, main)
	}
	for _, p := range all {
		p.Side = append(p.Side, b.site.ownNavigation())
	}
	b.made = all
	b.searchEntries(main)
	b.news = b.feedEntries(main)
}

// failedPage says why there is nothing to read about a schema.
func (b *builder) failedPage(p *Page) {
	p.Summary = "The schema " + b.title + " could not be read."
	p.Lead = "This schema could not be read, so there is no more to say of it."
	p.Blocks = append(b.errors(), b.provenance()...)
	b.made = []*Page{p}
	p.Crumbs = b.crumbs(p, p)
	p.Side = []NavGroup{{b.title, []Link{{Text: "Overview", To: &Place{Path: p.Path}}}}, b.site.ownNavigation()}
}

func (b *builder) crumbs(p, main *Page) []Link {
	var crumbs []Link
	for _, text := range b.in.Breadcrumb {
		crumbs = append(crumbs, Link{Text: text})
	}
	if len(b.in.Breadcrumb) == 0 && len(b.site.builders) > 1 {
		crumbs = append(crumbs, Link{Text: "Schemas", To: &Place{Path: "index.html"}})
	}
	if p != main {
		crumbs = append(crumbs, Link{Text: b.title, To: &Place{Path: main.Path}})
	}
	return crumbs
}

// side lists the schema's pages.
func (b *builder) side(details []*Page) []NavGroup {
	links := []Link{{Text: "Overview", To: &Place{Path: b.dir + "index.html"}}}
	for i, p := range details {
		if i == 40 {
			links = append(links, Link{Text: "and " + strconv.Itoa(len(details)-i) + " more", To: &Place{Path: b.dir + "index.html", Anchor: "~definitions"}, Level: 1})
			break
		}
		links = append(links, Link{Text: p.Heading, To: &Place{Path: p.Path}, Level: 1})
	}
	if len(b.texts) > 0 {
		links = append(links, Link{Text: "Long texts", To: &Place{Path: b.texts[0].place.Path}})
	}
	links = append(links, Link{Text: "Schema source", To: &Place{Path: b.raw[0].path}})
	if len(b.in.Versions) > 0 {
		links = append(links, Link{Text: "Changes", To: &Place{Path: b.changesPath()}})
	}
	if b.in.Manifest != nil {
		links = append(links, Link{Text: "Fixtures", To: &Place{Path: b.dir + "fixtures.html"}})
		links = append(links, b.caseBook().groupPages...)
		for _, g := range b.caseBook().pages {
			links = append(links, Link{Text: g.title, To: &Place{Path: g.path}, Level: 1})
			if len(links) > 90 {
				break
			}
		}
	}
	return []NavGroup{{b.title, links}}
}

// overview puts the blocks of the schema's page together, down to its properties.
func (b *builder) overview(p *Page) {
	root := b.sections[0].row
	if p.Lead != b.doc.Root.Description {
		p.Blocks = append(p.Blocks, Paragraph{b.allOf("The text goes on: ", b.doc.Root.Description, root, "description", true)})
	}
	b.examples(p)
	glance := b.glance()
	facts := b.facts()
	facts.Terms = append(append(glance.required(), exampleTerm(p)...), facts.Terms...)
	p.Blocks = append(p.Blocks, facts)
	p.Blocks = append(p.Blocks, b.errors()...)
	var kept []Note
	for _, n := range root.Notes {
		told := n.Keyword == "title" || n.Keyword == "description" && (n.Prose == p.Lead || n.Prose == "") || n.Keyword == "$schema" || n.Keyword == b.doc.Dialect.IDKeyword()
		if !told || n.Keyword == "title" && b.title != b.doc.Root.Title {
			kept = append(kept, n)
		}
	}
	root.Notes = kept
	heading := "What it says"
	if len(glance.tables) > 0 {
		heading = "Properties"
	}
	p.Contents = append(p.Contents, Link{Text: heading, To: &Place{p.Path, "~properties"}})
	p.Blocks = append(p.Blocks, Heading{ID: "~properties", Level: 2, Text: heading})
	if len(glance.tables) > 0 {
		p.Blocks = append(append(p.Blocks, glance.tables...), Heading{ID: "~details", Level: 3, Text: "In detail"})
	}
	p.Blocks = append(p.Blocks, Body{root})
	add := func(id, title string, blocks []Block) {
		if len(blocks) > 0 {
			p.Contents = append(p.Contents, Link{Text: title, To: &Place{p.Path, id}})
			p.Blocks = append(append(p.Blocks, Heading{ID: id, Level: 2, Text: title}), blocks...)
		}
	}
	add("~picture", "The schema as a picture", b.picture(p))
	add("~silences", "What this schema does not say", b.silences())
	add("~patterns", "Patterns explained", b.patterns())
	if len(b.sections) > 1 {
		add("~definitions", "Definitions", b.definitionList(p))
	}
	add("~notes", "What validators disagree on", b.warnings())
}

// maxNames is the number of definitions that an overview lists by name where it
// has no room for what they are.
const maxNames = 400

// definitionList leads to the definitions that stand on other pages.
func (b *builder) definitionList(p *Page) []Block {
	var items, names []Text
	size := 0
	for _, sec := range b.sections[1:] {
		if sec.page == p {
			continue
		}
		line := Text{{Words, sec.title, sec.row.Place}}
		if sec.isName || !strings.Contains(sec.title, " ") {
			line[0].Kind = Code
		}
		names = append(names, line[:1:1])
		if sec.schema == nil {
			line = append(line, soft(" (continued)"))
		} else if text := sec.schema.Description; text != "" {
			line = append(line, words(" – "), words(plainSummary(text, 110)))
		} else if sec.schema.Title != "" {
			line = append(line, words(" – "), words(plainSummary(sec.schema.Title, 110)))
		}
		items = append(items, line)
		size += 9 + textSize(line)
	}
	switch {
	case len(items) == 0:
		return []Block{Paragraph{say("Each is written once; whatever refers to it links here.")}}
	case size > maxPage/2 && len(names) <= maxNames:
		return []Block{List{names}}
	case size > maxPage/2:
		return []Block{Paragraph{say("Each is written once; whatever refers to it links there. They stand on these pages:")}, List{b.definitionPages(p)}}
	}
	return []Block{List{items}}
}

// definitionPages leads to the pages of definitions other than p, by the first
// and the last on each.
func (b *builder) definitionPages(p *Page) []Text {
	var items []Text
	var first, last *section
	flush := func() {
		if first == nil {
			return
		}
		line := Text{{Code, first.title, first.row.Place}}
		if last != first {
			line = append(line, words(" to "), Span{Code, last.title, last.row.Place})
		}
		items = append(items, line)
	}
	for _, sec := range b.sections[1:] {
		switch {
		case sec.page == p:
			continue
		case first == nil || sec.page != first.page:
			flush()
			first = sec
		}
		last = sec
	}
	flush()
	return items
}

// fillSections puts each definition on its page.
func (b *builder) fillSections(main *Page, details []*Page) {
	on := map[*Page][]*section{}
	for _, sec := range b.sections[1:] {
		on[sec.page] = append(on[sec.page], sec)
	}
	for _, sec := range b.sections[1:] {
		p, level := sec.page, 3
		title, kind := sec.title, "definition"
		if sec.schema == nil {
			kind = "continued"
		}
		switch {
		case p == main:
			p.Contents = append(p.Contents, Link{Text: sec.title, To: sec.row.Place, Level: 1})
		case len(on[p]) == 1 && sec.schema != nil:
			level = 2
			title, kind = "What it says", ""
			p.Contents = append(p.Contents, Link{Text: title, To: sec.row.Place})
		default:
			level = 2
			p.Contents = append(p.Contents, Link{Text: sec.title, To: sec.row.Place})
		}
		p.Blocks = append(p.Blocks, Heading{ID: sec.row.Place.Anchor, Level: level, Text: title, Code: sec.isName && kind != "", Kind: kind}, Body{sec.row})
		p.putExample(sec, p != main && len(on[p]) == 1, b.anchors)
		if sec.schema != nil {
			p.Blocks = append(p.Blocks, b.usedBy(sec.schema)...)
		}
	}
	for _, p := range details {
		p.nameParts(on[p])
	}
	if blocks := b.provenance(); len(blocks) > 0 {
		main.Contents = append(main.Contents, Link{Text: "Provenance", To: &Place{main.Path, "~provenance"}})
		main.Blocks = append(append(main.Blocks, Heading{ID: "~provenance", Level: 2, Text: "Provenance"}), blocks...)
		main.Blocks = append(main.Blocks, Terms{b.origin()})
	}
}

// nameParts says in the heading of a page of definitions which these are.
func (p *Page) nameParts(sections []*section) {
	number, ok := strings.CutPrefix(p.Heading, "definitions ")
	if !ok {
		return
	}
	first, last := sections[0], sections[len(sections)-1]
	if names := first.rowNames(); first == last && first.schema == nil && len(names) > 1 {
		p.Heading = names[0] + " to " + names[len(names)-1]
	} else if p.Heading = first.title; first != last {
		p.Heading += " to " + last.title
	}
	p.Title = p.Heading + " · " + p.SchemaTitle + " · " + number
}

// rowNames lists the names of a section's rows.
func (sec *section) rowNames() []string {
	var names []string
	for _, g := range sec.row.Groups {
		for _, r := range g.Rows {
			names = append(names, r.Name)
		}
	}
	return names
}

// usedBy lists the references that lead to a schema.
func (b *builder) usedBy(s *model.Schema) []Block {
	if len(s.ReferencedBy) == 0 {
		if s.Name() != "" {
			return []Block{Paragraph{Text{Span{Strong, "Used by ", nil}, words("nothing.")}}}
		}
		return nil
	}
	t := Text{Span{Strong, "Used by ", nil}}
	seen := map[string]bool{}
	for _, r := range s.ReferencedBy {
		from := r.Keyword.Schema
		name := dotted(from.Pointer)
		if name == "" {
			name = b.site.titleOf(from.Document)
		}
		if from.Document != b.doc {
			name = b.site.titleOf(from.Document) + ": " + name
		}
		if seen[name] {
			continue
		}
		if len(seen) > 0 {
			t = append(t, words(", "))
		}
		if len(seen) == 24 {
			t = append(t, words("and "+strconv.Itoa(len(s.ReferencedBy)-24)+" more"))
			break
		}
		seen[name] = true
		t = append(t, codeLink(visible(name), b.placeOf(from)))
	}
	return []Block{Paragraph{t}}
}

// dotted writes the location of a subschema as people name it: devices[].platform.
func dotted(p jsondoc.Pointer) string {
	var out strings.Builder
	tokens := p.Tokens()
	for i := 0; i < len(tokens); i++ {
		switch t := tokens[i]; {
		case (t == "properties" || t == "$defs" || t == "definitions" || t == "patternProperties") && i+1 < len(tokens):
			i++
			if out.Len() > 0 {
				out.WriteByte('.')
			}
			out.WriteString(short(tokens[i]))
		case t == "items":
			out.WriteString("[]")
		case t == "additionalProperties":
			out.WriteString(".*")
		case optionNames[t] != "" && i+1 < len(tokens):
			if n, err := strconv.Atoi(tokens[i+1]); err == nil {
				if i++; out.Len() > 0 {
					out.WriteByte(' ')
				}
				out.WriteString(optionNames[t] + strconv.Itoa(n+1))
				continue
			}
			fallthrough
		default:
			if out.Len() > 0 {
				out.WriteByte(' ')
			}
			out.WriteString(short(t))
		}
	}
	if path := out.String(); len(path) > maxPath {
		return "…" + strings.ToValidUTF8(path[len(path)-maxPath/2:], "")
	}
	return out.String()
}
