package architecture

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "docgen.example/docgen/"

// pkg is what the tests need of a package: its files without the tests.
type pkg struct {
	name  string // path in the module, such as internal/model
	files []*ast.File
}

// row is a row of the table of ARCHITECTURE.md.
type row struct {
	imports   []string // packages of the module that it may import; "*" for any
	libraries []string // libraries that it alone imports
}

// packages parses all Go packages of the module, without tests and generated output.
func packages(t *testing.T, root string) (*token.FileSet, []*pkg) {
	t.Helper()
	set := token.NewFileSet()
	byName := map[string]*pkg{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			return skip(root, name, d.Name())
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(name))
		rel = filepath.ToSlash(rel)
		if byName[rel] == nil {
			byName[rel] = &pkg{name: rel}
		}
		byName[rel].files = append(byName[rel].files, file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var list []*pkg
	for _, p := range byName {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *pkg) int { return strings.Compare(a.name, b.name) })
	return set, list
}

// skip passes over folders that are no part of the module.
func skip(root, name, base string) error {
	if name == root {
		return nil
	}
	if strings.HasPrefix(base, ".") || slices.Contains([]string{"node_modules", "testdata", "site", "tests"}, base) {
		return fs.SkipDir
	}
	if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil {
		return fs.SkipDir // a module of its own
	}
	return nil
}

// table reads the rows between the markers of ARCHITECTURE.md: package, what it
// is, imports, library.
func table(t *testing.T, root string) map[string]row {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, begins := strings.Cut(string(text), "<!-- imports:begin -->")
	body, _, ends := strings.Cut(rest, "<!-- imports:end -->")
	if !begins || !ends {
		t.Fatal("ARCHITECTURE.md has no table between imports:begin and imports:end")
	}
	rows := map[string]row{}
	for line := range strings.Lines(body) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != 4 || !strings.Contains(cells[0], "`") {
			continue
		}
		rows[words(cells[0])[0]] = row{words(cells[2]), words(cells[3])}
	}
	return rows
}

// words returns what stands in backquotes in a cell.
func words(cell string) []string {
	var list []string
	for i, part := range strings.Split(cell, "`") {
		if i%2 == 1 {
			list = append(list, part)
		}
	}
	return list
}

