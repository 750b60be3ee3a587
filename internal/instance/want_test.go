package instance

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

const orders = `{
	"type": "object",
	"required": ["id", "items"],
	"properties": {
		"id": {"type": "string", "pattern": "^ord_[a-z0-9]{6}$"},
		"note": {"type": "string"},
		"items": {"type": "array", "items": {"$ref": "#/$defs/item"}},
		"payment": {"oneOf": [
			{"type": "object", "required": ["kind", "card"], "properties": {"kind": {"const": "card"}, "card": {"type": "string", "minLength": 4}}},
			{"type": "object", "required": ["kind", "iban"], "properties": {"kind": {"const": "transfer"}, "iban": {"type": "string"}}}
		]},
		"parent": {"$ref": "#"}
	},
	"$defs": {"item": {"type": "object", "required": ["sku"], "properties": {"sku": {"type": "string"}, "count": {"type": "integer", "minimum": 1}}}}
}`

func TestWants(t *testing.T) {
	doc := modelOf(t, "orders.json", []byte(orders))
	payment := doc.At("/properties/payment")
	b := New(doc.Root, Options{})
	oracle := oracleOf(t, doc)
	value := func(text string) *jsondoc.Value { return poolOf(text)[0] }
	for _, c := range []struct {
		name  string
		want  Want
		has   string // this location, and
		equal string // there this value, where it is set
		not   string // this one not
	}{
		{name: "minimal", has: "/id", not: "/note"},
		{name: "present", want: Want{Present: []jsondoc.Pointer{"/items/2/count"}}, has: "/items/2/count", not: "/items/0/count"},
		{name: "present deep", want: Want{Present: []jsondoc.Pointer{"/parent/parent/parent/note"}}, has: "/parent/parent/parent/note", not: "/note"},
		{name: "present branch", want: Want{Present: []jsondoc.Pointer{"/payment/iban"}}, has: "/payment/kind", equal: `"transfer"`},
		{name: "branch", want: Want{Present: []jsondoc.Pointer{"/payment"}, Branch: map[*model.Schema]int{payment: 1}}, has: "/payment/iban"},
		{name: "fixed picks the branch", want: Want{Fixed: map[jsondoc.Pointer]*jsondoc.Value{"/payment/kind": value(`"transfer"`)}}, has: "/payment/iban"},
		{name: "absent", want: Want{Style: Full, Absent: []jsondoc.Pointer{"/note", "/payment"}}, has: "/items/1", not: "/note"},
		{name: "meets", want: Want{Meets: map[jsondoc.Pointer][]Condition{"/payment": {{payment.OneOf[0], true}}}}, has: "/payment/iban"},
		{name: "hint", want: Want{Style: Full, Hints: []Hint{{Location: "/items/*/sku", Values: []*jsondoc.Value{value(`"SKU-1"`)}}}}, has: "/items/1/sku", equal: `"SKU-1"`},
		{name: "hint of a pattern", want: Want{Style: Full, Hints: []Hint{{Location: "/note", Pattern: "^n[0-9]$"}}}, has: "/note"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, err := b.Build(c.want)
			if err != nil {
				t.Fatal(err)
			}
			accepted(t, oracle, v)
			at := v.Lookup(jsondoc.Pointer(c.has))
			if at == nil || c.equal != "" && at.Compact() != c.equal || c.not != "" && v.Lookup(jsondoc.Pointer(c.not)) != nil {
				t.Errorf("got %s", v.Compact())
			}
		})
	}
}

func TestFixedFaultIsKept(t *testing.T) {
	b := New(modelOf(t, "orders.json", []byte(orders)).Root, Options{})
	v, err := b.Build(Want{Fixed: map[jsondoc.Pointer]*jsondoc.Value{"/id": jsondoc.NewInt(7), "/items/0/count": jsondoc.NewInt(0)}})
	if err != nil || v.Member("id").Text != "7" || v.Lookup("/items/0/count").Text != "0" || !v.Lookup("/items/0").Has("sku") {
		t.Errorf("got %v, %v", v, err)
	}
}

func TestWantsThatCannotBe(t *testing.T) {
	b := New(modelOf(t, "closed.json", []byte(`{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}`)).Root, Options{})
	for _, w := range []Want{{Present: []jsondoc.Pointer{"/b"}}, {Absent: []jsondoc.Pointer{"/a"}}, {Present: []jsondoc.Pointer{"/a/b"}}} {
		v, err := b.Build(w)
		var none *NotGeneratedError
		if !errors.As(err, &none) {
			t.Errorf("%+v: got %v, %v", w, v, err)
		}
	}
}

// TestSame demands that the same Want gives the same instance, whatever was made
// before, and at the same time.
func TestSame(t *testing.T) {
	doc := modelOf(t, "orders.json", []byte(orders))
	shared := New(doc.Root, Options{})
	var group sync.WaitGroup
	for i := range 40 {
		group.Go(func() {
			w := Want{Style: Style(i % 3), Seed: fmt.Sprint(i)}
			a, err := shared.Build(w)
			b, err2 := New(doc.Root, Options{}).Build(w)
			if err != nil || err2 != nil || a.Compact() != b.Compact() {
				t.Errorf("%v %v: %s and %s", err, err2, a.Compact(), b.Compact())
			}
		})
	}
	group.Wait()
}

// TestLocal demands that another property changes nothing beside itself.
func TestLocal(t *testing.T) {
	before, err := New(modelOf(t, "orders.json", []byte(orders)).Root, Options{}).Build(Want{Style: Full, Seed: "x"})
	if err != nil {
		t.Fatal(err)
	}
	more := strings.Replace(orders, `"note"`, `"extra": {"type": "integer"}, "note"`, 1)
	after, err := New(modelOf(t, "orders.json", []byte(more)).Root, Options{}).Build(Want{Style: Full, Seed: "x"})
	if err != nil {
		t.Fatal(err)
	}
	if !after.Has("extra") {
		t.Fatal("the new property is missing")
	}
	for _, name := range []string{"id", "note", "items", "payment"} {
		if a, b := before.Member(name).Compact(), after.Member(name).Compact(); a != b {
			t.Errorf("%s was %s and is %s", name, a, b)
		}
	}
}

// TestSteps gives up where the steps of a Want are used up, and says so.
func TestSteps(t *testing.T) {
	b := New(modelOf(t, "orders.json", []byte(orders)).Root, Options{})
	var why *NotGeneratedError
	if _, err := b.Build(Want{Steps: 2}); !errors.As(err, &why) || !why.Exhausted {
		t.Errorf("with 2 steps: %v", err)
	}
	if _, err := b.Build(Want{Steps: 1000}); err != nil {
		t.Errorf("with 1000 steps: %v", err)
	}
}
