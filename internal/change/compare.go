package change

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// comparison is the state of one walk through two versions.
type comparison struct {
	direction   [2]map[*model.Schema]direction // in the old version, in the new one
	unevaluated bool                           // some schema has unevaluatedProperties or unevaluatedItems
	renamed     map[string]string              // definitions of the old version that have another name now
	changes     []Change
}

// pair is a subschema in both versions.
type pair struct{ old, new *model.Schema }

// add notes a change about the schemas of p.
func (c *comparison) add(p pair, ch Change) {
	if ch.At == "" && !ch.Gone {
		ch.At = p.new.Pointer
	}
	ch.Effect = c.effect(p, ch.Effect)
	c.changes = append(c.changes, ch)
}

// applied returns the effect of adding or removing what applies subschemas.
// Where a schema asks for what others have not looked at, that can be anything.
func (c *comparison) applied(e Effect) Effect {
	if c.unevaluated {
		return Either
	}
	return e
}

// schemas compares a subschema with its earlier version.
func (c *comparison) schemas(p pair) {
	if p.old.Boolean || p.new.Boolean {
		c.boolean(p)
		return
	}
	byReference := (p.old.Ref == nil) != (p.new.Ref == nil)
	for i := range rules {
		if r := &rules[i]; !byReference || r.annotates {
			r.compare(c, p, r)
		}
	}
	if byReference {
		c.byReference(p)
	}
	c.definitions(p)
	c.unknown(p)
}

// boolean compares where true or false stands, or stood.
func (c *comparison) boolean(p pair) {
	before, after := stateOf(p.old), stateOf(p.new)
	if before == after {
		return
	}
	what := [...]string{open: "any value is valid now", checked: "checked now", closed: "no value is valid now"}[after]
	c.add(p, Change{Effect: narrowing(before, after), What: what, Before: p.old.Value, After: p.new.Value})
}

// unknown compares the keywords that have no effect on validation in either
// version: those that no dialect has, and those that the dialect ignores.
func (c *comparison) unknown(p pair) {
	old, new := byName(p.old), byName(p.new)
	plain := func(k *model.Keyword) bool {
		return k == nil || k.Row == nil || k.Ignored != model.NotIgnored && k.Name != "$defs" && k.Name != "definitions"
	}
	compare := func(name string, a, b *model.Keyword) {
		if (a != nil || b != nil) && plain(a) && plain(b) {
			noun := name
			if model.Lookup(name) == nil {
				noun = "keyword " + name
			}
			c.said(p, name, noun, valueOf(a), valueOf(b))
		}
	}
	for _, k := range p.new.Keywords {
		if new[k.Name] == k {
			compare(k.Name, old[k.Name], k)
		}
	}
	for _, k := range p.old.Keywords {
		if new[k.Name] == nil && old[k.Name] == k {
			compare(k.Name, k, nil)
		}
	}
}

// said notes that a value which makes no instance invalid was added, removed or
// changed.
func (c *comparison) said(p pair, keyword, noun string, before, after *jsondoc.Value) {
	switch {
	case before == nil && after == nil, before != nil && after != nil && same(before, after):
	case before == nil:
		c.add(p, Change{What: noun + " added", Keyword: keyword, After: after})
	case after == nil:
		c.add(p, Change{What: noun + " removed", Keyword: keyword, Before: before})
	default:
		c.add(p, Change{What: noun + " changed", Keyword: keyword, Before: before, After: after})
	}
}

// byName indexes the keywords of a schema; of duplicates the last counts.
func byName(s *model.Schema) map[string]*model.Keyword {
	if len(s.Keywords) == 0 {
		return nil
	}
	index := make(map[string]*model.Keyword, len(s.Keywords))
	for _, k := range s.Keywords {
		index[k.Name] = k
	}
	return index
}

func valueOf(k *model.Keyword) *jsondoc.Value {
	if k == nil {
		return nil
	}
	return k.Value
}

// effective returns the value of a keyword that has effect in s, or nil.
func effective(s *model.Schema, name string) *jsondoc.Value {
	if k := s.Keyword(name); k != nil && k.Ignored == model.NotIgnored {
		return k.Value
	}
	return nil
}

// same tells whether two values are equal. Most are as they were to the letter,
// which is quicker to find out where objects are large.
func same(a, b *jsondoc.Value) bool { return a.Compact() == b.Compact() || jsondoc.Equal(a, b) }

// state is how much a schema lets through.
type state uint8

const (
	open    state = iota // every instance; also of a schema that is absent
	checked              // those that fit it
	closed               // none
)

func stateOf(s *model.Schema) state {
	switch {
	case s == nil || s.Boolean && s.Always:
		return open
	case s.Boolean:
		return closed
	}
	for _, k := range s.Keywords {
		if k.Row != nil && k.Row.Roles&(model.Assertion|model.Applicator) != 0 && k.Ignored == model.NotIgnored {
			return checked
		}
	}
	return open
}

// narrowing returns the effect of letting through after what was before.
func narrowing(before, after state) Effect {
	switch {
	case after > before:
		return Stricter
	case after < before:
		return Looser
	}
	return None
}

// longest is the length, as JSON, up to which a schema stands in a change.
const longest = 120

func valueIn(s *model.Schema) *jsondoc.Value {
	if s == nil || s.Value.Span.End-s.Value.Span.Start > longest {
		return nil
	}
	return s.Value
}
