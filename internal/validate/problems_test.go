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
	v := compile(t, `{"properties":{"b":{"required":["y"]},"i":{"items":{"anyOf":[{"type":"number","minimum":2},{"type":"string"}]}}},"additionalProperties":false}`, validate.Options{})
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
customer.json:4:5: must be at least 2, but is 1.5 (/i/0)`
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
		{`{"$id":"https://example.com/a","$defs":{"o":{"$id":"b","$schema":"http://json-schema.org/draft-07/schema","items":[{"type":"strng"}]}}}`, "", `s:1:124: must be one of "array", "boolean", "integer", "null", "number", "object" or "string" (/$defs/o/items/0/type)`},
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

func TestExplain(t *testing.T) {
	schema := `{"oneOf":[
		{"type":"null"},
		{"type":"object","properties":{"kind":{"const":"a"},"v":{"type":"string"}}},
		{"type":"object","properties":{"kind":{"const":"b"},"v":{"anyOf":[{"type":"integer","minimum":5},{"type":"array"}]}}}]}`
	for instance, want := range map[string]string{
		`{"kind":"a","v":1}`:  "/v | /oneOf/1/properties/v/type | must be a string, but is a number\n",
		`{"kind":"b","v":2}`:  "/v | /oneOf/2/properties/v/anyOf/0/minimum | must be at least 5, but is 2\n",
		`{"kind":"b","v":{}}`: "/v | /oneOf/2/properties/v/anyOf | matches none of the alternatives of \"anyOf\"\n",
		`{"kind":"c","v":1}`:  " | /oneOf | matches none of the alternatives of \"oneOf\"\n",
		`7`:                   " | /oneOf | matches none of the alternatives of \"oneOf\"\n",
	} {
		violations, err := compile(t, schema, validate.Options{}).Validate(value(t, instance))
		if err != nil {
			t.Fatal(err)
		}
		told := validate.Explain(violations)
		for i := range told {
			told[i].Nested = false
		}
		if got := describe(told); got != want {
			t.Errorf("%s:\ngot  %swant %s", instance, got, want)
		}
	}
}
