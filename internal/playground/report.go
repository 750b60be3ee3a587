package playground

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/validate"
)

// Report is what there is to say about a text.
type Report struct {
	Verdict  string    `json:"verdict"` // "valid", "invalid", "malformed" (no JSON), "unknown" (the validator gave up)
	Findings []Finding `json:"findings"`
}

// Finding is a violation, or a fault or peculiarity of the text, at its place.
type Finding struct {
	Kind    string `json:"kind"` // "violation", "syntax", "note"
	Message string `json:"message"`
	Help    string `json:"help,omitempty"`
	Place

	InstanceLocation        string `json:"instanceLocation"`
	Keyword                 string `json:"keyword,omitempty"`
	KeywordLocation         string `json:"keywordLocation,omitempty"`
	AbsoluteKeywordLocation string `json:"absoluteKeywordLocation,omitempty"`
	// Subject is the URI of the schema that the violation is about, without its
	// keyword; of a missing property, that property's schema.
	Subject string `json:"subject,omitempty"`
}

// Place is a range of the text: Line and Column from 1, in code points; Start
// and End in UTF-16 units, which is how JavaScript counts.
type Place struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Start  int `json:"start"`
	End    int `json:"end"`
}

// Check judges a text, with "format" as an assertion or as an annotation.
func (s *Schema) Check(text string, assertFormat bool) Report {
	doc, err := jsondoc.Parse("instance", []byte(text))
	if err != nil {
		return Report{Verdict: "malformed", Findings: []Finding{syntax(doc, err)}}
	}
	validator := s.annotation
	if assertFormat {
		validator = s.assertion
	}
	places := newPlaces(doc)
	violations, err := validator.Validate(doc.Root)
	if err != nil {
		return Report{Verdict: "unknown", Findings: []Finding{{Kind: "note", Message: err.Error(), Place: places.at(jsondoc.Span{})}}}
	}
	report := Report{Verdict: "valid", Findings: notes(doc, places)}
	if len(violations) > 0 {
		report.Verdict = "invalid"
	}
	for _, v := range validate.Explain(violations) {
		report.Findings = append(report.Findings, finding(doc, places, v))
	}
	slices.SortStableFunc(report.Findings, func(a, b Finding) int { return cmp.Compare(a.Start, b.Start) })
	return report
}

func syntax(doc *jsondoc.Document, err error) Finding {
	f := Finding{Kind: "syntax", Message: err.Error()}
	var fault *jsondoc.SyntaxError
	if errors.As(err, &fault) {
		f.Help = fault.Help
		f.Place = newPlaces(doc).at(fault.Span)
	}
	return f
}

// notes says what other parsers may read differently.
func notes(doc *jsondoc.Document, places places) []Finding {
	findings := []Finding{}
	for _, d := range doc.Duplicates {
		findings = append(findings, Finding{Kind: "note", Place: places.at(d.Second),
			Message: "the object has two members called " + string(jsondoc.AppendString(nil, d.Name)), Help: "parsers differ in which they keep"})
	}
	for _, span := range doc.LoneSurrogates {
		findings = append(findings, Finding{Kind: "note", Place: places.at(span),
			Message: "half of a surrogate pair is no character", Help: "parsers differ in what they read"})
	}
	if doc.HasBOM {
		findings = append(findings, Finding{Kind: "note", Place: places.at(jsondoc.Span{}),
			Message: "the text begins with a byte order mark", Help: "a parser may refuse it (RFC 8259 section 8.1)"})
	}
	return findings
}

func finding(doc *jsondoc.Document, places places, v validate.Violation) Finding {
	return Finding{
		Kind:                    "violation",
		Message:                 v.Message,
		Place:                   places.at(span(doc, v)),
		InstanceLocation:        string(v.InstanceLocation),
		Keyword:                 v.Keyword,
		KeywordLocation:         v.KeywordLocation,
		AbsoluteKeywordLocation: v.AbsoluteKeywordLocation,
		Subject:                 subject(v),
	}
}

// span returns the range of the value that a violation is about, or of the name
// of the member that should not be there.
func span(doc *jsondoc.Document, v validate.Violation) jsondoc.Span {
	at := doc.Root.Lookup(v.InstanceLocation)
	if at == nil {
		return jsondoc.Span{}
	}
	for _, m := range slices.Backward(at.Members) { // the last one counts
		if v.Name != "" && m.Name == v.Name {
			return m.NameSpan
		}
	}
	return at.Span
}

func subject(v validate.Violation) string {
	s := strings.TrimSuffix(v.AbsoluteKeywordLocation, "/"+v.Keyword)
	if v.Keyword == "required" && v.Name != "" {
		s += string(jsondoc.Pointer("").Append("properties", v.Name))
	}
	return s
}

// places turns byte offsets into places.
type places struct {
	doc *jsondoc.Document
}

func newPlaces(doc *jsondoc.Document) places { return places{doc} }

func (p places) at(span jsondoc.Span) Place {
	position := p.doc.Position(span.Start)
	start := utf16Len(p.doc.Source[:min(span.Start, len(p.doc.Source))])
	end := start
	if span.End > span.Start {
		end += utf16Len(p.doc.Source[span.Start:min(span.End, len(p.doc.Source))])
	}
	return Place{Line: position.Line, Column: position.Column, Start: start, End: end}
}

// utf16Len counts the UTF-16 units of UTF-8 text.
func utf16Len(text []byte) int {
	n := 0
	for _, r := range string(text) {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
