package render

import "docgen.example/docgen/internal/docs"

// body writes what a schema says, without a head.
func (w *writer) body(r *docs.Row) {
	if len(r.Type) > 0 || len(r.Marks) > 0 {
		w.str(`<p class="head">`)
		w.typeAndMarks(r)
		w.line(r)
		w.str("</p>")
	}
	w.notes(r)
	w.cases(r)
	// The groups of a section need no frame: their title is a line.
	for i := range r.Groups {
		g := &r.Groups[i]
		w.str(`<p class="soft grouptitle">`)
		w.text(g.Title)
		w.str("</p>")
		w.rows(g.Rows)
	}
	w.more(r)
}

func (w *writer) rows(rows []*docs.Row) {
	w.str(`<ul class="rows">`)
	for _, r := range rows {
		w.row(r)
	}
	w.str("</ul>\n")
}

func (w *writer) row(r *docs.Row) {
	w.str("\n<li class=\"row\" id=\"")
	w.esc(r.Place.Anchor)
	w.str(`"><div class="head"><a class="name`)
	if !r.IsName {
		w.str(" words")
	}
	w.str(`" href="#`)
	w.esc(r.Place.Anchor)
	w.str(`">`)
	if r.Prefix != "" {
		w.str("<i>")
		w.named(r.Prefix)
		if len(r.Prefix) > longName {
			w.str("<wbr>")
		}
		w.str("</i>")
	}
	w.named(r.Name)
	w.str("</a>")
	w.typeAndMarks(r)
	w.line(r)
	w.str("</div>")
	w.notes(r)
	w.cases(r)
	for i := range r.Groups {
		w.group(&r.Groups[i])
	}
	w.more(r)
	w.str("</li>")
}

func (w *writer) typeAndMarks(r *docs.Row) {
	if len(r.Type) > 0 {
		w.str(` <span class="type">`)
		w.text(r.Type)
		w.str("</span>")
	}
	for _, m := range r.Marks {
		w.str(` <span class="mark`)
		if m.Kind != "optional" {
			w.str(" " + m.Kind)
		}
		w.str(`">`)
		w.words(m.Text)
		w.str("</span>")
	}
}

// line links to the row's line in the source.
func (w *writer) line(r *docs.Row) {
	if r.Source == nil {
		return
	}
	w.str(` <a class="line" href="`)
	w.esc(w.href(r.Source))
	w.str(`">line `)
	w.esc(r.Source.Anchor[1:])
	w.str("</a>")
}

func (w *writer) group(g *docs.Group) {
	w.str(`<details open class="group"><summary>`)
	w.text(g.Title)
	w.str("</summary>")
	w.rows(g.Rows)
	w.str("</details>")
}

func (w *writer) more(r *docs.Row) {
	if r.More != nil {
		w.str(`<p><a href="`)
		w.esc(w.href(r.More.To))
		w.str(`">`)
		w.isolated(r.More.Text)
		w.str("</a></p>")
	}
}

// notes writes the author's texts as prose and all else as a list of facts.
func (w *writer) notes(r *docs.Row) {
	if len(r.Notes) == 0 {
		return
	}
	w.str(`<div class="text">`)
	listed := false
	for i := range r.Notes {
		n := &r.Notes[i]
		prose := n.Prose != "" && n.Ignored == ""
		if listed == prose {
			if prose {
				w.str("</ul>")
			} else {
				w.str(`<ul class="facts">`)
			}
			listed = !prose
		}
		if prose {
			w.prose(n.Prose)
			continue
		}
		w.fact(n)
	}
	if listed {
		w.str("</ul>")
	}
	w.str("</div>")
}

// fact writes a note as a list item: the words, then the keyword that says so.
func (w *writer) fact(n *docs.Note) {
	w.str("<li>")
	if n.Prose != "" {
		w.markdown(n.Prose, true)
	}
	w.text(n.Text)
	if n.Keyword != "" && n.Keyword != "title" {
		w.str(` <span class="kw">`)
		w.words(n.Keyword)
		w.str("</span>")
	}
	if n.Ignored != "" {
		w.str(` <em>(`)
		w.words(n.Ignored)
		w.str(")</em>")
	}
	if len(n.List) > 0 {
		w.str("<ul>")
		for _, t := range n.List {
			w.str("<li>")
			w.text(t)
			w.str("</li>")
		}
		w.str("</ul>")
	}
	w.str("</li>")
}

// cases links the fixtures that exercise the row.
func (w *writer) cases(r *docs.Row) {
	if len(r.Cases) == 0 {
		return
	}
	w.str(`<p class="cases">Fixtures: `)
	for i := range r.Cases {
		c := &r.Cases[i]
		switch c.Note {
		case "": // there are more
			w.str(`<a href="`)
		case "valid":
			w.str(`<a class="ok" href="`)
		default:
			w.str(`<a class="bad" href="`)
		}
		w.esc(w.href(c.To))
		w.str(`">`)
		w.isolated(c.Text)
		w.str("</a> ")
	}
	w.str("</p>")
}
