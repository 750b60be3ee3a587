package build

import (
	"fmt"

	"docgen.example/docgen/internal/model"
)

// What one schema may ask for, beyond which no fixtures are made: each instance
// would hold all of it, or be held against all of it.
const (
	maxRequired   = 1000      // properties of one object
	maxByPattern  = 200       // patterns of names
	maxDependents = 250       // properties that ask for others
	maxNameBytes  = 50_000    // of a name or a pattern
	maxDigits     = 5_000     // of a number
	maxValueBytes = 1_000_000 // of the values of one enum or const
)

// excess says what a schema of the document has too much of for fixtures; it is
// empty for all that people write by hand.
func excess(doc *model.Document) string {
	for _, s := range doc.Schemas {
		for _, k := range s.Keywords {
			if said := excessOf(s, k); said != "" {
				return said
			}
		}
	}
	return ""
}

func excessOf(s *model.Schema, k *model.Keyword) string {
	bytes, most := k.Value.Span.End-k.Value.Span.Start, maxNameBytes
	switch k.Name {
	case "required":
		if n := len(s.Required); n > maxRequired {
			return fmt.Sprintf("the schema demands %d properties of one object, and fixtures are made up to %d", n, maxRequired)
		}
	case "patternProperties":
		if n := len(k.Value.Members); n > maxByPattern {
			return fmt.Sprintf("the schema has %d patterns for the names of one object, and fixtures are made up to %d", n, maxByPattern)
		}
	case "dependentRequired", "dependentSchemas", "dependencies":
		if n := len(k.Value.Members); n > maxDependents {
			return fmt.Sprintf("the schema has %d properties in %s, and fixtures are made up to %d", n, k.Name, maxDependents)
		}
	case "enum", "const":
		most = maxValueBytes
	case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf":
		most = maxDigits
	case "properties", "$ref", "format", "pattern":
	default:
		return ""
	}
	if bytes <= most {
		return ""
	}
	if n := longest(k); n > most {
		return fmt.Sprintf("the schema has a text of %d bytes in %s, and fixtures are made up to %d", n, k.Name, most)
	}
	return ""
}

// longest returns the length of the longest name or value that the keyword holds.
func longest(k *model.Keyword) int {
	n := len(k.Value.Text)
	if k.Name == "const" || k.Name == "enum" && len(k.Value.Items) == 0 {
		n = k.Value.Span.End - k.Value.Span.Start
	}
	for _, m := range k.Value.Members {
		n = max(n, len(m.Name))
	}
	for _, item := range k.Value.Items {
		n = max(n, item.Span.End-item.Span.Start)
	}
	return n
}
