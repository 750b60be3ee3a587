package model

import (
	"slices"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/problem"
)

// Model is the schema graph of a set of documents: every schema and subschema
// with its keywords read, references resolved to the schemas they name.
type Model struct {
	Documents []*Document          // the entries in the order given, then what they refer to
	Schemas   []*Schema            // all, by ID
	Resources map[string]*Resource // by absolute URI without fragment
}

// Document is one schema document of the model.
type Document struct {
	*load.Document
	Entry          bool         // asked for, rather than only referred to
	Dialect        Dialect      // of the root schema
	DialectGuessed string       // why this dialect was taken where "$schema" does not say; else empty
	Root           *Schema      // nil when the document could not be read as a schema
	Schemas        []*Schema    // those in this document, in document order as far as first seen
	Problems       problem.List // what is wrong in this document
	byPointer      map[jsondoc.Pointer]*Schema
	noValidation   bool // its meta-schema leaves the validation vocabulary out
}

// At returns the schema at a location of the document, or nil.
func (d *Document) At(pointer jsondoc.Pointer) *Schema { return d.byPointer[pointer] }

// Reached lists the document and all that it refers to, directly or not, in the
// order in which its references meet them.
func (d *Document) Reached() []*Document {
	list := []*Document{d}
	seen := map[*Document]bool{d: true}
	for i := 0; i < len(list); i++ {
		for _, s := range list[i].Schemas {
			for _, r := range s.Applied() {
				if r.Target != nil && !seen[r.Target.Document] {
					seen[r.Target.Document] = true
					list = append(list, r.Target.Document)
				}
			}
		}
	}
	return list
}

// Resource is a schema resource (Core section 4.3.5): a schema with a URI of its
// own and the subschemas that share it as their base URI.
type Resource struct {
	URI             string // absolute, without fragment
	Root            *Schema
	Anchors         map[string]*Schema // $anchor, $dynamicAnchor, and "id" of the form #name
	DynamicAnchors  map[string]*Schema // $dynamicAnchor alone
	RecursiveAnchor bool               // $recursiveAnchor: true, of 2019-09
}

// Schema is one schema: an object with keywords, or a boolean. Keywords that
// its dialect ignores are in Keywords, marked, and in Overlooked, but in no other field.
type Schema struct {
	ID       int // dense, from 0, in order of discovery
	Document *Document
	Pointer  jsondoc.Pointer // in the document
	Value    *jsondoc.Value
	Dialect  Dialect
	Resource *Resource
	Parent   *Schema  // the schema that holds this one; nil for a root
	Holder   *Keyword // the keyword of Parent that holds this one; nil for a root, or where an unknown keyword does
	Boolean  bool     // it is true or false rather than an object
	Always   bool     // of a Boolean: true accepts every instance, false none

	Keywords     []*Keyword // every member of the object as written
	Overlooked   *Schema    // what the keywords would say that the dialect ignores; nil where it ignores none
	ReferencedBy []*Ref     // the references that lead here

	// any.go
	Types Types            // "type"; zero where it is absent
	Enum  []*jsondoc.Value // nil where absent
	Const *jsondoc.Value

	// number.go; draft-04's boolean exclusiveMinimum turns Minimum into ExclusiveMinimum
	MultipleOf                *jsondoc.Value
	Minimum, ExclusiveMinimum *jsondoc.Value
	Maximum, ExclusiveMaximum *jsondoc.Value

	// string.go
	MinLength, MaxLength *int // code points
	Pattern              *string

	// array.go
	PrefixItems              []*Schema // "prefixItems", or the tuple form of "items" before 2020-12
	Items                    *Schema   // "items" for all (the rest), or "additionalItems" beside a tuple
	Contains                 *Schema
	MinContains, MaxContains *int
	MinItems, MaxItems       *int
	UniqueItems              bool
	UnevaluatedItems         *Schema

	// object.go
	Properties                   []Property
	PatternProperties            []Property // Name is the pattern
	AdditionalProperties         *Schema
	PropertyNames                *Schema
	Required                     []string
	MinProperties, MaxProperties *int
	DependentRequired            []DependentRequired // also from "dependencies"
	DependentSchemas             []Property          // also from "dependencies"
	UnevaluatedProperties        *Schema

	// inplace.go
	AllOf, AnyOf, OneOf []*Schema
	Not, If, Then, Else *Schema // Then and Else are set without If too, where they mean nothing

	// ref.go
	Ref          *Ref       // "$ref"
	DynamicRef   *Ref       // "$dynamicRef"
	RecursiveRef *Ref       // "$recursiveRef"
	Definitions  []Property // "$defs" and "definitions"

	// format.go
	Format           string
	ContentEncoding  string
	ContentMediaType string
	ContentSchema    *Schema

	// meta.go
	Title, Description, Comment     string
	Default                         *jsondoc.Value
	Examples                        []*jsondoc.Value
	Deprecated, ReadOnly, WriteOnly bool

	propertyIndex map[string]int // built for objects of many properties
}

