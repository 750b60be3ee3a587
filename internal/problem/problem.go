// Package problem holds what docgen has to say about an input: a message with
// its place in a file and what to try. Every stage reports in this form; only
// cmd/docgen decides how it is printed.
package problem

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"docgen.example/docgen/internal/jsondoc"
)

// Severity tells whether a problem stops what was asked for.
type Severity uint8

// The two severities: an Error makes the command end with findings, a Warning does not.
const (
	Error Severity = iota
	Warning
)

// String returns "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Problem is one finding. It is an error value, so that it can travel as one.
type Problem struct {
	Severity Severity
	Code     string          // a stable name of the kind of problem, such as "unresolved-ref"
	Message  string          // what is wrong, lower case, one line
	File     string          // path as shown, with slashes; empty where there is none
	Line     int             // from 1; 0 where there is no place in the file
	Column   int             // from 1, in code points
	Width    int             // code points to underline, at least 1
	Pointer  jsondoc.Pointer // location in the document; see HasPointer
	// HasPointer tells the whole document ("") from no location.
	HasPointer bool
	Excerpt    string // the source line
	Label      string // stands beside the caret
	Help       string // what to try
	// Subject is what more than one problem may be about, such as a document that is
	// not here: a person is told of it once, with the places. Empty for most.
	Subject string
}

// Error returns the short form, path:line:col: message (pointer).
func (p *Problem) Error() string {
	text := p.Message
	if p.HasPointer && p.Pointer != "" {
		text += " (" + short(string(p.Pointer)) + ")"
	}
	switch {
	case p.File != "" && p.Line > 0:
		return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, text)
	case p.File != "":
		return p.File + ": " + text
	}
	return text
}

// At returns a problem at span of doc, with position and excerpt filled in.
func At(doc *jsondoc.Document, span jsondoc.Span, code, message string) *Problem {
	p := &Problem{Code: code, Message: short(message), File: doc.Name}
	start, end := doc.Position(span.Start), doc.Position(span.End)
	p.Line, p.Column = start.Line, start.Column
	p.Excerpt = doc.Line(start.Line)
	p.Width = max(1, end.Column-start.Column)
	if end.Line != start.Line {
		p.Width = max(1, utf8.RuneCountInString(p.Excerpt)-start.Column+1)
	}
	return p
}

// maxMessage bounds a message, in bytes: it quotes an input, which may be long.
const maxMessage = 4_000

// short returns a message, or its beginning where it is too long.
func short(message string) string {
	if len(message) <= maxMessage {
		return message
	}
	end := maxMessage
	for !utf8.RuneStart(message[end]) {
		end--
	}
	return message[:end] + "…"
}

// In returns p with the location that pointer names.
func (p *Problem) In(pointer jsondoc.Pointer) *Problem {
	p.Pointer, p.HasPointer = pointer, true
	return p
}

// Labelled returns p with a label beside the caret.
func (p *Problem) Labelled(label string) *Problem { p.Label = label; return p }

// Advised returns p with a help text.
func (p *Problem) Advised(help string) *Problem { p.Help = help; return p }

// About returns p with its subject.
func (p *Problem) About(subject string) *Problem { p.Subject = subject; return p }

// Warn returns p as a warning.
func (p *Problem) Warn() *Problem { p.Severity = Warning; return p }

// FromSyntax returns the problem that a *jsondoc.SyntaxError in doc is.
func FromSyntax(doc *jsondoc.Document, err *jsondoc.SyntaxError) *Problem {
	return At(doc, err.Span, "syntax", err.Message).Advised(err.Help)
}

// List is several problems; it is an error when it holds any.
type List []*Problem

// Error returns the first problem and how many more there are.
func (l List) Error() string {
	switch len(l) {
	case 0:
		return "no problems"
	case 1:
		return l[0].Error()
	}
	return fmt.Sprintf("%v (and %d more)", l[0], len(l)-1)
}

// Sort puts the problems of one file into the order of their places, and those at
// the same place into the order they had.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b *Problem) int { return cmp.Or(a.Line-b.Line, a.Column-b.Column) })
}

// Subjects gathers the problems that are about the same and as severe: in the
// order of the first of each, one list for each subject, and one for each problem
// without.
func (l List) Subjects() []List {
	type key struct {
		severity      Severity
		code, subject string
	}
	var lists []List
	at := map[key]int{}
	for _, p := range l {
		k := key{p.Severity, p.Code, p.Subject}
		i, known := at[k]
		if p.Subject == "" || !known {
			at[k] = len(lists)
			lists = append(lists, List{p})
			continue
		}
		lists[i] = append(lists[i], p)
	}
	return lists
}

// HasErrors tells whether any problem of l is an Error.
func (l List) HasErrors() bool {
	for _, p := range l {
		if p.Severity == Error {
			return true
		}
	}
	return false
}
