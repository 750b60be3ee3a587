package docs

import (
	"path"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/change"
	"docgen.example/docgen/internal/jsondoc"
)

// Version is an earlier version of a schema.
type Version struct {
	Published string // RFC 3339 date
	Name      string // what its publisher calls it; may be empty
	Digest    string // SHA-256 of Bytes, hexadecimal
	Bytes     []byte
	Path      string          // of the file, relative to the site
	Changes   []change.Change // from the version before; nil for the first
}

// The changes that are listed, those that matter most first: of a version, of all
// versions on the page but for a few of each, and of a version in the feed.
const (
	maxChanges  = 250
	pageChanges = 600
	leastListed = 30
	feedChanges = 40
)

// release is a version of the schema as the page of changes tells it.
type release struct {
	date, name, digest string
	file               string // path on the site
	changes            []change.Change
	since              string // the version before, in words; empty for the first
	id                 string // anchor on the page of changes
}

// releases lists the versions of the schema, newest first; the newest is the
// schema as it is.
func (b *builder) releases() []release {
	var list []release
	ids := anchors{}
	add := func(r release) {
		if len(list) > 0 {
			r.since = list[0].title()
		}
		r.id = ids.take("version-" + r.date)
		list = append([]release{r}, list...)
	}
	for _, v := range b.in.Versions {
		add(release{date: v.Published, name: v.Name, digest: v.Digest, file: v.Path, changes: v.Changes})
	}
	add(release{date: b.in.date(), name: b.in.Version, digest: b.in.Digest, file: b.schemaFile(), changes: b.in.Changes})
	return list
}

// date returns when the schema was published, else when the copy was taken.
func (in *SchemaInput) date() string {
	if in.Published != "" {
		return in.Published
	}
	return in.Retrieved
}

// title names a release: its date, and what its publisher calls it.
func (r *release) title() string {
	if r.name == "" {
		return r.date
	}
	return r.date + " (" + r.name + ")"
}

func (b *builder) changesPath() string { return b.dir + "changes.html" }

// changesTerm tells in the facts of the schema what the last change was.
func (b *builder) changesTerm() []Term {
	if len(b.in.Versions) == 0 {
		return nil
	}
	list := b.releases()
	return []Term{{"Changes", Text{link(change.Count(list[0].changes).String(), &Place{b.changesPath(), list[0].id}), words(" since " + list[0].since)}}}
}

// changesPage tells what changed from each version to the next; there is none
// where no earlier version is known.
func (b *builder) changesPage() []*Page {
	if len(b.in.Versions) == 0 {
		return nil
	}
	list := b.releases()
	p := &Page{
		Path: b.changesPath(), Kind: "changes", Heading: "Changes of " + b.title, Title: "Changes of " + b.title + b.suffix(), Alternate: b.schemaFile(),
		Summary: "What changed in the schema " + b.title + " from each of its " + strconv.Itoa(len(list)) + " versions to the next, and what it means for documents that were valid.",
	}
	p.Blocks = append(p.Blocks, Paragraph{say("What changed from each version to the next, newest first. Each change is judged alone, as if nothing else had changed:")},
		Terms{[]Term{
			{"stricter", say("documents that were valid can be refused now")},
			{"looser", say("documents that were refused can be valid now, so that programs may meet values that they have not met before")},
			{"may be …", say("undecided: it cannot be told from the schema alone")},
			{"text", say("what is valid stays the same")},
		}})
	room := pageChanges
	for i := range list {
		r := &list[i]
		listed := min(len(r.changes), maxChanges, max(room, leastListed))
		room -= listed
		place := &Place{p.Path, r.id}
		p.Contents = append(p.Contents, Link{Text: r.title(), To: place})
		p.Blocks = append(append(p.Blocks, Heading{ID: r.id, Level: 2, Text: r.title()}), b.releaseBlocks(r, listed)...)
		text := "the first version that is known"
		if r.since != "" {
			text = change.Count(r.changes).String()
		}
		b.found = append(b.found, SearchEntry{"version", b.title + ", changes of " + r.title(), text, place})
	}
	return []*Page{p}
}

// releaseBlocks tells what changed with one version, as far as it is to be listed.
func (b *builder) releaseBlocks(r *release, listed int) []Block {
	file := Text{link("the file", &Place{Path: r.file}), words(" has the SHA-256 "), code(r.digest)}
	if r.since == "" {
		return []Block{Paragraph{append(say("The first version that is known here: "), append(file, words("."))...)}}
	}
	blocks := []Block{Paragraph{append(Text{Span{Strong, upperFirst(change.Count(r.changes).String()), nil}, words(" since " + r.since + "; ")}, append(file, words("."))...)}}
	if len(r.changes) == 0 {
		return blocks
	}
	t := Table{Changes: true, Caption: "Changes from " + r.since + " to " + r.title(), Head: []string{"Where", "What changed", "Before → after", "Effect"}}
	for i := range r.changes[:listed] {
		t.Cells = append(t.Cells, b.changeCells(&r.changes[i]))
	}
	blocks = append(blocks, t)
	if rest := r.changes[listed:]; len(rest) > 0 {
		blocks = append(blocks, Paragraph{Text{words("There are more: " + change.Count(rest).String() + ". With the two files, "), code("docgen diff OLD NEW"), words(" lists all.")}})
	}
	return blocks
}

