package validate

import (
	"errors"
	"slices"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// checkedURI is the name under which CheckSchema knows its document.
const checkedURI = "file:///schema.json"

// CheckSchema holds a schema document against the meta-schema of its dialect:
// the one that "$schema" names, else dialect (empty for 2020-12). Each
// violation's InstanceLocation is a place in the schema document; its keyword
// locations are those of the meta-schema, but for patterns that are none, which
// have the keyword "pattern" or "patternProperties".
func CheckSchema(root *jsondoc.Value, dialect string) ([]Violation, error) {
	if plainlyValid(root, dialect) {
		return nil, nil
	}
	docs, err := newDocuments([]Source{{checkedURI, root}}, Options{DefaultDialect: dialect})
	if err == nil {
		err = docs.check(checkedURI)
	}
	var invalid *SchemaError
	if errors.As(err, &invalid) {
		return invalid.Violations, nil
	}
	return nil, err
}

// check holds each document of the set against its meta-schema, the one of
// entry first; the first that fails is the error.
func (d *documents) check(entry string) error {
	order := slices.Clone(d.order)
	slices.SortStableFunc(order, func(a, b string) int {
		return compareBools(a != withoutFragment(entry), b != withoutFragment(entry))
	})
	for _, uri := range order {
		if err := d.checkDocument(uri); err != nil {
			return err
		}
	}
	return nil
}

// checkDocument relies on the library's check when a document is first loaded,
// which knows embedded resources with a dialect of their own; what it says of
// references is left to compile.
func (d *documents) checkDocument(uri string) error {
	if err := d.checkPatterns(uri); err != nil {
		return err
	}
	c := d.compiler(&stopper{})
	_, err := c.Compile(uri + "#/docgen-loads-and-checks-only")
	var invalid *jsonschema.SchemaValidationError
	if errors.As(err, &invalid) {
		return d.schemaError(invalid)
	}
	return nil
}

// schemaError returns what the library found wrong with a schema document.
func (d *documents) schemaError(e *jsonschema.SchemaValidationError) error {
	uri, at := splitLocation(d.ownURI(e.URL))
	result := &SchemaError{URI: uri}
	var failure *jsonschema.ValidationError
	if errors.As(e.Err, &failure) {
		result.Violations = d.violations(withoutNames(failure), d.roots[uri])
	}
	for i, v := range result.Violations {
		result.Violations[i].InstanceLocation = at + v.InstanceLocation
	}
	return result
}

// withoutNames leaves out what the library says of property names: its
// locations there are not reliable. The only names that a meta-schema
// constrains are the patterns of "patternProperties"; see checkPatterns.
func withoutNames(e *jsonschema.ValidationError) *jsonschema.ValidationError {
	c := *e
	c.Causes = nil
	for _, cause := range e.Causes {
		if _, ok := cause.ErrorKind.(*kind.PropertyNames); !ok {
			c.Causes = append(c.Causes, withoutNames(cause))
		}
	}
	return &c
}

// checkPatterns finds regular expressions that are none.
func (d *documents) checkPatterns(uri string) error {
	e := &SchemaError{URI: uri}
	var visit func(v *jsondoc.Value, at jsondoc.Pointer)
	visit = func(v *jsondoc.Value, at jsondoc.Pointer) {
		if p := v.Member("pattern"); p != nil && p.Kind == jsondoc.String {
			e.Violations = append(e.Violations, patternViolation(p.Text, "pattern", at.Append("pattern"))...)
		}
		if p := v.Member("patternProperties"); p != nil && p.Kind == jsondoc.Object {
			for _, m := range p.Members {
				e.Violations = append(e.Violations, patternViolation(m.Name, "patternProperties", at.Append("patternProperties", m.Name))...)
			}
		}
		for i, item := range v.Items {
			visit(item, at.Index(i))
		}
		for _, m := range v.Members {
			if !valueKeywords[m.Name] {
				visit(m.Value, at.Append(m.Name))
			}
		}
	}
	visit(d.roots[uri], "")
	if len(e.Violations) == 0 {
		return nil
	}
	e.Violations = sortViolations(e.Violations)
	return e
}

func patternViolation(text, keyword string, at jsondoc.Pointer) []Violation {
	if len(text) > pattern.MaxLength { // nobody can tell
		return nil
	}
	_, err := pattern.Compile(text)
	if err == nil {
		return nil
	}
	return []Violation{{
		InstanceLocation: at,
		Keyword:          keyword,
		Message:          "is not a regular expression: " + reason(err),
	}}
}
