package docs

import (
	"cmp"
	"slices"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
)

// listedRule is the cases about one rule at one place, as lists tell of them: a
// CaseRule with what decides where it stands.
type listedRule struct {
	subject     string
	place       placeKey
	verdict     manifest.Verdict
	base        *manifest.Case
	rule        CaseRule
	cases       []*manifest.Case // of the lines
	startsPlace bool             // first of its place
	changesBase bool             // it is made from another case than the rule before it
	weight      pageWeight
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

// listedRules returns the cases by subject, place, verdict and rule; each in the
// order of its first case.
func (b *builder) listedRules() []*listedRule {
	var list []*listedRule
	byKey := map[ruleKey]*listedRule{}
	shared := b.sharedEndings()
	for i := range b.in.Manifest.Cases {
		c := &b.in.Manifest.Cases[i]
		key := b.ruleOf(c, shared)
		r := byKey[key]
		for r != nil && len(r.cases) >= maxRuleCases {
			key.part++
			r = byKey[key]
		}
		if r == nil {
			r = b.newRule(c, key)
			byKey[key] = r
			list = append(list, r)
		}
		r.cases = append(r.cases, c)
		r.rule.Cases = append(r.rule.Cases, b.briefLine(c, &r.rule))
	}
	sortRules(list)
	return list
}

// sortRules sorts rules by subject and place, each where its first rule was, and by
// verdict, and marks where a place starts and where the base changes.
func sortRules(list []*listedRule) {
	subjects, places := map[string]int{}, map[placeKey]int{}
	for i, r := range list {
		if _, known := subjects[r.subject]; !known {
			subjects[r.subject] = i
		}
		if _, known := places[r.place]; !known {
			places[r.place] = i
		}
	}
	verdicts := manifest.Verdicts()
	slices.SortStableFunc(list, func(x, y *listedRule) int {
		return cmp.Or(subjects[x.subject]-subjects[y.subject], places[x.place]-places[y.place],
			slices.Index(verdicts, x.verdict)-slices.Index(verdicts, y.verdict))
	})
	for i, r := range list {
		r.startsPlace = i == 0 || list[i-1].place != r.place
		r.changesBase = r.base != nil && (r.startsPlace || list[i-1].base != r.base)
	}
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
func (b *builder) newRule(c *manifest.Case, key ruleKey) *listedRule {
	r := &listedRule{subject: caseSubject(c), place: key.place, verdict: c.Verdict, base: b.caseByID(c.Base)}
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

// caseSubject names the top-level property that a case is about.
func caseSubject(c *manifest.Case) string {
	if c.Verdict == manifest.Malformed {
		return "malformed texts"
	}
	if tokens := jsondoc.Pointer(c.InstanceLocation).Tokens(); len(tokens) > 0 {
		return visible(tokens[0])
	}
	return "the whole"
}
