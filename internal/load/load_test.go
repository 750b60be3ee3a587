package load_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
)

// TestYAMLByJSONRules: what YAML 1.1 would read as octal, date or boolean stays a string.
func TestYAMLByJSONRules(t *testing.T) {
	for text, want := range map[string]string{
		"a: 017":                          `{"a":"017"}`,
		"a: 1_000":                        `{"a":"1_000"}`,
		"a: 2024-01-02":                   `{"a":"2024-01-02"}`,
		"a: no":                           `{"a":"no"}`,
		"a: 1.50":                         `{"a":1.50}`,
		"a: 12345678901234567890123":      `{"a":12345678901234567890123}`,
		"a: .inf":                         `{"a":".inf"}`,
		"a: '1'":                          `{"a":"1"}`,
		"a: !!str 1":                      `{"a":"1"}`,
		"a: ~\nb:\nc: null":               `{"a":null,"b":null,"c":null}`,
		"- true\n- False\n- x":            `[true,false,"x"]`,
		"1: x":                            `{"1":"x"}`,
		"a: !!int '1'":                    `{"a":1}`,
		"a: !!bool \"true\"":              `{"a":true}`,
		"a: !secret 'x'":                  `{"a":"x"}`,
		"a: 0o17":                         `{"a":"0o17"}`,
		"a: 0x1F":                         `{"a":"0x1F"}`,
		"a: 12:30:45":                     `{"a":"12:30:45"}`,
		"a: on\nb: y\nc: NO":              `{"a":"on","b":"y","c":"NO"}`,
		"a: +1\nb: .5\nc: 1.":             `{"a":"+1","b":".5","c":"1."}`,
		"a: 1e3\nb: -0\nc: 1E-2":          `{"a":1e3,"b":-0,"c":1E-2}`,
		"a: 2001-12-14t21:59:43.10-05:00": `{"a":"2001-12-14t21:59:43.10-05:00"}`,
		"null: 1\ntrue: 2\n~: 3":          `{"null":1,"true":2,"~":3}`,
		"on: push\nyes: 1":                `{"on":"push","yes":1}`,
		"%YAML 1.1\n---\na: yes\n":        `{"a":"yes"}`,
		"---\na: 1\n---\n":                `{"a":1}`,
		"a: 1\n...\n# the end\n":          `{"a":1}`,
		"a: >-\n  x\n  y\n":               `{"a":"x y"}`,
		"\ufeffa: 1":                      `{"a":1}`,
		"p: &p {k: 1}\nq: &q {k: 2, l: 3}\nr:\n  <<: [*p, *q]": `{"p":{"k":1},"q":{"k":2,"l":3},"r":{"k":1,"l":3}}`,
		"a: |\n  x\n  y\n":                         `{"a":"x\ny\n"}`,
		"x: &d {p: 1, q: 2}\ny:\n  <<: *d\n  q: 3": `{"x":{"p":1,"q":2},"y":{"q":3,"p":1}}`,
	} {
		doc, err := load.YAML("x.yaml", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := doc.Root.Compact(); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

func TestYAMLPlaces(t *testing.T) {
	doc, err := load.YAML("x.yaml", []byte("a: 1\nb:\n  - ü: text\n    c: [1, two]\n"))
	if err != nil {
		t.Fatal(err)
	}
	two := doc.Root.Lookup("/b/0/c/1")
	if at := doc.Position(two.Span.Start); at != (jsondoc.Position{Line: 4, Column: 12}) {
		t.Errorf("two stands at %v", at)
	}
	if text := string(doc.Source[two.Span.Start:two.Span.End]); text != "two" {
		t.Errorf("its span is %q", text)
	}
}

func TestYAMLRefusals(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("a: &a [x,x,x,x,x,x,x,x,x,x]\n")
	for c := 'b'; c <= 'k'; c++ {
		bomb.WriteString(string(c) + ": &" + string(c) + " [" + strings.TrimSuffix(strings.Repeat("*"+string(c-1)+",", 10), ",") + "]\n")
	}
	for name, c := range map[string]struct{ text, want string }{
		"empty":     {"", "empty"},
		"tab":       {"a:\n\t- 1", "a tab indents"},
		"two":       {"a: 1\n---\nb: 2", "second YAML document"},
		"rest":      {"a: 1\n---\n{", "reading YAML"},
		"aliases":   {bomb.String(), "grow without bound"},
		"cycle":     {"a: &a [*a]", "holds itself"},
		"odd names": {"? [1]\n: x", "no text"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := load.YAML("x.yaml", []byte(c.text))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestLookup(t *testing.T) {
	folder := fstest.MapFS{
		"a.json":       {Data: []byte(`{"$id": "https://example.com/schemas/a.json", "$ref": "b.json"}`)},
		"b.json":       {Data: []byte(`{"title": "by path beside the identifier"}`)},
		"odd name.yml": {Data: []byte("$id: https://example.com/other/by-id\n")},
		"sub/c.json":   {Data: []byte(`{}`)},
	}
	set := load.New()
	f := set.Folder(folder, "schemas/")
	a, err := set.Read(f, "a.json")
	if err != nil {
		t.Fatal(err)
	}
	set.Ref("https://example.com/given", f, "sub/c.json")
	for uri, want := range map[string]string{
		"https://example.com/schemas/b.json":           "schemas/b.json",
		"https://example.com/schemas/b.json#/x":        "schemas/b.json",
		"file:///sub/c.json":                           "schemas/sub/c.json",
		"https://example.com/other/by-id":              "schemas/odd name.yml",
		"https://example.com/given#":                   "schemas/sub/c.json",
		"http://json-schema.org/draft-07/schema#":      "draft-07/schema",
		"https://json-schema.org/draft/2020-12/schema": "draft/2020-12/schema",
		"https://example.com/schemas/../../etc/passwd": "",
		"file:///../../etc/passwd":                     "",
		"https://example.com/nowhere.json":             "",
	} {
		doc, err := set.Lookup(uri, a)
		got := ""
		if doc != nil {
			got = doc.Name
		}
		if err != nil || got != want {
			t.Errorf("%s: got %q, %v; want %q", uri, got, err, want)
		}
	}
}

func TestReadNamesWhatIsWrong(t *testing.T) {
	set := load.New()
	f := set.Folder(fstest.MapFS{"dir/x.json": {Data: []byte("{")}}, "in/")
	for path, want := range map[string]string{
		"nope.json":  "in/nope.json: reading the file: file does not exist",
		"dir":        "in/dir: this is a folder, not a file",
		"dir/x.json": "in/dir/x.json:1:2: the text ends where a member name in double quotes is expected",
	} {
		if _, err := set.Read(f, path); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", path, err, want)
		}
	}
}

func FuzzYAML(f *testing.F) {
	f.Add([]byte("a: 1\nb: [x, {y: z}]\n"))
	f.Add([]byte("x: &x {a: 1}\ny: {<<: *x}\n"))
	f.Add([]byte("- |\n  text\n- >-\n  folded\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := load.YAML("x.yaml", data)
		if err != nil {
			return
		}
		if _, err := jsondoc.Parse("again.json", []byte(doc.Root.Compact())); err != nil {
			t.Fatalf("the value is no JSON: %v\n%s", err, doc.Root.Compact())
		}
	})
}

// TestManyFolders: files of the same name in many folders stay apart.
func TestManyFolders(t *testing.T) {
	set := load.New()
	for i := range 12 {
		title := strings.Repeat("x", i)
		folder := set.Folder(fstest.MapFS{"a.json": {Data: []byte(`{"title": "` + title + `"}`)}}, "")
		if doc, err := set.Read(folder, "a.json"); err != nil || doc.Root.Member("title").Text != title {
			t.Errorf("folder %d: %v, %v", i, doc.Root.Compact(), err)
		}
	}
}

// TestLookupByIdentifier: schemas are found by their $id beside each schema that
// refers to them, in whatever folder it stands.
func TestLookupByIdentifier(t *testing.T) {
	set := load.New()
	folder := set.Folder(fstest.MapFS{
		"one/main.json":   {Data: []byte(`{}`)},
		"one/part.json":   {Data: []byte(`{"$id": "https://example.com/first"}`)},
		"two/main.json":   {Data: []byte(`{}`)},
		"two/part.json":   {Data: []byte(`{"$id": "https://example.com/second"}`)},
		"three/part.json": {Data: []byte(`{"$id": "https://example.com/third"}`)},
	}, "")
	for _, c := range []struct{ from, uri, want string }{
		{"one/main.json", "https://example.com/first", "one/part.json"},
		{"two/main.json", "https://example.com/second", "two/part.json"},
		{"two/main.json", "https://example.com/third", ""},
	} {
		from, err := set.Read(folder, c.from)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := set.Lookup(c.uri, from)
		if err != nil || (doc == nil) != (c.want == "") || doc != nil && doc.Path != c.want {
			t.Errorf("%s from %s: %v, %v, want %q", c.uri, c.from, doc, err, c.want)
		}
	}
}
