package docs

import (
	"fmt"
	"strings"
	"testing"

	"docgen.example/docgen/internal/manifest"
)

// TestLessIsToldWhereThereIsLessRoom: of cases with a long value each, what is told
// goes down by one detail after another with the room for them.
func TestLessIsToldWhereThereIsLessRoom(t *testing.T) {
	cases := []manifest.Case{{ID: "base", File: "base.json", Verdict: manifest.Valid}}
	for i := range 40 {
		cases = append(cases, wrongMail(fmt.Sprintf("text%d", i), `"`+strings.Repeat("long ", 60)+`"`, "The value at /mail is long."))
	}
	last := FullCases
	for room := 100_000; room > 0; room -= 500 {
		b := &builder{dir: "s/", in: &SchemaInput{Name: "s", Manifest: &manifest.Manifest{Cases: cases}, CaseBytes: room, Bodies: map[string][]byte{"base.json": []byte(`{"mail":"a"}`)}}}
		b.settleCases()
		if d := b.book.detail; d != last && d != last+1 {
			t.Errorf("with room for %d bytes the detail is %d, after %d", room, d, last)
		} else {
			last = d
		}
	}
	if last != CaseNames {
		t.Errorf("with hardly any room the detail is %d", last)
	}
}

// TestSubjectsSharePages: what has room on a page is there with its neighbours, and
// what needs several pages has them numbered.
func TestSubjectsSharePages(t *testing.T) {
	pages := (&builder{dir: "s/"}).casePages()
	put := func(html int) string { return pages.with(pageWeight{html: html}).title }
	var got []string
	pages.begin("a")
	got = append(got, put(10), put(maxCaseBytes-10), put(1))
	pages.share("b")
	got = append(got, put(1))
	pages.begin("c")
	got = append(got, put(1))
	if want := "a; a; a, part 2; a, part 2; c"; strings.Join(got, "; ") != want {
		t.Errorf("%s\nwant %s", strings.Join(got, "; "), want)
	}
}
