package model

import (
	"fmt"
	"net/url"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/problem"
)

// resolve finds the target of every reference; documents read on the way bring
// references of their own.
func (b *builder) resolve() {
	for len(b.pending) > 0 {
		r := b.pending[0]
		b.pending = b.pending[1:]
		b.target(r)
		if r.Target != nil {
			r.Target.ReferencedBy = append(r.Target.ReferencedBy, r)
		}
	}
}

func (b *builder) target(r *Ref) {
	s := r.Keyword.Schema
	r.URI = load.Resolve(s.Resource.URI, r.Text)
	uri, fragment, _ := strings.Cut(r.URI, "#")
	resource := s.Resource
	if uri != withoutFragment(s.Resource.URI) {
		var err error
		if resource, err = b.find(uri, s.Document); resource == nil {
			b.unresolved(r, uri, err)
			return
		}
	}
	fragment = unescapeFragment(fragment)
	switch {
	case fragment == "":
		r.Target = resource.Root
	case fragment[0] == '/':
		r.Target = b.at(resource.Root, jsondoc.Pointer(fragment))
	default:
		r.Target = resource.Anchors[fragment]
		if resource.DynamicAnchors[fragment] != nil && r.Keyword.Name == "$dynamicRef" {
			r.Anchor = fragment
		}
	}
	if r.Target == nil {
		b.dangling(r, resource, fragment)
	}
}

func unescapeFragment(fragment string) string {
	if plain, err := url.PathUnescape(fragment); err == nil {
		return plain
	}
	return fragment
}

// find returns the resource of a URI without fragment, reading its document if need be.
func (b *builder) find(uri string, from *Document) (*Resource, error) {
	if r := b.model.Resources[uri]; r != nil && r.Root != nil {
		return r, nil
	}
	loaded, err := b.set.Lookup(uri, from.Document)
	if err != nil || loaded == nil {
		return nil, err
	}
	doc := b.document(loaded, from)
	if r := b.model.Resources[uri]; r != nil && r.Root != nil {
		return r, nil
	}
	if doc.Root == nil {
		return nil, fmt.Errorf("%s is no schema that can be read", loaded.Name)
	}
	return doc.Root.Resource, nil
}

// at returns the schema at a pointer below root, reading the value there as one
// where no keyword has made it a schema.
func (b *builder) at(root *Schema, pointer jsondoc.Pointer) *Schema {
	full := root.Pointer + pointer
	if s := root.Document.byPointer[full]; s != nil {
		return s
	}
	v := root.Value.Lookup(pointer)
	if v == nil || v.Kind != jsondoc.Object && v.Kind != jsondoc.Bool {
		return nil
	}
	near, depth := root, 0
	for p := full; p != root.Pointer; {
		p, _ = p.Parent()
		depth++
		if s := root.Document.byPointer[p]; s != nil {
			near = s
			break
		}
	}
	// The token may be escaped in more than one way; the canonical pointer counts.
	canonical := jsondoc.Pointer("").Append(full.Tokens()...)
	if s := root.Document.byPointer[canonical]; s != nil {
		return s
	}
	return b.schema(root.Document, canonical, v, near, nil, near.Dialect, near.Resource, depth)
}

// CodeMissingDocument is the code of problems with references to documents that
// are not to be had. What does not depend on them can be done all the same.
const CodeMissingDocument = "missing-document"

// unresolved reports a reference whose document is not to be had.
func (b *builder) unresolved(r *Ref, uri string, err error) {
	s := r.Keyword.Schema
	file, local := strings.CutPrefix(uri, "file:///") // a relative reference
	message := fmt.Sprintf("the document of this %s is not here: %s", r.Keyword.Name, file)
	help := fmt.Sprintf("docgen fetches nothing; give the file with --ref %s=FILE", uri)
	switch {
	case strings.HasPrefix(r.Text, "../"):
		help = fmt.Sprintf("docgen reads nothing outside of the folder it is given; name with --schema the folder that holds both, or give the file with --ref %s=FILE", uri)
	case local:
		help = fmt.Sprintf("put the file there, or give another with --ref %s=FILE", uri)
	}
	if err != nil {
		message += " (" + err.Error() + ")"
	}
	s.Document.report(s.place(r.Keyword.Value.Span, CodeMissingDocument, message).In(r.Keyword.Pointer()).
		Advised(help).About(file))
}

