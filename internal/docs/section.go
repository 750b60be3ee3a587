package docs

import (
	"strconv"

	"docgen.example/docgen/internal/model"
)

// section is a schema that has a heading of its own: the root, a definition, or
// a part that was split off a page that would have been too large.
type section struct {
	schema *model.Schema // nil for a part
	row    *Row          // its notes and groups stand below the heading
	title  string
	isName bool
	page   *Page
	first  bool     // of its schema, rather than a continuation
	next   *section // goes on with its rows; nil where nothing does

	example *Example // nil where there is none
}

// sectionsOf describes the schema: the root first, then its definitions in the
// order in which they are written.
func (b *builder) sectionsOf() {
	if b.doc == nil {
		return
	}
	b.expanding = len(b.doc.Schemas) <= smallSchema
	b.stack = append(b.stack[:0], b.doc.Root)
	b.section(b.doc.Root, b.title, "")
	b.expanding = false
	for _, s := range b.doc.Schemas {
		if isDefinition(s) {
			name := b.label(s)
			b.section(s, name, "def:"+escapeName(name))
		}
	}
	for _, sec := range b.sections {
		b.shorten(sec.row)
		measure(sec.row)
	}
	b.sections[0].row.size += overviewSize(b.sections[0].row)
	whole := b.sections
	b.sections = nil
	for _, sec := range whole {
		b.split(sec)
	}
}

// isDefinition tells whether s is defined apart from where it is applied: in
// "$defs", in "definitions", or in a place that only a reference knows.
func isDefinition(s *model.Schema) bool {
	return s.Parent != nil && (s.Holder == nil || s.Holder.Name == "$defs" || s.Holder.Name == "definitions")
}

func (b *builder) section(s *model.Schema, title, path string) {
	f := &frame{row: &Row{Name: title}, schema: s, path: path}
	if name := s.Name(); len(name) > nameStart {
		f.add(tierTitle, Note{Text: Text{words("The name is "), code(visible(name))}})
	}
	b.fill(f)
	if s.Parent == nil {
		f.row.Place = b.placeOf(s)
		f.row.Source = b.sourcePlace(b.doc, s.Value.Span.Start)
	} else {
		b.keep(f)
	}
	b.sections = append(b.sections, &section{schema: s, row: f.row, title: title, isName: s.Name() != "", first: true})
}

// measure estimates how many bytes of HTML a row takes, with all below it.
func measure(r *Row) int {
	size := 260 + 2*len(r.Name) + len(r.Prefix) + textSize(r.Type)
	if r.Place != nil {
		size += 2 * len(r.Place.Anchor)
	}
	for i := range r.Notes {
		size += noteSize(&r.Notes[i])
	}
	size += 120 * len(r.Cases)
	for _, g := range r.Groups {
		size += 120
		for _, child := range g.Rows {
			size += measure(child)
		}
	}
	r.size = size
	return size
}

// overviewSize estimates how many bytes of HTML an overview has more than other
// pages: those of the table of all properties.
func overviewSize(root *Row) int {
	const line, spare = 330, 5_000 // of the table; what a page of full size can have besides
	return max(0, line*min(countNamed(root), maxGlance)-spare)
}

// countNamed counts the properties below a row.
func countNamed(r *Row) int {
	n := 0
	for _, g := range r.Groups {
		for _, child := range g.Rows {
			if child.IsName {
				n++
			}
			n += countNamed(child)
		}
	}
	return n
}

// noteSize is measure for a note.
func noteSize(n *Note) int {
	size := 60 + len(n.Prose)*5/4 + textSize(n.Text)
	for _, t := range n.List {
		size += 9 + textSize(t)
	}
	return size
}

// textSize is measure for a text.
func textSize(t Text) int {
	size := 0
	for i := range t {
		size += 24 + len(t[i].Text)
		if t[i].To != nil {
			size += 50
		}
	}
	return size
}

// split adds a section to the list; one that no page can hold goes in parts.
func (b *builder) split(sec *section) {
	b.sections = append(b.sections, sec)
	if sec.row.size <= maxPage {
		return
	}
	b.cut(sec.row, sec.title)
	b.chunk(sec)
}

