package render

import (
	"slices"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/docs"
)

// Cases in brief stand on pages by the hundred, so a case is little more than its
// text. What a script needs to know of it, beside the file of all cases, it reads there:
//
//	section              cases about a place: its heading is the location
//	  p > a, code        the case that they are made from, and what it has there
//	  ul[data-verdict]   the cases of a verdict
//	    li               a rule: a is the keyword, with its line in the source
//	      ul > li#id     its cases; a rule with one case is that case's li
//
// and in a case: b its name; then the changes of its base, each "ins", "del" or
// "var" with a path, where it is not the place itself, and "code" with the value;
// or code.w with the whole instance, code.r with a text that is no JSON; then
// the sentence; i for each flag.
//
//	table.alike          cases that are alike at several places
//	  th[data-verdict]   a rule, over its columns: b is the keyword
//	  th                 a column: b the name, code the value, i the flags
//	  tr > th            a place: a is the location, with the keyword's line; its
//	                     id, b and code.w are of the case that the others are made from
//	  td#id              a case: code or title is its value, where the column has none

// caseList writes cases in brief.
func (w *writer) caseList(list *docs.CaseList) {
	w.str(`<div class="brief"`)
	if list.Data != nil {
		w.attribute("data-folder", list.Folder)
		w.attribute("data-script", w.href(list.Data))
		if list.Files != nil {
			w.attribute("data-files", w.href(list.Files))
		}
	}
	w.str(">\n")
	for i := range list.Tables {
		w.caseTable(&list.Tables[i])
	}
	for i := range list.Places {
		w.casePlace(&list.Places[i], strconv.Itoa(list.Level))
	}
	w.str("</div>\n")
}

func (w *writer) attribute(name, value string) {
	w.str(" " + name + `="`)
	w.esc(value)
	w.str(`"`)
}

func (w *writer) casePlace(p *docs.CasePlace, level string) {
	w.str("<section")
	if p.At != "" || p.Location == docs.TheWhole {
		w.attribute("data-at", p.At)
	}
	w.str("><h" + level + ">")
	if p.Name != "" {
		w.str("<span>")
		w.named(p.Location)
		w.str("</span> <code>")
		w.words(p.Name)
		w.str("</code>")
	} else {
		w.named(p.Location)
	}
	w.str("</h" + level + ">\n")
	if p.Base != nil && !p.Base.First { // which needs no words
		w.str("<p>")
		w.caseBase(p.Base)
		w.str("</p>\n")
	}
	for i := range p.Sets {
		w.str(`<ul data-verdict="`)
		w.esc(p.Sets[i].Verdict)
		w.str("\">\n")
		for j := range p.Sets[i].Rules {
			w.caseRule(&p.Sets[i].Rules[j])
		}
		w.str("</ul>\n")
	}
	w.str("</section>\n")
}

func (w *writer) caseBase(base *docs.CaseBase) {
	w.str("from ")
	w.str("<a")
	w.attribute("href", w.href(base.Link.To))
	w.str(">")
	w.breakable(base.Link.Text)
	w.str("</a>")
	if base.Value != "" {
		w.str(": <code>")
		w.isolated(base.Value)
		w.str("</code>")
	}
}

func (w *writer) caseRule(r *docs.CaseRule) {
	if len(r.Cases) == 1 {
		w.caseLine(&r.Cases[0], r)
		return
	}
	w.str("<li>")
	w.ruleName(r)
	w.said(r)
	if r.Said != "" {
		w.str("<ul class=\"alike\">")
	} else {
		w.str("<ul>")
	}
	for i := range r.Cases {
		w.caseLine(&r.Cases[i], nil)
	}
	w.str("</ul></li>\n")
}

// said writes what a rule demands, behind its name.
func (w *writer) said(r *docs.CaseRule) {
	if r.Said != "" {
		w.str("– ")
		w.words(r.Said)
	}
}

// ruleName writes the keyword as a link to its line.
func (w *writer) ruleName(r *docs.CaseRule) {
	if r.Keyword != "" {
		tag := "span"
		href := w.href(r.To)
		if href != "" {
			tag = "a"
		}
		w.str("<" + tag)
		if !r.Prefixed {
			w.str(` class="of"`)
		}
		if href != "" {
			w.attribute("href", href)
		}
		if r.At != "" {
			w.attribute("title", r.At)
		}
		w.str(">")
		w.words(r.Keyword)
		w.str("</" + tag + "> ")
	}
	if r.Base != nil {
		w.str("<small>")
		w.caseBase(r.Base)
		w.str("</small> ")
	}
}