func (b *builder) changeCells(c *change.Change) []Text {
	where := code(visible(b.whereChanged(c)))
	if s := b.doc.At(c.At); s != nil {
		where.To = b.placeOf(s)
	}
	what := say(upperFirst(c.What))
	aside := c.Keyword
	if strings.Contains(c.What, c.Keyword) || strings.HasPrefix(c.What, "property ") || strings.HasPrefix(c.What, "definition ") || strings.HasPrefix(c.What, "dialect ") {
		aside = ""
	}
	if c.Note != "" {
		aside = strings.TrimPrefix(aside+"; "+c.Note, "; ")
	}
	if aside != "" {
		what = append(what, soft(" ("+aside+")"))
	}
	effect := say(strings.ReplaceAll(c.Effect.String(), " ", "\u00a0"))
	if c.Effect == change.Stricter {
		effect[0].Kind = Strong
	}
	return []Text{{where}, what, fromTo(c), effect}
}

// fromTo shows what was said and what is said.
func fromTo(c *change.Change) Text {
	before, after := beforeAfter(c)
	switch {
	case before != nil && after != nil:
		return append(append(before, words(" → ")), after...)
	case before != nil:
		return append(say("was "), before...)
	case after != nil:
		return after
	}
	return say("–")
}

// whereChanged names the place of a change as people do; the whole schema by its title.
func (b *builder) whereChanged(c *change.Change) string {
	if name := dotted(c.At); name != "" {
		return name
	}
	return b.title
}

// beforeAfter returns what was said and what is said, nil for nothing; of long
// texts the part in which they differ.
func beforeAfter(c *change.Change) (before, after Text) {
	if c.Before == nil || c.After == nil || c.Before.Kind != jsondoc.String || c.After.Kind != jsondoc.String {
		return saidIn(c, c.Before), saidIn(c, c.After)
	}
	x, y := change.Excerpts(c.Before.Text, c.After.Text, textShown)
	if isProse[c.Keyword] {
		return say("“" + x + "”"), say("“" + y + "”")
	}
	return Text{code(visible(x))}, Text{code(visible(y))}
}

func saidIn(c *change.Change, v *jsondoc.Value) Text {
	switch {
	case v == nil:
		return nil
	case c.Keyword == "enum" && v.Kind == jsondoc.Array && len(v.Items) <= valuesShown:
		var values []Span
		for _, item := range v.Items {
			values = append(values, value(item))
		}
		return enumerate(values, "and")
	case isProse[c.Keyword] && v.Kind == jsondoc.String:
		return say("“" + beginning(v.Text, textShown) + "”")
	}
	one := value(v)
	one.Text = beginning(one.Text, textShown)
	return Text{one}
}

// isProse tells the keywords whose texts are for people.
var isProse = map[string]bool{"title": true, "description": true, "$comment": true}

// textShown is how much of a text is shown, in bytes, and valuesShown how many
// values of an enum stand one by one.
const (
	textShown   = 200
	valuesShown = 24
)

// pastFiles publishes the earlier versions of the schema beside it.
func (b *builder) pastFiles() {
	for _, v := range b.in.Versions {
		b.files = append(b.files, File{v.Path, v.Bytes})
		b.in.Downloads = append(b.in.Downloads, Download{Name: path.Base(v.Path), Path: v.Path, Size: len(v.Bytes), SHA256: v.Digest, Note: "the schema as it was on " + v.Published})
	}
}

// feedEntries tells the feed of each version of the schema.
func (b *builder) feedEntries(main *Page) []FeedEntry {
	list := b.releases()
	entries := make([]FeedEntry, len(list))
	for i := range list {
		r := &list[i]
		e := FeedEntry{Title: b.title, Summary: main.Summary, Place: Place{Path: main.Path}, Digest: r.digest, Updated: r.date}
		if len(list) > 1 {
			e.Title, e.Place = b.title+", version of "+r.title(), Place{b.changesPath(), r.id}
		}
		switch {
		case r.since == "" && len(list) > 1:
			e.Summary = "The first version that is known here."
		case r.since != "":
			e.Summary = upperFirst(change.Count(r.changes).String()) + " since " + r.since + "."
		}
		for j := range r.changes {
			if j == feedChanges {
				e.Changes = append(e.Changes, count(len(r.changes)-j, "change", "changes")+" more")
				break
			}
			c := &r.changes[j]
			e.Changes = append(e.Changes, c.Effect.String()+": "+b.whereChanged(c)+": "+c.What+inWords(c))
		}
		entries[i] = e
	}
	return entries
}

// inWords says what a change was from and to, in short.
func inWords(c *change.Change) string {
	if c.Keyword == "required" || c.Before == nil && c.After == nil {
		return ""
	}
	return ": " + fromTo(c).Plain()
}
