package build

import (
	"fmt"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/fake"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/pattern"
	"docgen.example/docgen/internal/problem"
)

// checkHints warns of what CheckHints finds in the entries of the configuration.
func checkHints(c *config.Config, subjects []*subject) problem.List {
	var list problem.List
	for _, entry := range c.Schemas {
		var roots []*model.Schema
		for _, s := range subjects {
			if s.entry.At() == entry.At() && s.doc != nil && s.doc.Root != nil {
				roots = append(roots, s.doc.Root)
			}
		}
		list = append(list, CheckHints(c, entry, roots...)...)
	}
	return list
}

// CheckHints warns of hints of an entry of c that no value can follow: those that
// name a kind of text which docgen does not know, whose pattern is no regular
// expression, or which speak of a place that is in none of the entry's schemas.
func CheckHints(c *config.Config, entry config.Schema, roots ...*model.Schema) problem.List {
	var list problem.List
	for _, h := range entry.Hints {
		at := entry.At().Append("hints", h.Location)
		if p := checkPlace(c, entry, h, roots); p != nil {
			list = append(list, p)
		}
		if h.Kind != "" && !fake.Meaningful(fake.Want{Property: h.Kind}) {
			p := c.At(at, "unknown-hint", fmt.Sprintf("docgen knows no kind of text called %q", h.Kind)).Warn()
			if best := problem.Closest(h.Kind, fake.Kinds()); best != "" {
				p.Help = fmt.Sprintf("did you mean %q?", best)
			} else {
				p.Help = "name one such as email, city or full_name, or give a pattern or values"
			}
			list = append(list, p)
		}
		if _, err := pattern.Compile(h.Pattern); err != nil {
			list = append(list, c.At(at.Append("pattern"), "unknown-hint", "this pattern is not a regular expression: "+err.Error()).Warn())
		}
	}
	return list
}
