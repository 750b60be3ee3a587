package docs

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

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

// groupPages lists the cases by verdict, by keyword and by flag.
func (b *builder) groupPages() []*Page {
	var pages []*Page
	for i := range caseKinds {
		kind := &caseKinds[i]
		groups := b.groupsBy(kind)
		if len(groups) == 0 {
			continue
		}
		p := &Page{Path: b.groupPath(kind), Kind: "groups", Apart: true, Heading: "Fixtures by " + kind.name, Title: "Fixtures by " + kind.name + " · " + b.title + b.suffix(), Alternate: b.schemaFile(),
			Lead: "By " + kind.name + ", then by place: each name leads to the case in full.", Summary: "The fixtures of " + b.title + " by " + kind.name + ", each with a link to the page that shows it."}
		for j := range groups {
			b.groupSection(p, kind, &groups[j])
		}
		pages = append(pages, p)
		b.book.groupPages = append(b.book.groupPages, Link{Text: "by " + kind.name, To: &Place{Path: p.Path}, Level: 1})
	}
	return pages
}

// groupSection lists a group's cases on a page.
func (b *builder) groupSection(p *Page, kind *caseKind, g *caseGroup) {
	place := b.groupPlace(kind, g)
	filtered := &Place{b.fixturesPath() + "?" + url.Values{kind.name: {g.name}}.Encode(), "cases"}
	said := append(Text{words(count(len(g.cases), "case", "cases") + " ("), link("by place", filtered), words(").")}, kind.said(b, g.name)...)
	p.Contents = append(p.Contents, Link{Text: g.name, To: place, Note: strconv.Itoa(len(g.cases))})
	p.Blocks = append(p.Blocks, Heading{ID: place.Anchor, Level: 2, Text: g.name, Code: kind.name == "keyword"}, Paragraph{said}, b.groupedCases(kind, g))
}

// groupedCases lists a group's cases by verdict and place. Their names leave out
// the keyword where that is what they are grouped by.
func (b *builder) groupedCases(kind *caseKind, g *caseGroup) GroupedCases {
	var list GroupedCases
	for _, v := range manifest.Verdicts() {
		var places []GroupedPlace
		var last placeKey
		for _, c := range g.cases {
			if c.Verdict != v {
				continue
			}
			if at := placeOfCase(c); len(places) == 0 || at != last {
				places, last = append(places, GroupedPlace{Location: at.location, Name: at.name}), at
			}
			p := &places[len(places)-1]
			p.Cases = append(p.Cases, Link{Text: nameIn(kind, c), To: b.casePlace(c)})
		}
		if len(places) > 0 {
			list.Sets = append(list.Sets, GroupedSet{string(v), places})
		}
	}
	return list
}

// nameIn names a case in a group of a kind.
func nameIn(kind *caseKind, c *manifest.Case) string {
	name := shortID(c)
	if kind.name == "keyword" {
		name = strings.TrimPrefix(name, c.Keyword+" ")
	}
	return name
}

func (b *builder) saidOfVerdict(verdict string) Text {
	return say(map[manifest.Verdict]string{
		manifest.Valid: " The schema allows them.", manifest.Invalid: " Each breaks exactly one rule.", manifest.InvalidFormat: " Each breaks a format, which counts only where format is asserted.",
		manifest.Malformed: " They are not JSON, or not safely so.",
	}[manifest.Verdict(verdict)])
}

func (b *builder) saidOfKeyword(keyword string) Text {
	if b.in.Manifest.Coverage == nil {
		return nil
	}
	var said Text
	if s := keywordScores(b.in.Manifest.Coverage)[keyword]; s != nil {
		for d, name := range [...]string{" Too lax readings: ", " Too strict readings: "} {
			if s.tried[d] > 0 {
				said = append(said, words(name), s.text(d), words("."))
			}
		}
	}
	return said
}

func (b *builder) saidOfFlag(flag string) Text {
	notes := b.in.Manifest.Notes
	if i := slices.IndexFunc(notes, func(n manifest.Note) bool { return n.Flag == flag }); i >= 0 {
		return say(" " + notes[i].Text)
	}
	return nil
}
