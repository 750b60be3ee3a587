package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// begin starts an update of one folder.
func begin(t *testing.T, dir string) (*Update, Sink) {
	t.Helper()
	u, sinks, err := Begin(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(u.Discard)
	return u, sinks[0]
}

// TestNothingMovesBeforeCommit puts files into a folder that is there and one
// that is not, and gives up.
func TestNothingMovesBeforeCommit(t *testing.T) {
	base := t.TempDir()
	there, fresh := filepath.Join(base, "there"), filepath.Join(base, "deep", "fresh")
	write(t, there, tree(t, "a", "1", "b", "1"))
	before := snapshot(t, base)
	u, sinks, err := Begin(t.Context(), there, fresh)
	if err != nil {
		t.Fatal(err)
	}
	for _, sink := range sinks {
		if err := sink.Put(File{"a", []byte("2")}, File{"new/c", []byte("2")}); err != nil {
			t.Fatal(err)
		}
	}
	if staged, _ := filepath.Glob(filepath.Join(there, stagingPrefix+"*", "*")); len(staged) != 2 {
		t.Errorf("staged: %q", staged)
	}
	u.Discard()
	if after := snapshot(t, base); after != before {
		t.Errorf("got %q, want %q", after, before)
	}
	onlyChildren(t, base, "there")
	onlyChildren(t, there, ListName, "a", "b")
	if err := sinks[0].Put(File{"d", nil}); !errors.Is(err, errEnded) {
		t.Errorf("putting after the end: %v", err)
	}
	onlyChildren(t, there, ListName, "a", "b")
}

// TestPutSideBySide has several goroutines put the files of several folders.
func TestPutSideBySide(t *testing.T) {
	dir := t.TempDir()
	for _, content := range []string{"1", "1", "2"} {
		u, sink := begin(t, dir)
		var group sync.WaitGroup
		for g := range 8 {
			group.Go(func() {
				for i := range 20 {
					if err := sink.Put(File{fmt.Sprintf("d%d/f%d", g, i), []byte(content)}, File{fmt.Sprintf("e%d/f%d", i, g), []byte("same")}); err != nil {
						t.Error(err)
					}
				}
			})
		}
		group.Wait()
		changes, err := u.Commit(nil)
		if err != nil || changes.Written+changes.Unchanged != 320 {
			t.Fatalf("%+v, %v", changes, err)
		}
		u.Discard()
		if got := strings.Count(snapshot(t, dir), "="+content+"\n"); got != 160 {
			t.Errorf("%d files have %q", got, content)
		}
	}
}

// TestSizes compares files around the size that is read at a time.
func TestSizes(t *testing.T) {
	dir := t.TempDir()
	for size := range 3 * windowSize {
		if size%windowSize > 2 && size%windowSize < windowSize-2 {
			continue
		}
		data := []byte(strings.Repeat("x", size))
		for _, other := range []string{string(data) + "x", string(data[:max(0, size-1)]), strings.Repeat("x", max(0, size-1)) + "y"} {
			put(t, filepath.Join(dir, "f"), other)
			u, sink := begin(t, dir)
			if err := sink.Put(File{"f", data}); err != nil {
				t.Fatal(err)
			}
			if equal := u.stages[0].same == 1; equal != (other == string(data)) {
				t.Errorf("%d and %d bytes: same is %v", size, len(other), equal)
			}
			u.Discard()
		}
	}
}

// TestFolderChangesMeanwhile: what comes between the comparison and the move is
// somebody's own, or another run's.
func TestFolderChangesMeanwhile(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, tree(t, "a", "1"))
	u, sink := begin(t, dir)
	if err := sink.Put(File{"a", []byte("2")}, File{"b", []byte("2")}); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "b"), "mine")
	if _, err := u.Commit(nil); err == nil || !strings.Contains(err.Error(), errForeign.Error()) {
		t.Errorf("got %v", err)
	}
	u.Discard()
	if got, want := snapshot(t, dir), "a=1\nb=mine\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	os.Remove(filepath.Join(dir, "b"))
	u, sink = begin(t, dir)
	if err := sink.Put(File{"a", []byte("3")}, File{"b", []byte("3")}); err != nil {
		t.Fatal(err)
	}
	write(t, dir, tree(t, "a", "2", "b", "2", "c", "2")) // another run
	if _, err := u.Commit(nil); err != nil {
		t.Fatal(err)
	}
	u.Discard()
	if got, want := snapshot(t, dir), "a=3\nb=3\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	onlyChildren(t, dir, ListName, "a", "b")
}

// TestOnlyTheFirstDriftsHaveBytes compares a folder in which everything differs.
func TestOnlyTheFirstDriftsHaveBytes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	var old, now Tree
	for i := range 1000 {
		name := fmt.Sprintf("f%03d", (i*7)%1000) // not in order
		if i%2 == 0 {
			old.Put(File{name, []byte("same, old\n")})
		}
		now.Put(File{name, []byte("same, new\n")})
	}
	old.Put(File{"z", []byte("no more\n")})
	write(t, dir, &old)
	drifts, err := compare(t, target{dir, &now}, 20)
	if err != nil || len(drifts) != 1001 {
		t.Fatalf("%d drifts, %v", len(drifts), err)
	}
	for i, d := range drifts {
		if has := d.New != nil; has != (i < 20) {
			t.Errorf("%d: bytes are there: %v", i, has)
		}
	}
	for i, want := range map[int]string{
		0:    "-same, old\n+same, new\n",
		900:  "@@ 10 bytes, generated 10; they differ from byte 6 on @@\n",
		901:  "@@ 10 bytes are missing @@\n",
		1000: "@@ 8 bytes are no longer generated @@\n",
	} {
		if got := drifts[i].Unified(60); !strings.HasSuffix(got, want) {
			t.Errorf("%d: got %q, want %q", i, got, want)
		}
	}
}
