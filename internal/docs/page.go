// Package docs turns models, and the manifests of their fixtures, into the pages
// of a site as plain data. It knows what stands on which page, in which words
// and at which anchor; it knows no markup, which is internal/render's.
package docs

import "docgen.example/docgen/internal/jsondoc"

// Site is a whole site, ready to be rendered.
type Site struct {
	Title   string
	BaseURL string // absolute, ends in "/"; empty where it is not known
	Folder  string // of a schema with fixtures, for the guide's examples
	Archive bool   // the site has these fixtures as an archive
	Pages   []*Page
	Files   []File // written as they are: raw schemas and the like
	Feed    []FeedEntry
	Search  []SearchChunk
}

// File is a file of the site that is no page.
type File struct {
	Path string // relative to the site, with slashes
	Data []byte
}

// FeedEntry is one entry of the Atom feed: a version of a schema.
type FeedEntry struct {
	Title, Summary string
	Place          Place
	Digest         string   // SHA-256 of the version, which makes the entry's identity
	Updated        string   // RFC 3339; empty where it is not known
	Changes        []string // from the version before, a line each
}

// Page is one page: an HTML file and its Markdown twin.
type Page struct {
	Path        string // relative to the site, ends in ".html"
	Title       string // of the document, unique in the site
	Heading     string
	Lead        string // Markdown
	Summary     string // plain text for search engines; never empty
	Kind        string // what it is: index, schema, definition, text, source, changes, fixtures, groups, cases, guide, downloads, search, playground, missing
	Alternate   string // path of its JSON form
	Crumbs      []Link
	Side        []NavGroup
	Tags        []string
	Blocks      []Block
	Aside       []Block
	Contents    []Link // "on this page"
	Wide        bool   // it has no third column
	Unlisted    bool   // left out of sitemap and search
	Apart       bool   // left out of the file of all pages: the files that it shows hold as much
	Playground  bool   // it runs WebAssembly
	Cases       bool   // it has cases in brief, to be opened by a script
	SchemaTitle string // of the schema that it belongs to; empty for the site's own pages
}

// NavGroup is a titled list of links beside the page.
type NavGroup struct {
	Title string
	Links []Link
}

// Link is a place with its name.
type Link struct {
	Text  string
	To    *Place
	Note  string // a few words after it
	Level int    // of nesting, from 0
}

// Place is an address: a page or file of the site and an anchor on it, or an
// absolute https or mailto URL as Path.
type Place struct{ Path, Anchor string }

// Text is a run of words, code and links.
type Text []Span

// SpanKind says what a Span is.
type SpanKind uint8

// The kinds of span.
const (
	Words SpanKind = iota
	Code
	Strong
	Soft
	Good   // words in the colour of valid
	Bad    // words in the colour of invalid
	Markup // Markdown of a schema's author, on one line
)

// Span is a piece of a Text; with To it is a link.
type Span struct {
	Kind SpanKind
	Text string
	To   *Place
}

// Block is a part of a page; internal/render has a form for each type.
type Block interface{ block() }

