package docs

import (
	"net/url"
	"path"
	"strings"

	"docgen.example/docgen/internal/change"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/verdict"
)

// Input is all that a site is made of.
type Input struct {
	Title      string // of the site; by default the title of its only schema
	BaseURL    string // where the site will be served; empty where it is not known
	Schemas    []*SchemaInput
	Playground bool // the WebAssembly program is published with the site
}

// SchemaInput is what is known of one schema.
type SchemaInput struct {
	Name       string          // of its folder on the site: safe and unique
	Document   *model.Document // nil when the file could not be read
	FileName   string          // of the schema, without folders
	Bytes      []byte          // of the schema file
	Title      string          // in place of the schema's own
	Breadcrumb []string
	Tags       []string
	SourceURL  string
	Publisher  string
	Published  string
	Retrieved  string // when this copy was taken
	Version    string // what its publisher calls it
	License    string
	Digest     string       // SHA-256 of Bytes, hexadecimal
	Problems   problem.List // to be shown on its page

	Versions []Version       // earlier ones, oldest first
	Changes  []change.Change // from the last of Versions to the schema as it is

	Manifest *manifest.Manifest // nil where there are no fixtures
	Bodies   map[string][]byte  // bytes of each case, by the manifest's file
	// FixturesPath is the folder on the site that holds the manifest and the
	// case files, ending in "/"; empty where they are not published.
	FixturesPath string
	// CaseDetail is the most that pages tell of the cases, and CaseBytes what that may
	// take on the site, roughly: if it would take more, less is told. 0 is no bound.
	CaseDetail CaseDetail
	CaseBytes  int
	// CaseLists asks for pages that list the cases by verdict, keyword and flag, where
	// they stand in full.
	CaseLists bool
	Declined  string // why there are no fixtures
	Downloads []Download
	Verdicts  *verdict.Set // of validators in other languages on the fixtures; nil where they are not known
}

// Download is a file that is offered on the downloads page.
type Download struct {
	Name   string
	Path   string // relative to the site
	Size   int
	SHA256 string
	Note   string
}

// The sizes, in bytes of HTML as estimated, that pages are kept to.
const (
	maxPage     = 70_000 // of a page, beyond which it is split
	leastPage   = 5_000  // of a definition, below which it has no page of its own where there are many: as much as surrounds it there
	fewSections = 6      // that have a page each, however small
	maxExpanded = 140    // rows that an overview may repeat from definitions
	fewExpanded = 8      // the same, where the schema has more than smallSource bytes
	smallSource = 10_000
	smallSchema = 160 // subschemas up to which a schema's overview tells its definitions in full
	rawLines    = 700 // lines of a page of the raw schema
)

// builder makes the pages of one schema.
type builder struct {
	site    *siteBuilder
	in      *SchemaInput
	doc     *model.Document
	dir     string // of its pages, ending in "/"
	title   string
	alike   bool   // another schema's title is, or ends, the same
	number  int    // of the schema on the site, from 1
	size    int    // of the schema file, in bytes
	address string // where the site serves the schema too; empty for nowhere else
	cases   int    // how many there are; -1 where there are no fixtures
	anchors anchors
	places  map[*model.Schema]*Place
	links   map[int]*Place // what a name or $ref at an offset of the source leads to
	aliases [][2]*Place    // places that are where another is
	texts   []*longText    // those that have pages of their own
	raw     []rawPage      // pages of the raw schema

	longTexts map[string]*longText // by text

	expanding    bool
	expanded     int // rows
	expandedOnce map[*model.Schema]bool
	stack        []*model.Schema

	sections []*section
	goesOn   bool // the picture is too large for one

	casesFor  func(jsondoc.Pointer) []Link         // about a subschema; nil where there are no fixtures
	book      *caseBook                            // where the cases are shown; nil until asked for
	caseIndex map[string]*manifest.Case            // by id; nil until asked for
	byRule    map[jsondoc.Pointer][]*manifest.Case // by the keyword that they are about
	bases     map[string]*caseBase                 // the cases that others are made of, by id

	// What the site's own pages and files need of the schema; all else is
	// forgotten when its pages are made.
	made   []*Page
	files  []File
	card   Card
	found  []SearchEntry
	news   []FeedEntry
	played bool // the playground has it
}

