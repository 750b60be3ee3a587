package main

import (
	"errors"
	"fmt"

	"docgen.example/docgen/internal/build"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/validate"
	"docgen.example/docgen/internal/verify"
)

// compileSet returns the judge of the schema entry and the problems of its
// documents; no judge where these leave none. References to documents that are
// not here are warnings, which say what comes of that: without.
func compileSet(set *load.Set, entry *load.Document, assertFormat bool, without string) (*judge, problem.List, error) {
	m := model.Build(set, []*load.Document{entry})
	var problems problem.List
	for _, doc := range m.Documents {
		problems = append(problems, doc.Problems...)
		if !doc.Bundled && doc.Root != nil {
			problems = append(problems, build.CheckSchema(doc)...)
		}
	}
	for _, p := range problems {
		if p.Code == model.CodeMissingDocument {
			p.Warn().Help += "; " + without
		}
	}
	if problems.HasErrors() {
		return nil, problems, nil
	}
	oracles, err := verify.Oracles(m.Documents[0], assertFormat)
	if err != nil {
		return nil, append(problems, compileProblems(m, err)...), nil
	}
	return &judge{m.Documents[0], oracles}, problems, nil
}

// judge holds instances to a schema.
type judge struct {
	document *model.Document
	oracles  []*validate.Validator // at least one; more where references lead nowhere (verify.Oracles)
}

// Validate returns the violations of an instance, none when it is valid. Besides
// the errors of validate.Validator's there is *undecidedError.
func (j *judge) Validate(instance *jsondoc.Value) ([]validate.Violation, error) {
	var first []validate.Violation
	for i, oracle := range j.oracles {
		violations, err := oracle.Validate(instance)
		switch {
		case err != nil:
			return nil, err
		case i == 0:
			first = violations
		case (len(violations) == 0) != (len(first) == 0):
			return nil, &undecidedError{append(violations, first...)[0].InstanceLocation}
		}
	}
	return first, nil
}

// undecidedError says that the verdict on an instance depends on a document that
// is not here.
type undecidedError struct{ at jsondoc.Pointer }

func (e *undecidedError) Error() string {
	about := string(e.at)
	if about == "" {
		about = "it"
	}
	return "whether it is valid depends on what a document that is not here says of " + about
}

// compileProblems gives the errors of the oracle their place in the schema.
func compileProblems(m *model.Model, err error) problem.List {
	document := func(uri string) *jsondoc.Document {
		for _, d := range m.Documents {
			if d.URI == uri {
				return d.Document.Document
			}
		}
		return m.Documents[0].Document.Document
	}
	var unresolved *validate.UnresolvedRefError
	var deep *validate.DepthError
	switch {
	case errors.As(err, &unresolved):
		return problem.List{at(document(unresolved.From), unresolved.At, "unresolved-ref", "this reference points nowhere: "+unresolved.URI).
			Advised(fmt.Sprintf("docgen fetches nothing; give the file with --ref %s=FILE", unresolved.URI))}
	case errors.As(err, &deep):
		return problem.List{at(document(deep.URI), deep.At, "too-deep", err.Error())}
	}
	return problem.List{{Code: "schema", File: m.Documents[0].Name, Message: err.Error()}}
}

// at returns a problem at a location of a document.
func at(doc *jsondoc.Document, pointer jsondoc.Pointer, code, message string) *problem.Problem {
	v := doc.Root.Lookup(pointer)
	if v == nil {
		v = doc.Root
	}
	return problem.At(doc, v.Span, code, message).In(pointer)
}
