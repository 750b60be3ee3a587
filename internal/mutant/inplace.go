package mutant

import (
	"slices"
	"strconv"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// inPlace misreads the applicators to the same instance location (Core section 10.2).
func (l *lister) inPlace() {
	s := l.s
	l.allOf()
	l.branches("anyOf", s.AnyOf, func(c *model.Schema, list []*model.Schema) { c.AnyOf = list })
	l.branches("oneOf", s.OneOf, func(c *model.Schema, list []*model.Schema) { c.OneOf = list })
	if s.OneOf != nil {
		l.lax("oneOf", "as-anyOf", "oneOf is read as anyOf", l.copied(func(c *model.Schema) {
			any := *anything(s)
			any.Boolean, any.AnyOf = false, s.OneOf
			c.OneOf = nil
			c.AllOf = append(slices.Clone(s.AllOf), &any)
		}), nil, exclusive(s.OneOf, l.types))
	}
	if s.Not != nil {
		l.deleted("not", "")
	}
	if s.If == nil {
		return
	}
	for _, branch := range []struct {
		keyword string
		schema  *model.Schema
	}{{"then", s.Then}, {"else", s.Else}} {
		if branch.schema != nil && !Permissive(branch.schema) {
			l.deleted(branch.keyword, "")
		}
	}
}

func (l *lister) allOf() {
	s := l.s
	if len(s.AllOf) > 1 {
		l.deleted("allOf", "")
	}
	for i, sub := range s.AllOf {
		if Permissive(sub) {
			continue
		}
		l.lax("allOf", "branch-"+strconv.Itoa(i)+"-opened", "branch "+strconv.Itoa(i)+" of allOf is not applied", l.copied(func(c *model.Schema) {
			c.AllOf = slices.Delete(slices.Clone(s.AllOf), i, i+1)
		}), nil, "")
	}
}

// branches misreads anyOf or oneOf: skipped, or one branch lost.
func (l *lister) branches(keyword string, list []*model.Schema, set func(*model.Schema, []*model.Schema)) {
	if list == nil {
		return
	}
	proof := ""
	if keyword == "anyOf" && slices.ContainsFunc(list, Permissive) {
		proof = "one branch accepts anything"
	}
	l.deleted(keyword, proof)
	if len(list) < 2 {
		return
	}
	for i, sub := range list {
		proof := ""
		if isFalse(sub) || keyword == "anyOf" && covered(list, i) {
			proof = "the other branches accept all that this one does"
		}
		l.stricter(keyword, "branch-"+strconv.Itoa(i)+"-lost", "branch "+strconv.Itoa(i)+" of "+keyword+" is not tried", l.copied(func(c *model.Schema) {
			set(c, slices.Delete(slices.Clone(list), i, i+1))
		}), proof)
	}
}

// covered tells whether another branch than i plainly accepts all that branch i does.
func covered(list []*model.Schema, i int) bool {
	for j, other := range list {
		if j != i && (Permissive(other) || isTypeOnly(other) && possible(list[i])&^possible(other) == 0) {
			return true
		}
	}
	return false
}

// isTypeOnly tells whether s asks for types and nothing else.
func isTypeOnly(s *model.Schema) bool {
	if s.Boolean || s.Types == 0 {
		return false
	}
	for _, k := range s.Keywords {
		if k.Name != "type" && k.Row != nil && k.Ignored == model.NotIgnored && k.Row.Roles&(model.Assertion|model.Applicator) != 0 {
			return false
		}
	}
	return true
}

// exclusive proves that no instance of some types meets two of the branches.
func exclusive(list []*model.Schema, among types) string {
	for i := range list {
		for j := range i {
			if !disjoint(list[i], list[j], among) {
				return ""
			}
		}
	}
	return "no instance can meet two of the branches"
}

func disjoint(a, b *model.Schema, among types) bool {
	common := possible(a) & possible(b) & among
	if common == 0 {
		return true
	}
	x, y := values(a), values(b)
	if x != nil && y != nil && !overlap(x, y) {
		return true
	}
	return common == objects && disjointObjects(a, b)
}

// disjointObjects looks for a property that one demands and whose values are
// disjoint, or that the other refuses.
func disjointObjects(a, b *model.Schema) bool {
	x, y := boundsOf(Together(a)), boundsOf(Together(b))
	for _, pair := range [2]struct {
		demands  bounds
		one, two *model.Schema
	}{{x, a, b}, {y, b, a}} {
		for name := range pair.demands.required {
			if refuses(pair.two, name) {
				return true
			}
			if !x.required[name] || !y.required[name] {
				continue
			}
			if p, q := propertyOf(pair.one, name), propertyOf(pair.two, name); p != nil && q != nil && disjointLeaves(p, q) {
				return true
			}
		}
	}
	return false
}

func disjointLeaves(a, b *model.Schema) bool {
	if possible(a)&possible(b) == 0 {
		return true
	}
	x, y := values(a), values(b)
	return x != nil && y != nil && !overlap(x, y)
}

func refuses(s *model.Schema, name string) bool {
	for _, other := range Together(s) {
		if p := other.Property(name); p != nil && isFalse(p) {
			return true
		}
		if other.AdditionalProperties != nil && isFalse(other.AdditionalProperties) && other.Property(name) == nil && !matchesAny(other.PatternProperties, name) {
			return true
		}
	}
	return false
}

func propertyOf(s *model.Schema, name string) *model.Schema {
	for _, other := range Together(s) {
		if p := other.Property(name); p != nil {
			return p
		}
	}
	return nil
}

// values returns all values that s allows where it lists them, else nil.
func values(s *model.Schema) []*jsondoc.Value {
	for _, other := range Together(s) {
		if other.Const != nil {
			return []*jsondoc.Value{other.Const}
		}
		if other.Enum != nil {
			return other.Enum
		}
	}
	return nil
}

func overlap(a, b []*jsondoc.Value) bool {
	for _, v := range a {
		if repeated(b, v) {
			return true
		}
	}
	return false
}
