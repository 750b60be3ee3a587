package build

import (
	"fmt"
	"slices"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/validate"
)

// CheckSchema holds a schema document to its dialect's meta-schema. The problems
// speak of keywords, one for each place, with what was likely meant.
func CheckSchema(doc *model.Document) problem.List {
	source := doc.Document.Document
	violations, err := validate.CheckSchema(source.Root, doc.Dialect.URI())
	if err != nil {
		return problem.List{problem.At(source, source.Root.Span, "invalid-schema", "checking the schema against its meta-schema: "+err.Error()).In("")}
	}
	var list problem.List
	seen := map[jsondoc.Pointer]bool{}
	for _, p := range validate.Problems(source, violations) {
		if seen[p.Pointer] {
			continue // the same fault, met along another way through the meta-schema
		}
		seen[p.Pointer] = true
		list = append(list, reword(doc, p))
	}
	list.Sort()
	return list
}

// checkReferred is CheckSchema for a document that is only referred to.
func checkReferred(doc *model.Document) problem.List {
	if doc.Bundled || doc.Root == nil {
		return nil
	}
	return CheckSchema(doc)
}

// reword makes a violation of the meta-schema a sentence about a keyword.
func reword(doc *model.Document, p *problem.Problem) *problem.Problem {
	rule := p.Label
	p.Code, p.Label = "invalid-schema", ""
	parent, keyword := p.Pointer.Parent()
	if holder := doc.Document.Root.Lookup(parent); holder != nil && holder.Kind == jsondoc.Array {
		_, keyword = parent.Parent()
	}
	value := doc.Document.Root.Lookup(p.Pointer)
	switch {
	case value == nil:
	case keyword == "type" && value.Kind == jsondoc.String:
		return noType(doc, p.Pointer, value)
	case keyword == "type" && value.Kind == jsondoc.Array:
		for i, item := range value.Items {
			if item.Kind == jsondoc.String && !slices.Contains(model.AllTypeNames(), item.Text) {
				return noType(doc, p.Pointer.Index(i), item)
			}
		}
		p.Message = `"type" must be a type or a list of different ones`
		if len(value.Items) > 0 {
			return harmless(p)
		}
	case p.Pointer == "":
		p.Message = "this is no schema: it " + p.Message
	case strings.HasPrefix(p.Message, "the items must be unique"):
		p.Message = fmt.Sprintf("%q lists the same value twice", keyword)
	case strings.HasPrefix(p.Message, "must "), strings.HasPrefix(p.Message, "is "):
		p.Message = fmt.Sprintf("%q %s", keyword, p.Message)
	}
	if isHarmless(rule) {
		return harmless(p)
	}
	if p.Help == "" {
		p.Help = fmt.Sprintf("this is no valid schema of %v; correct it, or declare another dialect in $schema", doc.Dialect)
	}
	return p
}

// isHarmless tells whether a rule of a meta-schema, given by its location, may be
// broken without a doubt of what is meant: a value listed twice, an empty list, a
// text about the schema that is no text.
func isHarmless(rule string) bool {
	switch _, kind := jsondoc.Pointer(rule).Parent(); kind {
	case "uniqueItems", "minItems":
		return strings.Contains(rule, "/properties/enum/") || strings.Contains(rule, "/properties/required/")
	case "type":
		return slices.ContainsFunc([]string{"title", "description", "$comment", "examples", "deprecated", "readOnly", "writeOnly"}, func(keyword string) bool {
			return strings.HasSuffix(rule, "/properties/"+keyword+"/type")
		})
	}
	return false
}

// harmless makes p a warning.
func harmless(p *problem.Problem) *problem.Problem {
	return p.Advised("what is meant is clear, but validators that hold a schema to its meta-schema refuse it").Warn()
}

// noType reports a name that is none of the types.
func noType(doc *model.Document, at jsondoc.Pointer, name *jsondoc.Value) *problem.Problem {
	p := problem.At(doc.Document.Document, name.Span, "invalid-schema", fmt.Sprintf("%q is no type", name.Text)).In(at).Labelled("no such type")
	if best := problem.Closest(strings.ToLower(name.Text), model.AllTypeNames()); best != "" {
		return p.Advised(fmt.Sprintf("did you mean %q?", best))
	}
	return p.Advised("the types are " + strings.Join(model.AllTypeNames(), ", "))
}
