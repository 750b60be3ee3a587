package docs

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/problem"
)

// Maker makes a site in parts, so that not all of a catalogue need be known, or
// kept, at the same time: the pages of schemas that refer to each other together,
// each group as soon as the fixtures of its schemas are known, and the site's own
// pages last. What a part is made of is forgotten when it is made.
type Maker struct {
	sb     *siteBuilder
	groups [][]int
}

// Part is some pages and files of a site.
type Part struct {
	Pages  []*Page
	Files  []File // written as they are
	Failed []Failure
}

// Failure is a schema that docgen failed on, by a mistake of its own: its page
// says so.
type Failure struct {
	Schema  int // its index in the input
	Problem *problem.Problem
}

// siteBuilder makes the pages of a site.
type siteBuilder struct {
	in       *Input
	site     *Site
	builders []*builder
	byDoc    map[*model.Document]*builder
	fixtures int // of the schemas made so far
}

// Start begins the site of an input. What the schemas' pages are made of may be
// changed until they are made: fixtures become known, and a document may be another
// one of the same text, so that not all models need be kept.
func Start(in Input) *Maker {
	sb := &siteBuilder{in: &in, site: &Site{Title: in.Title, BaseURL: in.BaseURL}, byDoc: map[*model.Document]*builder{}}
	for _, s := range in.Schemas {
		sb.add(s)
	}
	in.Schemas = nil
	if sb.site.Title == "" {
		sb.site.Title = "Schemas"
		if len(sb.builders) == 1 {
			sb.site.Title = sb.builders[0].title
		}
	}
	sb.findAlike()
	sb.ownAddresses()
	m := &Maker{sb, sb.groups()}
	clear(sb.byDoc) // the documents may go
	return m
}

// Site returns the site. What it says of itself is there from the start, its pages,
// feed and search when it is finished.
func (m *Maker) Site() *Site { return m.sb.site }

// Groups returns the schemas, by their indices in the input, in groups of those
// whose pages lead to each other: where a schema is to be found is only known when
// its pages are made. Most schemas of a catalogue are alone.
func (m *Maker) Groups() [][]int { return m.groups }

// Make makes the pages of a group of schemas, given by their indices in the input.
// A schema that it fails on takes no other with it.
func (m *Maker) Make(group []int) Part {
	var failed []Failure
	for {
		fixtures := m.sb.fixtures
		part, failure := m.attempt(group)
		if failure == nil {
			part.Failed = failed
			return part
		}
		if slices.ContainsFunc(failed, func(f Failure) bool { return f.Schema == failure.Schema }) {
			panic(failure.Problem) // of its page alone
		}
		failed = append(failed, *failure)
		m.sb.fixtures = fixtures
		for _, at := range group {
			m.sb.builders[at] = m.sb.builders[at].anew()
		}
		m.sb.builders[failure.Schema].giveUp(failure.Problem)
	}
}

// attempt makes the pages of a group, or tells of which schema it cannot.
func (m *Maker) attempt(group []int) (part Part, failure *Failure) {
	sb := m.sb
	var at *builder
	defer func() {
		if cause := recover(); cause != nil {
			failure = &Failure{at.number - 1, (&problem.Problem{Code: "internal", Message: fmt.Sprintf("making the pages: %v", cause)}).Advised("this is a mistake in docgen; please report it with the schema")}
		}
	}()
	builders := make([]*builder, len(group))
	for i, n := range group {
		at = sb.builders[n]
		builders[i] = at
		at.open()
	}
	for _, at = range builders {
		at.sectionsOf()
	}
	for _, at = range builders {
		at.pages()
		at.card = at.cardOf()
	}
	for _, at = range builders {
		b := at
		for _, a := range slices.Backward(b.aliases) { // what is within comes first in the list
			*a[0] = *a[1]
		}
		b.strayPlaces()
	}
	for _, at = range builders {
		b := at
		if sb.in.Playground {
			b.playground()
		}
		b.nameApart()
		part.Pages = append(part.Pages, b.made...)
		part.Files = append(part.Files, b.files...)
	}
	if len(sb.builders) > 1 { // else the site's own pages are about the schema
		for _, b := range builders {
			b.forget()
		}
	}
	return part, nil
}

// anew returns a builder that has made nothing yet.
func (b *builder) anew() *builder {
	fresh := b.site.builder(b.in, b.number)
	fresh.title, fresh.alike, fresh.address = b.title, b.alike, b.address
	return fresh
}

