package build_test

import (
	"context"
	"fmt"
	"maps"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docgen.example/docgen/internal/build"
	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/output"
)

// huge returns schemas of ten megabytes, each with another thing in excess.
func huge() map[string]string {
	const (
		most = 10_000_000
		much = 4_000_000 // where more shows no more
	)
	repeat := func(size int, open, each, close string) string {
		var b strings.Builder
		b.WriteString(open)
		for i := 0; b.Len() < size; i++ {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(strings.ReplaceAll(each, "@", strconv.Itoa(i)))
		}
		b.WriteString(close)
		return b.String()
	}
	prose := strings.Repeat("A sentence of some length, with `code` and *emphasis*. ", 40)
	return map[string]string{
		"10 MB of properties":   repeat(most, `{"type":"object","properties":{`, `"property @":{"type":"string","minLength":1,"description":"The number @ of many."}`, `}}`),
		"10 MB of definitions":  repeat(most, `{"$ref":"#/definitions/d7","definitions":{`, `"d@":{"type":"object","required":["a"],"properties":{"a":{"$ref":"#/definitions/d0"},"b":{"enum":["x","y"]}}}`, `}}`),
		"4 MB of enum":          repeat(much, `{"enum":[`, `"value number @"`, `]}`),
		"10 MB of descriptions": repeat(most, `{"properties":{`, `"p@":{"description":"`+prose+`"}`, `}}`),
		"10 MB of one string":   `{"type":"object","description":"` + strings.Repeat("word ", most/5) + `"}`,
		"4 MB of examples":      repeat(much, `{"type":"array","examples":[[`, `{"a":[@,{"b":"@"}]}`, `]]}`),
		"4 MB of required":      repeat(much, `{"required":[`, `"name @"`, `]}`),
		"4 MB of alternatives":  repeat(much, `{"anyOf":[`, `{"properties":{"k":{"const":"@"}},"required":["k"]}`, `]}`),
	}
}

// lengthy returns schemas in which one keyword holds a text of so many bytes, or
// about as many values as would fill them.
func lengthy(size int) map[string]string {
	text := strings.Repeat("word ", size/5)
	name := strings.Repeat("n", size/10)
	list := func(each string) string {
		var b strings.Builder
		for i := 0; b.Len() < size/4; i++ {
			b.WriteString(strings.ReplaceAll(each, "@", strconv.Itoa(i)) + ",")
		}
		return strings.TrimSuffix(b.String(), ",")
	}
	at := func(schema string) string { return `{"type":"object","properties":{"a":` + schema + `}}` }
	all := map[string]string{
		"long title":           `{"title":"` + text + `","properties":{"a":{"title":"` + text + `."}}}`,
		"long description":     at(`{"description":"` + text + `"}`),
		"long root":            `{"description":"` + text + `","properties":{"a":{}}}`,
		"long markup":          at(`{"description":"` + strings.Repeat("<&>*_", size/5) + `"}`),
		"long fence":           at(`{"description":"` + strings.Repeat("`", size) + `"}`),
		"long default":         at(`{"type":"string","default":"` + text + `"}`),
		"long example":         at(`{"type":"string","examples":["` + text + `",1]}`),
		"long const":           at(`{"const":"` + text + `"}`),
		"long enum value":      at(`{"enum":["` + text + `","b"]}`),
		"long pattern":         at(`{"pattern":"^` + strings.Repeat("abc|", size/4) + `$"}`),
		"long format":          at(`{"format":"` + text + `"}`),
		"long comment":         at(`{"$comment":"` + text + `","x-note":"` + text + `!"}`),
		"long unknown value":   at(`{"x-note":{` + list(`"m@":["v",@]`) + `}}`),
		"long name":            `{"properties":{"` + name + `":{"type":"object","properties":{"a":{"type":"object","properties":{"b":{"enum":[1]},"c":{}}}}}}}`,
		"long required name":   `{"required":["` + name + `"]}`,
		"long definition":      `{"$ref":"#/definitions/` + name + `","definitions":{"` + name + `":{"type":"object"},"` + name + `2":{}}}`,
		"long identifier":      `{"$id":"https://example.com/` + name + `","properties":{"a":{"$ref":"https://example.com/b` + name + `"}}}`,
		"long condition":       `{"if":{"properties":{"a":{"const":"` + text + `"}}},"then":{"required":["b"]}}`,
		"long type":            at(`{"type":"` + text + `"}`),
		"long number":          at(`{"minimum":` + strings.Repeat("1", size/10) + `}`),
		"many values":          at(`{"enum":[` + list(`"value number @"`) + `]}`),
		"many texts of values": at(`{"enum":[` + list(`"v@"`) + `],"enumDescriptions":[` + list(`"@"`) + `]}`),
		"many required":        `{"required":[` + list(`"name number @"`) + `]}`,
		"many examples":        at(`{"examples":[` + list(`{"k":@}`) + `]}`),
		"many name patterns":   `{"patternProperties":{` + list(`"^a@[a-z]+$":{"type":"string"}`) + `}}`,
		"many alternatives":    `{"$defs":{"a":{"properties":{"k":{}}}},"oneOf":[` + list(`{"$ref":"#/$defs/a"}`) + `]}`,
		"many keywords":        at(`{` + list(`"x-@":"what keyword @ says"`) + `}`),
		"many dependents":      `{"dependentRequired":{` + list(`"n@":["a","b"]`) + `}}`,
		"many definitions":     `{"definitions":{` + list(`"definition @":{"type":"string"}`) + `}}`,
	}
	named := map[string]string{}
	for name, schema := range all {
		named[fmt.Sprintf("%s, %d kB", name, size/1000)] = schema
	}
	return named
}

