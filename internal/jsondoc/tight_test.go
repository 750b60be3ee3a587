package jsondoc_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"docgen.example/docgen/internal/jsondoc"
)

// TestAppendTight compares with encoding/json's own Compact.
func TestAppendTight(t *testing.T) {
	for _, text := range []string{
		`1.0`, ` [ ] `, "{\n\t\"a b\" : [ -0 , 1E+2 ,\r\n\"\\\" , \\\\\" ] , \"\" : { } }", `"  "`, `"\\"`, `[ "\\\"" , " \u0020 " ]`,
	} {
		var want bytes.Buffer
		if err := json.Compact(&want, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got := jsondoc.AppendTight(nil, []byte(text)); !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%s becomes %s, want %s", text, got, want.Bytes())
		}
	}
}
