package schema_test

import (
	"strings"
	"testing"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/reflection"
	"docgen.example/docgen/schema"
)

// TestTypesAgreeWithPublishedSchema holds the Go types and the published file together.
func TestTypesAgreeWithPublishedSchema(t *testing.T) {
	for _, difference := range reflection.Compare(published(t, ""), reflected(t, "")) {
		t.Errorf("published schema and Go types differ at %s", difference)
	}
}

// TestAgreementNoticesChanges changes one thing at a time, on either side.
func TestAgreementNoticesChanges(t *testing.T) {
	changes := []struct{ name, old, new string }{
		{"description of the schema", "A customer profile in", "The customer profile in"},
		{"description of a property", "Segments the customer", "All segments the customer"},
		{"description of a definition", "A push notification device associated", "Some push notification device associated"},
		{"format", `"email",`, `"idn-email",`},
		{"enum value", `"android"`, `"windows"`},
		{"required name", `"required":["id","platform"]`, `"required":["id"]`},
		{"order of required names", `"required":["id","platform"]`, `"required":["platform","id"]`},
		{"pattern", "0-9a-f]+", "0-9a-f]*"},
		{"type", `"type":"boolean"`, `"type":"string"`},
		{"title", `"title":"Customer.io`, `"title":"The Customer.io`},
		{"openness", `"additionalProperties":true`, `"additionalProperties":false`},
		{"name of a property", `"last_used":`, `"used_last":`},
	}
	for _, c := range changes {
		edit := c.old + "\x00" + c.new
		if len(reflection.Compare(published(t, edit), reflected(t, ""))) == 0 {
			t.Errorf("changing the %s of the published schema goes unnoticed", c.name)
		}
		if len(reflection.Compare(published(t, ""), reflected(t, edit))) == 0 {
			t.Errorf("changing the %s of the types goes unnoticed", c.name)
		}
	}
}

// TestAgreementNoticesOrder moves the last property of a definition to the front.
func TestAgreementNoticesOrder(t *testing.T) {
	moved := published(t, "")
	properties := moved.Lookup("/$defs/Device/properties")
	last := len(properties.Members) - 1
	properties.Members = append([]jsondoc.Member{properties.Members[last]}, properties.Members[:last]...)
	if len(reflection.Compare(moved, reflected(t, ""))) == 0 {
		t.Error("another order of properties in the published schema goes unnoticed")
	}
	if len(reflection.Compare(published(t, ""), moved)) == 0 {
		t.Error("another order of properties in the types goes unnoticed")
	}
}

func published(t *testing.T, edit string) *jsondoc.Value {
	t.Helper()
	return edited(t, parse(t, schema.JSON()), edit)
}

func reflected(t *testing.T, edit string) *jsondoc.Value {
	t.Helper()
	v, err := reflection.Of(schema.Customer{}, reflection.Options{
		ID:     "https://customer.io/schemas/customer-io/customer.json",
		Title:  "Customer.io Customer",
		Open:   true,
		Source: [][]byte{schema.Source()},
	})
	if err != nil {
		t.Fatal(err)
	}
	return edited(t, v, edit)
}

// edited replaces one text in the compact form of v; edit is old and new text with NUL between.
func edited(t *testing.T, v *jsondoc.Value, edit string) *jsondoc.Value {
	t.Helper()
	old, replacement, _ := strings.Cut(edit, "\x00")
	if edit == "" {
		return v
	}
	text := v.Compact()
	if !strings.Contains(text, old) {
		old = strings.TrimSuffix(old, ",") // the member may stand last
		replacement = strings.TrimSuffix(replacement, ",")
	}
	if !strings.Contains(text, old) {
		t.Fatalf("the schema has no %s to change: %s", old, text)
	}
	return parse(t, []byte(strings.Replace(text, old, replacement, 1)))
}

func parse(t *testing.T, data []byte) *jsondoc.Value {
	t.Helper()
	doc, err := jsondoc.Parse("schema", data)
	if err != nil {
		t.Fatal(err)
	}
	return doc.Root
}
