package mutant

import (
	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/model"
)

// format misreads format as an annotation where it is asserted (Validation section 7).
func (l *lister) format() {
	if l.s.Format == "" {
		return
	}
	proof := ""
	switch {
	case !formatAsserts(l.s.Format):
		proof = "the format is none that the specification defines"
	case l.types&texts == 0:
		proof = "no valid instance is a string here"
	}
	l.deleted("format", proof)
}

func formatAsserts(name string) bool { return evaluate.KnownFormat(name) }

// Foreign tells whether s names a format that the specification does not know:
// what is valid there depends on who reads it.
func Foreign(s *model.Schema) bool { return s.Format != "" && !formatAsserts(s.Format) }
