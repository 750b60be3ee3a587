// Package build is the pipeline: from schemas and a configuration to the files
// of the site and the fixtures. Its Run reads as the flow of ARCHITECTURE.md does.
//
// Of a catalogue only the text of the schemas is held all at once. The model, the
// fixtures and the pages of each are made one after another, those of schemas that
// refer to each other together; the files are handed to the sinks and all is forgotten.
package build

import (
	"context"
	"io/fs"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/load"
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
	// Site and Fixtures take the files. Nobody else may need those that came when
	// there is an error, or the result is Stopped. A nil one discards them.
	Site, Fixtures output.Sink
	// Memo keeps fixtures for the next build; nil for none.
	Memo *Memo
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

// Result tells what a build made.
type Result struct {
	Stopped  bool // problems left nothing to show: what is in the sinks is of no use
	Problems problem.List
	Summary  Summary
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

// Run builds. The error is that of ctx or of a sink, or one that no input is the
// cause of. What is wrong with a schema or with a template of the user is in the
// result's problems; several schemas are built without the one that fails, a single
// one that fails stops the build.
func Run(ctx context.Context, in Input) (*Result, error) {
	if in.Site == nil {
		in.Site = output.Discard
	}
	if in.Fixtures == nil {
		in.Fixtures = output.Discard
	}
	set := load.New()
	subjects, others := read(&in, set)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(subjects) == 1 {
		subjects[0].check()
		subjects[0].fault = subjects[0].failed()
	}
	hints := checkHints(in.Config, subjects)
	p := &press{in: &in, set: set, subjects: subjects}
	err := p.start()
	if err == nil {
		err = p.run(ctx)
	}
	result := &Result{Summary: p.summary, Stopped: p.stopped(), Problems: hints}
	for _, s := range subjects {
		result.Problems = append(append(result.Problems, s.problems...), s.past...)
	}
	result.Problems = append(append(result.Problems, others...), p.problems...)
	switch fault := templateProblem(&in, err); {
	case fault != nil && !result.Stopped:
		result.Problems = append(result.Problems, fault)
		result.Stopped = true
	case fault == nil && err != nil:
		return nil, err
	}
	return result, ctx.Err()
}

// referred returns the problems of documents that are only referred to.
func referred(m *model.Model) problem.List {
	var problems problem.List
	for _, doc := range m.Documents {
		if !doc.Entry {
			problems = append(append(problems, doc.Problems...), checkReferred(doc)...)
		}
	}
	return problems
}
