package change

import (
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// dialect compares which dialect a schema is read as.
func dialect(c *comparison, p pair, r *rule) {
	if p.old.Parent != nil || p.new.Parent != nil {
		return
	}
	before, after := valueOf(p.old.Keyword("$schema")), valueOf(p.new.Keyword("$schema"))
	if p.old.Dialect == p.new.Dialect || before == nil && after == nil { // none is declared: there are two guesses
		c.said(p, "$schema", "name of the dialect", before, after)
		return
	}
	c.add(p, Change{Effect: Either, What: "dialect changed", Keyword: "$schema", Note: "keywords may mean something else",
		Before: jsondoc.NewString(p.old.Dialect.String()), After: jsondoc.NewString(p.new.Dialect.String())})
}

// definitions compares what "$defs" and "definitions" hold; which of the two
// makes no difference.
func (c *comparison) definitions(p pair) {
	old := p.old.Definitions
	formerly := map[string]string{}
	if p.old.Parent == nil && p.new.Parent == nil && len(c.renamed) > 0 {
		old = nil
		for _, d := range p.old.Definitions {
			if now, ok := c.renamed[d.Name]; ok {
				formerly[now] = d.Name
				d.Name = now
			}
			old = append(old, d)
		}
	}
	for _, d := range p.new.Definitions {
		if name, ok := formerly[d.Name]; ok {
			c.add(p, Change{What: "definition renamed", Keyword: d.Schema.Holder.Name, At: d.Schema.Pointer, Before: jsondoc.NewString(name), After: jsondoc.NewString(d.Name)})
		}
	}
	c.named(old, p.new.Definitions, func(s *model.Schema) {
		c.add(p, Change{What: "definition added", Keyword: s.Holder.Name, At: s.Pointer})
	}, func(s *model.Schema) {
		c.add(p, Change{What: "definition removed", Keyword: s.Holder.Name, At: s.Pointer, Gone: true})
	})
}

// renamed finds the definitions that have another name now and say the same.
func renamed(old, new []model.Property) map[string]string {
	before, after := index(old), index(new)
	byText := map[string]string{}
	for _, n := range new {
		if before[n.Name] == nil {
			byText[n.Schema.Value.Compact()] = n.Name
		}
	}
	names := map[string]string{}
	for _, o := range old {
		if after[o.Name] != nil {
			continue
		}
		text := o.Schema.Value.Compact()
		if now, ok := byText[text]; ok {
			names[o.Name] = now
			delete(byText, text)
		}
	}
	return names
}

// reference compares "$ref", where both versions have one.
func reference(c *comparison, p pair, _ *rule) {
	old, new := p.old.Ref, p.new.Ref
	if old == nil || new == nil || target(old, c.renamed) == target(new, nil) || isForeign(old) && isForeign(new) && old.URI == new.URI {
		return
	}
	c.add(p, Change{Effect: Either, What: "refers to something else", Keyword: "$ref", Before: old.Keyword.Value, After: new.Keyword.Value})
}

// target names what a reference leads to in a way that both versions share: a
// location where that is in the same document, else what is written.
func target(r *model.Ref, renamed map[string]string) string {
	if isForeign(r) {
		return r.Text
	}
	tokens := r.Target.Pointer.Tokens()
	if len(tokens) > 1 && (tokens[0] == "definitions" || tokens[0] == "$defs") {
		tokens[0] = "$defs"
		if now, ok := renamed[tokens[1]]; ok {
			tokens[1] = now
		}
	}
	return "#" + strings.Join(tokens, "\x00")
}

// isForeign tells whether a reference leads out of its document, or nowhere.
func isForeign(r *model.Ref) bool {
	return r.Target == nil || r.Target.Document != r.Keyword.Schema.Document
}

// byReference notes that a schema says by reference what it said in place, or the
// other way round. What it says is then not compared in detail.
func (c *comparison) byReference(p pair) {
	ch := Change{Effect: Either, What: "says it by reference now", Keyword: "$ref", Before: valueIn(p.old), After: valueIn(p.new)}
	ref, inPlace := p.new.Ref, p.old
	if ref == nil {
		ch.What, ref, inPlace = "says it in place now", p.old.Ref, p.new
	}
	if ref.Target != nil && same(ref.Target.Value, inPlace.Value) {
		ch.Effect = None
	}
	c.add(p, ch)
}
