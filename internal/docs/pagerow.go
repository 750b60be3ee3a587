package docs

// Row describes one subschema: a property, an item, an alternative.
type Row struct {
	Place   *Place // its page and anchor
	Prefix  string // the path that stands before the name, such as "devices."
	Name    string
	IsName  bool // Name is a property's name rather than words
	Type    Text
	Marks   []Mark
	Notes   []Note
	Groups  []Group
	Source  *Place // its line on the raw page
	Cases   []Link // fixtures that exercise it
	More    *Link  // the groups stand on another page
	anyType bool
	size    int // bytes of HTML, estimated
}

// Mark is a word that stands beside a row's type: required, deprecated …
type Mark struct{ Kind, Text string }

// Note is one thing said about a subschema, by one keyword. Prose is the
// author's Markdown; where it is empty, Text says it, and List goes on.
type Note struct {
	Keyword string
	Prose   string
	Text    Text
	List    []Text
	Ignored string // why the dialect gives the keyword no effect
	tier    uint8
}

// Group is a foldable list of rows below a row.
type Group struct {
	Title      Text
	Rows       []*Row
	properties bool // the rows are those of "properties"
}
