package pattern

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// corpus returns the folder of real schemas, or skips the test.
func corpus(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("DOCGEN_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no corpus: set DOCGEN_CORPUS (%v)", err)
	}
	return dir
}

// corpusPatterns returns every pattern of the corpus once, sorted.
func corpusPatterns(t *testing.T) []string {
	t.Helper()
	all := map[string]bool{}
	err := filepath.WalkDir(corpus(t), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".json") {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var v any
		if json.Unmarshal(source, &v) == nil {
			collect(v, all)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(all))
}

func collect(v any, into map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		if text, ok := v["pattern"].(string); ok {
			into[text] = true
		}
		if properties, ok := v["patternProperties"].(map[string]any); ok {
			for name := range properties {
				into[name] = true
			}
		}
		for _, member := range v {
			collect(member, into)
		}
	case []any:
		for _, item := range v {
			collect(item, into)
		}
	}
}

// Every pattern that occurs in real schemas compiles, its two engines agree,
// and texts are found for it, free and of a given length.
func TestCorpusPatterns(t *testing.T) {
	src := rand.New(rand.NewPCG(1, 2))
	for _, text := range corpusPatterns(t) {
		p, err := Compile(text)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		for range 4 {
			found, err := Find(Want{Match: []*Pattern{p}, MaxLength: -1}, src)
			if err != nil {
				t.Errorf("%v", err)
				break
			}
			t.Logf("%-60s %s", text, found)
			checkEngines(t, p, found)
		}
		if shortest, ok := p.Shortest(); !ok {
			t.Errorf("%q: no shortest text", text)
		} else if n := utf8.RuneCountInString(shortest); n > 0 {
			_, err := Find(Want{Match: []*Pattern{p}, MaxLength: n - 1}, src)
			var none *NotFoundError
			if !errors.As(err, &none) {
				t.Errorf("%q: %q is not the shortest text", text, shortest)
			}
		}
	}
}
