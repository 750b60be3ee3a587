package docs

import (
	"strings"

	"docgen.example/docgen/internal/manifest"
)

// How the cases of a schema are told
//
// Customer has some hundred fixture cases, other schemas have thousands, and the site
// is to stay in proportion to the schema. So there are four ways to tell of
// the cases of a schema, all in one of them (CaseDetail):
//
//	FullCases    each in full on pages of their own       casefull.go
//	BriefCases   a line each: what differs and why        caselist.go
//	ShortCases   such lines, with the beginning of long values
//	CaseNames    names, under their places and keywords
//
// What is done, in the order of settleCases:
//
//  1. Each case gets an anchor, in all four; everything else links to that.
//  2. The cases are sorted by place, verdict and rule (listedRule, caserule.go), with a
//     line for each (caseline.go) that says how it differs from the valid case
//     that it is made from (casechange.go).
//  3. Details are left out until the cases have room (caseweight.go estimates what
//     they take; internal/build, which can render pages, does so for a single schema).
//  4. The lines are distributed: they stand on the page of the fixtures where that has
//     room for all, else on pages by top-level property (casepages.go),
//     to which an index leads (caseindex.go). On a page, places that have the
//     same cases (casealike.go) make a table (casetable.go), the others lists (caselist.go).
//
// Cases that are not shown in full open nevertheless: a script builds them from a
// file that holds all (casedata.go). Beside all this, groups of cases by verdict,
// keyword and flag lead to them (casegroup.go); of a small schema they have pages
// (casegrouppages.go).

// CaseDetail is how much the site tells of the cases of a schema; a greater one is less.
type CaseDetail int

const (
	FullCases  CaseDetail = iota // the instance, what differs and what is expected of each
	BriefCases                   // a line each, with what it changes and why
	ShortCases                   // the same with long values cut; only the pages tell it, not their twins
	CaseNames                    // names alone; a script has the rest
)

// caseBook says where each case is shown, and how much is told of it.
type caseBook struct {
	detail     CaseDetail
	places     map[string]*Place // by id; filled in by settleCases
	rules      []*listedRule     // in the order of subjects, places, verdicts and rules
	pages      []*casePage       // besides the page of the fixtures
	onePage    bool              // the page of the fixtures lists all of them
	groupPages []Link            // to the pages of the cases by verdict, keyword and flag
}

// inFull tells whether each case is shown in full.
func (k *caseBook) inFull() bool { return k.detail == FullCases }

// caseBook returns where the cases are shown; nil where there are none. Until
// settleCases the places are empty, and may be linked to nevertheless.
func (b *builder) caseBook() *caseBook {
	if b.book != nil || b.in.Manifest == nil {
		return b.book
	}
	m := b.in.Manifest
	b.book = &caseBook{detail: b.in.CaseDetail, places: make(map[string]*Place, len(m.Cases))}
	for i := range m.Cases {
		b.book.places[m.Cases[i].ID] = &Place{}
	}
	if b.book.inFull() && !b.hasRoom(b.fullWeight()) {
		b.book.detail = BriefCases
	}
	return b.book
}

// settleCases decides how much is told of each case, and on which page.
func (b *builder) settleCases() {
	k := b.caseBook()
	for _, at := range k.places {
		at.Path = b.fixturesPath()
	}
	b.anchorCases()
	if k.inFull() {
		b.fullPages()
	}
	k.rules = b.listedRules()
	b.shortenCases()
	k.onePage = b.onePageWeight().fits()
	if !k.onePage && !k.inFull() {
		b.briefPages()
	}
}

// anchorCases names the anchors of cases after their ids, or, where there is
// little room, after a digest of them.
func (b *builder) anchorCases() {
	taken := anchors{}
	for i := range b.in.Manifest.Cases {
		id := b.in.Manifest.Cases[i].ID
		name := strings.ReplaceAll(escapeID(id), "..", ".")
		if b.book.detail >= ShortCases {
			name = "c." + shortDigest(id)
		}
		b.book.places[id].Anchor = taken.take(name)
	}
}

// shortenCases leaves out of the lines what there is no room for.
func (b *builder) shortenCases() {
	k := b.book
	for {
		var all pageWeight
		for _, r := range k.rules {
			r.shorten(k)
			r.weight = r.weigh(k)
			all = all.plus(r.weight)
		}
		if k.inFull() || k.detail == CaseNames || b.hasRoom(all) {
			return
		}
		if k.detail++; k.detail == ShortCases {
			b.anchorCases()
		}
	}
}

// escapeID makes an anchor of a case's id, which keeps its "." and "/" as ".".
func escapeID(id string) string {
	parts := strings.FieldsFunc(id, func(r rune) bool { return r == '/' || r == '.' })
	for i, p := range parts {
		parts[i] = escapeName(p)
	}
	return "case." + strings.Join(parts, ".")
}

// casePlace is where a case is shown.
func (b *builder) casePlace(c *manifest.Case) *Place { return b.caseBook().places[c.ID] }

func (b *builder) fixturesPath() string { return b.dir + "fixtures.html" }
