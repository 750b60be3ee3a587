package change_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"docgen.example/docgen/internal/change"
	"docgen.example/docgen/internal/jsondoc"
)

// TestEffectsAgainstOracle makes schemas at random, changes each in a few places,
// and holds what the changes claim to what the oracle says of many instances:
// where no change is looser nothing is accepted that was refused, and where none
// is stricter nothing is refused that was valid.
func TestEffectsAgainstOracle(t *testing.T) {
	pairs := 4000
	if testing.Short() {
		pairs = 1000
	}
	g := generator{rand.New(rand.NewPCG(1, 2))}
	pool := g.instances(120)
	decided, moved := 0, 0
	for range pairs {
		before := g.schema(3)
		before.Set("$defs", jsondoc.NewObject(jsondoc.M("d", g.schema(1)), jsondoc.M("e", g.schema(1))))
		after := before.Clone()
		for range 1 + g.IntN(2) {
			g.alter(after)
		}
		if before.Compact() == after.Compact() {
			continue
		}
		old, new := document(t, before.Compact()), document(t, after.Compact())
		var bits change.Effect
		changes := change.Between(old, new)
		for _, c := range changes {
			bits |= c.Effect
		}
		if bits&change.Either == change.Either {
			continue
		}
		decided++
		validBefore, validAfter := oracle(t, old), oracle(t, new)
		for _, v := range pool {
			was, is := validBefore(v), validAfter(v)
			if was != is {
				moved++
			}
			if was && !is && bits&change.Stricter == 0 || is && !was && bits&change.Looser == 0 {
				t.Fatalf("%s: valid %v, now %v\nold %s\nnew %s\n%+v", v.Compact(), was, is, old.Text(), new.Text(), changes)
			}
		}
	}
	t.Logf("%d pairs decided, %d verdicts changed", decided, moved)
	if decided < pairs/4 || moved < pairs {
		t.Errorf("only %d pairs were decided, and %d verdicts changed: the test proves little", decided, moved)
	}
}

// generator makes schemas, and instances that are close to them.
type generator struct{ *rand.Rand }

func (g *generator) one(texts ...string) *jsondoc.Value {
	doc, err := jsondoc.Parse("", []byte(texts[g.IntN(len(texts))]))
	if err != nil {
		panic(err)
	}
	return doc.Root
}

func (g *generator) schema(depth int) *jsondoc.Value {
	s := jsondoc.NewObject()
	for range 1 + g.IntN(3) {
		g.keyword(s, depth)
	}
	return s
}

// sub returns a subschema, which may be a boolean or a reference.
func (g *generator) sub(depth int) *jsondoc.Value {
	switch {
	case g.IntN(12) == 0:
		return jsondoc.NewBool(g.IntN(2) == 0)
	case g.IntN(8) == 0:
		return g.one(`{"$ref": "#/$defs/d"}`, `{"$ref": "#/$defs/e"}`)
	case depth <= 0:
		return g.one(`{}`, `{"type": "string"}`, `{"type": "integer"}`, `{"const": 1}`, `{"minimum": 2}`, `{"required": ["a"]}`)
	}
	return g.schema(depth - 1)
}

// keyword gives a schema another keyword, or another value for one that it has.
func (g *generator) keyword(s *jsondoc.Value, depth int) {
	names := []string{
		"type", "enum", "const", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
		"minItems", "maxItems", "uniqueItems", "prefixItems", "items", "contains", "minContains", "maxContains",
		"properties", "properties", "patternProperties", "additionalProperties", "propertyNames", "required", "dependentRequired", "dependentSchemas",
		"minProperties", "maxProperties", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "unevaluatedProperties", "unevaluatedItems", "$ref",
	}
	name := names[g.IntN(len(names))]
	if depth <= 0 && g.IntN(3) > 0 {
		name = names[g.IntN(16)]
	}
	if (name == "unevaluatedProperties" || name == "unevaluatedItems") && g.IntN(4) > 0 {
		return
	}
	s.Set(name, g.value(name, depth))
}

