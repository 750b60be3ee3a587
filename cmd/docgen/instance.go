package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/report"
	"docgen.example/docgen/internal/validate"
)

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
	validator *judge
	reports   []instanceReport
	invalid   int
	unread    int // of the invalid ones: the text could not be read
	found     int
}

// file checks the instance, or the instances, in a file.
func (v *validation) file(ctx context.Context, name string, data []byte) error {
	shown := filepath.ToSlash(name)
	if name == "-" {
		shown = "(standard input)"
	}
	ext := strings.ToLower(filepath.Ext(name))
	if v.flags.lines || ext == ".jsonl" || ext == ".ndjson" {
		return v.lines(ctx, shown, data)
	}
	switch ext {
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
		v.unread++
		problems = append(problems, problem.FromSyntax(doc, syntax))
	case err != nil:
		return err
	default:
		problems = append(problems, doubts(doc)...)
		violations, err := v.validator.Validate(doc.Root)
		if err != nil {
			return &exitError{exitUsage, &problem.Problem{Code: "no-verdict", File: doc.Name, Line: line, Message: "checking the instance: " + err.Error()}}
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
		problems.Sort()
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

// doubts says what other parsers may read differently, or refuse.
func doubts(doc *jsondoc.Document) problem.List {
	var list problem.List
	for _, d := range doc.Duplicates {
		list = append(list, problem.At(doc, d.Second, "duplicate-member", fmt.Sprintf("the member %q stands twice in this object; the last one counts here", d.Name)).
			Labelled(fmt.Sprintf("first in line %d", doc.Position(d.First.Start).Line)).Advised("remove one; parsers differ in which they keep").Warn())
	}
	for _, span := range doc.LoneSurrogates {
		list = append(list, problem.At(doc, span, "lone-surrogate", "half of a surrogate pair is no character").Advised("parsers differ in what they read").Warn())
	}
	if doc.HasBOM {
		list = append(list, problem.At(doc, jsondoc.Span{}, "byte-order-mark", "the text begins with a byte order mark").Advised("save it without; a parser may refuse it (RFC 8259 section 8.1)").Warn())
	}
	return list
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
