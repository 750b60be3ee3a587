package docs_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
)

// siteOf builds the site of a schema.
func siteOf(t testing.TB, schema string) *docs.Site {
	t.Helper()
	set := load.New()
	doc, err := set.Read(set.Folder(fstest.MapFS{"s.json": {Data: []byte(schema)}}, ""), "s.json")
	if err != nil {
		t.Fatal(err)
	}
	m := model.Build(set, []*load.Document{doc})
	return docs.Build(docs.Input{Schemas: []*docs.SchemaInput{{Name: "s", Document: m.Documents[0], FileName: "s.json", Bytes: []byte(schema)}}})
}

// tell builds the pages of a schema and returns what its rows say, one line
// each: name: type [marks]; then its notes; then its groups, indented.
func tell(t testing.TB, schema string) string {
	t.Helper()
	var b strings.Builder
	for _, p := range siteOf(t, schema).Pages {
		for _, block := range p.Blocks {
			switch block := block.(type) {
			case docs.Heading:
				b.WriteString("# " + block.Text + "\n")
			case docs.Body:
				tellRow(&b, block.Row, "")
			case docs.Paragraph:
				b.WriteString(block.Text.Plain() + "\n")
			}
		}
	}
	return b.String()
}

func tellRow(b *strings.Builder, r *docs.Row, indent string) {
	b.WriteString(indent + r.Prefix + r.Name + ": " + r.Type.Plain())
	for _, m := range r.Marks {
		b.WriteString(" [" + m.Text + "]")
	}
	b.WriteString("\n")
	for _, n := range r.Notes {
		b.WriteString(indent + "  - " + n.Prose + n.Text.Plain())
		if n.Ignored != "" {
			b.WriteString(" (" + n.Ignored + ")")
		}
		b.WriteString("\n")
		for _, item := range n.List {
			b.WriteString(indent + "    - " + item.Plain() + "\n")
		}
	}
	for _, g := range r.Groups {
		b.WriteString(indent + "  > " + g.Title.Plain() + "\n")
		for _, child := range g.Rows {
			tellRow(b, child, indent+"    ")
		}
	}
}

const (
	draft4  = `"$schema": "http://json-schema.org/draft-04/schema#"`
	draft7  = `"$schema": "http://json-schema.org/draft-07/schema#"`
	newest  = `"$schema": "https://json-schema.org/draft/2020-12/schema"`
	nowhere = "\x00"
)

