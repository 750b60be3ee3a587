package render

import (
	"strconv"

	"docgen.example/docgen/internal/docs"
)

// caseGroups writes how many cases there are of each verdict, keyword and flag,
// each a link. Where a kind tells the places of its groups, it folds.
func (w *writer) caseGroups(kinds []docs.CaseKind) {
	if len(kinds) == 0 {
		return
	}
	if kinds[0].Groups[0].Places == nil {
		w.groupCounts(kinds)
		return
	}
	for i := range kinds {
		k := &kinds[i]
		w.str("<details class=\"group grouped\"><summary>" + k.Title + " (" + strconv.Itoa(len(k.Groups)) + ")</summary>\n<ul>\n")
		for j := range k.Groups {
			g := &k.Groups[j]
			w.str("<li><code>")
			w.named(g.Name)
			w.str("</code> " + strconv.Itoa(g.Count) + ":")
			for _, l := range g.Places {
				w.str(" ")
				w.link(l.To, l.Text+" ("+strconv.Itoa(l.Count)+")", "")
			}
			if g.More > 0 {
				w.str(" and " + strconv.Itoa(g.More) + " more places")
			}
			w.str("</li>\n")
		}
		w.str("</ul>\n</details>\n")
	}
}

func (w *writer) groupCounts(kinds []docs.CaseKind) {
	w.str("<dl class=\"terms groups\">\n")
	for i := range kinds {
		w.str("<div><dt>" + kinds[i].Title + "</dt><dd>")
		for j := range kinds[i].Groups {
			g := &kinds[i].Groups[j]
			w.link(g.To, g.Name+" ("+strconv.Itoa(g.Count)+")", "")
			w.str(" ")
		}
		w.str("</dd></div>\n")
	}
	w.str("</dl>\n")
}

// groupedCases writes the cases of a group by verdict and place.
func (w *writer) groupedCases(sets []docs.GroupedSet) {
	w.str("<div class=\"brief grouped\">\n")
	for i := range sets {
		w.str("<ul")
		w.attribute("data-verdict", sets[i].Verdict)
		w.str(">\n")
		for j := range sets[i].Places {
			p := &sets[i].Places[j]
			w.str("<li><code>")
			w.named(p.Location)
			if p.Name != "" {
				w.str(" <small>")
				w.words(p.Name)
				w.str("</small>")
			}
			w.str("</code>")
			for k := range p.Cases {
				w.str(" ")
				w.link(p.Cases[k].To, p.Cases[k].Text, "")
			}
			w.str("</li>\n")
		}
		w.str("</ul>\n")
	}
	w.str("</div>\n")
}

// caseGroups counts the cases of each group: what lists them is for readers of pages.
func (t *twinWriter) caseGroups(kinds []docs.CaseKind) {
	for i := range kinds {
		t.add("- ", kinds[i].Title, ":")
		for j := range kinds[i].Groups {
			g := &kinds[i].Groups[j]
			if j > 0 {
				t.add(",")
			}
			t.add(" ", oneLine(g.Name), " ", strconv.Itoa(g.Count))
		}
		t.add("\n")
	}
	t.add("\n")
}

// groupedCases names the cases of a group.
func (t *twinWriter) groupedCases(sets []docs.GroupedSet) {
	for i := range sets {
		for j := range sets[i].Places {
			p := &sets[i].Places[j]
			t.add("- ", sets[i].Verdict, ", ", oneLine(p.Location))
			if p.Name != "" {
				t.add(" (", p.Name, ")")
			}
			t.add(":")
			for k := range p.Cases {
				if k > 0 {
					t.add(",")
				}
				t.add(" ", p.Cases[k].Text)
			}
			t.add("\n")
		}
	}
	t.add("\n")
}
