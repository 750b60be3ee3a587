package docs

import "strconv"

// paginator assigns sections to pages.
type paginator struct {
	*builder
	main  *Page
	pages []*Page // the others, in order
	names fileNames
	sizes map[*Page]int // bytes, as measured
}

// paginate assigns the sections after the root to pages, and returns those that
// are not the schema's own: each definition has one where there are few, all
// stand on the schema's where it has room, and else on pages of several.
func (b *builder) paginate(main *Page) []*Page {
	p := &paginator{builder: b, main: main, names: fileNames{}, sizes: map[*Page]int{}}
	p.put(b.sections[0], main)
	rest := b.sections[1:]
	switch {
	case len(rest) > 0 && len(rest) < 24 && len(b.doc.Schemas) <= smallSchema:
		p.each(rest)
	case p.sizes[main]+sizeOf(rest) <= maxPage:
		p.all(rest, main)
	default:
		p.parts(rest)
	}
	return p.pages
}

// put places a section on a page.
func (p *paginator) put(sec *section, page *Page) {
	p.sizes[page] += sec.row.size
	sec.place(page)
}

func (p *paginator) all(sections []*section, page *Page) {
	for _, sec := range sections {
		p.put(sec, page)
	}
}

// each gives sections a page each, but where there are many, those that are
// smaller than what surrounds them there share one.
func (p *paginator) each(sections []*section) {
	var tiny []*section
	for _, sec := range sections {
		if len(sections) >= fewSections && sec.row.size < leastPage {
			tiny = append(tiny, sec)
		}
	}
	if p.sizes[p.main]+sizeOf(tiny) <= maxPage {
		p.all(tiny, p.main)
	} else {
		p.parts(tiny)
	}
	for _, sec := range sections {
		if sec.page != nil {
			continue
		}
		title := sec.title
		if sec.schema == nil {
			title += ", continued"
		}
		p.put(sec, p.open(title, p.names.take(sec.title), sec))
	}
}

// parts fills pages of several sections, one after another.
func (p *paginator) parts(sections []*section) {
	var page *Page
	for _, sec := range sections {
		if page == nil || p.sizes[page]+sec.row.size > maxPage {
			n := strconv.Itoa(len(p.pages) + 1)
			page = p.open("definitions "+n, "part-"+n, nil)
		}
		p.put(sec, page)
	}
}

// open begins a page, that of sec where it has one of its own.
func (p *paginator) open(title, file string, sec *section) *Page {
	page := &Page{
		Path: p.dir + "definitions/" + file + ".html", Kind: "definition", Heading: title,
		Title: title + " · " + p.title, SchemaTitle: p.title, Alternate: p.schemaFile(),
		Summary: "Definitions of " + p.title + ", with their properties, constraints and where they are used.",
	}
	if sec != nil && sec.schema != nil {
		page.Summary = "The definition " + title + " of " + p.title + "."
		if text := sec.schema.Description; text != "" {
			page.Summary = plainSummary(text, 200)
		}
	}
	p.pages = append(p.pages, page)
	return page
}

func sizeOf(sections []*section) int {
	size := 0
	for _, sec := range sections {
		size += sec.row.size
	}
	return size
}
