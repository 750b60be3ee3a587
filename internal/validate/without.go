package validate

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Deletion names a keyword that is to be taken away from a schema.
type Deletion struct {
	URI     string          // of the document, as in its Source
	At      jsondoc.Pointer // of the schema in the document
	Keyword string          // empty for the schema itself, which is false and is read as true
	Name    string          // of "required": this name alone; empty for the whole keyword
}

// ValidWithout tells whether instance is valid once a keyword is deleted. It
// does so in the compiled schema, which takes no time even where compiling the
// schema anew would. possible is false where that cannot be done exactly: then
// the schema has to be compiled without the keyword.
func (v *Validator) ValidWithout(d Deletion, instance *jsondoc.Value) (valid, possible bool, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.compiled == nil {
		v.compiled = map[string]*jsonschema.Schema{}
		v.index(v.schema)
	}
	s := v.compiled[withoutFragment(d.URI)+"#"+string(d.At)]
	if s == nil || v.unevaluated && structural[d.Keyword] {
		return false, false, nil
	}
	before := *s
	defer func() { *s = before }()
	if !deleteKeyword(s, d) {
		return false, false, nil
	}
	failure, err := v.run(instance)
	return failure == nil && err == nil, true, err
}

// structural are the keywords from which the library computes, when it
// compiles, what unevaluatedItems and unevaluatedProperties need not look at.
var structural = map[string]bool{"items": true, "prefixItems": true, "additionalItems": true, "additionalProperties": true}

// index notes each schema object below s by its document and place.
func (v *Validator) index(s *jsonschema.Schema) {
	if s == nil {
		return
	}
	uri, fragment, _ := strings.Cut(s.Location, "#")
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	key := v.docs.ownURI(uri) + "#" + fragment
	if v.compiled[key] != nil {
		return
	}
	v.compiled[key] = s
	v.unevaluated = v.unevaluated || s.UnevaluatedItems != nil || s.UnevaluatedProperties != nil
	for _, sub := range children(s) {
		v.index(sub)
	}
}

// children lists the schemas that s applies; of those in maps in no order.
func children(s *jsonschema.Schema) []*jsonschema.Schema {
	subs := []*jsonschema.Schema{s.Ref, s.RecursiveRef, s.Not, s.If, s.Then, s.Else, s.PropertyNames, s.UnevaluatedProperties,
		s.Contains, s.Items2020, s.UnevaluatedItems}
	if s.DynamicRef != nil {
		subs = append(subs, s.DynamicRef.Ref)
	}
	subs = append(subs, s.AllOf...)
	subs = append(subs, s.AnyOf...)
	subs = append(subs, s.OneOf...)
	subs = append(subs, s.PrefixItems...)
	for _, named := range []map[string]*jsonschema.Schema{s.Properties, s.DependentSchemas} {
		subs = slices.AppendSeq(subs, maps.Values(named))
	}
	for _, sub := range s.PatternProperties {
		subs = append(subs, sub)
	}
	for _, dependency := range s.Dependencies {
		subs = append(subs, asSchemas(dependency)...)
	}
	for _, either := range []any{s.AdditionalProperties, s.Items, s.AdditionalItems} {
		subs = append(subs, asSchemas(either)...)
	}
	for _, extension := range s.Extensions {
		if a, ok := extension.(*assertions); ok {
			subs = append(subs, a.propertyNames)
		}
	}
	return subs
}

// asSchemas returns the schemas in a field that can hold other things too.
func asSchemas(v any) []*jsonschema.Schema {
	switch v := v.(type) {
	case *jsonschema.Schema:
		return []*jsonschema.Schema{v}
	case []*jsonschema.Schema:
		return v
	}
	return nil
}

// deleteKeyword takes the keyword away from s alone; false where s has none
// such. What s shares with its copy is replaced, never changed.
func deleteKeyword(s *jsonschema.Schema, d Deletion) bool {
	if deleteTakenOver(s, d.Keyword) {
		return true
	}
	if d.Name != "" && d.Keyword == "required" {
		kept := slices.DeleteFunc(slices.Clone(s.Required), func(name string) bool { return name == d.Name })
		deleted := len(kept) < len(s.Required)
		s.Required = kept
		return deleted
	}
	switch {
	case d.Name != "":
		return false
	case d.Keyword == "":
		return open(s)
	case s.DraftVersion == 4 && strings.HasSuffix(strings.ToLower(d.Keyword), "imum"):
		return deleteOldBound(s, d.Keyword)
	}
	return deleteScalar(s, d.Keyword) || deleteApplicator(s, d.Keyword)
}

// open makes the schema false accept everything.
func open(s *jsonschema.Schema) bool {
	if s.Bool == nil || *s.Bool {
		return false
	}
	always := true
	s.Bool = &always
	return true
}

