package record

import (
	"errors"
	"testing"

	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/schema"
)

func root(t testing.TB, source []byte) *model.Schema {
	t.Helper()
	doc, err := jsondoc.Parse("s.json", source)
	if err != nil {
		t.Fatal(err)
	}
	m := model.Build(load.New(), []*load.Document{{Document: doc, URI: "file:///s.json", Path: "s.json"}})
	return m.Documents[0].Root
}

// TestRecordIsAFunctionOfSeedAndIndex checks that order and company do not matter.
func TestRecordIsAFunctionOfSeedAndIndex(t *testing.T) {
	customer := root(t, schema.JSON())
	one, two := New(customer, Options{Seed: 7}), New(customer, Options{Seed: 7})
	different := 0
	for i := range uint64(40) {
		a, _, err := one.Record(i)
		if err != nil {
			t.Fatal(err)
		}
		b, _, _ := two.Record(39 - i)
		c, _, _ := one.Record(39 - i)
		if b.Compact() != c.Compact() {
			t.Errorf("record %d differs", 39-i)
		}
		if other, _, _ := New(customer, Options{Seed: 8}).Record(i); other.Compact() != a.Compact() {
			different++
		}
	}
	if different < 30 {
		t.Errorf("another seed changes %d of 40 records", different)
	}
}

func TestInvalidRate(t *testing.T) {
	customer := root(t, schema.JSON())
	s := New(customer, Options{InvalidRate: 0.25})
	evaluator := evaluate.New(evaluate.Options{})
	invalid := 0
	for i := range uint64(400) {
		v, valid, err := s.Record(i)
		if err != nil {
			t.Fatal(err)
		}
		if evaluator.Valid(customer, v) != valid {
			t.Errorf("record %d: said to be valid: %v: %s", i, valid, v.Compact())
		}
		if !valid {
			invalid++
		}
	}
	if invalid < 70 || invalid > 130 {
		t.Errorf("%d of 400 are invalid, want about 100", invalid)
	}
}

func TestUnbreakable(t *testing.T) {
	_, _, err := New(root(t, []byte("{}")), Options{InvalidRate: 1}).Record(0)
	var unbreakable *UnbreakableError
	if !errors.As(err, &unbreakable) {
		t.Errorf("got %v", err)
	}
}

func BenchmarkRecord(b *testing.B) {
	s := New(root(b, schema.JSON()), Options{})
	var text []byte
	for i := uint64(0); b.Loop(); i++ {
		v, _, err := s.Record(i)
		if err != nil {
			b.Fatal(err)
		}
		text = jsondoc.AppendCompact(text[:0], v)
		b.SetBytes(int64(len(text)))
	}
}
