package render

import (
	"strconv"
	"unicode/utf8"

	"docgen.example/docgen/internal/docs"
)

// maxIndent is how far rows of a table are moved in at most, in levels.
const maxIndent = 4

// table writes a table; the first cell of a row is its head.
func (w *writer) table(t docs.Table) {
	w.str("<table")
	switch {
	case t.Properties && longNames(&t):
		w.str(` class="properties long"`)
	case t.Properties:
		w.str(` class="properties"`)
	}
	if t.Changes {
		w.str(` class="changes"`)
	}
	w.str(">\n<caption>")
	w.words(t.Caption)
	w.str("</caption>\n<thead><tr>")
	for _, head := range t.Head {
		w.str(`<th scope="col">`)
		w.words(head)
		w.str("</th>")
	}
	w.str("</tr></thead>\n<tbody>\n")
	w.narrow = true
	defer func() { w.narrow = false }()
	for i, cells := range t.Cells {
		w.str("<tr")
		if i < len(t.Levels) && t.Levels[i] > 0 {
			w.str(` class="n` + strconv.Itoa(min(t.Levels[i], maxIndent)) + `"`)
		}
		w.str(`><th scope="row">`)
		for j, cell := range cells {
			switch {
			case j == 0:
			case t.Properties: // on phones its cells stand in lines that need no labels
				w.str("<td>")
			default:
				w.str(`<td data-label="`)
				w.esc(t.Head[j])
				w.str(`">`)
			}
			w.text(cell)
			if j == 0 {
				w.str("</th>")
			} else {
				w.str("</td>")
			}
		}
		w.str("</tr>\n")
	}
	w.str("</tbody>\n</table>\n")
}

// longNames tells whether a name of a table of properties needs a wide column to
// stand in one line; room is in letters, of which a level takes two.
func longNames(t *docs.Table) bool {
	const room = 19
	for i, cells := range t.Cells {
		for _, span := range cells[0] {
			if utf8.RuneCountInString(span.Text)+2*t.Levels[i] > room {
				return true
			}
		}
	}
	return false
}

// example writes an instance that folds.
func (w *writer) example(e *docs.Example) {
	w.str(`<details class="example"`)
	if e.Open {
		w.str(" open")
	}
	w.str("><summary>")
	w.words(e.Title)
	w.str("</summary>\n<p id=\"") // within what folds, so that browsers open it for a link
	w.esc(e.ID)
	w.str(`" class="verdict `)
	if e.Valid {
		w.str("ok")
	} else {
		w.str("bad")
	}
	w.str(`">`)
	w.text(e.Verdict)
	w.str("</p>\n<pre class=\"json")
	if e.Depth > 0 {
		w.str(" cut")
	}
	w.str(`"><code>`)
	w.depth = e.Depth
	w.value(e.Value, e.Links, nil, "", "\n")
	w.depth = 0
	w.str("</code></pre>\n")
	if len(e.More) > 0 {
		w.str("<p class=\"actions\">")
		for i := range e.More {
			w.link(e.More[i].To, e.More[i].Text, "")
		}
		w.str("</p>\n")
	}
	w.str("</details>\n")
}
