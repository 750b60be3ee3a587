package model_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docgen.example/docgen/internal/corpus"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
)

// build reads the files of a folder; the first is the entry.
func build(t testing.TB, entry string, files fstest.MapFS) *model.Model {
	t.Helper()
	set := load.New()
	doc, err := set.Read(set.Folder(files, ""), entry)
	if err != nil {
		t.Fatal(err)
	}
	return model.Build(set, []*load.Document{doc})
}

func one(t testing.TB, schema string) *model.Document {
	t.Helper()
	return build(t, "s.json", fstest.MapFS{"s.json": {Data: []byte(schema)}}).Documents[0]
}

// TestProblems: each schema has the one problem that stands beside it.
func TestProblems(t *testing.T) {
	deep := strings.Repeat(`{"items":`, 300) + "{}" + strings.Repeat("}", 300)
	for name, c := range map[string]struct{ schema, want, help string }{
		"nowhere":        {`{"$ref": "#/$defs/Custmer", "$defs": {"Customer": {}}}`, "s.json:1:10: this $ref points nowhere (/$ref)", `did you mean "#/$defs/Customer"?`},
		"no anchor":      {`{"$defs": {"a": {"$anchor": "name"}}, "$ref": "#nme"}`, "s.json:1:47: this $ref points nowhere (/$ref)", `did you mean "#name"?`},
		"no file":        {`{"$ref": "x.json#/$defs/a"}`, "s.json:1:10: the document of this $ref is not here: x.json (/$ref)", "put the file there, or give another with --ref file:///x.json=FILE"},
		"no document":    {`{"$ref": "https://example.com/x.json"}`, "s.json:1:10: the document of this $ref is not here: https://example.com/x.json (/$ref)", "docgen fetches nothing; give the file with --ref https://example.com/x.json=FILE"},
		"itself":         {`{"$ref": "#"}`, "s.json:1:10: this $ref leads back to itself: no instance can be checked against it (/$ref)", "refer to another schema, or go through a property or an item"},
		"circle":         {`{"$ref": "#/$defs/a", "$defs": {"a": {"allOf": [{"$ref": "#/$defs/b"}]}, "b": {"$ref": "#/$defs/a"}}}`, "s.json:1:88: this $ref leads back to itself: no instance can be checked against it (/$defs/b/$ref)", "refer to another schema, or go through a property or an item"},
		"duplicate":      {`{"type": "object", "type": "array"}`, `s.json:1:20: the member "type" stands twice in this object`, "remove one; parsers differ in which they keep"},
		"no schema":      {`[1]`, "s.json:1:1: this is no JSON Schema: there is an array at the top", "a schema is an object, or true or false"},
		"draft-03":       {`{"$schema": "http://json-schema.org/draft-03/schema#"}`, "s.json:1:13: this schema is written in draft-03 or older, which docgen does not read (/$schema)", "bring it to draft-07 or 2020-12 first, for instance with alterschema"},
		"own dialect":    {`{"$schema": "https://example.com/mine", "$defs": {}}`, `s.json:1:13: "https://example.com/mine" is no dialect that docgen knows; the schema is read as 2020-12, since it uses $defs (/$schema)`, `write "https://json-schema.org/draft/2020-12/schema"`},
		"unversioned":    {`{"$schema": "http://json-schema.org/schema#", "$defs": {}}`, `s.json:1:13: "http://json-schema.org/schema#" is no dialect that docgen knows; the schema is read as 2020-12, since it uses $defs (/$schema)`, `write "https://json-schema.org/draft/2020-12/schema"`},
		"misnamed":       {`{"$schema": "http://www.json-schema.org/draft-07/schema#", "$defs": {}}`, `s.json:1:13: "http://www.json-schema.org/draft-07/schema#" is no dialect that docgen knows; the schema is read as draft-07, since it names that (/$schema)`, `write "http://json-schema.org/draft-07/schema#"`},
		"hyper":          {`{"$schema": "http://json-schema.org/draft-04/hyper-schema#", "$defs": {}}`, "", ""},
		"too deep":       {deep, "schemas nest deeper than 256 levels", "move inner schemas to definitions"},
		"beside $ref":    {`{"$schema": "http://json-schema.org/draft-07/schema#", "items": {"$ref": "#/definitions/a", "type": "string", "title": "t"}, "definitions": {"a": {"$ref": "#/definitions/b", "type": "object"}, "b": {}}}`, `s.json:1:93: draft-07 ignores "type" beside $ref, but many validators do not (and so in another place) (/items/type)`, "wrap the $ref: allOf with the $ref and the rest as items means the same everywhere"},
		"other dialect":  {`{"$schema": "http://json-schema.org/draft-04/schema#", "const": 1}`, `s.json:1:56: draft-04 has no keyword "const", but many validators honour it (/const)`, "declare a dialect that has it in $schema: draft-06 or newer"},
		"nothing wrong":  {`{"properties": {"a": {"$ref": "#"}}}`, "", ""},
		"loop on demand": {`{"anyOf": [{"type": "string"}, {"items": {"$ref": "#"}}]}`, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			problems := one(t, c.schema).Problems
			if c.want == "" {
				if len(problems) > 0 {
					t.Fatalf("there should be none: %v", problems)
				}
				return
			}
			if len(problems) != 1 {
				t.Fatalf("%d problems: %v", len(problems), problems)
			}
			if got := problems[0].Error(); !strings.Contains(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if problems[0].Help != c.help {
				t.Errorf("the help is %q", problems[0].Help)
			}
		})
	}
}

