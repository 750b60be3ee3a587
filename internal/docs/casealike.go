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
