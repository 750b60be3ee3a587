package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestInterrupt interrupts each command at the first, second, … time that it
// looks at the clock, which is before, in the middle of and after its work: it
// ends with 130 and leaves the output as it was, or was done already.
func TestInterrupt(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for name, text := range map[string]string{"a.json": `{"type": "object"}`, "b.json": `{"type": "object", "required": ["b"]}`} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	build := func(ctx context.Context, schema string, a *app) int {
		return run(ctx, []string{"build", "--no-score", "--schema", schema, "--site", "site", "--fixtures", "fixtures"}, a)
	}
	var errs strings.Builder
	a := system()
	a.stdout, a.stderr = &errs, &errs
	if code := build(t.Context(), "a.json", a); code != exitDone {
		t.Fatalf("code %d: %s", code, &errs)
	}
	before := listing(t, dir)
	for at := 1; at <= 2; at++ {
		ctx, cancel := context.WithCancel(t.Context())
		looks := 0
		a.now = func() time.Time {
			if looks++; looks == at {
				cancel()
			}
			return time.Now()
		}
		errs.Reset()
		if code := build(ctx, "b.json", a); code != exitInterrupted || !strings.Contains(errs.String(), "interrupted; nothing was changed") {
			t.Errorf("interrupt %d: code %d: %s", at, code, &errs)
		}
		cancel()
	}
	if after := listing(t, dir); after != before {
		t.Errorf("an interrupt changed the output:\n%s", after)
	}
}

// listing returns the paths, sizes and times of all files below dir.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && !d.IsDir() {
			b.WriteString(path + " " + info.ModTime().String() + "\n")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
