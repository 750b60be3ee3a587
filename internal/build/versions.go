package build

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strconv"

	"docgen.example/docgen/internal/change"
	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/problem"
)

// history reads the earlier versions of a schema, and tells its page what changed
// from each to the next. Each is read on its own, since they may bear the same
// identifier. One that is at fault is reported and left out.
func (p *press) history(s *subject) {
	if len(s.entry.Versions) == 0 || s.doc == nil || s.doc.Root == nil {
		return
	}
	page := p.inputs[s.number]
	var last *model.Document
	named := map[string]int{}
	for _, entry := range s.entry.Versions {
		doc := s.version(p.in, entry)
		if doc == nil {
			continue
		}
		v := docs.Version{Published: entry.Published, Name: entry.Version, Digest: digestOf(doc.Source), Bytes: doc.Source}
		if last != nil {
			v.Changes = change.Between(last, doc)
		}
		v.Path = s.name + "/versions/" + entry.Published
		if named[v.Path]++; named[v.Path] > 1 {
			v.Path += "-" + strconv.Itoa(named[v.Path])
		}
		v.Path += path.Ext(entry.File)
		page.Versions = append(page.Versions, v)
		last = doc
	}
	if last != nil {
		page.Changes = change.Between(last, s.doc)
	}
}

// version reads an earlier version of the schema; nil where it cannot be used.
func (s *subject) version(in *Input, entry config.Version) *model.Document {
	set := load.New()
	folder := set.Folder(in.FS, in.Display)
	for _, ref := range in.Refs {
		set.Ref(ref.URL, set.Folder(ref.FS, ref.Display), ref.Path)
	}
	loaded, err := set.Read(folder, entry.File)
	if err != nil {
		s.past = append(s.past, asProblem(err, in.Display+entry.File))
		return nil
	}
	doc, problems := ReadVersion(set, loaded)
	if problems.HasErrors() {
		s.past = append(s.past, problems...)
		return nil
	}
	return doc
}

// ReadVersion builds the model of a schema that is to be compared with another
// version, and holds it to its meta-schema. The problems are errors, which leave
// nothing to compare; that a document is not here is none.
func ReadVersion(set *load.Set, loaded *load.Document) (*model.Document, problem.List) {
	s := &subject{loaded: loaded}
	resolve(set, []*subject{s})
	s.problems = s.doc.Problems
	s.check()
	var errors problem.List
	for _, found := range s.problems {
		if found.Severity == problem.Error && found.Code != model.CodeMissingDocument {
			errors = append(errors, found)
		}
	}
	return s.doc, errors
}

func digestOf(source []byte) string {
	sum := sha256.Sum256(source)
	return hex.EncodeToString(sum[:])
}
