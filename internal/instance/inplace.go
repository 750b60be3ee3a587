package instance

import (
	"fmt"

	"docgen.example/docgen/internal/model"
)

// alternative is one way to go on: constraints that are added to a shape.
type alternative struct {
	kinds    types // the value is of one of these types; zero: of any
	lits     []literal
	edit     func(*run, *shape)
	outright bool // nothing but the kinds is asked: it is met once no other type is left
	weak     bool // it counts only where "format" is asserted
	others   bool // edit only rules out other branches, which need not be looked at ahead
	index    int  // of the branch, for what a Want prefers
	depth    int  // the least depth that a value must have
	rich     int  // how much there is to say in a value
}

// choice is a disjunction: one of the alternatives must be taken.
type choice struct {
	at           *model.Schema
	keyword      string
	alternatives []alternative
	fixedOrder   bool
}

// lazy is a negation whose ways out are many: it is looked at when the value is
// there, since most values meet it anyway.
type lazy struct {
	lit literal
}

// holdInPlace takes up the applicators to the same location.
func (r *run) holdInPlace(s *shape, l literal) {
	x := l.schema
	for _, sub := range x.AllOf {
		r.assume(s, r.inPlace(l, sub, false))
	}
	if x.Not != nil {
		r.assume(s, r.inPlace(l, x.Not, true))
	}
	if x.AnyOf != nil {
		r.choose(s, x, "anyOf", r.anyOf(l))
	}
	if x.OneOf != nil {
		r.choose(s, x, "oneOf", r.oneOf(l))
	}
	if x.If != nil && (x.Then != nil || x.Else != nil || r.b.unevaluated) {
		r.choose(s, x, "if", r.ifThenElse(l))
	}
	for _, d := range x.DependentSchemas {
		name := d.Name
		r.choose(s, x, "dependentSchemas", []alternative{
			{kinds: object, lits: []literal{r.inPlace(l, d.Schema, false)}, edit: func(r *run, s *shape) { s.require(name) }, index: 0, depth: 1, rich: 1},
			{kinds: object, edit: func(r *run, s *shape) { s.forbid(name) }, index: 1},
			{kinds: anything &^ object, index: 2},
		})
	}
}

func (r *run) branch(l literal, sub *model.Schema, i int) alternative {
	return alternative{lits: []literal{r.inPlace(l, sub, false)}, index: i, depth: r.b.minDepth(sub), rich: richness(sub, 4)}
}

func (r *run) anyOf(l literal) []alternative {
	alts := make([]alternative, len(l.schema.AnyOf))
	for i, sub := range l.schema.AnyOf {
		alts[i] = r.branch(l, sub, i)
	}
	return alts
}

// oneOf makes each branch exclusive: the others must not hold.
func (r *run) oneOf(l literal) []alternative {
	alts := make([]alternative, len(l.schema.OneOf))
	for i, sub := range l.schema.OneOf {
		alts[i] = r.branch(l, sub, i)
		if len(l.schema.OneOf) == 1 {
			continue
		}
		alts[i].others = true
		alts[i].edit = func(r *run, s *shape) {
			for j, other := range l.schema.OneOf {
				if j != i && s.failed == nil {
					r.assume(s, r.inPlace(l, other, true))
				}
			}
		}
	}
	return alts
}

func (r *run) ifThenElse(l literal) []alternative {
	x := l.schema
	then := alternative{lits: []literal{r.inPlace(l, x.If, false)}, index: 0, rich: 1}
	other := alternative{lits: []literal{r.inPlace(l, x.If, true)}, index: 1}
	if x.Then != nil {
		then.lits = append(then.lits, r.inPlace(l, x.Then, false))
		then.rich += richness(x.Then, 2)
		then.depth = r.b.minDepth(x.Then)
	}
	if x.Else != nil {
		other.lits = append(other.lits, r.inPlace(l, x.Else, false))
		other.rich += richness(x.Else, 2)
		other.depth = r.b.minDepth(x.Else)
	}
	return []alternative{then, other}
}