// dangling reports a reference into a document that has no such place.
func (b *builder) dangling(r *Ref, resource *Resource, fragment string) {
	s := r.Keyword.Schema
	p := s.place(r.Keyword.Value.Span, "unresolved-ref", fmt.Sprintf("this %s points nowhere", r.Keyword.Name)).In(r.Keyword.Pointer())
	var names []string
	if fragment[0] == '/' {
		p.Label = "no such definition"
		for _, d := range resource.Root.Definitions {
			names = append(names, string(d.Schema.Pointer[len(resource.Root.Pointer):]))
		}
		p.Help = "check the pointer against the schema"
	} else {
		p.Label, p.Help = "no such anchor", "check it against the anchors of the schema; a JSON Pointer begins with #/"
		for name := range resource.Anchors {
			names = append(names, name)
		}
	}
	if best := problem.Closest(fragment, names); best != "" {
		before, _, _ := strings.Cut(r.Text, "#")
		p.Help = fmt.Sprintf("did you mean %q?", before+"#"+best)
	}
	s.Document.report(p)
}

// findLoops marks references that lead back to where they stand without going
// deeper into the instance: no validator could ever finish (Core section 9.4.1).
func (b *builder) findLoops() {
	state := make([]uint8, len(b.model.Schemas)) // 0 new, 1 on the path, 2 done
	for _, s := range b.model.Schemas {
		if state[s.ID] == 0 {
			b.loopsFrom(s, state)
		}
	}
}

// loopStep is one schema on the path, the reference that led there if one did,
// and which of its edges comes next.
type loopStep struct {
	schema *Schema
	via    *Ref
	edges  []loopEdge
	next   int
}

type loopEdge struct {
	to  *Schema
	ref *Ref
}

func (b *builder) loopsFrom(start *Schema, state []uint8) {
	path := []loopStep{{schema: start, edges: inPlaceEdges(start)}}
	state[start.ID] = 1
	for len(path) > 0 {
		top := &path[len(path)-1]
		if top.next == len(top.edges) {
			state[top.schema.ID] = 2
			path = path[:len(path)-1]
			continue
		}
		e := top.edges[top.next]
		top.next++
		switch state[e.to.ID] {
		case 0:
			state[e.to.ID] = 1
			path = append(path, loopStep{schema: e.to, via: e.ref, edges: inPlaceEdges(e.to)})
		case 1:
			last := e.ref
			for i := len(path) - 1; last == nil && i > 0 && path[i].schema != e.to; i-- {
				last = path[i].via
			}
			if last == nil || last.Loops {
				continue
			}
			last.Loops = true
			s := last.Keyword.Schema
			s.Document.report(s.place(last.Keyword.Value.Span, "ref-loop", fmt.Sprintf("this %s leads back to itself: no instance can be checked against it", last.Keyword.Name)).
				In(last.Keyword.Pointer()).Advised("refer to another schema, or go through a property or an item"))
		}
	}
}

// inPlaceEdges lists the schemas that s applies to the same instance location.
func inPlaceEdges(s *Schema) []loopEdge {
	var edges []loopEdge
	for _, r := range s.Applied() {
		if r.Target != nil && r.Anchor == "" {
			edges = append(edges, loopEdge{r.Target, r})
		}
	}
	for _, k := range s.Keywords {
		if k.Row == nil || !k.Row.InPlace || k.Ignored != NotIgnored {
			continue
		}
		for _, sub := range k.Subs {
			edges = append(edges, loopEdge{sub.Schema, nil})
		}
	}
	return edges
}
