package architecture

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/instance"
	"docgen.example/docgen/internal/model"
)

var update = flag.Bool("update", false, "write KEYWORDS.md and the table of README.md anew")

// stages are those that say what they do with each keyword: nothing more to say
// where they handle it, else why they do not.
var stages = []struct {
	name string
	what string
	tell map[string]string
}{
	{"docs", "pages", docs.Keywords()},
	{"instance", "instances", instance.Keywords()},
	{"fixture", "fixtures", fixture.Keywords()},
	{"evaluate", "evaluator", evaluate.Keywords()},
}

// TestEachStageKnowsEachKeyword walks the keyword table: each stage handles the
// keyword or declines it with a reason, and knows no other.
func TestEachStageKnowsEachKeyword(t *testing.T) {
	for _, s := range stages {
		for _, row := range model.Keywords {
			if _, ok := s.tell[row.Name]; !ok {
				t.Errorf("%s says nothing of %q", s.name, row.Name)
			}
		}
		for name := range s.tell {
			if model.Lookup(name) == nil {
				t.Errorf("%s speaks of %q, which is not in the table", s.name, name)
			}
		}
	}
}

// TestKeywordMatrix checks that KEYWORDS.md and the README say what the stages do.
func TestKeywordMatrix(t *testing.T) {
	root := filepath.Join("..", "..")
	compare(t, filepath.Join(root, "KEYWORDS.md"), func([]byte) []byte { return matrix() })
	compare(t, filepath.Join(root, "README.md"), func(readme []byte) []byte {
		const begin, end = "<!-- keywords:begin -->\n", "<!-- keywords:end -->"
		before, rest, ok := strings.Cut(string(readme), begin)
		_, after, also := strings.Cut(rest, end)
		if !ok || !also {
			t.Fatal("README.md has no table of keywords")
		}
		return []byte(before + begin + summary() + end + after)
	})
}

func compare(t *testing.T, name string, make func([]byte) []byte) {
	t.Helper()
	old, err := os.ReadFile(name)
	if err != nil && !*update {
		t.Error(err)
		return
	}
	now := make(old)
	if bytes.Equal(bytes.ReplaceAll(old, []byte("\r\n"), []byte("\n")), now) {
		return
	}
	if !*update {
		t.Errorf("%s is out of date; run go test ./internal/architecture -update", filepath.Base(name))
		return
	}
	if err := os.WriteFile(name, now, 0o644); err != nil {
		t.Error(err)
	}
}

// matrix is the whole of KEYWORDS.md: each keyword by each stage.
func matrix() []byte {
	var b bytes.Buffer
	b.WriteString("# Keywords\n\nWhat each stage of docgen does with each keyword of JSON Schema: ✓ it handles it, else why it does not.\nWritten by `go test ./internal/architecture -update`.\n\n")
	b.WriteString("| keyword | dialects | specification |")
	line := "| --- | --- | --- |"
	for _, s := range stages {
		fmt.Fprintf(&b, " %s |", s.what)
		line += " --- |"
	}
	b.WriteString("\n" + line + "\n")
	for i := range model.Keywords {
		row := &model.Keywords[i]
		fmt.Fprintf(&b, "| `%s` | %s | %s |", row.Name, span(row), row.Section)
		for _, s := range stages {
			said, known := s.tell[row.Name]
			switch {
			case !known:
				said = "?"
			case said == "":
				said = "✓"
			}
			fmt.Fprintf(&b, " %s |", strings.ReplaceAll(said, "|", "\\|"))
		}
		b.WriteString("\n")
	}
	return b.Bytes()
}

// span names the dialects that have a keyword.
func span(row *model.Row) string {
	switch {
	case row.Since == row.Until:
		return row.Since.String()
	case row.Since == model.Draft4 && row.Until == model.Draft202012:
		return "all"
	case row.Until == model.Draft202012:
		return row.Since.String() + " on"
	}
	return row.Since.String() + " to " + row.Until.String()
}

// summary is the table of README.md: how many keywords of each role each stage handles.
func summary() string {
	var b strings.Builder
	b.WriteString("\n| keywords |")
	line := "| --- |"
	for _, s := range stages {
		fmt.Fprintf(&b, " %s |", s.what)
		line += " --- |"
	}
	b.WriteString("\n" + line + "\n")
	for _, group := range []struct {
		name string
		role model.Role
	}{
		{"assertions, such as `minLength`", model.Assertion},
		{"applicators, such as `allOf` and `properties`", model.Applicator},
		{"annotations, such as `description`", model.Annotation},
		{"identifiers, such as `$id` and `$ref`", model.Identifier},
	} {
		fmt.Fprintf(&b, "| %s |", group.name)
		for _, s := range stages {
			handled, all := 0, 0
			for _, row := range model.Keywords {
				if row.Roles&group.role != 0 {
					all++
					if said, known := s.tell[row.Name]; known && said == "" {
						handled++
					}
				}
			}
			fmt.Fprintf(&b, " %d of %d |", handled, all)
		}
		b.WriteString("\n")
	}
	b.WriteString("\nWhat a stage does not handle has nothing to do there (an annotation makes no instance invalid), or a reason:\n[KEYWORDS.md](KEYWORDS.md) has every keyword. Unknown keywords are shown on the pages.\n\n")
	return b.String()
}
