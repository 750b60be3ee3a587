package validate_test

import (
	"fmt"
	"testing"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/validate"
)

func TestSmoke(t *testing.T) {
	doc := parse(t, "../../schema/customer-io-customer-schema.json")
	v, err := validate.Compile("file:///customer.json", []validate.Source{{URI: "file:///customer.json", Root: doc.Root}}, validate.Options{AssertFormat: true})
	if err != nil {
		t.Fatal(err)
	}
	inst, _ := jsondoc.Parse("x", []byte(`{"devices":[{"id":3},5],"email":5,"segments":{}}`))
	vs, err := v.Validate(inst.Root)
	for _, x := range vs {
		fmt.Printf("%+v\n", x)
	}
	fmt.Println(err)
}
func BenchmarkCompile(b *testing.B) {
	doc := parse(b, "../../schema/customer-io-customer-schema.json")
	for _, trust := range []bool{false, true} {
		b.Run(fmt.Sprintf("trust=%v", trust), func(b *testing.B) {
			for b.Loop() {
				validate.Compile("file:///customer.json", []validate.Source{{URI: "file:///customer.json", Root: doc.Root}}, validate.Options{AssertFormat: true, TrustSchema: trust})
			}
		})
	}
}
func BenchmarkValidate(b *testing.B) {
	doc := parse(b, "../../schema/customer-io-customer-schema.json")
	v, _ := validate.Compile("file:///customer.json", []validate.Source{{URI: "file:///customer.json", Root: doc.Root}}, validate.Options{AssertFormat: true, TrustSchema: true})
	for _, text := range []string{`{"devices":[{"id":3},5],"email":5,"segments":{}}`, `{"identifiers":{"id":"1","email":"a@example.com"},"devices":[{"id":"3","platform":"ios"},{"id":"4","platform":"android"}],"created_at":4,"email":"a@example.com"}`} {
		inst, _ := jsondoc.Parse("x", []byte(text))
		b.Run("", func(b *testing.B) {
			for b.Loop() {
				v.Validate(inst.Root)
			}
		})
	}
}
