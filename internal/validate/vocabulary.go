package validate

import (
	"sort"

	"docgen.example/docgen/internal/jsondoc"
	"encoding/json"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// vocabulary returns a vocabulary without keywords of its own: its Compile is
// called for each schema object, and takes over the keywords that the library
// does not treat as we want.
func (d *documents) vocabulary(stop *stopper) *jsonschema.Vocabulary {
	return &jsonschema.Vocabulary{
		URL: "urn:docgen:oracle",
		Compile: func(ctx *jsonschema.CompilerContext, _ map[string]any) (jsonschema.SchemaExt, error) {
			self := ctx.Enqueue(nil) // no step down: the schema that is being compiled
			return d.takeOver(self, stop), nil
		},
	}
}

// assertions are the keywords of one schema object that the library would let
// end the evaluation early ("type", "const", "enum", "format") or would report
// at a wrong location ("propertyNames"). It also ends runs that are out of time.
type assertions struct {
	stop          *stopper
	types         []string
	enum          []any // nil where there is none
	hasEnum       bool
	constant      *any
	format        string
	check         formatCheck
	propertyNames *jsonschema.Schema
}

// takeOver moves those keywords from the library's schema s to an extension.
func (d *documents) takeOver(s *jsonschema.Schema, stop *stopper) *assertions {
	a := &assertions{stop: stop, constant: s.Const, propertyNames: s.PropertyNames}
	if s.Types != nil {
		a.types = s.Types.ToStrings()
	}
	if s.Enum != nil {
		a.enum, a.hasEnum = s.Enum.Values, true
	}
	// Before 2019-09 the library asserts formats always.
	if s.Format != nil && (d.opts.AssertFormat || s.DraftVersion >= 2019) {
		a.format, a.check = s.Format.Name, formatChecks[s.Format.Name]
	}
	s.Types, s.Enum, s.Const, s.Format, s.PropertyNames = nil, nil, nil, nil, nil
	return a
}

// Validate implements jsonschema.SchemaExt.
func (a *assertions) Validate(ctx *jsonschema.ValidatorContext, v any) {
	a.stop.check()
	if len(a.types) > 0 && !hasType(v, a.types) {
		ctx.AddError(&kind.Type{Got: typeName(v), Want: a.types})
	}
	if a.constant != nil && !equal(ctx, v, *a.constant) {
		ctx.AddError(&kind.Const{Got: v, Want: *a.constant})
	}
	if a.hasEnum && !a.listed(ctx, v) {
		ctx.AddError(&kind.Enum{Got: v, Want: a.enum})
	}
	if text, ok := v.(string); ok && a.check != nil {
		if err := a.check(text); err != nil {
			ctx.AddError(&kind.Format{Got: v, Want: a.format, Err: err})
		}
	}
	if object, ok := v.(map[string]any); ok && a.propertyNames != nil {
		a.checkNames(ctx, object)
	}
}

func (a *assertions) listed(ctx *jsonschema.ValidatorContext, v any) bool {
	for _, item := range a.enum {
		if equal(ctx, v, item) {
			return true
		}
	}
	return false
}

func equal(ctx *jsonschema.ValidatorContext, a, b any) bool {
	if s, ok := a.(string); ok {
		t, ok := b.(string)
		return ok && s == t
	}
	same, err := ctx.Equals(a, b)
	return same && err == nil
}

func (a *assertions) checkNames(ctx *jsonschema.ValidatorContext, object map[string]any) {
	names := make([]string, 0, len(object))
	for name := range object {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		err := ctx.Validate(a.propertyNames, name, []string{name})
		if cause, ok := err.(*jsonschema.ValidationError); ok {
			ctx.AddErrors([]*jsonschema.ValidationError{cause}, &kind.PropertyNames{Property: name})
		}
	}
}

// typeName returns the JSON type of a value in the library's form.
func typeName(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case json.Number:
		return "number"
	case string:
		return "string"
	case []any:
		return "array"
	}
	return "object"
}

func hasType(v any, types []string) bool {
	name := typeName(v)
	for _, t := range types {
		if t == name || t == "integer" && name == "number" && isInteger(v.(json.Number)) {
			return true
		}
	}
	return false
}

func isInteger(n json.Number) bool {
	return jsondoc.NewNumber(string(n)).IsInteger()
}
