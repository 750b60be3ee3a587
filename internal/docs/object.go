package docs

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// Core section 10.3.2 and Validation section 6.5: properties.
var objectForms = map[string]form{
	"properties":            propertiesForm,
	"patternProperties":     patternPropertiesForm,
	"additionalProperties":  additionalPropertiesForm,
	"unevaluatedProperties": unevaluatedPropertiesForm,
	"propertyNames":         propertyNamesForm,
	"required":              requiredForm,
	"dependentRequired":     dependentRequiredForm,
	"dependentSchemas":      dependentSchemasForm,
	"dependencies":          dependenciesForm,
	"minProperties": func(_ *builder, f *frame, k *model.Keyword) {
		f.note(tierRule, k, append(Text{words("At least ")}, counted(k.Value, "property", "properties")...)...)
	},
	"maxProperties": func(_ *builder, f *frame, k *model.Keyword) {
		f.note(tierRule, k, append(Text{words("At most ")}, counted(k.Value, "property", "properties")...)...)
	},
}

// group adds rows below the frame's row; a keyword without effect says so.
func (b *builder) group(f *frame, k *model.Keyword, g Group) {
	if because := ignoredBecause(k); because != "" {
		g.Title = append(g.Title, soft(" ("+k.Name+": "+because+")"))
	}
	f.row.Groups = append(f.row.Groups, g)
}

func propertiesForm(b *builder, f *frame, k *model.Keyword) {
	if len(k.Subs) == 0 {
		if len(k.Value.Members) > 0 {
			b.asWritten(f, k)
		}
		return
	}
	required := map[string]bool{}
	for _, name := range f.schema.Required {
		required[name] = true
	}
	rows := make([]*Row, 0, len(k.Subs))
	at := memberOffsets(k.Value)
	for _, sub := range k.Subs {
		row := b.property(f, sub, required[sub.Name])
		b.linkSource(f, at, sub.Name, row.Place)
		rows = append(rows, row)
	}
	b.notSchemas(f, k)
	b.group(f, k, Group{Title: say(count(len(rows), "property", "properties")), Rows: rows, properties: true})
}

// property describes one property.
func (b *builder) property(f *frame, sub model.Sub, required bool) *Row {
	c := b.newRow(f, sub.Schema, "")
	c.path = below(f.path) + escapeName(sub.Name)
	c.called(sub.Name)
	c.row.Prefix = f.prefix
	c.prefix = c.pathTo()
	if required {
		c.row.Marks = append(c.row.Marks, Mark{"required", "required"})
	} else {
		c.row.Marks = append(c.row.Marks, Mark{"optional", "optional"})
	}
	b.fill(c)
	return b.keep(c)
}

// notSchemas shows the members of a keyword's object that are no schemas.
func (b *builder) notSchemas(f *frame, k *model.Keyword) {
	for _, m := range k.Value.Members {
		if m.Value.Kind != jsondoc.Object && m.Value.Kind != jsondoc.Bool {
			f.note(tierAside, k, code(visible(m.Name)), words(" is no schema: "), value(m.Value))
		}
	}
}

func patternPropertiesForm(b *builder, f *frame, k *model.Keyword) {
	at := memberOffsets(k.Value)
	var rows []*Row
	for _, sub := range k.Subs {
		c := b.newRow(f, sub.Schema, "")
		c.path = below(f.path) + "~pattern-" + escapeName(sub.Name)
		c.called(sub.Name)
		c.row.Prefix = "names matching "
		c.prefix = f.prefix + "*."
		if said := b.explain(sub.Name); said != "" {
			c.add(tierRule, Note{Keyword: k.Name, Text: say("Of properties whose name is " + said)})
		}
		b.fill(c)
		row := b.keep(c)
		b.linkSource(f, at, sub.Name, row.Place)
		rows = append(rows, row)
	}
	b.notSchemas(f, k)
	if len(rows) > 0 {
		b.group(f, k, Group{Title: say("properties by pattern"), Rows: rows})
	}
}

func additionalPropertiesForm(b *builder, f *frame, k *model.Keyword) {
	b.rest(f, k, "any other property", "~additionalProperties")
}

func unevaluatedPropertiesForm(b *builder, f *frame, k *model.Keyword) {
	b.rest(f, k, "properties that nothing else describes", "~unevaluatedProperties")
}

