package build

import (
	"fmt"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/fake"
	"docgen.example/docgen/internal/pattern"
	"docgen.example/docgen/internal/problem"
)

// checkHints warns of hints that no value can follow: those that name a kind of
// text which docgen does not know, or whose pattern is no regular expression.
func checkHints(c *config.Config) problem.List {
	var list problem.List
	for _, s := range c.Schemas {
		for _, h := range s.Hints {
			at := s.At().Append("hints", h.Location)
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
	}
	return list
}
