package docs

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A text that one keyword holds may be as long as it likes, and a list as well.
// Where it stands a page has its beginning, and a link to the pages that have
// the whole, in parts where no page can hold it.

// What bounds texts, in bytes.
const (
	maxText       = 8_000   // of a text that stands in a row as a whole
	textStart     = 1_500   // of a longer one that stand there
	maxList       = 20_000  // of HTML of the values that one keyword lists in a row
	listStart     = 2_000   // of a longer list that stand there
	maxName       = 600     // of a name in the head of its row
	maxLongValues = 8       // of values that are long, and each stand in a row with their beginning
	nameStart     = 120     // of a longer one, and of any in a title
	maxPath       = 400     // of the names before a property's
	textPage      = 60_000  // of HTML of the texts that share a page
	textPart      = 300_000 // of HTML of a part of a text that has several pages
	plainProse    = 60_000  // of a description that is read as Markdown on its own page
)

// longText is a text that has a place of its own.
type longText struct {
	title    string
	text     string
	markdown bool
	place    *Place // where it starts
}

// whole returns the place of all of a text, which is about a row; equal texts have one.
func (b *builder) whole(r *Row, what, text string, markdown bool) *Place {
	if known := b.longTexts[text]; known != nil {
		return known.place
	}
	title := upperFirst(strings.TrimRight(what, ": ")) + " of " + r.Prefix + r.Name
	long := &longText{title, text, markdown && len(text) <= plainProse, &Place{Anchor: "~text-" + strconv.Itoa(len(b.texts)+1)}}
	if b.longTexts == nil {
		b.longTexts = map[string]*longText{}
	}
	b.longTexts[text] = long
	b.texts = append(b.texts, long)
	return long.place
}

// beginning returns at most n bytes of a text, to the end of a word where one is near.
func beginning(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	if at := strings.LastIndexAny(text[n*3/4:n], " \n\t"); at >= 0 {
		n = n*3/4 + at
	}
	return text[:n] + "…"
}

// short returns a name in a form for links and titles.
func short(name string) string {
	if len(name) <= nameStart {
		return name
	}
	return beginning(name, nameStart)
}

// lead returns the schema's description, as far as it stands above its page.
func (b *builder) lead() string {
	if text := b.doc.Root.Description; len(text) > maxText {
		return beginning(text, textStart)
	}
	return b.doc.Root.Description
}

// called names the frame's row by a name of the schema's author; one that no
// head can hold is told in a note as a whole.
func (f *frame) called(name string) {
	f.row.Name, f.row.IsName = visible(name), true
	if len(f.row.Name) > maxName {
		f.add(tierTitle, Note{Text: Text{words("The name is "), code(f.row.Name)}})
		f.row.Name = short(f.row.Name)
	}
}

// pathTo returns what stands before the names of the row's properties.
func (f *frame) pathTo() string {
	path := f.prefix + short(f.row.Name) + "."
	if len(path) > maxPath {
		path = "…" + strings.ToValidUTF8(path[len(path)-maxPath/2:], "")
	}
	return path
}

// shorten leaves of what is long in a row, and in those below it, the beginning.
func (b *builder) shorten(r *Row) {
	r.Type = b.shortened(r.Type, r, "type")
	for i := 0; i < len(r.Notes); i++ {
		if noteSize(&r.Notes[i]) > maxText {
			more := b.shortenNote(&r.Notes[i], r)
			r.Notes = append(r.Notes[:i+1:i+1], append(more, r.Notes[i+1:]...)...)
			i += len(more)
		}
	}
	for i := range r.Groups {
		g := &r.Groups[i]
		g.Title = b.shortened(g.Title, r, "condition")
		for _, child := range g.Rows {
			b.shorten(child)
		}
	}
}

// shortenNote cuts what is long in a note, and returns the notes that go on.
func (b *builder) shortenNote(n *Note, r *Row) []Note {
	what := subject(n)
	n.Text = b.shortened(n.Text, r, what)
	if len(n.Prose) > maxText {
		goesOn := Note{Keyword: n.Keyword, Text: b.allOf("The text goes on: ", n.Prose, r, what, true), tier: n.tier}
		n.Prose = beginning(n.Prose, textStart)
		return []Note{goesOn}
	}
	for i, t := range n.List {
		n.List[i] = b.shortened(t, r, what)
	}
	return n.divide()
}

// subject says what a note is about.
func subject(n *Note) string {
	switch {
	case n.Keyword != "":
		return n.Keyword
	case len(n.Text) > 1 && len(n.Text[0].Text) < nameStart:
		return lowerFirst(n.Text)[0].Text
	}
	return "text"
}

// allOf links to the whole of a text of a row.
func (b *builder) allOf(before, text string, r *Row, what string, markdown bool) Text {
	return Text{words(before), link("all of it, "+bytesText(len(text)), b.whole(r, what, text, markdown))}
}

// shortened returns a text of a row with the beginning of what is long in it.
func (b *builder) shortened(t Text, r *Row, what string) Text {
	size := textSize(t)
	switch {
	case size <= maxText:
		return t
	case size > maxList && len(t) > 2*maxLongValues:
		return b.shortList(t, r, what)
	}
	out := make(Text, 0, len(t)+4)
	for _, s := range t {
		if len(s.Text) <= maxText {
			out = append(out, s)
			continue
		}
		out = append(out, Span{s.Kind, beginning(s.Text, textStart), s.To})
		out = append(out, b.allOf(" ", s.Text, r, what, s.Kind == Markup)...)
	}
	return out
}

