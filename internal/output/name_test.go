package output

import (
	"maps"
	"strings"
	"testing"
)

func TestCheckName(t *testing.T) {
	for _, ok := range []string{"a", "a/b.html", ".nojekyll", "com10.txt", "console", "é/ü.md", strings.Repeat("x", 255)} {
		if err := checkName(ok); err != nil {
			t.Errorf("%q: %v", ok, err)
		}
	}
	for _, bad := range []string{
		"", "/a", "a/", "a//b", "..", "a/../b", "./a", "a/.", `a\b`, "a:b", "a?", "nul", "CON.html", "x/Com1.txt", "lpt¹",
		"a.", "a ", "a\x00b", "a\nb", "\xff", strings.Repeat("x", 256), ListName, stagingPrefix + "1/x",
	} {
		if err := checkName(bad); err == nil {
			t.Errorf("%q passed", bad)
		}
	}
}

func TestCollisions(t *testing.T) {
	for _, test := range []struct{ first, second string }{
		{"a.html", "A.html"},
		{"a/b", "A/c"},
		{"a", "a/b"},
		{"a/b", "a"},
		{"A/b", "a"},
	} {
		var tr Tree
		if err := tr.Put(File{Path: test.first}); err != nil {
			t.Fatal(err)
		}
		if err := tr.Put(File{Path: test.second}); err == nil {
			t.Errorf("%q beside %q passed", test.second, test.first)
		}
	}
	var tr Tree
	for _, path := range []string{"a/b", "a/c", "a/d/e", "a/b"} {
		if err := tr.Put(File{Path: path}); err != nil {
			t.Error(err)
		}
	}
	if tr.Len() != 3 {
		t.Errorf("%d files, want 3: the same path again replaces", tr.Len())
	}
}

// TestParseList: a list that somebody edited names no file that docgen may remove
// but those that it can have made.
func TestParseList(t *testing.T) {
	got := ParseList([]byte("# head\na.html\r\n../outside\n/etc/passwd\ndir/b\n\nx/../../y\n" + ListName + "\n"))
	if want := map[string]bool{"a.html": true, "dir/b": true}; !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
