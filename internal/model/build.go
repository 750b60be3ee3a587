package model

import (
	"fmt"
	"net/url"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/problem"
)

// maxDepth bounds how deep schemas may nest in schemas; real ones reach 22.
const maxDepth = 256

// Build reads the schemas of the entry documents and of all that they refer to.
// Problems are filed with the document that they are in; one that cannot be
// read as a schema has no Root and stops none of the others.
func Build(set *load.Set, entries []*load.Document) *Model {
	b := &builder{
		set:       set,
		model:     &Model{Resources: map[string]*Resource{}},
		documents: map[*load.Document]*Document{},
	}
	for _, entry := range entries {
		b.document(entry, nil).Entry = true
	}
	b.resolve()
	b.findLoops()
	for _, doc := range b.model.Documents {
		if !doc.Bundled {
			warnIgnored(doc)
			warnMisspelt(doc)
		}
	}
	return b.model
}

type builder struct {
	set       *load.Set
	model     *Model
	documents map[*load.Document]*Document
	pending   []*Ref
}

// document reads a whole document, once. from is the document that refers to it, if any.
func (b *builder) document(loaded *load.Document, from *Document) *Document {
	if doc := b.documents[loaded]; doc != nil {
		return doc
	}
	doc := &Document{Document: loaded, byPointer: map[jsondoc.Pointer]*Schema{}}
	b.documents[loaded] = doc
	b.model.Documents = append(b.model.Documents, doc)
	for _, d := range loaded.Duplicates {
		first := loaded.Position(d.First.Start)
		doc.report(problem.At(loaded.Document, d.Second, "duplicate-member", fmt.Sprintf("the member %q stands twice in this object", d.Name)).
			Labelled(fmt.Sprintf("first in line %d", first.Line)).Advised("remove one; parsers differ in which they keep"))
	}
	if loaded.Root.Kind != jsondoc.Object && loaded.Root.Kind != jsondoc.Bool {
		doc.report(problem.At(loaded.Document, loaded.Root.Span, "not-a-schema", "this is no JSON Schema: "+article(loaded.Root.Kind)+" at the top").
			In("").Advised("a schema is an object, or true or false"))
		return doc
	}
	if !b.dialect(doc, from) {
		return doc
	}
	resource := b.resource(withoutFragment(loaded.URI))
	doc.Root = b.schema(doc, "", loaded.Root, nil, nil, doc.Dialect, resource, 0)
	return doc
}

func article(k jsondoc.Kind) string {
	switch k {
	case jsondoc.Array:
		return "there is an array"
	case jsondoc.Null:
		return "there is null"
	}
	return "there is a " + k.String()
}

// dialect settles the document's dialect; false where docgen refuses it.
func (b *builder) dialect(doc *Document, from *Document) bool {
	declared := doc.Document.Root.Member("$schema")
	if declared == nil || declared.Kind != jsondoc.String {
		if from != nil {
			doc.Dialect, doc.DialectGuessed = from.Dialect, "it is referred to from such a schema"
			return true
		}
		doc.Dialect, doc.DialectGuessed = guessDialect(doc.Document.Root)
		return true
	}
	if d, ok := dialectOf(declared.Text); ok {
		doc.Dialect = d
		return true
	}
	if isDraft3(declared.Text) {
		doc.report(problem.At(doc.Document.Document, declared.Span, "old-dialect", "this schema is written in draft-03 or older, which docgen does not read").
			In("/$schema").Advised("bring it to draft-07 or 2020-12 first, for instance with alterschema"))
		return false
	}
	if meta, err := b.set.Lookup(declared.Text, doc.Document); err == nil && !isUnversioned(declared.Text) && meta != nil && meta != doc.Document && meta.Root.Member("$schema") != nil {
		if d, ok := dialectOf(meta.Root.Member("$schema").Text); ok {
			doc.Dialect = d
			doc.noValidation = lacksValidation(meta.Root.Member("$vocabulary"))
			return true
		}
	}
	if meant, ok := meantDialect(declared.Text); ok {
		doc.Dialect, doc.DialectGuessed = meant, "it names that"
	} else {
		doc.Dialect, doc.DialectGuessed = guessDialect(doc.Document.Root)
	}
	doc.report(problem.At(doc.Document.Document, declared.Span, "unknown-dialect", fmt.Sprintf("%q is no dialect that docgen knows; the schema is read as %v, since %s", declared.Text, doc.Dialect, doc.DialectGuessed)).
		In("/$schema").Advised(fmt.Sprintf("write %q", doc.Dialect.URI())).Warn())
	return true
}

