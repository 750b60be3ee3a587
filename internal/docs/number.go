package docs

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// Validation section 6.2: multipleOf and the bounds.
var numberForms = map[string]form{
	"multipleOf": func(_ *builder, f *frame, k *model.Keyword) {
		f.note(tierRule, k, words("A multiple of "), value(k.Value))
	},
	"minimum":          bound("≥", "At least ", ">", "More than ", "exclusiveMinimum"),
	"maximum":          bound("≤", "At most ", "<", "Less than ", "exclusiveMaximum"),
	"exclusiveMinimum": exclusive("> ", "More than ", "minimum"),
	"exclusiveMaximum": exclusive("< ", "Less than ", "maximum"),
}

// bound says an inclusive bound, which draft-04's boolean beside it makes exclusive.
func bound(sign, inclusive, strictSign, strict, beside string) form {
	return func(_ *builder, f *frame, k *model.Keyword) {
		sayBound := inclusive
		mark := sign
		if x := f.schema.Value.Member(beside); f.schema.Dialect == model.Draft4 && x != nil && x.Kind == jsondoc.Bool && x.Bool {
			sayBound, mark = strict, strictSign
		}
		f.note(tierRule, k, words(sayBound), value(k.Value), soft(" ("+mark+" "+valueText(k.Value)+")"))
	}
}

func exclusive(sign, strict, beside string) form {
	return func(_ *builder, f *frame, k *model.Keyword) {
		if k.Value.Kind != jsondoc.Bool {
			f.note(tierRule, k, words(strict), value(k.Value), soft(" ("+sign+valueText(k.Value)+")"))
			return
		}
		limit := f.schema.Value.Member(beside)
		switch {
		case limit == nil:
			f.note(tierRule, k, value(k.Value), words(", which means nothing without "), code(beside))
		case k.Value.Bool:
			f.note(tierRule, k, value(k.Value), words(": "), value(limit), words(" itself is not allowed"))
		default:
			f.note(tierRule, k, value(k.Value), words(": "), value(limit), words(" itself is allowed"))
		}
	}
}
