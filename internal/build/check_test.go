package build

import (
	"fmt"
	"testing"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
)

func TestCheckSchema(t *testing.T) {
	for source, want := range map[string]string{
		`{"type":"strng"}`:                 `1:9 "strng" is no type; did you mean "string"?`,
		`{"type":"Integer"}`:               `1:9 "Integer" is no type; did you mean "integer"?`,
		`{"type":"xyz"}`:                   `1:9 "xyz" is no type; the types are null, boolean, object, array, number, string, integer`,
		`{"type":["null","nmber"]}`:        `1:17 "nmber" is no type; did you mean "number"?`,
		`{"properties":[]}`:                `1:15 "properties" must be an object, but is an array; this is no valid schema of 2020-12; correct it, or declare another dialect in $schema`,
		`{"items":{"minLength":-1}}`:       `1:23 "minLength" must be at least 0, but is -1; this is no valid schema of 2020-12; correct it, or declare another dialect in $schema`,
		`{"allOf":[{"required":["a"]},1]}`: `1:30 "allOf" must be a boolean or an object, but is a number; this is no valid schema of 2020-12; correct it, or declare another dialect in $schema`,
	} {
		doc, err := jsondoc.Parse("s.json", []byte(source))
		if err != nil {
			t.Fatal(err)
		}
		loaded := &load.Document{Document: doc, URI: "file:///s.json", Path: "s.json"}
		m := model.Build(load.New(), []*load.Document{loaded})
		list := CheckSchema(m.Documents[0])
		if len(list) != 1 {
			t.Errorf("%s: %d problems: %v", source, len(list), list)
			continue
		}
		if got := fmt.Sprintf("%d:%d %s; %s", list[0].Line, list[0].Column, list[0].Message, list[0].Help); got != want {
			t.Errorf("%s: got %s, want %s", source, got, want)
		}
	}
}
