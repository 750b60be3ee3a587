package docs

import (
	"slices"

	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
)

// What bounds the samples of a schema's definitions.
const (
	maxSampleLines = 24     // of one
	maxSampleParts = 20     // members or items of one, beyond which more are no better
	maxSampleCases = 24     // cases that are looked at
	maxSampleBytes = 64_000 // of their instances
	maxSampleWork  = 20_000 // schemas held against values in one
	maxJudged      = 2_000  // of those, against one value
	maxSampleItems = 8      // of an array that are looked at
	maxSampleDepth = 24
	leastSamples   = 4_000 // bytes of HTML of the samples of a schema that is small
)

// sampler finds in valid instances a value of each definition. A value counts
// where a definition applies to it whatever else holds, or in place of
// alternatives that cannot, so that the proof for the instance is one for the value.
type sampler struct {
	doc    *model.Document
	from   *manifest.Case
	found  map[*model.Schema]sample
	wanted int // definitions that have no value yet
	judge  *evaluate.Evaluator
	work   int64 // schemas held against values of the case
}

// sample is a value of a definition, and the case that it is a part of.
type sample struct {
	value *jsondoc.Value
	from  *manifest.Case
}

// showSamples gives the sections of definitions their examples, while there is
// room for them.
func (b *builder) showSamples() {
	if b.in.Manifest == nil {
		return
	}
	samples := b.samples()
	room := max(len(b.in.Bytes)/4, leastSamples)
	for _, sec := range b.sections {
		if s, ok := samples[sec.schema]; ok && sec.wantsSample() {
			if e, size := b.sampleOf(sec, s); size <= room {
				sec.example = &e
				sec.row.size += size
				room -= size
			}
		}
	}
}

// samples returns a value for each definition that has one in the typical
// instance, in the full one or else in another.
func (b *builder) samples() map[*model.Schema]sample {
	f := sampler{doc: b.doc, found: map[*model.Schema]sample{}}
	f.judge = evaluate.New(evaluate.Options{MaxSteps: maxJudged, Count: &f.work})
	for _, sec := range b.sections {
		if sec.wantsSample() {
			f.wanted++
		}
	}
	left := maxSampleBytes
	for _, c := range b.sampleCases() {
		body := b.in.Bodies[c.File]
		if left -= len(body); left < 0 || f.wanted == 0 {
			break
		}
		if doc, err := jsondoc.Parse(c.File, body); err == nil {
			f.from, f.work = c, 0
			f.visit(b.doc.Root, doc.Root, 0)
		}
	}
	return f.found
}

// wantsSample tells whether the section tells a definition of which an example
// says more than the schema does.
func (sec *section) wantsSample() bool {
	return sec.schema != nil && sec.schema.Parent != nil && exemplary(sec.schema)
}

// exemplary tells whether an example says more than the schema itself.
func exemplary(s *model.Schema) bool {
	return !s.Boolean && s.Enum == nil && s.Const == nil && s.Types != model.TypeBoolean
}

// sampleCases returns the cases to look at, those first that readers know.
func (b *builder) sampleCases() []*manifest.Case {
	var cases []*manifest.Case
	for _, name := range [...]string{"typical", "full"} {
		if c := b.caseNamed(name); c != nil && !slices.Contains(cases, c) {
			cases = append(cases, c)
		}
	}
	for i := range b.in.Manifest.Cases {
		c := &b.in.Manifest.Cases[i]
		if len(cases) == maxSampleCases {
			break
		}
		if c.Verdict == manifest.Valid && len(b.in.Bodies[c.File]) < maxExample && !slices.Contains(cases, c) {
			cases = append(cases, c)
		}
	}
	return cases
}

// visit holds s, which v is valid against, and what it applies to the parts of v.
func (f *sampler) visit(s *model.Schema, v *jsondoc.Value, depth int) {
	if f.work++; s == nil || s.Boolean || s.Document != f.doc || f.work > maxSampleWork || depth > maxSampleDepth {
		return
	}
	if isDefinition(s) {
		f.take(s, v)
	}
	if s.Ref != nil {
		f.visit(s.Ref.Target, v, depth+1)
	}
	for _, all := range s.AllOf {
		f.visit(all, v, depth+1)
	}
	f.visit(f.onlyOne(s.AnyOf, v), v, depth+1)
	f.visit(f.onlyOne(s.OneOf, v), v, depth+1)
	for i := range v.Members {
		m := &v.Members[i]
		if p := s.Property(m.Name); p != nil {
			f.visit(p, m.Value, depth+1)
		} else if len(s.PatternProperties) == 0 {
			f.visit(s.AdditionalProperties, m.Value, depth+1)
		}
	}
	for i, item := range v.Items[:min(len(v.Items), maxSampleItems)] {
		if i < len(s.PrefixItems) {
			f.visit(s.PrefixItems[i], item, depth+1)
		} else {
			f.visit(s.Items, item, depth+1)
		}
	}
}

// take keeps v as the sample of s, unless it has a better one.
func (f *sampler) take(s *model.Schema, v *jsondoc.Value) {
	had, ok := f.found[s]
	if !ok && exemplary(s) {
		f.wanted--
	}
	if !ok || partsIn(v) > partsIn(had.value) && partsIn(v) <= maxSampleParts {
		f.found[s] = sample{v, f.from}
	}
}

// partsIn counts the members or items of a value.
func partsIn(v *jsondoc.Value) int { return len(v.Members) + len(v.Items) }

// onlyOne returns the one of alternatives that can hold for v where the others do
// not, else nil.
func (f *sampler) onlyOne(alternatives []*model.Schema, v *jsondoc.Value) *model.Schema {
	var only *model.Schema
	for _, s := range alternatives {
		if f.judge.Verdict(s, v) == evaluate.Invalid {
			continue
		}
		if only != nil || f.work > maxSampleWork {
			return nil
		}
		only = s
	}
	return only
}

// sampleOf returns the value as an example of the section's definition, and how
// many bytes of HTML it takes.
func (b *builder) sampleOf(sec *section, s sample) (Example, int) {
	e := Example{
		ID: "~example", Title: "Example", Open: true, Valid: true, Value: brieflyOf(s.value),
		Verdict: Text{Span{Good, "valid: part of an instance that is proved", b.casePlace(s.from)}},
	}
	lines := linesTo(e.Value, maxSampleDepth)
	if lines > maxSampleLines {
		e.Depth = depthFor(e.Value, maxSampleLines)
		e.Verdict = append(e.Verdict, soft(", shortened here"))
		lines = linesTo(e.Value, e.Depth)
	}
	e.Links = map[jsondoc.Pointer]*Place{}
	b.linkMembers(e.Links, []*Row{sec.row}, []*model.Schema{sec.schema}, e.Value, "")
	return e, 420 + 80*lines
}

// putExample shows a section's example: beside the text of a page of its own,
// else below the section.
func (p *Page) putExample(sec *section, alone bool, a anchors) {
	switch {
	case sec.example == nil:
	case alone:
		p.Aside = append(p.Aside, *sec.example)
	default:
		sec.example.ID = a.take(sec.row.Place.Anchor + ".~example")
		p.Blocks = append(p.Blocks, *sec.example)
	}
}
