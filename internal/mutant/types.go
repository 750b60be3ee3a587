package mutant

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// types is a set of JSON types in which numbers that are integers, and those
// that are not, are told apart.
type types uint8

const (
	nulls types = 1 << iota
	booleans
	objects
	arrays
	fractions // numbers that are no integers
	texts
	integers

	allTypes = nulls | booleans | objects | arrays | fractions | texts | integers
)

// typesOf turns what "type" holds into a set.
func typesOf(t model.Types) types {
	if t == 0 {
		return allTypes
	}
	set := types(t)
	if t&model.TypeNumber != 0 {
		set |= integers
	}
	return set
}

func typeOf(v *jsondoc.Value) types {
	if v.IsInteger() {
		return integers
	}
	return 1 << v.Kind
}

// possible returns the types that a valid instance of s can have, as far as
// type, enum, const and what s applies in place and in any case tell. It may be
// too large, never too small.
func possible(s *model.Schema) types { return possibleWithin(s, 6, "") }

// otherwise is possible without one keyword of s itself.
func otherwise(s *model.Schema, keyword string) types { return possibleWithin(s, 6, keyword) }

// outside returns the types that the schemas around s leave to an instance, which
// are those that apply s in place and nothing else does: an instance of another type they refuse whatever s
// says of it.
func outside(s *model.Schema) types {
	set := allTypes
	for range mostAround {
		switch {
		case s.Holder == nil || s.Parent == nil:
			return set
		case onlyReferred(s):
			s = s.ReferencedBy[0].Keyword.Schema
			set &= otherwise(s, "$ref")
		case inPlace[s.Holder.Name] && len(s.ReferencedBy) == 0:
			keyword := s.Holder.Name
			s = s.Parent
			set &= otherwise(s, keyword)
		default:
			return set
		}
	}
	return set
}

// unreached says why s applies to no part of a valid instance: what it is about
// can only be in an object or an array, and there is none. Empty where it may.
func unreached(s *model.Schema) string {
	if s.Holder == nil || s.Parent == nil || len(s.ReferencedBy) > 0 || len(s.Resource.DynamicAnchors) > 0 {
		return ""
	}
	around := possible(s.Parent) & outside(s.Parent)
	switch s.Holder.Name {
	case "properties", "patternProperties", "additionalProperties", "propertyNames", "unevaluatedProperties":
		if around&objects == 0 {
			return "no valid instance is an object there"
		}
		if s.Holder.Name == "additionalProperties" {
			return namesTaken(s.Parent)
		}
	case "items", "prefixItems", "additionalItems", "contains", "unevaluatedItems":
		if around&arrays == 0 {
			return "no valid instance is an array there"
		}
	}
	return ""
}

// inPlace are the keywords whose subschemas say something of the instance itself.
var inPlace = map[string]bool{"allOf": true, "anyOf": true, "oneOf": true, "not": true, "if": true, "then": true, "else": true}

func possibleWithin(s *model.Schema, depth int, except string) types {
	if s == nil || depth == 0 {
		return allTypes
	}
	if s.Boolean {
		if s.Always {
			return allTypes
		}
		return 0
	}
	set := allTypes
	if except != "type" {
		set &= typesOf(s.Types)
	}
	if s.Enum != nil && except != "enum" {
		set &= typesOfAll(s.Enum)
	}
	if s.Const != nil && except != "const" {
		set &= typeOf(s.Const)
	}
	if s.Ref != nil && except != "$ref" && !s.Ref.Loops {
		set &= possibleWithin(s.Ref.Target, depth-1, "")
	}
	for _, sub := range s.AllOf {
		set &= possibleWithin(sub, depth-1, "")
	}
	if len(s.AnyOf) > 0 && except != "anyOf" {
		set &= possibleInAny(s.AnyOf, depth-1)
	}
	if len(s.OneOf) > 0 && except != "oneOf" {
		set &= possibleInAny(s.OneOf, depth-1) &^ takenTwice(s.OneOf, depth-1)
	}
	return set
}

// takenTwice returns the types all of whose values meet two branches at least.
func takenTwice(branches []*model.Schema, depth int) types {
	var once, twice types
	for _, b := range branches {
		all := whole(b, depth)
		twice |= once & all
		once |= all
	}
	return twice
}

// whole returns types all of whose values are valid against s, as far as is plain.
func whole(s *model.Schema, depth int) types {
	switch {
	case s == nil || s.Boolean && s.Always:
		return allTypes
	case s.Boolean || depth <= 0 || s.Enum != nil || s.Const != nil || s.Not != nil || s.If != nil || s.OneOf != nil || s.DynamicRef != nil || s.RecursiveRef != nil:
		return 0
	}
	set := typesOf(s.Types)
	for _, k := range s.Keywords {
		set &^= aboutType[k.Name]
	}
	if s.Ref != nil {
		if s.Ref.Loops || s.Ref.Target == nil {
			return 0
		}
		set &= whole(s.Ref.Target, depth-1)
	}
	for _, sub := range s.AllOf {
		set &= whole(sub, depth-1)
	}
	if s.AnyOf != nil {
		var any types
		for _, sub := range s.AnyOf {
			any |= whole(sub, depth-1)
		}
		set &= any
	}
	return set
}

// aboutType tells which type a keyword is about, of those that are about one.
var aboutType = map[string]types{
	"required": objects, "properties": objects, "patternProperties": objects, "additionalProperties": objects, "propertyNames": objects,
	"minProperties": objects, "maxProperties": objects, "dependencies": objects, "dependentRequired": objects, "dependentSchemas": objects, "unevaluatedProperties": objects,
	"items": arrays, "prefixItems": arrays, "additionalItems": arrays, "contains": arrays, "minItems": arrays, "maxItems": arrays, "uniqueItems": arrays, "unevaluatedItems": arrays,
	"minLength": texts, "maxLength": texts, "pattern": texts, "format": texts,
	"minimum": numbers, "maximum": numbers, "exclusiveMinimum": numbers, "exclusiveMaximum": numbers, "multipleOf": numbers,
}

func possibleInAny(branches []*model.Schema, depth int) types {
	var set types
	for _, b := range branches {
		set |= possibleWithin(b, depth, "")
	}
	return set
}

func typesOfAll(list []*jsondoc.Value) types {
	var set types
	for _, v := range list {
		set |= typeOf(v)
	}
	return set
}

// listed tells whether s, or what it applies in any case, names all valid
// values one by one.
func listed(s *model.Schema, depth int) bool {
	if s == nil || s.Boolean || depth == 0 {
		return false
	}
	if s.Enum != nil || s.Const != nil {
		return true
	}
	if s.Ref != nil && !s.Ref.Loops && listed(s.Ref.Target, depth-1) {
		return true
	}
	for _, sub := range s.AllOf {
		if listed(sub, depth-1) {
			return true
		}
	}
	return false
}
