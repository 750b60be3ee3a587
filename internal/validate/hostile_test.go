package validate_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/validate"
)

// compile makes a Validator for a schema given as text.
func compile(t testing.TB, schema string, opts validate.Options) *validate.Validator {
	t.Helper()
	v, err := validate.Compile("file:///schema.json", []validate.Source{{URI: "file:///schema.json", Root: value(t, schema)}}, opts)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// doubling is a schema whose evaluation takes 2 to the n steps.
func doubling(keyword string, n int) string {
	var defs []string
	for i := range n {
		defs = append(defs, fmt.Sprintf(`"d%d":{"%s":[{"$ref":"#/$defs/d%d"},{"$ref":"#/$defs/d%d"}]}`, i, keyword, i+1, i+1))
	}
	return fmt.Sprintf(`{"$ref":"#/$defs/d0","$defs":{%s,"d%d":{"minimum":1}}}`, strings.Join(defs, ","), n)
}

func TestRunawayEnds(t *testing.T) {
	for _, keyword := range []string{"allOf", "anyOf", "oneOf"} {
		for _, form := range []string{`%s`, `{"not":%s}`} {
			schema := fmt.Sprintf(form, doubling(keyword, 40))
			schema = strings.ReplaceAll(schema, "#/$defs", "#"+strings.Repeat("/not", strings.Count(form, "not"))+"/$defs")
			v := compile(t, schema, validate.Options{Timeout: 50 * time.Millisecond})
			before := runtime.NumGoroutine()
			start := time.Now()
			instance := "0" // fails at the leaves; within "not" allOf would stop at the first
			if keyword == "allOf" {
				instance = "1"
			}
			_, err := v.Validate(value(t, instance))
			var timeout *validate.TimeoutError
			if !errors.As(err, &timeout) {
				t.Errorf("%s in %s: %v, want a *TimeoutError", keyword, form, err)
			}
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("%s in %s: took %v", keyword, form, took)
			}
			time.Sleep(20 * time.Millisecond)
			if after := runtime.NumGoroutine(); after > before {
				t.Errorf("%s in %s: the runaway still runs", keyword, form)
			}
		}
	}
}

// TestRunawayBesideOthers checks that runs within their time survive one that is not.
func TestRunawayBesideOthers(t *testing.T) {
	schema := strings.Replace(doubling("allOf", 40), `{"$ref":"#/$defs/d0"`, `{"if":{"type":"integer"},"then":{"$ref":"#/$defs/d0"},"required":["a"]`, 1)
	v := compile(t, schema, validate.Options{Timeout: time.Second})
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			if i == 0 {
				if _, err := v.Valid(value(t, "0")); err == nil {
					t.Error("the runaway ended with a verdict")
				}
				return
			}
			for range 3000 {
				violations, err := v.Validate(value(t, "{}"))
				if err != nil || len(violations) != 1 {
					t.Errorf("got %v, %v", violations, err)
					return
				}
			}
		})
	}
	group.Wait()
}

func TestHostileNumbers(t *testing.T) {
	v := compile(t, `{"multipleOf":0.01,"minimum":1e-4000,"maximum":1e4000,"type":"integer"}`, validate.Options{})
	start := time.Now()
	for _, text := range []string{"1e5000", "-1e5000", "1e-5000", "123456789012345678901234567890e4000"} {
		if _, err := v.Valid(value(t, text)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("took %v", took)
	}
	var unfit *validate.InstanceError
	_, err := v.Valid(jsondoc.NewArray(jsondoc.NewNumber("1e999999999")))
	if !errors.As(err, &unfit) || unfit.At != "/0" {
		t.Errorf("1e999999999: %v", err)
	}
}

func TestDepth(t *testing.T) {
	deep := func(n int) string {
		return strings.Repeat(`{"not":`, n) + "true" + strings.Repeat("}", n)
	}
	root := value(t, deep(validate.MaxDepth+1))
	_, err := validate.Compile("file:///schema.json", []validate.Source{{URI: "file:///schema.json", Root: root}}, validate.Options{})
	var depth *validate.DepthError
	if !errors.As(err, &depth) {
		t.Errorf("got %v, want a *DepthError", err)
	}
	start := time.Now()
	compile(t, deep(validate.MaxDepth), validate.Options{})
	if took := time.Since(start); took > time.Second {
		t.Errorf("the deepest schema took %v", took)
	}

	v := compile(t, `{"properties":{"a":{"$ref":"#"}},"type":"object"}`, validate.Options{})
	const levels = 3000
	instance := strings.Repeat(`{"a":`, levels) + "1" + strings.Repeat("}", levels)
	violations, err := v.Validate(value(t, instance))
	if err != nil || len(violations) != 1 {
		t.Errorf("the deep instance: %d violations, %v", len(violations), err)
	}
}

func TestOrderIsFixed(t *testing.T) {
	schema := `{"properties":{"o":{"propertyNames":{"maxLength":1},"additionalProperties":{"type":"string","enum":["x"]}}},
		"patternProperties":{"^o":{"minProperties":9},"o$":{"maxProperties":1}},"required":["z","y"],"additionalProperties":false}`
	v := compile(t, schema, validate.Options{})
	members := []jsondoc.Member{}
	for i := range 30 {
		members = append(members, jsondoc.M(fmt.Sprint("n", i), jsondoc.NewInt(int64(i))))
	}
	var first []validate.Violation
	for i := range 50 {
		rand.New(rand.NewPCG(1, uint64(i))).Shuffle(len(members), func(a, b int) { members[a], members[b] = members[b], members[a] })
		instance := jsondoc.NewObject(jsondoc.M("p", jsondoc.NewNull()), jsondoc.M("o", jsondoc.NewObject(members...)))
		violations, err := v.Validate(instance)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = violations
		}
		if !reflect.DeepEqual(first, violations) {
			t.Fatalf("run %d:\n%vnot\n%v", i, violations, first)
		}
	}
}

