package mutant

import "docgen.example/docgen/internal/model"

// Together lists s and the schemas that it applies to the same instance location
// in any case: what it refers to, and the branches of allOf.
func Together(s *model.Schema) []*model.Schema {
	var list []*model.Schema
	seen := map[*model.Schema]bool{}
	var add func(s *model.Schema)
	add = func(s *model.Schema) {
		if s == nil || seen[s] || len(list) > 50 {
			return
		}
		seen[s] = true
		list = append(list, s)
		for _, r := range s.Applied() {
			if r.Anchor == "" && r.Keyword.Name != "$recursiveRef" {
				add(r.Target)
			}
		}
		for _, sub := range s.AllOf {
			add(sub)
		}
	}
	add(s)
	return list
}

// around lists what applies together with s in any case, seen from s: what it
// applies itself, and what the schemas do that hold it as a branch of allOf or
// are the only ones to refer to it.
func around(s *model.Schema) []*model.Schema {
	top := s
	for range mostAround {
		switch {
		case top.Holder == nil || top.Parent == nil:
			return Together(top)
		case top.Holder.Name == "allOf" && len(top.ReferencedBy) == 0:
			top = top.Parent
		case onlyReferred(top):
			top = top.ReferencedBy[0].Keyword.Schema
		default:
			return Together(top)
		}
	}
	return Together(top)
}

// mostAround bounds how far around looks.
const mostAround = 8

// onlyReferred tells whether a definition is used at one place only.
func onlyReferred(s *model.Schema) bool {
	if s.Holder.Name != "$defs" && s.Holder.Name != "definitions" || len(s.ReferencedBy) != 1 {
		return false
	}
	r := s.ReferencedBy[0]
	return r.Keyword.Name == "$ref" && r.Keyword.Ignored == model.NotIgnored && !r.Loops && len(s.Resource.DynamicAnchors) == 0
}

// Permissive tells whether s plainly accepts every instance.
func Permissive(s *model.Schema) bool {
	if s.Boolean {
		return s.Always
	}
	for _, k := range s.Keywords {
		if k.Row == nil || k.Ignored != model.NotIgnored || k.Row.Roles&(model.Assertion|model.Applicator) == 0 {
			continue
		}
		if k.Name == "format" && !formatAsserts(s.Format) {
			continue
		}
		return false
	}
	return true
}

// bounds are the limits that schemas applied together set; nil where there is none.
type bounds struct {
	minLength, maxLength, minItems, maxItems, minProperties, maxProperties *int
	required                                                               map[string]bool
	patterns                                                               []string
	unique, contains                                                       bool
}

func boundsOf(list []*model.Schema) bounds {
	b := bounds{required: map[string]bool{}}
	for _, s := range list {
		b.minLength, b.maxLength = larger(b.minLength, s.MinLength), smaller(b.maxLength, s.MaxLength)
		b.minItems, b.maxItems = larger(b.minItems, s.MinItems), smaller(b.maxItems, s.MaxItems)
		b.minProperties, b.maxProperties = larger(b.minProperties, s.MinProperties), smaller(b.maxProperties, s.MaxProperties)
		for _, name := range s.Required {
			b.required[name] = true
		}
		if s.Pattern != nil {
			b.patterns = append(b.patterns, *s.Pattern)
		}
		b.unique = b.unique || s.UniqueItems
		b.contains = b.contains || s.Contains != nil && (s.MinContains == nil || *s.MinContains > 0)
	}
	return b
}

func larger(a, b *int) *int {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}

func smaller(a, b *int) *int {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

func atLeast(p *int, n int) bool { return p != nil && *p >= n }

func atMost(p *int, n int) bool { return p != nil && *p <= n }