// hostile returns schemas that were made to hurt: each must end cleanly, soon,
// and within bounds.
func hostile() map[string]string {
	nested := func(open, close string, depth int) string {
		return strings.Repeat(open, depth) + "{}" + strings.Repeat(close, depth)
	}
	var wide, chain, doubling, enum strings.Builder
	wide.WriteString(`{"type":"object","properties":{`)
	for i := range 100_000 {
		fmt.Fprintf(&wide, `"property_%d":{"type":"string","description":"Number %d."},`, i, i)
	}
	wide.WriteString(`"last":{}}}`)
	chain.WriteString(`{"$ref":"#/$defs/d0","$defs":{`)
	for i := range 5_000 {
		fmt.Fprintf(&chain, `"d%d":{"$ref":"#/$defs/d%d"},`, i, i+1)
	}
	chain.WriteString(`"d5000":{"type":"string"}}}`)
	doubling.WriteString(`{"$ref":"#/$defs/d0","$defs":{`)
	for i := range 40 {
		fmt.Fprintf(&doubling, `"d%d":{"oneOf":[{"$ref":"#/$defs/d%d"},{"$ref":"#/$defs/d%d"}]},`, i, i+1, i+1)
	}
	doubling.WriteString(`"d40":{"type":"string"}}}`)
	enum.WriteString(`{"enum":[`)
	for i := range 50_000 {
		fmt.Fprintf(&enum, `"value %d",`, i)
	}
	enum.WriteString(`null]}`)
	names := `{"properties":{"a/b":{},"~":{},"%2e%2e":{},"#":{},"?":{},"..":{},"nul\u0000byte":{},"new\nline":{},"\u202eright":{},"` +
		strings.Repeat("x", 10_000) + `":{},"__proto__":{"type":"string"},"constructor":{},"Case":{},"case":{},"CASE":{},"":{},"con":{},"<script>alert(1)</script>":{}},` +
		`"$defs":{"a/b":{"title":"javascript:alert(1)"},"A/B":{},"..":{},"":{},"\u0000":{},"con":{}}}`
	return map[string]string{
		"nested items":          nested(`{"items":`, "}", 200),
		"too deep":              nested(`{"items":`, "}", 5_000),
		"deep arrays in enum":   `{"enum":[` + strings.Repeat("[", 5_000) + strings.Repeat("]", 5_000) + `]}`,
		"deep allOf":            nested(`{"allOf":[`, "]}", 120),
		"deep not":              nested(`{"not":`, "}", 121),
		"wide":                  wide.String(),
		"ref chain":             chain.String(),
		"ref cycle":             `{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}}}`,
		"doubling oneOf":        doubling.String(),
		"doubling objects":      `{"$ref":"#/$defs/a","$defs":{"a":{"required":["x","y"],"properties":{"x":{"$ref":"#/$defs/b"},"y":{"$ref":"#/$defs/b"}}},"b":{"required":["x","y"],"properties":{"x":{"$ref":"#/$defs/a"},"y":{"$ref":"#/$defs/a"}}}}}`,
		"binary tree":           `{"properties":{"l":{"$ref":"#"},"r":{"$ref":"#"},"m":{"$ref":"#"},"n":{"$ref":"#"}}}`,
		"backtracking pattern":  `{"type":"object","properties":{"a":{"type":"string","pattern":"^(a+)+$"},"b":{"type":"string","pattern":"^(?=(a|a?)+$)(\\w+\\s?)*$","minLength":40},"c":{"pattern":"(x+x+)+y\\1"}}}`,
		"huge counts":           `{"minItems":1000000000,"minLength":1000000000,"minProperties":1000000000,"type":["array","string","object"]}`,
		"huge repetition":       `{"type":"string","pattern":"^(a{1000}){1000}$"}`,
		"huge numbers":          `{"type":"number","minimum":1e4999,"multipleOf":1e-4999}`,
		"many enum values":      enum.String(),
		"odd names":             names,
		"long description":      `{"description":"` + strings.Repeat("word [x](javascript:alert(1)) <img src=x onerror=alert(1)> ", 20_000) + `"}`,
		"markdown bomb":         `{"description":"` + strings.Repeat("[", 20_000) + strings.Repeat("*a_", 20_000) + `"}`,
		"combinatorial anyOf":   `{"allOf":[` + strings.TrimSuffix(strings.Repeat(`{"anyOf":[{"required":["a"]},{"required":["b"]},{"required":["c"]},{"not":{"required":["d"]}}]},`, 30), ",") + `]}`,
		"contradictory anyOf":   `{"type":"integer","allOf":[` + strings.TrimSuffix(strings.Repeat(`{"anyOf":[{"multipleOf":7},{"multipleOf":11},{"multipleOf":13}]},`, 20), ",") + `],"minimum":1,"maximum":6}`,
		"unique small domain":   `{"type":"array","uniqueItems":true,"minItems":70,"items":{"type":"string","pattern":"^[ab]{6}$"}}`,
		"dynamic loop":          `{"$dynamicAnchor":"a","allOf":[{"$dynamicRef":"#a"}]}`,
		"required unknown":      `{"required":["` + strings.Repeat("a", 5_000) + `"],"maxProperties":0}`,
		"ref into a keyword":    `{"$ref":"#/$ref"}`,
		"ref to escaped":        `{"$ref":"#/%24defs/a%","$defs":{"a%":{}}}`,
		"everything everywhere": `{"type":"object","patternProperties":{".*":{"$ref":"#"}},"additionalProperties":{"$ref":"#"},"propertyNames":{"pattern":"^.{0,3}$"},"unevaluatedProperties":false,"minProperties":1}`,
	}
}

