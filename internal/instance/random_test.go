package instance

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
)

// TestRandomSchemas makes instances of schemas drawn at random. The oracle must
// accept what is made; where it is said that no instance can be valid, none of a
// pool of values may be; and nothing may be given up that the pool has a value for.
func TestRandomSchemas(t *testing.T) {
	rounds := 4000
	if testing.Short() {
		rounds = 400
	}
	given := 0
	for seed := range rounds {
		d := &drawer{rand.New(rand.NewPCG(uint64(seed), 7))}
		schema := d.schema(3)
		if schema == "true" || schema == "false" {
			continue
		}
		schema = `{"$schema":"https://json-schema.org/draft/2020-12/schema","$defs":{"a":` + d.schema(2) + `,"b":` + d.schema(1) + `},` + strings.TrimPrefix(schema, "{")
		schema = strings.Replace(schema, ",}", "}", 1)
		if !random(t, seed, schema) {
			given++
		}
	}
	t.Logf("given up: %d of %d", given, rounds)
	if given > rounds/100 {
		t.Errorf("%d of %d were given up though an instance exists", given, rounds)
	}
}

// random reports false when the schema was given up though an instance exists.
func random(t *testing.T, seed int, schema string) bool {
	t.Helper()
	doc := modelOf(t, "schema.json", []byte(schema))
	b := New(doc.Root, Options{})
	e := evaluate.New(evaluate.Options{AssertFormat: true})
	for i := range 3 {
		v, err := b.Build(Want{Style: Style(i), Seed: fmt.Sprint(seed)})
		if err == nil {
			oracle := oracleOf(t, doc)
			if ok, err := oracle.Valid(v); err == nil && !ok {
				t.Errorf("seed %d: the oracle refuses %s for %s", seed, v.Compact(), schema)
			}
			continue
		}
		var none *NotGeneratedError
		if !errors.As(err, &none) {
			t.Fatal(err)
		}
		for _, v := range pool {
			if e.Verdict(doc.Root, v) != evaluate.Valid {
				continue
			}
			if none.Unsatisfiable {
				t.Errorf("seed %d: %s is valid, but: %v\n%s", seed, v.Compact(), err, schema)
				return true
			}
			t.Logf("seed %d: %s is valid, but: %v\n%s", seed, v.Compact(), err, schema)
			return false
		}
	}
	return true
}

var pool = poolOf(`null`, `true`, `false`, `0`, `1`, `2`, `3`, `-1`, `0.5`, `6`, `7`, `12`, `100`, `""`, `"a"`, `"b"`, `"ab"`, `"abc"`, `"zz"`, `"abcdefgh"`,
	`[]`, `[1]`, `["a"]`, `[1,2]`, `[1,1]`, `["a","b"]`, `[true,1,"a"]`, `[1,2,3,4]`, `[[]]`, `[{}]`, `[null,null]`,
	`{}`, `{"a":1}`, `{"a":"a"}`, `{"b":1}`, `{"b":"ab"}`, `{"a":1,"b":2}`, `{"a":"x","b":"y"}`, `{"a":null,"b":true,"c":3}`, `{"c":1}`, `{"ab":2}`, `{"a":{}}`, `{"a":[]}`, `{"a":{"a":1}}`, `{"a":1,"b":"a","c":[]}`,
	`{"a":1,"zz":2}`, `{"x":1,"y":2,"z":3}`)

func poolOf(texts ...string) []*jsondoc.Value {
	var values []*jsondoc.Value
	for _, text := range texts {
		doc, err := jsondoc.Parse("", []byte(text))
		if err != nil {
			panic(err)
		}
		values = append(values, doc.Root)
	}
	return values
}

// drawer draws schemas.
type drawer struct{ *rand.Rand }

func (d *drawer) of(texts ...string) string { return texts[d.IntN(len(texts))] }

