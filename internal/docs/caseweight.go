package docs

import (
	"bytes"

	"docgen.example/docgen/internal/manifest"
)

// pageWeight is what something adds to a page, about: bytes of HTML, and elements.
type pageWeight struct{ html, elements int }

// What a page of cases may hold, besides its frame.
const (
	maxCaseBytes    = 74_000
	maxCaseElements = 2050
)

func (w pageWeight) plus(o pageWeight) pageWeight {
	return pageWeight{w.html + o.html, w.elements + o.elements}
}

// fits tells whether a page has room for that much.
func (w pageWeight) fits() bool { return w.html <= maxCaseBytes && w.elements <= maxCaseElements }

// hasRoom tells whether the site has room for cases that weigh so much in all.
func (b *builder) hasRoom(all pageWeight) bool {
	size := all.html
	if b.book.detail < ShortCases {
		size += size / 2 // in the pages' twins
	}
	return b.in.CaseBytes == 0 || size <= b.in.CaseBytes
}

// fullWeight is what all cases in full weigh.
func (b *builder) fullWeight() pageWeight {
	var all pageWeight
	for i := range b.in.Manifest.Cases {
		all = all.plus(b.weighInFull(&b.in.Manifest.Cases[i]))
	}
	return all
}

// weighInFull returns what a case in full weighs.
func (b *builder) weighInFull(c *manifest.Case) pageWeight {
	body := b.in.Bodies[c.File]
	lines, shown := bytes.Count(body, []byte{'\n'}), len(body)
	if shown > maxExample { // its depths are left out
		lines, shown = min(lines, maxExampleLines), min(shown, maxExampleLines*40)
	}
	return pageWeight{html: shown + 46*lines + 1400, elements: 2*lines + 34}
}

// onePageWeight is what all cases weigh in lists and tables on one page. How they
// are tabled on several pages is not known before these are made, so those are filled as
// if all were in lists.
func (b *builder) onePageWeight() pageWeight {
	var all pageWeight
	tables, rest := b.caseTables(b.book.rules)
	for i := range tables {
		all = all.plus(tables[i].weigh())
	}
	for _, r := range rest {
		all = all.plus(r.weight)
	}
	return all
}

func (t *CaseTable) weigh() pageWeight {
	var w pageWeight
	for i := range t.Sets {
		for _, r := range t.Sets[i].Rules {
			w = w.plus(pageWeight{60 + len(r.Keyword) + len(r.Said), 2})
			for j := range r.Cases {
				w = w.plus(r.Cases[j].weigh())
			}
		}
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		w = w.plus(pageWeight{110 + len(row.Location) + len(row.Name), 4})
		for j := range row.Cells {
			w = w.plus(row.Cells[j].weigh()).plus(pageWeight{-8, -1}) // it has no name
		}
	}
	return w
}

// weigh returns what a rule with its cases weighs in a list of the book's detail.
func (r *listedRule) weigh(k *caseBook) pageWeight {
	w := pageWeight{html: 50 + len(r.rule.Keyword) + len(r.rule.Said), elements: 3}
	if r.rule.At != "" {
		w.html += 9 + len(r.rule.At)
	}
	if len(r.cases) == 1 { // without a list of its own
		w.html, w.elements = w.html-15, 1
	}
	if r.startsPlace {
		w = w.plus(pageWeight{110 + len(r.place.location) + 2*len(r.place.name), 4})
	}
	if r.changesBase && k.tellsBases() { // which takes a link
		w = w.plus(pageWeight{80 + 2*len(r.base.ID), 3})
	}
	for i := range r.rule.Cases {
		w = w.plus(r.rule.Cases[i].weigh())
	}
	return w
}

func (l *CaseLine) weigh() pageWeight {
	w := pageWeight{html: 30 + len(l.ID) + len(l.Name) + len(l.Text), elements: 2}
	if l.To != nil {
		w = w.plus(pageWeight{14 + len(l.To.Path) + len(l.To.Anchor), 1})
	}
	for _, f := range l.Flags {
		w = w.plus(pageWeight{8 + len(f), 1})
	}
	for _, v := range l.Refused {
		w = w.plus(pageWeight{60 + len(v.At) + len(v.Keyword), 3})
	}
	if l.Whole != nil {
		w = w.plus(l.Whole.weigh())
	}
	for i := range l.Changes {
		w = w.plus(l.Changes[i].weigh())
	}
	return w
}

func (c *Change) weigh() pageWeight {
	w := pageWeight{html: 14 + len(c.Value), elements: 1}
	if c.Size != "" {
		w = w.plus(pageWeight{61, 2})
	}
	if c.Path != "" {
		w = w.plus(pageWeight{12 + len(c.Path), 1})
	}
	return w
}
