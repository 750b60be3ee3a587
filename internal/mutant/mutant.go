// Package mutant misreads a schema, one place at a time, as a wrong validator
// would: too laxly (a keyword skipped, a bound off by one, an anchor lost) or too
// strictly (an optional property demanded, 1.0 refused as an integer). It then
// measures which instances tell each misreading from the schema.
//
// A set of fixtures is worth what it exposes of these. Mutants are acted out by
// docgen's own evaluator; nothing is compiled for one.
package mutant

import (
	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
)

// Mutant is the schema misread at one place.
type Mutant struct {
	ID        string // the location of the schema and the misreading: "/properties/age/minimum off-by-one"
	Direction manifest.Direction
	Keyword   string // misread; empty for a habit that no keyword gives reason for
	Change    string // the misreading in words
	Variant   string // the last part of ID
	Schema    *model.Schema
	Reading   evaluate.Replacement // what stands in for Schema
	Proof     string               // why no instance can expose it; empty where that is not known

	relevant func(v *jsondoc.Value) bool // whether Schema can judge v otherwise than before; nil for always
}

// Location returns the URI reference of what is misread, relative to the entry document.
func (m *Mutant) Location() string {
	at := m.Schema.Pointer
	if m.Keyword != "" && m.Schema.Keyword(m.Keyword) != nil {
		at = at.Append(m.Keyword)
	}
	location := "#" + model.EscapeFragment(string(at))
	if !m.Schema.Document.Entry {
		location = m.Schema.Document.URI + location
	}
	return location
}

// All lists the mutants of every schema that validation against root can reach,
// in the order in which it reaches them.
func All(root *model.Schema) []*Mutant {
	l := lister{}
	plain := map[*model.Schema]bool{}
	for _, s := range reachedBy(root, func(e edge) bool { return !e.test }) {
		plain[s] = true
	}
	for _, s := range Reached(root) {
		l.tests = !plain[s]
		l.schema(s)
	}
	return l.all
}

// Reached lists the schemas that validation against root can apply, nearest first.
func Reached(root *model.Schema) []*model.Schema {
	return reachedBy(root, func(edge) bool { return true })
}

func reachedBy(root *model.Schema, follow func(edge) bool) []*model.Schema {
	seen := map[*model.Schema]bool{root: true}
	order := []*model.Schema{root}
	add := func(s *model.Schema) {
		if s != nil && !seen[s] {
			seen[s] = true
			order = append(order, s)
		}
	}
	for i := 0; i < len(order); i++ {
		for _, e := range edges(order[i]) {
			if follow(e) {
				add(e.to)
			}
		}
	}
	return order
}

// edge is one way from a schema to another that it applies. A loose edge leads
// to a schema whose failure need not make the instance invalid; of a test, such
// as if, nobody expects to be met.
type edge struct {
	to          *model.Schema
	loose, test bool
}

// looseKeywords apply subschemas that may fail in a valid instance.
var looseKeywords = map[string]bool{"anyOf": true, "oneOf": true, "not": true, "if": true, "contains": true}

func edges(s *model.Schema) []edge {
	var list []edge
	for _, r := range s.Applied() {
		if r.Target != nil {
			list = append(list, edge{to: r.Target})
		}
		if r.Anchor != "" {
			for _, target := range dynamicTargets(s, r.Anchor) {
				list = append(list, edge{to: target})
			}
		}
	}
	for _, k := range s.Keywords {
		if k.Row == nil || k.Ignored != model.NotIgnored || k.Row.Roles&model.Applicator == 0 {
			continue
		}
		if (k.Name == "then" || k.Name == "else") && s.If == nil {
			continue
		}
		for _, sub := range k.Subs {
			list = append(list, edge{sub.Schema, looseKeywords[k.Name], k.Name == "if" || k.Name == "not"})
		}
	}
	return list
}

// dynamicTargets lists the schemas that a dynamic reference of s may lead to
// within its document.
func dynamicTargets(s *model.Schema, anchor string) []*model.Schema {
	var targets []*model.Schema
	for _, other := range s.Document.Schemas {
		if other.Resource.DynamicAnchors[anchor] == other {
			targets = append(targets, other)
		}
	}
	return targets
}

// loose returns the schemas that may fail in a valid instance.
func loose(root *model.Schema) map[*model.Schema]bool {
	found := map[*model.Schema]bool{}
	var mark func(s *model.Schema)
	mark = func(s *model.Schema) {
		if found[s] {
			return
		}
		found[s] = true
		for _, e := range edges(s) {
			mark(e.to)
		}
	}
	for _, s := range Reached(root) {
		for _, e := range edges(s) {
			if e.loose {
				mark(e.to)
			}
		}
	}
	return found
}

// lister collects mutants; s is the schema at hand and types what can be valid there.
type lister struct {
	all   []*Mutant
	s     *model.Schema
	types types
	only  func(v *jsondoc.Value) bool // the values that the next mutants are about; nil for all
	idle  string                      // why the schema applies to no part of a valid instance; empty where it may
	tests bool                        // the schema is only a test, under if or not, where habits mean nothing
}