// lacksValidation tells whether a meta-schema's "$vocabulary" leaves the
// validation vocabulary out, so that its keywords mean nothing (Core section 8.1.2).
func lacksValidation(vocabulary *jsondoc.Value) bool {
	if vocabulary == nil {
		return false
	}
	for _, m := range vocabulary.Members {
		if strings.HasSuffix(m.Name, "/vocab/validation") {
			return false
		}
	}
	return true
}

func (d *Document) report(p *problem.Problem) { d.Problems = append(d.Problems, p) }

// place returns a problem at span in the document of s.
func (s *Schema) place(span jsondoc.Span, code, message string) *problem.Problem {
	return problem.At(s.Document.Document.Document, span, code, message)
}

func (b *builder) resource(uri string) *Resource {
	if r := b.model.Resources[uri]; r != nil {
		return r
	}
	r := &Resource{URI: uri, Anchors: map[string]*Schema{}, DynamicAnchors: map[string]*Schema{}}
	b.model.Resources[uri] = r
	return r
}

// schema reads the schema at pointer, and everything below it.
func (b *builder) schema(doc *Document, pointer jsondoc.Pointer, v *jsondoc.Value, parent *Schema, holder *Keyword, dialect Dialect, resource *Resource, depth int) *Schema {
	s := &Schema{ID: len(b.model.Schemas), Document: doc, Pointer: pointer, Value: v, Dialect: dialect, Resource: resource, Parent: parent, Holder: holder}
	b.model.Schemas = append(b.model.Schemas, s)
	doc.Schemas = append(doc.Schemas, s)
	doc.byPointer[pointer] = s
	if resource.Root == nil {
		resource.Root = s
	}
	if v.Kind == jsondoc.Bool {
		s.Boolean, s.Always = true, v.Bool
		return s
	}
	if depth > maxDepth {
		doc.report(s.place(v.Span, "too-deep", fmt.Sprintf("schemas nest deeper than %d levels", maxDepth)).In(pointer).Advised("move inner schemas to definitions"))
		s.Boolean, s.Always = true, true
		return s
	}
	b.identify(s)
	refOnly := s.Dialect < Draft201909 && isText(v.Member("$ref"))
	for i := range v.Members {
		m := &v.Members[i]
		k := &Keyword{Name: m.Name, NameSpan: m.NameSpan, Value: m.Value, Schema: s, Row: Lookup(m.Name)}
		s.Keywords = append(s.Keywords, k)
		if k.Row == nil || v.Member(m.Name) != m.Value { // an earlier one of duplicates
			continue
		}
		switch {
		case !k.Row.In(s.Dialect) || doc.noValidation && strings.HasPrefix(k.Row.Section, "Validation 6"):
			k.Ignored = NotInDialect
		case refOnly && k.Name != "$ref":
			k.Ignored = BesideRef
		}
		b.read(s, k)
	}
	return s
}

func isText(v *jsondoc.Value) bool { return v != nil && v.Kind == jsondoc.String }

// read lets the keyword's row fill the schema's fields; a keyword that is
// ignored fills those of Overlooked, so that its subschemas are known all the same.
func (b *builder) read(s *Schema, k *Keyword) {
	target := s
	if k.Ignored != NotIgnored && k.Name != "$defs" && k.Name != "definitions" {
		target = s.overlooked()
	}
	if k.Row.read(b, target, k) {
		return
	}
	if k.Ignored == NotIgnored {
		k.Ignored = WrongShape
	}
}

// overlooked returns the schema that takes up what the dialect ignores in s.
func (s *Schema) overlooked() *Schema {
	if s.Overlooked == nil {
		s.Overlooked = &Schema{ID: s.ID, Document: s.Document, Pointer: s.Pointer, Value: s.Value, Dialect: s.Dialect, Resource: s.Resource, Parent: s.Parent, Holder: s.Holder}
	}
	return s.Overlooked
}

// identify applies the keywords that name a schema: $schema, $id, anchors.
func (b *builder) identify(s *Schema) {
	v := s.Value
	if d := v.Member("$schema"); isText(d) && s.Parent != nil && isText(v.Member("$id")) {
		if dialect, ok := dialectOf(d.Text); ok {
			s.Dialect = dialect
		}
	}
	if s.Dialect < Draft201909 && isText(v.Member("$ref")) {
		return
	}
	if id := v.Member(s.Dialect.IDKeyword()); isText(id) && !s.inEnumOrConst() {
		b.identifyAs(s, id.Text)
	}
	if s.Dialect >= Draft201909 {
		if a := v.Member("$anchor"); isText(a) {
			s.Resource.Anchors[a.Text] = s
		}
	}
	if s.Dialect >= Draft202012 {
		if a := v.Member("$dynamicAnchor"); isText(a) {
			s.Resource.Anchors[a.Text], s.Resource.DynamicAnchors[a.Text] = s, s
		}
	}
	if r := v.Member("$recursiveAnchor"); s.Dialect == Draft201909 && r != nil && s == s.Resource.Root {
		s.Resource.RecursiveAnchor = r.Kind == jsondoc.Bool && r.Bool
	}
}

