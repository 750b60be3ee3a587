package validate

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/problem"
)

// Problems turns the violations of an instance, or of a schema document against
// its meta-schema, into findings with their place in doc. A property that is not
// allowed or badly named is shown at its name, and one that is missing at the
// start of its object. What is told of alternatives is as Explain has it.
func Problems(doc *jsondoc.Document, violations []Violation) problem.List {
	var list problem.List
	for _, v := range Explain(violations) {
		p := problem.At(doc, spanOf(doc.Root, v), "invalid", v.Message).In(v.InstanceLocation)
		if v.KeywordLocation != "" {
			p = p.Labelled(v.KeywordLocation)
		}
		list = append(list, p)
	}
	return list
}

// spanOf returns what to underline for v.
func spanOf(root *jsondoc.Value, v Violation) jsondoc.Span {
	if v.Keyword == "patternProperties" { // the pattern, which is a name
		parent, name := v.InstanceLocation.Parent()
		return memberName(root.Lookup(parent), name)
	}
	at := root.Lookup(v.InstanceLocation)
	if at == nil {
		return root.Span
	}
	if v.Name != "" && at.Has(v.Name) {
		return memberName(at, v.Name)
	}
	if at.Kind == jsondoc.Object || at.Kind == jsondoc.Array {
		return jsondoc.Span{Start: at.Span.Start, End: at.Span.Start + 1}
	}
	return at.Span
}

// memberName returns where the last member called name has its name.
func memberName(v *jsondoc.Value, name string) jsondoc.Span {
	if v == nil {
		return jsondoc.Span{}
	}
	for i := len(v.Members) - 1; i >= 0; i-- { // the last one counts
		if v.Members[i].Name == name {
			return v.Members[i].NameSpan
		}
	}
	return v.Span
}
