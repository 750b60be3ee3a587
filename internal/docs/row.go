package docs

import (
	"cmp"
	"maps"
	"slices"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// form says in words what one keyword of a schema says.
type form func(b *builder, f *frame, k *model.Keyword)

// forms holds the form of every keyword that pages know; the others are shown
// as they are written. It is put together from the groups' files.
var forms = map[string]form{}

// init gathers the groups here, since forms call one another through the table.
func init() {
	for _, group := range []map[string]form{anyForms, numberForms, stringForms, arrayForms, objectForms, inplaceForms, refForms, formatForms, metaForms} {
		maps.Copy(forms, group)
	}
}

// Keywords tells for each keyword of the model's table "" when pages give it a
// form of its own, else why they do not.
func Keywords() map[string]string {
	all := map[string]string{}
	for _, row := range model.Keywords {
		if forms[row.Name] == nil {
			all[row.Name] = "shown as written"
		} else {
			all[row.Name] = ""
		}
	}
	return all
}

// frame is what the forms of one schema's keywords fill.
type frame struct {
	row    *Row
	schema *model.Schema
	path   string // the anchor path of the row
	prefix string // what readers see before the names of properties: "devices."
	copied bool   // the schema is described at another place too, which is its own
}

// The tiers of notes, in the order in which they stand.
const (
	tierTitle = iota
	tierText
	tierRule
	tierValue
	tierAside
)

// note adds a note for keyword k.
func (f *frame) note(tier int, k *model.Keyword, text ...Span) *Note {
	return f.add(tier, Note{Keyword: k.Name, Text: text, Ignored: ignoredBecause(k)})
}

func (f *frame) add(tier int, n Note) *Note {
	n.tier = uint8(tier)
	f.row.Notes = append(f.row.Notes, n)
	return &f.row.Notes[len(f.row.Notes)-1]
}

// prose adds a text of the schema's author.
func (f *frame) prose(tier int, k *model.Keyword, text string) {
	f.add(tier, Note{Keyword: k.Name, Prose: text, Ignored: ignoredBecause(k)})
}

func ignoredBecause(k *model.Keyword) string {
	switch k.Ignored {
	case model.BesideRef:
		return k.Schema.Dialect.String() + " ignores this beside $ref; some validators honour it"
	case model.NotInDialect:
		return "not a keyword of " + k.Schema.Dialect.String() + ", so without effect"
	case model.WrongShape:
		return "not of the shape that the specification asks for, so without effect"
	}
	return ""
}

// describe fills the frame's row from the schema.
func (b *builder) describe(f *frame) {
	s := f.schema
	if s.Boolean {
		if !s.Always {
			f.row.Marks = append(f.row.Marks, Mark{"never", "never valid"})
		}
		return
	}
	for _, k := range s.Keywords {
		switch shape := forms[k.Name]; {
		case k.Row != nil && s.Keyword(k.Name) != k:
			f.note(tierAside, k, words("Written twice; the last one counts, not "), code(valueText(k.Value)))
		case shape == nil || k.Ignored == model.WrongShape && len(k.Subs) == 0:
			b.asWritten(f, k)
		default:
			shape(b, f, k)
		}
	}
}

// maxCopied bounds the bytes of a keyword that is shown as it is written where a
// schema is described once more; its own place shows all.
const maxCopied = 80

// asWritten shows a keyword that has no form of its own: as a link where its
// value is a schema that has a section, because something refers to it.
func (b *builder) asWritten(f *frame, k *model.Keyword) {
	if s := b.doc.At(k.Pointer()); s != nil && k.Row == nil && s.Holder == nil {
		n := f.note(tierAside, k, words(visible(k.Name)+": a schema, described as "), codeLink(b.label(s), b.placeOf(s)))
		n.Keyword = ""
		return
	}
	if f.copied && k.Row == nil && k.Value.Span.End-k.Value.Span.Start > maxCopied {
		return
	}
	n := f.note(tierAside, k, words(visible(k.Name)+": "), value(k.Value))
	n.Keyword = ""
}

// value shows a JSON value: strings as they are unless white space or another
// kind of value could be read into them.
func value(v *jsondoc.Value) Span {
	if v.Kind != jsondoc.String {
		return code(valueText(v))
	}
	text := visible(v.Text)
	if text == v.Text && looksLikeJSON(text) {
		text = `"` + text + `"`
	}
	return code(text)
}

// looksLikeJSON tells whether a bare text could be taken for another JSON value.
func looksLikeJSON(text string) bool {
	switch c := text[0]; {
	case c >= '0' && c <= '9', c == '-' && len(text) > 1 && text[1] >= '0' && text[1] <= '9':
		_, err := jsondoc.Parse("", []byte(text))
		return err == nil
	}
	return text == "true" || text == "false" || text == "null"
}

// newRow makes a row for s; keep gives it its anchor.
func (b *builder) newRow(f *frame, s *model.Schema, name string) *frame {
	return &frame{row: &Row{Name: name}, schema: s, path: f.path, prefix: f.prefix, copied: f.copied}
}

// fill describes the frame's schema: its type, then all its keywords.
func (b *builder) fill(f *frame) *Row {
	f.row.Type = b.typeText(f.schema)
	b.describe(f)
	slices.SortStableFunc(f.row.Notes, func(a, b Note) int { return cmp.Compare(a.tier, b.tier) })
	return f.row
}

// keep gives the frame's row its place on the site.
func (b *builder) keep(f *frame) *Row {
	r := f.row
	if f.copied {
		r.Place = &Place{}
	} else {
		r.Place = b.placeOf(f.schema)
	}
	r.Place.Anchor = b.anchors.take(f.path)
	if r.Source == nil {
		r.Source = b.sourcePlace(f.schema.Document, f.schema.Value.Span.Start)
	}
	if b.casesFor != nil {
		r.Cases = b.casesFor(f.schema.Pointer)
	}
	return r
}

// child describes a subschema in words where a few do, and else as a row called
// name at path; it returns the words, or the row.
func (b *builder) child(f *frame, s *model.Schema, name, step string) (Text, *Row) {
	c := b.newRow(f, s, name)
	c.path = below(f.path) + "~" + step
	b.fill(c)
	if t, ok := brief(c.row); ok {
		b.alias(s, f)
		return t, nil
	}
	return nil, b.keep(c)
}

// brief returns a row's content as a few words, where it holds no more.
func brief(r *Row) (Text, bool) {
	if len(r.Groups) > 0 || len(r.Notes) > 3 {
		return nil, false
	}
	var t Text
	for i := range r.Marks {
		t = append(t, words(r.Marks[i].Text))
	}
	if len(r.Type) > 0 && len(r.Marks) == 0 && !(r.anyType && len(r.Notes) > 0) {
		t = append(t, r.Type...)
	}
	length := 0
	for i := range r.Notes {
		n := &r.Notes[i]
		if n.Prose != "" || len(n.List) > 0 || n.Ignored != "" || n.tier != tierRule {
			return nil, false
		}
		if len(t) > 0 {
			t = append(t, words(", "))
		}
		t = append(t, lowerFirst(n.Text)...)
	}
	for _, s := range t {
		length += len(s.Text)
	}
	return t, length < 240
}

// lowerFirst returns a sentence in a form that can go on another one.
func lowerFirst(t Text) Text {
	if len(t) == 0 || t[0].Kind == Code || t[0].Text == "" {
		return t
	}
	c := t[0].Text[0]
	if c < 'A' || c > 'Z' {
		return t
	}
	out := append(Text(nil), t...)
	out[0].Text = string(c+'a'-'A') + out[0].Text[1:]
	return out
}

// typeText says of which type instances of s are.
func (b *builder) typeText(s *model.Schema) Text {
	if s.Boolean && !s.Always {
		return say("no value")
	}
	if s.Boolean {
		return say("any value")
	}
	var t Text
	for _, k := range s.Keywords {
		switch k.Name {
		case "$ref", "$dynamicRef", "$recursiveRef":
			if r := refOf(s, k); r != nil {
				if len(t) > 0 {
					t = append(t, words(" and "))
				}
				t = append(t, b.refText(s, r)...)
			}
		}
	}
	list := s.Types.Names()
	if s.Types&model.TypeNumber != 0 && s.Types&model.TypeInteger != 0 {
		list = (s.Types &^ model.TypeInteger).Names()
	}
	if len(list) > 0 {
		if len(t) > 0 {
			t = append(t, words(", "))
		}
		list := sorted(s, list)
		for i, name := range list {
			if i > 0 {
				t = append(t, words(orComma(i, len(list))))
			}
			t = append(t, words(name))
			if name == "array" {
				t = append(t, b.itemsText(s)...)
			}
		}
	}
	return t
}

// sorted returns the type names in the order in which the author wrote them.
func sorted(s *model.Schema, list []string) []string {
	k := s.Keyword("type")
	if k == nil || k.Value.Kind != jsondoc.Array || len(k.Value.Items) != len(list) {
		return list
	}
	written := make([]string, len(list))
	for i, item := range k.Value.Items {
		written[i] = item.Text
	}
	return written
}

func orComma(i, n int) string {
	if i == n-1 {
		return " or "
	}
	return ", "
}

// refOf returns the reference that keyword k of s makes.
func refOf(s *model.Schema, k *model.Keyword) *model.Ref {
	for _, r := range [...]*model.Ref{s.Ref, s.DynamicRef, s.RecursiveRef} {
		if r != nil && r.Keyword == k {
			return r
		}
	}
	return nil
}
