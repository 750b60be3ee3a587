package build

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/output"
	"docgen.example/docgen/internal/render"
)

// write makes the files of the site and of the fixtures.
func write(in *Input, subjects []*subject, result *Result) error {
	result.Site, result.Fixtures = new(output.Tree), new(output.Tree)
	site := docs.Input{Title: in.Config.Title, BaseURL: in.Config.BaseURL, Playground: in.Playground != nil}
	if err := writeFixtures(in, subjects, result); err != nil {
		return err
	}
	said := verdicts(in, result)
	for _, s := range subjects {
		page := s.page()
		page.Verdicts = said[s.name]
		if err := s.publish(page, result.Site, len(subjects) == 1); err != nil {
			return err
		}
		site.Schemas = append(site.Schemas, page)
		if s.doc != nil {
			result.Summary.Schemas++
		}
	}
	from := overlay(in.Templates)
	renderer, err := render.New(from)
	if err != nil {
		return err
	}
	files, err := renderer.Site(docs.Build(site))
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := result.Site.Add(f.Path, f.Data); err != nil {
			return err
		}
		if strings.HasSuffix(f.Path, ".html") {
			result.Summary.Pages++
		}
	}
	sums, err := templateSums(from)
	if err != nil {
		return err
	}
	if err := result.Site.Add(sumsName, sums); err != nil {
		return err
	}
	if in.Playground != nil {
		return addPlayground(result.Site, in.Playground)
	}
	return nil
}

// page returns what the pages tell of the schema.
func (s *subject) page() *docs.SchemaInput {
	digest := sha256.Sum256(s.source)
	return &docs.SchemaInput{
		Name: s.name, Document: s.doc, FileName: path.Base(s.path), Bytes: s.source, Digest: hex.EncodeToString(digest[:]),
		Title: s.entry.Title, Breadcrumb: s.entry.Breadcrumb, Tags: s.entry.Tags, SourceURL: s.entry.Source,
		Publisher: s.entry.Publisher, Published: s.entry.Published, License: s.entry.License,
		Problems: s.problems, Declined: s.declined,
	}
}
