package docs

import (
	"maps"
	"slices"

	"docgen.example/docgen/internal/manifest"
)

// caseKind is a way to group cases. What it groups by is called as the filters do.
type caseKind struct {
	name string
	of   func(*manifest.Case) []string // the groups that a case is in
	said func(*builder, string) Text   // what there is to know of a group
}

var caseKinds = [...]caseKind{
	{"verdict", func(c *manifest.Case) []string { return []string{string(c.Verdict)} }, (*builder).saidOfVerdict},
	{"keyword", func(c *manifest.Case) []string { return only(c.Keyword) }, (*builder).saidOfKeyword},
	{"flag", func(c *manifest.Case) []string { return c.Flags }, (*builder).saidOfFlag},
}

// only returns a list of text; an empty one for none.
func only(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// caseGroup is the cases of which one thing is the same, in the order of their places.
type caseGroup struct {
	name  string
	cases []*manifest.Case
}

// groupsBy groups the cases: by verdict in the order of verdicts, else by name.
func (b *builder) groupsBy(kind *caseKind) []caseGroup {
	by := map[string][]*manifest.Case{}
	for _, r := range b.book.rules {
		for _, c := range r.cases {
			for _, name := range kind.of(c) {
				by[name] = append(by[name], c)
			}
		}
	}
	names := slices.Sorted(maps.Keys(by))
	if kind.name == "verdict" {
		names = names[:0]
		for _, v := range manifest.Verdicts() {
			if by[string(v)] != nil {
				names = append(names, string(v))
			}
		}
	}
	groups := make([]caseGroup, len(names))
	for i, name := range names {
		groups[i] = caseGroup{name, by[name]}
	}
	return groups
}

// listsGroups tells whether pages list the cases of each group.
func (b *builder) listsGroups() bool { return b.book.inFull() && b.in.CaseLists }

// groupPath is the page of the cases by a kind of group.
func (b *builder) groupPath(kind *caseKind) string {
	return b.dir + "fixtures-by-" + kind.name + ".html"
}

// groupPlace is where a group is listed, or else the first of its cases is.
func (b *builder) groupPlace(kind *caseKind, g *caseGroup) *Place {
	if b.listsGroups() {
		return &Place{b.groupPath(kind), kind.name + "." + escapeName(g.name)}
	}
	return b.casePlace(g.cases[0])
}

// caseGroups leads to the groups of cases, and, where there is room and nothing else
// does, to where each has some.
func (b *builder) caseGroups() CaseGroups {
	all := CaseGroups{Silent: b.book.detail >= ShortCases}
	places := b.book.detail < CaseNames && !b.listsGroups()
	for i := range caseKinds {
		if groups := b.groupsOf(&caseKinds[i], places); len(groups) > 0 {
			all.Kinds = append(all.Kinds, CaseKind{"By " + caseKinds[i].name, groups})
		}
	}
	return all
}

func (b *builder) groupsOf(kind *caseKind, places bool) []CaseGroup {
	var list []CaseGroup
	for _, g := range b.groupsBy(kind) {
		group := CaseGroup{Name: g.name, To: b.groupPlace(kind, &g), Count: len(g.cases)}
		if places {
			group.Places, group.More = b.groupPlaces(&g)
		}
		list = append(list, group)
	}
	return list
}

// listedGroups returns the groups of a kind that a page lists, by name.
func (b *builder) listedGroups(kind string) map[string]CaseGroup {
	listed := map[string]CaseGroup{}
	for i := range caseKinds {
		if b.listsGroups() && caseKinds[i].name == kind {
			for _, g := range b.groupsOf(&caseKinds[i], false) {
				listed[g.Name] = g
			}
		}
	}
	return listed
}

// maxGroupPlaces bounds the places that a group of cases leads to.
const maxGroupPlaces = 8

// groupPlaces leads to the first case of a group at each place, or, where cases
// have pages of their own, on each page; more says how many there is no room for.
func (b *builder) groupPlaces(g *caseGroup) (places []CountedLink, more int) {
	titles := map[string]string{}
	for _, p := range b.book.pages {
		titles[p.path] = p.title
	}
	for _, c := range g.cases {
		title := titles[b.casePlace(c).Path]
		if title == "" {
			title = placeOfCase(c).location
		}
		if n := len(places); n == 0 || places[n-1].Text != title {
			places = append(places, CountedLink{Link: Link{Text: title, To: b.casePlace(c)}})
		}
		places[len(places)-1].Count++
	}
	most := min(len(places), maxGroupPlaces)
	return places[:most], len(places) - most
}