// TestWords holds what is said of each keyword; the first ones are known
// mistakes of other tools.
func TestWords(t *testing.T) {
	for _, c := range []struct{ name, schema, want, not string }{
		{"draft-04 exclusive minimum", `{` + draft4 + `, "properties": {"a": {"minimum": 3, "exclusiveMinimum": true}}}`, "More than 3 (> 3)", "At least"},
		{"draft-04 inclusive minimum", `{` + draft4 + `, "properties": {"a": {"minimum": 3, "exclusiveMinimum": false}}}`, "At least 3 (≥ 3)", "More than"},
		{"a tuple is no array of its first item", `{` + draft7 + `, "properties": {"a": {"type": "array", "items": [{"type": "boolean"}, {"type": "string"}]}}}`, "array with items by position", "array of boolean"},
		{"each item of a tuple", `{` + draft7 + `, "properties": {"a": {"items": [{"type": "boolean"}, {"type": "string"}]}}}`, "item 2: string", nowhere},
		{"false is no object", `{` + newest + `, "properties": {"a": false}}`, "a: no value [optional] [never valid]", "object"},
		{"an anchor is not the root", `{` + newest + `, "title": "Root", "properties": {"a": {"$ref": "#leaf"}}, "$defs": {"Leaf": {"$anchor": "leaf", "type": "string"}}}`, "a: Leaf (string)", "a: Root"},
		{"minContains", `{` + newest + `, "properties": {"a": {"contains": {"type": "string"}, "minContains": 3}}}`, "At least 3 items are string", "At least one"},
		{"minContains zero", `{` + newest + `, "properties": {"a": {"contains": {"type": "string"}, "minContains": 0}}}`, "Any number of items, even none, is string", "At least one"},
		{"recursion is a link", `{` + newest + `, "$ref": "#/$defs/Node", "$defs": {"Node": {"type": "object", "properties": {"child": {"$ref": "#/$defs/Node"}}}}}`, "child: Node (object)", "unresolved"},
		{"text in angle brackets", `{` + newest + `, "properties": {"a": {"default": "<tmp_dir>"}}}`, "Default <tmp_dir>", nowhere},

		{"falsy defaults", `{` + newest + `, "properties": {"a": {"default": 0}, "b": {"default": false}, "c": {"default": ""}, "d": {"default": null}, "e": {"default": []}}}`, `Default ""`, nowhere},
		{"white space as JSON", `{` + newest + `, "properties": {"a": {"const": "a\n b "}}}`, `Always "a\n b "`, nowhere},
		{"a string that looks like a number", `{` + newest + `, "properties": {"a": {"enum": ["1", 1]}}}`, `One of "1" or 1`, nowhere},
		{"e-mail", `{` + newest + `, "properties": {"a": {"type": "string", "format": "email"}}}`, "An email address (RFC 5322), format email", nowhere},
		{"enum", `{` + newest + `, "properties": {"a": {"enum": ["ios", "android"]}}}`, "One of ios or android", nowhere},
		{"enum with texts", `{` + newest + `, "properties": {"a": {"enum": ["x", "y"], "enumDescriptions": ["first", "second"]}}}`, "x – first", nowhere},
		{"meta:enum", `{` + newest + `, "properties": {"a": {"enum": ["x", "y"], "meta:enum": {"y": "second"}}}}`, "y – second", nowhere},
		{"pattern", `{` + newest + `, "properties": {"a": {"pattern": "^[0-9a-f]+$"}}}`, "Matches ^[0-9a-f]+$", nowhere},
		{"types", `{` + newest + `, "properties": {"a": {"type": ["string", "null"]}}}`, "a: string or null", nowhere},
		{"array of a definition", `{` + newest + `, "properties": {"a": {"type": "array", "items": {"$ref": "#/$defs/D"}}}, "$defs": {"D": {"type": "object"}}}`, "a: array of D (object)", nowhere},
		{"condition", `{` + newest + `, "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}`, "if kind is a\n", "or absent"},
		{"condition that absence fulfils", `{` + newest + `, "if": {"properties": {"kind": {"const": "a"}}}, "then": {"required": ["b"]}}`, "if kind is a or absent", nowhere},
		{"dependentRequired", `{` + newest + `, "dependentRequired": {"a": ["b", "c"]}}`, "If a is present, b and c are required", nowhere},
		{"dependencies", `{` + draft7 + `, "dependencies": {"a": {"required": ["b"]}}}`, "If a is present: requires b", nowhere},
		{"unlisted required", `{` + newest + `, "properties": {"a": {}}, "required": ["a", "b"]}`, "Requires b", "Requires a"},
		{"no other properties", `{` + newest + `, "additionalProperties": false}`, "Any other property: not allowed", nowhere},
		{"typed other properties", `{` + newest + `, "additionalProperties": {"type": "string"}}`, "Any other property: string", nowhere},
		{"oneOf in few words", `{` + newest + `, "properties": {"a": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}}}`, "    - array of string", nowhere},
		{"not", `{` + newest + `, "properties": {"a": {"not": {"type": "string"}}}}`, "Must not be so: string", nowhere},
		{"beside $ref in draft-07", `{` + draft7 + `, "properties": {"a": {"$ref": "#/definitions/D", "minLength": 2}}, "definitions": {"D": {"type": "string"}}}`, "At least 2 characters (draft-07 ignores this beside $ref", nowhere},
		{"both descriptions", `{` + newest + `, "properties": {"a": {"$ref": "#/$defs/D", "description": "here"}}, "$defs": {"D": {"description": "there"}}}`, "  - there", nowhere},
		{"another dialect's keyword", `{` + draft4 + `, "properties": {"a": {"const": 1}}}`, "Always 1 (not a keyword of draft-04", nowhere},
		{"wrong shape", `{` + newest + `, "properties": {"a": {"minLength": "2"}}}`, `minLength: "2"`, nowhere},
		{"unknown keyword", `{` + newest + `, "properties": {"a": {"x-order": 0}}}`, "x-order: 0", nowhere},
		{"deprecated", `{` + newest + `, "properties": {"a": {"deprecated": true, "readOnly": true, "writeOnly": false}}}`, "[deprecated] [read-only]", nowhere},
		{"unresolved", `{` + newest + `, "properties": {"a": {"$ref": "#/$defs/Missing"}}}`, "[unresolved]", nowhere},
		{"used by", `{` + newest + `, "properties": {"a": {"$ref": "#/$defs/D"}}, "$defs": {"D": {"type": "object"}}}`, "Used by a", nowhere},
		{"nested definitions", `{` + newest + `, "$defs": {"A": {"$defs": {"B": {"title": "deep inside"}}}}}`, "deep inside", nowhere},
		{"content", `{` + newest + `, "properties": {"a": {"contentEncoding": "base64", "contentMediaType": "application/json", "contentSchema": {"type": "object"}}}}`, "The document in it: object", nowhere},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := tell(t, c.schema)
			if !strings.Contains(got, c.want) {
				t.Errorf("nowhere: %q\n%s", c.want, got)
			}
			if strings.Contains(got, c.not) {
				t.Errorf("somewhere: %q\n%s", c.not, got)
			}
		})
	}
}

