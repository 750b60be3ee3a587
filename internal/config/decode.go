package config

import (
	"fmt"
	"slices"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/problem"
)

// decode reads a configuration from a document. The problems are all that was found.
func decode(doc *jsondoc.Document) (*Config, problem.List) {
	c := Default()
	c.doc = doc
	d := &decoder{doc: doc}
	for _, dup := range doc.Duplicates {
		d.problems = append(d.problems, problem.At(doc, dup.Second, "duplicate-member", fmt.Sprintf("the key %q stands twice here", dup.Name)).
			Labelled(fmt.Sprintf("first in line %d", doc.Position(dup.First.Start).Line)).Advised("remove one"))
	}
	d.object("", doc.Root, configKeys(c))
	return c, d.problems
}

// decoder collects the problems of a document.
type decoder struct {
	doc      *jsondoc.Document
	problems problem.List
}

// key is one key of an object: its name and what takes its value.
type key struct {
	name string
	read func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value)
}

func configKeys(c *Config) []key {
	return []key{
		{"title", text(&c.Title)},
		{"base-url", link(&c.BaseURL)},
		{"seed", number(&c.Seed, 0)},
		{"site", path(&c.Site)},
		{"fixtures", path(&c.Fixtures)},
		{"templates", path(&c.Templates)},
		{"max-cases", number(&c.MaxCases, 1)},
		{"detail", oneOf(&c.Detail, Fitted, Full)},
		{"refs", func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value) { d.refs(c, at, v) }},
		{"verdicts", path(&c.Verdicts)},
		{"schemas", func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value) { d.schemas(c, at, v) }},
	}
}

func schemaKeys(s *Schema) []key {
	return []key{
		{"file", path(&s.File)},
		{"dir", path(&s.Dir)},
		{"name", name(&s.Name)},
		{"title", text(&s.Title)},
		{"breadcrumb", texts(&s.Breadcrumb)},
		{"tags", texts(&s.Tags)},
		{"source", link(&s.Source)},
		{"publisher", text(&s.Publisher)},
		{"published", date(&s.Published)},
		{"retrieved", date(&s.Retrieved)},
		{"version", text(&s.Version)},
		{"versions", func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value) { d.versions(s, at, v) }},
		{"license", text(&s.License)},
		{"max-cases", number(&s.MaxCases, 1)},
		{"hints", func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value) { d.hints(s, at, v) }},
	}
}

func hintKeys(h *Hint) []key {
	return []key{
		{"kind", text(&h.Kind)},
		{"pattern", text(&h.Pattern)},
		{"values", func(d *decoder, at jsondoc.Pointer, v *jsondoc.Value) {
			if d.want(at, v, jsondoc.Array, "a list of values") {
				h.Values = v.Items
			}
		}},
	}
}

// object hands each member of v to its key; it reports keys that there are not.
func (d *decoder) object(at jsondoc.Pointer, v *jsondoc.Value, keys []key) bool {
	if !d.want(at, v, jsondoc.Object, "keys with values") {
		return false
	}
	for _, m := range v.Members {
		i := slices.IndexFunc(keys, func(k key) bool { return k.name == m.Name })
		if i < 0 {
			d.unknown(at.Append(m.Name), m, keys)
			continue
		}
		keys[i].read(d, at.Append(m.Name), m.Value)
	}
	return true
}

func (d *decoder) unknown(at jsondoc.Pointer, m jsondoc.Member, keys []key) {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	p := problem.At(d.doc, m.NameSpan, "unknown-key", fmt.Sprintf("there is no key %q here", m.Name)).In(at)
	if best := problem.Closest(m.Name, names); best != "" {
		p.Advised(fmt.Sprintf("did you mean %q?", best))
	} else {
		p.Advised("the keys are " + strings.Join(names, ", "))
	}
	d.problems = append(d.problems, p)
}

// want reports a value that is not of the kind that what describes.
func (d *decoder) want(at jsondoc.Pointer, v *jsondoc.Value, kind jsondoc.Kind, what string) bool {
	if v.Kind == kind {
		return true
	}
	p := d.fault(at, v, fmt.Sprintf("%s must be %s, and is %s", label(at), what, found(v)))
	if kind == jsondoc.String && (v.Kind == jsondoc.Number || v.Kind == jsondoc.Bool) {
		p.Advised("put it in quotes")
	}
	return false
}

