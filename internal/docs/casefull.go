package docs

import (
	"math"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/manifest"
)

// fullPages puts the cases in full on pages by the top-level property that they
// are about; a property of many cases has several pages, and a page is enough for
// all where it has room for them.
func (b *builder) fullPages() {
	mixed := b.fullWeight().fits()
	bySubject := map[string][]*manifest.Case{}
	var order []string
	for i := range b.in.Manifest.Cases {
		c := &b.in.Manifest.Cases[i]
		name := "in full"
		if !mixed {
			name = caseSubject(c)
		}
		if bySubject[name] == nil {
			order = append(order, name)
		}
		bySubject[name] = append(bySubject[name], c)
	}
	pages := b.casePages()
	for _, name := range order {
		pages.begin(name)
		for _, c := range bySubject[name] {
			p := pages.with(b.weighInFull(c))
			p.mixed = mixed
			p.cases = append(p.cases, c)
			b.book.places[c.ID].Path = p.path
		}
	}
	b.book.pages = pages.made
}

// fullPage shows cases in full.
func (b *builder) fullPage(g *casePage) *Page {
	p := &Page{Path: g.path, Kind: "cases", Apart: true, Heading: "Cases: " + g.title, Title: "Cases of " + g.title + " · " + b.title + b.suffix(), Alternate: b.schemaFile(),
		Summary: count(len(g.cases), "fixture", "fixtures") + " about " + g.title + " in " + b.title + ", each with its instance, its verdict and why."}
	if g.mixed {
		p.Heading, p.Title = "Cases in full", "Cases · "+b.title+b.suffix()
		p.Summary = count(len(g.cases), "fixture", "fixtures") + " of " + b.title + ", each with its instance, its verdict and why."
	}
	for _, c := range g.cases {
		p.Blocks = append(p.Blocks, b.fullCase(c))
		if len(p.Contents) < 80 {
			p.Contents = append(p.Contents, Link{Text: c.Title, To: b.casePlace(c)})
		}
	}
	return p
}

func (b *builder) fullCase(c *manifest.Case) Case {
	out := Case{ID: b.casePlace(c).Anchor, Title: c.Title, Description: c.Description, Verdict: string(c.Verdict)}
	body := b.in.Bodies[c.File]
	doc := parsedCase(c, body)
	if doc != nil {
		out.Value = doc.Root
		if len(body) > maxExample {
			out.Value = cutValue(doc.Root, maxText, math.MaxInt)
			out.Depth = depthFor(doc.Root, maxExampleLines)
			out.Description += " Its depths are left out here; the file has them."
		}
		if c.Verdict != manifest.Valid {
			at := jsondoc.Pointer(c.InstanceLocation)
			out.At = &at
		}
	} else {
		out.Raw = rawText(body)
	}
	out.Terms = b.caseTerms(c)
	if base := b.caseByID(c.Base); base != nil && out.Value != nil {
		out.Base = &Link{Text: base.ID, To: b.casePlace(base)}
		out.Diff = difference(b.baseOf(base).text(), strings.Split(doc.Root.Indent(), "\n"))
	}
	if b.in.FixturesPath != "" {
		out.File = &Place{Path: b.in.FixturesPath + c.File}
	}
	out.FileName = c.File
	return out
}

// caseTerms says where a case is in the schema, and what is expected of it.
func (b *builder) caseTerms(c *manifest.Case) []Term {
	var terms []Term
	term := func(name string, t ...Span) { terms = append(terms, Term{name, t}) }
	term("Case", code(c.ID))
	if c.InstanceLocation != "" {
		term("Where", code(visible(c.InstanceLocation)))
	}
	if c.Keyword != "" {
		rule := Text{code(visible(c.Keyword))}
		if to := b.rulePlace(c); to != nil {
			rule = append(rule, words(" of "), link(to.name, to.row), words(", "), link("line "+strconv.Itoa(to.line), b.linePlace(to.line)), words(" of the schema"))
		}
		term("Rule", rule...)
	}
	if c.Output != nil {
		for i, e := range c.Output.Errors {
			if i == 6 {
				term("Expected", words("and "+strconv.Itoa(len(c.Output.Errors)-i)+" more violations"))
				break
			}
			term("Expected", code(visible(orWhole(e.InstanceLocation))), words(": "+e.Error+" "), soft("("+e.KeywordLocation+")"))
		}
	}
	for _, flag := range c.Flags {
		note := ""
		for _, n := range b.in.Manifest.Notes {
			if n.Flag == flag {
				note = ": " + n.Text
			}
		}
		term("Flag", code(flag), words(note))
	}
	return terms
}

// parsedCase reads a case's instance; nil where it is none.
func parsedCase(c *manifest.Case, body []byte) *jsondoc.Document {
	if c.Verdict == manifest.Malformed {
		return nil
	}
	doc, err := jsondoc.Parse(c.File, body)
	if err != nil {
		return nil
	}
	return doc
}
