package validate_test

import (
	"testing"

	"docgen.example/docgen/internal/validate"
)

const customerSchema = "../../schema/customer-io-customer-schema.json"

func customerSources(tb testing.TB) []validate.Source {
	return []validate.Source{{URI: "file:///customer.json", Root: parse(tb, customerSchema).Root}}
}

func BenchmarkCompile(b *testing.B) {
	sources := customerSources(b)
	for name, trust := range map[string]bool{"checked": false, "trusted": true} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := validate.Compile("file:///customer.json", sources, validate.Options{TrustSchema: trust}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkValidate(b *testing.B) {
	v, err := validate.Compile("file:///customer.json", customerSources(b), validate.Options{AssertFormat: true})
	if err != nil {
		b.Fatal(err)
	}
	for name, text := range map[string]string{
		"valid":   `{"identifiers":{"id":"1","email":"a@example.com"},"email":"a@example.com","created_at":4,"devices":[{"id":"3","platform":"ios"}]}`,
		"invalid": `{"identifiers":{"id":1},"email":"nobody","devices":[{"id":"3"}]}`,
	} {
		instance := value(b, text)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := v.Validate(instance); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
