package docs

import (
	"slices"

	"docgen.example/docgen/internal/manifest"
)

// maxEntries is how many places are listed one by one.
const maxEntries = 260

// caseEntries lists the cases by place; where these are many, by top-level property.
func (b *builder) caseEntries() CaseIndex {
	rules := b.book.rules
	places := 0
	for _, r := range rules {
		if r.startsPlace {
			places++
		}
	}
	place := func(verdict string) int { return slices.Index(manifest.Verdicts(), manifest.Verdict(verdict)) }
	var index CaseIndex
	for i, r := range rules {
		title := r.place.location
		fresh := r.startsPlace
		if places > maxEntries || b.book.detail == CaseNames {
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
