package validate

import (
	"strings"

	"docgen.example/docgen/internal/jsondoc"
)

// refKeywords hold references to schemas.
var refKeywords = []string{"$ref", "$dynamicRef", "$recursiveRef"}

// unresolved returns the error for target, a URI that leads nowhere, with the
// first reference of the set that means it.
func (d *documents) unresolved(target string) error {
	meanings := []string{d.ownURI(target)}
	if path, ok := strings.CutPrefix(target, trustedHost); ok { // relative to a file
		meanings = append(meanings, "file:///"+path)
	}
	for _, meaning := range meanings {
		for _, uri := range d.order {
			if at, resolved, ok := d.reference(uri, meaning); ok {
				return &UnresolvedRefError{URI: resolved, From: uri, At: at}
			}
		}
	}
	return &UnresolvedRefError{URI: meanings[0]}
}

// reference finds the first reference in the document uri that means target,
// and what it resolves to by the base URIs of the document.
func (d *documents) reference(uri, target string) (at jsondoc.Pointer, resolved string, ok bool) {
	wantDoc, wantAt := splitLocation(target)
	var visit func(v *jsondoc.Value, here jsondoc.Pointer, base string)
	visit = func(v *jsondoc.Value, here jsondoc.Pointer, base string) {
		if id := identifier(v); id != "" {
			base = resolve(base, id)
		}
		for _, keyword := range refKeywords {
			ref := v.Member(keyword)
			if ok || ref == nil || ref.Kind != jsondoc.String {
				continue
			}
			full := resolve(base, ref.Text)
			doc, pointer := splitLocation(full)
			// The library names a place by its document: the pointer may be longer
			// than that of the reference, or be missing with the whole document.
			if d.sameDocument(doc, wantDoc) && (wantAt == "" || pointer != "" && strings.HasSuffix(string(wantAt), string(pointer))) {
				at, resolved, ok = here.Append(keyword), full, true
			}
		}
		for i, item := range v.Items {
			visit(item, here.Index(i), base)
		}
		for _, m := range v.Members {
			if !valueKeywords[m.Name] {
				visit(m.Value, here.Append(m.Name), base)
			}
		}
	}
	visit(d.roots[uri], "", uri)
	return at, resolved, ok
}

// sameDocument tells whether two URIs without fragment lead into one document.
func (d *documents) sameDocument(a, b string) bool { return d.home(a) == d.home(b) }

func (d *documents) home(uri string) string {
	if place, ok := d.resources[uri]; ok {
		return withoutFragment(place)
	}
	return d.ownURI(uri)
}
