package instance

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// TestKeywords makes instances of the small schemas of testdata/keywords, which
// the oracle and our own evaluator must accept.
func TestKeywords(t *testing.T) {
	files, err := filepath.Glob("testdata/keywords/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar")+"/"+f.Name, func(t *testing.T) { small(t, f.Name, f.Data) })
		}
	}
}

// wholeInDoubles divides as ajv and python-jsonschema do.
func wholeInDoubles(v, step *jsondoc.Value) bool {
	x, _ := strconv.ParseFloat(v.Text, 64)
	by, _ := strconv.ParseFloat(step.Text, 64)
	return math.Mod(x/by, 1) == 0
}

func small(t *testing.T, name string, text []byte) {
	doc := modelOf(t, "schema.json", text)
	b := New(doc.Root, Options{})
	e := evaluate.New(evaluate.Options{AssertFormat: true})
	if strings.HasPrefix(name, "unsat-") || strings.HasPrefix(name, "declined-") {
		refused(t, b, strings.HasPrefix(name, "unsat-"))
		return
	}
	broken := len(doc.Problems) > 0
	for i := range 12 {
		v, err := b.Build(Want{Style: Style(i % 3), Seed: fmt.Sprint(i)})
		if err != nil {
			t.Fatal(err)
		}
		if e.Verdict(doc.Root, v) != evaluate.Valid {
			t.Errorf("our own evaluator refuses %s", v.Compact())
		}
		if strings.HasPrefix(name, "both-") && !evaluate.New(evaluate.Options{}).Valid(doc.Root, v) {
			t.Errorf("%s is not valid where format is an annotation", v.Compact())
		}
		if strings.HasPrefix(name, "doubles-") && !wholeInDoubles(v, doc.Root.MultipleOf) {
			t.Errorf("%s is no multiple where doubles are divided", v.Text)
		}
		if !broken {
			accepted(t, oracleOf(t, doc), v)
		}
	}
}

func refused(t *testing.T, b *Builder, decided bool) {
	t.Helper()
	for i := range 3 {
		v, err := b.Build(Want{Style: Style(i), Seed: "x"})
		var e *NotGeneratedError
		switch {
		case err == nil:
			t.Errorf("made %s", short(v))
		case !errors.As(err, &e):
			t.Errorf("got a %T", err)
		case e.Unsatisfiable != decided:
			t.Errorf("unsatisfiable is %v: %v", e.Unsatisfiable, err)
		}
	}
}

// TestTable demands that each keyword of the model is taken up or declined with a reason.
func TestTable(t *testing.T) {
	said := Keywords()
	for _, row := range model.Keywords {
		reason, ok := said[row.Name]
		if !ok {
			t.Errorf("nothing is said of %s", row.Name)
		}
		if reason == "" && row.Roles&(model.Assertion|model.Applicator) == 0 && row.Name != "examples" && row.Name != "default" && !strings.HasPrefix(row.Name, "$") {
			t.Errorf("%s is said to be handled, and is an annotation", row.Name)
		}
		delete(said, row.Name)
	}
	for name := range said {
		t.Errorf("%s is no keyword of the model", name)
	}
}
