package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/report"
)

const validateLong = `Validate checks instances, JSON or YAML files, against the schema: that of
--schema, else the only one of docgen.yaml, else the Customer schema. A file
whose name ends in .jsonl or .ndjson holds an instance in each line; "-" is
standard input.

Each violation is a line on standard output:

  file:line:col: message (instance location, keyword location)`

// validateFlags are those of validate.
type validateFlags struct {
	schemaFlags
	reportFlags
	assertFormat, verbose, lines bool
}

func newValidate(a *app) *cobra.Command {
	var flags validateFlags
	cmd := &cobra.Command{
		Use:     "validate FILE...",
		Short:   "Check instances against the schema",
		Long:    validateLong,
		Example: "  docgen validate customer.json\n  docgen validate --schema order.schema.json --assert-format orders/*.yaml\n  docgen generate -n 1000 | docgen validate --lines -",
		RunE: func(cmd *cobra.Command, files []string) error {
			printer, err := flags.printer(a)
			if err != nil {
				return err
			}
			if len(files) == 0 {
				return usage("validate needs a file to check", `name one or more; "-" is standard input`)
			}
			return a.validate(cmd.Context(), &flags, files, printer)
		},
	}
	flags.one = true
	flags.schemaFlags.register(cmd)
	flags.reportFlags.register(cmd)
	cmd.Flags().BoolVar(&flags.assertFormat, "assert-format", false, `refuse strings that "format" does not fit`)
	cmd.Flags().BoolVar(&flags.lines, "lines", false, "there is an instance in each line, whatever the file is called")
	cmd.Flags().BoolVarP(&flags.verbose, "verbose", "v", false, "print why each alternative of an anyOf or oneOf failed too")
	return cmd
}

func (a *app) validate(ctx context.Context, flags *validateFlags, files []string, printer *report.Printer) error {
	start := a.now()
	validator, err := a.compile(&flags.schemaFlags, flags.assertFormat, printer)
	if err != nil {
		return err
	}
	v := &validation{a: a, flags: flags, printer: printer, validator: validator, reports: []instanceReport{}}
	for _, name := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		data, err := a.read(name)
		if err != nil {
			return err
		}
		if err := v.file(ctx, name, data); err != nil {
			return err
		}
	}
	if printer.Format == report.JSON {
		if err := a.answer(struct {
			Valid     bool             `json:"valid"`
			Instances []instanceReport `json:"instances"`
		}{v.invalid == 0, v.reports}); err != nil {
			return err
		}
	}
	if v.invalid > 0 {
		if printer.Format == report.Human {
			a.say("%d of %s %s invalid, %s", v.invalid, count(len(v.reports), "instance"), is(v.invalid), v.extent())
		}
		return findings()
	}
	if printer.Format == report.Human {
		a.say("%s %s valid (%s)", count(len(v.reports), "instance"), is(len(v.reports)), a.since(start))
	}
	return nil
}

// extent says what is wrong with the invalid instances, in numbers.
func (v *validation) extent() string {
	if v.unread == 0 {
		return "with " + count(v.found, "violation")
	}
	unread := fmt.Sprintf("%d of them unreadable", v.unread)
	if v.unread == v.invalid {
		unread = "and cannot be read"
	}
	if v.found == 0 {
		return unread
	}
	return fmt.Sprintf("%s, with %s", unread, count(v.found, "violation"))
}

// is returns the verb for n things.
func is(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// read returns the content of a file, or of standard input for "-".
func (a *app) read(name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(a.stdin)
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	if info.IsDir() {
		return nil, unreadable(name, errors.New("this is a folder, not a file"))
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return data, nil
}

// compile returns the only schema that the flags mean, ready to judge.
func (a *app) compile(flags *schemaFlags, assertFormat bool, printer *report.Printer) (*judge, error) {
	p, err := flags.open()
	if err != nil {
		return nil, err
	}
	set, entry, err := p.entry()
	if err != nil {
		return nil, err
	}
	schema, problems, err := compileSet(set, entry, assertFormat, "instances whose verdict depends on it are not judged")
	if err != nil {
		return nil, err
	}
	if schema == nil {
		return nil, a.unfit(problems, printer)
	}
	printer.Print(problems)
	return schema, nil
}

// unfit ends a command whose schema has errors, and tells of them.
func (a *app) unfit(problems problem.List, printer *report.Printer) error {
	if printer.Format == report.JSON {
		return &exitError{exitFindings, problems} // finish prints the value
	}
	printer.Print(problems)
	return findings()
}

// entry reads the only schema of the project.
func (p *project) entry() (*load.Set, *load.Document, error) {
	s := p.config.Schemas[0]
	if n := len(p.config.Schemas); n > 1 {
		return nil, nil, usage(fmt.Sprintf("there are %d schemas, and this command is about one", n), "name it, as in --schema "+p.display+p.example())
	}
	if s.File == "" {
		return nil, nil, usage(strings.TrimSuffix(path.Clean(p.display+s.Dir), "/")+" is a folder, and this command is about one schema", "name it, as in --schema "+p.display+p.example())
	}
	set := load.New()
	for _, ref := range p.refs {
		set.Ref(ref.URL, set.Folder(ref.FS, ref.Display), ref.Path)
	}
	doc, err := set.Read(set.Folder(p.fsys, p.display), path.Clean(s.File))
	if err != nil {
		return nil, nil, schemaProblem(err)
	}
	return set, doc, nil
}

// example returns the path of one of the project's schemas.
func (p *project) example() string {
	for _, s := range p.config.Schemas {
		if s.File != "" {
			return s.File
		}
		if files, err := load.Files(&load.Folder{FS: p.fsys}, s.Dir); err == nil && len(files) > 0 {
			return files[0]
		}
	}
	return "FILE"
}

// schemaProblem gives the problem of a schema that could not be read its exit
// code: a text that is no JSON is a schema with errors, a missing file is not.
func schemaProblem(err error) error {
	var found *problem.Problem
	if errors.As(err, &found) && found.Code != "unreadable" {
		return &exitError{exitFindings, found}
	}
	return &exitError{exitUsage, err}
}
