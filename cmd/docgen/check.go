package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"docgen.example/docgen/internal/output"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/report"
)

const checkLong = `Check computes what build would write, writes nothing, and prints where the
folders differ from it, as a unified diff. It ends with exit code 1 on any
difference. Files that docgen did not make do not count.`

// Bounds of what check prints.
const (
	diffLines = 60 // of a file
	diffFiles = 20 // with their lines; the rest by name
)

func newCheck(a *app) *cobra.Command {
	var flags buildFlags
	var reporting reportFlags
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Tell whether the site and the fixtures are what build would write",
		Long:  checkLong,
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			printer, err := reporting.printer(a)
			if err != nil {
				return err
			}
			return a.check(cmd.Context(), &flags, printer)
		},
	}
	flags.register(cmd)
	reporting.register(cmd)
	return cmd
}

// checked is what check prints as JSON.
type checked struct {
	Drift    []drifted       `json:"drift"`
	Problems []report.Object `json:"problems"`
}

type drifted struct {
	Kind string `json:"kind"` // changed, missing, extra or blocked
	Path string `json:"path"`
	Diff string `json:"diff"`
}

func (a *app) check(ctx context.Context, flags *buildFlags, printer *report.Printer) error {
	start := a.now()
	in, err := flags.project()
	if err != nil {
		return err
	}
	var comparisons []*output.Comparison
	for i, dir := range folders(&in) {
		c, err := output.Compare(ctx, dir, diffFiles)
		if err != nil {
			return err
		}
		comparisons = append(comparisons, c)
		if i == 0 {
			in.Site = c
		} else {
			in.Fixtures = c
		}
	}
	result, err := a.compute(ctx, in, printer)
	if err != nil {
		return err
	}
	if result.Stopped {
		if printer.Format == report.JSON {
			return cmp.Or(a.answer(checked{[]drifted{}, report.List(result.Problems)}), findings())
		}
		return findings()
	}
	var drifts []output.Drift
	for _, c := range comparisons {
		found, err := c.Drifts()
		if err != nil {
			return err
		}
		drifts = append(drifts, found...)
	}
	if err := a.printDrifts(drifts, result.Problems, printer); err != nil {
		return err
	}
	switch {
	case len(drifts) > 0:
		if printer.Format == report.Human {
			verb := "differs from what docgen makes"
			if len(drifts) > 1 {
				verb = "differ from what docgen makes"
			}
			found := &problem.Problem{Code: "drift", Message: count(len(drifts), "file") + " " + verb, Help: "docgen build brings them up to date"}
			(&report.Printer{W: a.stderr, Format: report.Human, Paint: printer.Paint}).One(found)
		}
		return findings()
	case result.Problems.HasErrors():
		return findings()
	}
	if printer.Format == report.Human {
		a.say("%s are as they should be (%s)", made(result.Summary), a.since(start))
	}
	return nil
}

func (a *app) printDrifts(drifts []output.Drift, problems problem.List, printer *report.Printer) error {
	switch printer.Format {
	case report.JSON:
		value := checked{make([]drifted, 0, len(drifts)), report.List(problems)}
		for i, d := range drifts {
			lines := diffLines
			if i >= diffFiles {
				lines = 1
			}
			value.Drift = append(value.Drift, drifted{d.Kind.String(), d.Path, d.Unified(lines)})
		}
		return a.answer(value)
	case report.Short, report.GitHub:
		line := &report.Printer{W: a.stdout, Format: printer.Format}
		for _, d := range drifts {
			line.One(driftProblem(d))
		}
		return nil
	}
	for i, d := range drifts {
		if printer.Annotate {
			(&report.Printer{W: a.stderr, Format: report.GitHub}).One(driftProblem(d))
		}
		if i >= diffFiles {
			fmt.Fprintf(a.stdout, "%s %s\n", d.Kind, d.Path)
			continue
		}
		for line := range strings.Lines(d.Unified(diffLines)) {
			if _, err := io.WriteString(a.stdout, printer.Paint.Diff(line)); err != nil {
				return err
			}
		}
	}
	return nil
}

// driftProblem returns a drift in the form of a problem, for formats of a line each.
func driftProblem(d output.Drift) *problem.Problem {
	text := map[output.Kind]string{
		output.Changed: "the file is not what docgen makes",
		output.Missing: "the file is missing",
		output.Extra:   "docgen does not make this file any more",
		output.Blocked: "something else stands in the place of this file",
	}[d.Kind]
	return &problem.Problem{Code: "drift", File: filepath.ToSlash(d.Path), Message: text, Help: "run docgen build"}
}
