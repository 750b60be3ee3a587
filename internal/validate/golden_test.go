package validate_test

import (
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/validate"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what the tests get as what they want")

// TestViolations checks locations and messages. Each archive of
// testdata/violations holds cases NAME/schema, NAME/instance and NAME/want,
// with files NAME/SOURCE.json for further documents. A line of want is
//
//	instance location | keyword location | message
//
// with "... " before a nested violation, and the absolute keyword location
// below where it is not just the entry document's.
func TestViolations(t *testing.T) {
	files, err := filepath.Glob("testdata/violations/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range archive.Files {
			name, part := path.Split(f.Name)
			if part != "want" {
				continue
			}
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar")+"/"+strings.Trim(name, "/"), func(t *testing.T) {
				got := runCase(t, archive, name)
				if *update {
					archive.Files[i].Data = []byte(got)
				} else if want := string(f.Data); got != want {
					t.Errorf("got\n%swant\n%s", got, want)
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// runCase returns what want should say of the case called name.
func runCase(t *testing.T, archive *txtar.Archive, name string) string {
	var sources []validate.Source
	var instance *jsondoc.Value
	for _, f := range archive.Files {
		folder, part := path.Split(f.Name)
		if folder != name || part == "want" {
			continue
		}
		root := value(t, string(f.Data))
		switch part {
		case "schema":
			sources = append(sources, validate.Source{URI: "file:///schema.json", Root: root})
		case "instance":
			instance = root
		default:
			sources = append(sources, validate.Source{URI: "file:///" + part, Root: root})
		}
	}
	v, err := validate.Compile("file:///schema.json", sources, validate.Options{AssertFormat: true})
	if err != nil {
		return describeError(err)
	}
	violations, err := v.Validate(instance)
	if err != nil {
		return describeError(err)
	}
	if len(violations) == 0 {
		return "valid\n"
	}
	return describe(violations)
}

func describe(violations []validate.Violation) string {
	var text strings.Builder
	for _, v := range violations {
		if v.Nested {
			text.WriteString("... ")
		}
		fmt.Fprintf(&text, "%s | %s | %s\n", v.InstanceLocation, v.KeywordLocation, v.Message)
		if v.AbsoluteKeywordLocation != "" && v.AbsoluteKeywordLocation != "file:///schema.json#"+v.KeywordLocation {
			fmt.Fprintf(&text, "    %s\n", v.AbsoluteKeywordLocation)
		}
	}
	return text.String()
}

func describeError(err error) string {
	text := fmt.Sprintf("%T: %v\n", err, err)
	if e, ok := err.(*validate.SchemaError); ok {
		text += describe(e.Violations)
	}
	return text
}

func value(t testing.TB, text string) *jsondoc.Value {
	t.Helper()
	doc, err := jsondoc.Parse("test", []byte(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return doc.Root
}
