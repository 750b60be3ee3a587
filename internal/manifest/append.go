package manifest

import (
	"strconv"

	"docgen.example/docgen/internal/jsondoc"
)

// A set has hundreds of cases and mutants, and each is written twice. These
// functions append them as encoding/json does, without its reflection; a test
// holds them to what encoding/json writes of every field.

// object appends the members of one JSON object.
type object struct {
	to     []byte
	opened bool
}

// name begins a member.
func (o *object) name(name string) {
	if o.opened {
		o.to = append(o.to, ',', '"')
	} else {
		o.opened = true
		o.to = append(o.to, '{', '"')
	}
	o.to = append(append(o.to, name...), '"', ':')
}

func (o *object) text(name, value string) {
	o.name(name)
	o.to = jsondoc.AppendString(o.to, value)
}

// some appends a member unless it is empty.
func (o *object) some(name, value string) {
	if value != "" {
		o.text(name, value)
	}
}

func (o *object) boolean(name string, value bool) {
	o.name(name)
	o.to = strconv.AppendBool(o.to, value)
}

func (o *object) integer(name string, value int) {
	o.name(name)
	o.to = strconv.AppendInt(o.to, int64(value), 10)
}

// texts appends an array of strings unless it is empty.
func (o *object) texts(name string, values []string) {
	if len(values) == 0 {
		return
	}
	o.name(name)
	each(o, values, func(value string) { o.to = jsondoc.AppendString(o.to, value) })
}

// each appends an array.
func each[T any](o *object, items []T, item func(T)) {
	o.to = append(o.to, '[')
	for i := range items {
		if i > 0 {
			o.to = append(o.to, ',')
		}
		item(items[i])
	}
	o.to = append(o.to, ']')
}

// within appends what a smaller object appends to the same bytes.
func (o *object) within(fill func(*object)) {
	inner := object{to: o.to}
	fill(&inner)
	o.to = append(inner.to, '}')
}

// appendCase appends c without the brace that closes it. kills says whether to
// name the mutants that it exposes.
func appendCase(to []byte, c *Case, kills bool) []byte {
	o := object{to: to}
	o.text("id", c.ID)
	o.text("file", c.File)
	o.text("verdict", string(c.Verdict))
	o.text("title", c.Title)
	o.text("description", c.Description)
	o.some("keyword", c.Keyword)
	o.text("instanceLocation", c.InstanceLocation)
	o.some("keywordLocation", c.KeywordLocation)
	o.some("absoluteKeywordLocation", c.AbsoluteKeywordLocation)
	o.some("base", c.Base)
	if len(c.Patch) > 0 {
		o.name("patch")
		each(&o, c.Patch, func(p Operation) { o.within(p.members) })
	}
	o.texts("flags", c.Flags)
	if v := c.Verdicts; v != nil {
		o.name("verdicts")
		o.within(func(o *object) {
			o.text("annotation", v.Annotation)
			o.text("assertion", v.Assertion)
		})
	}
	if c.Output != nil {
		o.name("output")
		o.within(c.Output.members)
	}
	o.some("refusal", c.Refusal)
	if kills {
		o.texts("kills", c.Kills)
	}
	o.integer("size", c.Size)
	o.text("sha256", c.SHA256)
	return o.to
}

func (p *Operation) members(o *object) {
	o.text("op", p.Op)
	o.text("path", p.Path)
	if len(p.Value) > 0 {
		o.name("value")
		o.to = jsondoc.AppendTight(o.to, p.Value)
	}
}

func (out *Output) members(o *object) {
	o.boolean("valid", out.Valid)
	if len(out.Errors) > 0 {
		o.name("errors")
		each(o, out.Errors, func(e Error) { o.within(e.members) })
	}
}

func (e *Error) members(o *object) {
	o.text("keywordLocation", e.KeywordLocation)
	o.some("absoluteKeywordLocation", e.AbsoluteKeywordLocation)
	o.text("instanceLocation", e.InstanceLocation)
	o.text("error", e.Error)
}

func appendMutant(to []byte, m *Mutant) []byte {
	o := object{to: to}
	o.text("id", m.ID)
	o.text("direction", string(m.Direction))
	o.some("keyword", m.Keyword)
	o.text("keywordLocation", m.KeywordLocation)
	o.text("change", m.Change)
	o.text("status", string(m.Status))
	o.some("reason", m.Reason)
	o.texts("killers", m.Killers)
	return append(o.to, '}')
}
