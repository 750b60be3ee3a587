package docs

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// Validation section 6.3: lengths and pattern.
var stringForms = map[string]form{
	"minLength": func(_ *builder, f *frame, k *model.Keyword) {
		f.note(tierRule, k, append(Text{words("At least ")}, counted(k.Value, "character", "characters")...)...)
	},
	"maxLength": func(_ *builder, f *frame, k *model.Keyword) {
		f.note(tierRule, k, append(Text{words("At most ")}, counted(k.Value, "character", "characters")...)...)
	},
	"pattern": func(b *builder, f *frame, k *model.Keyword) {
		t := Text{words("Matches "), code(visible(k.Value.Text))}
		if said := b.explain(k.Value.Text); said != "" {
			t = append(t, words(": "+said))
		}
		f.note(tierRule, k, t...)
	},
}

// counted says a number of things.
func counted(v *jsondoc.Value, one, many string) Text {
	unit := many
	if v.Text == "1" {
		unit = one
	}
	return Text{value(v), words(" " + unit)}
}
