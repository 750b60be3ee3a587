// Package verify proves the claims of fixtures against the oracle in package
// validate, which shares no code with the generators that made them.
//
// For every case: the verdict in both readings of format; for an invalid one that
// the oracle reports the violation at the place that the case names, and that
// with the keyword deleted from the schema the instance is valid (so that it
// breaks one assertion only); for a malformed text that docgen's own parser
// refuses it where RFC 8259 requires so.
//
// What is not proved does not stay. A claim that docgen's own evaluator does not
// make either is a mistake of the generator, and an error. Where the two judges
// read the schema in two ways nothing can be claimed: the case is taken out of
// the set and declined, with what the oracle said.
package verify

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/validate"
)

// Options bound the work.
type Options struct {
	// MaxDeletions bounds the bytes of schema that are compiled anew to prove
	// single faults by deletion, for the few keywords that cannot be switched off in
	// the compiled schema; 0 means DefaultDeletions. Cases beyond it are dropped.
	MaxDeletions int
}

// DefaultDeletions is the bound where Options does not say.
const DefaultDeletions = 8 << 20

// Report counts what was proved, and says what was not and is no longer in the set.
type Report struct {
	Cases, Deletions int
	Dropped          []*ClaimError
}

// mostErrors is how many failed claims are told.
const mostErrors = 20

// A set is not to be trusted when more than one case in mostContested is
// contested, unless they are fewContested or less.
const (
	mostContested = 5
	fewContested  = 3
)

// Prove checks every claim of the set, and drops the cases that are contested. The
// error joins *ClaimError values, or is one of package validate's where the
// oracle cannot read the schema; the set is then as it was.
func Prove(ctx context.Context, set *fixture.Set, opts Options) (Report, error) {
	if opts.MaxDeletions == 0 {
		opts.MaxDeletions = DefaultDeletions
	}
	p := &prover{set: set, opts: opts, failed: map[string]bool{}}
	for _, stub := range stubs(p.set.Document) {
		if err := p.prove(ctx, stub); err != nil {
			return p.report, err
		}
	}
	p.malformed()
	return p.report, p.settle()
}

type prover struct {
	set    *fixture.Set
	opts   Options
	report Report
	failed map[string]bool // ids of the cases in report.Dropped
}

// fail notes the first claim of a case that is not proved.
func (p *prover) fail(c *fixture.Case, claim, format string, arguments ...any) {
	if p.failed[c.ID] {
		return
	}
	p.failed[c.ID] = true
	p.report.Dropped = append(p.report.Dropped, &ClaimError{p.set.Name, c.ID, claim, fmt.Sprintf(format, arguments...), made(c, p.set.Document.Root)})
}

// settle drops the contested cases, or returns the claims that are to stop the
// set: those that the evaluator does not make either, or all where they are many.
func (p *prover) settle() error {
	var wrong []error
	n := len(p.report.Dropped)
	many := n > fewContested && n*mostContested > p.report.Cases
	reasons := map[string]string{}
	for _, e := range p.report.Dropped {
		reasons[e.Case] = "not proved: the case would claim " + e.Claim + ", but " + e.Found
		if (!e.Contested || many) && len(wrong) < mostErrors {
			wrong = append(wrong, e)
		}
	}
	if len(wrong) == 0 {
		p.set.Drop(reasons)
	}
	return errors.Join(wrong...)
}

// prove checks all claims with one reading of the references that lead nowhere.
func (p *prover) prove(ctx context.Context, stub *jsondoc.Value) error {
	sources := sourcesOf(p.set.Document, stub)
	asserting, err := sources.compile(true, nil)
	if err != nil {
		return fmt.Errorf("proving the cases of %s: %w", p.set.Name, err)
	}
	annotating := asserting // where there is no format, both modes are one
	if p.formats() {
		if annotating, err = sources.compile(false, nil); err != nil {
			return fmt.Errorf("proving the cases of %s: %w", p.set.Name, err)
		}
	}
	p.report.Cases = 0
	for _, c := range p.set.Cases {
		if err := ctx.Err(); err != nil {
			return err
		}
		if c.Verdict == manifest.Malformed {
			continue
		}
		p.report.Cases++
		if annotating != asserting || c.Verdicts.Annotation != c.Verdicts.Assertion {
			p.verdict(c, annotating, c.Verdicts.Annotation, "format as an annotation")
		}
		p.violation(c, asserting)
	}
	return p.deletions(ctx, sources, asserting)
}

// formats tells whether some schema has a format.
func (p *prover) formats() bool {
	return slices.ContainsFunc(reached(p.set.Document), func(s *model.Schema) bool { return s.Keyword("format") != nil })
}

