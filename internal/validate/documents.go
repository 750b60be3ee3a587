package validate

import (
	"maps"
	"net/url"
	"strings"
	"sync"

	"docgen.example/docgen/internal/jsondoc"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// documents is the closed set in which references are resolved.
type documents struct {
	opts      Options
	draft     *jsonschema.Draft // where a document names none
	roots     map[string]*jsondoc.Value
	values    map[string]any    // by URI, as the library takes them
	resources map[string]string // "$id" → URI of the document with a JSON Pointer as fragment
	order     []string          // URIs as given
	locations sync.Map          // [2]string{library's location, keyword} → absolute keyword location
}

func newDocuments(sources []Source, opts Options) (*documents, error) {
	d := &documents{
		opts:      opts,
		draft:     draftOf(opts.DefaultDialect),
		roots:     map[string]*jsondoc.Value{},
		values:    map[string]any{},
		resources: map[string]string{},
	}
	for _, s := range sources {
		uri := withoutFragment(s.URI)
		if _, ok := d.roots[uri]; !ok {
			d.order = append(d.order, uri)
		}
		d.roots[uri] = s.Root
	}
	for _, uri := range d.order {
		d.collectResources(uri, d.roots[uri], "", uri)
	}
	for _, uri := range d.order {
		r := schemaReader{uri, d.dialect}
		value, err := r.value(d.roots[uri], "", 0, false)
		if err != nil {
			return nil, err
		}
		d.values[uri] = value
	}
	return d, nil
}

// collectResources notes each "$id" below v, a value at the given place of the
// document uri, with what it resolves to.
func (d *documents) collectResources(uri string, v *jsondoc.Value, at jsondoc.Pointer, base string) {
	if v.Kind == jsondoc.Object {
		if id := identifier(v); id != "" {
			base = resolve(base, id)
			if _, taken := d.resources[base]; !taken {
				d.resources[base] = uri + "#" + string(at)
			}
		}
	}
	for i, item := range v.Items {
		d.collectResources(uri, item, at.Index(i), base)
	}
	for _, m := range v.Members {
		if !valueKeywords[m.Name] {
			d.collectResources(uri, m.Value, at.Append(m.Name), base)
		}
	}
}

// identifier returns the URI that a schema object gives itself, or "".
func identifier(v *jsondoc.Value) string {
	id := v.Member("$id")
	if id == nil {
		id = v.Member("id")
	}
	if id == nil || id.Kind != jsondoc.String {
		return ""
	}
	return withoutFragment(id.Text)
}

// find returns the document, in the library's form, that uri names by its own
// URI or by a "$id"; for an embedded resource the part of the document, with
// the dialect that it inherits.
func (d *documents) find(uri string) (any, bool) {
	if value, ok := d.values[uri]; ok {
		return value, true
	}
	place, ok := d.resources[uri]
	if !ok {
		return nil, false
	}
	doc, pointer, _ := strings.Cut(place, "#")
	value, root := d.values[doc], d.values[doc]
	for _, token := range jsondoc.Pointer(pointer).Tokens() {
		value = child(value, token)
	}
	return inheritDialect(value, root), true
}

func inheritDialect(value, root any) any {
	part, ok := value.(map[string]any)
	whole, wholeOK := root.(map[string]any)
	if !ok || !wholeOK || part["$schema"] != nil || whole["$schema"] == nil {
		return value
	}
	copied := map[string]any{"$schema": whole["$schema"]}
	maps.Copy(copied, part)
	return copied
}

func child(value any, token string) any {
	switch value := value.(type) {
	case map[string]any:
		return value[token]
	case []any:
		for i := range value {
			if string(jsondoc.Pointer("").Index(i)) == "/"+token {
				return value[i]
			}
		}
	}
	return nil
}

// dialect returns the "$schema" that the library is given for the one written.
func (d *documents) dialect(written string) (string, bool) {
	uri := withoutFragment(written)
	if published := publishedDialect(uri); published != "" {
		return published, true
	}
	// A meta-schema that a source brings along may come later in the list. One
	// that describes itself leads to no dialect.
	home, _, _ := strings.Cut(d.resources[uri], "#")
	root := d.roots[uri]
	if root == nil {
		root = d.roots[home]
	}
	if root != nil && !describesItself(root, uri) {
		return uri, true
	}
	return "", false
}

func describesItself(root *jsondoc.Value, uri string) bool {
	own := root.Member("$schema")
	return own != nil && withoutFragment(own.Text) == uri
}

// publishedDialects are the dialects that the library knows, with the parts of
// a "$schema" by which they are told: authors write http for https, leave out
// the empty fragment, or name a hyper-schema.
var publishedDialects = []struct {
	mark, uri string
	draft     *jsonschema.Draft
}{
	{"draft-03", "http://json-schema.org/draft-04/schema", jsonschema.Draft4},
	{"draft-04", "http://json-schema.org/draft-04/schema", jsonschema.Draft4},
	{"draft-05", "http://json-schema.org/draft-04/schema", jsonschema.Draft4},
	{"draft-06", "http://json-schema.org/draft-06/schema", jsonschema.Draft6},
	{"draft-07", "http://json-schema.org/draft-07/schema", jsonschema.Draft7},
	{"2019-09", "https://json-schema.org/draft/2019-09/schema", jsonschema.Draft2019},
	{"2020-12", "https://json-schema.org/draft/2020-12/schema", jsonschema.Draft2020},
}

// publishedDialect returns the canonical URI of the published dialect that uri
// means, or "".
func publishedDialect(uri string) string {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(uri, "https:"), "http:")
	if !ok && rest == uri {
		return ""
	}
	rest = strings.TrimPrefix(rest, "//www.")
	rest = strings.TrimPrefix(rest, "//")
	if !strings.HasPrefix(rest, "json-schema.org/") {
		return ""
	}
	for _, d := range publishedDialects {
		if strings.Contains(rest, d.mark) {
			return d.uri
		}
	}
	return ""
}

func draftOf(dialect string) *jsonschema.Draft {
	uri := publishedDialect(withoutFragment(dialect))
	for _, d := range publishedDialects {
		if d.uri == uri {
			return d.draft
		}
	}
	return jsonschema.Draft2020
}

func withoutFragment(uri string) string {
	uri, _, _ = strings.Cut(uri, "#")
	return uri
}

// resolve returns reference resolved against base; reference itself if either is no URI.
func resolve(base, reference string) string {
	b, err := url.Parse(base)
	if err != nil {
		return reference
	}
	r, err := url.Parse(reference)
	if err != nil {
		return reference
	}
	resolved := b.ResolveReference(r)
	if b.Opaque != "" && !r.IsAbs() {
		resolved.Opaque = b.Opaque
	}
	return resolved.String()
}
