package instance

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// shape is all that is asked of the value at one location, merged: the
// constraints of each type side by side, since most keywords say nothing about
// the other types, and the choices that are still open.
type shape struct {
	failed *failure // why no value fits, once that is known
	unsure bool     // some type was ruled out for a reason that is no proof
	types  types

	given   []literal       // what the location was asked for
	assumed []literal       // all that was taken up in place, to see repetition and contradiction
	sources []*model.Schema // of the literals that hold: where titles, examples and defaults come from
	enum    []*jsondoc.Value
	hasEnum bool
	exclude []*jsondoc.Value // values that it must not be
	vary    string           // the child that makes the difference to them; empty: not settled

	numberShape
	stringShape
	arrayShape
	objectShape

	open []choice // to be made
	lazy []lazy   // negations that most values meet anyway: looked at when the value is there
}

// failure says why there is no value; decided where that is proved.
type failure struct {
	reason  string
	at      *model.Schema
	decided bool
}

// types is a set of types in which integers and other numbers are disjoint.
type types uint8

const (
	null types = 1 << iota
	boolean
	object
	array
	text
	integer
	fraction

	number   = integer | fraction
	anything = null | boolean | object | array | text | number
)

// typesOf returns the set that "type" speaks of.
func typesOf(t model.Types) types {
	var set types
	for _, pair := range [...]struct {
		from model.Types
		to   types
	}{{model.TypeNull, null}, {model.TypeBoolean, boolean}, {model.TypeObject, object}, {model.TypeArray, array},
		{model.TypeString, text}, {model.TypeNumber, number}, {model.TypeInteger, integer}} {
		if t&pair.from != 0 {
			set |= pair.to
		}
	}
	return set
}

// typeOf returns the type of v.
func typeOf(v *jsondoc.Value) types {
	switch v.Kind {
	case jsondoc.Null:
		return null
	case jsondoc.Bool:
		return boolean
	case jsondoc.Object:
		return object
	case jsondoc.Array:
		return array
	case jsondoc.String:
		return text
	}
	if v.IsInteger() {
		return integer
	}
	return fraction
}

func newShape() *shape {
	return &shape{types: anything, stringShape: stringShape{maxLength: -1}, arrayShape: arrayShape{maxItems: -1}, objectShape: objectShape{maxProperties: -1}}
}

// clone returns a copy that may be changed: lists are cut to their length, so
// that appending to one copy does not reach the other.
func (s *shape) clone() *shape {
	c := *s
	c.given, c.assumed, c.sources = cut(s.given), cut(s.assumed), cut(s.sources)
	c.enum, c.exclude = cut(s.enum), cut(s.exclude)
	c.multiples, c.notMultiples = cut(s.multiples), cut(s.notMultiples)
	c.patterns, c.avoid, c.formats, c.notFormats = cut(s.patterns), cut(s.avoid), cut(s.formats), cut(s.notFormats)
	c.arrays, c.counted, c.every, c.itemExtra, c.openItems = cut(s.arrays), cut(s.counted), cut(s.every), cut(s.itemExtra), cut(s.openItems)
	c.objects, c.names, c.required, c.forbidden = cut(s.objects), cut(s.names), cut(s.required), cut(s.forbidden)
	c.extra, c.some, c.dependent, c.openProperties = cut(s.extra), cut(s.some), cut(s.dependent), cut(s.openProperties)
	c.open, c.lazy = cut(s.open), cut(s.lazy)
	return &c
}

func cut[T any](list []T) []T { return list[:len(list):len(list)] }

// fail rules out every value.
func (s *shape) fail(f *failure) {
	if s.failed == nil {
		s.failed = f
	}
}

// restrict rules out the types that are not in allowed.
func (s *shape) restrict(allowed types, why string, at *model.Schema) {
	if s.types&^allowed != 0 {
		s.restrictTo(allowed, &failure{why, at, true})
	}
}

func (s *shape) restrictTo(allowed types, why *failure) {
	if s.types&^allowed == 0 {
		return
	}
	s.types &= allowed
	s.unsure = s.unsure || !why.decided
	if s.types == 0 {
		s.fail(&failure{why.reason, why.at, !s.unsure})
	}
}

// settle draws what follows from the constraints of each type; it fails the
// shape where no type is left.
func (r *run) settle(s *shape) {
	if s.failed != nil {
		return
	}
	s.settleNumber()
	s.settleString()
	s.settleArray()
	r.settleObject(s)
	if s.failed == nil && s.hasEnum {
		r.settleEnum(s)
	}
}
