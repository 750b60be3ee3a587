package docs

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/manifest"
)

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
