package docs

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
)

// examples puts proven instances beside the properties: a typical one, which is
// open, the smallest and the fullest.
func (b *builder) examples(p *Page) {
	for _, e := range []struct {
		id, title string
		names     []string
	}{
		{"~example", "Typical", []string{"typical", "full", "minimal"}},
		{"~minimal", "Smallest", []string{"minimal"}},
		{"~full", "Fullest", []string{"full"}},
	} {
		c := b.caseNamed(e.names...)
		if c == nil || len(p.Aside) > 0 && c == b.caseNamed("typical", "full", "minimal") {
			continue
		}
		if example, ok := b.example(c); ok {
			example.ID, example.Title, example.Open = e.id, e.title, len(p.Aside) == 0
			p.Aside = append(p.Aside, example)
		}
	}
}

// exampleTerm leads to the examples, which narrow screens show below the text.
func exampleTerm(p *Page) []Term {
	var t Text
	for _, block := range p.Aside {
		if e, ok := block.(Example); ok {
			if len(t) > 0 {
				t = append(t, words(", "))
			}
			t = append(t, link(strings.ToLower(e.Title), &Place{p.Path, e.ID}))
		}
	}
	if len(t) == 0 {
		return nil
	}
	return []Term{{"Examples", t}}
}

// caseNamed returns the first valid case of the whole instance whose id has one of names in it.
func (b *builder) caseNamed(names ...string) *manifest.Case {
	if b.in.Manifest == nil {
		return nil
	}
	for _, name := range names {
		for i := range b.in.Manifest.Cases {
			c := &b.in.Manifest.Cases[i]
			if c.Verdict == manifest.Valid && c.InstanceLocation == "" && strings.Contains("-"+c.ID+"-", "-"+name+"-") {
				return c
			}
		}
	}
	return nil
}

// What bounds an instance that is shown on the schema's page: its bytes and its
// lines. What is larger is shown without its depths.
const (
	maxExample      = 4_000
	maxExampleLines = 100
)

func (b *builder) example(c *manifest.Case) (Example, bool) {
	doc, err := jsondoc.Parse(c.File, b.in.Bodies[c.File])
	if err != nil {
		return Example{}, false
	}
	e := Example{
		Valid: true, Value: doc.Root, Links: b.exampleLinks(doc.Root),
		Verdict: Text{Span{Good, "valid: proved against " + b.in.FileName, nil}},
		More:    []Link{{Text: "the fixture " + c.ID, To: b.casePlace(c)}},
	}
	if len(doc.Source) > maxExample {
		e.Value = brieflyOf(doc.Root)
		e.Depth = depthFor(e.Value, maxExampleLines)
		e.More[0].Text = "shortened here; whole in " + e.More[0].Text
	}
	return e, true
}

// brieflyOf returns a value with the beginnings of the texts, names, arrays and
// objects in it that are long.
func brieflyOf(v *jsondoc.Value) *jsondoc.Value { return cutValue(v, maxPath, maxExampleLines) }

// cutValue returns a value with the beginnings of the texts and names in it that
// have more than so many bytes, and of the arrays and objects of more parts.
func cutValue(v *jsondoc.Value, bytes, parts int) *jsondoc.Value {
	if v.Kind == jsondoc.String || v.Kind == jsondoc.Number {
		if len(v.Text) <= bytes {
			return v
		}
		return &jsondoc.Value{Kind: v.Kind, Text: beginning(v.Text, nameStart)}
	}
	if len(v.Members)+len(v.Items) == 0 {
		return v
	}
	out := &jsondoc.Value{Kind: v.Kind}
	for i := range v.Members[:min(len(v.Members), parts)] {
		m := &v.Members[i]
		name := m.Name
		if len(name) > bytes {
			name = short(name)
		}
		out.Members = append(out.Members, jsondoc.Member{Name: name, Value: cutValue(m.Value, bytes, parts)})
	}
	for _, item := range v.Items[:min(len(v.Items), parts)] {
		out.Items = append(out.Items, cutValue(item, bytes, parts))
	}
	switch left := len(v.Members) + len(v.Items) - parts; {
	case left <= 0:
	case len(v.Members) > 0:
		out.Members = append(out.Members, jsondoc.Member{Name: "…", Value: &jsondoc.Value{Kind: jsondoc.String, Text: "and " + strconv.Itoa(left) + " more"}})
	default:
		out.Items = append(out.Items, &jsondoc.Value{Kind: jsondoc.String, Text: "… and " + strconv.Itoa(left) + " more"})
	}
	return out
}

