package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// tree makes a tree of alternating paths and contents.
func tree(t *testing.T, files ...string) *Tree {
	t.Helper()
	var tr Tree
	for i := 0; i < len(files); i += 2 {
		if err := tr.Put(File{files[i], []byte(files[i+1])}); err != nil {
			t.Fatal(err)
		}
	}
	return &tr
}

func write(t *testing.T, dir string, tr *Tree) Changes {
	t.Helper()
	changes, err := update(t.Context(), target{dir, tr})
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

// snapshot returns the files below dir as "path=content" lines, without the list.
func snapshot(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == ListName {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		fmt.Fprintf(&b, "%s=%s\n", filepath.ToSlash(rel), data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return b.String()
}

func put(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestWriteFreshThenAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "site")
	tr := tree(t, "index.html", "1", "a/b/c.html", "2", "a/d.html", "3")
	if got := write(t, dir, tr); got != (Changes{Written: 3}) {
		t.Errorf("first write: %+v", got)
	}
	if got, want := snapshot(t, dir), "a/b/c.html=2\na/d.html=3\nindex.html=1\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := write(t, dir, tr); got != (Changes{Unchanged: 3}) {
		t.Errorf("second write: %+v", got)
	}
	onlyChildren(t, filepath.Dir(dir), "site")
	onlyChildren(t, dir, ListName, "a", "index.html")
}

// onlyChildren checks that nothing, such as a staging folder, is left behind.
func onlyChildren(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, _ := os.ReadDir(dir)
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s holds %q, want %q", dir, got, want)
	}
}

func TestWriteUpdatesRemovesAndKeepsForeign(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "mine.txt"), "keep")
	write(t, dir, tree(t, "same", "1", "changes", "1", "gone/deep/x", "1", "gone/y", "1"))
	got := write(t, dir, tree(t, "same", "1", "changes", "2", "new/z", "1"))
	if want := (Changes{Written: 2, Removed: 2, Unchanged: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got, want := snapshot(t, dir), "changes=2\nmine.txt=keep\nnew/z=1\nsame=1\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	onlyChildren(t, dir, ListName, "changes", "mine.txt", "new", "same")
}

func TestFileBecomesFolderAndBack(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, tree(t, "a", "file"))
	write(t, dir, tree(t, "a/b", "in folder"))
	if got, want := snapshot(t, dir), "a/b=in folder\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLetterCaseChanges(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, tree(t, "Page.html", "1"))
	write(t, dir, tree(t, "page.html", "1"))
	if got, want := snapshot(t, dir), "page.html=1\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestRefusals checks that each obstacle is named and nothing is touched.
func TestRefusals(t *testing.T) {
	for _, test := range []struct {
		name, want string
		obstruct   func(dir string) // dir holds a=1
	}{
		{"foreign file", "/b/c: there is such a file already, and docgen did not make it", func(dir string) {
			put(t, filepath.Join(dir, "b/c"), "not yours")
		}},
		{"folder in place of a file", "/b/c: this is a folder", func(dir string) {
			os.MkdirAll(filepath.Join(dir, "b/c"), 0o755)
		}},
		{"file in place of a folder", "/b: this is a file, and a folder", func(dir string) {
			put(t, filepath.Join(dir, "b"), "file")
		}},
		{"link that leads out", "/b: a symbolic link here leads out", func(dir string) {
			if err := os.Symlink(t.TempDir(), filepath.Join(dir, "b")); err != nil {
				t.Skip(err)
			}
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			write(t, dir, tree(t, "a", "1"))
			test.obstruct(dir)
			_, err := update(t.Context(), target{dir, tree(t, "a", "2", "b/c", "3")})
			if err == nil || !strings.Contains(filepath.ToSlash(err.Error()), test.want) {
				t.Errorf("got error %v, want %q", err, test.want)
			}
			if data, _ := os.ReadFile(filepath.Join(dir, "a")); string(data) != "1" {
				t.Errorf("a is now %q", data)
			}
		})
	}
}

func TestTargetIsFileOrBelowFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "f")
	put(t, file, "")
	for _, dir := range []string{file, filepath.Join(file, "out"), filepath.Join(file, "deep", "out")} {
		_, err := update(t.Context(), target{dir, tree(t, "a", "1")})
		if err == nil || !strings.Contains(err.Error(), "this is a file, and a folder is needed here") {
			t.Errorf("%s: %v", dir, err)
		}
	}
}

// TestLaterTargetFails checks that the first target is brought back when the
// second cannot be moved to its place.
func TestLaterTargetFails(t *testing.T) {
	base := t.TempDir()
	one, two := filepath.Join(base, "one"), filepath.Join(base, "two")
	write(t, one, tree(t, "a", "1", "old/x", "1"))
	write(t, two, tree(t, "locked/b", "1"))
	before := snapshot(t, base)
	stages := []*stage{}
	for _, to := range []target{{one, tree(t, "a", "2", "new/y", "1")}, {two, tree(t, "locked/b", "2")}} {
		s, err := prepare(t.Context(), to)
		if err != nil {
			t.Fatal(err)
		}
		stages = append(stages, s)
	}
	if err := stages[0].commit(func() {}); err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(stages[1].temp, "0")) // what an unfriendly process could do
	if err := stages[1].commit(func() {}); err == nil {
		t.Error("commit without its staged file succeeded")
	}
	for _, s := range stages {
		if err := s.undo(); err != nil {
			t.Error(err)
		}
		s.discard()
	}
	if after := snapshot(t, base); after != before {
		t.Errorf("got %q, want %q", after, before)
	}
	onlyChildren(t, one, ListName, "a", "old")
}

