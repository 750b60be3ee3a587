// Package validate is the oracle: it tells whether an instance is valid against
// a schema, and where and why it is not. Everything that docgen generates is
// proved against it before it is written.
//
//	v, err := validate.Compile("file:///customer.json", sources, validate.Options{AssertFormat: true})
//	violations, err := v.Validate(instance) // none: valid
//
// It is deliberately ignorant of docgen's own model of schemas, so that one bug
// cannot hide in both, and is the only package that imports
// santhosh-tekuri/jsonschema. It opens no file and no connection: a document
// that is neither among the sources nor a published meta-schema is an
// *UnresolvedRefError.
//
// # What it adds to the library
//
//   - "type", "const", "enum" and "format" do not hide other violations of the
//     same schema: an instance that breaks several assertions gets them all.
//   - Violations come in a fixed order, without duplicates, with the locations
//     of the spec's output format (Core section 12.3), in sentences for people.
//   - Formats are checked by their RFCs (see formats.go); a format that the
//     spec does not name is never asserted.
//   - Patterns are ECMA-262.
//   - A run ends at Options.Timeout, whatever the schema.
//   - Explain picks what to tell a person of alternatives; Problems gives places.
//
// # Deviations from the spec
//
//   - Format is asserted only with Options.AssertFormat, in every dialect, or
//     where the meta-schema demands the format-assertion vocabulary.
//     contentEncoding, contentMediaType and contentSchema are never asserted.
//   - A property that may not be there ("additionalProperties": false and
//     "unevaluatedProperties": false) is reported at its object, with the
//     property as Violation.Name; the spec's output would point at its value. A
//     superfluous item is reported at itself.
//   - A bad property name is reported at its object, with Violation.Name.
//   - "dependentRequired" and the array form of "dependencies" are reported at
//     the keyword, one violation for each missing property.
//   - An unknown "$schema" counts as Options.DefaultDialect.
//   - A schema may nest at most 256 levels deep (*DepthError). Compilation takes
//     time quadratic in the number of subschemas: 70 ms for 4,000, 1.5 s for 20,000.
package validate