// builder returns a builder of the pages of a schema, the number'th from 1.
func (sb *siteBuilder) builder(s *SchemaInput, number int) *builder {
	b := &builder{
		site: sb, in: s, dir: s.Name + "/", anchors: anchors{},
		links: map[int]*Place{}, number: number, size: len(s.Bytes), cases: -1, expandedOnce: map[*model.Schema]bool{},
	}
	for _, id := range []string{"main", "menu", "search", "properties", "definitions", "example", "about", "top", "patterns", "silences", "minimal", "full", "provenance", "picture", "problems", "details", "notes"} {
		b.anchors["~"+id] = true
	}
	return b
}

// add adds a schema, and settles how it is called.
func (sb *siteBuilder) add(s *SchemaInput) {
	b := sb.builder(s, len(sb.builders)+1)
	b.title = s.Title
	if doc := readable(s.Document); doc != nil {
		if b.title == "" {
			b.title = strings.Clone(plainSummary(doc.Root.Title, 120))
		}
		sb.byDoc[doc] = b
	}
	if b.title == "" {
		b.title = s.Name
	}
	sb.builders = append(sb.builders, b)
}

// readable returns a document, or nil for one that is no schema.
func readable(doc *model.Document) *model.Document {
	if doc == nil || doc.Root == nil {
		return nil
	}
	return doc
}

// open gets the schema ready for its pages to be made.
func (b *builder) open() {
	size := 0
	if b.doc = readable(b.in.Document); b.doc != nil {
		b.site.byDoc[b.doc] = b
		size = len(b.doc.Schemas)
	}
	b.places = make(map[*model.Schema]*Place, size)
	b.rawPages()
	if b.in.Manifest != nil {
		b.cases = len(b.in.Manifest.Cases)
		b.site.fixtures += b.cases
		b.casesFor = b.casesBySchema()
	}
}

// titleOf names a document for readers.
func (sb *siteBuilder) titleOf(doc *model.Document) string {
	if b := sb.byDoc[doc]; b != nil {
		return b.title
	}
	if doc.Root != nil && doc.Root.Title != "" {
		return plainSummary(doc.Root.Title, 80)
	}
	return path.Base(doc.Name)
}

// placeOf returns the place of a schema; it is filled in when its row is kept.
func (b *builder) placeOf(s *model.Schema) *Place {
	if s.Document != b.doc {
		if other := b.site.byDoc[s.Document]; other != nil {
			return other.placeOf(s)
		}
		return b.foreign(s.Document)
	}
	p := b.places[s]
	if p == nil {
		p = &Place{}
		b.places[s] = p
	}
	return p
}

// foreign is where readers find a document that has no pages: where it is published.
func (b *builder) foreign(doc *model.Document) *Place {
	if doc.Root != nil && strings.HasPrefix(doc.Root.Resource.URI, "https://") && len(doc.Root.Resource.URI) < maxText {
		return &Place{Path: doc.Root.Resource.URI}
	}
	return &Place{Path: b.dir + "index.html"}
}

// alias puts a schema that has no row of its own where f's row is.
func (b *builder) alias(s *model.Schema, f *frame) {
	if s.Document != b.doc || f.copied {
		return
	}
	if p, at := b.placeOf(s), b.placeOf(f.schema); p != at {
		b.aliases = append(b.aliases, [2]*Place{p, at})
	}
}

// strayPlaces leads to the schema's page whatever has been given no place.
func (b *builder) strayPlaces() {
	for _, p := range b.places {
		if p.Path == "" {
			p.Path = b.dir + "index.html"
		}
	}
}

// folderOf returns the name of the schema's folder that a page stands in.
func folderOf(p *Page) string {
	name, _, _ := strings.Cut(p.Path, "/")
	return name
}

// tellApart appends to the titles of pages that are equal what f says of their pages.
func tellApart(pages []*Page, f func(*Page) string) {
	times := make(map[string]int, len(pages))
	for _, p := range pages {
		times[p.Title]++
	}
	for _, p := range pages {
		if times[p.Title] > 1 {
			p.Title += " · " + f(p)
		}
	}
}

// unescapeFragment returns the JSON Pointer in a URI's fragment.
func unescapeFragment(fragment string) string {
	if plain, err := url.PathUnescape(fragment); err == nil {
		return plain
	}
	return fragment
}
