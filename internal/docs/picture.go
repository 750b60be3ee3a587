package docs

import (
	"docgen.example/docgen/internal/model"
)

// What bounds a picture: the boxes of one that is whole, those of one that goes
// on elsewhere, and the properties in a box.
const (
	wholePicture = 24
	maxBoxes     = 12
	maxLines     = 7
)

// Box is a schema in a picture.
type Box struct {
	Title  string
	To     *Place
	Lines  []string
	More   int // properties that are not among Lines
	Arrows []Arrow
}

// Arrow is a number of references from one box to another; Line is the line of
// the box that the first of them is in, -1 for none.
type Arrow struct{ To, Count, Line int }

// picture draws the definitions and how they refer to one another, from the
// root on; that of a large schema ends after the nearest, and goes on where the
// definitions are (see partPictures).
func (b *builder) picture(p *Page) []Block {
	root := b.doc.Root
	if len(root.Properties) == 0 && root.Ref != nil && root.Ref.Target != nil && root.Ref.Target.Document == b.doc {
		root = root.Ref.Target // a box of its own would be empty
	}
	known := map[*model.Schema]bool{root: true}
	order := []*model.Schema{root}
	for i := 0; i < len(order) && i < 400; i++ {
		for _, r := range b.referencesFrom(order[i]) {
			if !known[r.to] {
				known[r.to] = true
				order = append(order, r.to)
			}
		}
	}
	if len(order) < 2 {
		return nil
	}
	left := 0
	if len(order) > wholePicture {
		left = len(order) - maxBoxes
		order = order[:maxBoxes]
	}
	whole := b.draw(order, "The definitions that "+b.title+" is made of, and what refers to what")
	whole.Rooted = true
	blocks := []Block{whole}
	if left > 0 {
		b.goesOn = true
		blocks = append(blocks, Paragraph{Text{
			words("The picture ends here; " + count(left, "further definition is", "further definitions are") + " reached from these. It goes on, in parts, on the pages of the "),
			link("definitions", &Place{p.Path, "~definitions"}), words("."),
		}})
	}
	return blocks
}

// partPictures draws, on each page of several definitions, those and how they
// refer to one another.
func (b *builder) partPictures(details []*Page) {
	on := map[*Page][]*model.Schema{}
	for _, sec := range b.sections[1:] {
		if sec.schema != nil {
			on[sec.page] = append(on[sec.page], sec.schema)
		}
	}
	for _, p := range details {
		var pictures []Block
		for rest := on[p]; len(rest) > 1; rest = rest[min(wholePicture, len(rest)):] {
			if related := b.related(rest[:min(wholePicture, len(rest))]); len(related) > 1 {
				pictures = append(pictures, b.draw(related, "Definitions on this page that refer to one another"))
			}
		}
		if len(pictures) > 0 {
			p.Contents = append(p.Contents, Link{Text: "As a picture", To: &Place{p.Path, "~picture"}})
			p.Blocks = append(append(p.Blocks, Heading{ID: "~picture", Level: 2, Text: "As a picture"}), pictures...)
		}
	}
}

// draw makes a picture of schemas: a box for each, with its properties, and the
// references among them.
func (b *builder) draw(schemas []*model.Schema, title string) Picture {
	pic := Picture{Title: title}
	for _, s := range schemas {
		box := Box{Title: b.label(s), To: b.placeOf(s)}
		if s == b.doc.Root {
			box.Title = b.title
		}
		for j, p := range s.Properties {
			if j == maxLines && len(s.Properties) > maxLines+1 {
				box.More = len(s.Properties) - maxLines
				break
			}
			line := short(visible(p.Name))
			if s.Requires(p.Name) {
				line += " *"
			}
			box.Lines = append(box.Lines, line)
		}
		refs := b.referencesFrom(s)
		for j, t := range schemas {
			for _, r := range refs {
				if r.to == t {
					box.Arrows = append(box.Arrows, Arrow{To: j, Count: r.times, Line: min(r.property, len(box.Lines))})
				}
			}
		}
		pic.Boxes = append(pic.Boxes, box)
	}
	return pic
}

// related keeps the schemas that refer to another one of them, or that one refers to:
// those that no other refers to first.
func (b *builder) related(schemas []*model.Schema) []*model.Schema {
	refers, referred := map[*model.Schema]bool{}, map[*model.Schema]bool{}
	among := map[*model.Schema]bool{}
	for _, s := range schemas {
		among[s] = true
	}
	for _, s := range schemas {
		for _, r := range b.referencesFrom(s) {
			if among[r.to] && r.to != s {
				refers[s], referred[r.to] = true, true
			}
		}
	}
	var kept []*model.Schema
	for _, s := range schemas {
		if refers[s] && !referred[s] {
			kept = append(kept, s)
		}
	}
	for _, s := range schemas {
		if referred[s] {
			kept = append(kept, s)
		}
	}
	return kept
}

// reference is a number of references to one schema.
type reference struct {
	to       *model.Schema
	times    int
	property int // index of the property that the first is in; -1 where it is in none
}

// referencesFrom gathers the references that a schema and its own subschemas
// make, by target.
func (b *builder) referencesFrom(s *model.Schema) []*reference {
	var found []*reference
	to := map[*model.Schema]*reference{}
	properties := map[*model.Schema]int{}
	for i, p := range s.Properties {
		properties[p.Schema] = i
	}
	var visit func(s *model.Schema, property int)
	visit = func(s *model.Schema, property int) {
		if i, is := properties[s]; is {
			property = i
		}
		for _, r := range s.Applied() {
			if r.Target == nil || r.Target.Document != b.doc {
				continue
			}
			known := to[r.Target]
			if known == nil {
				known = &reference{to: r.Target, property: property}
				to[r.Target] = known
				found = append(found, known)
			}
			known.times++
		}
		for _, k := range s.Keywords {
			if k.Name == "$defs" || k.Name == "definitions" {
				continue
			}
			for _, sub := range k.Subs {
				visit(sub.Schema, property)
			}
		}
	}
	visit(s, -1)
	return found
}