// verdict checks one verdict.
func (p *prover) verdict(c *fixture.Case, v *validate.Validator, want, mode string) {
	valid, err := v.Valid(c.Value) // sooner known than what is wrong
	p.claimed(c, v, want, mode, valid, err)
}

// claimed tells whether what the oracle v says of a case is what the case claims.
func (p *prover) claimed(c *fixture.Case, v *validate.Validator, want, mode string, valid bool, err error) bool {
	claim := "to be " + want + " with " + mode
	switch {
	case err != nil:
		p.fail(c, claim, "the oracle cannot tell: %v", err)
	case valid == (want == "valid"):
		return true
	case valid:
		p.fail(c, claim, "the oracle accepts it")
	default:
		violations, _ := v.Validate(c.Value)
		p.fail(c, claim, "the oracle refuses it: %s", describe(violations))
	}
	return false
}

// violation checks the verdict with format asserted, and that the violation that
// the case names is among those reported.
func (p *prover) violation(c *fixture.Case, asserting *validate.Validator) {
	const mode = "format asserted"
	if c.Output == nil || c.Output.Valid {
		p.verdict(c, asserting, c.Verdicts.Assertion, mode)
		return
	}
	violations, err := asserting.Validate(c.Value)
	if !p.claimed(c, asserting, c.Verdicts.Assertion, mode, len(violations) == 0, err) {
		return
	}
	for i := range c.Output.Errors {
		e := c.Output.Errors[i]
		if reported(e, violations) {
			continue
		}
		if way := dynamicWay(e, violations); way != "" {
			if c.KeywordLocation == e.KeywordLocation {
				c.KeywordLocation = way
			}
			c.Output.Errors[i].KeywordLocation = way
		} else {
			p.fail(c, fmt.Sprintf("to break %s at %q", e.KeywordLocation, e.InstanceLocation), "the oracle reports %s", describe(violations))
		}
	}
}

// dynamicWay returns the keyword location of the claimed violation where the
// oracle comes to the same keyword at the same place by another way: a dynamic
// reference leads to where the dynamic scope says, which only a validator knows.
func dynamicWay(e manifest.Error, violations []validate.Violation) string {
	if !strings.Contains(e.KeywordLocation, "/$recursiveRef") && !strings.Contains(e.KeywordLocation, "/$dynamicRef") {
		return ""
	}
	for _, v := range violations {
		if e.AbsoluteKeywordLocation != "" && v.AbsoluteKeywordLocation == e.AbsoluteKeywordLocation && string(v.InstanceLocation) == e.InstanceLocation {
			return v.KeywordLocation
		}
	}
	return ""
}

// reported looks for a claimed violation among those that the oracle found. The
// oracle reports a property that is not allowed at the object that has it.
func reported(e manifest.Error, violations []validate.Violation) bool {
	for _, v := range violations {
		at := v.InstanceLocation
		if samePlace(v, e.KeywordLocation) && (string(at) == e.InstanceLocation || v.Name != "" && string(at.Append(v.Name)) == e.InstanceLocation) {
			return true
		}
	}
	return false
}

// samePlace compares keyword locations. In draft-04 an exclusive bound is written
// with two keywords, minimum and a boolean exclusiveMinimum; the oracle names the
// second where a case may name the first.
func samePlace(v validate.Violation, claimed string) bool {
	if v.KeywordLocation == claimed {
		return true
	}
	switch v.Keyword {
	case "exclusiveMinimum":
		return claimed == strings.TrimSuffix(v.KeywordLocation, v.Keyword)+"minimum"
	case "exclusiveMaximum":
		return claimed == strings.TrimSuffix(v.KeywordLocation, v.Keyword)+"maximum"
	case "minContains": // how many items contains asks for
		return claimed == strings.TrimSuffix(v.KeywordLocation, v.Keyword)+"contains"
	}
	return false
}

func describe(violations []validate.Violation) string {
	var parts []string
	for i, v := range violations {
		if i == 3 {
			parts = append(parts, fmt.Sprintf("and %d more", len(violations)-i))
			break
		}
		parts = append(parts, fmt.Sprintf("%s at %q (%s)", v.KeywordLocation, v.InstanceLocation, v.Message))
	}
	return strings.Join(parts, "; ")
}

// malformed checks that the parser refuses what RFC 8259 says must be refused.
func (p *prover) malformed() {
	for _, c := range p.set.Cases {
		if c.Verdict != manifest.Malformed || c.Refusal != "required" {
			continue
		}
		if _, err := jsondoc.Parse(c.File, c.Text); err == nil {
			p.fail(c, "to be no JSON", "docgen's own parser reads it")
		}
	}
}
