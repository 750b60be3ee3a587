package config

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestBroken reads testdata/broken.txtar: each file's problems are those that
// its comments say, in their short form.
func TestBroken(t *testing.T) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "broken.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		t.Run(f.Name, func(t *testing.T) {
			var want []string
			for line := range strings.Lines(string(f.Data)) {
				if text, ok := strings.CutPrefix(line, "#! "); ok {
					want = append(want, strings.TrimSpace(text))
				}
			}
			_, problems := Parse("docgen.yaml", f.Data)
			var got []string
			for _, p := range problems {
				got = append(got, strings.TrimSuffix(fmt.Sprintf("%d:%d: %s; %s", p.Line, p.Column, p.Message, p.Help), "; "))
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

func TestParse(t *testing.T) {
	c, problems := Parse("docgen.yaml", []byte(`
title: Shop
base-url: https://example.com/docs/
seed: 7
refs:
  https://example.com/money.json: schemas/money.json
schemas:
  - schemas/order.json
  - dir: more
    tags: [a, b]
  - file: c.yaml
    name: customer
    published: 2025-03-01
    max-cases: 100
    hints:
      /city: city
      /devices/*/id: {pattern: "^[A-F]+$"}
      /plan: {values: [free, 1.0]}
`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if c.Site != "site" || c.Fixtures != "fixtures" || c.Seed != 7 || c.Refs["https://example.com/money.json"] != "schemas/money.json" {
		t.Errorf("got %+v", c)
	}
	if len(c.Schemas) != 3 || c.Schemas[0].File != "schemas/order.json" || c.Schemas[1].Dir != "more" || c.Schemas[2].Published != "2025-03-01" {
		t.Fatalf("got %+v", c.Schemas)
	}
	hints := c.Schemas[2].Hints
	if len(hints) != 3 || hints[0].Kind != "city" || hints[1].Location != "/devices/*/id" || hints[2].Values[1].Text != "1.0" {
		t.Errorf("got %+v", hints)
	}
	if p := c.At(c.Schemas[2].At().Append("name"), "x", "y"); p.Line != 12 {
		t.Errorf("name is said to stand in line %d", p.Line)
	}
}

// TestRootConfig checks that the project's own file, and the one that is built
// in, have no problems and say the same but for where this project's files are and
// where its site is published.
func TestRootConfig(t *testing.T) {
	var texts [2]string
	for i, name := range []string{"../../docgen.yaml", "../../schema/docgen.yaml"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		c, problems := Parse(name, data)
		if len(problems) > 0 || len(c.Schemas) != 1 {
			t.Fatalf("%v, %+v", problems, c.Schemas)
		}
		_, texts[i], _ = strings.Cut(string(data), "\n\n")
		texts[i] = strings.ReplaceAll(texts[i], "file: schema/", "file: ")
		for _, own := range []string{
			"verdicts: tests/validators/verdicts.json\n",
			"# Those built into docgen, read from here so that a change shows without building docgen anew.\ntemplates: templates\n",
			"# Put here where you publish; the Pages workflow does so by itself.\nbase-url: https://docgen.example/\n",
		} {
			texts[i] = strings.ReplaceAll(texts[i], own, "")
		}
	}
	if texts[0] != texts[1] {
		t.Error("docgen.yaml and schema/docgen.yaml differ in more than their head and the schema's path")
	}
}
