package validate

import (
	"math/rand/v2"
	"os"
	"testing"

	"docgen.example/docgen/internal/corpus"
	"docgen.example/docgen/internal/jsondoc"
)

// TestPlainlyValid: the short way finds what is usual valid, and leaves all that
// is wrong or odd to the long one.
func TestPlainlyValid(t *testing.T) {
	for text, want := range map[string]bool{
		`{"type":"string"}`:                   true,
		`{"type":["string","null"]}`:          true,
		`{"type":["string","string"]}`:        false,
		`{"type":"strng"}`:                    false,
		`{"properties":{"a":true}}`:           true,
		`{"properties":[]}`:                   false,
		`{"pattern":"["}`:                     false,
		`{"patternProperties":{"[":true}}`:    false,
		`{"x":{"pattern":"["}}`:               false,
		`{"minLength":-1}`:                    false,
		`{"multipleOf":0.0}`:                  false,
		`{"multipleOf":0.01}`:                 true,
		`{"enum":["a",1,true,false,null]}`:    true,
		`{"enum":["a","a"]}`:                  false,
		`{"enum":[[],{}]}`:                    true,
		`{"enum":[[],[]]}`:                    false,
		`{"enum":[]}`:                         false,
		`{"default":1e999}`:                   false,
		`{"items":[true]}`:                    false,
		`{"$id":"a#b"}`:                       false,
		`{"$ref":"a b"}`:                      false,
		`{"$ref":"a#/$defs/b"}`:               true,
		`{"required":["a","a"]}`:              false,
		`{"allOf":[]}`:                        false,
		`{"dependentRequired":{"a":{}}}`:      false,
		`{"dependencies":{"a":{},"b":["c"]}}`: true,
		`{"$schema":"http://json-schema.org/draft-07/schema#","items":[{"type":"string"}]}`:              true,
		`{"$schema":"http://json-schema.org/draft-07/schema#","required":true}`:                          false,
		`{"$schema":"http://json-schema.org/draft-06/schema#","enum":[1,1]}`:                             false,
		`{"$schema":"http://json-schema.org/draft-04/schema#","properties":{"a":true}}`:                  false,
		`{"$schema":"http://json-schema.org/draft-04/schema#","additionalProperties":false,"minimum":1}`: true,
		`{"$schema":"http://json-schema.org/draft-04/schema#","exclusiveMinimum":1}`:                     false,
		`{"$schema":"https://json-schema.org/draft/2019-09/schema","$recursiveAnchor":"x"}`:              false,
		`{"$schema":"https://example.com/mine","type":"string"}`:                                         false,
		`{"properties":{"$schema":{"type":"string"}}}`:                                                   true,
		`{"properties":{"a":{"$schema":7}}}`:                                                             false,
		`{"$defs":{"a":{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"x"}}}`:           true,
		`{"$schema":7}`: false,
		`{"$defs":{"a":{"$schema":"http://json-schema.org/draft-04/schema#","id":"x"}}}`: false,
	} {
		doc, err := jsondoc.Parse("", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := plainlyValid(doc.Root, ""); got != want {
			t.Errorf("%s: plainly valid is %v, want %v", text, got, want)
		}
		confirm(t, text, doc.Root)
	}
}

// TestPlainlyValidCorpus: what the short way finds valid in real schemas, also
// with a value put where another was, the long way does too.
func TestPlainlyValidCorpus(t *testing.T) {
	values := []string{`true`, `false`, `null`, `{}`, `[]`, `[{}]`, `[true]`, `""`, `"#a"`, `"a b"`, `"string"`, `["string"]`, `["a","a"]`, `[1,1]`, `[[],[]]`, `[{},{"a":[]}]`, `0`, `-1`, `1.5`, `{"a":{}}`, `{"a":["b"]}`, `{"a":1}`, `{"(":{}}`}
	random := rand.New(rand.NewPCG(1, 2))
	plain := 0
	for _, path := range corpus.Schemas(t) {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsondoc.Parse("", source)
		if err != nil || len(source) > 30_000 {
			continue
		}
		if plainlyValid(doc.Root, "") {
			plain++
		}
		confirm(t, path, doc.Root)
		for range 40 {
			place := anyPlace(random, doc.Root)
			was := *place
			text := values[random.IntN(len(values))]
			other, err := jsondoc.Parse("", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			*place = *other.Root
			confirm(t, path+" with "+text+" for "+was.Compact(), doc.Root)
			*place = was
		}
	}
	if plain < 60 {
		t.Errorf("only %d schemas are plainly valid", plain)
	}
}

// confirm fails where the long way finds a fault in what is plainly valid.
func confirm(t *testing.T, name string, root *jsondoc.Value) {
	t.Helper()
	if !plainlyValid(root, "") {
		return
	}
	docs, err := newDocuments([]Source{{checkedURI, root}}, Options{})
	if err == nil {
		err = docs.check(checkedURI)
	}
	if err != nil {
		t.Errorf("%.300s: plainly valid, but the long way says %v", name, err)
	}
}

// anyPlace returns some value below v.
func anyPlace(random *rand.Rand, v *jsondoc.Value) *jsondoc.Value {
	for {
		n := len(v.Items) + len(v.Members)
		if n == 0 {
			return v
		}
		if i := random.IntN(n); i < len(v.Items) {
			v = v.Items[i]
		} else {
			v = v.Members[i-len(v.Items)].Value
		}
		if random.IntN(5) == 0 {
			return v
		}
	}
}