// Property is a subschema with a name: of "properties", "$defs" and the like.
type Property struct {
	Name   string
	Schema *Schema
}

// DependentRequired is one member of "dependentRequired": where Name is present,
// Required must be too.
type DependentRequired struct {
	Name     string
	Required []string
	Keyword  string // "dependentRequired" or "dependencies"
}

// Keyword is one member of a schema object, as written.
type Keyword struct {
	Name     string
	NameSpan jsondoc.Span
	Value    *jsondoc.Value
	Schema   *Schema // that holds it
	Row      *Row    // of the table; nil for a keyword that is in no dialect
	Ignored  Ignored // why the dialect gives it no effect
	Subs     []Sub   // the subschemas in its value, also where it is ignored
}

// Pointer returns the location of the keyword in its document.
func (k *Keyword) Pointer() jsondoc.Pointer { return k.Schema.Pointer.Append(k.Name) }

// Sub is a subschema in the value of a keyword.
type Sub struct {
	Name   string // of the member, for keywords whose value is an object of schemas; else empty
	Index  int    // of the item, for keywords whose value is an array of schemas; else -1
	Schema *Schema
}

// Ref is a reference from one schema to another.
type Ref struct {
	Keyword *Keyword
	Text    string  // as written
	URI     string  // resolved against the base URI; the text itself where that fails
	Target  *Schema // nil where it points nowhere
	Anchor  string  // of a dynamic reference: the anchor's name that the dynamic scope may override
	Loops   bool    // following it leads back here without going deeper into the instance
}

// Ignored says why a keyword has no effect in its place.
type Ignored uint8

// The reasons; NotIgnored is the zero value.
const (
	NotIgnored   Ignored = iota
	BesideRef            // before 2019-09, all that stands beside $ref is ignored
	NotInDialect         // another dialect's keyword
	WrongShape           // its value is not of the shape that the specification demands
)

// Keyword returns the last keyword called name, or nil.
func (s *Schema) Keyword(name string) *Keyword {
	for i := len(s.Keywords) - 1; i >= 0; i-- {
		if s.Keywords[i].Name == name {
			return s.Keywords[i]
		}
	}
	return nil
}

// Property returns the subschema of "properties" for name, or nil.
func (s *Schema) Property(name string) *Schema {
	if s.propertyIndex != nil {
		if i, ok := s.propertyIndex[name]; ok {
			return s.Properties[i].Schema
		}
		return nil
	}
	for i := range s.Properties {
		if s.Properties[i].Name == name {
			return s.Properties[i].Schema
		}
	}
	return nil
}

// Requires tells whether "required" lists name.
func (s *Schema) Requires(name string) bool {
	return slices.Contains(s.Required, name)
}

// AbsoluteLocation returns the URI of the schema: its resource's and a JSON
// Pointer as fragment, which is how output formats name it (Core section 12.3.2).
func (s *Schema) AbsoluteLocation() string {
	relative := s.Pointer
	if root := s.Resource.Root; root != nil && root.Document == s.Document && len(root.Pointer) <= len(relative) {
		relative = relative[len(root.Pointer):]
	}
	return s.Resource.URI + "#" + EscapeFragment(string(relative))
}

// Name returns the name under which the schema is defined in "$defs" or
// "definitions", or an empty string for a schema that is no definition.
func (s *Schema) Name() string {
	if s.Holder == nil || s.Holder.Name != "$defs" && s.Holder.Name != "definitions" {
		return ""
	}
	_, name := s.Pointer.Parent()
	return name
}

// Applied returns the reference that takes effect for s: $ref, else a dynamic one; nil for none.
func (s *Schema) Applied() []*Ref {
	var refs []*Ref
	for _, r := range [...]*Ref{s.Ref, s.DynamicRef, s.RecursiveRef} {
		if r != nil {
			refs = append(refs, r)
		}
	}
	return refs
}
