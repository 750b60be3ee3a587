package docs

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"io"
	"reflect"
	"testing"

	"docgen.example/docgen/internal/manifest"
)

func TestCasesArePacked(t *testing.T) {
	cases := []manifest.Case{
		{ID: "root--minimal", File: "valid/root--minimal.json", Verdict: manifest.Valid},
		{ID: "a--type--null", File: "invalid/a--type--null.json", Verdict: manifest.Invalid, Base: "root--minimal", Patch: []manifest.Operation{{Op: "replace", Path: "/a", Value: []byte("1.0")}, {Op: "remove", Path: "/b"}}},
		{ID: "malformed--nan", File: "malformed/nan.json", Verdict: manifest.Malformed},
	}
	m := &manifest.Manifest{Cases: cases, Notes: []manifest.Note{{Flag: "malformed", Text: "No JSON."}}}
	b := &builder{in: &SchemaInput{Manifest: m, Bodies: map[string][]byte{"valid/root--minimal.json": []byte("{\n  \"a\": \"é\"\n}\n"), "malformed/nan.json": []byte("NaN\xff")}}}
	call := b.packCases(false)
	packed, ok := bytes.CutPrefix(call, []byte(`docgenCases("`))
	packed, closed := bytes.CutSuffix(packed, []byte("\")\n"))
	if !ok || !closed {
		t.Fatalf("no call: %.40s", call)
	}
	r, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(packed)))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Notes map[string]string
		Cases [][]any
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	want := [][]any{
		{"valid/root--minimal", `{"a":"é"}`},
		{"invalid/a--type--null", 0.0, "replace", "/a", "1.0", "remove", "/b", ""},
		{"malformed/nan", "NaNÿ", 1.0},
	}
	if !reflect.DeepEqual(got.Cases, want) || got.Notes["malformed"] != "No JSON." {
		t.Errorf("%v\nwant %v; notes %v", got.Cases, want, got.Notes)
	}
}
