package validate

import (
	"testing"

	"docgen.example/docgen/internal/jsondoc"
)

// TestPlainlyValid: the short way says of a schema what the long one does, or
// nothing.
func TestPlainlyValid(t *testing.T) {
	for text, want := range map[string]bool{
		`{"type":"string"}`: true,
		`{"type":"strng"}`:  false,
		`{"properties":[]}`: false,
		`{"pattern":"["}`:   false,
		`{"minLength":-1}`:  false,
		`{"$schema":"http://json-schema.org/draft-07/schema#","items":[{"type":"string"}]}`:         true,
		`{"$schema":"http://json-schema.org/draft-07/schema#","required":true}`:                     false,
		`{"$schema":"http://json-schema.org/draft-04/schema#","minimum":1,"exclusiveMinimum":true}`: true,
		`{"$schema":"http://json-schema.org/draft-04/schema#","exclusiveMinimum":1}`:                false,
		`{"$schema":"https://json-schema.org/draft/2019-09/schema","$recursiveAnchor":"x"}`:         false,
		`{"$schema":"https://example.com/mine","type":"string"}`:                                    false, // not for the short way
		`{"$defs":{"a":{"$schema":"http://json-schema.org/draft-04/schema#","id":"x"}}}`:            false, // nor two dialects
	} {
		doc, err := jsondoc.Parse("", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		docs, err := newDocuments([]Source{{checkedURI, doc.Root}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		docs.plainlyValid(checkedURI) // the first of a dialect goes the long way
		got := docs.plainlyValid(checkedURI)
		if got != want {
			t.Errorf("%s: plainly valid is %v, want %v", text, got, want)
		}
		if long := docs.check(checkedURI); got && long != nil {
			t.Errorf("%s: the long way says %v", text, long)
		}
	}
}
