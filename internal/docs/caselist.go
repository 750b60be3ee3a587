package docs

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
)

// caseList tells of the rules that stand on one page.
func (b *builder) caseList(rules []*listedRule, level int) CaseList {
	list := CaseList{Level: level, Silent: b.book.detail >= ShortCases}
	if !b.book.inFull() {
		list.Folder, list.Data = b.in.Name, &Place{Path: b.caseData()}
		if b.in.FixturesPath != "" {
			list.Files = &Place{Path: b.in.FixturesPath}
		}
	}
	list.Tables, rules = b.caseTables(rules)
	bases := basesOf(rules)
	var last placeKey
	for i, r := range rules {
		if i == 0 || r.place != last {
			last = r.place
			list.Places = append(list.Places, b.casePlaceOf(r, rules[i:], bases))
		}
		p := &list.Places[len(list.Places)-1]
		if n := len(p.Sets); n == 0 || p.Sets[n-1].Verdict != string(r.verdict) {
			p.Sets = append(p.Sets, CaseSet{Verdict: string(r.verdict)})
		}
		set := &p.Sets[len(p.Sets)-1]
		rule := r.rule
		if r.base != nil && b.book.tellsBases() {
			if base := b.caseBase(r); p.Base == nil || p.Base.Link.Text != base.Link.Text {
				rule.Base = base
			}
		}
		set.Rules = append(set.Rules, rule)
	}
	return list
}

// tellsBases tells whether lists say what cases are made from.
func (k *caseBook) tellsBases() bool { return k.detail == BriefCases || k.detail == ShortCases }

// basesOf returns the first case that is shown whole about each place: the
// others there are made from it if nothing else is said.
func basesOf(rules []*listedRule) map[placeKey]*manifest.Case {
	bases := map[placeKey]*manifest.Case{}
	for _, r := range rules {
		if bases[r.place] == nil && r.cases[0].Base == "" && r.verdict == manifest.Valid {
			bases[r.place] = r.cases[0]
		}
	}
	return bases
}

// casePlaceOf returns the place of r, empty, with the base of most of its rules,
// which come first among rules.
func (b *builder) casePlaceOf(r *listedRule, rules []*listedRule, bases map[placeKey]*manifest.Case) CasePlace {
	p := CasePlace{Location: r.place.location, Name: r.place.name, At: r.at()}
	if !b.book.tellsBases() {
		return p
	}
	times := map[string]int{}
	var best *listedRule
	for _, o := range rules {
		if o.place != r.place {
			break
		}
		if o.base != nil {
			if times[o.base.ID] += len(o.cases); best == nil || times[o.base.ID] > times[best.base.ID] {
				best = o
			}
		}
	}
	if best != nil {
		p.Base = b.caseBase(best)
		p.Base.First = best.base == bases[r.place]
	}
	return p
}

// at is the JSON Pointer to the rule's place, where its location does not tell it.
func (r *listedRule) at() string {
	if at := r.cases[0].InstanceLocation; at != "/"+r.place.location {
		return at
	}
	return ""
}

// caseBase returns what a rule's cases are made from.
func (b *builder) caseBase(r *listedRule) *CaseBase {
	base := &CaseBase{Link: Link{Text: r.base.ID, To: b.casePlace(r.base)}}
	if placeOfCase(r.base) == r.place {
		base.Link.Text = shortID(r.base)
	}
	if at := r.cases[0].InstanceLocation; at != "" && b.book.detail < ShortCases {
		if v := b.baseOf(r.base).value.Lookup(jsondoc.Pointer(at)); v != nil {
			base.Value = clipped(spaced(jsondoc.AppendCompact(nil, v)), 60)
		}
	}
	return base
}
