package validate

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// statement is what is to be said of one failed keyword.
type statement struct {
	at      *jsondoc.Pointer // where it is not the place of the schema's instance
	name    string
	message string
}

func say(format string, args ...any) []statement {
	return []statement{{message: fmt.Sprintf(format, args...)}}
}

// keywordOf returns the keyword that a kind of error stands for.
func keywordOf(k jsonschema.ErrorKind) string {
	switch k := k.(type) {
	case *kind.Not:
		return "not"
	case *kind.Dependency:
		return "dependencies"
	case *kind.RefCycle:
		return "$ref"
	default:
		if path := k.KeywordPath(); len(path) > 0 {
			return path[0]
		}
	}
	return ""
}

// statements words a failed keyword for the instance at the given place. One
// case for each kind of error that the library has.
func (f *flattener) statements(k jsonschema.ErrorKind, at jsondoc.Pointer) []statement {
	switch k := k.(type) {
	case *kind.Type:
		return say("must be %s, but is %s", anyOfTypes(k.Want), f.gotType(k, at))
	case *kind.Enum:
		if len(k.Want) == 1 {
			return say("must be %s", display(k.Want[0]))
		}
		return say("must be one of %s", list(k.Want, "or"))
	case *kind.Const:
		return say("must be %s", display(k.Want))
	case *kind.Format:
		return say("is not %s: %s", formatName(k.Want), reason(k.Err))
	case *kind.Not:
		return say("must not match the schema under \"not\"")
	case *kind.AnyOf:
		return say("matches none of the alternatives of \"anyOf\"")
	case *kind.OneOf:
		if len(k.Subschemas) == 2 {
			return say("matches more than one alternative of \"oneOf\": numbers %d and %d", k.Subschemas[0]+1, k.Subschemas[1]+1)
		}
		return say("matches none of the alternatives of \"oneOf\"")
	case *kind.RefCycle:
		return say("the schema refers to itself without end")
	case *kind.InvalidJsonValue:
		return say("is not a JSON value")
	}
	if s := f.objectStatements(k); s != nil {
		return s
	}
	if s := f.arrayStatements(k, at); s != nil {
		return s
	}
	return f.scalarStatements(k)
}

func (f *flattener) objectStatements(k jsonschema.ErrorKind) []statement {
	switch k := k.(type) {
	case *kind.Required:
		return each(k.Missing, func(name string) string {
			return "the required property " + quote(name) + " is missing"
		})
	case *kind.AdditionalProperties:
		return each(k.Properties, func(name string) string {
			return "the property " + quote(name) + " is not allowed here"
		})
	case *kind.PropertyNames:
		return []statement{{name: k.Property, message: quote(k.Property) + " is not allowed as a property name"}}
	case *kind.Dependency:
		return dependents(k.Prop, k.Missing)
	case *kind.DependentRequired:
		return dependents(k.Prop, k.Missing)
	case *kind.MinProperties:
		return say("must have at least %s, but has %d", count(k.Want, "property", "properties"), k.Got)
	case *kind.MaxProperties:
		return say("must have at most %s, but has %d", count(k.Want, "property", "properties"), k.Got)
	}
	return nil
}

func dependents(property string, missing []string) []statement {
	return each(missing, func(name string) string {
		return "the property " + quote(name) + " is missing, which " + quote(property) + " requires"
	})
}

func (f *flattener) arrayStatements(k jsonschema.ErrorKind, at jsondoc.Pointer) []statement {
	switch k := k.(type) {
	case *kind.AdditionalItems:
		return f.superfluous(k.Count, at)
	case *kind.MinItems:
		return say("must have at least %s, but has %d", count(k.Want, "item", "items"), k.Got)
	case *kind.MaxItems:
		return say("must have at most %s, but has %d", count(k.Want, "item", "items"), k.Got)
	case *kind.UniqueItems:
		return say("the items must be unique, but those at %d and %d are equal", k.Duplicates[0], k.Duplicates[1])
	case *kind.Contains:
		return say("no item matches the schema under \"contains\"")
	case *kind.MinContains:
		return say("at least %s must match the schema under \"contains\", but %s", count(k.Want, "item", "items"), count(len(k.Got), "does", "do"))
	case *kind.MaxContains:
		return say("at most %s may match the schema under \"contains\", but %s", count(k.Want, "item", "items"), count(len(k.Got), "does", "do"))
	}
	return nil
}