// inEnumOrConst is false for every schema that is reached through keywords; it
// keeps those reached by a pointer into a value from naming resources.
func (s *Schema) inEnumOrConst() bool {
	if s.Parent == nil || s.Holder != nil {
		return false
	}
	for _, token := range s.Pointer[len(s.Parent.Pointer):].Tokens() {
		if token == "enum" || token == "const" {
			return true
		}
	}
	return false
}

func (b *builder) identifyAs(s *Schema, id string) {
	plain, fragment, _ := strings.Cut(id, "#")
	if plain == "" && fragment != "" {
		if s.Dialect < Draft201909 {
			s.Resource.Anchors[fragment] = s
		}
		return
	}
	if plain == "" {
		return
	}
	uri := withoutFragment(load.Resolve(s.Resource.URI, id))
	if existing := b.model.Resources[uri]; existing != nil && existing.Root != nil && existing.Root != s {
		if s.Parent == nil { // two documents of one name: each keeps its own resource
			s.Resource = &Resource{URI: uri, Root: s, Anchors: map[string]*Schema{}, DynamicAnchors: map[string]*Schema{}}
			s.Document.report(s.place(s.Value.Member(s.Dialect.IDKeyword()).Span, "duplicate-id", fmt.Sprintf("another document has the identifier %q too", uri)).
				In(s.Pointer.Append(s.Dialect.IDKeyword())).Warn())
			return
		}
	}
	r := b.resource(uri)
	if r.Root == nil {
		r.Root = s
	}
	if s.Parent == nil { // the retrieval URI stays a name of the root, too
		b.model.Resources[s.Resource.URI] = r
	}
	s.Resource = r
	if fragment != "" && s.Dialect < Draft201909 {
		r.Anchors[fragment] = s
	}
}

// sub reads a subschema in the value of k; nil where v can be none.
func (b *builder) sub(s *Schema, k *Keyword, at jsondoc.Pointer, v *jsondoc.Value) *Schema {
	if v.Kind != jsondoc.Object && v.Kind != jsondoc.Bool {
		return nil
	}
	depth := 0
	for p := k.Schema; p != nil; p = p.Parent {
		depth++
	}
	return b.schema(k.Schema.Document, at, v, k.Schema, k, s.Dialect, s.Resource, depth)
}

// schema1 reads a keyword whose value is a schema.
func (b *builder) schema1(s *Schema, k *Keyword, to **Schema) bool {
	sub := b.sub(s, k, k.Pointer(), k.Value)
	if sub == nil {
		return false
	}
	k.Subs = append(k.Subs, Sub{"", -1, sub})
	*to = sub
	return true
}

// schemas reads a keyword whose value is an array of schemas.
func (b *builder) schemas(s *Schema, k *Keyword, to *[]*Schema) bool {
	if k.Value.Kind != jsondoc.Array {
		return false
	}
	ok := true
	list := make([]*Schema, 0, len(k.Value.Items))
	for i, item := range k.Value.Items {
		sub := b.sub(s, k, k.Pointer().Index(i), item)
		if sub == nil {
			ok = false
			continue
		}
		k.Subs = append(k.Subs, Sub{"", i, sub})
		list = append(list, sub)
	}
	*to = list
	return ok
}

// named reads a keyword whose value is an object of schemas.
func (b *builder) named(s *Schema, k *Keyword, to *[]Property) bool {
	if k.Value.Kind != jsondoc.Object {
		return false
	}
	ok := true
	seen := map[string]int{}
	at := k.Pointer()
	for _, m := range k.Value.Members {
		sub := b.sub(s, k, at.Append(m.Name), m.Value)
		if sub == nil {
			ok = false
			continue
		}
		if i, again := seen[m.Name]; again { // of duplicates the last counts
			(*to)[i].Schema = sub
			continue
		}
		seen[m.Name] = len(*to)
		k.Subs = append(k.Subs, Sub{m.Name, -1, sub})
		*to = append(*to, Property{m.Name, sub})
	}
	return ok
}

func withoutFragment(uri string) string {
	plain, _, _ := strings.Cut(uri, "#")
	return plain
}

// EscapeFragment percent-encodes a JSON Pointer for use as a URI fragment (RFC
// 6901 section 6).
func EscapeFragment(pointer string) string {
	if strings.IndexFunc(pointer, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/-._~$@!&'()*+,;=:?", r))
	}) < 0 {
		return pointer
	}
	return (&url.URL{Fragment: pointer}).EscapedFragment()
}