// deleteOldBound deletes a bound of draft-04, where a boolean exclusiveMinimum
// changes what minimum means and is nothing without it.
func deleteOldBound(s *jsonschema.Schema, keyword string) bool {
	switch keyword {
	case "minimum":
		held := s.Minimum != nil || s.ExclusiveMinimum != nil
		s.Minimum, s.ExclusiveMinimum = nil, nil
		return held
	case "maximum":
		held := s.Maximum != nil || s.ExclusiveMaximum != nil
		s.Maximum, s.ExclusiveMaximum = nil, nil
		return held
	case "exclusiveMinimum":
		bound := s.ExclusiveMinimum
		s.Minimum, s.ExclusiveMinimum = bound, nil
		return bound != nil
	case "exclusiveMaximum":
		bound := s.ExclusiveMaximum
		s.Maximum, s.ExclusiveMaximum = bound, nil
		return bound != nil
	}
	return false
}

// deleteTakenOver deletes a keyword that this package judges in the library's place.
func deleteTakenOver(s *jsonschema.Schema, keyword string) bool {
	for i, extension := range s.Extensions {
		a, ok := extension.(*assertions)
		if !ok {
			continue
		}
		c := *a
		switch {
		case keyword == "type" && a.types != nil:
			c.types = nil
		case keyword == "enum" && a.hasEnum:
			c.enum, c.hasEnum = nil, false
		case keyword == "const" && a.constant != nil:
			c.constant = nil
		case keyword == "format" && a.check != nil:
			c.check = nil
		case keyword == "propertyNames" && a.propertyNames != nil:
			c.propertyNames = nil
		default:
			return false
		}
		s.Extensions = slices.Clone(s.Extensions)
		s.Extensions[i] = &c
		return true
	}
	return false
}

// cleared sets a field to its zero value and tells whether it held another.
func cleared[T any](field *T, held bool) bool {
	var zero T
	*field = zero
	return held
}

func deleteScalar(s *jsonschema.Schema, keyword string) bool {
	switch keyword {
	case "required":
		return cleared(&s.Required, s.Required != nil)
	case "maxProperties":
		return cleared(&s.MaxProperties, s.MaxProperties != nil)
	case "minProperties":
		return cleared(&s.MinProperties, s.MinProperties != nil)
	case "dependentRequired":
		return cleared(&s.DependentRequired, s.DependentRequired != nil)
	case "minItems":
		return cleared(&s.MinItems, s.MinItems != nil)
	case "maxItems":
		return cleared(&s.MaxItems, s.MaxItems != nil)
	case "uniqueItems":
		return cleared(&s.UniqueItems, s.UniqueItems)
	case "minContains":
		return cleared(&s.MinContains, s.MinContains != nil)
	case "maxContains":
		return cleared(&s.MaxContains, s.MaxContains != nil)
	case "minLength":
		return cleared(&s.MinLength, s.MinLength != nil)
	case "maxLength":
		return cleared(&s.MaxLength, s.MaxLength != nil)
	case "pattern":
		return cleared(&s.Pattern, s.Pattern != nil)
	case "maximum":
		return cleared(&s.Maximum, s.Maximum != nil)
	case "minimum":
		return cleared(&s.Minimum, s.Minimum != nil)
	case "exclusiveMaximum":
		return cleared(&s.ExclusiveMaximum, s.ExclusiveMaximum != nil)
	case "exclusiveMinimum":
		return cleared(&s.ExclusiveMinimum, s.ExclusiveMinimum != nil)
	case "multipleOf":
		return cleared(&s.MultipleOf, s.MultipleOf != nil)
	}
	return false
}

func deleteApplicator(s *jsonschema.Schema, keyword string) bool {
	switch keyword {
	case "not":
		return cleared(&s.Not, s.Not != nil)
	case "allOf":
		return cleared(&s.AllOf, s.AllOf != nil)
	case "anyOf":
		return cleared(&s.AnyOf, s.AnyOf != nil)
	case "oneOf":
		return cleared(&s.OneOf, s.OneOf != nil)
	case "if":
		return cleared(&s.If, s.If != nil)
	case "then":
		return cleared(&s.Then, s.Then != nil)
	case "else":
		return cleared(&s.Else, s.Else != nil)
	case "$ref":
		return s.DraftVersion >= 2019 && cleared(&s.Ref, s.Ref != nil) // before, what stands beside it was not compiled
	case "contains":
		return cleared(&s.Contains, s.Contains != nil)
	case "patternProperties":
		return s.AdditionalProperties == nil && cleared(&s.PatternProperties, s.PatternProperties != nil)
	case "additionalProperties":
		return cleared(&s.AdditionalProperties, s.AdditionalProperties != nil)
	case "unevaluatedProperties":
		return cleared(&s.UnevaluatedProperties, s.UnevaluatedProperties != nil)
	case "unevaluatedItems":
		return cleared(&s.UnevaluatedItems, s.UnevaluatedItems != nil)
	case "dependencies":
		return cleared(&s.Dependencies, s.Dependencies != nil)
	case "dependentSchemas":
		return cleared(&s.DependentSchemas, s.DependentSchemas != nil)
	case "additionalItems":
		return cleared(&s.AdditionalItems, s.AdditionalItems != nil)
	case "items":
		return s.PrefixItems == nil && s.Items == nil && cleared(&s.Items2020, s.Items2020 != nil)
	}
	return false
}