// richness says roughly how much a value of x can hold.
func richness(x *model.Schema, depth int) int {
	if x.Boolean || depth == 0 {
		return 0
	}
	n := 10*len(x.Properties) + 5*len(x.PatternProperties) + len(x.Required)
	if x.Types&model.TypeObject != 0 {
		n += 3
	}
	if x.Types&model.TypeArray != 0 || x.Items != nil {
		n += 2
		if x.Items != nil {
			n += richness(x.Items, depth-1) / 2
		}
	}
	if x.Types&(model.TypeNull|model.TypeBoolean) != 0 {
		n--
	}
	if x.AdditionalProperties != nil {
		n += richness(x.AdditionalProperties, depth-1) / 2
	}
	for _, ref := range x.Applied() {
		if ref.Target != nil {
			n += richness(ref.Target, depth-1)
		}
	}
	for _, sub := range x.AllOf {
		n += richness(sub, depth-1)
	}
	for _, branches := range [...][]*model.Schema{x.AnyOf, x.OneOf} {
		most := 0
		for i, sub := range branches {
			if i < 8 {
				most = max(most, richness(sub, depth-1))
			}
		}
		n += most
	}
	return n
}

func (r *run) breakInPlace(l literal, alts []alternative) []alternative {
	x := l.schema
	for _, sub := range x.AllOf {
		alts = append(alts, alternative{lits: []literal{r.inPlace(l, sub, true)}})
	}
	if x.Not != nil {
		alts = append(alts, alternative{lits: []literal{r.inPlace(l, x.Not, false)}})
	}
	if x.AnyOf != nil {
		alts = append(alts, alternative{lits: r.allInPlace(l, x.AnyOf, true)})
	}
	if x.OneOf != nil {
		alts = r.breakOneOf(l, alts)
	}
	if x.If != nil && x.Then != nil {
		alts = append(alts, alternative{lits: []literal{r.inPlace(l, x.If, false), r.inPlace(l, x.Then, true)}})
	}
	if x.If != nil && x.Else != nil {
		alts = append(alts, alternative{lits: []literal{r.inPlace(l, x.If, true), r.inPlace(l, x.Else, true)}})
	}
	for _, d := range x.DependentSchemas {
		alts = append(alts, alternative{kinds: object, lits: []literal{r.inPlace(l, d.Schema, true)}, edit: func(r *run, s *shape) { s.require(d.Name) }})
	}
	return alts
}

func (r *run) allInPlace(l literal, subs []*model.Schema, broken bool) []literal {
	lits := make([]literal, len(subs))
	for i, sub := range subs {
		lits[i] = r.inPlace(l, sub, broken)
	}
	return lits
}

// breakOneOf meets none of the branches, or two.
func (r *run) breakOneOf(l literal, alts []alternative) []alternative {
	branches := l.schema.OneOf
	alts = append(alts, alternative{lits: r.allInPlace(l, branches, true)})
	const most = 12
	for i := range min(len(branches), most) {
		for j := i + 1; j < min(len(branches), most); j++ {
			alts = append(alts, alternative{lits: []literal{r.inPlace(l, branches[i], false), r.inPlace(l, branches[j], false)}})
		}
	}
	return alts
}

// choose adds a disjunction.
func (r *run) choose(s *shape, at *model.Schema, keyword string, alts []alternative) {
	switch {
	case len(alts) == 0:
		s.fail(&failure{fmt.Sprintf("%s has no branches", keyword), at, true})
	case len(alts) == 1:
		r.take(s, &alts[0], at)
	default:
		s.open = append(s.open, choice{at: at, keyword: keyword, alternatives: alts})
	}
}

// take adds an alternative to the shape.
func (r *run) take(s *shape, a *alternative, at *model.Schema) {
	if a.kinds != 0 {
		s.restrict(a.kinds, "the branches that are left ask for other types", at)
	}
	for _, l := range a.lits {
		if s.failed != nil {
			return
		}
		r.assume(s, l)
	}
	if a.edit != nil && s.failed == nil {
		a.edit(r, s)
	}
}
