package main

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"docgen.example/docgen/internal/build"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/output"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/report"
)

const buildLong = `Build makes the documentation site and the fixtures of your schemas.

Without flags it does what the docgen.yaml of this folder says; where there is
none, it takes the Customer schema that is built in. Everything is computed and
proved first and written last: after an error the folders are as they were.`

func newBuild(a *app) *cobra.Command {
	var flags buildFlags
	var reporting reportFlags
	cmd := &cobra.Command{
		Use:     "build",
		Short:   "Make the site and the fixtures",
		Long:    buildLong,
		Example: "  docgen build\n  docgen build --schema order.schema.json --site public --fixtures testdata/order\n  docgen build --schema schemas/ --base-url https://example.com/schemas/",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			printer, err := reporting.printer(a)
			if err != nil {
				return err
			}
			return a.build(cmd.Context(), &flags, printer)
		},
	}
	flags.register(cmd)
	reporting.register(cmd)
	return cmd
}

// built is what build prints as JSON.
type built struct {
	Pages     int             `json:"pages"`
	Fixtures  int             `json:"fixtures"`
	Schemas   int             `json:"schemas"`
	Written   int             `json:"written"`
	Removed   int             `json:"removed"`
	Unchanged int             `json:"unchanged"`
	Score     []string        `json:"score,omitempty"`
	Problems  []report.Object `json:"problems"`
}

func (a *app) build(ctx context.Context, flags *buildFlags, printer *report.Printer) error {
	start := a.now()
	in, err := flags.project()
	if err != nil {
		return err
	}
	update, err := begin(ctx, &in)
	if err != nil {
		return err
	}
	defer update.Discard()
	progress := a.startProgress()
	defer progress.stop()
	in.Progress = progress.update
	result, err := runBuild(ctx, in)
	if err != nil {
		return err
	}
	var changes output.Changes
	if !result.Stopped {
		if changes, err = update.Commit(progress.of("writing files")); err != nil {
			return err
		}
	}
	progress.stop()
	printer.Print(result.Problems)
	summary := result.Summary
	status := built{Pages: summary.Pages, Fixtures: summary.Fixtures, Schemas: summary.Schemas, Score: summary.ScoreLines, Problems: report.List(result.Problems)}
	if result.Stopped {
		return a.failed(printer, status)
	}
	status.Written, status.Removed, status.Unchanged = changes.Written, changes.Removed, changes.Unchanged
	if printer.Format == report.JSON {
		if err := a.answer(status); err != nil {
			return err
		}
	}
	if result.Problems.HasErrors() {
		if printer.Format == report.Human {
			for _, line := range missing(result.Problems) {
				a.say("%s", line)
			}
			a.say("%s; all else was built: %s in %s", count(errorsIn(result.Problems), "error"), made(summary), a.since(start))
		}
		return findings()
	}
	if printer.Format == report.Human {
		for _, line := range summary.ScoreLines {
			a.say("%s", line)
		}
		a.say("built %s in %s", made(summary), a.since(start))
	}
	return nil
}

// begin begins an update of the folders that the build is to fill.
func begin(ctx context.Context, in *build.Input) (*output.Update, error) {
	dirs := folders(in)
	update, sinks, err := output.Begin(ctx, dirs...)
	if err != nil {
		return nil, err
	}
	in.Site = sinks[0]
	if len(dirs) > 1 {
		in.Fixtures = sinks[1]
	}
	return update, nil
}

// folders returns the folder of the site and, if fixtures are made, that of the fixtures.
func folders(in *build.Input) []string {
	site, fixtures := filepath.FromSlash(in.Config.Site), filepath.FromSlash(in.Config.Fixtures)
	if in.PagesOnly {
		return []string{site}
	}
	return []string{site, fixtures}
}

// failed ends a build whose errors leave nothing to write.
func (a *app) failed(printer *report.Printer, status built) error {
	if printer.Format == report.JSON {
		if err := a.answer(status); err != nil {
			return err
		}
	}
	return findings()
}

// project returns what the build that the flags ask for starts from.
func (f *buildFlags) project() (build.Input, error) {
	p, err := f.open()
	if err != nil {
		return build.Input{}, err
	}
	return f.input(p)
}

// compute runs the pipeline and prints the problems that it found.
func (a *app) compute(ctx context.Context, in build.Input, printer *report.Printer) (*build.Result, error) {
	progress := a.startProgress()
	in.Progress = progress.update
	result, err := runBuild(ctx, in)
	progress.stop()
	if err == nil {
		printer.Print(result.Problems)
	}
	return result, err
}

// runBuild runs the pipeline, and leaves it behind when ctx ends: its sinks take
// nothing more then. A bug in it that panics becomes an error.
func runBuild(ctx context.Context, in build.Input) (*build.Result, error) {
	type outcome struct {
		result *build.Result
		err    error
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if r := recover(); r != nil {
				o = outcome{err: &exitError{exitUsage, &problem.Problem{
					Code: "bug", Message: fmt.Sprintf("docgen failed in a way that it should not: %v", r),
					Help: "please report this with the schema and these lines:\n" + string(debug.Stack()),
				}}}
			}
			done <- o
		}()
		o.result, o.err = build.Run(ctx, in)
	}()
	select {
	case o := <-done:
		return o.result, o.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// missing lists the documents that are referred to and not here, each once.
func missing(list problem.List) []string {
	var lines []string
	for _, same := range list.Subjects() {
		if same[0].Code == model.CodeMissingDocument {
			lines = append(lines, fmt.Sprintf("missing: %s (%s)", same[0].Subject, count(len(same), "reference")))
		}
	}
	return lines
}

func errorsIn(list problem.List) int {
	n := 0
	for _, p := range list {
		if p.Severity == problem.Error {
			n++
		}
	}
	return n
}

// made says what a build made, as in "9 pages and 184 fixtures for 1 schema".
func made(s build.Summary) string {
	return fmt.Sprintf("%s and %s for %s", count(s.Pages, "page"), count(s.Fixtures, "fixture"), count(s.Schemas, "schema"))
}

// count returns a number with its noun.
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return strings.TrimSpace(digits + " " + noun)
}
