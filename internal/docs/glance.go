package docs

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// What bounds the table of all properties: its rows with nested ones, and those
// of a schema that has more, of which only the properties at the top are shown.
const (
	maxGlance    = 80
	maxGlanceTop = 100
)

// glance is the tables of all properties of the schema, and what they are made of.
type glance struct {
	tables []Block
	top    []*Row
	needed map[string]bool // names that are required at the top
	schema map[*Place]*model.Schema
}

// glance gathers the properties that the schema describes for its instances:
// its own and those of all that it refers to or combines. A schema that is one
// of several forms has a table for each.
func (b *builder) glance() *glance {
	root := b.doc.Root
	g := &glance{needed: map[string]bool{}, schema: map[*Place]*model.Schema{}}
	for s, place := range b.places {
		g.schema[place] = s
	}
	if g.gather(b, root); len(g.top) > 0 {
		g.add("All properties at a glance; each name leads to its details", maxGlance)
		return g
	}
	forms := append(append([]*model.Schema(nil), root.OneOf...), root.AnyOf...)
	if len(forms) > 8 {
		return g
	}
	for _, form := range forms {
		g.top, g.needed = nil, map[string]bool{}
		if g.gather(b, form); len(g.top) > 0 {
			if form.Ref != nil && form.Ref.Target != nil && form.Title == "" {
				form = form.Ref.Target
			}
			g.add("Properties of the form "+b.label(form), maxGlance/len(forms))
		}
	}
	g.top = nil
	return g
}

// add makes a table of the properties gathered.
func (g *glance) add(caption string, most int) {
	t := Table{Caption: caption, Head: []string{"Name", "Type", "Required", "Description"}, Properties: true}
	if g.nest(&t, g.top, 0, most); len(t.Cells) > most {
		t.Caption = strings.Replace(caption, "All properties at a glance", "The properties at the top", 1)
		t.Cells, t.Levels = nil, nil
		g.nest(&t, g.top[:min(len(g.top), maxGlanceTop)], 0, 0)
	}
	g.tables = append(g.tables, t)
	if left := len(g.top) - maxGlanceTop; left > 0 {
		g.tables = append(g.tables, Paragraph{say("The table ends here; " + count(left, "further property is", "further properties are") + " told in detail.")})
	}
}

// nest adds a line for each row, and lines for what is below while there are at
// most so many.
func (g *glance) nest(t *Table, rows []*Row, level, most int) {
	for _, r := range rows {
		name := Text{{Kind: Code, Text: r.Name, To: r.Place}}
		if r.Prefix != "" {
			name = Text{{Kind: Soft, Text: lastStep(r.Prefix)}, name[0]}
		}
		need := Span{Text: "optional"}
		if isRequired(r) || level == 0 && g.needed[r.Name] {
			need = Span{Kind: Strong, Text: "required"}
		}
		needs := Text{need}
		for _, m := range r.Marks {
			if m.Kind != "required" && m.Kind != "optional" {
				needs = append(needs, Span{Text: ", " + m.Text})
			}
		}
		kind := r.Type
		if s := g.schema[r.Place]; len(kind) == 0 && s != nil {
			if kind = say(strings.Join(kindsOf(s, 0).Names(), " or ")); kind.Plain() == "" {
				kind = Text{soft("any")}
			}
		}
		t.Cells = append(t.Cells, []Text{name, kind, needs, inShort(r)})
		t.Levels = append(t.Levels, level)
		if len(t.Cells) <= most {
			g.nest(t, properties(r), level+1, most)
		}
	}
}

// kindsOf returns the types of the values that a schema without "type" lets in,
// by its enum, or by alternatives that all name theirs; zero where that is open.
func kindsOf(s *model.Schema, depth int) model.Types {
	switch {
	case depth > 4 || s.Boolean:
		return 0
	case s.Types != 0:
		return s.Types
	case s.Const != nil:
		return typeOf(s.Const)
	case len(s.Enum) > 0:
		var kinds model.Types
		for _, v := range s.Enum {
			kinds |= typeOf(v)
		}
		return kinds
	case s.Ref != nil && s.Ref.Target != nil:
		return kindsOf(s.Ref.Target, depth+1)
	}
	for _, parts := range [...][]*model.Schema{s.AllOf, s.OneOf, s.AnyOf} {
		var kinds model.Types
		for _, part := range parts {
			of := kindsOf(part, depth+1)
			if kinds |= of; of == 0 && len(s.AllOf) == 0 {
				return 0
			}
		}
		if kinds != 0 {
			return kinds
		}
	}
	return 0
}

func typeOf(v *jsondoc.Value) model.Types {
	names := [...]string{jsondoc.Null: "null", jsondoc.Bool: "boolean", jsondoc.Number: "number", jsondoc.String: "string", jsondoc.Array: "array", jsondoc.Object: "object"}
	if v.IsInteger() {
		return model.TypeInteger
	}
	return model.TypeByName(names[v.Kind])
}

// lastStep returns the last of the names before a property's: "b." of "a.b.".
func lastStep(prefix string) string {
	if i := strings.LastIndexByte(strings.TrimSuffix(prefix, "."), '.'); i >= 0 {
		return prefix[i+1:]
	}
	return prefix
}

