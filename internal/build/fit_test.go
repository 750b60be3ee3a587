package build

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"docgen.example/docgen/internal/config"
	"docgen.example/docgen/internal/output"
)

// profile is a schema of n properties of several kinds, with texts.
func profile(n int) string {
	var b strings.Builder
	b.WriteString(`{"title": "Profile", "type": "object", "required": ["name_0"], "properties": {`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `
  "name_%[1]d": {
    "description": "The name that number %[1]d goes by in the register, as the office wrote it down when it was founded.",
    "type": "string",
    "maxLength": %[2]d
  },
  "part_%[1]d": {
    "description": "What part %[1]d of the form asks for; it may be left out where nobody asks for it.",
    "type": "object",
    "additionalProperties": false,
    "properties": {
      "kind": {"enum": ["first", "second", "third"], "description": "Which one of the three it is."},
      "times": {"type": "integer", "minimum": %[1]d, "description": "How often it was asked for until now."}
    }
  }`, i, 40+i)
	}
	b.WriteString("\n}}\n")
	return b.String()
}

// TestProportion holds the site of a single schema to its size: it is not larger
// than it may be, and what there is room for is there.
func TestProportion(t *testing.T) {
	if testing.Short() {
		t.Skip("builds sites of some hundred kilobytes several times")
	}
	schema := profile(40)
	if times := timesOf(t, schema, config.Fitted); times > sitePerByte || times < 0.8*sitePerByte {
		t.Errorf("the site of a schema of %d bytes has %.1f times as many, want nearly %d", len(schema), times, sitePerByte)
	}
	if times := timesOf(t, schema, config.Full); times < 2*sitePerByte {
		t.Errorf("in full detail the site has only %.1f times the schema's bytes", times)
	}
}

// TestLinesAreKept has the site of a schema that is too dense for its proportion tell
// of its cases in lines, and that of one with room for names alone be told in names.
func TestLinesAreKept(t *testing.T) {
	if testing.Short() {
		t.Skip("builds sites of some hundred kilobytes several times")
	}
	for _, test := range []struct {
		about       string // repeated in each property: bytes that take few on the site
		fits, lines bool
	}{{"", false, true}, {strings.Repeat("This is said of each. ", 3), true, false}} {
		schema := dense(250, test.about)
		site := siteOf(t, schema, config.Fitted)
		times := float64(len(site)) / float64(len(schema))
		if fits := times <= sitePerByte; fits != test.fits {
			t.Errorf("with %d bytes of text each the site is %.1f times as large as the schema", len(test.about), times)
		}
		if lines := strings.Contains(string(site), `<code class="w">`); lines != test.lines {
			t.Errorf("with %d bytes of text each the cases are told in lines: %v", len(test.about), lines)
		}
	}
}

// TestSmallRoom bounds the site of a small schema that has very many cases.
func TestSmallRoom(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a site of some megabytes")
	}
	schema := dense(150, "")
	if len(schema) >= smallSchema {
		t.Fatalf("a schema of %d bytes is not small", len(schema))
	}
	if site := len(siteOf(t, schema, config.Fitted)); site > smallRoom*3/2 {
		t.Errorf("the site has %d bytes", site)

	}
}

// dense is a schema of n properties that have many rules for their size.
func dense(n int, about string) string {
	var b strings.Builder
	b.WriteString(`{"title": "Dense", "type": "object", "properties": {`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "\n\"p%d\": {\"type\": [\"string\", \"integer\"], \"description\": %q}", i, about)
	}
	b.WriteString("\n}}\n")
	return b.String()
}

// kept is a sink that keeps all text.
type kept []byte

// Put keeps the text of files.
func (k *kept) Put(files ...output.File) error {
	for _, f := range files {
		*k = append(*k, f.Data...)
	}
	return nil
}

// timesOf builds the site of a schema, and returns how many times its bytes it has.
func timesOf(t *testing.T, schema, detail string) float64 {
	t.Helper()
	return float64(len(siteOf(t, schema, detail))) / float64(len(schema))
}

// siteOf builds the site of a schema, and returns its files one behind the other.
func siteOf(t *testing.T, schema, detail string) []byte {
	t.Helper()
	c := config.Default()
	c.Schemas, c.Detail = []config.Schema{{File: "profile.json"}}, detail
	var site kept
	if _, err := Run(context.Background(), Input{Config: c, FS: fstest.MapFS{"profile.json": {Data: []byte(schema)}}, Site: &site}); err != nil {
		t.Fatal(err)
	}
	return site
}
