package render

import "docgen.example/docgen/internal/docs"

// fixtureCase writes a fixture case in full. There are hundreds on a site, so
// no template does it.
func (w *writer) fixtureCase(c *docs.Case) {
	w.str(`<div class="case" id="`)
	w.esc(c.ID)
	w.str("\">\n<h2><a class=\"self\" href=\"#")
	w.esc(c.ID)
	w.str(`">`)
	w.words(c.Title)
	w.str("</a></h2>\n<p class=\"verdict ")
	if c.Verdict == "valid" {
		w.str("ok")
	} else {
		w.str("bad")
	}
	w.str(`">`)
	w.esc(c.Verdict)
	w.str("</p>\n<p>")
	w.words(c.Description)
	w.str("</p>\n")
	if c.Value != nil {
		w.str(`<pre class="json`)
		if c.Depth > 0 {
			w.str(" cut")
		}
		w.str(`"><code>`)
		w.depth = c.Depth
		w.value(c.Value, nil, c.At, "", "\n")
		w.depth = 0
	} else {
		w.str("<pre><code>")
		w.words(c.Raw)
	}
	w.str("</code></pre>\n")
	w.difference(c)
	w.terms(c.Terms)
	w.str("\n")
	if c.File != nil {
		w.str(`<p class="actions"><a class="file" href="`)
		w.esc(w.href(c.File))
		w.str(`" download>`)
		w.esc(c.FileName)
		w.str("</a></p>\n")
	}
	w.str("</div>\n")
}

// difference writes what tells a case from the valid one that it was made of.
func (w *writer) difference(c *docs.Case) {
	if len(c.Diff) == 0 {
		return
	}
	w.str(`<p class="soft">What differs from `)
	if c.Base != nil {
		w.str(`<a href="`)
		w.esc(w.href(c.Base.To))
		w.str(`">`)
		w.esc(c.Base.Text)
		w.str("</a>")
	}
	w.str(", which is valid:</p>\n<pre class=\"diff\"><code>")
	for i := range c.Diff {
		switch l := &c.Diff[i]; l.Mark {
		case '-':
			w.str("<del>- ")
			w.words(l.Text)
			w.str("</del>\n")
		case '+':
			w.str("<ins>+ ")
			w.words(l.Text)
			w.str("</ins>\n")
		default:
			w.str("  ")
			w.words(l.Text)
			w.str("\n")
		}
	}
	w.str("</code></pre>\n")
}