// TestAnchors holds the anchors of awkward names: safe, unique without regard
// to case, and the same when a sibling is added.
func TestAnchors(t *testing.T) {
	names := []string{"platform", "Platform", "a.b", "a/b", "a~b", "50%", "#", "?", "..", "\x00", "new\nline", "\u202eabc", "", "__proto__", strings.Repeat("x", 10_000), " "}
	schema := func(names []string) string {
		var b strings.Builder
		b.WriteString(`{` + newest + `, "properties": {`)
		for i, n := range names {
			if i > 0 {
				b.WriteString(",")
			}
			b.WriteString(quote(n) + `: {"type": "string"}`)
		}
		return b.String() + "}}"
	}
	all, fewer := anchorsOf(t, schema(names)), anchorsOf(t, schema(names[:len(names)-1]))
	seen := map[string]bool{}
	for _, a := range all {
		if a == "" || len(a) > 120 || strings.ContainsAny(a, " %#?/\\\"'<>&\n\x00") {
			t.Errorf("unsafe anchor %q", a)
		}
		if seen[strings.ToLower(a)] {
			t.Errorf("%q stands twice", a)
		}
		seen[strings.ToLower(a)] = true
	}
	for i := range fewer {
		if fewer[i] != all[i] {
			t.Errorf("%q became %q when a sibling was added", fewer[i], all[i])
		}
	}
	if all[0] != "platform" {
		t.Errorf("a plain name has the anchor %q", all[0])
	}
}

func quote(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r < 0x20:
			b.WriteString(`\u00` + string("0123456789abcdef"[r>>4]) + string("0123456789abcdef"[r&15]))
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		default:
			b.WriteRune(r)
		}
	}
	return `"` + b.String() + `"`
}

func anchorsOf(t *testing.T, schema string) []string {
	t.Helper()
	var anchors []string
	for _, p := range siteOf(t, schema).Pages {
		for _, block := range p.Blocks {
			if body, ok := block.(docs.Body); ok {
				for _, g := range body.Row.Groups {
					for _, r := range g.Rows {
						anchors = append(anchors, r.Place.Anchor)
					}
				}
			}
		}
	}
	return anchors
}

