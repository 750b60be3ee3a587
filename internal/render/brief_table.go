package render

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/docs"
)

// caseTable writes cases that are alike at several places.
func (w *writer) caseTable(t *docs.CaseTable) {
	w.str("<table class=\"alike\">\n<thead><tr><th scope=\"col\" rowspan=\"2\">Place</th>")
	for i := range t.Sets {
		for j := range t.Sets[i].Rules {
			w.tableRule(t.Sets[i].Verdict, &t.Sets[i].Rules[j])
		}
	}
	w.str("</tr>\n<tr>")
	var valid []bool
	for i := range t.Sets {
		for j := range t.Sets[i].Rules {
			cases := t.Sets[i].Rules[j].Cases
			for k := range cases {
				valid = append(valid, t.Sets[i].Verdict == "valid")
				w.str(`<th scope="col"><b>`)
				w.caseName(&cases[k])
				w.str("</b>")
				for l := range cases[k].Changes {
					cases[k].Changes[l].FoldBeyond(shortValue)
				}
				w.caseDetails(&cases[k], true)
				w.str("</th>")
			}
		}
	}
	w.str("</tr></thead>\n<tbody>\n")
	for i := range t.Rows {
		w.caseRow(&t.Rows[i], valid)
	}
	w.str("</tbody></table>\n")
}

// tableRule writes the head over the columns of a rule.
func (w *writer) tableRule(verdict string, r *docs.CaseRule) {
	w.str(`<th scope="colgroup"`)
	if n := len(r.Cases); n > 1 {
		w.attribute("colspan", strconv.Itoa(n))
	}
	w.attribute("data-verdict", verdict)
	w.str(">")
	w.words(verdict)
	if r.Keyword != "" {
		w.str(" <b")
		if !r.Prefixed {
			w.str(` class="of"`)
		}
		w.str(">")
		w.words(r.Keyword)
		w.str("</b> ")
	}
	w.said(r)
	w.str("</th>")
}

func (w *writer) caseRow(r *docs.CaseRow, valid []bool) {
	w.str("<tr")
	if r.At != "" || r.Location == docs.TheWhole {
		w.attribute("data-at", r.At)
	}
	if r.Name != "" {
		w.attribute("data-name", r.Name)
	}
	w.str(`><th scope="row"`)
	if r.First != nil {
		w.attribute("id", r.First.ID)
	}
	w.str(">")
	tag := "span"
	if r.To != nil {
		tag = "a"
	}
	w.str("<" + tag)
	if r.To != nil {
		w.attribute("href", w.href(r.To))
	}
	w.str(">")
	w.breakable(r.Location)
	w.str("</" + tag + ">")
	if r.First != nil {
		w.str(" <b>")
		w.words(r.First.Name)
		w.str("</b>")
		w.caseDetails(r.First, true)
	}
	if r.Base != nil {
		w.str(" <small>")
		w.caseBase(r.Base)
		w.str("</small>")
	}
	w.str("</th>")
	for i := range r.Cells {
		w.caseCell(&r.Cells[i], valid[i])
	}
	w.str("</tr>\n")
}

// breakable writes a text that may go on in the next line after punctuation, as
// narrow columns need.
func (w *writer) breakable(text string) {
	if hasRightToLeft(text) {
		w.isolated(text)
		return
	}
	start := 0
	for i := 0; i < len(text)-1; i++ {
		if docs.BreaksAfter(text[i]) && i-start > 4 && text[i+1] != ' ' && text[i+1] != '"' {
			w.words(text[start : i+1])
			w.str("<wbr>")
			start = i + 1
		}
	}
	w.words(text[start:])
}

// shortValue is the length of a value that a table has room for.
const shortValue = 24

// caseCell writes a case of which all but a value stands in the head of its
// column. A value that is too long for a cell is its title.
func (w *writer) caseCell(c *docs.CaseLine, valid bool) {
	w.str("<td")
	w.attribute("id", c.ID)
	short := len(c.Changes) > 0 && len(c.Changes[0].Value) <= shortValue
	if len(c.Changes) > 0 && !short && !c.Changes[0].Cut {
		w.attribute("title", c.Changes[0].Value)
	}
	w.str(">")
	switch {
	case short:
		w.caseDetails(c, true)
	case valid:
		w.str("✓")
	default:
		w.str("✕")
	}
	w.str("</td>")
}

// changeClass is "w" for a whole instance, "r" for a text that is no JSON, and
// "cut" for what is only their beginning or that of a value.
func changeClass(c *docs.Change) string {
	class := ""
	if c.Op == 'w' || c.Op == 'r' {
		class = string(rune(c.Op))
	}
	if c.Cut {
		class = strings.TrimSpace(class + " cut")
	}
	return class
}
