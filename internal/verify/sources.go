package verify

import (
	"strings"

	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/validate"
)

// sources are the documents that a schema needs, as the oracle takes them.
type sources struct {
	entry     *model.Document
	documents []*model.Document
	roots     []*jsondoc.Value
	uris      []string       // of the documents: those by which they are referred to
	stub      *jsondoc.Value // stands where a reference leads nowhere; nil where none does
	size      int            // bytes in all documents
}

// stubURI is the document that references lead to which lead nowhere.
const stubURI = "https://docgen.example/unresolved"

// Oracles returns validators that judge instances of a schema together: one where
// all its references lead somewhere, else one for each of two readings of those
// that do not. What they agree on does not depend on what is missing. The error is
// one of validate.Compile's.
func Oracles(entry *model.Document, assertFormat bool) ([]*validate.Validator, error) {
	var oracles []*validate.Validator
	for _, stub := range stubs(entry) {
		oracle, err := sourcesOf(entry, stub).compile(assertFormat, nil)
		if err != nil {
			return nil, err
		}
		oracles = append(oracles, oracle)
	}
	return oracles, nil
}

// stubs returns what to put where references lead nowhere: nothing where all
// lead somewhere; else true and false in turn, since a claim that holds with both
// does not depend on them.
func stubs(entry *model.Document) []*jsondoc.Value {
	for _, s := range reached(entry) {
		for _, r := range s.Applied() {
			if r.Target == nil {
				return []*jsondoc.Value{jsondoc.NewObject(), jsondoc.NewObject(jsondoc.M("not", jsondoc.NewObject()))}
			}
		}
	}
	return []*jsondoc.Value{nil}
}

// reached lists all schemas of the document and of those that it refers to.
func reached(entry *model.Document) []*model.Schema {
	var list []*model.Schema
	for _, doc := range entry.Reached() {
		list = append(list, doc.Schemas...)
	}
	return list
}

func sourcesOf(entry *model.Document, stub *jsondoc.Value) *sources {
	s := &sources{entry: entry, stub: stub}
	seen := map[*model.Document]int{}
	for _, sch := range reached(entry) {
		if _, known := seen[sch.Document]; !known && (!sch.Document.Bundled || sch.Document == entry) {
			seen[sch.Document] = len(s.documents)
			s.documents = append(s.documents, sch.Document)
			s.roots = append(s.roots, sch.Document.Document.Root)
			s.uris = append(s.uris, sch.Document.URI)
			s.size += len(sch.Document.Source)
		}
		i, known := seen[sch.Document]
		for _, r := range sch.Applied() {
			if r.Target == nil && stub != nil && known {
				s.roots[i] = changed(s.roots[i], r.Keyword.Pointer().Tokens(), func(*jsondoc.Value) *jsondoc.Value { return jsondoc.NewString(stubURI) })
			}
		}
	}
	for _, sch := range reached(entry) { // a file may stand for a URL that it does not name itself
		for _, r := range sch.Applied() {
			if r.Target == nil {
				continue
			}
			uri, _, _ := strings.Cut(r.URI, "#")
			own, _, _ := strings.Cut(r.Target.Resource.URI, "#")
			if i, known := seen[r.Target.Document]; known && i > 0 && uri != own && uri != "" {
				s.uris[i] = uri
			}
		}
	}
	return s
}

// compile makes a validator, of the schema with a fault deleted if there is one.
func (s *sources) compile(assertFormat bool, fault *fixture.Fault) (*validate.Validator, error) {
	var list []validate.Source
	for i, doc := range s.documents {
		root := s.roots[i]
		if fault != nil && fault.Schema.Document == doc {
			root = deleted(root, *fault)
		}
		list = append(list, validate.Source{URI: s.uris[i], Root: root})
	}
	if s.stub != nil {
		list = append(list, validate.Source{URI: stubURI, Root: s.stub})
	}
	return validate.Compile(s.entry.URI, list, validate.Options{
		AssertFormat: assertFormat, DefaultDialect: s.entry.Dialect.URI(), TrustSchema: true,
	})
}
