package verify

import (
	"fmt"

	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
)

// ClaimError says which claim of which case is not proved.
type ClaimError struct {
	Set, Case string
	Claim     string // what the case claims
	Found     string // what the oracle says
	// Contested tells that docgen's own evaluator makes the same claim: the two
	// judges read the schema in two ways. A claim that neither makes is a mistake of
	// the generator.
	Contested bool
}

func (e *ClaimError) Error() string {
	return fmt.Sprintf("proving the case %s of %s: it claims %s, but %s", e.Case, e.Set, e.Claim, e.Found)
}

// made tells whether docgen's own evaluator makes all claims of a case, as far as
// it can tell.
func made(c *fixture.Case, root *model.Schema) bool {
	strict, open := evaluate.New(evaluate.Options{AssertFormat: true}), evaluate.New(evaluate.Options{})
	switch {
	case c.Verdict == manifest.Malformed: // the parser's matter, not the evaluator's
		return false
	case differs(strict.Verdict(root, c.Value), c.Verdicts.Assertion), differs(open.Verdict(root, c.Value), c.Verdicts.Annotation):
		return false
	case c.Fault == nil:
		return true
	case strict.With(c.Fault.Deleted()).Verdict(root, c.Value) == evaluate.Invalid:
		return false
	}
	for _, e := range c.Output.Errors {
		at := c.Value.Lookup(jsondoc.Pointer(e.InstanceLocation))
		if at == nil || strict.Verdict(c.Fault.Schema, at) == evaluate.Valid || !leads(root, jsondoc.Pointer(e.KeywordLocation), c.Fault) {
			return false
		}
	}
	return true
}

func differs(v evaluate.Verdict, claimed string) bool {
	return v != evaluate.Undecided && v.String() != claimed
}

// leads tells whether a keyword location, through references, comes to what a
// fault names. Where a dynamic reference leads is not looked into.
func leads(s *model.Schema, location jsondoc.Pointer, f *fixture.Fault) bool {
	at := s.Pointer
	for _, token := range location.Tokens() {
		at = at.Append(token)
		if next := s.Document.At(at); next != nil {
			s = next
			continue
		}
		for _, r := range s.Applied() {
			switch {
			case at != r.Keyword.Pointer():
			case r.Keyword.Name != "$ref" || r.Target == nil:
				return true
			default:
				s, at = r.Target, r.Target.Pointer
			}
		}
	}
	want := f.Schema.Pointer
	if f.Keyword != "" {
		want = want.Append(f.Keyword)
	}
	return s == f.Schema && at == want
}