func (l *lister) schema(s *model.Schema) {
	l.s, l.types, l.idle = s, possible(s)&outside(s), unreached(s)
	if s.Boolean {
		l.boolean()
		return
	}
	l.any()
	l.only = ofKind(jsondoc.Number)
	l.number()
	l.only = ofKind(jsondoc.String)
	l.string()
	l.format()
	l.only = ofKind(jsondoc.Array)
	l.array()
	l.only = ofKind(jsondoc.Object)
	l.object()
	l.only = nil
	l.inPlace()
	l.ref()
}

// refused tells whether the schema at hand refuses a value, whatever is around it.
func (l *lister) refused(v *jsondoc.Value) bool {
	s := l.s
	if s.AnyOf == nil && s.OneOf == nil && s.Not == nil && s.If == nil { // all else has its own proof
		return false
	}
	return evaluate.New(evaluate.Options{MaxSteps: 1000}).Verdict(s, v) == evaluate.Invalid && s.DynamicRef == nil && s.RecursiveRef == nil
}

func ofKind(kind jsondoc.Kind) func(*jsondoc.Value) bool {
	return func(v *jsondoc.Value) bool { return v.Kind == kind }
}

// about runs list for mutants that matter for some values only.
func (l *lister) about(only func(v *jsondoc.Value) bool, list func()) {
	before := l.only
	l.only = only
	list()
	l.only = before
}

// boolean misreads true as refusing null, which free-form places must take, and
// false as accepting.
func (l *lister) boolean() {
	if l.s.Always {
		l.strict("", "null-refused", "null is refused where anything is allowed", func(v *jsondoc.Value) bool { return v.Kind != jsondoc.Null }, "")
		return
	}
	open := *l.s
	open.Always = true
	l.lax("", "opened", "a schema that is false accepts anything", &open, nil, "")
}

func (l *lister) add(direction manifest.Direction, keyword, variant, change string, reading evaluate.Replacement, proof string) {
	at := l.s.Pointer
	if keyword != "" {
		at = at.Append(keyword)
	}
	id := string(at) + " " + variant
	if at == "" {
		id = "/ " + variant
	}
	if !l.s.Document.Entry {
		id = l.s.Document.URI + "#" + id
	}
	if proof == "" {
		proof = l.idle
	}
	if proof == "" && l.idleBesideEnum(keyword, reading) {
		proof = "enum names all values, and each is judged alike"
	}
	l.all = append(l.all, &Mutant{
		ID: id, Direction: direction, Keyword: keyword, Change: change, Variant: variant,
		Schema: l.s, Reading: reading, Proof: proof, relevant: l.only,
	})
}

// idleBesideEnum tells whether a reading of a keyword that is an assertion only
// changes the verdict of no value that enum names.
func (l *lister) idleBesideEnum(keyword string, reading evaluate.Replacement) bool {
	k := l.s.Keyword(keyword)
	if l.s.Enum == nil || k == nil || k.Row == nil || k.Row.Roles != model.Assertion || keyword == "enum" || len(l.s.Enum) > mostValues {
		return false
	}
	judge := evaluate.New(evaluate.Options{MaxSteps: 1000})
	misled := judge.With(l.s, reading)
	for _, v := range l.s.Enum {
		if said := judge.Verdict(l.s, v); said == evaluate.Undecided || said != misled.Verdict(l.s, v) {
			return false
		}
	}
	return true
}

// lax adds a mutant that reads the schema as another one, which with keep, if
// not nil, still asks something.
func (l *lister) lax(keyword, variant, change string, as *model.Schema, keep func(*jsondoc.Value) bool, proof string) {
	l.add(manifest.TooLax, keyword, variant, change, evaluate.Replacement{Schema: as, Quirk: keep}, proof)
}

// strict adds a mutant that demands something more.
func (l *lister) strict(keyword, variant, change string, demand func(*jsondoc.Value) bool, proof string) {
	l.add(manifest.TooStrict, keyword, variant, change, evaluate.Replacement{Quirk: demand}, proof)
}

// stricter adds a mutant that reads the schema as a narrower one.
func (l *lister) stricter(keyword, variant, change string, as *model.Schema, proof string) {
	l.add(manifest.TooStrict, keyword, variant, change, evaluate.Replacement{Schema: as}, proof)
}

// deleted adds the mutant that skips a keyword.
func (l *lister) deleted(keyword, proof string) {
	if l.s.Keyword(keyword) == nil {
		return
	}
	l.lax(keyword, "deleted", keyword+" is not checked", Without(l.s, keyword), nil, proof)
}

// copied returns a copy of the schema at hand, changed.
func (l *lister) copied(change func(c *model.Schema)) *model.Schema {
	c := *l.s
	change(&c)
	return &c
}

// Proof returns why a keyword of s can be broken by no instance alone, or an
// empty text where that is not known.
func Proof(s *model.Schema, keyword string) string {
	l := lister{}
	l.schema(s)
	for _, m := range l.all {
		if m.Keyword == keyword && m.Direction == manifest.TooLax && m.Proof != "" && m.Variant != "out-by-one" {
			return m.Proof
		}
	}
	return ""
}
