// Package playground is docgen as the site's playground runs it: one schema held
// in memory, instances judged as they are typed, another instance for each seed.
//
// It knows neither files nor the browser; cmd/playground hands it to JavaScript.
package playground

import (
	"fmt"
	"io/fs"
	"slices"

	"docgen.example/docgen/internal/instance"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/problem"
	"docgen.example/docgen/internal/validate"
)

// File is a schema document: its path beside the others, which tells JSON from
// YAML and stands in messages, its text, and the URIs that stand for it.
type File struct {
	Name string   `json:"name"`
	Text string   `json:"text"`
	As   []string `json:"as"`
}

// Schema is a schema that is ready to judge and to make instances.
type Schema struct {
	annotation, assertion *validate.Validator
	builder               *instance.Builder
}

// Open reads a schema. The first file is the entry; the others are what it
// refers to, by $id or by name. The error says what is wrong with the schema: a
// *problem.Problem, or an error of package validate.
func Open(files []File) (*Schema, error) {
	if len(files) == 0 {
		return nil, fmt.Errorf("opening a schema: there is none")
	}
	set := load.New()
	folder := set.Folder(noFiles{}, "")
	documents := make([]*load.Document, len(files))
	for i, f := range files {
		var err error
		if documents[i], err = set.Add(folder, f.Name, []byte(f.Text)); err != nil {
			return nil, err
		}
		for _, uri := range f.As {
			set.Ref(uri, folder, f.Name)
		}
	}
	built := model.Build(set, documents[:1])
	entry := built.Documents[0]
	for _, p := range entry.Problems {
		if p.Severity == problem.Error {
			return nil, p
		}
	}
	s := &Schema{builder: instance.New(entry.Root, instance.Options{})}
	return s, s.compile(sources(built, documents, files), built)
}

// sources lists the documents of the model under each URI that they go by.
func sources(m *model.Model, documents []*load.Document, files []File) []validate.Source {
	var list []validate.Source
	for _, doc := range m.Documents {
		if doc.Bundled {
			continue
		}
		list = append(list, validate.Source{URI: doc.URI, Root: doc.Document.Root})
		for _, uri := range files[slices.Index(documents, doc.Document)].As {
			list = append(list, validate.Source{URI: uri, Root: doc.Document.Root})
		}
	}
	return list
}

func (s *Schema) compile(sources []validate.Source, m *model.Model) error {
	options := validate.Options{DefaultDialect: m.Documents[0].Dialect.URI()}
	var err error
	if s.annotation, err = validate.Compile(m.Documents[0].URI, sources, options); err != nil {
		return err
	}
	options.AssertFormat, options.TrustSchema = true, true
	s.assertion, err = validate.Compile(m.Documents[0].URI, sources, options)
	return err
}

// noFiles is a file system without files.
type noFiles struct{}

func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