// depthFor returns how deep a value can be shown in at most so many lines.
func depthFor(v *jsondoc.Value, most int) int {
	depth := 1
	for depth < 12 && linesTo(v, depth+1) <= most {
		depth++
	}
	return depth
}

// linesTo counts the lines of a value of which nothing below depth is shown.
func linesTo(v *jsondoc.Value, depth int) int {
	if depth == 0 || len(v.Members)+len(v.Items) == 0 {
		return 1
	}
	n := 2
	for _, m := range v.Members {
		n += linesTo(m.Value, depth-1)
	}
	for _, item := range v.Items {
		n += linesTo(item, depth-1)
	}
	return n
}

// exampleLinks lets the members of an instance lead to the rows that describe them.
func (b *builder) exampleLinks(v *jsondoc.Value) map[jsondoc.Pointer]*Place {
	links := map[jsondoc.Pointer]*Place{}
	b.linkMembers(links, []*Row{b.sections[0].row}, []*model.Schema{b.doc.Root}, v, "")
	return links
}

// linkMembers links the members of v by the rows of the page that may describe
// it, or else by the schemas that do, whose rows are elsewhere.
func (b *builder) linkMembers(links map[jsondoc.Pointer]*Place, rows []*Row, schemas []*model.Schema, v *jsondoc.Value, at jsondoc.Pointer) {
	if len(v.Members)+len(v.Items) == 0 {
		return
	}
	schemas = inPlace(schemas)
	for _, m := range v.Members {
		found := findRows(rows, visible(m.Name), 0)
		var below []*model.Schema
		for _, s := range schemas {
			if p := s.Property(m.Name); p != nil {
				below = append(below, p)
			} else if s.AdditionalProperties != nil && !s.AdditionalProperties.Boolean {
				below = append(below, s.AdditionalProperties)
			}
		}
		switch {
		case len(found) > 0:
			links[at.Append(m.Name)] = found[0].Place
		case len(below) > 0 && below[0].Holder != nil && below[0].Holder.Name == "properties":
			links[at.Append(m.Name)] = b.placeOf(below[0])
		}
		b.linkMembers(links, found, below, m.Value, at.Append(m.Name))
	}
	for i, item := range v.Items {
		var below []*model.Schema
		for _, s := range schemas {
			if i < len(s.PrefixItems) {
				below = append(below, s.PrefixItems[i])
			} else if s.Items != nil {
				below = append(below, s.Items)
			}
		}
		b.linkMembers(links, rows, below, item, at.Index(i))
	}
}

// inPlace returns schemas with those that they apply to the same instance.
func inPlace(schemas []*model.Schema) []*model.Schema {
	const most = 64
	seen := map[*model.Schema]bool{}
	var all []*model.Schema
	add := func(list ...*model.Schema) {
		for _, s := range list {
			if s != nil && !seen[s] && len(all) < most {
				seen[s] = true
				all = append(all, s)
			}
		}
	}
	add(schemas...)
	for i := 0; i < len(all); i++ {
		s := all[i]
		for _, r := range s.Applied() {
			add(r.Target)
		}
		add(s.AllOf...)
		add(s.AnyOf...)
		add(s.OneOf...)
		add(s.Then, s.Else)
	}
	return all
}

// findRows returns the rows of a property below any of rows, also in its alternatives.
func findRows(rows []*Row, name string, depth int) []*Row {
	var found []*Row
	for _, r := range rows {
		for _, g := range r.Groups {
			for _, child := range g.Rows {
				switch {
				case child.IsName && child.Name == name && g.properties:
					found = append(found, child)
				case !child.IsName && depth < 6:
					found = append(found, findRows([]*Row{child}, name, depth+1)...)
				}
			}
		}
	}
	return found
}
