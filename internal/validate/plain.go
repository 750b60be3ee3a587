package validate

import (
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// plainlyValid tells whether a schema document is valid against the meta-schema
// of a published dialect, in a small part of the time that the library takes to
// say so, which is a fifth of what the pages of a catalogue take. It knows for
// each keyword one form that its value may have in every dialect, and finds all
// else doubtful: then the meta-schema itself decides.
// See the meta-schemas of drafts 4, 6, 7, 2019-09 and 2020-12.
func plainlyValid(root *jsondoc.Value, dialect string) bool {
	if written := root.Member("$schema"); written != nil {
		if dialect = publishedDialect(withoutFragment(written.Text)); dialect == "" {
			return false
		}
	}
	draft := draftOf(dialect)
	p := plainReader{dialect: draft.String(), isDraft4: draft == jsonschema.Draft4, is2020: draft == jsonschema.Draft2020}
	return p.sound(root, 0) && p.schema(root)
}

// plainReader reads a schema of a dialect.
type plainReader struct {
	dialect  string // its URI
	isDraft4 bool
	is2020   bool
}

// form is what a keyword's value looks like.
type form byte

const (
	textForm       form = iota + 1
	identifierForm      // without a fragment
	addressForm
	nameForm // of an anchor
	flagForm
	numberForm
	positiveForm
	countForm
	limitForm // a number, or a flag in draft 4
	patternForm
	typeForm
	valuesForm
	enumForm
	namesForm
	namesByNameForm
	schemaForm
	switchForm // a schema; true and false even in draft 4
	schemasForm
	itemsForm
	byNameForm
	byPatternForm
	dependenciesForm
	doubtfulForm
)

var forms = map[string]form{
	"$schema": textForm, "$id": identifierForm, "id": identifierForm, "$ref": addressForm, "$anchor": nameForm, "$comment": textForm,
	"$dynamicRef": addressForm, "$dynamicAnchor": nameForm, "$recursiveRef": addressForm,
	"$recursiveAnchor": doubtfulForm, "$vocabulary": doubtfulForm,
	"$defs": byNameForm, "definitions": byNameForm,
	"title": textForm, "description": textForm, "format": textForm, "contentEncoding": textForm, "contentMediaType": textForm,
	"readOnly": flagForm, "writeOnly": flagForm, "deprecated": flagForm, "uniqueItems": flagForm, "examples": valuesForm,
	"type": typeForm, "enum": enumForm, "pattern": patternForm,
	"multipleOf": positiveForm, "minimum": numberForm, "maximum": numberForm, "exclusiveMinimum": limitForm, "exclusiveMaximum": limitForm,
	"minLength": countForm, "maxLength": countForm, "minItems": countForm, "maxItems": countForm,
	"minProperties": countForm, "maxProperties": countForm, "minContains": countForm, "maxContains": countForm,
	"required": namesForm, "dependentRequired": namesByNameForm, "dependentSchemas": byNameForm, "dependencies": dependenciesForm,
	"properties": byNameForm, "patternProperties": byPatternForm, "additionalProperties": switchForm, "propertyNames": schemaForm,
	"items": itemsForm, "prefixItems": schemasForm, "additionalItems": switchForm, "contains": schemaForm,
	"unevaluatedProperties": schemaForm, "unevaluatedItems": schemaForm, "contentSchema": schemaForm,
	"allOf": schemasForm, "anyOf": schemasForm, "oneOf": schemasForm, "not": schemaForm, "if": schemaForm, "then": schemaForm, "else": schemaForm,
}

// sound tells whether what the whole document must keep to holds: it is not too
// deep, keeps to one dialect, and has no number that is hard to compare and no
// pattern that is none.
func (p *plainReader) sound(v *jsondoc.Value, depth int) bool {
	if depth > MaxDepth || v.Kind == jsondoc.Number && strings.ContainsAny(v.Text, "eE") {
		return false
	}
	for _, item := range v.Items {
		if !p.sound(item, depth+1) {
			return false
		}
	}
	for i := range v.Members {
		m := &v.Members[i]
		if depth > 0 && m.Name == "$schema" && p.isOther(m.Value) || m.Name == "pattern" && m.Value.Kind == jsondoc.String && !isPattern(m.Value.Text) || !p.sound(m.Value, depth+1) {
			return false
		}
		if m.Name == "patternProperties" {
			for j := range m.Value.Members {
				if !isPattern(m.Value.Members[j].Name) {
					return false
				}
			}
		}
	}
	return true
}

// isOther tells whether a value of "$schema" means another dialect.
func (p *plainReader) isOther(v *jsondoc.Value) bool {
	return v.Kind == jsondoc.String && publishedDialect(withoutFragment(v.Text)) != p.dialect
}

func isPattern(text string) bool {
	_, err := pattern.Compile(text)
	return err == nil || len(text) > pattern.MaxLength // where nobody can tell
}

func (p *plainReader) schema(v *jsondoc.Value) bool {
	if v.Kind != jsondoc.Object {
		return v.Kind == jsondoc.Bool && !p.isDraft4
	}
	for i := range v.Members {
		if m := &v.Members[i]; !p.keyword(forms[m.Name], m.Value) {
			return false
		}
	}
	return true
}

func (p *plainReader) keyword(f form, v *jsondoc.Value) bool {
	switch f {
	case textForm, patternForm:
		return v.Kind == jsondoc.String
	case identifierForm:
		return v.Kind == jsondoc.String && isPlainAddress(v.Text) && !strings.Contains(strings.TrimSuffix(v.Text, "#"), "#")
	case addressForm:
		return v.Kind == jsondoc.String && isPlainAddress(v.Text)
	case nameForm:
		return v.Kind == jsondoc.String && isPlainName(v.Text)
	case flagForm:
		return v.Kind == jsondoc.Bool
	case numberForm:
		return v.Kind == jsondoc.Number
	case positiveForm:
		return v.Kind == jsondoc.Number && v.Text[0] != '-' && strings.Trim(v.Text, "0.") != "" // more than 0
	case countForm:
		return v.Kind == jsondoc.Number && len(v.Text) < 10 && strings.Trim(v.Text, "0123456789") == ""
	case limitForm:
		return v.Kind == jsondoc.Number && !p.isDraft4
	case typeForm:
		return isType(v) || v.Kind == jsondoc.Array && distinct(v, isType)
	case valuesForm:
		return v.Kind == jsondoc.Array
	case enumForm:
		return v.Kind == jsondoc.Array && (len(v.Items) == 1 || distinct(v, isEnumerable))
	case namesForm:
		return v.Kind == jsondoc.Array && distinct(v, isText)
	case schemaForm:
		return p.schema(v)
	case switchForm:
		return v.Kind == jsondoc.Bool || p.schema(v)
	case schemasForm:
		return p.schemas(v)
	case itemsForm:
		return !p.is2020 && v.Kind == jsondoc.Array && p.schemas(v) || p.schema(v)
	case namesByNameForm, byNameForm, byPatternForm, dependenciesForm:
		return p.byName(f, v)
	case doubtfulForm:
		return false
	}
	return true
}

func (p *plainReader) schemas(v *jsondoc.Value) bool {
	for _, item := range v.Items {
		if !p.schema(item) {
			return false
		}
	}
	return len(v.Items) > 0
}

// byName reads an object whose members are schemas, names, or either.
func (p *plainReader) byName(f form, v *jsondoc.Value) bool {
	for i := range v.Members {
		value := v.Members[i].Value
		names := f != byNameForm && f != byPatternForm && value.Kind == jsondoc.Array && distinct(value, isText)
		if !names && (f == namesByNameForm || !p.schema(value)) {
			return false
		}
	}
	return v.Kind == jsondoc.Object
}

// isPlainAddress tells whether text is a URI reference beyond doubt.
func isPlainAddress(text string) bool {
	rest := strings.TrimPrefix(strings.TrimPrefix(text, "https://"), "http://")
	hash := strings.IndexByte(rest, '#')
	for i := 0; i < len(rest); i++ {
		c := rest[i]
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~/$", c) >= 0 || i == hash) {
			return false
		}
	}
	return text == rest || rest != "" && rest[0] >= 'A'
}

