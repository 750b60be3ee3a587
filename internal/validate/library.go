package validate

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// compile gives the library the set and has it compile the schema at entry.
// The library's own check against the meta-schema is avoided where that can be
// (see trustedURI): check has done it, in more detail, where it was wanted.
func (d *documents) compile(entry string, stop *stopper) (schema *jsonschema.Schema, err error) {
	defer func() {
		if p := recover(); p != nil {
			schema, err = nil, &InternalError{p}
		}
	}()
	c := d.compiler(stop)
	c.RegisterVocabulary(d.vocabulary(stop))
	c.AssertVocabs()
	uri, fragment, hasFragment := strings.Cut(entry, "#")
	if _, ok := d.find(uri); !ok && publishedDialect(uri) == "" {
		return nil, &UnresolvedRefError{URI: entry}
	}
	location := trustedURI(uri)
	if hasFragment {
		location += "#" + fragment
	}
	schema, err = c.Compile(location)
	return schema, d.explain(err)
}

// compiler returns a library compiler that resolves within the set alone.
func (d *documents) compiler(stop *stopper) *jsonschema.Compiler {
	c := jsonschema.NewCompiler()
	c.DefaultDraft(d.draft)
	c.UseRegexpEngine(regexpEngine(stop))
	c.UseLoader(loader{d})
	if d.opts.AssertFormat {
		c.AssertFormat()
	}
	for name := range formatChecks {
		c.RegisterFormat(libraryFormat(name))
	}
	return c
}

// trustedHost is where the library believes every document to be a valid schema.
const trustedHost = "https://json-schema.org/"

// trustedURI returns an alias of the fictitious URI of a file under which the
// library does not check it against the meta-schema; other URIs stay as they are.
func trustedURI(uri string) string {
	path, ok := strings.CutPrefix(uri, "file:///")
	if !ok || path == "schema" || strings.HasPrefix(path, "draft") { // the library's own are there
		return uri
	}
	return trustedHost + path
}

// ownURI undoes trustedURI, with or without a fragment.
func (d *documents) ownURI(uri string) string {
	path, ok := strings.CutPrefix(uri, trustedHost)
	if !ok {
		return uri
	}
	if _, known := d.find("file:///" + withoutFragment(path)); known {
		return "file:///" + path
	}
	return uri
}

// loader finds documents in the set for the library, which has looked for the
// published meta-schemas itself before it asks.
type loader struct{ docs *documents }

// errMissing is wrapped by the library into an error with the URI.
var errMissing = errors.New("not in the set of documents")

// Load implements jsonschema.URLLoader.
func (l loader) Load(uri string) (any, error) {
	if value, ok := l.docs.find(uri); ok {
		return value, nil
	}
	if value, ok := l.docs.find(l.docs.ownURI(uri)); ok {
		return value, nil
	}
	return nil, errMissing
}

// explain turns the library's errors into those of this package.
func (d *documents) explain(err error) error {
	var (
		load    *jsonschema.LoadURLError
		pointer *jsonschema.JSONPointerNotFoundError
		bad     *jsonschema.InvalidJsonPointerError
		anchor  *jsonschema.AnchorNotFoundError
		regex   *jsonschema.InvalidRegexError
		schema  *jsonschema.SchemaValidationError
		id      *jsonschema.DuplicateIDError
		name    *jsonschema.DuplicateAnchorError
	)
	switch {
	case err == nil:
		return nil
	case errors.As(err, &load):
		return d.unresolved(load.URL)
	case errors.As(err, &pointer):
		return d.unresolved(pointer.URL)
	case errors.As(err, &bad):
		return d.unresolved(bad.URL)
	case errors.As(err, &anchor):
		return d.unresolved(anchor.Reference)
	case errors.As(err, &regex):
		return d.badRegexp(regex)
	case errors.As(err, &schema):
		return d.schemaError(schema)
	case errors.As(err, &id):
		return d.duplicate(id.URL, id.Ptr1, id.Ptr2, "$id", id.ID)
	case errors.As(err, &name):
		return d.duplicate(name.URL, name.Ptr1, name.Ptr2, "$anchor", name.Anchor)
	}
	return fmt.Errorf("compiling the schema: %s", strings.ReplaceAll(err.Error(), trustedHost, "file:///"))
}

// duplicate is the error for two schemas of a document with one identifier. The
// library finds them in any order.
func (d *documents) duplicate(uri, a, b, keyword, identifier string) error {
	first, second := min(a, b), max(a, b)
	return &SchemaError{d.ownURI(uri), []Violation{{
		InstanceLocation: jsondoc.Pointer(second),
		Keyword:          keyword,
		Message:          "has the same " + keyword + " as the schema at #" + first + ": " + quote(identifier),
	}}}
}

// badRegexp is the error for a pattern where checkPatterns does not look.
func (d *documents) badRegexp(e *jsonschema.InvalidRegexError) error {
	uri, at := splitLocation(d.ownURI(e.URL))
	_, keyword := at.Parent()
	if keyword == "patternProperties" {
		at = at.Append(e.Regex)
	}
	return &SchemaError{uri, patternViolation(e.Regex, keyword, at)}
}

// splitLocation takes a schema location of the library apart: the URI of the
// document and the JSON Pointer into it.
func splitLocation(location string) (string, jsondoc.Pointer) {
	uri, fragment, _ := strings.Cut(location, "#")
	if pointer, err := url.PathUnescape(fragment); err == nil {
		fragment = pointer
	}
	return uri, jsondoc.Pointer(fragment)
}