// shortList leaves the first values of a long list; the whole has one a line.
func (b *builder) shortList(t Text, r *Row, what string) Text {
	var out Text
	var all []string
	size := 0
	for _, s := range t {
		if size < listStart {
			s.Text = beginning(s.Text, listStart)
			out = append(out, s)
		}
		size += 24 + len(s.Text)
		if s.Kind == Code {
			all = append(all, s.Text)
		}
	}
	to := b.whole(r, what, strings.Join(all, "\n"), false)
	return append(out, words(" … "), link("all "+strconv.Itoa(len(all)), to))
}

// divide leaves in a note the part of its list that one has room for, and
// returns notes with the others.
func (n *Note) divide() []Note {
	var more []Note
	size, start := 0, 0
	whole := n.List
	for i, t := range whole {
		if size += 9 + textSize(t); size <= maxList || i == start {
			continue
		}
		if start == 0 {
			n.List = whole[:i:i]
		} else {
			more = append(more, Note{Keyword: n.Keyword, Text: say("and:"), List: whole[start:i:i], tier: n.tier})
		}
		size, start = 0, i
	}
	if start > 0 {
		more = append(more, Note{Keyword: n.Keyword, Text: say("and:"), List: whole[start:], tier: n.tier})
	}
	return more
}

// textPages shows the long texts as they are written.
func (b *builder) textPages() []*Page {
	var pages []*Page
	size := 0
	for _, long := range b.texts {
		parts := partsOf(long.text)
		if len(parts) > 1 || size+weight(long.text) > textPage || len(pages) == 0 {
			pages = append(pages, b.textPage(long.title, len(pages)+1))
			size = 0
		}
		for i, part := range parts {
			if i > 0 {
				pages = append(pages, b.textPage(long.title+", part "+strconv.Itoa(i+1), len(pages)+1))
			}
			p := pages[len(pages)-1]
			at := &Place{p.Path, "~text"}
			if i == 0 {
				long.place.Path = p.Path
				at = long.place
			}
			p.addText(at, long, part, i, len(parts))
		}
		if size += weight(long.text); len(parts) > 1 {
			size = textPage
		}
	}
	for _, p := range pages {
		p.entitle(b.title)
	}
	for i, p := range pages {
		p.between(pages, i)
	}
	return pages
}

// entitle names a page of several texts for all of them; one of a single text
// bears its name, which need not stand there twice.
func (p *Page) entitle(schema string) {
	if len(p.Contents) > 1 {
		p.Heading = "Long texts of " + short(schema)
		return
	}
	p.Contents[0].To.Anchor = ""
	p.Blocks, p.Contents = p.Blocks[1:], nil
}

func (b *builder) textPage(title string, number int) *Page {
	return &Page{
		Path: b.dir + "texts/" + strconv.Itoa(number) + ".html", Kind: "text", Heading: short(title), Title: short(title) + " · " + b.title + " · " + strconv.Itoa(number),
		SchemaTitle: b.title, Alternate: b.schemaFile(), Apart: true, Summary: "Texts of " + b.title + " that are too long for the place that they are about.",
	}
}

// addText puts a text, or a part of one, on the page.
func (p *Page) addText(at *Place, long *longText, part string, i, parts int) {
	title := short(long.title)
	if parts > 1 {
		title += ", part " + strconv.Itoa(i+1) + " of " + strconv.Itoa(parts)
	}
	p.Contents = append(p.Contents, Link{Text: title, To: at})
	p.Blocks = append(p.Blocks, Heading{ID: at.Anchor, Level: 2, Text: title})
	if long.markdown && parts == 1 {
		p.Blocks = append(p.Blocks, Prose{part})
		return
	}
	p.Blocks = append(p.Blocks, Passage{part})
}

// between leads from one page of several to those before and after it.
func (p *Page) between(pages []*Page, i int) {
	var t Text
	if i > 0 {
		t = append(t, words("Before this: "), link(pages[i-1].Heading, &Place{Path: pages[i-1].Path}), words(". "))
	}
	if i+1 < len(pages) {
		t = append(t, words("After this: "), link(pages[i+1].Heading, &Place{Path: pages[i+1].Path}), words("."))
	}
	if t != nil {
		p.Blocks = append(p.Blocks, Paragraph{t})
	}
}

// partsOf cuts a text where a page could not hold it, between characters.
func partsOf(text string) []string {
	var parts []string
	start, size := 0, 0
	for i, r := range text {
		n := runeWeight(r)
		if size+n > textPart {
			parts = append(parts, text[start:i])
			start, size = i, 0
		}
		size += n
	}
	return append(parts, text[start:])
}

// weight is how many bytes of HTML a text takes.
func weight(text string) int {
	size := 0
	for _, r := range text {
		size += runeWeight(r)
	}
	return size
}

func runeWeight(r rune) int {
	switch {
	case r == '&':
		return 5
	case r == '<', r == '>':
		return 4
	case r < ' ':
		return 3
	}
	return utf8.RuneLen(r)
}