func (d *drawer) schema(depth int) string {
	if d.IntN(14) == 0 || depth == 0 {
		return d.of("true", "{}", `{"type":"string"}`, `{"type":"integer"}`, `{"const":1}`, `{"type":["null","object"]}`, "false")
	}
	seen := map[string]bool{}
	var members []string
	for range 1 + d.IntN(4) {
		name, value := d.keyword(depth)
		if !seen[name] {
			seen[name] = true
			members = append(members, fmt.Sprintf("%q:%s", name, value))
		}
	}
	return "{" + strings.Join(members, ",") + "}"
}

func (d *drawer) list(depth int) string {
	var all []string
	for range 1 + d.IntN(3) {
		all = append(all, d.schema(depth-1))
	}
	return "[" + strings.Join(all, ",") + "]"
}

func (d *drawer) named(depth int, names ...string) string {
	var all []string
	for _, name := range names {
		if d.IntN(2) == 0 {
			all = append(all, fmt.Sprintf("%q:%s", name, d.schema(depth-1)))
		}
	}
	return "{" + strings.Join(all, ",") + "}"
}

func (d *drawer) keyword(depth int) (string, string) {
	switch d.IntN(36) {
	case 0, 1, 2:
		return "type", d.of(`"object"`, `"object"`, `"array"`, `"string"`, `"integer"`, `"number"`, `["string","null"]`, `["object","array"]`, `"boolean"`)
	case 3:
		return "enum", d.of(`[1,2,"a"]`, `["a","b",null]`, `[{"a":1},[1]]`, `[true,false,0]`)
	case 4:
		return "const", d.of("1", `"a"`, "null", "{}", `{"a":1}`)
	case 5:
		return "minimum", d.of("0", "1", "2.5")
	case 6:
		return "exclusiveMaximum", d.of("1", "3", "10")
	case 7:
		return "multipleOf", d.of("1", "2", "0.5", "3")
	case 8:
		return "minLength", d.of("1", "2", "3")
	case 9:
		return "maxLength", d.of("0", "1", "2")
	case 10:
		return "pattern", d.of(`"^a"`, `"b$"`, `"^[ab]+$"`, `"z"`)
	case 11:
		return "minItems", d.of("1", "2")
	case 12:
		return "maxItems", d.of("0", "1", "2")
	case 13:
		return "uniqueItems", "true"
	case 14, 15:
		return "items", d.schema(depth - 1)
	case 16:
		return "prefixItems", d.list(depth)
	case 17:
		return "contains", d.schema(depth - 1)
	case 18:
		return d.of("minContains", "maxContains"), d.of("0", "1", "2")
	case 19, 20, 21:
		return "properties", d.named(depth, "a", "b", "c")
	case 22:
		return "patternProperties", d.named(depth, "^a", "b$", "^z")
	case 23:
		return "additionalProperties", d.of("false", d.schema(depth-1))
	case 24:
		return "propertyNames", d.of(`{"maxLength":1}`, `{"enum":["a","b","zz"]}`, `{"pattern":"^[a-c]"}`, d.schema(depth-1))
	case 25, 26:
		return "required", d.of(`["a"]`, `["b"]`, `["a","b"]`, `["c"]`)
	case 27:
		return d.of("minProperties", "maxProperties"), d.of("0", "1", "2")
	case 28:
		return "dependentRequired", d.of(`{"a":["b"]}`, `{"b":["c"],"c":["a"]}`)
	case 29:
		return "dependentSchemas", d.named(depth, "a", "b")
	case 30:
		return "allOf", d.list(depth)
	case 31:
		return "anyOf", d.list(depth)
	case 32:
		return "oneOf", d.list(depth)
	case 33:
		return "not", d.schema(depth - 1)
	case 34:
		return d.of("if", "if", "then", "else"), d.schema(depth - 1)
	}
	if d.IntN(3) == 0 {
		return "$ref", d.of(`"#/$defs/a"`, `"#/$defs/b"`, `"#/$defs/a"`)
	}
	return d.of("unevaluatedProperties", "unevaluatedItems"), d.of("false", d.schema(depth-1))
}
