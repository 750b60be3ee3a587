package docs

import (
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
)

// silence is something that a schema leaves open: where, and a fixture that
// shows what follows.
type silence struct {
	schemas []*model.Schema
	shown   string         // the surprising value, as JSON
	proof   *manifest.Case // nil where no fixture shows it
}

// silences lists what the schema leaves open, with a fixture for each where
// there is one.
func (b *builder) silences() []Block {
	var open, optional, unbounded, anyText, anyArray, format silence
	for _, s := range b.doc.Schemas {
		if s.Boolean || inCondition(s.Pointer) {
			continue
		}
		free := s.Enum == nil && s.Const == nil
		open.note(s, len(s.Properties) > 0 && s.AdditionalProperties == nil && s.UnevaluatedProperties == nil)
		optional.note(s, len(s.Properties) > 1 && len(s.Required) == 0)
		unbounded.note(s, s.Types == model.TypeInteger && s.Minimum == nil && s.ExclusiveMinimum == nil && free)
		anyText.note(s, s.Types == model.TypeString && s.MinLength == nil && s.Pattern == nil && s.Format == "" && free)
		anyArray.note(s, s.Types == model.TypeArray && s.MinItems == nil && free)
		format.note(s, s.Format != "")
	}
	b.prove(&open, manifest.Valid, "--unknown-property", func(c *manifest.Case, _ *jsondoc.Value) bool { return len(c.Patch) == 1 && c.Patch[0].Op == "add" })
	b.prove(&optional, manifest.Valid, "-minimal", func(c *manifest.Case, v *jsondoc.Value) bool { return strings.Contains(v.Compact(), "{}") })
	b.prove(&unbounded, manifest.Valid, "--negative", func(c *manifest.Case, v *jsondoc.Value) bool { return v.Kind == jsondoc.Number })
	b.prove(&anyText, manifest.Valid, "--empty-string", func(c *manifest.Case, v *jsondoc.Value) bool { return v.Compact() == `""` })
	b.prove(&anyArray, manifest.Valid, "--", func(c *manifest.Case, v *jsondoc.Value) bool { return v.Compact() == "[]" })
	b.prove(&format, manifest.InvalidFormat, "--format--", func(c *manifest.Case, v *jsondoc.Value) bool { return v.Kind == jsondoc.String })
	var items []Text
	for _, t := range []Text{
		b.openly(&open),
		b.silently(&optional, "An empty object passes where nothing is required", ", as in ", ": at "),
		b.silently(&unbounded, "A number may be negative where there is no lower bound", ": ", " passes as "),
		b.silently(&anyText, "A text may be empty where there is no shortest length", ": ", " passes as "),
		b.silently(&anyArray, "An array may be empty where there is no fewest", ": ", " passes as "),
		b.silently(&format, "What format says may go unchecked, since validators may take it as a remark only", ": ", " may pass as "),
	} {
		if t != nil {
			items = append(items, t)
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{Paragraph{say("What passes, though a reader might think otherwise:")}, List{items}}
}

// inCondition tells whether a subschema stands in an if or a not, which let nothing through.
func inCondition(p jsondoc.Pointer) bool {
	tokens := p.Tokens()
	for i := 0; i < len(tokens); i++ {
		switch tokens[i] {
		case "if", "not":
			return true
		case "properties", "$defs", "definitions", "patternProperties", "dependentSchemas", "dependencies":
			i++ // a name
		}
	}
	return false
}

func (q *silence) note(s *model.Schema, silent bool) {
	if silent {
		q.schemas = append(q.schemas, s)
	}
}

// maxProofs bounds the fixtures that are looked at for a proof.
const maxProofs = 40

// prove looks for a fixture that shows what a silence lets through: its id has
// a hint in it, and shows accepts it and the value that it is about.
func (b *builder) prove(q *silence, verdict manifest.Verdict, hint string, shows func(*manifest.Case, *jsondoc.Value) bool) {
	if len(q.schemas) == 0 || b.in.Manifest == nil {
		return
	}
	looked := 0
	for i := range b.in.Manifest.Cases {
		c := &b.in.Manifest.Cases[i]
		if c.Verdict != verdict || !strings.Contains(c.ID, hint) || looked == maxProofs || len(b.in.Bodies[c.File]) > maxExample {
			continue
		}
		if hint == "--" && c.Size > 400 { // any case might do: only small ones are worth a look
			continue
		}
		looked++
		doc, err := jsondoc.Parse(c.File, b.in.Bodies[c.File])
		if err != nil {
			continue
		}
		if v := doc.Root.Lookup(jsondoc.Pointer(c.InstanceLocation)); v != nil && shows(c, v) {
			here := b.silentAt(q, c) != nil
			if q.proof != nil && !here {
				continue // the first that fits is as good, if none is about a place of the list
			}
			q.proof, q.shown = c, shortJSON(v)
			if len(c.Patch) == 1 && strings.HasSuffix(hint, "property") {
				_, q.shown = jsondoc.Pointer(c.Patch[0].Path).Parent()
			}
			if here {
				return
			}
		}
	}
}

// shortJSON is a value on one line, or nothing where that would be long.
func shortJSON(v *jsondoc.Value) string {
	if text := v.Compact(); len(text) <= 100 {
		return text
	}
	return ""
}

// openly tells of names that no property has.
func (b *builder) openly(q *silence) Text {
	if len(q.schemas) == 0 {
		return nil
	}
	t := say("A misspelt name goes unnoticed, for a property that is not listed passes")
	if q.proof != nil {
		t = append(t, words(", as "), code(short(visible(q.shown))), words(" does"))
	}
	return b.proved(append(append(t, words(": at ")), b.whereSilent(q)...), q)
}

// silently tells what passes, by the value that a fixture has, and where.
func (b *builder) silently(q *silence, what, before, after string) Text {
	if len(q.schemas) == 0 {
		return nil
	}
	t := say(what)
	if q.proof != nil && q.shown != "" {
		t = append(t, words(before), code(q.shown), words(after))
	} else {
		t = append(t, words(": at "))
	}
	return b.proved(append(t, b.whereSilent(q)...), q)
}

// whereSilent names the place that the proof is about, or the first, and counts the others.
func (b *builder) whereSilent(q *silence) Text {
	s := q.schemas[0]
	if q.proof != nil {
		if other := b.silentAt(q, q.proof); other != nil {
			s = other
		}
	}
	t := Text{codeLink(visible(orWhole(dotted(s.Pointer))), b.placeOf(s))}
	if n := len(q.schemas); n > 1 {
		t = append(t, words(" and "+count(n-1, "other place", "other places")))
	}
	return t
}

// silentAt returns the schema of the silence that a case is about; nil where it is
// about another.
func (b *builder) silentAt(q *silence, c *manifest.Case) *model.Schema {
	at, _, ok := b.ruleAbout(c)
	for _, s := range q.schemas {
		if ok && s.Pointer == at {
			return s
		}
	}
	return nil
}

func (b *builder) proved(t Text, q *silence) Text {
	if q.proof == nil {
		return append(t, words("."))
	}
	return append(t, words(". Proved by "), Span{Good, q.proof.ID, b.casePlace(q.proof)}, words("."))
}
