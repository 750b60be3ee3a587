package docs

import (
	"bytes"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
)

// caseBook says where each case is shown. All stand in full on pages of their
// own, or all in brief: on the page of the fixtures where that has room for them,
// else on pages of their own.
type caseBook struct {
	full    bool
	listed  bool   // in brief on the page of the fixtures
	lists   []Link // to the pages of the cases by verdict, keyword and flag
	pages   []*casePage
	places  map[string]*Place // by id; filled in when it is settled how much is told of each
	brief   []*briefRule      // in the order of subjects, places, verdicts and rules
	level   briefLevel
	packed  []byte // the cases for a script, where they are in brief
	spare   int    // bytes that are left at that level
	grouped bool   // groups of cases tell their places
	settled bool
}

// casePage is a page of cases: in full, or in brief by rule.
type casePage struct {
	title string
	path  string
	mixed bool // it holds all cases
	cases []*manifest.Case
	rules []*briefRule
}

// What a page of cases may hold, besides its frame: bytes of HTML, and elements.
const (
	maxCaseBytes    = 74_000
	maxCaseElements = 2050
)

// caseWeight is what something adds to a page, and, in twin, to its Markdown.
type caseWeight struct{ html, twin, elements int }

func (w *caseWeight) add(o caseWeight) {
	w.html += o.html
	w.twin += o.twin
	w.elements += o.elements
}

// over tells whether a page of weight w has no room for o.
func (w caseWeight) over(o caseWeight) bool {
	return w.html > 0 && (w.html+o.html > maxCaseBytes || w.elements+o.elements > maxCaseElements)
}

// book returns where the cases are shown; nil where there are none.
func (b *builder) book() *caseBook {
	if b.told != nil || b.in.Manifest == nil {
		return b.told
	}
	m := b.in.Manifest
	k := &caseBook{places: make(map[string]*Place, len(m.Cases))}
	b.told = k
	total := 0
	for i := range m.Cases {
		c := &m.Cases[i]
		k.places[c.ID] = &Place{}
		w := b.fullWeight(c)
		total += w.html + w.twin
	}
	k.full = b.in.CaseBytes == 0 || total <= b.in.CaseBytes
	return k
}

// settle decides how much is told of each case, and on which page, with room for
// so many bytes; 0 is no bound.
func (b *builder) settle(room int) {
	k := b.book()
	if k == nil || k.settled {
		return
	}
	k.settled = true
	taken := anchors{}
	for i := range b.in.Manifest.Cases {
		id := b.in.Manifest.Cases[i].ID
		*k.places[id] = Place{b.fixturesPath(), taken.take(strings.ReplaceAll(escapeID(id), "..", "."))}
	}
	if k.full {
		b.fullPages()
	}
	k.brief = b.briefRules()
	b.shortenCases(room)
	var all caseWeight
	for _, r := range k.brief {
		all.add(r.weight)
	}
	switch {
	case !(caseWeight{html: 1}).over(all):
		k.listed = true
	case !k.full:
		b.briefPages()
	}
	k.grouped = !b.listsGroups() && k.spare > plentyForGroups*b.caseGroups(true).weight()
}

// fullWeight is what a case in full adds to its page, about.
func (b *builder) fullWeight(c *manifest.Case) caseWeight {
	body := b.in.Bodies[c.File]
	lines := bytes.Count(body, []byte{'\n'})
	shown := len(body)
	if shown > maxExample { // its depths are left out
		lines, shown = min(lines, maxExampleLines), min(shown, maxExampleLines*40)
	}
	return caseWeight{html: shown + 46*lines + 1400, twin: shown + 500, elements: 2*lines + 34}
}

// fullPages puts the cases in full on pages by the top-level property that they
// are about; a property of many cases has several pages, and a page is enough for
// all where it has room for them.
func (b *builder) fullPages() {
	k := b.told
	bySubject := map[string][]*manifest.Case{}
	var order []string
	var all caseWeight
	for i := range b.in.Manifest.Cases {
		all.add(b.fullWeight(&b.in.Manifest.Cases[i]))
	}
	mixed := all.html <= maxCaseBytes && all.elements <= maxCaseElements
	for i := range b.in.Manifest.Cases {
		c := &b.in.Manifest.Cases[i]
		name := caseSubject(c)
		if mixed {
			name = "in full"
		}
		if bySubject[name] == nil {
			order = append(order, name)
		}
		bySubject[name] = append(bySubject[name], c)
	}
	names := caseFiles{b.dir, fileNames{}}
	for _, name := range order {
		var p *casePage
		var w caseWeight
		part := 0
		for _, c := range bySubject[name] {
			one := b.fullWeight(c)
			if p == nil || w.over(one) {
				part++
				p, w = names.page(name, part), caseWeight{}
				p.mixed = mixed
				k.pages = append(k.pages, p)
			}
			w.add(one)
			p.cases = append(p.cases, c)
			k.places[c.ID].Path = p.path
		}
	}
}

// caseFiles names pages of cases.
type caseFiles struct {
	dir   string
	files fileNames
}

// page returns an empty page, the part'th of those about name.
func (f caseFiles) page(name string, part int) *casePage {
	file := name
	if part > 1 {
		name += ", part " + strconv.Itoa(part)
		file += "-" + strconv.Itoa(part)
	}
	return &casePage{title: name, path: f.dir + "cases/" + f.files.take(file) + ".html"}
}

// escapeID makes an anchor of a case's id, which keeps its "." and "/" as ".".
func escapeID(id string) string {
	parts := strings.FieldsFunc(id, func(r rune) bool { return r == '/' || r == '.' })
	for i, p := range parts {
		parts[i] = escapeName(p)
	}
	return "case." + strings.Join(parts, ".")
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

// casePlace is where a case is shown.
func (b *builder) casePlace(c *manifest.Case) *Place { return b.book().places[c.ID] }

func (b *builder) fixturesPath() string { return b.dir + "fixtures.html" }
