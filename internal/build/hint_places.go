package build

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/pattern"
	"docgen.example/docgen/internal/problem"
)

// checkPlace warns of a hint whose location is that of no value of any of the
// schemas; roots are those that could be read. It returns nil where all is well.
func checkPlace(c *config.Config, entry config.Schema, h config.Hint, roots []*model.Schema) *problem.Problem {
	tokens := jsondoc.Pointer(h.Location).Tokens()
	var places []string
	for _, root := range roots {
		reached, near := follow(root, tokens)
		if reached == len(tokens) {
			return nil
		}
		before, after := jsondoc.Pointer("").Append(tokens[:reached]...), tokens[reached+1:]
		for _, name := range near {
			places = append(places, string(before.Append(name).Append(after...)))
		}
	}
	if len(roots) == 0 {
		return nil
	}
	p := c.At(entry.At().Append("hints", h.Location), "unknown-hint", "no value is at "+h.Location+", so that this hint says nothing").Warn().
		Advised("check it against the instance locations on the schema's pages")
	if best := problem.Closest(h.Location, places); best != "" {
		p.Help = fmt.Sprintf("did you mean %q?", best)
	}
	return p
}

// follow returns how many tokens of an instance location lead somewhere in the
// schema, and which names the next could have. What the schema leaves open, or a
// document that is not here might say, counts as there.
func follow(root *model.Schema, tokens []string) (reached int, near []string) {
	here := map[*model.Schema]bool{}
	open := gather(root, here)
	for i, token := range tokens {
		if open {
			return len(tokens), nil
		}
		next, names := map[*model.Schema]bool{}, map[string]bool{}
		for s := range here {
			for _, p := range s.Properties {
				names[p.Name] = true
			}
			open = open || slices.Contains(s.Required, token)
			for _, child := range below(s, token) {
				open = gather(child, next) || open
			}
		}
		if len(next) == 0 && !open {
			return i, slices.Sorted(maps.Keys(names))
		}
		here = next
	}
	return len(tokens), nil
}

// gather adds to all the schemas that judge the same value as s does. It tells
// whether what they say of its members and items is not to be known.
func gather(s *model.Schema, all map[*model.Schema]bool) (open bool) {
	if s == nil || all[s] {
		return false
	}
	all[s] = true
	for _, ref := range s.Applied() {
		open = gather(ref.Target, all) || ref.Target == nil || open
	}
	for _, subs := range [][]*model.Schema{s.AllOf, s.AnyOf, s.OneOf, {s.If, s.Then, s.Else}} {
		for _, sub := range subs {
			open = gather(sub, all) || open
		}
	}
	for _, p := range s.DependentSchemas {
		open = gather(p.Schema, all) || open
	}
	return open || s.Boolean && s.Always
}

// below lists what s says of the member or item that a token of a location names;
// "*" is any.
func below(s *model.Schema, token string) []*model.Schema {
	var list []*model.Schema
	for _, p := range s.Properties {
		if token == "*" || p.Name == token {
			list = append(list, p.Schema)
		}
	}
	for _, p := range s.PatternProperties {
		if token == "*" || matches(p.Name, token) {
			list = append(list, p.Schema)
		}
	}
	others := []*model.Schema{s.AdditionalProperties, s.UnevaluatedProperties}
	if token == "*" || token != "" && strings.Trim(token, "0123456789") == "" {
		others = append(append(others, s.Items, s.Contains, s.UnevaluatedItems), s.PrefixItems...)
	}
	for _, o := range others {
		if o != nil && (!o.Boolean || o.Always) {
			list = append(list, o)
		}
	}
	return list
}

// matches tells whether a property may fall under a name of patternProperties.
func matches(expression, name string) bool {
	like, err := pattern.Compile(expression)
	if err != nil {
		return true // who knows
	}
	ok, err := like.Match(name)
	return ok || err != nil
}