// TestUndoFails: what cannot be brought back is said, and all else is brought back.
func TestUndoFails(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, tree(t, "a", "1", "b", "1"))
	s, err := prepare(t.Context(), target{dir, tree(t, "a", "2", "b", "2")})
	if err == nil {
		err = s.commit(func() {})
	}
	if err != nil {
		t.Fatal(err)
	}
	defer s.discard()
	os.Remove(filepath.Join(dir, "b"))
	put(t, filepath.Join(dir, "b", "in the way"), "")
	if err := s.undo(); err == nil {
		t.Error("nothing is said of b, which cannot be brought back")
	}
	if got := snapshot(t, dir); !strings.Contains(got, "a=1\n") {
		t.Errorf("a was not brought back: %q", got)
	}
}

func TestInterruptLeavesFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, tree(t, "a", "1"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, to := range []string{dir, filepath.Join(dir, "fresh")} {
		if _, err := update(ctx, target{to, tree(t, "a", "2")}); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	}
	onlyChildren(t, dir, ListName, "a")
}

func TestUnwritableSubfolderRollsBack(t *testing.T) {
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("needs a user whom permissions bind")
	}
	dir := t.TempDir()
	write(t, dir, tree(t, "a", "1", "z/b", "1"))
	os.Chmod(filepath.Join(dir, "z"), 0o555)
	defer os.Chmod(filepath.Join(dir, "z"), 0o755)
	before := snapshot(t, dir)
	if _, err := update(t.Context(), target{dir, tree(t, "a", "2", "z/b", "2")}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v", err)
	}
	if after := snapshot(t, dir); after != before {
		t.Errorf("got %q, want %q", after, before)
	}
}

func TestListIsNotTrusted(t *testing.T) {
	base := t.TempDir()
	put(t, filepath.Join(base, "secret"), "1")
	dir := filepath.Join(base, "out")
	put(t, filepath.Join(dir, ListName), "../secret\n/etc/passwd\n.docgen-staging-1/x\n")
	write(t, dir, tree(t, "a", "1"))
	if _, err := os.Stat(filepath.Join(base, "secret")); err != nil {
		t.Error(err)
	}
}

func TestKilledRunLeavesNothingForeign(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, tree(t, "a", "1", "b", "1"))
	s, err := prepare(t.Context(), target{dir, tree(t, "a", "2", "c", "1")})
	if err != nil {
		t.Fatal(err)
	}
	defer s.discard()
	if err := s.replace("list-during", ListName); err != nil {
		t.Fatal(err)
	}
	if err := s.replace("1", "c"); err != nil { // and then the power went
		t.Fatal(err)
	}
	write(t, dir, tree(t, "c", "3"))
	if got, want := snapshot(t, dir), "c=3\n"; !strings.HasPrefix(got[strings.Index(got, "c="):], want) || strings.Contains(got, "\na=") {
		t.Errorf("got %q", got)
	}
}

func TestKilledRunIsSweptUp(t *testing.T) {
	dir := t.TempDir()
	long := time.Now().Add(-time.Hour)
	for _, name := range []string{stagingPrefix + "1/0", stagingPrefix + "2/0", "mine/0"} {
		put(t, filepath.Join(dir, "site", filepath.FromSlash(name)), "x")
		put(t, filepath.Join(dir, filepath.FromSlash(name)), "x")
	}
	for _, name := range []string{stagingPrefix + "1", "mine"} {
		for _, parent := range []string{dir, filepath.Join(dir, "site")} {
			if err := os.Chtimes(filepath.Join(parent, name), long, long); err != nil {
				t.Fatal(err)
			}
		}
	}
	write(t, filepath.Join(dir, "site"), tree(t, "a", "1"))
	onlyChildren(t, filepath.Join(dir, "site"), ListName, stagingPrefix+"2", "a", "mine")
	write(t, filepath.Join(dir, "fresh"), tree(t, "a", "1"))
	onlyChildren(t, dir, stagingPrefix+"2", "fresh", "mine", "site")
}

func TestOneTargetWithinAnother(t *testing.T) {
	dir := t.TempDir()
	outer, inner := filepath.Join(dir, "new", "site"), filepath.Join(dir, "new", "site", "deep", "fixtures")
	both := []target{{outer, tree(t, "a", "1", "deep/b", "1")}, {inner, tree(t, "c", "1")}}
	interrupted, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := update(interrupted, both...); err == nil {
		t.Error("no error")
	}
	onlyChildren(t, dir)
	for range 2 {
		if _, err := update(t.Context(), both...); err != nil {
			t.Fatal(err)
		}
		onlyChildren(t, outer, ListName, "a", "deep")
		onlyChildren(t, filepath.Join(outer, "deep"), "b", "fixtures")
		onlyChildren(t, inner, ListName, "c")
		both = []target{both[1], both[0]}
	}
}

func BenchmarkWriteUnchanged(b *testing.B) {
	var tr Tree
	for i := range 600 {
		tr.Put(File{fmt.Sprintf("d%d/f%d.json", i%5, i), []byte(strings.Repeat("x", 700))})
	}
	dir := b.TempDir()
	for b.Loop() {
		if _, err := update(b.Context(), target{dir, &tr}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteFresh(b *testing.B) {
	var tr Tree
	for i := range 600 {
		tr.Put(File{fmt.Sprintf("d%d/f%d.json", i%5, i), []byte(strings.Repeat("x", 700))})
	}
	for b.Loop() {
		if _, err := update(b.Context(), target{filepath.Join(b.TempDir(), "x"), &tr}); err != nil {
			b.Fatal(err)
		}
	}
}
