package render

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/docs"
)

// caseList writes cases in brief as a list for each place that they are about.
func (t *twinWriter) caseList(list *docs.CaseList) {
	if list.Silent {
		t.line("The cases stand on the page; the folder of the fixtures has them, and a manifest that tells all of each.")
		return
	}
	for i := range list.Tables {
		t.caseTable(&list.Tables[i])
	}
	for i := range list.Places {
		p := &list.Places[i]
		t.add("- ", oneLine(p.Location))
		if p.Name != "" {
			t.add(" (", p.Name, ")")
		}
		if p.Base != nil && !p.Base.First {
			t.add(", from ", p.Base.Link.Text)
			if p.Base.Value != "" {
				t.add(": `", oneLine(p.Base.Value), "`")
			}
		}
		t.add("\n")
		for j := range p.Sets {
			for k := range p.Sets[j].Rules {
				t.caseRule(p.Sets[j].Verdict, &p.Sets[j].Rules[k])
			}
		}
	}
	t.add("\n")
}

// caseTable writes cases that are alike: what they do once, then the places.
func (t *twinWriter) caseTable(table *docs.CaseTable) {
	t.add("At several places:\n\n")
	for i := range table.Sets {
		for j := range table.Sets[i].Rules {
			t.caseRule(table.Sets[i].Verdict, &table.Sets[i].Rules[j])
		}
	}
	t.add("\n")
	for i := range table.Rows {
		r := &table.Rows[i]
		t.add("- ", oneLine(r.Location))
		if r.First != nil {
			t.add(" present")
			if r.First.Whole != nil {
				t.add(" `", inTwin(r.First.Whole.Value), "`")
			}
		}
		for j := range r.Cells {
			if c := &r.Cells[j]; len(c.Changes) > 0 {
				t.caseLine(c)
			}
		}
		t.add("\n")
	}
	t.add("\n")
}

func (t *twinWriter) add(parts ...string) {
	for _, p := range parts {
		t.out = append(t.out, p...)
	}
}

func (t *twinWriter) caseRule(verdict string, r *docs.CaseRule) {
	t.add("  - ", verdict)
	if r.Keyword != "" {
		t.add(", ", r.Keyword)
	}
	if r.Base != nil {
		t.add(", from ", r.Base.Link.Text)
	}
	t.add(":")
	if r.Said != "" {
		t.add(" ", oneLine(r.Said))
	}
	for i := range r.Cases {
		switch {
		case len(r.Cases) > 1 && r.Said == "":
			t.add("\n    -")
		case i > 0:
			t.add(";")
		}
		t.caseLine(&r.Cases[i])
	}
	t.add("\n")
}

func (t *twinWriter) caseLine(c *docs.CaseLine) {
	if c.To != nil {
		t.add(" [", c.Name, "](", t.href(c.To), ")")
	} else {
		t.add(" ", c.Name)
	}
	if c.Whole != nil {
		t.add(" `", inTwin(c.Whole.Value), "`")
	}
	for i := range c.Changes {
		switch ch := &c.Changes[i]; {
		case ch.Op == '-':
			t.add(" without `", ch.Path, "`")
		case ch.Path != "":
			t.add(" `", ch.Path, "`: `", inTwin(ch.Value), "`")
		default:
			t.add(" `", inTwin(ch.Value), "`")
		}
	}
	if c.Text != "" {
		t.add(" ", oneLine(c.Text))
	}
	if len(c.Flags) > 0 {
		t.add(" (", strings.Join(c.Flags, ", "), ")")
	}
}

// inTwin is a value as the twin shows it: on one line, and not the whole of a long one.
func inTwin(value string) string {
	const most = 140
	if len(value) > most {
		value = strings.ToValidUTF8(value[:most], "") + "…"
	}
	return oneLine(value)
}

// caseIndex leads to the cases on other pages.
func (t *twinWriter) caseIndex(entries []docs.CaseEntry) {
	for i := range entries {
		e := &entries[i]
		n := 0
		for _, c := range e.Counts {
			n += c.Count
		}
		t.add("- [", oneLine(e.Title), "](", t.href(e.To), "): ", strconv.Itoa(n), "\n")
	}
	t.add("\n")
}
