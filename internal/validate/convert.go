package validate

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
)

// MaxDepth is how many levels of arrays and objects a schema document may nest:
// compilation takes more than linear time in it. Real schemas reach 22.
const MaxDepth = 256

// instanceValue turns an instance into what the library takes.
func instanceValue(v *jsondoc.Value) (any, error) {
	if v == nil {
		return nil, &InstanceError{Message: "there is no value"}
	}
	switch v.Kind {
	case jsondoc.Bool:
		return v.Bool, nil
	case jsondoc.Number:
		if !boundedExponent(v.Text) {
			return nil, &InstanceError{Message: "the number " + v.Text + " is too large to be compared"}
		}
		return json.Number(v.Text), nil
	case jsondoc.String:
		return v.Text, nil
	case jsondoc.Array:
		items := make([]any, len(v.Items))
		for i, item := range v.Items {
			value, err := instanceValue(item)
			if err != nil {
				return nil, under(err, strconv.Itoa(i))
			}
			items[i] = value
		}
		return items, nil
	case jsondoc.Object:
		members := make(map[string]any, len(v.Members))
		for _, m := range v.Members {
			value, err := instanceValue(m.Value)
			if err != nil {
				return nil, under(err, m.Name)
			}
			members[m.Name] = value
		}
		return members, nil
	}
	return nil, nil
}

// under prefixes the location of an *InstanceError with a step.
func under(err error, token string) error {
	if e, ok := err.(*InstanceError); ok {
		e.At = jsondoc.Pointer("").Append(token) + e.At
	}
	return err
}

// boundedExponent tells whether a number literal is small enough for exact arithmetic.
func boundedExponent(literal string) bool {
	i := strings.IndexAny(literal, "eE")
	if i < 0 {
		return true
	}
	n, err := strconv.Atoi(literal[i+1:])
	return err == nil && -jsondoc.MaxExponent <= n && n <= jsondoc.MaxExponent
}

// countKeywords take a number of things, which the library holds in an int.
var countKeywords = map[string]bool{
	"minLength": true, "maxLength": true, "minItems": true, "maxItems": true,
	"minProperties": true, "maxProperties": true, "minContains": true, "maxContains": true,
}

// valueKeywords hold plain values in which nothing is a keyword.
var valueKeywords = map[string]bool{"enum": true, "const": true, "default": true, "examples": true}

// schemaReader turns a schema document into what the library takes.
type schemaReader struct {
	uri     string
	dialect func(uri string) (string, bool) // the "$schema" to use for uri; false: none
}

func (r *schemaReader) value(v *jsondoc.Value, at jsondoc.Pointer, depth int, plain bool) (any, error) {
	if depth > MaxDepth {
		return nil, &DepthError{r.uri, at}
	}
	switch v.Kind {
	case jsondoc.Bool:
		return v.Bool, nil
	case jsondoc.Number:
		if !boundedExponent(v.Text) {
			return nil, &SchemaError{r.uri, []Violation{{InstanceLocation: at, Message: "the number " + v.Text + " is too large to be compared"}}}
		}
		return json.Number(v.Text), nil
	case jsondoc.String:
		return v.Text, nil
	case jsondoc.Array:
		items := make([]any, len(v.Items))
		for i, item := range v.Items {
			value, err := r.value(item, at.Index(i), depth+1, plain)
			if err != nil {
				return nil, err
			}
			items[i] = value
		}
		return items, nil
	case jsondoc.Object:
		return r.object(v, at, depth, plain)
	}
	return nil, nil
}

func (r *schemaReader) object(v *jsondoc.Value, at jsondoc.Pointer, depth int, plain bool) (any, error) {
	members := make(map[string]any, len(v.Members))
	for _, m := range v.Members {
		value, err := r.value(m.Value, at.Append(m.Name), depth+1, plain || valueKeywords[m.Name])
		if err != nil {
			return nil, err
		}
		members[m.Name] = value
		if plain {
			continue
		}
		switch {
		case m.Name == "$schema" && m.Value.Kind == jsondoc.String:
			dialect, ok := r.dialect(m.Value.Text)
			if !ok {
				delete(members, m.Name)
				continue
			}
			members[m.Name] = dialect
		case m.Name == "$vocabulary":
			useKnownVocabularies(value)
		case countKeywords[m.Name] && m.Value.Kind == jsondoc.Number:
			members[m.Name] = boundedCount(m.Value)
		}
	}
	return members, nil
}

// maxCount stands for every larger count: nothing has as many members.
const maxCount = 1 << 31

func boundedCount(v *jsondoc.Value) json.Number {
	limit := jsondoc.NewInt(maxCount)
	if v.IsInteger() && jsondoc.Compare(v, limit) > 0 {
		return json.Number(limit.Text)
	}
	return json.Number(v.Text)
}

// knownVocabularies are those of 2020-12.
var knownVocabularies = []string{
	"core", "applicator", "unevaluated", "validation",
	"meta-data", "format-annotation", "format-assertion", "content",
}

// useKnownVocabularies makes the library honour every 2020-12 vocabulary that a
// meta-schema lists: false only says that an implementation which does not know
// it may go on (Core section 8.1.2).
func useKnownVocabularies(value any) {
	vocabularies, _ := value.(map[string]any)
	for uri := range vocabularies {
		name, ok := strings.CutPrefix(uri, "https://json-schema.org/draft/2020-12/vocab/")
		if ok && slices.Contains(knownVocabularies, name) {
			vocabularies[uri] = true
		}
	}
}
