// Package corpus finds the schemas and the official test suite that some tests
// read: inputs that nobody here wrote, and that are not part of the project.
package corpus

import (
	"os"
	"path/filepath"
	"testing"
)

// Dir returns the corpus folder: what DOCGEN_CORPUS names, else shared/corpus
// beside the project. Where there is none it skips the test and says so.
func Dir(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("DOCGEN_CORPUS")
	if dir == "" {
		dir = filepath.Join(projectRoot(), "..", "shared", "corpus")
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		t.Skip("there is no corpus: DOCGEN_CORPUS names its folder")
	}
	return dir
}

// projectRoot goes up from the test's folder to the one with go.mod.
func projectRoot() string {
	dir, err := os.Getwd()
	if err != nil {
		return "."
	}
	for up := dir; ; up = filepath.Dir(up) {
		if _, err := os.Stat(filepath.Join(up, "go.mod")); err == nil {
			return up
		}
		if up == filepath.Dir(up) {
			return dir
		}
	}
}

// Schemas returns the paths of the real schemas, sorted.
func Schemas(t testing.TB) []string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(Dir(t), "schemastore", "schemas", "*.json"))
	if len(files) == 0 {
		t.Skip("the corpus has no schemas")
	}
	return files
}