// caseLine writes a case; rule is what it alone is about, nil where others are too.
func (w *writer) caseLine(c *docs.CaseLine, rule *docs.CaseRule) {
	w.str("<li")
	if c.ID != "" {
		w.attribute("id", c.ID)
	}
	w.str(">")
	if rule != nil {
		w.ruleName(rule)
	}
	w.str("<b>")
	if c.To != nil {
		w.str(`<a href="`)
		w.esc(w.href(c.To))
		w.str(`">`)
		w.words(c.Name)
		w.str("</a>")
	} else {
		w.caseName(c)
	}
	w.str("</b>")
	if rule != nil && rule.Said != "" {
		c.Text = strings.TrimSpace(c.Text + " " + rule.Said)
	}
	w.caseDetails(c, false)
	w.str("</li>\n")
}

// caseDetails writes what stands behind the name of a case.
func (w *writer) caseDetails(c *docs.CaseLine, inTable bool) {
	if c.Whole != nil {
		w.change(c.Whole, inTable)
	}
	for i := range c.Changes {
		w.change(&c.Changes[i], inTable)
	}
	if c.Text != "" {
		w.str(" ")
		w.isolated(c.Text)
	}
	for _, f := range c.Flags {
		if f == c.Name && c.To == nil {
			continue
		}
		w.str(" <i>")
		w.words(f)
		w.str("</i>")
	}
	for i := range c.Refused {
		w.str(" <small>refused at <code>")
		w.words(c.Refused[i].At)
		w.str("</code> by <code>")
		w.words(c.Refused[i].Keyword)
		w.str("</code></small>")
	}
}

// caseName writes the name of a case; one that is a flag of it too serves as both.
func (w *writer) caseName(c *docs.CaseLine) {
	flag := slices.Contains(c.Flags, c.Name)
	if flag {
		w.str("<i>")
	}
	w.words(c.Name)
	if flag {
		w.str("</i>")
	}
}

var changeTags = map[byte]string{'=': "var", '+': "ins", '-': "del"}

func (w *writer) change(c *docs.Change, inTable bool) {
	if c.Path != "" {
		tag := changeTags[c.Op]
		w.str(" <" + tag + ">")
		w.words(c.Path)
		w.str("</" + tag + ">")
	}
	if c.Op == '-' {
		return
	}
	w.str(" ")
	long := c.Size != "" && !c.Cut
	folds := long && !inTable // heads of tables have no details; a long value scrolls there
	if folds {
		w.str("<details><summary>")
		w.words(c.Size)
		w.str("</summary>")
	}
	w.str("<code")
	class := changeClass(c)
	if long && inTable {
		class = strings.TrimSpace(class + " long")
	}
	if class != "" {
		w.attribute("class", class)
	}
	if long && inTable {
		w.str(` tabindex="0"`)
	}
	w.str(">")
	if inTable {
		w.breakable(c.Value)
	} else {
		w.isolated(c.Value)
	}
	w.str("</code>")
	if c.Cut {
		w.str(" <small>")
		w.words(c.Size)
		w.str("</small>")
	}
	if folds {
		w.str("</details>")
	}
}

// caseIndex writes what leads to the cases on other pages.
func (w *writer) caseIndex(entries []docs.CaseEntry) {
	w.str("<ul class=\"entries\">\n")
	for i := range entries {
		e := &entries[i]
		w.str("<li>")
		w.link(e.To, e.Title, "")
		for j := 0; j < len(e.Counts); {
			j += w.caseCounts(e.Counts[j:])
		}
		w.str("</li>\n")
	}
	w.str("</ul>\n")
}

// caseCounts writes the counts of one verdict, which come first in list, and
// returns how many those are.
func (w *writer) caseCounts(list []docs.CaseCount) int {
	verdict := list[0].Verdict
	w.str(` <span data-verdict="`)
	w.esc(verdict)
	w.str(`" data-counts="`)
	n, total := 0, 0
	for ; n < len(list) && list[n].Verdict == verdict; n++ {
		if n > 0 {
			w.str(";")
		}
		total += list[n].Count
		w.str(strconv.Itoa(list[n].Count) + " ")
		w.esc(strings.Join(append([]string{list[n].Keyword}, list[n].Flags...), " "))
	}
	w.str(`">` + strconv.Itoa(total) + " ")
	w.esc(verdict)
	w.str("</span>")
	return n
}