func (d *decoder) fault(at jsondoc.Pointer, v *jsondoc.Value, message string) *problem.Problem {
	p := problem.At(d.doc, v.Span, "config", message).In(at)
	d.problems = append(d.problems, p)
	return p
}

// label is how a message calls the value at a location.
func label(at jsondoc.Pointer) string {
	if at == "" {
		return "the file"
	}
	parent, last := at.Parent()
	if strings.Trim(last, "0123456789") == "" {
		_, list := parent.Parent()
		return "an item of " + list
	}
	return last
}

func found(v *jsondoc.Value) string {
	switch v.Kind {
	case jsondoc.Null:
		return "empty"
	case jsondoc.Array:
		return "a list"
	case jsondoc.Object:
		return "keys with values"
	case jsondoc.Bool:
		return "true or false"
	case jsondoc.Number:
		return "a number"
	}
	return "a text"
}

func (d *decoder) refs(c *Config, at jsondoc.Pointer, v *jsondoc.Value) {
	if !d.want(at, v, jsondoc.Object, "URLs with the file of each") {
		return
	}
	c.Refs = make(map[string]string, len(v.Members))
	for _, m := range v.Members {
		var file string
		path(&file)(d, at.Append(m.Name), m.Value)
		if file != "" {
			c.Refs[m.Name] = file
		}
	}
}

func (d *decoder) schemas(c *Config, at jsondoc.Pointer, v *jsondoc.Value) {
	if !d.want(at, v, jsondoc.Array, "a list") {
		return
	}
	if len(v.Items) == 0 {
		d.fault(at, v, "schemas is an empty list").Advised(`add an item, such as "- file: my.schema.json"`)
	}
	for i, item := range v.Items {
		at := at.Index(i)
		s := Schema{at: at}
		if item.Kind == jsondoc.String { // "- my.schema.json" for short
			path(&s.File)(d, at, item)
		} else if !d.object(at, item, schemaKeys(&s)) {
			continue
		}
		switch {
		case s.File == "" && s.Dir == "" && !item.Has("file") && !item.Has("dir"):
			d.fault(at, item, "this schema has neither file nor dir").Advised("say where it is: file: PATH, or dir: PATH for all in a folder")
		case s.File != "" && s.Dir != "":
			d.fault(at, item, "this schema has both file and dir").Advised("keep one, or make two items of it")
		case s.Dir != "" && s.Name != "":
			d.fault(at.Append("name"), item.Member("name"), "a folder's schemas are named after their files").Advised("leave name out, or list the files")
		case s.Name != "" && slices.ContainsFunc(c.Schemas, func(other Schema) bool { return other.Name == s.Name }):
			d.fault(at.Append("name"), item.Member("name"), fmt.Sprintf("another schema is named %q too", s.Name)).Advised("give each its own: it names folders of the output")
		case s.Dir != "" && item.Has("versions"):
			d.fault(at.Append("versions"), item.Member("versions"), "a folder has no earlier versions").Advised("list the files of the folder, each with its own")
		default:
			d.history(&s, at, item)
			c.Schemas = append(c.Schemas, s)
		}
	}
}

func (d *decoder) hints(s *Schema, at jsondoc.Pointer, v *jsondoc.Value) {
	if !d.want(at, v, jsondoc.Object, "instance locations with a hint for each") {
		return
	}
	for _, m := range v.Members {
		at := at.Append(m.Name)
		h := Hint{Location: m.Name}
		if m.Name != "" && !strings.HasPrefix(m.Name, "/") {
			d.problems = append(d.problems, problem.At(d.doc, m.NameSpan, "config", fmt.Sprintf("%q is no instance location", m.Name)).In(at).
				Advised("it begins with a slash, as in /devices/*/id"))
			continue
		}
		if m.Value.Kind == jsondoc.String { // "/city: city" for short
			h.Kind = m.Value.Text
		} else if !d.object(at, m.Value, hintKeys(&h)) {
			continue
		}
		s.Hints = append(s.Hints, h)
	}
}