// TestReferences: the schema at a location refers to the target beside it.
func TestReferences(t *testing.T) {
	files := fstest.MapFS{
		"main.json": {Data: []byte(`{
			"$schema": "http://json-schema.org/draft-07/schema#",
			"$id": "https://example.com/main.json",
			"definitions": {
				"a b": {"$id": "#plain"},
				"list<string>": {},
				"we~ird/50%": {},
				"moved": {"$id": "folder/", "definitions": {"here": {"$ref": "other.json#/definitions/x"}}}
			},
			"x-unknown": {"deep": [{"type": "string"}]},
			"properties": {
				"root": {"$ref": "#"},
				"escaped": {"$ref": "#/definitions/a%20b"},
				"raw": {"$ref": "#/definitions/list<string>"},
				"tilde": {"$ref": "#/definitions/we~0ird~150%25"},
				"anchor": {"$ref": "#plain"},
				"unknown": {"$ref": "#/x-unknown/deep/0"},
				"file": {"$ref": "other.json"},
				"meta": {"$ref": "http://json-schema.org/draft-07/schema#/definitions/nonNegativeInteger"},
				"absolute": {"$ref": "https://example.com/main.json#/definitions/moved"}
			}
		}`)},
		"other.json":        {Data: []byte(`{"$id": "https://example.com/other.json", "type": "string"}`)},
		"folder/other.json": {Data: []byte(`{"definitions": {"x": {"const": 1}}}`)},
	}
	m := build(t, "main.json", files)
	doc := m.Documents[0]
	for at, want := range map[jsondoc.Pointer]string{
		"/properties/root":                    "main.json#",
		"/properties/escaped":                 "main.json#/definitions/a b",
		"/properties/raw":                     "main.json#/definitions/list<string>",
		"/properties/tilde":                   "main.json#/definitions/we~0ird~150%",
		"/properties/anchor":                  "main.json#/definitions/a b",
		"/properties/unknown":                 "main.json#/x-unknown/deep/0",
		"/properties/file":                    "other.json#",
		"/properties/meta":                    "draft-07/schema#/definitions/nonNegativeInteger",
		"/properties/absolute":                "main.json#/definitions/moved",
		"/definitions/moved/definitions/here": "folder/other.json#/definitions/x",
	} {
		s := doc.At(at)
		if s == nil || s.Ref == nil || s.Ref.Target == nil {
			t.Errorf("%s leads nowhere: %v", at, doc.Problems)
			continue
		}
		if got := s.Ref.Target.Document.Name + "#" + string(s.Ref.Target.Pointer); got != want {
			t.Errorf("%s leads to %s, not %s", at, got, want)
		}
	}
	if got, want := doc.At("/definitions/we~0ird~150%").AbsoluteLocation(), "https://example.com/main.json#/definitions/we~0ird~150%25"; got != want {
		t.Errorf("the absolute location is %s, not %s", got, want)
	}
}

