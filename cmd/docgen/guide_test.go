package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// guideCode finds the code of a language in the guide.
var guideCode = regexp.MustCompile("(?s)```([a-z]+)\n(.*?)```")

// TestGuide does what the site's guide says, with the archive that the site
// offers: unpack it, and run the tests as they are printed there. Code that
// accepts all is to fail the invalid cases and no others.
func TestGuide(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the test programs of four languages")
	}
	t.Chdir(t.TempDir())
	a := system()
	a.stdout, a.stderr, a.terminal, a.env = io.Discard, io.Discard, false, func(string) string { return "" }
	run(t.Context(), []string{"build", "--site", "site", "--fixtures", "made", "--no-score"}, a)
	if err := os.Rename("site/customer/customer-fixtures.tar.gz", "customer-fixtures.tar.gz"); err != nil {
		t.Fatal(err)
	}
	guide, err := os.ReadFile("site/guide.md")
	if err != nil {
		t.Fatal(err)
	}
	code := map[string][]string{}
	for _, found := range guideCode.FindAllStringSubmatch(string(guide), -1) {
		code[found[1]] = append(code[found[1]], found[2])
	}
	for _, language := range []string{"go", "js", "python"} {
		if len(code[language]) != 1 {
			t.Fatalf("the guide has %d listings in %s", len(code[language]), language)
		}
	}
	write := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module example.com/user\n\ngo 1.21\n")
	write("fixtures_test.go", code["go"][0])
	write("fixtures.test.mjs", code["js"][0])
	write("test_fixtures.py", code["python"][0])
	command(t, "sh", "-c", code["sh"][0])

	var manifest struct{ Counts struct{ Invalid int } }
	if data, err := os.ReadFile("fixtures/customer/manifest.json"); err != nil || json.Unmarshal(data, &manifest) != nil {
		t.Fatalf("the archive does not unpack to fixtures/customer: %v", err)
	}
	all := strconv.Itoa(manifest.Counts.Invalid)

	t.Run("go", func(t *testing.T) {
		said := command(t, "go", "test", ".")
		if got := strconv.Itoa(strings.Count(said, "--- FAIL: TestFixtures/")); got != all {
			t.Errorf("%s cases fail rather than %s\n%.2000s", got, all, said)
		}
	})
	for _, c := range []struct{ want, name, argument string }{{"fail " + all + "\n", "node", "--test"}, {"failures=" + all + ")", "python3", "-munittest"}} {
		t.Run(c.name, func(t *testing.T) {
			if said := command(t, c.name, c.argument); !strings.Contains(said, c.want) {
				t.Errorf("%q is missing in\n%.2000s", c.want, said)
			}
		})
	}
	t.Run("curl", func(t *testing.T) {
		if _, err := exec.LookPath("curl"); err != nil {
			t.Skip(err)
		}
		takesAll := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
		defer takesAll.Close()
		t.Setenv("URL", takesAll.URL)
		said := command(t, "sh", "-c", code["sh"][1])
		if got := strconv.Itoa(strings.Count(said, "taken, though invalid")); got != all || strings.Contains(said, "refused") {
			t.Errorf("%s are taken rather than %s\n%.2000s", got, all, said)
		}
	})
}

// command runs a program and returns what it says, whatever its exit
// code: tests that find something fail.
func command(t *testing.T, name string, arguments ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skip(err)
	}
	cmd := exec.CommandContext(t.Context(), name, arguments...)
	said, _ := cmd.CombinedOutput()
	return string(said)
}
