// Package build is the pipeline: from schemas and a configuration to the files
// of the site and the fixtures, in memory. Its Run reads as the flow of
// ARCHITECTURE.md does.
package build

import (
	"context"
	"io/fs"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/output"
	"docgen.example/docgen/internal/problem"
)

// Input is what a build starts from.
type Input struct {
	Config    *config.Config // its paths are relative to FS; Refs is in Refs
	FS        fs.FS
	Display   string // stands before paths of FS in messages: empty, or ends in "/"
	Refs      []Ref
	Templates fs.FS // files that take the place of the built-in templates; nil for none
	Score     bool  // measure the fixtures by mutation
	PagesOnly bool  // make no fixtures
	// Playground is the folder with the playground's program; nil for a site without.
	Playground fs.FS
	// Progress is called now and then, from one goroutine at a time; may be nil.
	Progress func(done, total int, what string)

	plant func(*fixture.Set) // changes sets before they are proved: tests plant wrong claims with it
}

// Ref is a file that stands for a URL.
type Ref struct {
	URL     string
	FS      fs.FS
	Display string
	Path    string
}

// Result is what a build made. Where problems stop a tree, it is nil.
type Result struct {
	Site, Fixtures *output.Tree
	Problems       problem.List
	Summary        Summary
	Model          *model.Model
}

// Summary counts what was made.
type Summary struct {
	Pages, Fixtures, Schemas int
	ScoreLines               []string // the score of the fixtures, for people
}

// progress tells how far the build is.
func (in *Input) progress(done, total int, what string) {
	if in.Progress != nil {
		in.Progress(done, total, what)
	}
}

// Run builds. The error is that of ctx, or one that no input is the cause of.
// What is wrong with a schema or with a template of the user is in the result's
// problems; several schemas are built without the one that fails, a single one
// that fails stops the output.
func Run(ctx context.Context, in Input) (*Result, error) {
	subjects, m := read(&in)
	result := &Result{Model: m}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := prove(ctx, &in, subjects); err != nil {
		return nil, err
	}
	for _, s := range subjects {
		result.Problems = append(result.Problems, s.problems...)
	}
	if m != nil {
		result.Problems = append(result.Problems, referred(m)...)
	}
	if len(subjects) == 1 && subjects[0].failed() {
		return result, nil
	}
	if err := write(&in, subjects, result); err != nil {
		fault := templateProblem(&in, err)
		if fault == nil {
			return nil, err
		}
		result.Site, result.Fixtures, result.Problems = nil, nil, append(result.Problems, fault)
	}
	return result, ctx.Err()
}

// referred returns the problems of documents that are only referred to.
func referred(m *model.Model) problem.List {
	var problems problem.List
	for _, doc := range m.Documents {
		if !doc.Entry {
			problems = append(problems, doc.Problems...)
		}
	}
	return problems
}
