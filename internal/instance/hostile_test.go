package instance

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestHostile feeds schemas that are made to use up time or memory. Each must end
// soon, with an instance or a reason.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	var doubling, chain, names, deep, ifs strings.Builder
	for i := range 60 {
		fmt.Fprintf(&doubling, `"d%d":{"oneOf":[{"$ref":"#/$defs/d%d"},{"$ref":"#/$defs/d%d"}]},`, i, i+1, i+1)
	}
	for i := range 5000 {
		fmt.Fprintf(&chain, `"c%d":{"$ref":"#/$defs/c%d"},`, i, i+1)
	}
	for i := range 100_000 {
		fmt.Fprintf(&names, `"p%d":{"type":"integer"},`, i)
	}
	for i := range 100 {
		fmt.Fprintf(&ifs, `{"if":{"properties":{"k%d":{"const":1}},"required":["k%d"]},"then":{"required":["k%d"]},"else":{"required":["m%d"]}},`, i, i, (i+1)%100, i)
	}
	deep.WriteString(strings.Repeat(`{"type":"object","required":["a"],"properties":{"a":`, 90) + `{}` + strings.Repeat(`}}`, 90))
	for _, c := range []struct{ name, schema string }{
		{"doubling oneOf", `{"$ref":"#/$defs/d0","$defs":{` + doubling.String() + `"d60":{"type":"string"}}}`},
		{"doubling anyOf", strings.ReplaceAll(`{"$ref":"#/$defs/d0","$defs":{`+doubling.String()+`"d60":{"type":"string"}}}`, "oneOf", "anyOf")},
		{"long chain", `{"$ref":"#/$defs/c0","$defs":{` + chain.String() + `"c5000":{"type":"string"}}}`},
		{"many properties", `{"properties":{` + strings.TrimSuffix(names.String(), ",") + `}}`},
		{"many required", `{"type":"object","minProperties":4000}`},
		{"deep", deep.String()},
		{"many conditions", `{"type":"object","allOf":[` + strings.TrimSuffix(ifs.String(), ",") + `]}`},
		{"wide recursion", `{"type":"object","properties":{"a":{"$ref":"#"},"b":{"$ref":"#"},"c":{"$ref":"#"},"d":{"type":"array","items":{"$ref":"#"}},"e":{"$ref":"#"}}}`},
		{"required recursion through branches", `{"type":"object","required":["a","b"],"properties":{"a":{"anyOf":[{"$ref":"#"},{"$ref":"#"},{"type":"null"}]},"b":{"oneOf":[{"$ref":"#"},{"type":"string"}]}}}`},
		{"backtracking pattern", `{"type":"string","pattern":"^(a+)+$","not":{"pattern":"^(?=(a+)+b)"},"minLength":40}`},
		{"backtracking patterns", `{"type":"array","minItems":60,"items":{"type":"string","pattern":"^(([a-z])+.)+[A-Z]([a-z])+\\2$","minLength":40}}`},
		{"backtracking names", `{"type":"object","minProperties":40,"patternProperties":{"^((a+)+)\\1b$":{"type":"integer"}},"additionalProperties":{"type":"string"},"propertyNames":{"minLength":30}}`},
		{"impossible pattern", `{"type":"array","minItems":40,"items":{"anyOf":[{"type":"string","pattern":"^(a+)+\\1\\1c(?=d)e$"},{"type":"string","pattern":"^(?!a)(a|aa)+\\1$"},{"type":"null"}]}}`},
		{"big counts", `{"type":"array","minItems":1000000000}`},
		{"big numbers", `{"type":"number","multipleOf":1e-300,"minimum":1e300}`},
		{"many unique", `{"type":"array","minItems":300,"uniqueItems":true,"items":{"type":"integer","minimum":1,"maximum":300}}`},
		{"big enum", `{"type":"array","minItems":3,"uniqueItems":true,"items":{"enum":[` + strings.TrimSuffix(strings.Repeat(`"x","y",`, 20000), ",") + `,"z"]}}`},
		{"overlapping names", `{"type":"object","patternProperties":{"^a+$":{"type":"integer"},"^(a|b)+$":{"minimum":3},"^.{30}$":{}},"additionalProperties":false,"minProperties":50}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := modelOf(t, "schema.json", []byte(c.schema))
			start := time.Now()
			b := New(doc.Root, Options{})
			for i := range 3 {
				v, err := b.Build(Want{Style: Style(i), Seed: "x"})
				if err != nil {
					t.Logf("style %d: %.200v", i, err)
				} else {
					t.Logf("style %d: %.100s", i, short(v))
				}
			}
			took := time.Since(start)
			t.Log(took.Round(time.Millisecond))
			if took > 10*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}
