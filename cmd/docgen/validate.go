package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/report"
	"docgen.example/docgen/internal/validate"
)

const validateLong = `Validate checks instances, JSON or YAML files, against the schema: that of
--schema, else the only one of docgen.yaml, else the Customer schema. A file
whose name ends in .jsonl holds an instance in each line; "-" is standard input.

Each violation is a line on standard output:

  file:line:col: message (instance location, keyword location)`

// validateFlags are those of validate.
type validateFlags struct {
	schemaFlags
	reportFlags
	assertFormat, verbose bool
}

func newValidate(a *app) *cobra.Command {
	var flags validateFlags
	cmd := &cobra.Command{
		Use:     "validate FILE...",
		Short:   "Check instances against the schema",
		Long:    validateLong,
		Example: "  docgen validate customer.json\n  docgen validate --schema order.schema.json --assert-format orders/*.yaml",
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
	flags.schemaFlags.register(cmd)
	flags.reportFlags.register(cmd)
	cmd.Flags().BoolVar(&flags.assertFormat, "assert-format", false, `refuse strings that "format" does not fit`)
	cmd.Flags().BoolVarP(&flags.verbose, "verbose", "v", false, "print why each alternative of an anyOf or oneOf failed too")
	return cmd
}

// instanceReport is what is said of one instance.
type instanceReport struct {
	File       string            `json:"file"`
	Line       int               `json:"line,omitempty"` // of a file with an instance a line
	Valid      bool              `json:"valid"`
	Violations []violationReport `json:"violations"`
	Problems   []report.Object   `json:"problems,omitempty"` // the text is no JSON, or not safely
}

type violationReport struct {
	Line                    int    `json:"line"`
	Column                  int    `json:"column"`
	InstanceLocation        string `json:"instanceLocation"`
	KeywordLocation         string `json:"keywordLocation"`
	AbsoluteKeywordLocation string `json:"absoluteKeywordLocation"`
	Keyword                 string `json:"keyword"`
	Name                    string `json:"name,omitempty"`
	Nested                  bool   `json:"nested,omitempty"`
	Message                 string `json:"message"`
}

const violationCode = "violation"

// validation checks instances one after the other and keeps what it found.
type validation struct {
	a         *app
	flags     *validateFlags
	printer   *report.Printer
	validator *validate.Validator
	reports   []instanceReport
	invalid   int
	found     int
}

func (a *app) validate(ctx context.Context, flags *validateFlags, files []string, printer *report.Printer) error {
	start := a.now()
	validator, err := a.compile(&flags.schemaFlags, flags.assertFormat, printer)
	if err != nil {
		return err
	}
	v := &validation{a: a, flags: flags, printer: printer, validator: validator}
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
		if err := writeJSON(a.stdout, struct {
			Valid     bool             `json:"valid"`
			Instances []instanceReport `json:"instances"`
		}{v.invalid == 0, v.reports}); err != nil {
			return err
		}
	}
	if v.invalid > 0 {
		if printer.Format == report.Human {
			a.say("%d of %s %s invalid, with %s", v.invalid, count(len(v.reports), "instance"), is(v.invalid), count(v.found, "violation"))
		}
		return findings()
	}
	if printer.Format == report.Human {
		a.say("%s %s valid (%s)", count(len(v.reports), "instance"), is(len(v.reports)), a.since(start))
	}
	return nil
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

// compile returns the validator of the only schema that the flags mean.
func (a *app) compile(flags *schemaFlags, assertFormat bool, printer *report.Printer) (*validate.Validator, error) {
	p, err := flags.open()
	if err != nil {
		return nil, err
	}
	set, entry, err := p.entry()
	if err != nil {
		return nil, err
	}
	compiled, problems, err := compileSet(set, entry, assertFormat)
	if err != nil {
		return nil, err
	}
	printer.Print(problems)
	if compiled == nil {
		return nil, findings()
	}
	return compiled, nil
}

// entry reads the only schema of the project.
func (p *project) entry() (*load.Set, *load.Document, error) {
	if n := len(p.config.Schemas); n != 1 {
		return nil, nil, usage(fmt.Sprintf("there are %d schemas, and instances are checked against one", n), "name it with --schema FILE")
	}
	s := p.config.Schemas[0]
	if s.File == "" {
		return nil, nil, usage(s.Dir+" is a folder, and instances are checked against one schema", "name it with --schema FILE")
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

// schemaProblem gives the problem of a schema that could not be read its exit
// code: a text that is no JSON is a schema with errors, a missing file is not.
func schemaProblem(err error) error {
	var found *problem.Problem
	if errors.As(err, &found) && found.Code != "unreadable" {
		return &exitError{exitFindings, found}
	}
	return &exitError{exitUsage, err}
}

// file checks the instance, or the instances, in a file.
func (v *validation) file(ctx context.Context, name string, data []byte) error {
	shown := filepath.ToSlash(name)
	if name == "-" {
		shown = "(standard input)"
	}
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".jsonl", ".ndjson":
		return v.lines(ctx, shown, data)
	case ".yaml", ".yml":
		doc, err := load.YAML(shown, data)
		return v.instance(doc, err, 0)
	}
	doc, err := jsondoc.Parse(shown, data)
	return v.instance(doc, err, 0)
}

// lines checks a file with an instance in each line; empty lines are passed over.
func (v *validation) lines(ctx context.Context, shown string, data []byte) error {
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		if strings.TrimSpace(line) == "" {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		doc, err := jsondoc.Parse(shown, []byte(line))
		if err := v.instance(doc, err, number); err != nil {
			return err
		}
	}
	return nil
}

// instance checks one instance. line is its line in a file of many, else 0.
func (v *validation) instance(doc *jsondoc.Document, err error, line int) error {
	r := instanceReport{File: doc.Name, Line: line, Valid: true, Violations: []violationReport{}}
	var problems problem.List
	var syntax *jsondoc.SyntaxError
	switch {
	case errors.As(err, &syntax):
		r.Valid = false
		problems = append(problems, problem.FromSyntax(doc, syntax))
	case err != nil:
		return err
	default:
		for _, d := range doc.Duplicates {
			problems = append(problems, problem.At(doc, d.Second, "duplicate-member", fmt.Sprintf("the member %q stands twice in this object; the last one counts here", d.Name)).
				Labelled(fmt.Sprintf("first in line %d", doc.Position(d.First.Start).Line)).Advised("remove one; parsers differ in which they keep").Warn())
		}
		violations, err := v.validator.Validate(doc.Root)
		if err != nil {
			return &exitError{exitUsage, &problem.Problem{Code: "no-verdict", File: doc.Name, Message: "checking the instance: " + err.Error()}}
		}
		r.Valid = len(violations) == 0
		for _, violation := range violations {
			r.Violations = append(r.Violations, recorded(doc, line, violation))
		}
		if !v.flags.verbose {
			violations = validate.Explain(violations)
		}
		for _, violation := range violations {
			v.found++
			problems = append(problems, asProblem(doc, violation))
		}
	}
	for _, p := range problems {
		if line > 0 {
			p.Line += line - 1
		}
		v.print(p)
	}
	if !r.Valid {
		v.invalid++
	}
	if v.printer.Format == report.JSON {
		for _, p := range problems {
			if p.Code != violationCode {
				r.Problems = append(r.Problems, report.List(problem.List{p})...)
			}
		}
	}
	v.reports = append(v.reports, r)
	return nil
}

// asProblem returns a violation with its place; the locations are in its message.
func asProblem(doc *jsondoc.Document, found validate.Violation) *problem.Problem {
	found.Nested = false // or Problems would leave it out
	p := validate.Problems(doc, []validate.Violation{found})[0]
	p.Message = fmt.Sprintf("%s (%s, %s)", found.Message, location(string(found.InstanceLocation)), location(found.KeywordLocation))
	p.Code, p.Label, p.HasPointer = violationCode, "", false
	return p
}

// recorded returns a violation as it is in JSON. line is as for instance.
func recorded(doc *jsondoc.Document, line int, found validate.Violation) violationReport {
	p := asProblem(doc, found)
	return violationReport{
		Line: p.Line + max(0, line-1), Column: p.Column,
		InstanceLocation: string(found.InstanceLocation), KeywordLocation: found.KeywordLocation, AbsoluteKeywordLocation: found.AbsoluteKeywordLocation,
		Keyword: found.Keyword, Name: found.Name, Nested: found.Nested, Message: found.Message,
	}
}

// location shows a JSON Pointer; that of the whole document as a pair of quotes.
func location(pointer string) string {
	if pointer == "" {
		return `""`
	}
	return pointer
}

// print prints a finding: a line on standard output, with the source line and
// a caret below for people.
func (v *validation) print(p *problem.Problem) {
	switch v.printer.Format {
	case report.Human:
		line := &report.Printer{W: v.a.stdout, Format: report.Short, Annotate: v.printer.Annotate}
		line.One(p)
		io.WriteString(v.a.stdout, v.printer.Excerpt(p))
	case report.Short, report.GitHub:
		(&report.Printer{W: v.a.stdout, Format: v.printer.Format}).One(p)
	}
}