// rest describes what is true of all that other keywords leave over.
func (b *builder) rest(f *frame, k *model.Keyword, what, step string) {
	if len(k.Subs) != 1 {
		b.asWritten(f, k)
		return
	}
	s := k.Subs[0].Schema
	if s.Boolean {
		b.alias(s, f)
		if s.Always {
			f.note(tierRule, k, words(upperFirst(what)+": any value, allowed"))
		} else {
			f.note(tierRule, k, words(upperFirst(what)+": not allowed"))
		}
		return
	}
	prefix := f.prefix
	f.prefix += "*."
	t, row := b.child(f, s, what, step[1:])
	f.prefix = prefix
	switch {
	case row != nil:
		b.group(f, k, Group{Title: say(what), Rows: []*Row{row}})
	case len(t) == 0:
		f.note(tierRule, k, words(upperFirst(what)+": any value"))
	default:
		f.note(tierRule, k, append(Text{words(upperFirst(what) + ": ")}, t...)...)
	}
}

// upperFirst returns a text with its first letter in upper case, where it is one of ASCII.
func upperFirst(text string) string {
	if text != "" && text[0] >= 'a' && text[0] <= 'z' {
		return string(text[0]-'a'+'A') + text[1:]
	}
	return text
}

func propertyNamesForm(b *builder, f *frame, k *model.Keyword) {
	b.rest(f, k, "each property name", "~propertyNames")
}

// requiredForm shows the names that no row carries a mark for.
func requiredForm(b *builder, f *frame, k *model.Keyword) {
	if k.Value.Kind == jsondoc.Bool { // draft-03's form, which nothing honours
		b.asWritten(f, k)
		return
	}
	var unlisted []string
	for _, item := range k.Value.Items {
		if item.Kind == jsondoc.String && (k.Ignored != model.NotIgnored || f.schema.Property(item.Text) == nil) {
			unlisted = append(unlisted, item.Text)
		}
	}
	switch {
	case len(k.Value.Items) == 0:
		f.note(tierRule, k, words("Requires no property "), soft("([])"))
	case len(unlisted) > 0:
		f.note(tierRule, k, append(Text{words("Requires ")}, enumerate(names(unlisted), "and")...)...)
	}
}

func dependentRequiredForm(b *builder, f *frame, k *model.Keyword) {
	for _, m := range k.Value.Members {
		b.dependentNames(f, k, m)
	}
}

func (b *builder) dependentNames(f *frame, k *model.Keyword, m jsondoc.Member) {
	var list []string
	for _, item := range m.Value.Items {
		list = append(list, item.Text)
	}
	t := Text{words("If "), code(visible(m.Name)), words(" is present, ")}
	switch {
	case m.Value.Kind == jsondoc.String:
		t = append(t, code(visible(m.Value.Text)), words(" is meant to be required"))
	case len(list) == 0:
		t = append(t, words("nothing more is required "), soft("([])"))
	case len(list) == 1:
		t = append(t, code(visible(list[0])), words(" is required"))
	default:
		t = append(append(t, enumerate(names(list), "and")...), words(" are required"))
	}
	f.note(tierRule, k, t...)
}

func dependentSchemasForm(b *builder, f *frame, k *model.Keyword) {
	var rows []*Row
	for _, sub := range k.Subs {
		c := b.newRow(f, sub.Schema, "")
		c.called(sub.Name)
		c.row.Prefix = "if present: "
		c.path = below(f.path) + "~if-" + escapeName(sub.Name)
		b.fill(c)
		if t, ok := brief(c.row); ok {
			b.alias(sub.Schema, f)
			f.note(tierRule, k, append(Text{words("If "), code(visible(sub.Name)), words(" is present: ")}, t...)...)
			continue
		}
		rows = append(rows, b.keep(c))
	}
	if len(rows) > 0 {
		b.group(f, k, Group{Title: say("where a property is present"), Rows: rows})
	}
}

func dependenciesForm(b *builder, f *frame, k *model.Keyword) {
	for _, m := range k.Value.Members {
		if m.Value.Kind == jsondoc.Array || m.Value.Kind == jsondoc.String {
			b.dependentNames(f, k, m)
		}
	}
	dependentSchemasForm(b, f, k)
}

// memberOffsets returns where the names of an object's members stand in the source.
func memberOffsets(v *jsondoc.Value) map[string]int {
	at := make(map[string]int, len(v.Members))
	for i := range v.Members {
		at[v.Members[i].Name] = v.Members[i].NameSpan.Start
	}
	return at
}

// linkSource lets a name on the raw page lead to its row.
func (b *builder) linkSource(f *frame, at map[string]int, name string, to *Place) {
	if !f.copied {
		b.links[at[name]] = to
	}
}