func isRequired(r *Row) bool {
	for _, m := range r.Marks {
		if m.Kind == "required" {
			return true
		}
	}
	return false
}

// properties returns the rows of a row's properties.
func properties(r *Row) []*Row {
	var rows []*Row
	for _, g := range r.Groups {
		if g.properties {
			rows = append(rows, g.Rows...)
		}
	}
	return rows
}

// required says which properties must be present.
func (g *glance) required() []Term {
	var names []Span
	for _, r := range g.top {
		if isRequired(r) || g.needed[r.Name] {
			names = append(names, codeLink(r.Name, r.Place))
		}
	}
	switch {
	case len(g.top) == 0:
		return nil
	case len(names) == 0:
		return []Term{{"Required", say("nothing")}}
	case len(names) > 16:
		names = append(names[:16:16], words(count(len(names)-16, "other", "others")))
	}
	return []Term{{"Required", enumerate(names, "and")}}
}

// gather adds the properties that a schema describes for its own instances, by
// itself, by references and by allOf; of those that are described twice, the first.
func (g *glance) gather(b *builder, s *model.Schema) {
	rows := b.rowsByPlace()
	seen := map[*model.Schema]bool{}
	taken := map[string]bool{}
	var visit func(s *model.Schema)
	visit = func(s *model.Schema) {
		if s == nil || seen[s] || s.Document != b.doc || len(seen) > 64 {
			return
		}
		seen[s] = true
		for _, name := range s.Required {
			g.needed[visible(name)] = true
		}
		for _, r := range rows[b.places[s]] {
			for _, p := range properties(r) {
				if !taken[p.Name] {
					taken[p.Name] = true
					g.top = append(g.top, p)
				}
			}
		}
		for _, r := range s.Applied() {
			visit(r.Target)
		}
		for _, part := range s.AllOf {
			visit(part)
		}
	}
	visit(s)
}

// rowsByPlace returns the rows of all schemas by where they are; a schema that
// is told in parts has several.
func (b *builder) rowsByPlace() map[*Place][]*Row {
	rows := map[*Place][]*Row{}
	var index func(r *Row, depth int)
	index = func(r *Row, depth int) {
		if r.Place != nil {
			rows[r.Place] = append(rows[r.Place], r)
		}
		for _, g := range r.Groups {
			if !g.properties && depth < 4 { // parts and options
				for _, child := range g.Rows {
					index(child, depth+1)
				}
			}
		}
	}
	for _, sec := range b.sections {
		index(sec.row, 0)
		if sec.schema == nil {
			continue
		}
		for next := sec.next; next != nil; next = next.next {
			rows[sec.row.Place] = append(rows[sec.row.Place], next.row)
		}
	}
	return rows
}

// inShort says what a row says in one paragraph: the first text, then the rules.
func inShort(r *Row) Text {
	var t Text
	for i := range r.Notes {
		n := &r.Notes[i]
		switch {
		case n.Prose != "" && t == nil:
			t = append(t, words(plainSummary(n.Prose, 160)))
		case (n.tier == tierRule || n.Keyword == "default") && n.Prose == "" && len(n.List) == 0 && len(n.Text.Plain()) < 160:
			if len(t) > 0 {
				t = append(t, words(stop(t[len(t)-1].Text)))
			}
			t = append(t, n.Text...)
			if !strings.HasSuffix(n.Text.Plain(), ".") {
				t = append(t, words("."))
			}
		}
	}
	if t == nil && len(r.Groups) == 1 && len(r.Groups[0].Rows) == 1 && !r.Groups[0].Rows[0].IsName {
		return inShort(r.Groups[0].Rows[0]) // of each item
	}
	if t == nil {
		return options(r)
	}
	return t
}

// options names the alternatives of a row that says nothing else, by their titles
// or by what they refer to.
func options(r *Row) Text {
	for _, g := range r.Groups {
		if g.properties || len(g.Rows) < 2 || !strings.HasPrefix(g.Rows[0].Name, optionNames["oneOf"]) {
			continue
		}
		var called []Span
		for _, option := range g.Rows {
			if s, ok := calledBy(option); ok && len(called) < 8 {
				called = append(called, s)
			}
		}
		how := strings.TrimSuffix(upperFirst(g.Title.Plain()), " of these holds")
		if len(called) < len(g.Rows) {
			return say(how + " of " + strconv.Itoa(len(g.Rows)) + " options.")
		}
		return append(append(say(how+" of "), enumerate(called, "and")...), words("."))
	}
	return nil
}

// calledBy returns the title of an option, or else the definition that it refers to.
func calledBy(option *Row) (Span, bool) {
	for i := range option.Notes {
		if n := &option.Notes[i]; n.tier == tierTitle && len(n.Text) == 1 && len(n.Text[0].Text) < 60 {
			return link(n.Text[0].Text, option.Place), true
		}
	}
	for _, s := range option.Type {
		if s.To != nil {
			return s, true
		}
	}
	return Span{}, false
}

// stop is what ends a sentence that ends in text.
func stop(text string) string {
	if text == "" || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "…") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") {
		return " "
	}
	return ". "
}
