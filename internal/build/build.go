// Package build is the pipeline: from schemas and a configuration to the files
// of the site and the fixtures, in memory.
package build

import (
	"context"
	"errors"
	"io/fs"

	"docgen.example/docgen/internal/config"
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
	// Progress is called now and then, from one goroutine; may be nil.
	Progress func(done, total int, what string)
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
}

// Summary counts what was made.
type Summary struct {
	Pages, Fixtures, Schemas int
	ScoreLines               []string // the score of the fixtures, for people
}

// Run builds. The error is that of ctx, or one that no schema is the cause of.
func Run(ctx context.Context, in Input) (*Result, error) {
	return nil, errors.New("there is no pipeline yet")
}
