package jsondoc_test

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"docgen.example/docgen/internal/corpus"
	"docgen.example/docgen/internal/jsondoc"
)

// TestRefusals: each text is refused at the place and with the words that stand
// beside it.
func TestRefusals(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "1:1 there is no JSON here"},
		{"blank", " \n ", "2:2 there is no JSON here"},
		{"truncated object", "{\n  \"a\": 1", "2:9 the text ends where a comma or }"},
		{"truncated array", "[1,", "1:4 the text ends where a value"},
		{"trailing comma", `{"a": 1,}`, "1:8 a comma before the closing bracket"},
		{"trailing comma in array", "[1,\n 2,\n]", "2:3 a comma before the closing bracket"},
		{"comment", "// x\n1", `1:1 "/" where a value`},
		{"single quotes", "{'a': 1}", `1:2 "'" where a member name`},
		{"bare name", "{a: 1}", `1:2 "a" where a member name`},
		{"no colon", `{"a" 1}`, `1:6 "1" where a colon`},
		{"NaN", "[NaN]", `1:2 "NaN" where a value`},
		{"Infinity", "[-Infinity]", `1:3 "Infinity" where a digit`},
		{"leading zero", "[012]", "1:2 a number with a leading zero"},
		{"plus", "[+1]", `1:2 "+" where a value`},
		{"no digit after point", "[1.]", `1:4 "]" where a digit after`},
		{"no exponent", "[1e]", `1:4 "]" where a digit of the exponent`},
		{"huge exponent", "[1e10000000]", "1:2 the exponent of this number"},
		{"letters after number", "[1x]", `1:3 "x" where the end of the number`},
		{"open string", `["a]`, "1:2 this string has no end"},
		{"control character", "[\"a\nb\"]", "1:4 a control character (U+000A)"},
		{"bad escape", `["\x41"]`, `1:3 there is no escape \x`},
		{"short unicode escape", `["\u12"]`, `1:3 \u wants four`},
		{"two values", "1 2", "1:3 text after the end"},
		{"bad UTF-8", "[\"\xff\"]", "1:3 byte 0xff is not UTF-8"},
		{"UTF-16", "\xff\xfe[\x00]\x00", "1:1 the text is in UTF-16"},
		{"misspelt literal", "[truthy]", `1:2 "truthy" where a value`},
		{"too deep", strings.Repeat("[", 100_000), "1:10001 arrays and objects nest deeper"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := jsondoc.Parse("x.json", []byte(c.text))
			var syntax *jsondoc.SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("no syntax error but %v", err)
			}
			at := doc.Position(syntax.Span.Start)
			got := strings.Join([]string{itoa(at.Line), ":", itoa(at.Column), " ", syntax.Message}, "")
			if !strings.HasPrefix(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func itoa(n int) string { return jsondoc.NewInt(int64(n)).Text }

func TestKeepsWhatIsWritten(t *testing.T) {
	const text = `{"b": 1.0, "a": [true, null, "x\u00e9\ud83d\ude00"], "big": 12345678901234567890.5e3, "": {}}`
	doc, err := jsondoc.Parse("x.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"b":1.0,"a":[true,null,"xé😀"],"big":12345678901234567890.5e3,"":{}}`
	if got := doc.Root.Compact(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if span := doc.Root.Member("big").Span; text[span.Start:span.End] != "12345678901234567890.5e3" {
		t.Errorf("the span of big is %q", text[span.Start:span.End])
	}
}

func TestNotesWhatIsOdd(t *testing.T) {
	doc, err := jsondoc.Parse("x.json", []byte("\xef\xbb\xbf{\"a\": 1, \"b\": 2,\n \"a\": \"\\ud800\"}"))
	if err != nil {
		t.Fatal(err)
	}
	if !doc.HasBOM || len(doc.LoneSurrogates) != 1 || len(doc.Duplicates) != 1 {
		t.Fatalf("BOM %v, lone surrogates %v, duplicates %v", doc.HasBOM, doc.LoneSurrogates, doc.Duplicates)
	}
	d := doc.Duplicates[0]
	if first, second := doc.Position(d.First.Start), doc.Position(d.Second.Start); d.Name != "a" || first.Line != 1 || second.Line != 2 {
		t.Errorf("duplicate %q at %v and %v", d.Name, first, second)
	}
	if got := doc.Root.Member("a").Text; got != "\ufffd" {
		t.Errorf("the last member counts, and a lone surrogate is U+FFFD; got %q", got)
	}
}

func TestEqualAndKeyAgree(t *testing.T) {
	texts := []string{`null`, `false`, `true`, `0`, `-0`, `1`, `1.0`, `10e-1`, `1e0`, `"1"`, `[]`, `{}`, `[1]`, `[1.0]`,
		`{"a":1,"b":2}`, `{"b":2.0,"a":1}`, `{"a":1}`, `1e400`, `9007199254740993`, `9007199254740992`, `0.1`, `0.10`}
	for _, a := range texts {
		for _, b := range texts {
			x, y := value(t, a), value(t, b)
			if equal, same := jsondoc.Equal(x, y), x.Key() == y.Key(); equal != same {
				t.Errorf("%s and %s: Equal says %v, Key %v", a, b, equal, same)
			}
		}
	}
	if !jsondoc.Equal(value(t, `{"a":[1,2]}`), value(t, `{"a":[1.0,20e-1]}`)) {
		t.Error("1 and 1.0 must be equal (Core section 4.2.2)")
	}
	if jsondoc.Equal(value(t, "9007199254740993"), value(t, "9007199254740992")) {
		t.Error("integers beyond 2^53 must not be rounded")
	}
}

func TestIsInteger(t *testing.T) {
	for text, want := range map[string]bool{"1": true, "1.0": true, "1e2": true, "10e-1": true, "1.5": false, "1e-1": false, "-0.0": true, "1e400": true} {
		if got := value(t, text).IsInteger(); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestPointers holds the examples of RFC 6901 section 5.
func TestPointers(t *testing.T) {
	root := value(t, `{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}`)
	for pointer, want := range map[jsondoc.Pointer]string{"": root.Compact(), "/foo": `["bar","baz"]`, "/foo/0": `"bar"`, "/": "0",
		"/a~1b": "1", "/c%d": "2", "/e^f": "3", "/g|h": "4", `/i\j`: "5", `/k"l`: "6", "/ ": "7", "/m~0n": "8"} {
		if got := root.Lookup(pointer); got == nil || got.Compact() != want {
			t.Errorf("%q: %v", pointer, got)
		}
	}
	for _, none := range []jsondoc.Pointer{"/foo/2", "/foo/-", "/foo/00", "/nope", "foo", "/m~n", "/foo/bar"} {
		if got := root.Lookup(none); got != nil {
			t.Errorf("%q leads to %s", none, got.Compact())
		}
	}
	if p, last := jsondoc.Pointer("/a").Append("b/c~d").Parent(); p != "/a" || last != "b/c~d" {
		t.Errorf("the parent is %q, the step %q", p, last)
	}
}

func value(t *testing.T, text string) *jsondoc.Value {
	t.Helper()
	doc, err := jsondoc.Parse("x.json", []byte(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return doc.Root
}

// TestAgreesWithEncodingJSON parses the real schemas with both parsers.
func TestAgreesWithEncodingJSON(t *testing.T) {
	for _, file := range corpus.Schemas(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		compareWithStandard(t, data)
	}
}

// compareWithStandard fails where the standard library reads other values.
func compareWithStandard(t *testing.T, data []byte) {
	doc, err := jsondoc.Parse("x.json", data)
	if err != nil {
		return // stricter in what it takes: depth, exponents, UTF-8
	}
	var want any
	decoder := json.NewDecoder(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff")))
	decoder.UseNumber()
	if err := decoder.Decode(&want); err != nil {
		t.Fatalf("encoding/json refuses what was taken: %v", err)
	}
	a, _ := json.Marshal(decoded(doc.Root))
	b, _ := json.Marshal(want)
	if string(a) != string(b) {
		t.Fatalf("got  %.300s\nwant %.300s", a, b)
	}
}

// decoded returns v as encoding/json's decoder with UseNumber does; of duplicate
// members the last counts.
func decoded(v *jsondoc.Value) any {
	switch v.Kind {
	case jsondoc.Bool:
		return v.Bool
	case jsondoc.Number:
		return json.Number(v.Text)
	case jsondoc.String:
		return v.Text
	case jsondoc.Array:
		items := make([]any, len(v.Items))
		for i, item := range v.Items {
			items[i] = decoded(item)
		}
		return items
	case jsondoc.Object:
		members := make(map[string]any, len(v.Members))
		for _, m := range v.Members {
			members[m.Name] = decoded(m.Value)
		}
		return members
	}
	return nil
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "{}", `{"a":[1,2.5e-3,"\ud83d\ude00",null,true]}`, `{"a":1,"a":2}`, "\ufeff[]", `"\ud800"`, "[1e400]", `[{"":{"~/":[]}}]`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		compareWithStandard(t, data)
		doc, err := jsondoc.Parse("x.json", data)
		if err != nil {
			return
		}
		for _, text := range []string{doc.Root.Compact(), doc.Root.Indent()} {
			again, err := jsondoc.Parse("again.json", []byte(text))
			if err != nil {
				t.Fatalf("what was written cannot be read: %v\n%s", err, text)
			}
			if len(doc.Duplicates) == 0 && !jsondoc.Equal(doc.Root, again.Root) {
				t.Fatalf("written and read again it differs: %s", text)
			}
		}
		doc.Root.Walk(func(at jsondoc.Pointer, v *jsondoc.Value) bool {
			if !at.Valid() || len(doc.Duplicates) == 0 && doc.Root.Lookup(at) != v {
				t.Fatalf("the location %q does not lead back", at)
			}
			return true
		})
	})
}

func BenchmarkParse(b *testing.B) {
	data, err := os.ReadFile("../../schema/customer-io-customer-schema.json")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.Run("jsondoc", func(b *testing.B) {
		for b.Loop() {
			if _, err := jsondoc.Parse("x.json", data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("encoding-json", func(b *testing.B) {
		for b.Loop() {
			var v any
			if err := json.Unmarshal(data, &v); err != nil {
				b.Fatal(err)
			}
		}
	})
}
