package build

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/instance"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/verify"
)

// maxFixtureSchemas is the number of subschemas of a document beyond which no
// fixtures are made: the oracle compiles in time quadratic in it.
const maxFixtureSchemas = 25_000

// prove makes and proves the fixtures of one schema. A claim that is wrong is an
// error of docgen's own, and leaves the schema without fixtures.
func (s *subject) prove(ctx context.Context, in *Input) {
	defer func() {
		if p := recover(); p != nil { // one schema must not take the others with it
			s.set, s.declined = nil, "docgen failed on this schema"
			s.failedOn((&problem.Problem{Code: "internal", Message: fmt.Sprintf("making the fixtures: %v", p)}).Advised("this is a mistake in docgen; please report it with the schema"))
		}
	}()
	switch {
	case in.PagesOnly:
		s.declined = "the site was made without"
		return
	case s.failed():
		s.declined = "the schema has errors"
		return
	case len(s.doc.Schemas) > maxFixtureSchemas:
		s.declined = fmt.Sprintf("the schema has %d subschemas, and fixtures are made up to %d", len(s.doc.Schemas), maxFixtureSchemas)
		return
	}
	if s.declined = excess(s.doc); s.declined != "" {
		return
	}
	for _, doc := range s.doc.Reached() {
		if doc != s.doc && checkReferred(doc).HasErrors() {
			s.declined = "the schema refers to " + doc.Name + ", which is no valid schema"
			s.problems = append(s.problems, s.problem("no-fixtures", "there are no fixtures: "+s.declined).Warn())
			return
		}
	}
	if in.Memo == nil {
		s.makeFixtures(ctx, in)
		return
	}
	key, before := s.key(in), len(s.problems)
	if in.Memo.recall(s, key) {
		return
	}
	if s.makeFixtures(ctx, in); ctx.Err() == nil {
		in.Memo.keep(s, key, slices.Clone(s.problems[before:]))
	}
}

// makeFixtures makes the set and has it proved.
func (s *subject) makeFixtures(ctx context.Context, in *Input) {
	set, err := fixture.Build(s.doc, s.options(in))
	if err == nil && in.plant != nil {
		in.plant(set)
	}
	var report verify.Report
	if err == nil {
		report, err = verify.Prove(ctx, set, verify.Options{})
	}
	var claim *verify.ClaimError
	switch {
	case err == nil:
		s.set = set
		s.contested(report.Dropped)
	case ctx.Err() != nil:
	case errors.As(err, &claim):
		s.declined = "a claim did not stand up to proof"
		s.problems = append(s.problems, s.problem(codeClaim, err.Error()).Advised("this is a mistake in docgen; please report it with the schema"))
	default:
		s.declined = err.Error()
		s.problems = append(s.problems, s.problem("no-fixtures", "there are no fixtures: "+err.Error()).Warn())
	}
}

// mostContested is how many cases that were left out are told, one by one.
const mostContested = 5

// contested warns of cases that are left out since the two judges differ on them.
func (s *subject) contested(dropped []*verify.ClaimError) {
	for i, e := range dropped {
		if i == mostContested {
			s.problems = append(s.problems, s.problem(codeContested, fmt.Sprintf("and %d more cases were left out", len(dropped)-i)).Warn().Advised("the manifest lists all among what was declined"))
			break
		}
		s.problems = append(s.problems, s.problem(codeContested, "a case was left out: "+e.Error()).Warn().Advised("all else is proved; please report this with the schema"))
	}
}

// The codes of problems with claims.
const (
	codeClaim     = "claim"     // a wrong one
	codeContested = "contested" // one that only one of two judges makes
)

// among tells whether the schema is one of many, as in a folder of schemas.
func among(in *Input) bool {
	return len(in.Config.Schemas) > 1 || len(in.Config.Schemas) == 1 && in.Config.Schemas[0].Dir != ""
}

// problem returns a problem of the schema as a whole.
func (s *subject) problem(code, message string) *problem.Problem {
	return &problem.Problem{Code: code, File: s.loaded.Name, Message: message}
}

// failedOn adds a mistake of docgen's own to the problems of the schema.
func (s *subject) failedOn(p *problem.Problem) {
	p.File = s.loaded.Name
	s.problems = append(s.problems, p)
}

// options say what set to make of the schema.
func (s *subject) options(in *Input) fixture.Options {
	opts := fixture.Options{Name: s.name, Seed: in.Config.Seed, Hints: Hints(s.entry), Score: in.Score}
	most := s.entry.MaxCases
	if most == 0 {
		most = in.Config.MaxCases
	}
	if among(in) {
		opts = opts.Among(len(s.loaded.Source))
	}
	if most > 0 {
		opts.MaxCases, opts.Enough = most, 0
	}
	return opts
}

// Hints returns what a configuration says of the values of a schema, as generators take it.
func Hints(s config.Schema) []instance.Hint {
	var hints []instance.Hint
	for _, h := range s.Hints {
		hints = append(hints, instance.Hint(h))
	}
	return hints
}
