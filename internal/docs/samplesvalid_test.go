package docs

import (
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/corpus"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/validate"
)

// samplesOf returns the document of a schema, and the values in its fixtures that
// are samples of its definitions.
func samplesOf(t *testing.T, schema []byte) (*model.Document, map[*model.Schema]sample) {
	t.Helper()
	set := load.New()
	doc, err := set.Read(set.Folder(fstest.MapFS{"s.json": {Data: schema}}, ""), "s.json")
	if err != nil {
		t.Fatal(err)
	}
	m := model.Build(set, []*load.Document{doc})
	cases, err := fixture.Build(m.Documents[0], fixture.Options{Name: "s", MaxCases: 60})
	if err != nil {
		t.Skip(err)
	}
	in := &SchemaInput{Name: "s", Document: m.Documents[0], FileName: "s.json", Bytes: schema, Manifest: cases.Manifest(), Bodies: map[string][]byte{}}
	for _, c := range cases.Cases {
		in.Bodies[c.File] = c.Text
	}
	b := Start(Input{Schemas: []*SchemaInput{in}}).sb.builders[0]
	b.open()
	b.sectionsOf()
	return m.Documents[0], b.samples()
}

// TestSamplesAreValid holds the samples of the definitions of real schemas to the oracle.
func TestSamplesAreValid(t *testing.T) {
	for i, name := range corpus.Schemas(t) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if testing.Short() && i%10 != 0 || len(data) > 150_000 {
			continue
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			doc, samples := samplesOf(t, data)
			for s, p := range samples {
				v, err := validate.Compile(doc.URI+(&url.URL{Fragment: string(s.Pointer)}).String(), []validate.Source{{URI: doc.URI, Root: doc.Document.Root}}, validate.Options{DefaultDialect: doc.Dialect.URI(), TrustSchema: true})
				if err != nil {
					t.Skip(err)
				}
				if ok, err := v.Valid(p.value); err != nil || !ok {
					t.Errorf("%s: %s is no valid example (%v)", s.Pointer, p.value.Compact(), err)
				}
			}
			t.Logf("%d examples, %d subschemas have examples", len(samples), len(doc.Schemas))
		})
	}
}
