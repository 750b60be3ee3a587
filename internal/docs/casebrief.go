package docs

import (
	"slices"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/manifest"
)

// briefPages puts the cases in brief on pages: those about one top-level property
// together where they have room, with their neighbours where they leave room.
func (b *builder) briefPages() {
	k := b.told
	names := caseFiles{b.dir, fileNames{}}
	var p *casePage
	var w caseWeight
	for rules := k.brief; len(rules) > 0; {
		n, whole := 0, caseWeight{}
		for n < len(rules) && rules[n].subject == rules[0].subject {
			whole.add(rules[n].weight)
			n++
		}
		if p == nil || w.over(whole) {
			p, w = nil, caseWeight{}
		}
		part := 0
		for _, r := range rules[:n] {
			if p == nil || w.over(r.weight) {
				part++
				p, w = names.page(r.subject, part), caseWeight{}
				k.pages = append(k.pages, p)
			}
			w.add(r.weight)
			p.rules = append(p.rules, r)
			for _, c := range r.cases {
				k.places[c.ID].Path = p.path
			}
		}
		rules = rules[n:]
	}
	for _, p := range k.pages {
		p.title = subjectsOf(p)
	}
}

// subjectsOf names a page by what its cases are about.
func subjectsOf(p *casePage) string {
	var names []string
	for _, r := range p.rules {
		if n := len(names); n == 0 || names[n-1] != r.subject {
			names = append(names, r.subject)
		}
	}
	names[0] = p.title // which tells the parts of a subject apart
	if n := len(names); n > 3 {
		return names[0] + ", " + names[1] + " and " + strconv.Itoa(n-2) + " more"
	}
	return strings.Join(names, ", ")
}

// briefPage tells of cases in brief.
func (b *builder) briefPage(g *casePage) *Page {
	n := 0
	for _, r := range g.rules {
		n += len(r.cases)
	}
	p := &Page{Path: g.path, Kind: "cases", Apart: true, Heading: "Cases: " + g.title, Title: "Cases of " + g.title + " · " + b.title + b.suffix(), Alternate: b.schemaFile(),
		Summary: count(n, "fixture", "fixtures") + " about " + g.title + " in " + b.title + ": what each changes in a valid instance, its verdict and why."}
	list := b.caseList(g.rules, 2)
	p.Blocks = []Block{b.howToRead(), Filters{}, list}
	p.Contents = b.placeLinks(g.rules)
	p.Cases = true
	return p
}

// howToRead says what readers of cases in brief need to know.
func (b *builder) howToRead() Paragraph {
	return Paragraph{Text{words("Each case changes one thing in a valid instance. An invalid one is refused at the place that it stands under, by the keyword that it is listed with; the keyword, or the place, leads to its line in the schema. “present” is the place with as little as possible beside it. The file of a case is "),
		code(b.in.Name + "/verdict/place--keyword--case.json"), words(" in the folder of the fixtures.")}}
}

// maxPlaceLinks bounds what a page of cases lists as on it.
const maxPlaceLinks = 40

// placeLinks leads to the places on a page, or, of many, to their subjects.
func (b *builder) placeLinks(rules []*briefRule) []Link {
	var places, subjects []Link
	for i, r := range rules {
		to := b.casePlace(r.cases[0])
		if i == 0 || rules[i-1].place != r.place {
			places = append(places, Link{Text: r.place.location, To: to})
		}
		if i == 0 || rules[i-1].subject != r.subject {
			subjects = append(subjects, Link{Text: r.subject, To: to})
		}
	}
	if len(places) > maxPlaceLinks || !b.told.level.readable {
		places = subjects
	}
	return places[:min(len(places), maxPlaceLinks)]
}

// listCases tells of all cases in brief, or leads to the pages that do.
func (b *builder) listCases(p *Page) {
	k := b.told
	p.Blocks = append(p.Blocks, Heading{ID: "cases", Level: 2, Text: "Cases"})
	if k.listed {
		p.Blocks = append(p.Blocks, b.howToRead(), b.caseGroups(k.grouped), Filters{}, b.caseList(k.brief, 3))
		p.Cases = !k.full
		p.Contents = append(p.Contents, Link{Text: "Cases", To: &Place{p.Path, "cases"}, Note: strconv.Itoa(len(b.in.Manifest.Cases))})
		return
	}
	p.Blocks = append(p.Blocks, b.caseGroups(k.grouped), Filters{}, b.caseEntries())
	p.Contents = append(p.Contents, Link{Text: "Cases by place", To: &Place{p.Path, "cases"}, Note: strconv.Itoa(len(b.in.Manifest.Cases))})
}

// maxEntries is how many places are listed one by one.
const maxEntries = 260

// caseEntries lists the cases by place; where these are many, by top-level property.
func (b *builder) caseEntries() CaseIndex {
	rules := b.told.brief
	places := 0
	for _, r := range rules {
		if r.first {
			places++
		}
	}
	place := func(verdict string) int { return slices.Index(manifest.Verdicts(), manifest.Verdict(verdict)) }
	var index CaseIndex
	for i, r := range rules {
		title := r.place.location
		fresh := r.first
		if places > maxEntries || !b.told.level.readable && !b.told.full {
			title = r.subject
			fresh = i == 0 || rules[i-1].subject != r.subject
		}
		if fresh {
			index.Entries = append(index.Entries, CaseEntry{Title: title, To: b.casePlace(r.cases[0])})
		}
		e := &index.Entries[len(index.Entries)-1]
		for _, c := range r.cases {
			e.count(c)
		}
	}
	for _, e := range index.Entries {
		slices.SortStableFunc(e.Counts, func(x, y CaseCount) int { return place(x.Verdict) - place(y.Verdict) })
	}
	return index
}

// count adds a case to those that it is like.
func (e *CaseEntry) count(c *manifest.Case) {
	for i := range e.Counts {
		if n := &e.Counts[i]; n.Verdict == string(c.Verdict) && n.Keyword == c.Keyword && slices.Equal(n.Flags, c.Flags) {
			n.Count++
			return
		}
	}
	e.Counts = append(e.Counts, CaseCount{string(c.Verdict), c.Keyword, c.Flags, 1})
}