// superfluous reports the last n items of the array at its place, each at itself.
func (f *flattener) superfluous(n int, at jsondoc.Pointer) []statement {
	array := f.instance.Lookup(at)
	if array == nil {
		return say("the last %s may not be there", count(n, "item", "items"))
	}
	statements := make([]statement, 0, n)
	for i := max(0, len(array.Items)-n); i < len(array.Items); i++ {
		item := at.Index(i)
		statements = append(statements, statement{at: &item, message: "this item is more than the array may have"})
	}
	return statements
}

func (f *flattener) scalarStatements(k jsonschema.ErrorKind) []statement {
	switch k := k.(type) {
	case *kind.MinLength:
		return say("must be at least %s long, but is %d", count(k.Want, "character", "characters"), k.Got)
	case *kind.MaxLength:
		return say("must be at most %s long, but is %d", count(k.Want, "character", "characters"), k.Got)
	case *kind.Pattern:
		return say("does not match the pattern %s", k.Want)
	case *kind.Minimum:
		return say("must be at least %s, but is %s", number(k.Want), number(k.Got))
	case *kind.Maximum:
		return say("must be at most %s, but is %s", number(k.Want), number(k.Got))
	case *kind.ExclusiveMinimum:
		return say("must be more than %s, but is %s", number(k.Want), number(k.Got))
	case *kind.ExclusiveMaximum:
		return say("must be less than %s, but is %s", number(k.Want), number(k.Got))
	case *kind.MultipleOf:
		return say("must be a multiple of %s, but is %s", number(k.Want), number(k.Got))
	}
	return say("fails the keyword %s", quote(keywordOf(k)))
}

func each(names []string, message func(string) string) []statement {
	names = slices.Clone(names)
	slices.Sort(names)
	var statements []statement
	for _, name := range slices.Compact(names) {
		statements = append(statements, statement{name: name, message: message(name)})
	}
	return statements
}

func withArticle(typeName string) string {
	switch typeName {
	case "null":
		return typeName
	case "array", "integer", "object":
		return "an " + typeName
	}
	return "a " + typeName
}

// gotType names what stands in the place of another type; for a number that
// should be an integer the number itself.
func (f *flattener) gotType(k *kind.Type, at jsondoc.Pointer) string {
	if v := f.instance.Lookup(at); k.Got == "number" && slices.Contains(k.Want, "integer") && v != nil && v.Kind == jsondoc.Number {
		return shorten(v.Text)
	}
	return withArticle(k.Got)
}

// anyOfTypes joins the names of types: "a string or null".
func anyOfTypes(types []string) string {
	words := make([]string, len(types))
	for i, t := range types {
		words[i] = withArticle(t)
	}
	if len(words) > 1 && words[0] == "null" { // reads better at the end
		words = append(words[1:], "null")
	}
	return join(words, "or")
}

// join makes "a", "a or b", "a, b or c".
func join(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	n := len(words) - 1
	return strings.Join(words[:n], ", ") + " " + last + " " + words[n]
}

// maxListed is how many values a message lists.
const maxListed = 8

func list(values []any, last string) string {
	words := make([]string, 0, maxListed+1)
	for i, v := range values {
		if i == maxListed && len(values) > maxListed+1 {
			words = append(words, fmt.Sprintf("%d more", len(values)-i))
			break
		}
		words = append(words, display(v))
	}
	return join(words, last)
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// maxDisplay is how many characters of a value a message shows.
const maxDisplay = 60

func quote(text string) string { return shorten(string(jsondoc.AppendString(nil, text))) }

func display(v any) string {
	switch v := v.(type) {
	case string:
		return quote(v)
	case json.Number:
		return shorten(string(v))
	}
	text, err := json.Marshal(v)
	if err != nil {
		return "the given value"
	}
	return shorten(string(text))
}

func shorten(text string) string {
	if utf8.RuneCountInString(text) <= maxDisplay {
		return text
	}
	return string([]rune(text)[:maxDisplay-1]) + "…"
}

// number writes an exact number as JSON would.
func number(r *big.Rat) string {
	if r.IsInt() {
		return shorten(r.Num().String())
	}
	if digits, exact := r.FloatPrec(); exact {
		return shorten(r.FloatString(digits))
	}
	return shorten(r.FloatString(maxDisplay))
}

// formatName returns a format with its article: "an email".
func formatName(name string) string {
	if strings.ContainsAny(name[:1], "aeio") {
		return "an " + name
	}
	return "a " + name
}

// reason is the text of an error that says what is wrong with a value.
func reason(err error) string {
	var syntax *pattern.SyntaxError
	switch {
	case err == nil:
		return "it does not follow the format"
	case errors.As(err, &syntax):
		return syntax.Message
	}
	return err.Error()
}