// giveUp leaves of a schema what its page says of one that cannot be read.
func (b *builder) giveUp(why *problem.Problem) {
	delete(b.site.byDoc, b.in.Document)
	b.in.Document, b.in.Manifest, b.in.Bodies, b.in.Declined = nil, nil, nil, "docgen failed on this schema"
	b.in.Problems = append(slices.Clip(b.in.Problems), why)
}

// nameApart gives the schema's pages titles that no other page of the site has:
// the others name the schema's folder where two titles could be alike.
func (b *builder) nameApart() {
	for _, p := range b.made {
		if b.alike && p.Kind == "definition" || b.site.ownTitle(p.Title) {
			p.Title += " · " + folderOf(p)
		}
	}
	tellApart(b.made, folderOf)
	tellApart(b.made, func(p *Page) string { return strings.TrimSuffix(p.Path, ".html") })
}

// ownTitle tells whether one of the site's own pages has the title.
func (sb *siteBuilder) ownTitle(title string) bool {
	name, ok := strings.CutSuffix(title, " · "+sb.site.Title)
	return ok && slices.Contains([]string{"Guide", "Search", "Playground", "Downloads"}, name)
}

// findAlike finds the schemas whose titles are the same or end in the same way, as
// the titles of their pages then may.
func (sb *siteBuilder) findAlike() {
	ending := func(title string) string { return title[strings.LastIndex(title, "·")+1:] }
	times := map[string]int{}
	for _, b := range sb.builders {
		times[ending(b.title)]++
	}
	for _, b := range sb.builders {
		b.alike = times[ending(b.title)] > 1
	}
}

// forget drops what only the schema's own pages are made of.
func (b *builder) forget() {
	delete(b.site.byDoc, b.doc)
	in := &SchemaInput{Name: b.in.Name, FileName: b.in.FileName, Digest: b.in.Digest, Downloads: b.in.Downloads}
	for i := range b.found {
		e := &b.found[i]
		e.Title, e.Text, e.To = strings.Clone(e.Title), strings.Clone(e.Text), &Place{e.To.Path, e.To.Anchor}
	}
	*b = builder{
		site: b.site, in: in, dir: b.dir, title: b.title, number: b.number, size: b.size, cases: b.cases,
		made: b.made, card: b.card, found: b.found, news: b.news, played: b.played,
	}
}

// Forget drops what is on the page: when it is rendered, the site's files only
// need to know that it is there.
func (p *Page) Forget() {
	p.Lead, p.Crumbs, p.Side, p.Tags, p.Blocks, p.Aside, p.Contents = "", nil, nil, nil, nil, nil, nil
}

// forGuide chooses the schema of the guide's examples: the first whose fixtures
// the site has as an archive, or that has fixtures.
func (sb *siteBuilder) forGuide() {
	for i, b := range sb.builders {
		archive := slices.ContainsFunc(b.in.Downloads, func(d Download) bool { return d.Name == b.in.Name+"-fixtures.tar.gz" })
		if i == 0 || archive || b.cases >= 0 && sb.builders[0].cases < 0 && !sb.site.Archive {
			sb.site.Folder, sb.site.Archive = b.in.Name, archive
		}
		if archive {
			return
		}
	}
}

// Finish makes the site's own pages, and completes the site. All groups must have
// been made.
func (m *Maker) Finish() Part {
	sb := m.sb
	sb.forGuide()
	part := Part{Pages: sb.ownPages()}
	pages := part.Pages[:1:1]
	for _, b := range sb.builders {
		pages = append(pages, b.made...)
		sb.site.Feed = append(sb.site.Feed, b.news...)
	}
	slices.SortStableFunc(sb.site.Feed, func(a, b FeedEntry) int { return strings.Compare(b.Updated, a.Updated) })
	sb.site.Pages = append(pages, part.Pages[1:]...)
	sb.chunkSearch(part.Pages)
	if sb.in.Playground {
		part.Files = append(part.Files, sb.playIndex())
	}
	return part
}

// Build makes a whole site at once. The order of everything follows from the
// input alone.
func Build(in Input) *Site {
	m := Start(in)
	var files []File
	for _, group := range m.Groups() {
		files = append(files, m.Make(group).Files...)
	}
	files = append(files, m.Finish().Files...)
	sort.SliceStable(files, func(i, j int) bool { return files[i].Path < files[j].Path })
	m.sb.site.Files = files
	return m.sb.site
}
