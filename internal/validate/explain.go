package validate

import (
	"slices"
	"strings"
)

// Explain returns what to tell a person of violations, without nested ones. Of
// an anyOf or oneOf that nothing matched it tells the faults of one alternative
// where that is clearly the one meant: the only one for this type of value, or
// the only one whose properties with fixed values ("kind": "x") agree.
func Explain(violations []Violation) []Violation {
	var told []Violation
	for _, v := range violations {
		if !v.Nested {
			told = append(told, explain(v, violations)...)
		}
	}
	return sortViolations(told)
}

func explain(v Violation, all []Violation) []Violation {
	if v.Keyword != "anyOf" && v.Keyword != "oneOf" {
		return []Violation{v}
	}
	meant := meantAlternative(v, alternatives(v, all))
	if meant == nil {
		return []Violation{v}
	}
	var told []Violation
	for _, inner := range meant {
		if !underAlternative(inner, meant) {
			told = append(told, explain(inner, all)...)
		}
	}
	return told
}

// alternatives groups the nested violations below v by the step that follows
// its keyword location, in the order of the schema.
func alternatives(v Violation, all []Violation) [][]Violation {
	groups := map[string][]Violation{}
	var order []string
	for _, inner := range all {
		rest, below := strings.CutPrefix(inner.KeywordLocation, v.KeywordLocation+"/")
		if !below || !inner.Nested || !within(inner, v) {
			continue
		}
		index, _, _ := strings.Cut(rest, "/")
		if groups[index] == nil {
			order = append(order, index)
		}
		groups[index] = append(groups[index], inner)
	}
	var list [][]Violation
	for _, index := range order {
		list = append(list, groups[index])
	}
	return list
}

// within tells whether inner is about the value at v or something in it.
func within(inner, v Violation) bool {
	return inner.InstanceLocation == v.InstanceLocation ||
		strings.HasPrefix(string(inner.InstanceLocation), string(v.InstanceLocation)+"/")
}

// underAlternative tells whether inner belongs to another anyOf or oneOf of the
// list, which explains it.
func underAlternative(inner Violation, list []Violation) bool {
	return slices.ContainsFunc(list, func(outer Violation) bool {
		return outer.KeywordLocation != inner.KeywordLocation && within(inner, outer) &&
			(outer.Keyword == "anyOf" || outer.Keyword == "oneOf" || outer.Keyword == "contains" || outer.Keyword == "propertyNames") &&
			strings.HasPrefix(inner.KeywordLocation, outer.KeywordLocation+"/")
	})
}

// meantAlternative returns the one group that is left when those for another
// type of value and then those with another fixed value are ruled out; nil if
// there is not just one.
func meantAlternative(v Violation, groups [][]Violation) []Violation {
	otherType := func(inner Violation) bool {
		return inner.Keyword == "type" && inner.InstanceLocation == v.InstanceLocation
	}
	otherKind := func(inner Violation) bool {
		parent, _ := inner.InstanceLocation.Parent()
		return (inner.Keyword == "const" || inner.Keyword == "enum") &&
			inner.InstanceLocation != v.InstanceLocation && parent == v.InstanceLocation
	}
	for _, ruledOut := range []func(Violation) bool{otherType, otherKind} {
		groups = slices.DeleteFunc(groups, func(group []Violation) bool {
			return slices.ContainsFunc(group, ruledOut)
		})
		if len(groups) == 1 {
			return groups[0]
		}
	}
	return nil
}
