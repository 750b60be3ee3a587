package validate_test

import (
	"reflect"
	"testing"
	"time"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/validate"
)

// FuzzValidate looks for schemas and instances that crash or hang the oracle,
// and for violations with a location that does not exist or that change from
// run to run.
func FuzzValidate(f *testing.F) {
	f.Add(`{"type":"string","minLength":2}`, `"a"`)
	f.Add(`{"properties":{"a":{"$ref":"#"}},"required":["b"]}`, `{"a":{}}`)
	f.Add(`{"anyOf":[{"not":{}},{"contains":{"const":1}}]}`, `[2]`)
	f.Fuzz(func(t *testing.T, schema, text string) {
		// A crash keeps the input, a hang would not.
		over := time.AfterFunc(2*time.Second, func() { panic("takes too long: " + schema + " with " + text) })
		defer over.Stop()
		root, err := jsondoc.Parse("schema", []byte(schema))
		if err != nil {
			return
		}
		instance, err := jsondoc.Parse("instance", []byte(text))
		if err != nil {
			return
		}
		sources := []validate.Source{{URI: "file:///schema.json", Root: root.Root}}
		v, err := validate.Compile("file:///schema.json", sources, validate.Options{AssertFormat: true, Timeout: time.Second})
		if err != nil {
			return
		}
		first, err := v.Validate(instance.Root)
		if err != nil {
			return
		}
		for _, violation := range first {
			if instance.Root.Lookup(violation.InstanceLocation) == nil {
				t.Errorf("there is no %q in %s", violation.InstanceLocation, text)
			}
			if violation.Message == "" {
				t.Errorf("no message: %+v", violation)
			}
		}
		if second, _ := v.Validate(instance.Root); !reflect.DeepEqual(first, second) {
			t.Errorf("two runs differ:\n%v\n%v", first, second)
		}
	})
}
