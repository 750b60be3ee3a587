package instance

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/validate"
)

var update = flag.Bool("update", false, "write the golden files anew")

// modelOf reads a schema from its text.
func modelOf(t testing.TB, name string, text []byte) *model.Document {
	t.Helper()
	set := load.New()
	folder := set.Folder(fstest.MapFS{}, "")
	doc, err := set.Add(folder, name, text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return model.Build(set, []*load.Document{doc}).Documents[0]
}

// oracleOf compiles a schema for the oracle.
func oracleOf(t testing.TB, doc *model.Document) *validate.Validator {
	t.Helper()
	v, err := validate.Compile(doc.URI, []validate.Source{{URI: doc.URI, Root: doc.Document.Root}}, validate.Options{DefaultDialect: doc.Dialect.URI(), AssertFormat: true})
	if err != nil {
		t.Fatalf("%s: %v", doc.URI, err)
	}
	return v
}

// accepted demands that the oracle takes v.
func accepted(t *testing.T, oracle *validate.Validator, v *jsondoc.Value) {
	t.Helper()
	violations, err := oracle.Validate(v)
	if err != nil {
		t.Fatal(err)
	}
	if len(violations) > 0 {
		t.Errorf("the oracle refuses %s: %v", v.Compact(), violations[0])
	}
}

func customer(t testing.TB) *model.Document {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "schema", "customer-io-customer-schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return modelOf(t, "customer.json", data)
}

func TestCustomer(t *testing.T) {
	doc := customer(t)
	oracle := oracleOf(t, doc)
	b := New(doc.Root, Options{})
	for _, c := range []struct {
		name string
		want Want
	}{
		{"minimal", Want{}},
		{"typical", Want{Style: Typical, Seed: "typical"}},
		{"full", Want{Style: Full, Seed: "full"}},
		{"present", Want{Present: []jsondoc.Pointer{"/devices/1/last_used", "/segments/0/name"}}},
		{"absent", Want{Style: Full, Absent: []jsondoc.Pointer{"/devices", "/identifiers/email"}}},
		{"fixed", Want{Fixed: map[jsondoc.Pointer]*jsondoc.Value{"/devices/0/platform": jsondoc.NewString("windows")}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, err := b.Build(c.want)
			if err != nil {
				t.Fatal(err)
			}
			if c.name != "fixed" {
				accepted(t, oracle, v)
			}
			golden(t, filepath.Join("testdata", "customer", c.name+".json"), v.Indent()+"\n")
		})
	}
	if _, err := b.Build(Want{Absent: []jsondoc.Pointer{"/identifiers"}}); err == nil {
		t.Error("built without a required property")
	} else if e := new(NotGeneratedError); !errors.As(err, &e) {
		t.Errorf("got a %T", err)
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs, got:\n%s\nrun go test -update to take it over", file, got)
	}
}

func BenchmarkCustomer(b *testing.B) {
	builder := New(customer(b).Root, Options{})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := builder.Build(Want{Style: Full, Seed: "bench"}); err != nil {
			b.Fatal(err)
		}
	}
}

func short(v *jsondoc.Value) string {
	text := v.Compact()
	if len(text) > 200 {
		text = text[:200] + "…"
	}
	return text
}
