package docs

// caseTables puts rules into tables that are alike at several places, and
// returns the others.
func (b *builder) caseTables(rules []*listedRule) (tables []CaseTable, rest []*listedRule) {
	if b.book.inFull() {
		return nil, rules
	}
	tabled := map[*listedRule]bool{}
	for _, group := range alikeGroups(rules) {
		tables = append(tables, b.caseTable(group))
		for _, p := range group {
			tabled[p.first] = true
			for _, r := range p.rules {
				tabled[r] = true
			}
		}
	}
	for _, r := range rules {
		if !tabled[r] {
			rest = append(rest, r)
		}
	}
	return tables, rest
}

// caseTable makes the table of places whose cases are alike.
func (b *builder) caseTable(group []*alikePlace) CaseTable {
	var t CaseTable
	var heads []*CaseLine
	for i, r := range group[0].rules {
		if n := len(t.Sets); n == 0 || t.Sets[n-1].Verdict != string(r.verdict) {
			t.Sets = append(t.Sets, CaseSet{Verdict: string(r.verdict)})
		}
		set := &t.Sets[len(t.Sets)-1]
		rule := CaseRule{Keyword: r.rule.Keyword, Prefixed: r.rule.Prefixed, Said: r.rule.Said, Cases: make([]CaseLine, len(r.rule.Cases))}
		set.Rules = append(set.Rules, rule)
		for j := range rule.Cases {
			l := &r.rule.Cases[j]
			rule.Cases[j] = CaseLine{Name: l.Name, Text: l.Text, Flags: l.Flags, Changes: sharedChanges(group, i, j)}
			heads = append(heads, &rule.Cases[j])
		}
	}
	for _, p := range group {
		t.Rows = append(t.Rows, b.alikeRow(p, heads))
	}
	return t
}

// sharedChanges returns the changes of the j'th case of the i'th rule if they are
// the same at all places.
func sharedChanges(group []*alikePlace, i, j int) []Change {
	one := group[0].rules[i].rule.Cases[j].Changes
	for _, p := range group[1:] {
		other := p.rules[i].rule.Cases[j].Changes
		if len(one) != len(other) || len(one) == 1 && one[0] != other[0] {
			return nil
		}
	}
	return one
}

// alikeRow makes the row of a place below the heads of its columns.
func (b *builder) alikeRow(p *alikePlace, heads []*CaseLine) CaseRow {
	r := p.first
	if r == nil || len(p.rules) > 0 {
		r = p.rules[0]
	}
	row := CaseRow{Location: r.place.location, Name: r.place.name, At: r.at(), To: r.rule.To}
	if p.first != nil {
		row.First = &p.first.rule.Cases[0]
	}
	if b.book.tellsBases() && r.base != nil && (p.first == nil || r.base != p.first.cases[0]) {
		row.Base = b.caseBase(r)
		row.Base.Value = "" // there is little room in a table
	}
	for _, r := range p.rules {
		for i := range r.rule.Cases {
			cell := CaseLine{ID: r.rule.Cases[i].ID}
			if heads[len(row.Cells)].Changes == nil {
				cell.Changes = r.rule.Cases[i].Changes
			}
			row.Cells = append(row.Cells, cell)
		}
	}
	return row
}
