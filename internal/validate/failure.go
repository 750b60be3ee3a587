package validate

import (
	"net/url"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// violations flattens the library's tree of errors for instance.
func (d *documents) violations(failure *jsonschema.ValidationError, instance *jsondoc.Value) []Violation {
	f := flattener{docs: d, instance: instance}
	f.visitAll(failure.Causes, failure.SchemaURL, false)
	return sortViolations(f.found)
}

// flattener walks the library's tree of errors.
type flattener struct {
	docs     *documents
	instance *jsondoc.Value
	path     []string // keyword location of where the walk is, in pieces to be joined
	found    []Violation
}

// visit adds what e stands for. parentURL is the location of the schema in
// which the parent of e failed.
func (f *flattener) visit(e *jsonschema.ValidationError, parentURL string, nested bool) {
	depth := len(f.path)
	f.path = append(f.path, fragmentTail(parentURL, e.SchemaURL))
	switch k := e.ErrorKind.(type) {
	case nil:
	case *kind.Schema, *kind.Group, *kind.AllOf:
		f.visitAll(e.Causes, e.SchemaURL, nested)
	case *kind.Reference:
		f.path = append(f.path, "/", k.Keyword)
		f.visitAll(e.Causes, k.URL, nested)
	case *kind.AnyOf, *kind.OneOf, *kind.Contains, *kind.MinContains:
		f.add(e, nested)
		f.visitAll(e.Causes, e.SchemaURL, true)
	case *kind.PropertyNames:
		f.add(e, nested)
		first := len(f.found)
		f.visitAll(e.Causes, e.SchemaURL, true)
		for i := range f.found[first:] { // a name has no location: it is reported at its object
			f.found[first+i].InstanceLocation = jsondoc.Pointer("").Append(e.InstanceLocation...)
			f.found[first+i].Name = k.Property
		}
	default:
		f.add(e, nested)
	}
	f.path = f.path[:depth]
}

func (f *flattener) visitAll(causes []*jsonschema.ValidationError, url string, nested bool) {
	for _, cause := range causes {
		f.visit(cause, url, nested)
	}
}

// add makes violations of one failed keyword: one for each name or item at issue.
func (f *flattener) add(e *jsonschema.ValidationError, nested bool) {
	at := jsondoc.Pointer("").Append(e.InstanceLocation...)
	if _, ok := e.ErrorKind.(*kind.FalseSchema); ok {
		f.addFalse(e.SchemaURL, at, nested)
		return
	}
	keyword := keywordOf(e.ErrorKind)
	base := Violation{
		KeywordLocation:         strings.Join(f.path, "") + "/" + keyword,
		AbsoluteKeywordLocation: f.docs.absoluteLocation(e.SchemaURL, keyword),
		Keyword:                 keyword,
		Nested:                  nested,
	}
	for _, s := range f.statements(e.ErrorKind, at) {
		v := base
		v.InstanceLocation, v.Name, v.Message = at, s.name, s.message
		if s.at != nil {
			v.InstanceLocation = *s.at
		}
		f.found = append(f.found, v)
	}
}

// addFalse reports a schema that is false at the keyword which applies it.
func (f *flattener) addFalse(url string, at jsondoc.Pointer, nested bool) {
	path := strings.Join(f.path, "")
	v := Violation{
		InstanceLocation:        at,
		KeywordLocation:         path,
		AbsoluteKeywordLocation: f.docs.absoluteLocation(url, ""),
		Keyword:                 applicatorOf(path),
		Nested:                  nested,
	}
	parent, name := at.Parent()
	switch v.Keyword {
	case "unevaluatedProperties", "additionalProperties":
		v.InstanceLocation, v.Name = parent, name
		v.Message = "the property " + quote(name) + " is not allowed here"
	case "properties", "patternProperties":
		v.Message = "the property " + quote(name) + " must not be there"
	case "unevaluatedItems", "items", "additionalItems", "prefixItems":
		v.Message = "this item is more than the array may have"
	default:
		v.Message = "no value at all is allowed here"
	}
	f.found = append(f.found, v)
}

// fragmentTail returns the part of the schema location child that goes beyond
// parent, as a plain JSON Pointer.
func fragmentTail(parent, child string) string {
	tail, ok := strings.CutPrefix(child, parent)
	if !ok {
		return ""
	}
	if plain, err := url.PathUnescape(tail); err == nil {
		return plain
	}
	return tail
}

// namedApplicators hold subschemas by name or by index.
var namedApplicators = map[string]bool{
	"properties": true, "patternProperties": true, "dependentSchemas": true, "dependencies": true,
	"$defs": true, "definitions": true, "allOf": true, "anyOf": true, "oneOf": true, "prefixItems": true,
}

// applicatorOf returns the keyword that applies the subschema at a keyword
// location: the last step that is neither a name nor an index; "" for none.
func applicatorOf(path string) string {
	keyword := ""
	tokens := jsondoc.Pointer(path).Tokens()
	for i := 0; i < len(tokens); i++ {
		keyword = tokens[i]
		if namedApplicators[keyword] || keyword == "items" && i+1 < len(tokens) && isIndex(tokens[i+1]) {
			i++
		}
	}
	return keyword
}

func isIndex(token string) bool {
	_, err := strconv.Atoi(token)
	return err == nil
}

// absoluteLocation returns the URI of a keyword of the schema at the library's
// location: by the nearest "$id", else the document's URI.
func (d *documents) absoluteLocation(location, keyword string) string {
	key := [2]string{location, keyword}
	if known, ok := d.locations.Load(key); ok {
		return known.(string)
	}
	absolute := d.findAbsoluteLocation(location, keyword)
	d.locations.Store(key, absolute)
	return absolute
}

func (d *documents) findAbsoluteLocation(location, keyword string) string {
	uri, at := splitLocation(d.ownURI(location))
	if keyword != "" {
		at = at.Append(keyword)
	}
	base, rest := d.nearestID(uri, at)
	return base + "#" + encodeFragment(rest)
}

// nearestID returns the base URI that holds at the place at of the document uri
// and what of at lies beyond its resource.
func (d *documents) nearestID(uri string, at jsondoc.Pointer) (string, jsondoc.Pointer) {
	v := d.roots[uri]
	if v == nil {
		return uri, at
	}
	base, rest, here := uri, at, jsondoc.Pointer("")
	for _, token := range append([]string{""}, at.Tokens()...) {
		if here != "" || token != "" {
			v = v.Child(token)
			here = here.Append(token)
		}
		if v == nil {
			break
		}
		if id := identifier(v); id != "" && v.Kind == jsondoc.Object {
			base, rest = resolve(base, id), at[len(here):]
		}
	}
	return base, rest
}

func encodeFragment(p jsondoc.Pointer) string {
	return (&url.URL{Fragment: string(p)}).EscapedFragment()
}