func (g *generator) value(name string, depth int) *jsondoc.Value {
	switch name {
	case "type":
		return g.one(`"string"`, `"integer"`, `"object"`, `"array"`, `["integer", "null"]`, `["number", "object"]`, `["string", "object", "array"]`)
	case "enum":
		return g.one(`["a", 1]`, `["a", "b"]`, `[1, 2, 3]`, `[1, 2]`, `["a", 1, null]`)
	case "const":
		return g.one(`"a"`, `1`, `1.0`, `2`)
	case "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum":
		return g.one(`0`, `1`, `1.0`, `2`, `3`)
	case "multipleOf":
		return g.one(`1`, `2`, `3`, `0.5`)
	case "pattern":
		return g.one(`"a"`, `"^b"`, `"^a"`)
	case "uniqueItems":
		return g.one(`true`, `false`)
	case "required":
		return g.one(`["a"]`, `["b"]`, `["a", "b"]`, `[]`)
	case "dependentRequired":
		return g.one(`{"a": ["b"]}`, `{"a": ["b", "c"]}`, `{"b": ["c"]}`, `{"a": []}`)
	case "$ref":
		return g.one(`"#/$defs/d"`, `"#/$defs/e"`)
	case "properties", "dependentSchemas":
		return g.members(depth, "a", "b", "c")
	case "patternProperties":
		return g.members(depth, "^a", "b", "^[bc]$")
	case "allOf", "anyOf", "oneOf", "prefixItems":
		if name == "oneOf" && g.IntN(2) == 0 {
			return g.alternatives()
		}
		list := jsondoc.NewArray()
		for range 1 + g.IntN(3) {
			list.Items = append(list.Items, g.sub(depth-1))
		}
		return list
	case "items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else", "unevaluatedProperties", "unevaluatedItems":
		return g.sub(depth - 1)
	}
	return g.one(`0`, `1`, `2`) // a count
}

// alternatives returns branches that may well exclude each other.
func (g *generator) alternatives() *jsondoc.Value {
	list := jsondoc.NewArray()
	for range 1 + g.IntN(3) {
		list.Items = append(list.Items, g.one(`{"type": "string", "minLength": 1}`, `{"type": "integer", "minimum": 1}`, `{"type": "number"}`, `{"type": "null"}`, `{"enum": ["a", 2]}`,
			`{"type": "object", "properties": {"a": {"const": 1}}, "required": ["a"]}`, `{"type": "object", "properties": {"a": {"enum": ["b", 2]}, "b": {"minimum": 1}}, "required": ["a", "b"]}`,
			`{"type": "object", "properties": {"a": {"const": 3}}}`, `{"type": ["object", "array"], "properties": {"a": {"const": "a"}}, "required": ["a"]}`, `{"properties": {"a": {"const": 0}}, "required": ["a"]}`))
	}
	return list
}

func (g *generator) members(depth int, names ...string) *jsondoc.Value {
	o := jsondoc.NewObject()
	for _, name := range names {
		if g.IntN(2) == 0 {
			o.Set(name, g.sub(depth-1))
		}
	}
	return o
}

// alter changes one place of a schema: a keyword goes, comes, or says something else.
func (g *generator) alter(root *jsondoc.Value) {
	var schemas []*jsondoc.Value
	collect(root, &schemas)
	s := schemas[g.IntN(len(schemas))]
	if len(s.Members) == 0 || g.IntN(3) == 0 {
		g.keyword(s, 1)
		return
	}
	m := &s.Members[g.IntN(len(s.Members))]
	switch {
	case m.Name == "$defs":
	case g.IntN(3) == 0:
		s.Delete(m.Name)
	case len(m.Value.Members) > 0 && m.Value.Kind == jsondoc.Object && g.IntN(2) == 0 && (m.Name == "properties" || m.Name == "patternProperties" || m.Name == "dependentSchemas"):
		m.Value.Delete(m.Value.Members[g.IntN(len(m.Value.Members))].Name)
	case len(m.Value.Items) > 1 && g.IntN(2) == 0 && (m.Name == "allOf" || m.Name == "anyOf" || m.Name == "oneOf" || m.Name == "prefixItems"):
		m.Value.Items = m.Value.Items[1:]
	default:
		m.Value = g.value(m.Name, 1)
	}
}

// collect lists the schemas that are objects at and below s.
func collect(s *jsondoc.Value, list *[]*jsondoc.Value) {
	if s.Kind != jsondoc.Object {
		return
	}
	*list = append(*list, s)
	for _, m := range s.Members {
		switch m.Name {
		case "$defs", "properties", "patternProperties", "dependentSchemas":
			for _, sub := range m.Value.Members {
				collect(sub.Value, list)
			}
		case "allOf", "anyOf", "oneOf", "prefixItems":
			for _, sub := range m.Value.Items {
				collect(sub, list)
			}
		case "items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else":
			collect(m.Value, list)
		}
	}
}

func (g *generator) instances(n int) []*jsondoc.Value {
	leaves := []string{`"a"`, `"b"`, `"aa"`, `""`, `0`, `1`, `2`, `3`, `1.5`, `6`, `null`, `true`, `{}`, `[]`}
	var pool []*jsondoc.Value
	for _, text := range leaves {
		pool = append(pool, g.one(text))
	}
	for len(pool) < n {
		v := jsondoc.NewArray()
		if g.IntN(3) > 0 {
			v = jsondoc.NewObject()
		}
		for i := range g.IntN(4) {
			part := pool[g.IntN(len(pool))]
			if v.Kind == jsondoc.Array {
				v.Items = append(v.Items, part)
			} else {
				v.Set(fmt.Sprintf("%c", 'a'+(i+g.IntN(3))%3), part)
			}
		}
		pool = append(pool, v)
	}
	return pool
}
