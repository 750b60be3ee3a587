package docs

import (
	"slices"
	"strings"

	"docgen.example/docgen/internal/model"
)

// Core section 8: identifiers, references, definitions, $comment.
var refForms = map[string]form{
	"$schema":          identifierForm("Dialect "),
	"$vocabulary":      identifierForm("Vocabularies "),
	"$id":              identifierForm("Identifier "),
	"id":               identifierForm("Identifier "),
	"$anchor":          identifierForm("Anchor "),
	"$dynamicAnchor":   identifierForm("Dynamic anchor "),
	"$recursiveAnchor": identifierForm("Recursive anchor "),
	"$ref":             refForm,
	"$dynamicRef":      refForm,
	"$recursiveRef":    refForm,
	"$defs":            definitionsForm,
	"definitions":      definitionsForm,
	"$comment": func(_ *builder, f *frame, k *model.Keyword) {
		f.note(tierAside, k, words("Comment: "), words(k.Value.Text))
	},
}

func identifierForm(what string) form {
	return func(_ *builder, f *frame, k *model.Keyword) {
		f.note(tierAside, k, words(what), value(k.Value))
	}
}

// definitionsForm leaves definitions to their own sections and shows what is no schema.
func definitionsForm(b *builder, f *frame, k *model.Keyword) { b.notSchemas(f, k) }

// refForm tells what the row's type does not: the text of the target, or that
// there is none. On the overview of a small schema it tells all of the target.
func refForm(b *builder, f *frame, k *model.Keyword) {
	r := refOf(f.schema, k)
	if r == nil {
		b.asWritten(f, k)
		return
	}
	target := r.Target
	switch {
	case target == nil:
		f.row.Marks = append(f.row.Marks, Mark{"never", "unresolved"})
		f.note(tierRule, k, words("This reference could not be resolved: "), value(k.Value))
		return
	case r.Loops:
		f.note(tierRule, k, words("This reference leads back to itself, so no instance can be checked: "), value(k.Value))
		return
	}
	if r.Anchor != "" {
		f.note(tierRule, k, words("A schema that refers here may put another in its place, under the name "), code(visible(r.Anchor)))
	}
	b.links[k.Value.Span.Start] = b.placeOf(target)
	if b.expands(target) {
		b.stack = append(b.stack, target)
		b.describe(&frame{row: f.row, schema: target, path: f.path, prefix: f.prefix, copied: true})
		b.stack = b.stack[:len(b.stack)-1]
		return
	}
	if text := target.Description; text != "" && text != f.schema.Description {
		if len(text) > 240 {
			f.add(tierText, Note{Keyword: "$ref", Text: say(plainSummary(text, 200))})
		} else {
			f.add(tierText, Note{Keyword: "$ref", Prose: text})
		}
	}
}

// expands tells whether a reference to target is to be told in full where it
// stands: on the overview of a small schema, the first time, and again where the
// target is small too.
func (b *builder) expands(target *model.Schema) bool {
	if !b.expanding || target.Document != b.doc || target.Parent == nil || len(b.stack) >= 6 {
		return false
	}
	if slices.Contains(b.stack, target) {
		return false
	}
	if b.expandedOnce[target] && len(target.Properties) > 3 {
		return false
	}
	b.expandedOnce[target] = true
	b.expanded += len(target.Properties) + 1
	if len(b.in.Bytes) > smallSource {
		return b.expanded <= fewExpanded
	}
	return b.expanded <= maxExpanded
}

// refText names the target of a reference as a link.
func (b *builder) refText(s *model.Schema, r *model.Ref) Text {
	if r.Target == nil {
		if strings.HasPrefix(r.Text, "https://") && len(r.Text) < maxText {
			return Text{link(r.Text, &Place{Path: r.Text})}
		}
		return Text{code(visible(r.Text))}
	}
	target := r.Target
	name := b.label(target)
	if target.Document.Bundled {
		return Text{words(name)}
	}
	t := Text{codeLink(name, b.placeOf(target))}
	if target.Document != b.doc {
		t = append(t, soft(" in "+b.site.titleOf(target.Document)))
	}
	if kinds := target.Types.Names(); len(kinds) > 0 && len(s.Types.Names()) == 0 {
		t = append(t, soft(" ("+strings.Join(sorted(target, kinds), " or ")+")"))
	}
	return t
}

// label names a schema for readers.
func (b *builder) label(s *model.Schema) string {
	if name := s.Name(); name != "" {
		return short(visible(name))
	}
	if s.Parent == nil {
		if s.Document.Bundled {
			return "the meta-schema of " + s.Dialect.String()
		}
		return b.site.titleOf(s.Document)
	}
	if s.Title != "" {
		return plainSummary(s.Title, 60)
	}
	tokens := s.Pointer.Tokens()
	for i := len(tokens) - 1; i > 0; i-- {
		if s.Document.At(s.Pointer) == s && (tokens[i-1] == "properties" || i == len(tokens)-1 && !structural[tokens[i]]) {
			return short(visible(strings.Join(tokens[i:], "/")))
		}
	}
	return short(visible(string(s.Pointer)))
}

var structural = map[string]bool{"items": true, "additionalProperties": true, "additionalItems": true, "not": true, "if": true, "then": true, "else": true, "contains": true, "propertyNames": true}
