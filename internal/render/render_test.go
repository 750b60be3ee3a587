package render_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/render"
	"docgen.example/docgen/templates"
)

// site renders the pages of schemas by file name.
func site(t testing.TB, base string, schemas map[string][]byte, order ...string) map[string][]byte {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, data := range schemas {
		fsys[name] = &fstest.MapFile{Data: data}
	}
	set := load.New()
	folder := set.Folder(fsys, "")
	in := docs.Input{BaseURL: base}
	var entries []*load.Document
	for _, name := range order {
		doc, err := set.Read(folder, name)
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, doc)
	}
	m := model.Build(set, entries)
	for i, name := range order {
		sum := sha256.Sum256(schemas[name])
		in.Schemas = append(in.Schemas, withFixtures(t, &docs.SchemaInput{
			Name: name[:len(name)-len(filepath.Ext(name))], Document: m.Documents[i], FileName: name, Bytes: schemas[name],
			Digest: hex.EncodeToString(sum[:]), Problems: m.Documents[i].Problems,
		}, base))
	}
	return rendered(t, in)
}

// rendered makes the files of a site.
func rendered(t testing.TB, in docs.Input) map[string][]byte {
	t.Helper()
	r, err := render.New(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	files, err := r.Site(docs.Build(in))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range files {
		if out[f.Path] != nil {
			t.Errorf("%s is written twice", f.Path)
		}
		out[f.Path] = f.Data
	}
	return out
}

// withFixtures adds a schema's fixtures where base is set, as a build does.
func withFixtures(t testing.TB, in *docs.SchemaInput, base string) *docs.SchemaInput {
	t.Helper()
	if base == "" {
		return in
	}
	set, err := fixture.Build(in.Document, fixture.Options{Name: in.Name, Score: true, MaxCases: 400})
	if err != nil {
		in.Declined = err.Error()
		return in
	}
	in.Manifest, in.Bodies = set.Manifest(), map[string][]byte{}
	for _, c := range set.Cases {
		in.Bodies[c.File] = c.Text
	}
	return in
}

func write(t testing.TB, dir string, files map[string][]byte) {
	t.Helper()
	for name, data := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSample writes the Customer site to the folder in DOCGEN_SAMPLE, to be looked at.
func TestSample(t *testing.T) {
	data, err := os.ReadFile("../../schema/customer-io-customer-schema.json")
	if err != nil {
		t.Fatal(err)
	}
	files := site(t, "https://docs.example.com/customer/", map[string][]byte{"customer.json": data}, "customer.json")
	check(t, files)
	if dir := os.Getenv("DOCGEN_SAMPLE"); dir != "" {
		write(t, dir, files)
	}
}