// cut moves what is below the large rows under r to sections of their own,
// innermost first, until r itself is small or has only small rows.
func (b *builder) cut(r *Row, title string) {
	for _, g := range r.Groups {
		for _, child := range g.Rows {
			if child.size > maxPage {
				b.cut(child, title)
			}
		}
	}
	size := own(r)
	for _, g := range r.Groups {
		for _, child := range g.Rows {
			if child.size > maxPage/8 && len(child.Groups) > 0 || own(child) > maxPage/2 {
				b.detach(child)
			}
			size += child.size
		}
	}
	r.size = size
}

// own is the size of a row without what is below it.
func own(r *Row) int {
	size := r.size
	for _, g := range r.Groups {
		for _, child := range g.Rows {
			size -= child.size
		}
	}
	return max(size, 0)
}

// detach moves a row's groups, and the notes that are too many, to a section of their own.
func (b *builder) detach(r *Row) {
	part := &Row{Name: r.Name, IsName: r.IsName, Groups: r.Groups, size: r.size, Place: &Place{Anchor: b.anchors.take("part:" + r.Place.Anchor)}}
	r.size = own(r)
	r.Groups = nil
	part.Notes = r.notesFrom(maxPage / 8)
	part.size -= r.size
	name := r.Prefix + r.Name
	r.More = &Link{Text: "all of " + name, To: part.Place}
	b.sections = append(b.sections, &section{row: part, title: name, isName: r.IsName})
	b.chunk(b.sections[len(b.sections)-1])
}

// chunk divides a section whose rows are small but too many.
func (b *builder) chunk(sec *section) {
	if sec.row.size <= maxPage {
		return
	}
	before, size := sec.row.size, own(sec.row)
	if rest := sec.row.notesFrom(maxPage); rest != nil {
		next := &Row{Notes: rest, Groups: sec.row.Groups, size: before - own(sec.row)}
		sec.row.Groups, sec.row.size = nil, own(sec.row)
		b.goOn(sec, next, "more of it")
		return
	}
	total := 0
	for gi, g := range sec.row.Groups {
		for i, child := range g.Rows {
			if size += child.size; size <= maxPage || total+i == 0 {
				continue
			}
			rest := append([]Group{{g.Title, g.Rows[i:], g.properties}}, sec.row.Groups[gi+1:]...)
			sec.row.Groups = append(append([]Group(nil), sec.row.Groups[:gi]...), Group{g.Title, g.Rows[:i], g.properties})
			next := &Row{Groups: rest}
			for _, g := range rest {
				for _, child := range g.Rows {
					next.size += child.size
				}
			}
			sec.row.size -= next.size
			b.goOn(sec, next, "the next "+strconv.Itoa(len(rest[0].Rows)))
			return
		}
		total += len(g.Rows)
	}
}

// goOn lets a section go on in another one, which the link of that text leads to.
func (b *builder) goOn(sec *section, row *Row, text string) {
	row.Name = sec.row.Name
	row.Place = &Place{Anchor: b.anchors.take(sec.row.Place.Anchor + "~more")}
	sec.row.More = &Link{Text: text, To: row.Place}
	sec.next = &section{title: sec.title, isName: sec.isName, row: row}
	b.sections = append(b.sections, sec.next)
	b.chunk(sec.next)
}

// notesFrom takes the notes out of a row that come after the first so many bytes.
func (r *Row) notesFrom(most int) []Note {
	size := 0
	for i := range r.Notes {
		if size += noteSize(&r.Notes[i]); size > most && i > 0 {
			rest := r.Notes[i:]
			r.Notes = r.Notes[:i:i]
			for j := range rest {
				r.size -= noteSize(&rest[j])
			}
			return rest
		}
	}
	return nil
}

// place gives every row of the section its page.
func (sec *section) place(p *Page) {
	sec.page = p
	placeRow(sec.row, p.Path)
}

func placeRow(r *Row, page string) {
	if r.Place != nil {
		r.Place.Path = page
	}
	for _, g := range r.Groups {
		for _, child := range g.Rows {
			placeRow(child, page)
		}
	}
}
