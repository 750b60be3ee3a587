package render_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/corpus"
	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/render"
	"docgen.example/docgen/templates"
)

// BenchmarkCorpus builds one site of all schemas of the corpus, from their bytes.
func BenchmarkCorpus(b *testing.B) {
	fsys := fstest.MapFS{}
	total := 0
	var order []string
	for _, name := range corpus.Schemas(b) {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		order = append(order, filepath.Base(name))
		fsys[filepath.Base(name)] = &fstest.MapFile{Data: data}
		total += len(data)
	}
	b.SetBytes(int64(total))
	b.ReportAllocs()
	for b.Loop() {
		pages, bytes := catalogue(b, fsys, order)
		b.ReportMetric(float64(pages), "pages")
		b.ReportMetric(float64(bytes)/float64(total), "times")
	}
}

func catalogue(t testing.TB, fsys fstest.MapFS, order []string) (pages, bytes int) {
	set := load.New()
	folder := set.Folder(fsys, "")
	var entries []*load.Document
	for _, name := range order {
		doc, err := set.Read(folder, name)
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, doc)
	}
	m := model.Build(set, entries)
	var in docs.Input
	for i, name := range order {
		in.Schemas = append(in.Schemas, &docs.SchemaInput{Name: name[:len(name)-len(".json")], Document: m.Documents[i], FileName: name, Bytes: fsys[name].Data})
	}
	r, err := render.New(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	files, err := r.Site(docs.Build(in))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if filepath.Ext(f.Path) == ".html" {
			pages++
		}
		bytes += len(f.Data)
	}
	return pages, bytes
}

// TestCatalogue writes the site of the whole corpus to the folder in
// DOCGEN_CATALOGUE, to be looked at.
func TestCatalogue(t *testing.T) {
	dir := os.Getenv("DOCGEN_CATALOGUE")
	if dir == "" {
		t.Skip("DOCGEN_CATALOGUE names no folder")
	}
	schemas := map[string][]byte{}
	var order []string
	for _, name := range corpus.Schemas(t) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		schemas[filepath.Base(name)] = data
		order = append(order, filepath.Base(name))
	}
	write(t, dir, site(t, "", schemas, order...))
}
