package validate_test

import (
	"testing"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/validate"
)

// TestValidWithout compares each deletion in the compiled schema with the schema
// compiled without the keyword.
func TestValidWithout(t *testing.T) {
	const uri = "file:///s.json"
	for _, c := range []struct {
		schema   string
		at       jsondoc.Pointer
		keywords []string
	}{
		{`{"type":"object","required":["a"],"minProperties":2,"maxProperties":3,"propertyNames":{"maxLength":2},"properties":{"a":{"type":"integer","minimum":3,"multipleOf":2}},"additionalProperties":false,"dependentRequired":{"a":["b"]}}`, "",
			[]string{"type", "required", "minProperties", "maxProperties", "propertyNames", "additionalProperties", "dependentRequired"}},
		{`{"properties":{"a":{"type":"integer","minimum":3,"maximum":9,"exclusiveMinimum":4,"exclusiveMaximum":8,"multipleOf":2,"enum":[6],"const":6}}}`, "/properties/a",
			[]string{"type", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "enum", "const"}},
		{`{"items":{"type":"string","minLength":2,"maxLength":3,"pattern":"^a","format":"email"},"uniqueItems":true,"minItems":1,"maxItems":2,"contains":{"const":"ab"},"minContains":1,"maxContains":1}`, "",
			[]string{"items", "uniqueItems", "minItems", "maxItems", "contains", "minContains", "maxContains"}},
		{`{"items":{"type":"string","minLength":2,"maxLength":3,"pattern":"^a","format":"email"}}`, "/items", []string{"type", "minLength", "maxLength", "pattern", "format"}},
		{`{"allOf":[{"minimum":3}],"anyOf":[{"minimum":4}],"oneOf":[{"minimum":5}],"not":{"minimum":6},"if":{"minimum":0},"then":{"maximum":5},"else":{"maximum":-3}}`, "",
			[]string{"allOf", "anyOf", "oneOf", "not", "if", "then", "else"}},
		{`{"properties":{"a":{"$ref":"#/$defs/d"}},"$defs":{"d":{"type":"integer"}}}`, "/properties/a", []string{"$ref"}},
		{`{"properties":{"a":true},"unevaluatedProperties":false,"items":{"type":"string"},"unevaluatedItems":false}`, "", []string{"unevaluatedProperties", "unevaluatedItems"}},
		{`{"$schema":"http://json-schema.org/draft-04/schema#","minimum":3,"exclusiveMinimum":true,"maximum":8,"exclusiveMaximum":true}`, "", []string{"exclusiveMinimum", "exclusiveMaximum"}},
		{`{"$schema":"http://json-schema.org/draft-04/schema#","minimum":3,"maximum":8}`, "", []string{"minimum", "maximum"}},
	} {
		whole := compileOne(t, uri, c.schema)
		for _, keyword := range c.keywords {
			doc := mustParse(t, c.schema)
			doc.Lookup(c.at).Delete(keyword)
			anew := compileOne(t, uri, doc.Compact())
			for _, text := range []string{`1`, `2`, `3`, `4`, `5`, `6`, `8`, `9`, `-5`, `"a"`, `"ab"`, `null`, `{}`, `{"a":1}`, `{"a":4}`, `{"a":6}`, `{"a":6,"b":1}`, `{"a":8,"b":1,"c":1}`,
				`{"a":4,"b":1,"c":1,"d":1}`, `{"b":1,"long":1}`, `{"a":"x"}`, `[]`, `["ab"]`, `["ab","ab"]`, `["ab",1]`, `["a"]`, `["abcd"]`, `["b@example.com"]`, `["ab","ac","ad"]`} {
				instance := mustParse(t, text)
				want, err := anew.Valid(instance)
				if err != nil {
					t.Fatal(err)
				}
				got, possible, err := whole.ValidWithout(validate.Deletion{URI: uri, At: c.at, Keyword: keyword}, instance)
				if err != nil || !possible {
					t.Fatalf("%s without %s: possible %v, %v", c.schema, keyword, possible, err)
				}
				if got != want {
					t.Errorf("%s without %s at %q: %s is said to be valid: %v", c.schema, keyword, c.at, text, got)
				}
			}
		}
	}
}

func TestValidWithoutOneName(t *testing.T) {
	v := compileOne(t, "file:///s.json", `{"required":["a","b"]}`)
	for name, want := range map[string]bool{"a": true, "b": false} {
		got, possible, err := v.ValidWithout(validate.Deletion{URI: "file:///s.json", Keyword: "required", Name: name}, mustParse(t, `{"b":1}`))
		if err != nil || !possible || got != want {
			t.Errorf("without %s: %v %v %v", name, got, possible, err)
		}
	}
	if ok, err := v.Valid(mustParse(t, `{"b":1}`)); ok || err != nil {
		t.Error("the keyword must be back afterwards")
	}
}

// TestValidWithoutFalse reads the schema false as true, wherever it stands.
func TestValidWithoutFalse(t *testing.T) {
	for _, c := range []struct {
		schema, instance string
		at               jsondoc.Pointer
	}{
		{`{"properties":{"a":false}}`, `{"a":1}`, "/properties/a"},
		{`{"patternProperties":{"^a":false},"additionalProperties":{"type":"null"}}`, `{"a":1}`, "/patternProperties/^a"},
		{`{"prefixItems":[true],"items":false}`, `[1,2]`, "/items"},
		{`{"prefixItems":[false],"unevaluatedItems":false}`, `[1]`, "/prefixItems/0"},
		{`{"anyOf":[false,{"type":"null"}]}`, `1`, "/anyOf/0"},
		{`{"dependentSchemas":{"a":false}}`, `{"a":1}`, "/dependentSchemas/a"},
		{`{"if":{"type":"integer"},"then":false}`, `1`, "/then"},
		{`{"propertyNames":false}`, `{"a":1}`, "/propertyNames"},
		{`{"$ref":"#/$defs/no","$defs":{"no":false}}`, `1`, "/$defs/no"},
		{`false`, `1`, ""},
	} {
		v := compileOne(t, "file:///s.json", c.schema)
		instance := mustParse(t, c.instance)
		if ok, err := v.Valid(instance); ok || err != nil {
			t.Errorf("%s is valid against %s: %v", c.instance, c.schema, err)
		}
		ok, possible, err := v.ValidWithout(validate.Deletion{URI: "file:///s.json", At: c.at}, instance)
		if err != nil || !possible || !ok {
			t.Errorf("%s against %s with true at %q: valid %v, possible %v, %v", c.instance, c.schema, c.at, ok, possible, err)
		}
	}
}

func compileOne(t *testing.T, uri, schema string) *validate.Validator {
	t.Helper()
	v, err := validate.Compile(uri, []validate.Source{{URI: uri, Root: mustParse(t, schema)}}, validate.Options{AssertFormat: true})
	if err != nil {
		t.Fatalf("%s: %v", schema, err)
	}
	return v
}

func mustParse(t *testing.T, text string) *jsondoc.Value {
	t.Helper()
	doc, err := jsondoc.Parse("x.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc.Root
}
