package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// varying is what a line of the demo says that other machines and later
// versions say differently: times and counts.
var varying = regexp.MustCompile(`[0-9][0-9,.]*( ms| s\b)?`)

// TestReadme runs the demo of the README and compares what it prints. Lines that
// a "cat" shows are the content of that file.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "<!-- demo:begin -->")
	demo, _, ok := strings.Cut(rest, "<!-- demo:end -->")
	if !ok {
		t.Fatal("README.md has no demo")
	}
	demo = strings.TrimSpace(strings.Trim(strings.TrimSpace(demo), "`"))
	demo = strings.TrimPrefix(demo, "console\n")
	t.Chdir(t.TempDir())
	for _, step := range strings.Split("\n"+demo, "\n$ ")[1:] {
		line, want, _ := strings.Cut(step, "\n")
		words := strings.Fields(line)
		if words[0] == "cat" {
			if err := os.WriteFile(words[1], []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		var got strings.Builder
		a := system()
		a.stdout, a.stderr, a.terminal = &got, &got, false
		a.env = func(string) string { return "" }
		run(t.Context(), words[1:], a)
		if normal(got.String()) != normal(want) {
			t.Errorf("$ %s\n%s\nREADME.md says\n%s", line, got.String(), want)
		}
	}
}

// normal takes out of a text what may vary in the lines that report on a run.
func normal(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "built ") || strings.HasPrefix(line, "too ") || strings.Contains(line, "fixtures (") {
			lines[i] = varying.ReplaceAllString(line, "N")
		}
	}
	return strings.Join(lines, "\n")
}
