package output

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// compare returns the drifts of a target, the first of them with their bytes.
func compare(t *testing.T, to target, full int) ([]Drift, error) {
	t.Helper()
	c, err := Compare(t.Context(), to.dir, full)
	if err != nil {
		return nil, err
	}
	if err := to.tree.copyTo(c); err != nil {
		return nil, err
	}
	return c.Drifts()
}

func TestDiff(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write(t, "out", tree(t, "same", "1\n", "edited", "one\ntwo\nthree\n", "deleted", "x\n", "extra", "y\n", "bin", "\x00\x01"))
	os.Remove(filepath.Join("out", "deleted"))
	put(t, "out/edited", "one\n2\nthree\n")
	put(t, "out/bin", "\x00\x02")
	put(t, "out/mine", "foreign files are nobody's business\n")
	put(t, "out/new/blocked/file", "")
	now := tree(t, "same", "1\n", "edited", "one\ntwo\nthree\n", "deleted", "x\n", "bin", "\x00\x01", "new/blocked", "z\n")
	drifts, err := compare(t, target{"out", now}, 20)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, d := range drifts {
		got.WriteString(d.Kind.String() + " " + d.Path + "\n" + d.Unified(40))
	}
	want := `changed out/bin
--- a/out/bin
+++ b/out/bin
@@ 2 bytes, generated 2; they differ from byte 1 on @@
missing out/deleted
--- /dev/null
+++ b/out/deleted
@@ -0,0 +1 @@
+x
changed out/edited
--- a/out/edited
+++ b/out/edited
@@ -1,3 +1,3 @@
 one
-2
+two
 three
blocked out/new/blocked
out/new/blocked: something else stands in the way of this file
extra out/extra
--- a/out/extra
+++ /dev/null
@@ -1 +0,0 @@
-y
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

func TestDiffOfFreshAndOfEqual(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	tr := tree(t, "a", "1", "b", "2")
	drifts, err := compare(t, target{dir, tr}, 20)
	if err != nil || len(drifts) != 2 || drifts[0].Kind != Missing {
		t.Errorf("fresh: %v, %v", drifts, err)
	}
	write(t, dir, tr)
	if drifts, err := compare(t, target{dir, tr}, 20); err != nil || len(drifts) != 0 {
		t.Errorf("equal: %v, %v", drifts, err)
	}
	os.Remove(filepath.Join(dir, ListName))
	drifts, err = compare(t, target{dir, tr}, 20)
	if err != nil || len(drifts) != 1 || !strings.HasSuffix(drifts[0].Path, ListName) {
		t.Errorf("without list: %v, %v", drifts, err)
	}
}

func TestUnifiedIsClipped(t *testing.T) {
	long := strings.Repeat("abcdefghij", 100)
	d := Drift{Path: "x", Old: []byte(long + "X" + long), New: []byte(long + "Y" + long)}
	text := d.Unified(40)
	if !strings.Contains(text, "jX") || !strings.Contains(text, "jY") || len(text) > 700 {
		t.Errorf("long line: %s", text)
	}
	d = Drift{Path: "x", Kind: Missing, New: []byte(strings.Repeat("line\n", 100))}
	text = d.Unified(10)
	if n := strings.Count(text, "\n"); n != 11 || !strings.HasSuffix(text, "… and 93 more lines\n") {
		t.Errorf("%d lines: %s", n, text)
	}
}