// weigh checks that no page is too large to be shown, nor the site for its schema.
func weigh(t *testing.T, site *output.Tree, schema string) {
	t.Helper()
	if len(schema) > 500_000 && site.Size() > 30*int64(len(schema)) {
		t.Errorf("the site has %d bytes, %d times the schema's", site.Size(), site.Size()/int64(len(schema)))
	}
	for _, name := range site.Paths() {
		if data, _ := site.File(name); strings.HasSuffix(name, ".html") && len(data) > 5_000_000 {
			t.Errorf("%s has %d bytes", name, len(data))
		}
	}
}

func TestHostileSchemas(t *testing.T) {
	schemas := hostile()
	if testing.Short() {
		maps.Copy(schemas, lengthy(200_000))
	} else {
		maps.Copy(schemas, huge())
		maps.Copy(schemas, lengthy(3_000_000))
	}
	for name, schema := range schemas {
		t.Run(strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			if testing.Short() && len(schema) > 1_000_000 {
				t.Skip("long")
			}
			c := config.Default()
			c.Schemas = []config.Schema{{File: "s.json"}}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := cpuTime()
			var site, fixtures output.Tree
			result, err := build.Run(context.Background(), build.Input{Config: c, Score: true, Site: &site, Fixtures: &fixtures, FS: fstest.MapFS{"s.json": {Data: []byte(schema)}}})
			runtime.ReadMemStats(&after)
			took := cpuTime() - start
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range result.Problems {
				if len(p.Error()) > 60_000 {
					t.Errorf("a message of %d bytes", len(p.Error()))
				}
			}
			size := site.Size() + fixtures.Size()
			weigh(t, &site, schema)
			t.Logf("%v of CPU, %d MB allocated, %d kB out, %d problems", took.Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20, size>>10, len(result.Problems))
			if took > 10*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}
