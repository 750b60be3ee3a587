package main

import (
	"encoding/json"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"docgen.example/docgen/internal/build"
	"docgen.example/docgen/internal/change"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/report"
)

const diffLong = `Diff tells what changed from one version of a schema to the next, and whom it
concerns. A change is stricter when instances that were valid can be refused now,
looser when instances that were refused can be valid now, or a text; where that
cannot be told it is undecided ("may be ..."). Each is judged alone.

Each change is a line on standard output, with its place in NEW, or in OLD where
it is gone:

  file:line:col: effect: what changed: before → after (location)

Exit code 1 means that something is stricter.`

// diffFlags are those of diff.
type diffFlags struct {
	reportFlags
	refs []string
}

func newDiff(a *app) *cobra.Command {
	var flags diffFlags
	cmd := &cobra.Command{
		Use:     "diff OLD NEW",
		Short:   "Tell what changed between two versions of a schema",
		Long:    diffLong,
		Example: "  docgen diff order-1.schema.json order.schema.json\n  docgen diff --json old.json new.json",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"json", "yaml", "yml"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(_ *cobra.Command, files []string) error {
			printer, err := flags.printer(a)
			if err != nil {
				return err
			}
			if len(files) != 2 {
				return usage("diff needs two files: a schema as it was, and as it is", "docgen diff OLD NEW")
			}
			return a.diff(&flags, files[0], files[1], printer)
		},
	}
	flags.reportFlags.register(cmd)
	cmd.Flags().StringArrayVar(&flags.refs, "ref", nil, "`URL=FILE`: the file that stands for a URL which the schemas refer to; may be repeated")
	return cmd
}

// changeReport is a change as it is in JSON.
type changeReport struct {
	File     string          `json:"file"`
	Line     int             `json:"line"`
	Column   int             `json:"column"`
	Effect   string          `json:"effect"`
	What     string          `json:"what"`
	Note     string          `json:"note,omitempty"`
	Keyword  string          `json:"keyword"`
	Location string          `json:"location"`
	Gone     bool            `json:"gone,omitempty"` // the location is one of the old version
	Before   json.RawMessage `json:"before,omitempty"`
	After    json.RawMessage `json:"after,omitempty"`
}

func (a *app) diff(flags *diffFlags, oldName, newName string, printer *report.Printer) error {
	old, err := a.readVersion(oldName, flags.refs, printer)
	if err != nil {
		return err
	}
	new, err := a.readVersion(newName, flags.refs, printer)
	if err != nil {
		return err
	}
	changes := change.Between(old, new)
	counts := change.Count(changes)
	if printer.Format == report.JSON {
		list := make([]changeReport, len(changes))
		for i := range changes {
			c, p := &changes[i], placed(old, new, &changes[i])
			list[i] = changeReport{p.File, p.Line, p.Column, c.Effect.String(), c.What, c.Note, c.Keyword, string(c.At), c.Gone, raw(c.Before), raw(c.After)}
		}
		if err := a.answer(struct {
			Stricter  int            `json:"stricter"`
			Looser    int            `json:"looser"`
			Undecided int            `json:"undecided"`
			Texts     int            `json:"texts"`
			Changes   []changeReport `json:"changes"`
		}{counts.Stricter, counts.Looser, counts.Undecided, counts.Texts, list}); err != nil {
			return err
		}
	} else {
		for i := range changes {
			a.printChange(placed(old, new, &changes[i]), changes[i].Effect, printer)
		}
		if printer.Format == report.Human {
			a.say("%s", counts)
		}
	}
	if counts.Stricter > 0 {
		return findings()
	}
	return nil
}

// printChange prints a line about a change, and in GitHub Actions an annotation,
// which is an error where something is stricter.
func (a *app) printChange(p *problem.Problem, effect change.Effect, printer *report.Printer) {
	if printer.Format != report.GitHub {
		(&report.Printer{W: a.stdout, Format: report.Short}).One(p)
	}
	if printer.Format == report.GitHub || printer.Annotate {
		if effect != change.Stricter {
			p.Warn()
		}
		(&report.Printer{W: a.stdout, Format: report.GitHub}).One(p)
	}
}

// readVersion reads a schema that is to be compared. References to documents that
// are not here do not matter.
func (a *app) readVersion(name string, refs []string, printer *report.Printer) (*model.Document, error) {
	p, err := (&schemaFlags{schemas: []string{name}, refs: refs}).open()
	if err != nil {
		return nil, err
	}
	if p.config.Schemas[0].File == "" {
		return nil, usage(filepath.ToSlash(name)+" is a folder, and diff compares two files", "name the schema in it")
	}
	doc, problems, err := p.version()
	if err != nil {
		return nil, err
	}
	if problems.HasErrors() {
		return nil, a.unfit(problems, printer)
	}
	printer.Print(problems)
	return doc, nil
}

// version reads the only schema of the project, with what is wrong in it.
func (p *project) version() (*model.Document, problem.List, error) {
	set, entry, err := p.entry()
	if err != nil {
		return nil, nil, err
	}
	doc, problems := build.ReadVersion(set, entry)
	return doc, problems, nil
}

// placed returns a change as a line with its place: the keyword's, else that of
// the schema which has, or had, it.
func placed(old, new *model.Document, c *change.Change) *problem.Problem {
	doc := new
	if c.Gone {
		doc = old
	}
	s := doc.At(c.At)
	span := s.Value.Span
	if k := s.Keyword(c.Keyword); k != nil {
		span = k.NameSpan
	}
	message := c.Effect.String() + ": " + c.What
	before, after := excerpts(c)
	switch {
	case before != "" && after != "":
		message += ": " + before + " → " + after
	case before+after != "":
		message += ": " + before + after
	}
	return problem.At(doc.Document.Document, span, "change", message).In(c.At)
}

// excerpts returns what was said and what is said, on a line: texts as they are,
// and other values as JSON.
func excerpts(c *change.Change) (before, after string) {
	const most = 80 // bytes of each
	if c.Before != nil && c.After != nil && c.Before.Kind == jsondoc.String && c.After.Kind == jsondoc.String {
		before, after = change.Excerpts(c.Before.Text, c.After.Text, most)
		return strconv.Quote(before), strconv.Quote(after)
	}
	return change.Excerpts(string(raw(c.Before)), string(raw(c.After)), most)
}

// raw returns a value as JSON; nil for none.
func raw(v *jsondoc.Value) json.RawMessage {
	if v == nil {
		return nil
	}
	return jsondoc.AppendCompact(nil, v)
}
