package playground_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docgen.example/docgen/internal/playground"
)

func customer(t *testing.T) *playground.Schema {
	t.Helper()
	text, err := os.ReadFile(filepath.FromSlash("../../schema/customer-io-customer-schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, playground.File{Name: "schema.json", Text: string(text)})
}

func opened(t *testing.T, files ...playground.File) *playground.Schema {
	t.Helper()
	schema, err := playground.Open(files)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestCheck reads each line of a report as kind, place, text at the place and message.
func TestCheck(t *testing.T) {
	const id = "https://customer.io/schemas/customer-io/customer.json#"
	for _, c := range []struct {
		name, text string
		format     bool
		verdict    string
		findings   []string
	}{
		{"valid", `{"identifiers": {}}`, true, "valid", nil},
		{"a value is marked, wide characters before it", "{\"identifiers\": {},\n \"devices\": [{\"id\": \"é😀\", \"platform\": \"x\"}]}", true, "invalid",
			[]string{"violation 2:39 `\"x\"` " + id + "/$defs/Device/properties/platform"}},
		{"a missing property is one of its object", `{}`, true, "invalid",
			[]string{"violation 1:1 `{}` " + id + "/properties/identifiers"}},
		{"format as assertion", `{"identifiers": {}, "email": "x"}`, true, "invalid", []string{"violation 1:30 `\"x\"` " + id + "/properties/email"}},
		{"format as annotation", `{"identifiers": {}, "email": "x"}`, false, "valid", nil},
		{"no JSON", "{\n  \"a\" 1}", true, "malformed", []string{"syntax 2:7 `1` "}},
		{"empty", "", true, "malformed", []string{"syntax 1:1 `` "}},
		{"two members of one name", `{"identifiers": {}, "a": 1, "a": 2}`, true, "valid", []string{"note 1:29 `\"a\"` "}},
	} {
		report := customer(t).Check(c.text, c.format)
		if report.Verdict != c.verdict {
			t.Errorf("%s: %s, want %s", c.name, report.Verdict, c.verdict)
		}
		var got []string
		for _, f := range report.Findings {
			got = append(got, strings.Join([]string{f.Kind, place(f), "`" + marked(c.text, f) + "`", f.Subject}, " "))
			if f.Message == "" {
				t.Errorf("%s: a finding says nothing", c.name)
			}
		}
		if strings.Join(got, "\n") != strings.Join(c.findings, "\n") {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, strings.Join(got, "\n     "), strings.Join(c.findings, "\n     "))
		}
	}
}

func place(f playground.Finding) string {
	text, _ := json.Marshal([]int{f.Line, f.Column})
	return strings.ReplaceAll(strings.Trim(string(text), "[]"), ",", ":")
}

// marked returns what JavaScript's slice returns.
func marked(text string, f playground.Finding) string {
	units := []rune{}
	for _, r := range text {
		units = append(units, r)
		if r > 0xFFFF {
			units = append(units, -1)
		}
	}
	var b strings.Builder
	for _, r := range units[f.Start:f.End] {
		if r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func TestAnother(t *testing.T) {
	schema := customer(t)
	seen := map[string]bool{}
	for seed := range uint64(20) {
		text, err := schema.Another(seed)
		if err != nil {
			t.Fatal(err)
		}
		if report := schema.Check(text, true); report.Verdict != "valid" {
			t.Errorf("seed %d: %s is %s: %+v", seed, text, report.Verdict, report.Findings)
		}
		if again, _ := customer(t).Another(seed); again != text {
			t.Errorf("seed %d gives two instances:\n%s%s", seed, text, again)
		}
		seen[text] = true
	}
	if len(seen) < 15 {
		t.Errorf("20 seeds give %d instances", len(seen))
	}
}

func TestOpen(t *testing.T) {
	schema := opened(t,
		playground.File{Name: "order.yaml", Text: "$id: https://example.com/order.yaml\nitems:\n  $ref: item.json\ntype: array\n"},
		playground.File{Name: "item.json", Text: `{"$id": "https://example.com/item.json", "type": "integer"}`})
	if got := schema.Check(`[1, "x"]`, true).Verdict; got != "invalid" {
		t.Errorf("a reference to a second file is not followed: %s", got)
	}
	for _, text := range []string{"", "{", `{"type": "strng"}`, `{"properties": []}`, `{"$ref": "#/nowhere"}`, `{"$ref": "other.json"}`, `{"pattern": "["}`, `3`} {
		if _, err := playground.Open([]playground.File{{Name: "schema.json", Text: text}}); err == nil {
			t.Errorf("%s is taken as a schema", text)
		}
	}
	if _, err := playground.Open(nil); err == nil {
		t.Error("no file is taken as a schema")
	}
}
