// Package reflection writes the JSON Schema of Go types: of docgen's own formats
// and of the Customer types. It is the only importer of invopop/jsonschema.
//
// Descriptions come from the doc comments in the types' source, so that they are
// written once: of each comment the first paragraph.
package reflection

import (
	"fmt"
	"reflect"

	"docgen.example/docgen/internal/jsondoc"
	"github.com/invopop/jsonschema"
)

// Options say what stands around a reflected type.
type Options struct {
	ID     string   // "$id"; may be empty
	Title  string   // "title"; may be empty
	Open   bool     // unknown properties are allowed
	Source [][]byte // Go files that hold the types, for their comments
}

// Of returns the JSON Schema, in 2020-12, of the type of v, a struct.
func Of(v any, opts Options) (*jsondoc.Value, error) {
	comments, err := readComments(opts.Source)
	if err != nil {
		return nil, fmt.Errorf("reflecting %T: %w", v, err)
	}
	reflector := jsonschema.Reflector{
		Anonymous:                 true,
		ExpandedStruct:            true,
		AllowAdditionalProperties: opts.Open,
		LookupComment: func(t reflect.Type, field string) string {
			return comments[commentKey{t.Name(), field}]
		},
	}
	reflected := reflector.Reflect(v)
	reflected.ID, reflected.Title = jsonschema.ID(opts.ID), opts.Title
	data, err := reflected.MarshalJSON()
	if err != nil {
		return nil, fmt.Errorf("reflecting %T: %w", v, err)
	}
	doc, err := jsondoc.Parse("reflection", data)
	if err != nil {
		return nil, fmt.Errorf("reflecting %T: %w", v, err)
	}
	return doc.Root, nil
}
