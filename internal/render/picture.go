package render

import (
	"fmt"
	"strconv"

	"docgen.example/docgen/internal/docs"
)

// The measures of a picture, in its own units.
const (
	boxWidth   = 200
	lineHeight = 17
	gapX       = 76
	gapY       = 22
)

// boxAt is where a box stands.
type boxAt struct{ column, x, y, height int }

// picture draws boxes in columns by their distance from the first, and arrows
// between them. It is an SVG whose boxes are links; for readers without sight
// the same stands below as a list.
func (w *writer) picture(p docs.Picture) {
	at, width, height := arrange(p.Boxes)
	w.str(fmt.Sprintf(`<figure class="picture"><svg viewBox="0 0 %d %d" width="%d" height="%d" aria-hidden="true" focusable="false">`, width, height, width, height))
	for i := range p.Boxes {
		for _, a := range p.Boxes[i].Arrows {
			w.arrow(at[i], at[a.To], a.Count)
		}
	}
	for i := range p.Boxes {
		w.box(&p.Boxes[i], at[i], i == 0)
	}
	w.str("</svg><details class=\"group\"><summary>The picture as a list</summary><ul>")
	for i := range p.Boxes {
		w.boxAsItem(p.Boxes, i)
	}
	w.str("</ul></details><figcaption class=\"soft\">")
	w.isolated(p.Title)
	w.str("</figcaption></figure>\n")
}

// arrange puts each box into the column after that of the first box that refers to it.
func arrange(boxes []docs.Box) (at []boxAt, width, height int) {
	at = make([]boxAt, len(boxes))
	for i := 1; i < len(at); i++ {
		at[i].column = -1
	}
	columns := []int{0}
	for i := range boxes {
		for _, a := range boxes[i].Arrows {
			if a.To > i && at[a.To].column < 0 {
				at[a.To].column = max(at[i].column, 0) + 1
			}
		}
	}
	for i := range boxes {
		b := &at[i]
		b.column = min(max(b.column, 0), 3)
		for len(columns) <= b.column {
			columns = append(columns, 0)
		}
		lines := len(boxes[i].Lines) + 2
		if boxes[i].More > 0 {
			lines++
		}
		b.height = lines*lineHeight + 4
		b.x, b.y = 4+b.column*(boxWidth+gapX), 4+columns[b.column]
		columns[b.column] += b.height + gapY
		width, height = max(width, b.x+boxWidth+44), max(height, b.y+b.height+8)
	}
	return at, width, height
}

// arrow draws a curve from one box to another, with how many references it stands for.
func (w *writer) arrow(from, to boxAt, count int) {
	x1, y1 := from.x+boxWidth, from.y+from.height/2
	x2, y2 := to.x, to.y+lineHeight
	bend := gapX / 2
	if to.x <= from.x { // back, or within a column: around the right side
		x2, bend = to.x+boxWidth, 36
		w.str(fmt.Sprintf(`<path d="M%d %dC%d %d %d %d %d %d"/>`, x1, y1, x1+bend, y1, x2+bend, y2, x2+6, y2))
		w.str(fmt.Sprintf(`<path class="tip" d="M%d %dl7 -4v8z"/>`, x2, y2))
	} else {
		w.str(fmt.Sprintf(`<path d="M%d %dC%d %d %d %d %d %d"/>`, x1, y1, x1+bend, y1, x2-bend, y2, x2-6, y2))
		w.str(fmt.Sprintf(`<path class="tip" d="M%d %dl-7 -4v8z"/>`, x2, y2))
	}
	if count > 1 {
		w.str(fmt.Sprintf(`<text x="%d" y="%d">×%d</text>`, (x1+x2)/2-4, (y1+y2)/2-5, count))
	}
}

func (w *writer) box(b *docs.Box, at boxAt, root bool) {
	class := ""
	if root {
		class = ` class="root"`
	}
	w.str(`<a tabindex="-1"` + class + ` href="`)
	w.esc(w.href(b.To))
	w.str(fmt.Sprintf(`"><rect x="%d" y="%d" width="%d" height="%d" rx="6"/>`, at.x, at.y, boxWidth, at.height))
	y := at.y + lineHeight + 2
	w.label(at.x+10, y, "t", b.Title)
	for _, line := range b.Lines {
		y += lineHeight
		w.label(at.x+10, y, "", line)
	}
	if b.More > 0 {
		w.label(at.x+10, y+lineHeight, "", "and "+strconv.Itoa(b.More)+" more")
	}
	w.str("</a>")
}

// label writes a text into a box, cut to its width.
func (w *writer) label(x, y int, class, text string) {
	const most = 24
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most-1]) + "…"
	}
	w.str(fmt.Sprintf(`<text x="%d" y="%d"`, x, y))
	if class != "" {
		w.str(` class="` + class + `"`)
	}
	w.str(">")
	w.esc(text)
	w.str("</text>")
}

func (w *writer) boxAsItem(boxes []docs.Box, i int) {
	b := &boxes[i]
	w.str(`<li><a href="`)
	w.esc(w.href(b.To))
	w.str(`">`)
	w.isolated(b.Title)
	w.str("</a>")
	for j, a := range b.Arrows {
		if j == 0 {
			w.str(" refers to ")
		} else {
			w.str(", ")
		}
		w.isolated(boxes[a.To].Title)
		if a.Count > 1 {
			w.str(" (" + strconv.Itoa(a.Count) + " times)")
		}
	}
	w.str("</li>")
}
