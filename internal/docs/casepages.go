package docs

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/manifest"
)

// casePage is a page of cases: in full, or in brief by rule.
type casePage struct {
	title string
	path  string
	mixed bool             // it holds all cases
	cases []*manifest.Case // in full
	rules []*listedRule    // in brief
}

// casePages makes pages of cases, one after another.
type casePages struct {
	dir     string
	files   fileNames
	made    []*casePage
	weight  pageWeight // of the last one
	subject string     // what goes onto it
	parts   int        // pages that the subject has begun
}

func (b *builder) casePages() *casePages {
	return &casePages{dir: b.dir + "cases/", files: fileNames{}}
}

// begin ends the last page: the next one is about subject.
func (p *casePages) begin(subject string) {
	p.share(subject)
	p.weight = pageWeight{html: maxCaseBytes}
}

// share goes on with another subject on the same page.
func (p *casePages) share(subject string) { p.subject, p.parts = subject, 0 }

// with returns the page for something of so much weight: a new one where the last
// has no room for it.
func (p *casePages) with(w pageWeight) *casePage {
	if sum := p.weight.plus(w); len(p.made) > 0 && sum.fits() {
		p.weight = sum
		return p.made[len(p.made)-1]
	}
	p.weight = w
	p.parts++
	title, file := p.subject, p.subject
	if p.parts > 1 {
		title += ", part " + strconv.Itoa(p.parts)
		file += "-" + strconv.Itoa(p.parts)
	}
	page := &casePage{title: title, path: p.dir + p.files.take(file) + ".html"}
	p.made = append(p.made, page)
	return page
}

// briefPages puts the cases in brief on pages: those about one top-level property
// together where they have room, with their neighbours where they leave room.
func (b *builder) briefPages() {
	pages := b.casePages()
	for rules := b.book.rules; len(rules) > 0; {
		var whole pageWeight
		n := 0
		for ; n < len(rules) && rules[n].subject == rules[0].subject; n++ {
			whole = whole.plus(rules[n].weight)
		}
		if pages.weight.plus(whole).fits() {
			pages.share(rules[0].subject)
		} else {
			pages.begin(rules[0].subject)
		}
		for _, r := range rules[:n] {
			p := pages.with(r.weight)
			p.rules = append(p.rules, r)
			for _, c := range r.cases {
				b.book.places[c.ID].Path = p.path
			}
		}
		rules = rules[n:]
	}
	for _, p := range pages.made {
		p.title = subjectsOf(p)
	}
	b.book.pages = pages.made
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
func (b *builder) placeLinks(rules []*listedRule) []Link {
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
	if len(places) > maxPlaceLinks || b.book.detail == CaseNames {
		places = subjects
	}
	return places[:min(len(places), maxPlaceLinks)]
}

// listCases tells of all cases on the page of the fixtures, or leads to the pages that do.
func (b *builder) listCases(p *Page) {
	k := b.book
	contents := Link{Text: "Cases", To: &Place{p.Path, "cases"}, Note: strconv.Itoa(len(b.in.Manifest.Cases))}
	p.Blocks = append(p.Blocks, Heading{ID: "cases", Level: 2, Text: "Cases"})
	if k.onePage {
		p.Blocks = append(p.Blocks, b.howToRead(), b.caseGroups(), Filters{}, b.caseList(k.rules, 3))
		p.Cases = !k.inFull()
	} else {
		contents.Text = "Cases by place"
		p.Blocks = append(p.Blocks, b.caseGroups(), Filters{}, b.caseEntries())
	}
	p.Contents = append(p.Contents, contents)
}
