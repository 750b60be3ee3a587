package validate_test

import (
	"strings"
	"testing"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/validate"
)

func TestProblems(t *testing.T) {
	doc, err := jsondoc.Parse("customer.json", []byte("{\n  \"b\": {\"x\": 1},\n  \"z\": 1, \"i\": [\n    1.5]\n}\n"))
	if err != nil {
		t.Fatal(err)
	}
	v := compile(t, `{"properties":{"b":{"required":["y"]},"i":{"items":{"anyOf":[{"type":"integer"}]}}},"additionalProperties":false}`, validate.Options{})
	violations, err := v.Validate(doc.Root)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range validate.Problems(doc, violations) {
		got = append(got, p.Error())
	}
	want := `customer.json:3:3: the property "z" is not allowed here
customer.json:2:8: the required property "y" is missing (/b)
customer.json:4:5: matches none of the alternatives of "anyOf" (/i/0)`
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}

func TestCheckSchema(t *testing.T) {
	for _, c := range []struct{ schema, dialect, want string }{
		{`{"type":"object"}`, "", ""},
		{`{"minimum":1,"exclusiveMinimum":true}`, "", "s:1:33: must be a number, but is a boolean (/exclusiveMinimum)"},
		{`{"minimum":1,"exclusiveMinimum":true}`, "http://json-schema.org/draft-04/schema#", ""},
		{`{"$schema":"http://json-schema.org/draft-04/schema#","minimum":1,"exclusiveMinimum":true}`, "", ""},
		{`{"items":{"patternProperties":{"a":true,"(":true}}}`, "", `s:1:41: is not a regular expression: a ( without its ) (/items/patternProperties/()`},
		{`{"$ref":"nowhere.json","required":"a"}`, "", "s:1:35: must be an array, but is a string (/required)"},
		{`{"$id":"https://example.com/a","$defs":{"o":{"$id":"b","$schema":"http://json-schema.org/draft-07/schema","items":[{"type":"strng"}]}}}`, "", `s:1:115: matches none of the alternatives of "anyOf" (/$defs/o/items)`},
	} {
		doc, err := jsondoc.Parse("s", []byte(c.schema))
		if err != nil {
			t.Fatal(err)
		}
		violations, err := validate.CheckSchema(doc.Root, c.dialect)
		if err != nil {
			t.Errorf("%s: %v", c.schema, err)
		}
		var got []string
		for _, p := range validate.Problems(doc, violations) {
			got = append(got, p.Error())
		}
		if text := strings.Join(got, "\n"); text != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.schema, text, c.want)
		}
	}
}
