package docs

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/model"
)

// Core section 10.2: allOf, anyOf, oneOf, not, if, then, else.
var inplaceForms = map[string]form{
	"allOf": partsForm("All of these hold", "all of these hold", optionNames["allOf"]),
	"anyOf": partsForm("At least one of these holds", "at least one of these holds", optionNames["anyOf"]),
	"oneOf": partsForm("Exactly one of these holds", "exactly one of these holds", optionNames["oneOf"]),
	"not":   notForm,
	"if":    ifForm,
	"then":  branchForm("then"),
	"else":  branchForm("else"),
}

// optionNames is what the parts of a keyword are called, before their number.
var optionNames = map[string]string{"allOf": "part ", "anyOf": "option ", "oneOf": "option "}

// partsForm describes an array of schemas: as a list where each is told in a
// few words, else as rows.
func partsForm(said, title, name string) form {
	return func(b *builder, f *frame, k *model.Keyword) {
		if len(k.Subs) == 0 {
			b.asWritten(f, k)
			return
		}
		parts := make([]*frame, len(k.Subs))
		list := make([]Text, 0, len(k.Subs))
		for i, sub := range k.Subs {
			c := b.newRow(f, sub.Schema, name+strconv.Itoa(sub.Index+1))
			c.path = below(f.path) + "~" + k.Name + "-" + strconv.Itoa(sub.Index+1)
			b.fill(c)
			parts[i] = c
			if t, ok := brief(c.row); ok {
				if len(t) == 0 {
					t = say("any value")
				}
				list = append(list, t)
			}
		}
		if len(list) == len(parts) {
			for _, c := range parts {
				b.alias(c.schema, f)
			}
			if len(list) == 1 {
				f.note(tierRule, k, append(Text{words(said + ": ")}, list[0]...)...)
				return
			}
			f.note(tierRule, k, words(said+":")).List = list
			return
		}
		rows := make([]*Row, len(parts))
		for i, c := range parts {
			rows[i] = b.keep(c)
		}
		b.group(f, k, Group{Title: say(title), Rows: rows})
	}
}

func notForm(b *builder, f *frame, k *model.Keyword) {
	if len(k.Subs) != 1 {
		b.asWritten(f, k)
		return
	}
	t, row := b.child(f, k.Subs[0].Schema, "such a value", "not")
	switch {
	case row != nil:
		b.group(f, k, Group{Title: say("not valid if this holds"), Rows: []*Row{row}})
	case len(t) == 0:
		f.note(tierRule, k, words("Never valid: nothing is left when any value is refused"))
	default:
		f.note(tierRule, k, append(Text{words("Must not be so: ")}, t...)...)
	}
}

// ifForm tells a condition and what follows from it: in words in the title of
// the group, where the condition only looks at properties; else as a row.
func ifForm(b *builder, f *frame, k *model.Keyword) {
	if len(k.Subs) != 1 {
		b.asWritten(f, k)
		return
	}
	condition := k.Subs[0].Schema
	title, told := b.condition(f, condition)
	var rows []*Row
	if !told {
		t, row := b.child(f, condition, "the condition", "if")
		if row != nil {
			rows, title = append(rows, row), say("if the condition holds")
		} else if len(t) == 0 {
			title = say("if any value (always)")
		} else {
			title = append(Text{words("if it holds that it is ")}, t...)
		}
	} else {
		b.alias(condition, f)
	}
	for _, name := range [...]string{"then", "else"} {
		branch := f.schema.Keyword(name)
		if branch == nil || len(branch.Subs) != 1 || branch.Ignored != k.Ignored {
			continue
		}
		label := name
		if name == "else" {
			label = "otherwise"
		}
		c := b.newRow(f, branch.Subs[0].Schema, label)
		c.path = below(f.path) + "~" + name
		b.fill(c)
		rows = append(rows, b.keep(c))
	}
	if len(rows) == 0 {
		f.note(tierRule, k, append(append(Text{words("A condition that nothing follows from: ")}, title...), soft(" (neither then nor else)"))...)
		return
	}
	b.group(f, k, Group{Title: title, Rows: rows})
}

// condition says a schema of the kind that stands in "if" in words: "if `kind`
// is `a`"; false where words cannot tell all of it.
func (b *builder) condition(f *frame, s *model.Schema) (Text, bool) {
	if s.Boolean || len(s.Properties)+len(s.Required) == 0 {
		return nil, false
	}
	for _, k := range s.Keywords {
		if k.Name != "properties" && k.Name != "required" || k.Ignored != model.NotIgnored {
			return nil, false
		}
	}
	t := say("if ")
	for i, p := range s.Properties {
		c := b.newRow(f, p.Schema, p.Name)
		c.copied = true
		said, ok := brief(b.fill(c))
		if !ok || len(c.row.Type) > 0 && c.row.Type.Plain() == said.Plain() && len(p.Schema.Keywords) == 0 {
			return nil, false
		}
		if i > 0 {
			t = append(t, words(" and "))
		}
		t = append(t, code(visible(p.Name)), words(" is "+article(said)))
		t = append(t, withoutAlways(said)...)
		if !s.Requires(p.Name) {
			t = append(t, words(" or absent"))
		}
	}
	present := 0
	for _, name := range s.Required {
		if s.Property(name) == nil {
			if present++; len(s.Properties)+present > 1 {
				t = append(t, words(" and "))
			}
			t = append(t, code(visible(name)), words(" is present"))
		}
	}
	for _, p := range s.Properties {
		b.alias(p.Schema, f)
	}
	return t, true
}

// article returns what stands before a type: "a " before "string or null".
func article(t Text) string {
	if len(t) == 0 || t[0].Kind == Code || t[0].To != nil {
		return ""
	}
	switch first, _, _ := strings.Cut(t[0].Text, " "); strings.TrimRight(first, ",") {
	case "string", "number", "boolean":
		return "a "
	case "integer", "array", "object":
		return "an "
	}
	return ""
}

func withoutAlways(t Text) Text {
	out := make(Text, 0, len(t))
	for _, s := range t {
		if s.Kind == Words && (s.Text == "always " || s.Text == "Always ") {
			continue
		}
		out = append(out, s)
	}
	return out
}

// branchForm shows then or else where no condition stands beside it; with one,
// ifForm has shown it.
func branchForm(name string) form {
	return func(b *builder, f *frame, k *model.Keyword) {
		condition := f.schema.Keyword("if")
		if condition != nil && len(condition.Subs) == 1 && condition.Ignored == k.Ignored && len(k.Subs) == 1 {
			return
		}
		if len(k.Subs) != 1 {
			b.asWritten(f, k)
			return
		}
		t, row := b.child(f, k.Subs[0].Schema, name, name)
		if row != nil {
			b.group(f, k, Group{Title: say(name + ", which means nothing without if"), Rows: []*Row{row}})
			return
		}
		f.note(tierAside, k, append(Text{words("Means nothing without "), code("if"), words(": ")}, t...)...)
	}
}