// TestDialectsDiffer: the same keyword means what its dialect says.
func TestDialectsDiffer(t *testing.T) {
	text := func(v *jsondoc.Value) string {
		if v == nil {
			return "-"
		}
		return v.Text
	}
	s := one(t, `{"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 3, "exclusiveMinimum": true, "maximum": 5, "exclusiveMaximum": false, "const": 1}`).Root
	if got := strings.Join([]string{text(s.Minimum), text(s.ExclusiveMinimum), text(s.Maximum), text(s.ExclusiveMaximum)}, " "); got != "- 3 5 -" {
		t.Errorf("the bounds of draft-04 are read as %s", got)
	}
	if s.Const != nil || s.Keyword("const").Ignored != model.NotInDialect {
		t.Error("draft-04 has no const")
	}
	s = one(t, `{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"$ref": "#/definitions/d", "type": "string", "description": "kept"}}, "definitions": {"d": {}}}`).Root.Property("a")
	if s.Types != 0 || s.Description != "" || s.Keyword("type").Ignored != model.BesideRef || s.Keyword("$ref").Ignored != model.NotIgnored {
		t.Error("draft-07 ignores what stands beside $ref")
	}
	s = one(t, `{"$schema": "https://json-schema.org/draft/2019-09/schema", "properties": {"a": {"$ref": "#/$defs/d", "type": "string"}}, "$defs": {"d": {}}}`).Root.Property("a")
	if s.Types != model.TypeString {
		t.Error("2019-09 does not")
	}
	s = one(t, `{"$schema": "http://json-schema.org/draft-07/schema#", "items": [{"type": "string"}], "additionalItems": false, "dependencies": {"a": ["b"], "c": {"required": ["d"]}}}`).Root
	if len(s.PrefixItems) != 1 || s.Items == nil || s.Items.Always || s.ItemsKeyword() != "additionalItems" || s.PrefixKeyword() != "items" {
		t.Error("the tuple of draft-07 is prefixItems and items")
	}
	if len(s.DependentRequired) != 1 || len(s.DependentSchemas) != 1 {
		t.Error("dependencies of draft-07 are dependentRequired and dependentSchemas")
	}
	s = one(t, `{"items": [{"type": "string"}], "prefixItems": [true]}`).Root
	if k := s.Keyword("items"); len(s.PrefixItems) != 1 || k.Ignored != model.WrongShape || len(k.Subs) != 1 {
		t.Error("2020-12 has no array of items, but it must be seen")
	}
}

func TestGuessedDialect(t *testing.T) {
	for schema, want := range map[string]string{
		`{"minimum": 1, "exclusiveMinimum": true}`:   "draft-04: exclusiveMinimum is a boolean",
		`{"id": "http://example.com/x#"}`:            "draft-04: it has an id",
		`{"properties": {"id": {"type": "string"}}}`: "2020-12: nothing in it is older",
		`{"definitions": {}}`:                        "draft-07: it uses keywords of the older drafts",
		`{"definitions": {}, "if": {}}`:              "draft-07: it uses if",
		`{"$defs": {}, "if": {}}`:                    "2020-12: it uses $defs",
		`{"dependentRequired": {}}`:                  "2020-12: it uses dependentRequired",
		`{"items": [{"type": "string"}]}`:            "draft-07: items is an array",
		`{"items": [{}], "$defs": {}}`:               "2019-09: it uses $defs, and items is an array",
		`{"default": {"items": [{}]}}`:               "2020-12: nothing in it is older",
		`{"$recursiveAnchor": true, "$defs": {}}`:    "2019-09: it has a $recursiveRef",
		`{"$defs": {"a": {"$id": "#a"}}}`:            "draft-07: a $id is a mere name",
	} {
		doc := one(t, schema)
		if got := doc.Dialect.String() + ": " + doc.DialectGuessed; got != want {
			t.Errorf("%s\ngot  %s\nwant %s", schema, got, want)
		}
	}
}