// TestUnknownDialect: a "$schema" that is none of those known counts as the default.
func TestUnknownDialect(t *testing.T) {
	const schema = `{"$schema":"https://example.com/d","dependentRequired":{"a":["b"]}}`
	for dialect, want := range map[string]bool{
		"http://json-schema.org/draft-07/schema#":      true, // which does not know the keyword
		"https://json-schema.org/draft/2020-12/schema": false,
	} {
		valid, err := compile(t, schema, validate.Options{DefaultDialect: dialect}).Valid(value(t, `{"a":1}`))
		if err != nil || valid != want {
			t.Errorf("%s: valid is %v, %v", dialect, valid, err)
		}
	}
}

func TestFormatIsAnAnnotation(t *testing.T) {
	for _, d := range suiteDialects {
		schema := fmt.Sprintf(`{"$schema":%q,"format":"email"}`, d.dialect)
		for _, assert := range []bool{false, true} {
			valid, err := compile(t, schema, validate.Options{AssertFormat: assert}).Valid(value(t, `"x"`))
			if err != nil || valid == assert {
				t.Errorf("%s, AssertFormat %v: valid %v, %v", d.folder, assert, valid, err)
			}
		}
	}
}

// TestClosedWorld checks that a reference to a file that exists does not open it.
func TestClosedWorld(t *testing.T) {
	for _, ref := range []string{"file:///etc/hostname", "/etc/hostname", "http://127.0.0.1:9/x", "urn:nothing"} {
		root := value(t, fmt.Sprintf(`{"$ref":%q}`, ref))
		_, err := validate.Compile("file:///schema.json", []validate.Source{{URI: "file:///schema.json", Root: root}}, validate.Options{})
		var unresolved *validate.UnresolvedRefError
		if !errors.As(err, &unresolved) || unresolved.At != "/$ref" {
			t.Errorf("%s: %v, want an *UnresolvedRefError", ref, err)
		}
	}
}

// TestEntries compiles at places other than the start of a document.
func TestEntries(t *testing.T) {
	customer := parse(t, customerSchema).Root
	meta := value(t, `{"$schema":"http://json-schema.org/draft-07/schema#","$id":"http://json-schema.org/draft-07/schema#","type":["object","boolean"],"properties":{"not":{"$ref":"#"}}}`)
	for _, c := range []struct{ entry, instance, want string }{
		{"file:///customer.json#/$defs/Device", `{"id":"1"}`, " | /required | https://customer.io/schemas/customer-io/customer.json#/$defs/Device/required"},
		{"https://customer.io/schemas/customer-io/customer.json", `{}`, " | /required | https://customer.io/schemas/customer-io/customer.json#/required"},
		{"file:///draft-07/schema", `{"not":1}`, "/not | /properties/not/$ref/type | http://json-schema.org/draft-07/schema#/type"},
	} {
		sources := []validate.Source{{URI: "file:///customer.json", Root: customer}, {URI: "file:///draft-07/schema", Root: meta}}
		v, err := validate.Compile(c.entry, sources, validate.Options{})
		if err != nil {
			t.Errorf("%s: %v", c.entry, err)
			continue
		}
		violations, err := v.Validate(value(t, c.instance))
		if err != nil || len(violations) != 1 {
			t.Errorf("%s: %v, %v", c.entry, violations, err)
			continue
		}
		got := violations[0]
		if text := fmt.Sprintf("%s | %s | %s", got.InstanceLocation, got.KeywordLocation, got.AbsoluteKeywordLocation); text != c.want {
			t.Errorf("%s: got %s, want %s", c.entry, text, c.want)
		}
	}
}
