package docs

import (
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
)

// briefRule is the cases about one rule at one place, in brief: a CaseRule with
// what decides where it stands.
type briefRule struct {
	subject string
	place   placeKey
	verdict manifest.Verdict
	base    *manifest.Case
	rule    CaseRule
	cases   []*manifest.Case // of the lines
	first   bool             // of its place, or of its row
	tabled  bool             // it is likely part of a table,
	heads   bool             // and of its first row
	weight  caseWeight
}

// placeKey is a place of instances, as the ids of the cases there name it.
type placeKey struct{ location, name string }

// ruleKey tells the rules about one place apart.
type ruleKey struct {
	place            placeKey
	verdict          manifest.Verdict
	keyword          string
	absolute, at     string
	base             string
	prefixed, shared bool
	said             string
	part             int
}

// maxRuleCases is how many cases of a rule stand together.
const maxRuleCases = 200

// briefRules returns the cases by subject, place, verdict and rule; each in the
// order of its first case.
func (b *builder) briefRules() []*briefRule {
	type placed struct {
		rules map[manifest.Verdict][]*briefRule
	}
	subjects := map[string][]placeKey{}
	var order []string
	places := map[placeKey]*placed{}
	rules := map[ruleKey]*briefRule{}
	shared := b.sharedEndings()
	for i := range b.in.Manifest.Cases {
		c := &b.in.Manifest.Cases[i]
		key := b.ruleOf(c, shared)
		r := rules[key]
		for r != nil && len(r.cases) >= maxRuleCases {
			key.part++
			r = rules[key]
		}
		if r == nil {
			r = b.newRule(c, key)
			rules[key] = r
			p := places[key.place]
			if p == nil {
				p = &placed{map[manifest.Verdict][]*briefRule{}}
				places[key.place] = p
				if subjects[r.subject] == nil {
					order = append(order, r.subject)
				}
				subjects[r.subject] = append(subjects[r.subject], key.place)
			}
			p.rules[c.Verdict] = append(p.rules[c.Verdict], r)
		}
		r.cases = append(r.cases, c)
		r.rule.Cases = append(r.rule.Cases, b.briefLine(c, &r.rule))
	}
	var list []*briefRule
	for _, subject := range order {
		for _, at := range subjects[subject] {
			first := len(list)
			for _, v := range manifest.Verdicts() {
				list = append(list, places[at].rules[v]...)
			}
			list[first].first = true
		}
	}
	return list
}

// placeOfCase returns the place that a case is about.
func placeOfCase(c *manifest.Case) placeKey {
	key := placeKey{location: caseLocation(c)}
	if name, _, ok := strings.Cut(c.ID, "--"); ok && name != strings.ReplaceAll(key.location, "/", ".") {
		key.name = name
	}
	return key
}

// ruleOf returns what tells the case's rule from others. Cases without a keyword
// have a rule each.
func (b *builder) ruleOf(c *manifest.Case, shared map[sharedKey]int) ruleKey {
	key := ruleKey{place: placeOfCase(c), verdict: c.Verdict, keyword: c.Keyword, absolute: c.AbsoluteKeywordLocation, at: c.KeywordLocation, base: c.Base}
	if c.Keyword == "" {
		key.said, key.part = c.ID, 0
		return key
	}
	_, short, _ := strings.Cut(c.ID, "--")
	key.prefixed = strings.HasPrefix(short, c.Keyword+"--")
	if end := ending(c); shared[sharedKey{c.AbsoluteKeywordLocation, c.InstanceLocation, end}] > 1 {
		key.shared, key.said = true, end
	}
	return key
}

// sharedKey is an ending of the sentences about a rule at a place.
type sharedKey struct{ absolute, at, ending string }

// sharedEndings counts the cases that share what their sentences end with.
func (b *builder) sharedEndings() map[sharedKey]int {
	times := map[sharedKey]int{}
	for i := range b.in.Manifest.Cases {
		c := &b.in.Manifest.Cases[i]
		if end := ending(c); end != "" && c.Keyword != "" {
			times[sharedKey{c.AbsoluteKeywordLocation, c.InstanceLocation, end}]++
		}
	}
	return times
}

// ending is what a case's sentence ends with behind its last semicolon: what
// the rule demands. Empty where it has none.
func ending(c *manifest.Case) string {
	if i := strings.LastIndex(c.Description, "; "); i >= 0 {
		return c.Description[i+2:]
	}
	return ""
}

// newRule returns the rule that a case is about, without cases.
func (b *builder) newRule(c *manifest.Case, key ruleKey) *briefRule {
	r := &briefRule{subject: caseSubject(c), place: key.place, verdict: c.Verdict, base: b.caseByID(c.Base)}
	r.rule = CaseRule{Keyword: c.Keyword, Prefixed: key.prefixed, At: c.KeywordLocation}
	if key.shared {
		r.rule.Said = key.said
	}
	if c.Keyword != "" {
		if at := b.rulePlace(c); at != nil {
			r.rule.To = b.linePlace(at.line)
		}
	}
	return r
}

