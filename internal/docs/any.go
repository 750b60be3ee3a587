package docs

import (
	"slices"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// Validation section 6.1: type, enum, const.
var anyForms = map[string]form{
	"type":  typeForm,
	"enum":  enumForm,
	"const": constForm,
}

// typeForm has nothing to add where the row's type says it all.
func typeForm(_ *builder, f *frame, k *model.Keyword) {
	if k.Ignored == model.NotIgnored {
		if k.Value.Kind == jsondoc.Array && f.schema.Types&model.TypeInteger != 0 && f.schema.Types&model.TypeNumber != 0 {
			f.note(tierRule, k, words("Both "), code("number"), words(" and "), code("integer"), words(" are listed; the first includes the second"))
		}
		return
	}
	f.note(tierRule, k, words("Of type "), value(k.Value))
}

func constForm(_ *builder, f *frame, k *model.Keyword) {
	f.note(tierRule, k, words("Always "), value(k.Value))
}

// enumForm lists the values; with the descriptions that editors' keywords give
// them, where there are any.
func enumForm(_ *builder, f *frame, k *model.Keyword) {
	if k.Value.Kind != jsondoc.Array {
		f.note(tierRule, k, words("One of "), value(k.Value))
		return
	}
	values := make([]Span, len(k.Value.Items))
	for i, v := range k.Value.Items {
		values[i] = value(v)
	}
	said := enumTexts(f.schema, k.Value.Items)
	switch {
	case len(values) == 0:
		f.note(tierRule, k, words("One of no values at all: never valid"))
	case said == nil && len(values) == 1:
		f.note(tierRule, k, words("Always "), values[0])
	case said == nil:
		f.note(tierRule, k, append(Text{words("One of ")}, enumerate(values, "or")...)...)
	default:
		n := f.note(tierRule, k, words("One of these "+count(len(values), "value", "values")+":"))
		for i, v := range values {
			line := Text{v}
			for _, text := range said[i] {
				line = append(line, words(" – "), Span{Markup, text, nil})
			}
			n.List = append(n.List, line)
		}
	}
}

// enumTexts returns what enumDescriptions, markdownEnumDescriptions and
// meta:enum say of each value, or nil where they say nothing.
func enumTexts(s *model.Schema, values []*jsondoc.Value) [][]string {
	var said [][]string
	put := func(i int, text string) {
		if said == nil {
			said = make([][]string, len(values))
		}
		if slices.Contains(said[i], text) {
			return
		}
		said[i] = append(said[i], text)
	}
	for _, name := range enumTextKeywords {
		k := s.Keyword(name)
		if !fitsEnum(k, values) {
			continue
		}
		for i, item := range k.Value.Items {
			if item.Text != "" {
				put(i, item.Text)
			}
		}
		for _, m := range k.Value.Members {
			put(indexOf(values, m.Name), m.Value.Text)
		}
	}
	return said
}

var enumTextKeywords = [...]string{"enumDescriptions", "markdownEnumDescriptions", "x-enumDescriptions", "x-enum-descriptions", "meta:enum"}

// fitsEnum tells whether k gives a text for each of some values of an enum, so
// that the list of values can carry them all.
func fitsEnum(k *model.Keyword, values []*jsondoc.Value) bool {
	if k == nil {
		return false
	}
	if k.Value.Kind == jsondoc.Array && len(k.Value.Items) > len(values) || k.Value.Kind != jsondoc.Array && k.Value.Kind != jsondoc.Object {
		return false
	}
	for _, item := range k.Value.Items {
		if item.Kind != jsondoc.String {
			return false
		}
	}
	for _, m := range k.Value.Members {
		if m.Value.Kind != jsondoc.String || indexOf(values, m.Name) < 0 {
			return false
		}
	}
	return true
}

func indexOf(values []*jsondoc.Value, name string) int {
	for i, v := range values {
		if v.Text == name && (v.Kind == jsondoc.String || v.Kind == jsondoc.Number) {
			return i
		}
	}
	return -1
}
