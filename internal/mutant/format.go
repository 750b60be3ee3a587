package mutant

import "docgen.example/docgen/internal/evaluate"

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
