package validate

import (
	"cmp"
	"slices"
	"strconv"

	"docgen.example/docgen/internal/jsondoc"
)

// Violation is one failed assertion at one instance location.
type Violation struct {
	InstanceLocation jsondoc.Pointer
	// KeywordLocation is the path from the entry schema to the keyword, with the
	// steps through references: /properties/devices/items/$ref/required.
	KeywordLocation string
	// AbsoluteKeywordLocation is the URI of the keyword, by the nearest "$id",
	// with a JSON Pointer as its percent-encoded fragment.
	AbsoluteKeywordLocation string
	// Keyword that failed. For a schema that is false, the keyword that applies
	// it, such as "unevaluatedProperties"; empty if it is the entry schema.
	Keyword string
	// Name is the property at issue: the one that is missing ("required",
	// "dependentRequired", "dependencies"), not allowed ("additionalProperties",
	// "unevaluatedProperties") or badly named ("propertyNames"); else empty.
	Name string
	// Nested marks why one alternative of an enclosing anyOf, oneOf or contains,
	// or the name under propertyNames, failed. The enclosing keyword is a
	// violation of its own; a nested one alone need not make the instance invalid.
	Nested bool
	// Message is one sentence for people.
	Message string
}

// sortViolations puts violations into their order (instance location, with items by
// number, then keyword location, then name) and removes duplicates.
func sortViolations(violations []Violation) []Violation {
	slices.SortStableFunc(violations, compareViolations)
	return slices.CompactFunc(violations, func(a, b Violation) bool {
		return compareViolations(a, b) == 0
	})
}

func compareViolations(a, b Violation) int {
	return cmp.Or(
		comparePointers(a.InstanceLocation, b.InstanceLocation),
		cmp.Compare(a.KeywordLocation, b.KeywordLocation),
		cmp.Compare(a.Name, b.Name),
		cmp.Compare(a.Message, b.Message),
		compareBools(a.Nested, b.Nested),
	)
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func comparePointers(a, b jsondoc.Pointer) int {
	if a == b {
		return 0
	}
	return slices.CompareFunc(a.Tokens(), b.Tokens(), func(a, b string) int {
		m, errA := strconv.Atoi(a)
		n, errB := strconv.Atoi(b)
		if errA == nil && errB == nil {
			return cmp.Or(cmp.Compare(m, n), cmp.Compare(a, b))
		}
		return cmp.Compare(a, b)
	})
}