// imports returns the import paths of p, sorted, each once.
func (p *pkg) imports() []string {
	var list []string
	for _, f := range p.files {
		for _, spec := range f.Imports {
			if name, err := strconv.Unquote(spec.Path.Value); err == nil {
				list = append(list, name)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func TestImports(t *testing.T) {
	root := filepath.Join("..", "..")
	rows := table(t, root)
	_, list := packages(t, root)
	for _, p := range list {
		r, ok := rows[p.name]
		if !ok {
			t.Errorf("%s has no row in the table of ARCHITECTURE.md", p.name)
			continue
		}
		for _, name := range p.imports() {
			own, inside := strings.CutPrefix(name, module)
			switch {
			case inside && !slices.Contains(r.imports, own) && !slices.Contains(r.imports, path.Base(own)) && !slices.Contains(r.imports, "*"):
				t.Errorf("%s imports %s; ARCHITECTURE.md does not allow it", p.name, own)
			case !inside && strings.Contains(strings.Split(name, "/")[0], "."):
				checkLibrary(t, rows, p.name, name)
			}
		}
	}
	for name := range rows {
		if name == "fixtures" {
			continue // output: not there before the first build
		}
		if !slices.ContainsFunc(list, func(p *pkg) bool { return p.name == name }) {
			t.Errorf("ARCHITECTURE.md has a row for %s, which is not there", name)
		}
	}
}

// checkLibrary demands that importer is the package that the table gives the
// library to. golang.org/x counts as the standard library.
func checkLibrary(t *testing.T, rows map[string]row, importer, library string) {
	t.Helper()
	if strings.HasPrefix(library, "golang.org/x/") {
		return
	}
	for name, r := range rows {
		for _, l := range r.libraries {
			if library == l || strings.HasPrefix(library, l+"/") {
				if name != importer {
					t.Errorf("%s imports %s, whose only importer is %s", importer, library, name)
				}
				return
			}
		}
	}
	t.Errorf("%s imports %s, which no row of ARCHITECTURE.md names", importer, library)
}

// forbidden names functions that only some packages may call, and why.
var forbidden = []struct {
	library string
	names   []string
	allowed []string
	why     string
}{
	{"os", []string{"WriteFile", "Create", "CreateTemp", "OpenFile", "Mkdir", "MkdirAll", "MkdirTemp", "Rename", "Remove", "RemoveAll", "Link", "Symlink", "Truncate", "Chmod", "Chtimes"},
		[]string{"internal/output", "cmd/docgen"}, "only output and cmd write to disk"},
	{"time", []string{"Now", "Since", "Until"}, []string{"cmd/docgen"}, "no clock reaches an output"},
	{"math/rand", nil, nil, "no global randomness"},
	{"net/http", nil, []string{"cmd/docgen"}, "nothing opens the network but serve, on loopback"},
	{"net", nil, []string{"cmd/docgen"}, "nothing opens the network but serve, on loopback"},
}

func TestForbiddenCalls(t *testing.T) {
	root := filepath.Join("..", "..")
	set, list := packages(t, root)
	for _, p := range list {
		for _, f := range p.files {
			for _, found := range violations(f, p.name) {
				t.Errorf("%s: %s", set.Position(found.pos), found.text)
			}
		}
	}
}

type finding struct {
	pos  token.Pos
	text string
}

// violations returns the forbidden imports and calls of a file in a package.
func violations(f *ast.File, in string) []finding {
	var found []finding
	for _, rule := range forbidden {
		if slices.Contains(rule.allowed, in) {
			continue
		}
		local := localName(f, rule.library)
		if local == "" {
			continue
		}
		if rule.names == nil {
			found = append(found, finding{f.Pos(), fmt.Sprintf("imports %s: %s", rule.library, rule.why)})
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == local && slices.Contains(rule.names, s.Sel.Name) {
					found = append(found, finding{n.Pos(), fmt.Sprintf("%s.%s: %s", local, s.Sel.Name, rule.why)})
				}
			}
			return true
		})
	}
	return append(found, globalRandom(f)...)
}

// globalRandom finds functions of math/rand/v2 that draw from the shared source.
func globalRandom(f *ast.File) []finding {
	local := localName(f, "math/rand/v2")
	if local == "" {
		return nil
	}
	var found []finding
	ast.Inspect(f, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if s, ok := call.Fun.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == local && !strings.HasPrefix(s.Sel.Name, "New") {
				found = append(found, finding{n.Pos(), "rand." + s.Sel.Name + ": no global randomness"})
			}
		}
		return true
	})
	return found
}

// localName is the name under which f imports a library; empty where it does not.
func localName(f *ast.File, library string) string {
	for _, spec := range f.Imports {
		if spec.Path.Value != strconv.Quote(library) {
			continue
		}
		if spec.Name != nil {
			return spec.Name.Name
		}
		name := path.Base(library)
		if name == "v2" {
			name = path.Base(path.Dir(library))
		}
		return name
	}
	return ""
}

// TestRulesBite checks that the rules find what they are for.
func TestRulesBite(t *testing.T) {
	for source, want := range map[string]int{
		`package x; import "os"; func f() { os.WriteFile("", nil, 0) }`:         1,
		`package x; import disk "os"; func f() { _ = disk.Create }`:             1,
		`package x; import "os"; func f() { os.ReadFile("") }`:                  0,
		`package x; import "time"; var t = time.Now()`:                          1,
		`package x; import "time"; var d = time.Second`:                         0,
		`package x; import "math/rand/v2"; var n = rand.IntN(3)`:                1,
		`package x; import "math/rand/v2"; var r = rand.New(rand.NewPCG(1, 2))`: 0,
		`package x; import "math/rand"; var n = rand.New(rand.NewSource(1))`:    1,
		`package x; import "net/http"; var c http.Client`:                       1,
	} {
		f, err := parser.ParseFile(token.NewFileSet(), "x.go", source, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := violations(f, "internal/model"); len(got) != want {
			t.Errorf("%s: %v", source, got)
		}
	}
}
