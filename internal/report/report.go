// Package report prints problems: for people with the source line and a caret,
// in one line each, as JSON, or as annotations of GitHub Actions.
package report

import (
	"fmt"
	"io"

	"docgen.example/docgen/internal/problem"
)

// Format is a way to print problems.
type Format string

// The formats.
const (
	Human  Format = "human"  // message, place, source line with caret, help
	Short  Format = "short"  // path:line:col: message (pointer)
	JSON   Format = "json"   // one value on standard output at the end
	GitHub Format = "github" // workflow commands, which GitHub shows beside the line
)

// Formats lists all formats.
func Formats() []string {
	return []string{string(Human), string(Short), string(JSON), string(GitHub)}
}

// Printer prints problems to W. With the format JSON it prints none: the caller
// gathers them with [List].
type Printer struct {
	W        io.Writer
	Format   Format
	Paint    Paint
	Annotate bool // print annotations of GitHub Actions besides
}

// maxWarnings bounds how many warnings are printed for people.
const maxWarnings = 30

// Print prints the problems of list. A person gets the warnings first, of many
// only some, and the errors last, where the eye is, and those about the same subject
// as one; programs get each, in the order of list.
func (p *Printer) Print(list problem.List) {
	if p.Format != Human {
		for _, found := range list {
			p.One(found)
		}
		return
	}
	warnings := 0
	subjects := list.Subjects()
	for _, same := range subjects {
		if same[0].Severity == problem.Warning {
			if warnings++; warnings <= maxWarnings {
				p.subject(same)
			}
		}
	}
	if hidden := warnings - maxWarnings; hidden > 0 {
		fmt.Fprintf(p.W, "%s\n\n", p.Paint.dim(fmt.Sprintf("… and %d more warnings; --format short lists them all", hidden)))
	}
	for _, same := range subjects {
		if same[0].Severity == problem.Error {
			p.subject(same)
		}
	}
}

// subject prints problems about the same for people: the first, and where the others are.
func (p *Printer) subject(same problem.List) {
	io.WriteString(p.W, p.human(same[0])+p.others(same)+"\n")
	if p.Annotate {
		for _, found := range same {
			io.WriteString(p.W, annotation(found)+"\n")
		}
	}
}

// One prints a problem.
func (p *Printer) One(found *problem.Problem) {
	switch p.Format {
	case Short:
		io.WriteString(p.W, shortLine(found)+"\n")
	case Human:
		io.WriteString(p.W, p.human(found)+"\n")
	case GitHub:
		io.WriteString(p.W, annotation(found)+"\n")
	}
	if p.Annotate && p.Format != GitHub {
		io.WriteString(p.W, annotation(found)+"\n")
	}
}

// shortLine is path:line:col: message (pointer), with "warning:" before the
// message of a warning.
func shortLine(p *problem.Problem) string {
	shown := *p
	if p.Severity == problem.Warning {
		shown.Message = "warning: " + p.Message
	}
	return clean(shown.Error())
}

// Object is a problem as JSON.
type Object struct {
	Severity string  `json:"severity"`
	Code     string  `json:"code,omitempty"`
	Message  string  `json:"message"`
	File     string  `json:"file,omitempty"`
	Line     int     `json:"line,omitempty"`
	Column   int     `json:"column,omitempty"`
	Width    int     `json:"width,omitempty"`
	Pointer  *string `json:"pointer,omitempty"` // absent for none, empty for the whole document
	Label    string  `json:"label,omitempty"`
	Help     string  `json:"help,omitempty"`
}

// List returns problems as they are in JSON; never nil.
func List(list problem.List) []Object {
	objects := make([]Object, 0, len(list))
	for _, p := range list {
		o := Object{p.Severity.String(), p.Code, p.Message, p.File, p.Line, p.Column, p.Width, nil, p.Label, p.Help}
		if p.HasPointer {
			pointer := string(p.Pointer)
			o.Pointer = &pointer
		}
		objects = append(objects, o)
	}
	return objects
}