type (
	// Heading starts a section.
	Heading struct {
		ID    string
		Level int // 2 to 6
		Text  string
		Code  bool // the text is a name
		Kind  string
	}
	// Paragraph is a paragraph of docgen's own words.
	Paragraph struct{ Text Text }
	// Prose is Markdown of a schema's author.
	Prose struct{ Markdown string }
	// Article is Markdown of docgen's own, all of it allowed but raw HTML.
	Article struct{ Markdown string }
	// Terms is a list of names with what they stand for.
	Terms struct{ Terms []Term }
	// Body is what a schema says, without a head: its notes and groups.
	Body struct{ Row *Row }
	// Rows is a list of property rows.
	Rows struct{ Rows []*Row }
	// Table is a table; Head names its columns, the first of which names the row.
	Table struct {
		Caption    string
		Head       []string
		Cells      [][]Text
		Levels     []int // of nesting, by row; nil where none is nested
		Properties bool  // its rows are properties
		Changes    bool  // its rows are changes of a schema
	}
	// Example is a JSON instance, with links from its members. It folds.
	Example struct {
		ID      string
		Title   string
		Open    bool
		Verdict Text
		Valid   bool
		Value   *jsondoc.Value
		Links   map[jsondoc.Pointer]*Place
		Depth   int // beyond which objects and arrays are only hinted at; 0 shows all
		More    []Link
	}
	// Source is a JSON or YAML text with line numbers: whole lines of a document.
	Source struct {
		First   int // number of the first line
		Text    string
		At      int // offset of the text in the document
		IsJSON  bool
		Links   map[int]*Place // by the offset in the document of a name or string that leads there
		Longest int            // bytes of a line that are shown; 0 for all
	}
	// Picture shows schemas as boxes and their references as arrows.
	Picture struct {
		Title  string
		Rooted bool // all starts at the first box
		Boxes  []Box
	}
	// Cards are links with a description each.
	Cards struct{ Cards []Card }
	// CaseList tells of fixture cases in brief, those about one place together.
	CaseList struct {
		Level  int         // of the headings of its places
		Folder string      // of the fixtures, where the site has not their files
		Files  *Place      // the folder on the site that has them; nil for none
		Silent bool        // the twin leaves them to the page
		Data   *Place      // the script file of all cases, which are opened with it; nil where they are not
		Tables []CaseTable // of cases that are alike at several places
		Places []CasePlace // of all others
	}
	// CaseGroups counts the fixture cases by what they have in common, and leads to them.
	CaseGroups struct {
		Kinds  []CaseKind
		Silent bool // the twin leaves them to the page
	}
	// GroupedCases lists the cases of a group, each shown elsewhere.
	GroupedCases struct{ Sets []GroupedSet }
	// CaseIndex leads to the cases on other pages.
	CaseIndex struct{ Entries []CaseEntry }
	// Case is a fixture case in full.
	Case struct {
		ID                 string
		Title, Description string
		Verdict            string
		Value              *jsondoc.Value
		Raw                string           // the bytes, where they are no JSON
		At                 *jsondoc.Pointer // the faulty place, nil for none
		Depth              int              // as of an Example; what leads to the faulty place is shown all the same
		Diff               []DiffLine
		Base               *Link
		Terms              []Term
		File               *Place
		FileName           string
	}
	// Filters is a form that narrows the case lists of the page, shown where scripts run.
	Filters struct{}
	// List is a plain list.
	List struct{ Items []Text }
	// Notice is something to be aware of.
	Notice struct {
		Text    Text
		Warning bool
	}
	// Passage is a text as it is written.
	Passage struct{ Text string }
	// Listing is a text in a language, copyable.
	Listing struct{ Language, Text string }
	// SearchForm is the search page's form.
	SearchForm struct{}
	// PlaygroundForm is the playground.
	PlaygroundForm struct{ Schemas []Link }
)

// Term is a name with what it stands for.
type Term struct {
	Name string
	Text Text
}

// Card is a link with a description.
type Card struct {
	Link  Link
	Text  string
	Terms Text
}

// CasePlace is the cases about one place of instances. The id of each is Name,
// "--", with Prefixed the keyword of its rule and "--", and its own name; an empty
// Name is Location with "." for "/".
type CasePlace struct {
	Location, Name string
	At             string    // JSON Pointer to the place, where Location does not tell it
	Base           *CaseBase // what its cases are made from but for those of which a rule says otherwise; nil for none
	Sets           []CaseSet
}

// CaseTable is cases about several places that are alike: what they do to their
// place stands in the heads of the columns.
type CaseTable struct {
	Sets []CaseSet // the columns: their cases bear no anchors
	Rows []CaseRow
}

// CaseRow is the cases of a CaseTable about one place.
type CaseRow struct {
	Location, Name, At string     // as of a CasePlace
	To                 *Place     // the line of the first keyword in the source
	Base               *CaseBase  // what the cases are made from; nil where that is First
	First              *CaseLine  // the case that is shown whole; nil for none
	Cells              []CaseLine // by column: anchors, and values where they are not that of the column
}

