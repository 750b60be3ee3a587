package docs

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/manifest"
)

// What makes a table: so many places at least, and columns at most.
const (
	leastAlike = 3
	mostAlike  = 12
)

// alikePlace is the rules about a place that may stand in a table.
type alikePlace struct {
	first *listedRule   // the case that is shown whole; nil for none
	rules []*listedRule // the others
}

// columns tells what the cases of a place have in common with others'.
func (p *alikePlace) columns() string {
	var out strings.Builder
	for _, r := range p.rules {
		out.WriteString(r.columns())
	}
	return out.String()
}

// columns tells what the rule's cases have in common with those of other rules.
func (r *listedRule) columns() string {
	var out strings.Builder
	for _, part := range []string{string(r.verdict), r.rule.Keyword, strconv.FormatBool(r.rule.Prefixed), r.rule.Said} {
		out.WriteString(part)
		out.WriteByte(0)
	}
	for i := range r.rule.Cases {
		l := &r.rule.Cases[i]
		for _, part := range append([]string{l.Name, l.Text}, l.Flags...) {
			out.WriteString(part)
			out.WriteByte(0)
		}
		out.WriteByte(1)
	}
	return out.String()
}

// isPlain tells whether the rule's cases fit into cells: each sets its place.
func (r *listedRule) isPlain() bool {
	if len(r.cases) > mostAlike || !fitsColumn(r.place.location) || r.verdict == manifest.Malformed || r.base == nil || !fitsColumn(r.base.ID) {
		return false
	}
	for i := range r.rule.Cases {
		l := &r.rule.Cases[i]
		if l.To != nil || l.Refused != nil || len(l.Changes) > 1 || len(l.Changes) == 1 && (l.Changes[0].Op != '=' || l.Changes[0].Path != "") {
			return false
		}
	}
	return true
}

// BreaksAfter tells whether a text may go on in the next line after c.
func BreaksAfter(c byte) bool { return strings.IndexByte(".:/", c) >= 0 }

// fitsColumn tells whether a text stands in a column that is as wide as the widest
// of its parts.
func fitsColumn(text string) bool {
	const widest = 30
	start := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c == ' ' || c == '-' || BreaksAfter(c) {
			start = i
		}
		if i-start > widest {
			return false
		}
	}
	return true
}

// isFirst tells whether the rule is the case that shows a place.
func (r *listedRule) isFirst() bool {
	l := &r.rule.Cases[0]
	if l.Whole != nil && !fitsColumn(l.Whole.Value) {
		return false
	}
	return fitsColumn(r.place.location) && r.rule.Keyword == "" && l.Name == "present" && l.To == nil && l.Text == "" && r.base == nil && len(l.Flags) == 0
}

// alikePlaces returns what of the rules about each place may stand in a table:
// those that have their like at other places.
func alikePlaces(rules []*listedRule) (map[placeKey]*alikePlace, []placeKey) {
	times := map[string]int{}
	for _, r := range rules {
		if r.isPlain() {
			times[r.columns()]++
		}
	}
	places := map[placeKey]*alikePlace{}
	var order []placeKey
	for _, r := range rules {
		first := r.isFirst()
		if !first && !(r.isPlain() && times[r.columns()] >= leastAlike) {
			continue
		}
		p := places[r.place]
		if p == nil {
			p = &alikePlace{}
			places[r.place] = p
			order = append(order, r.place)
		}
		if first {
			p.first = r
		} else if len(p.rules) == 0 || p.rules[0].base == r.base { // one base is enough for a row
			p.rules = append(p.rules, r)
		}
	}
	return places, order
}

// alikeGroups returns the groups of places that make a table each.
func alikeGroups(rules []*listedRule) [][]*alikePlace {
	places, order := alikePlaces(rules)
	groups := map[string][]*alikePlace{}
	var keys []string
	for _, at := range order {
		p := places[at]
		n := 0
		for _, r := range p.rules {
			n += len(r.cases)
		}
		if n > mostAlike {
			continue
		}
		key := p.columns()
		if groups[key] == nil {
			keys = append(keys, key)
		}
		groups[key] = append(groups[key], p)
	}
	var list [][]*alikePlace
	for _, key := range keys {
		if len(groups[key]) >= leastAlike {
			list = append(list, groups[key])
		}
	}
	return list
}

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