// isPlainName tells whether text may be an anchor in every dialect.
func isPlainName(text string) bool {
	return text != "" && (text[0] >= 'a' && text[0] <= 'z' || text[0] >= 'A' && text[0] <= 'Z') && isPlainAddress(text) && !strings.ContainsAny(text, "~/$#")
}

func isText(v *jsondoc.Value) bool { return v.Kind == jsondoc.String }

// isEnumerable tells whether values of this kind are equal where they are written
// alike and only there.
func isEnumerable(v *jsondoc.Value) bool {
	return len(v.Items)+len(v.Members) == 0 && (v.Kind != jsondoc.Number || !strings.ContainsAny(v.Text, ".-"))
}

func isType(v *jsondoc.Value) bool {
	switch v.Text {
	case "array", "boolean", "integer", "null", "number", "object", "string":
		return v.Kind == jsondoc.String
	}
	return false
}

// distinct tells whether an array holds values of a kind, one at least, no two of
// which are written alike.
func distinct(v *jsondoc.Value, isKind func(*jsondoc.Value) bool) bool {
	const few = 12 // up to which comparing all is less work than remembering
	seen := map[string]bool{}
	for i, item := range v.Items {
		if !isKind(item) {
			return false
		}
		if len(v.Items) > few {
			if seen[item.Compact()] {
				return false
			}
			seen[item.Compact()] = true
			continue
		}
		for _, earlier := range v.Items[:i] {
			if earlier.Kind == item.Kind && earlier.Text == item.Text && earlier.Bool == item.Bool {
				return false
			}
		}
	}
	return len(v.Items) > 0
}
