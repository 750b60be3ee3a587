package validate_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/validate"
)

// suiteDialects are the folders of the official suite and their dialects.
var suiteDialects = []struct{ folder, dialect string }{
	{"draft4", "http://json-schema.org/draft-04/schema#"},
	{"draft6", "http://json-schema.org/draft-06/schema#"},
	{"draft7", "http://json-schema.org/draft-07/schema#"},
	{"draft2019-09", "https://json-schema.org/draft/2019-09/schema"},
	{"draft2020-12", "https://json-schema.org/draft/2020-12/schema"},
}

// TestOfficialSuite runs every test of the JSON Schema Test Suite. The tests
// that fail must be just those of testdata/suite-failures.txt.
func TestOfficialSuite(t *testing.T) {
	root := corpus(t, "json-schema-test-suite")
	remotes := suiteRemotes(t, root)
	var failures []string
	total := 0
	for _, d := range suiteDialects {
		for _, file := range jsonFiles(t, filepath.Join(root, d.folder)) {
			name, _ := filepath.Rel(root, file)
			name = filepath.ToSlash(name)
			for _, group := range parse(t, file).Root.Items {
				opts := validate.Options{DefaultDialect: d.dialect, AssertFormat: strings.Contains(name, "/optional/format/")}
				n, failed := runGroup(name, group, remotes, opts)
				total += n
				failures = append(failures, failed...)
			}
		}
	}
	known := knownFailures(t)
	for _, f := range failures {
		if _, ok := known[f]; !ok {
			t.Errorf("fails: %s", f)
		}
	}
	for f := range known {
		if !slices.Contains(failures, f) {
			t.Errorf("passes now, or is no more: %s (remove it from testdata/suite-failures.txt)", f)
		}
	}
	t.Logf("%d of %d tests pass", total-len(failures), total)
}

// runGroup returns how many tests the group has and which fail.
func runGroup(file string, group *jsondoc.Value, remotes []validate.Source, opts validate.Options) (int, []string) {
	var failed []string
	description := group.Member("description").Text
	tests := group.Member("tests").Items
	sources := append([]validate.Source{{URI: "file:///schema.json", Root: group.Member("schema")}}, remotes...)
	opts.TrustSchema = true // the suite holds valid schemas; TestSuiteSchemasAreValid checks them
	v, err := validate.Compile("file:///schema.json", sources, opts)
	for _, test := range tests {
		ok := false
		if err == nil {
			valid, runErr := v.Valid(test.Member("data"))
			ok = runErr == nil && valid == test.Member("valid").Bool
		}
		if !ok {
			failed = append(failed, fmt.Sprintf("%s | %s | %s", file, description, test.Member("description").Text))
		}
	}
	return len(tests), failed
}

// TestSuiteSchemasAreValid holds the suite's schemas against their meta-schemas.
func TestSuiteSchemasAreValid(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	root := corpus(t, "json-schema-test-suite")
	for _, d := range suiteDialects {
		for _, file := range jsonFiles(t, filepath.Join(root, d.folder)) {
			for _, group := range parse(t, file).Root.Items {
				violations, err := validate.CheckSchema(group.Member("schema"), d.dialect)
				if err != nil || len(violations) > 0 {
					t.Errorf("%s: %s: %v %v", filepath.Base(file), group.Member("description").Text, violations, err)
				}
			}
		}
	}
}

func suiteRemotes(t *testing.T, root string) []validate.Source {
	var sources []validate.Source
	folder := filepath.Join(root, "remotes")
	for _, file := range jsonFiles(t, folder) {
		path, _ := filepath.Rel(folder, file)
		sources = append(sources, validate.Source{
			URI:  "http://localhost:1234/" + filepath.ToSlash(path),
			Root: parse(t, file).Root,
		})
	}
	return sources
}

// knownFailures reads testdata/suite-failures.txt: a line for each test that
// fails, below comments that say why.
func knownFailures(t *testing.T) map[string]bool {
	text, err := os.ReadFile("testdata/suite-failures.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			known[line] = true
		}
	}
	return known
}

// corpus returns a folder of the corpus, or skips the test.
func corpus(t testing.TB, name string) string {
	root := os.Getenv("DOCGEN_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	folder := filepath.Join(root, name)
	if _, err := os.Stat(folder); err != nil {
		t.Skipf("there is no corpus here: set DOCGEN_CORPUS (looked for %s)", name)
	}
	return folder
}

func jsonFiles(t testing.TB, folder string) []string {
	var files []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && strings.HasSuffix(path, ".json") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func parse(t testing.TB, file string) *jsondoc.Document {
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsondoc.Parse(filepath.Base(file), source)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return doc
}
