package docs

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
)

// sampler finds in valid instances a value of each definition. A value counts
// where a definition applies to it whatever else holds, so that the proof for
// the instance is one for the value.
type sampler struct {
	from  *manifest.Case
	found map[*model.Schema]sample
}

// sample is a value of a definition, and the case that it is a part of.
type sample struct {
	value *jsondoc.Value
	from  *manifest.Case
}

// samples returns a value for each definition that has one in the full instance
// or in the typical one.
func (b *builder) samples() map[*model.Schema]sample {
	s := sampler{found: map[*model.Schema]sample{}}
	for _, name := range []string{"full", "typical"} {
		if s.from = b.caseNamed(name); s.from == nil {
			continue
		}
		if doc, err := jsondoc.Parse(s.from.File, b.in.Bodies[s.from.File]); err == nil {
			s.visit([]*model.Schema{b.doc.Root}, doc.Root)
		}
	}
	return s.found
}

// visit takes v for the definitions among schemas, and its members and items for
// those below them.
func (s *sampler) visit(schemas []*model.Schema, v *jsondoc.Value) {
	for i := 0; i < len(schemas); i++ { // grows
		for _, r := range schemas[i].Applied() {
			if r.Target != nil && len(schemas) < 16 {
				schemas = append(schemas, r.Target)
			}
		}
		if takesEffect(schemas[i], "allOf") && len(schemas) < 16 {
			schemas = append(schemas, schemas[i].AllOf...)
		}
		if had, ok := s.found[schemas[i]]; isDefinition(schemas[i]) && (!ok || partsIn(v) > partsIn(had.value)) {
			s.found[schemas[i]] = sample{v, s.from}
		}
	}
	below := func(child *jsondoc.Value, keyword string, of func(*model.Schema) *model.Schema) {
		var list []*model.Schema
		for _, schema := range schemas {
			if sub := of(schema); sub != nil && takesEffect(schema, keyword) {
				list = append(list, sub)
			}
		}
		if len(list) > 0 {
			s.visit(list, child)
		}
	}
	for _, m := range v.Members {
		below(m.Value, "properties", func(schema *model.Schema) *model.Schema { return schema.Property(m.Name) })
	}
	for _, item := range v.Items {
		below(item, "items", func(schema *model.Schema) *model.Schema {
			if len(schema.PrefixItems) > 0 {
				return nil
			}
			return schema.Items
		})
	}
}

// partsIn counts the members or items of a value.
func partsIn(v *jsondoc.Value) int { return len(v.Members) + len(v.Items) }

// takesEffect tells whether a keyword of s is there and not ignored.
func takesEffect(s *model.Schema, name string) bool {
	k := s.Keyword(name)
	return k != nil && k.Ignored == model.NotIgnored
}

// sampleOf returns the value as an example beside the section of its definition.
func (b *builder) sampleOf(sec *section, s sample) Example {
	links := map[jsondoc.Pointer]*Place{}
	b.linkMembers(links, []*Row{sec.row}, []*model.Schema{sec.schema}, s.value, "")
	e := Example{
		ID: "~example", Title: "Example", Open: true, Valid: true, Value: s.value, Links: links,
		Verdict: Text{Span{Good, "valid: part of an instance that is proved", nil}},
		More:    []Link{{Text: "the fixture " + s.from.ID, To: b.casePlace(s.from)}},
	}
	if s.value.Span.End-s.value.Span.Start > maxExample {
		e.Value = brieflyOf(s.value)
		e.Depth = depthFor(e.Value, maxExampleLines)
		e.More[0].Text = "shortened here; whole in " + e.More[0].Text
	}
	return e
}
