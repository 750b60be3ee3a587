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
)

// compileSet returns the validator of the schema entry and the problems of its
// documents; no validator where they leave none.
func compileSet(set *load.Set, entry *load.Document, assertFormat bool) (*validate.Validator, problem.List, error) {
	m := model.Build(set, []*load.Document{entry})
	var problems problem.List
	var sources []validate.Source
	dialect, checked := "", false
	for _, doc := range m.Documents {
		problems = append(problems, doc.Problems...)
		if doc.Entry {
			dialect = doc.Dialect.URI()
		}
		if !doc.Bundled && doc.Root != nil {
			found := build.CheckSchema(doc)
			problems, checked = append(problems, found...), checked || len(found) > 0
		}
		if !doc.Bundled {
			sources = append(sources, validate.Source{URI: doc.URI, Root: doc.Document.Root})
		}
	}
	if problems.HasErrors() {
		return nil, problems, nil
	}
	v, err := validate.Compile(entry.URI, sources, validate.Options{AssertFormat: assertFormat, DefaultDialect: dialect, TrustSchema: checked})
	if err == nil {
		return v, problems, nil
	}
	return nil, append(problems, compileProblems(m, err)...), nil
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