// TestTable holds the table to the specification's own list: the keywords that
// the bundled meta-schemas declare.
func TestTable(t *testing.T) {
	for d := model.Draft4; d <= model.Draft202012; d++ {
		set := load.New()
		declared := map[string]bool{}
		uris := []string{d.URI()}
		if d >= model.Draft201909 {
			base := strings.TrimSuffix(d.URI(), "schema") + "meta/"
			for _, part := range []string{"core", "applicator", "validation", "meta-data", "content", "format", "format-annotation", "unevaluated"} {
				uris = append(uris, base+part)
			}
		}
		for _, uri := range uris {
			doc, err := set.Lookup(uri, nil)
			if err != nil || doc == nil {
				continue // 2019-09 has no unevaluated, 2020-12 no plain format
			}
			if properties := doc.Root.Member("properties"); properties != nil {
				for _, m := range properties.Members {
					declared[m.Name] = true
				}
			}
		}
		if len(declared) < 30 {
			t.Fatalf("%v declares only %d keywords", d, len(declared))
		}
		for name := range declared {
			if (name == "dependencies" || strings.HasPrefix(name, "$recursive")) && d >= model.Draft201909 {
				continue // kept in the meta-schema for compatibility only
			}
			if row := model.Lookup(name); row == nil || !row.In(d) {
				t.Errorf("%v: %s is not in the table", d, name)
			}
		}
		for _, row := range model.Keywords {
			if row.In(d) && !declared[row.Name] && row.Name != "definitions" && row.Name != "format" && !(d == model.Draft7 && strings.HasPrefix(row.Name, "content")) && !(d < model.Draft7 && row.Name == "$comment") && row.Name != "writeOnly" && row.Name != "examples" {
				t.Errorf("%v: the table has %s, the meta-schema has not", d, row.Name)
			}
		}
	}
}

// TestCorpus reads all real schemas as one model.
func TestCorpus(t *testing.T) {
	dir := filepath.Dir(corpus.Schemas(t)[0])
	set := load.New()
	folder := set.Folder(os.DirFS(dir), "")
	files, err := load.Files(folder, ".")
	if err != nil {
		t.Fatal(err)
	}
	var docs []*load.Document
	for _, file := range files {
		doc, err := set.Read(folder, file)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
	}
	m := model.Build(set, docs)
	for _, doc := range m.Documents {
		if doc.Root == nil {
			t.Errorf("%s has no schema: %v", doc.Path, doc.Problems)
		}
		for _, p := range doc.Problems {
			if p.Code != model.CodeMissingDocument && p.Code != "ignored-keyword" {
				t.Errorf("%v", p)
			}
		}
	}
}

func TestHostile(t *testing.T) {
	var chain strings.Builder
	chain.WriteString(`{"$ref": "#/$defs/d0", "$defs": {`)
	for i := range 20_000 {
		chain.WriteString(`"d` + jsondoc.NewInt(int64(i)).Text + `": {"$ref": "#/$defs/d` + jsondoc.NewInt(int64(i+1)).Text + `"},`)
	}
	chain.WriteString(`"d20000": true}}`)
	var wide strings.Builder
	wide.WriteString(`{"properties": {`)
	for i := range 100_000 {
		wide.WriteString(`"p` + jsondoc.NewInt(int64(i)).Text + `": {"type": "string"},`)
	}
	wide.WriteString(`"__proto__": false}}`)
	for name, schema := range map[string]string{"chain": chain.String(), "wide": wide.String()} {
		start := time.Now()
		doc := one(t, schema)
		if len(doc.Problems) > 0 || time.Since(start) > 5*time.Second {
			t.Errorf("%s: %v after %v", name, doc.Problems, time.Since(start))
		}
	}
}

func FuzzBuild(f *testing.F) {
	for _, seed := range []string{
		`{"$id": "x", "$ref": "#/$defs/a", "$defs": {"a": {"$anchor": "b", "items": {"$ref": "#b"}}}}`,
		`{"$schema": "http://json-schema.org/draft-04/schema#", "id": "http://x/#", "properties": {"a": {"id": "#q", "$ref": "#q"}}}`,
		`{"allOf": [{"$dynamicRef": "#m"}], "$dynamicAnchor": "m", "dependencies": {"a": ["b"]}}`,
		`{"$ref": "#/properties/$ref", "properties": {"$ref": {"type": "string"}}}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, schema string) {
		set := load.New()
		doc, err := set.Add(set.Folder(fstest.MapFS{}, ""), "s.json", []byte(schema))
		if err != nil {
			return
		}
		m := model.Build(set, []*load.Document{doc})
		for i, s := range m.Schemas {
			if s.ID != i || s.Document.At(s.Pointer) != s && s.Document.At(s.Pointer) == nil {
				t.Fatalf("schema %d has ID %d and is not at %s", i, s.ID, s.Pointer)
			}
			_ = s.AbsoluteLocation()
		}
	})
}
