package change

import "docgen.example/docgen/internal/model"

// direction tells how what a subschema accepts bears on what the whole accepts;
// a definition may be used in several ways.
type direction uint8

const (
	along   direction = 1 << iota // the more it accepts, the more the whole does
	against                       // the more it accepts, the less the whole does: below "not"
	unclear                       // either, such as below "if"
	silent                        // not at all: nothing checks it
)

// directions finds the direction of each schema of a document that its root
// reaches. It is linear: each is met at most once in each direction.
func directions(doc *model.Document) map[*model.Schema]direction {
	type step struct {
		schema *model.Schema
		toward direction
	}
	met := map[*model.Schema]direction{}
	stack := []step{{doc.Root, along}}
	push := func(s *model.Schema, d direction) {
		if s.Document == doc && met[s]&d == 0 {
			met[s] |= d
			stack = append(stack, step{s, d})
		}
	}
	for len(stack) > 0 {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, k := range at.schema.Keywords {
			if k.Ignored != model.NotIgnored || k.Row == nil || k.Row.Roles&model.Identifier != 0 {
				continue // definitions count where they are referred to
			}
			if len(k.Subs) > 0 {
				toward := at.toward.below(k)
				for _, sub := range k.Subs {
					push(sub.Schema, toward)
				}
			}
		}
		for _, r := range at.schema.Applied() {
			switch {
			case r.Target == nil:
			case r.Anchor == "":
				push(r.Target, at.toward)
			default: // whatever has the anchor may take its place
				for _, s := range doc.Schemas {
					if a := s.Keyword("$dynamicAnchor"); a != nil && a.Value.Text == r.Anchor {
						push(s, at.toward)
					}
				}
			}
		}
	}
	return met
}

// below returns the direction of a subschema of keyword k.
func (d direction) below(k *model.Keyword) direction {
	switch {
	case d == silent || k.Row.Roles&(model.Applicator|model.Assertion) == 0:
		return silent
	case k.Name == "if", k.Name == "oneOf" && !exclusive(k.Schema), k.Name == "contains" && k.Schema.MaxContains != nil:
		return unclear
	case k.Name == "not" && d != unclear:
		return along + against - d
	}
	return d
}

// effect returns what a change in the schemas of p does to the whole.
func (c *comparison) effect(p pair, e Effect) Effect {
	switch d := c.direction[0][p.old] | c.direction[1][p.new]; d &^ silent {
	case 0:
		if d == silent {
			return None
		}
		return e // nothing of the document refers to it; others may
	case along:
		return e
	case against:
		return e.flipped()
	}
	if e == None {
		return None
	}
	return Either
}

// asksForUnevaluated tells whether some schema of the document cares which
// members or items others have looked at.
func asksForUnevaluated(doc *model.Document) bool {
	for _, s := range doc.Schemas {
		if s.UnevaluatedProperties != nil || s.UnevaluatedItems != nil {
			return true
		}
	}
	return false
}
