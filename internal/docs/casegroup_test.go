package docs

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"docgen.example/docgen/internal/manifest"
)

// grouped settles where cases are told of, and returns the groups that lead to them.
func grouped(in SchemaInput, cases ...manifest.Case) (*builder, CaseGroups) {
	in.Name, in.Manifest = "s", &manifest.Manifest{Cases: cases}
	b := &builder{site: &siteBuilder{}, dir: "s/", in: &in}
	b.settleCases()
	return b, b.caseGroups()
}

// said tells groups in words: of each kind the names with their numbers of cases.
func said(groups CaseGroups) string {
	var out []string
	for _, k := range groups.Kinds {
		line := k.Title
		for _, g := range k.Groups {
			line += fmt.Sprintf(" %s %d", g.Name, g.Count)
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

func flagged(c manifest.Case, flags ...string) manifest.Case {
	c.Flags = flags
	return c
}

var someCases = []manifest.Case{
	flagged(invalid("b--type--null", "type", "/b", "null."), "null-value"),
	flagged(manifest.Case{ID: "a--type--big", Keyword: "type", InstanceLocation: "/a", Verdict: manifest.Valid}, "big-integer", "null-value"),
	invalid("a--enum--other", "enum", "/a", "other."),
	{ID: "a--present", InstanceLocation: "/a", Verdict: manifest.Valid},
}

func TestCasesAreGrouped(t *testing.T) {
	_, groups := grouped(SchemaInput{}, someCases...)
	want := "By verdict valid 2 invalid 2; By keyword enum 1 type 2; By flag big-integer 1 null-value 2"
	if got := said(groups); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestAKindWithoutGroupsIsLeftOut(t *testing.T) {
	_, groups := grouped(SchemaInput{CaseLists: true}, someCases[3])
	if got := said(groups); got != "By verdict valid 1" {
		t.Error(got)
	}
}

func TestGroupsInFullHavePages(t *testing.T) {
	b, groups := grouped(SchemaInput{CaseLists: true}, someCases...)
	if to := groups.Kinds[1].Groups[1].To; *to != (Place{"s/fixtures-by-keyword.html", "keyword.type"}) {
		t.Errorf("type is listed at %v", *to)
	}
	pages := b.groupPages()
	if len(pages) != 3 || len(b.book.groupPages) != 3 {
		t.Fatalf("%d pages, %d links to them", len(pages), len(b.book.groupPages))
	}
	var told []string
	for _, block := range pages[1].Blocks {
		switch block := block.(type) {
		case Heading:
			told = append(told, block.ID)
		case GroupedCases:
			for _, set := range block.Sets {
				for _, p := range set.Places {
					for _, c := range p.Cases {
						told = append(told, set.Verdict+" "+p.Location+" "+c.Text+" "+c.To.Anchor)
					}
				}
			}
		}
	}
	want := []string{"keyword.enum", "invalid a other case.a--enum--other", "keyword.type", "valid a big case.a--type--big", "invalid b null case.b--type--null"}
	if !slices.Equal(told, want) {
		t.Errorf("by keyword:\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
}

func TestGroupsInBriefLeadToPlacesWhereThereIsRoom(t *testing.T) {
	for detail, want := range map[CaseDetail]string{CaseNames: "", ShortCases: "b 1, a 1"} {
		_, groups := grouped(SchemaInput{CaseDetail: detail}, someCases...)
		g := groups.Kinds[1].Groups[1]
		var places []string
		for _, p := range g.Places {
			places = append(places, fmt.Sprintf("%s %d", p.Text, p.Count))
		}
		if got := strings.Join(places, ", "); got != want || g.To.Anchor == "" {
			t.Errorf("at detail %d: %q, want %q; the first at %v", detail, got, want, *g.To)
		}
	}
}

func TestAGroupOfManyPlacesLeadsToSome(t *testing.T) {
	var cases []manifest.Case
	for i := range maxGroupPlaces + 3 {
		name := fmt.Sprintf("p%d", i)
		cases = append(cases, invalid(name+"--type--null", "type", "/"+name, "null."), invalid(name+"--type--list", "type", "/"+name, "a list."))
	}
	_, groups := grouped(SchemaInput{CaseDetail: BriefCases}, cases...)
	if g := groups.Kinds[1].Groups[0]; len(g.Places) != maxGroupPlaces || g.More != 3 || g.Places[0].Count != 2 || g.Count != len(cases) {
		t.Errorf("%d places and %d more: %+v", len(g.Places), g.More, g)
	}
}