// briefLine tells of a case in brief.
func (b *builder) briefLine(c *manifest.Case, rule *CaseRule) CaseLine {
	k := b.told
	line := CaseLine{Name: c.ID, Flags: c.Flags}
	if _, short, ok := strings.Cut(c.ID, "--"); ok {
		line.Name = short
	}
	if rule.Prefixed {
		line.Name = line.Name[len(c.Keyword)+2:]
	}
	if line.Text = caseSentence(c); rule.Said != "" || line.Text == asPresent {
		line.Text = ""
	}
	if c.Verdict == manifest.Malformed { // all have the first of their flags
		line.Flags = c.Flags[min(1, len(c.Flags)):]
	}
	line.Refused = refused(c)
	if k.full {
		line.To = k.places[c.ID]
		return line
	}
	line.ID = k.places[c.ID].Anchor
	b.tellValues(&line, c)
	return line
}

// refused returns the violations that a case is expected to have, where they are
// others than that of the rule that it is about, at its place.
func refused(c *manifest.Case) []Violation {
	if c.Output == nil || len(c.Output.Errors) == 0 {
		return nil
	}
	if e := &c.Output.Errors[0]; len(c.Output.Errors) == 1 && e.InstanceLocation == c.InstanceLocation && e.KeywordLocation == c.KeywordLocation {
		return nil
	}
	const most = 4
	var list []Violation
	for i := range c.Output.Errors[:min(most, len(c.Output.Errors))] {
		e := &c.Output.Errors[i]
		list = append(list, Violation{orWhole(e.InstanceLocation), e.KeywordLocation})
	}
	return list
}

// caseLocation is what the list and its filters call the place of a case.
func caseLocation(c *manifest.Case) string {
	return orWhole(strings.TrimPrefix(c.InstanceLocation, "/"))
}

// asPresent is the sentence of cases that show a place with as little else as
// there can be; the list says it of all of them.
const asPresent = "is there, with as little as possible beside it."

// caseSentence says what a case is, to readers who see its place already.
func caseSentence(c *manifest.Case) string {
	const opening = "The value at "
	rest, ok := strings.CutPrefix(c.Description, opening)
	if !ok {
		if strings.HasPrefix(c.Description, "There is a value at ") || c.InstanceLocation == "" && (strings.HasPrefix(c.Description, "The instance ") || c.Verdict == manifest.Valid) {
			return c.Description
		}
		return c.Title + ". " + c.Description
	}
	if after, ok := strings.CutPrefix(rest, c.InstanceLocation+" "); ok {
		return after
	}
	// A long location is clipped in sentences.
	if at, after, ok := strings.Cut(rest, "… "); ok && strings.HasPrefix(c.InstanceLocation, at) {
		return after
	}
	return c.Description
}

// caseLists makes the lists of rules that stand on one page.
func (b *builder) caseList(rules []*briefRule, level int) CaseList {
	list := CaseList{Level: level, Names: !b.told.level.twin, Silent: !b.told.level.sentences && !b.told.full}
	if !b.told.full {
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
		if r.base != nil && rule.Cases[0].To == nil && b.told.level.sentences {
			if base := b.caseBase(r); p.Base == nil || p.Base.Link.Text != base.Link.Text {
				rule.Base = base
			}
		}
		set.Rules = append(set.Rules, rule)
	}
	return list
}

// basesOf returns the first case that is shown whole about each place: the
// others there are made from it if nothing else is said.
func basesOf(rules []*briefRule) map[placeKey]*manifest.Case {
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
func (b *builder) casePlaceOf(r *briefRule, rules []*briefRule, bases map[placeKey]*manifest.Case) CasePlace {
	p := CasePlace{Location: r.place.location, Name: r.place.name, At: r.at()}
	if r.rule.Cases[0].To != nil || !b.told.level.sentences {
		return p
	}
	times := map[string]int{}
	var best *briefRule
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
func (r *briefRule) at() string {
	if at := r.cases[0].InstanceLocation; at != "/"+r.place.location {
		return at
	}
	return ""
}

// caseBase returns what a rule's cases are made from.
func (b *builder) caseBase(r *briefRule) *CaseBase {
	base := &CaseBase{Link: Link{Text: r.base.ID, To: b.casePlace(r.base)}}
	if placeOfCase(r.base) == r.place {
		base.Link.Text = shortID(r.base)
	}
	if at := r.cases[0].InstanceLocation; at != "" && b.told.level.locations {
		if v := b.baseOf(r.base).value.Lookup(jsondoc.Pointer(at)); v != nil {
			base.Value = clipped(spaced(jsondoc.AppendCompact(nil, v)), 60)
		}
	}
	return base
}
