package docs

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// Validation section 9, and the annotations that editors have added to it.
var metaForms = map[string]form{
	"title":                      titleForm,
	"description":                textForm,
	"markdownDescription":        otherTextForm,
	"default":                    defaultForm,
	"examples":                   examplesForm,
	"example":                    func(_ *builder, f *frame, k *model.Keyword) { f.note(tierValue, k, words("Example "), value(k.Value)) },
	"deprecated":                 markForm("deprecated", "deprecated"),
	"readOnly":                   markForm("readonly", "read-only"),
	"writeOnly":                  markForm("writeonly", "write-only"),
	"deprecationMessage":         otherTextForm,
	"markdownDeprecationMessage": otherTextForm,
	"enumDescriptions":           enumTextForm,
	"markdownEnumDescriptions":   enumTextForm,
	"x-enumDescriptions":         enumTextForm,
	"x-enum-descriptions":        enumTextForm,
	"meta:enum":                  enumTextForm,
}

func titleForm(b *builder, f *frame, k *model.Keyword) {
	switch {
	case k.Value.Kind != jsondoc.String:
		b.asWritten(f, k)
	case k.Value.Text == "":
		f.note(tierAside, k, words("Its title is empty "), code(`""`))
	case !(f.row.IsName && f.row.Name == k.Value.Text):
		f.note(tierTitle, k, Span{Strong, k.Value.Text, nil})
	}
}

func textForm(b *builder, f *frame, k *model.Keyword) {
	switch {
	case k.Value.Kind != jsondoc.String:
		b.asWritten(f, k)
	case k.Value.Text == "":
		f.note(tierAside, k, words("Its description is empty "), code(`""`))
	default:
		f.prose(tierText, k, k.Value.Text)
	}
}

// otherTextForm shows a text that editors read, where it says more than the description.
func otherTextForm(b *builder, f *frame, k *model.Keyword) {
	if k.Value.Kind == jsondoc.String && k.Value.Text != "" {
		if k.Name != "markdownDescription" || k.Value.Text != f.schema.Description {
			f.prose(tierText, k, k.Value.Text)
		}
		return
	}
	b.asWritten(f, k)
}

func defaultForm(_ *builder, f *frame, k *model.Keyword) {
	f.note(tierValue, k, words("Default "), value(k.Value))
}

func examplesForm(b *builder, f *frame, k *model.Keyword) {
	if k.Value.Kind != jsondoc.Array || len(k.Value.Items) == 0 {
		b.asWritten(f, k)
		return
	}
	values := make([]Span, len(k.Value.Items))
	for i, v := range k.Value.Items {
		values[i] = value(v)
	}
	title := "Examples "
	if len(values) == 1 {
		title = "Example "
	}
	f.note(tierValue, k, append(Text{words(title)}, enumerate(values, "and")...)...)
}

// markForm sets a word beside the type; where the keyword is false, or has no
// effect, it is told in a note.
func markForm(kind, text string) form {
	return func(b *builder, f *frame, k *model.Keyword) {
		switch {
		case k.Value.Kind == jsondoc.Bool && k.Value.Bool && k.Ignored == model.NotIgnored:
			f.row.Marks = append(f.row.Marks, Mark{kind, text})
		case k.Value.Kind == jsondoc.Bool && k.Value.Bool:
			f.note(tierAside, k, words("Marked as "+text))
		case k.Value.Kind == jsondoc.Bool:
			f.note(tierAside, k, words("Not "+text+" "), soft("("+k.Name+" is false)"))
		default:
			b.asWritten(f, k)
		}
	}
}

// enumTextForm leaves texts to the list of values where each belongs to one.
func enumTextForm(b *builder, f *frame, k *model.Keyword) {
	enum := f.schema.Keyword("enum")
	if enum != nil && enum.Value.Kind == jsondoc.Array && fitsEnum(k, enum.Value.Items) {
		return
	}
	b.asWritten(f, k)
}
