package evaluate_test

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"docgen.example/docgen/internal/corpus"
	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
)

// TestSuite runs the official suite's required tests of the five dialects. What
// is not met stands, with its reason, in testdata/suite-missing.txt, and a test
// that comes to be met must leave that list.
func TestSuite(t *testing.T) {
	dir := filepath.Join(corpus.Dir(t), "json-schema-test-suite")
	known := knownMissing(t)
	met, all := 0, 0
	var missing []string
	for d := model.Draft4; d <= model.Draft202012; d++ {
		name := map[model.Dialect]string{model.Draft4: "draft4", model.Draft6: "draft6", model.Draft7: "draft7", model.Draft201909: "draft2019-09", model.Draft202012: "draft2020-12"}[d]
		files, _ := filepath.Glob(filepath.Join(dir, name, "*.json"))
		if len(files) == 0 {
			t.Fatalf("no tests of %s", name)
		}
		for _, file := range files {
			for _, group := range parse(t, file).Items {
				schema := group.Member("schema")
				root := modelOf(t, dir, d, schema)
				e := evaluate.New(evaluate.Options{})
				for _, test := range group.Member("tests").Items {
					all++
					want := evaluate.Valid
					if !test.Member("valid").Bool {
						want = evaluate.Invalid
					}
					if got := e.Verdict(root, test.Member("data")); got == want {
						met++
					} else {
						missing = append(missing, strings.Join([]string{name, filepath.Base(file), group.Member("description").Text, test.Member("description").Text}, " | "))
					}
				}
			}
		}
	}
	sort.Strings(missing)
	for _, m := range missing {
		if !known[m] {
			t.Errorf("not met: %s", m)
		}
		delete(known, m)
	}
	for m := range known {
		t.Errorf("met now, take it off the list: %s", m)
	}
	t.Logf("%d of %d", met, all)
}

func knownMissing(t *testing.T) map[string]bool {
	t.Helper()
	data, err := os.ReadFile("testdata/suite-missing.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for line := range strings.SplitSeq(string(data), "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			known[line] = true
		}
	}
	return known
}

func parse(t *testing.T, file string) *jsondoc.Value {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsondoc.Parse(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return doc.Root
}

// modelOf reads a schema of the suite, with the suite's remotes at their URLs.
func modelOf(t *testing.T, suite string, d model.Dialect, schema *jsondoc.Value) *model.Schema {
	t.Helper()
	set := load.New()
	folder := set.Folder(os.DirFS(suite), "")
	files, _ := filepath.Glob(filepath.Join(suite, "remotes", "*"))
	for len(files) > 0 {
		file := files[0]
		files = files[1:]
		if info, err := os.Stat(file); err == nil && info.IsDir() {
			inner, _ := filepath.Glob(filepath.Join(file, "*"))
			files = append(files, inner...)
			continue
		}
		rel, _ := filepath.Rel(suite, file)
		rel = filepath.ToSlash(rel)
		set.Ref("http://localhost:1234/"+strings.TrimPrefix(rel, "remotes/"), folder, rel)
	}
	source := schema
	if schema.Kind == jsondoc.Object && schema.Member("$schema") == nil {
		source = schema.Clone()
		source.Members = append([]jsondoc.Member{jsondoc.M("$schema", jsondoc.NewString(d.URI()))}, source.Members...)
	}
	doc, err := set.Add(folder, "schema.json", []byte(source.Compact()))
	if err != nil {
		t.Fatal(err)
	}
	m := model.Build(set, []*load.Document{doc})
	return m.Documents[0].Root
}
