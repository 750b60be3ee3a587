package main

import (
	"errors"
	"fmt"
	"strings"

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
	dialect := ""
	for _, doc := range m.Documents {
		problems = append(problems, doc.Problems...)
		if doc.Entry {
			dialect = doc.Dialect.URI()
		}
		if !doc.Bundled {
			sources = append(sources, validate.Source{URI: doc.URI, Root: doc.Document.Root})
		}
	}
	if problems.HasErrors() {
		return nil, problems, nil
	}
	v, err := validate.Compile(entry.URI, sources, validate.Options{AssertFormat: assertFormat, DefaultDialect: dialect})
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
	var bad *validate.SchemaError
	var unresolved *validate.UnresolvedRefError
	var deep *validate.DepthError
	switch {
	case errors.As(err, &bad):
		doc := document(bad.URI)
		if problems := schemaProblems(doc, bad.Violations); len(problems) > 0 {
			return problems
		}
		return problem.List{at(doc, "", "schema", err.Error())}
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

var typeNames = []string{"null", "boolean", "object", "array", "number", "string", "integer"}

// schemaProblems turns the violations of a schema document against its
// meta-schema into findings that speak of keywords: one for each place, with
// what was likely meant.
func schemaProblems(doc *jsondoc.Document, violations []validate.Violation) problem.List {
	var list problem.List
	seen := map[jsondoc.Pointer]bool{}
	for _, p := range validate.Problems(doc, violations) {
		if seen[p.Pointer] {
			continue // the same fault, met along another way through the meta-schema
		}
		seen[p.Pointer] = true
		p.Code, p.Label = "schema", ""
		_, keyword := p.Pointer.Parent()
		v := doc.Root.Lookup(p.Pointer)
		switch {
		case v == nil:
		case keyword == "type" && v.Kind == jsondoc.String:
			p.Message = fmt.Sprintf("%q is no type", v.Text)
			p.Help = "the types are " + strings.Join(typeNames, ", ")
			if best := problem.Closest(strings.ToLower(v.Text), typeNames); best != "" {
				p.Help = fmt.Sprintf("did you mean %q?", best)
			}
		case p.Pointer == "":
			p.Message = "this is no schema: it " + p.Message
		case strings.HasPrefix(p.Message, "must "):
			p.Message = fmt.Sprintf("%q %s", keyword, p.Message)
		}
		list = append(list, p)
	}
	return list
}
