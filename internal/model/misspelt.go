package model

import (
	"fmt"
	"strings"

	"docgen.example/docgen/internal/problem"
)

// neighbours are names in use that are close to a keyword and meant as they are.
var neighbours = map[string]bool{
	"example": true, // OpenAPI's
}

// mostUnknown bounds how many names are compared in a document.
const mostUnknown = 1000

// warnMisspelt reports unknown keywords that are one slip away from a known one:
// a validator passes over them without a word. Each name is reported once.
func warnMisspelt(doc *Document) {
	seen := map[string]bool{}
	for _, s := range doc.Schemas {
		for _, k := range s.Keywords {
			if k.Row != nil || seen[k.Name] || len(seen) >= mostUnknown {
				continue
			}
			seen[k.Name] = true
			if meant := misspelt(k.Name, s.Dialect); meant != "" {
				doc.report(s.place(k.NameSpan, "unknown-keyword", fmt.Sprintf("there is no keyword %q, and nothing checks it", k.Name)).
					In(k.Pointer()).Advised(fmt.Sprintf("did you mean %q?", meant)).Warn())
			}
		}
	}
}

// misspelt returns the keyword of a dialect that name is a slip of, or nothing.
func misspelt(name string, dialect Dialect) string {
	if len(name) < 4 || strings.HasPrefix(name, "x-") || neighbours[name] {
		return ""
	}
	var known []string
	for i := range Keywords {
		if Keywords[i].In(dialect) {
			known = append(known, Keywords[i].Name)
		}
	}
	return problem.ClosestWithin(name, known, 1+len(name)/8)
}
