package instance

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"docgen.example/docgen/internal/corpus"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/validate"
)

const scoreFile = "testdata/suite-score.txt"

// drawn is how many instances are made for each group of the suite.
const drawn = 20

// suiteFolders are the folders of the official suite.
var suiteFolders = map[model.Dialect]string{model.Draft4: "draft4", model.Draft6: "draft6", model.Draft7: "draft7", model.Draft201909: "draft2019-09", model.Draft202012: "draft2020-12"}

// TestSuite draws instances for each group of the official suite that a valid
// instance is known for; the oracle must accept them all. What is missing stands,
// with its reason, in the score file: nothing may come to it, and what is met must
// leave it.
func TestSuite(t *testing.T) {
	suite := openSuite(t)
	var missing []string
	groups, met := 0, 0
	for d := model.Draft4; d <= model.Draft202012; d++ {
		files, _ := filepath.Glob(filepath.Join(suite.dir, suiteFolders[d], "*.json"))
		for _, file := range files {
			for i, group := range parseFile(t, file).Items {
				if testing.Short() && i%8 != 0 || !satisfiable(group) {
					continue
				}
				groups++
				if reason := suite.group(t, d, group); reason != "" {
					missing = append(missing, strings.Join([]string{suiteFolders[d], filepath.Base(file), group.Member("description").Text, reason}, " | "))
				} else {
					met++
				}
			}
		}
	}
	sort.Strings(missing)
	t.Logf("%d of %d groups", met, groups)
	if testing.Short() {
		notBeyond(t, missing)
		return
	}
	head := fmt.Sprintf("# Groups of the official suite, all dialects, that a valid instance is known for: %d.\n"+
		"# With %d instances each, all accepted by the oracle: %d. Missing, with the reason:\n", groups, drawn, met)
	golden(t, scoreFile, head+strings.Join(append(missing, ""), "\n"))
}

// notBeyond demands that all of missing stands in the score file.
func notBeyond(t *testing.T, missing []string) {
	t.Helper()
	data, err := os.ReadFile(scoreFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range missing {
		if !strings.Contains(string(data), m+"\n") {
			t.Errorf("not met: %s", m)
		}
	}
}

func satisfiable(group *jsondoc.Value) bool {
	for _, test := range group.Member("tests").Items {
		if test.Member("valid").Bool {
			return true
		}
	}
	return false
}

// suite is the official suite with its remotes.
type suite struct {
	dir     string
	remotes []string          // files, relative to dir
	sources []validate.Source // the same for the oracle
}

func openSuite(t *testing.T) *suite {
	s := &suite{dir: filepath.Join(corpus.Dir(t), "json-schema-test-suite")}
	if err := filepath.WalkDir(filepath.Join(s.dir, "remotes"), func(file string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() && strings.HasSuffix(file, ".json") {
			rel, _ := filepath.Rel(s.dir, file)
			rel = filepath.ToSlash(rel)
			s.remotes = append(s.remotes, rel)
			s.sources = append(s.sources, validate.Source{URI: remoteURI(rel), Root: parseFile(t, file)})
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return s
}

func remoteURI(rel string) string {
	return "http://localhost:1234/" + strings.TrimPrefix(rel, "remotes/")
}

// group draws instances for one group and returns what is wrong; empty for nothing.
func (s *suite) group(t *testing.T, d model.Dialect, group *jsondoc.Value) string {
	t.Helper()
	schema := group.Member("schema")
	if schema.Kind == jsondoc.Object && schema.Member("$schema") == nil {
		schema = schema.Clone()
		schema.Members = append([]jsondoc.Member{jsondoc.M("$schema", jsondoc.NewString(d.URI()))}, schema.Members...)
	}
	set := load.New()
	folder := set.Folder(os.DirFS(s.dir), "")
	for _, rel := range s.remotes {
		set.Ref(remoteURI(rel), folder, rel)
	}
	loaded, err := set.Add(folder, "schema.json", []byte(schema.Compact()))
	if err != nil {
		t.Fatal(err)
	}
	doc := model.Build(set, []*load.Document{loaded}).Documents[0]
	sources := append([]validate.Source{{URI: "file:///schema.json", Root: schema}}, s.sources...)
	oracle, err := validate.Compile("file:///schema.json", sources, validate.Options{DefaultDialect: d.URI(), TrustSchema: true})
	if err != nil {
		return "the oracle does not take the schema"
	}
	b := New(doc.Root, Options{})
	for i := range drawn {
		v, err := b.Build(Want{Style: Style(i % 3), Seed: fmt.Sprint(i)})
		if err != nil {
			return err.Error()
		}
		if ok, err := oracle.Valid(v); !ok || err != nil {
			return "refused by the oracle: " + v.Compact()
		}
	}
	return ""
}

func parseFile(t *testing.T, file string) *jsondoc.Value {
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