// TestKeywords demands that every keyword of the model's table has a form.
func TestKeywords(t *testing.T) {
	for name, reason := range docs.Keywords() {
		if reason != "" {
			t.Errorf("%s: %s", name, reason)
		}
	}
}

// TestDescribedInPassing: a reference to a schema that has no row of its own leads
// to the row whose words describe it.
func TestDescribedInPassing(t *testing.T) {
	site := siteOf(t, `{`+newest+`, "properties": {
		"list": {"type": "array", "items": {"type": "string", "maxLength": 3}},
		"open": {"type": "object", "additionalProperties": {"type": "integer"}},
		"item": {"$ref": "#/properties/list/items"}, "value": {"$ref": "#/properties/open/additionalProperties"}}}`)
	want := map[string]string{"item": "list", "value": "open"}
	for _, p := range site.Pages {
		for _, block := range p.Blocks {
			body, ok := block.(docs.Body)
			if !ok {
				continue
			}
			for _, r := range body.Row.Groups[0].Rows {
				for _, s := range r.Type {
					if s.To != nil && s.To.Anchor == want[r.Name] && s.To.Path == "s/index.html" {
						delete(want, r.Name)
					}
				}
			}
		}
	}
	for from, to := range want {
		t.Errorf("nothing leads from %s to %s", from, to)
	}
}

// TestOwnAddresses: a schema whose identifier lies on the site is served there too,
// where the path is safe and stands for nothing else.
func TestOwnAddresses(t *testing.T) {
	for id, want := range map[string]string{
		"v1/order.json": "v1/order.json", "Order.yaml": "Order.yaml", "v1/s.json": "v1/s.json",
		"order": "", "v1/": "", "a.txt": "", // no file of a schema
		"index.json": "", "S/x.json": "", "s/schema.json": "", "playground/index.json": "", "search/0.json": "", // other files of the site
		"/order.json": "", "a//b.json": "", "aux/x.json": "", "com1.json": "", "a./b.json": "", "a%2fb.json": "", // no safe names
	} {
		schema := `{"$id": "https://site.example/` + id + `"}`
		set := load.New()
		doc, err := set.Add(set.Folder(nil, ""), "s.json", []byte(schema))
		if err != nil {
			t.Fatal(err)
		}
		m := model.Build(set, []*load.Document{doc})
		got := ""
		for _, f := range docs.Build(docs.Input{BaseURL: "https://site.example/", Schemas: []*docs.SchemaInput{{Name: "s", Document: m.Documents[0], FileName: "s.json", Bytes: []byte(schema)}}}).Files {
			if f.Path != "s/schema.json" {
				got += f.Path
			}
		}
		if got != want {
			t.Errorf("%s is served at %q, want %q", id, got, want)
		}
	}
}

// TestLargeSchemas holds that pages stay small however a schema is built, and that
// each property stands in one place.
func TestLargeSchemas(t *testing.T) {
	const properties, most = 5_000, 400
	var b strings.Builder
	b.WriteString(`{` + newest + `, "properties": {"p": true`)
	for i := 1; i < properties; i++ {
		fmt.Fprintf(&b, `, "p%d": {"type": "string", "description": "One of very many."}`, i)
	}
	seen := map[string]bool{}
	for _, p := range siteOf(t, b.String()+"}}").Pages {
		on := 0
		for _, block := range p.Blocks {
			if body, ok := block.(docs.Body); ok {
				for _, g := range body.Row.Groups {
					on += len(g.Rows)
					for _, r := range g.Rows {
						if seen[r.Name] {
							t.Errorf("%s stands twice", r.Name)
						}
						seen[r.Name] = true
					}
				}
			}
		}
		if on > most {
			t.Errorf("%s has %d rows", p.Path, on)
		}
	}
	if len(seen) != properties {
		t.Errorf("%d of %d properties are there", len(seen), properties)
	}
}