// CaseBase is the valid case that others are made from; Value is what stands at
// their place in it, as JSON, or empty. The First of a place is the first case
// that is shown whole there.
type CaseBase struct {
	Link  Link
	Value string
	First bool
}

// CaseSet is the cases of one verdict about a place.
type CaseSet struct {
	Verdict string
	Rules   []CaseRule
}

// CaseRule is the cases about one rule: a keyword where it stands in the schema.
type CaseRule struct {
	Keyword  string // empty for cases about none
	Prefixed bool   // the keyword is part of the ids
	To       *Place // its line in the source
	At       string // keyword location; may be empty
	Said     string // what is so in all its cases; their lines leave it out
	Base     *CaseBase
	Cases    []CaseLine
}

// CaseLine is a fixture case in brief.
type CaseLine struct {
	ID      string   // anchor, of a case that is shown nowhere else; else empty
	Name    string   // what of its id tells it from the others about the rule
	To      *Place   // where it is shown in full; nil for nowhere
	Text    string   // what it is, in words
	Changes []Change // from its base
	Whole   *Change  // the instance, or text, of a case that is made from no other
	Flags   []string
	Refused []Violation // where and by what, if not where it is listed
}

// Change is one edit of a base, or with Op 'w' a whole instance and with 'r' a
// text that is no JSON. Path is from the place of the cases, or a JSON Pointer
// if it starts with "/"; empty for the place itself.
type Change struct {
	Op    byte // '=' sets, '+' adds, '-' removes
	Path  string
	Value string // JSON; empty where there is none
	Size  string // in words, of a value that is folded for its length; else empty
	Cut   bool   // Value is only the beginning
}

// Violation is what a validator reports: JSON Pointers to the place and the keyword.
type Violation struct{ At, Keyword string }

// CaseKind is the cases grouped in one way, such as by keyword.
type CaseKind struct {
	Title  string
	Groups []CaseGroup
}

// CaseGroup is a number of cases of which one thing is the same.
type CaseGroup struct {
	Name   string
	To     *Place // the list of them, or where the first is
	Count  int
	Places []CountedLink // where they are; nil where that is not told
	More   int           // places that are left out
}

// CountedLink is a link to the first of so many cases.
type CountedLink struct {
	Link
	Count int
}

// GroupedSet is the cases of one verdict in a group.
type GroupedSet struct {
	Verdict string
	Places  []GroupedPlace
}

// GroupedPlace is the cases of a group about one place; Name is as of a CasePlace.
type GroupedPlace struct {
	Location, Name string
	Cases          []Link
}

// CaseEntry is a line of a CaseIndex: a place, or several.
type CaseEntry struct {
	Title  string
	To     *Place
	Counts []CaseCount
}

// CaseCount is a number of cases of which the same is true.
type CaseCount struct {
	Verdict, Keyword string
	Flags            []string
	Count            int
}

// DiffLine is one line of a difference: Mark is ' ', '-' or '+'.
type DiffLine struct {
	Mark byte
	Text string
}

func (Heading) block()        {}
func (Paragraph) block()      {}
func (Prose) block()          {}
func (Article) block()        {}
func (Terms) block()          {}
func (Body) block()           {}
func (Rows) block()           {}
func (Table) block()          {}
func (Example) block()        {}
func (Source) block()         {}
func (Picture) block()        {}
func (Cards) block()          {}
func (CaseList) block()       {}
func (CaseGroups) block()     {}
func (GroupedCases) block()   {}
func (CaseIndex) block()      {}
func (Case) block()           {}
func (Filters) block()        {}
func (List) block()           {}
func (Notice) block()         {}
func (Passage) block()        {}
func (Listing) block()        {}
func (SearchForm) block()     {}
func (PlaygroundForm) block() {}

// SearchChunk is a part of the search index that is loaded at once.
type SearchChunk struct{ Entries []SearchEntry }

// SearchEntry is one thing that can be found.
type SearchEntry struct {
	Kind, Title, Text string
	To                *Place
}
