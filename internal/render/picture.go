package render

import (
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
// between them. It is an SVG whose boxes are links; for readers without sight,
// and on narrow screens, the same stands below as a list.
func (w *writer) picture(p docs.Picture) {
	at, width, height := arrange(p.Boxes)
	w.str(`<figure class="picture"><svg viewBox="0 0 `)
	w.ints(width, height)
	w.str(`" width="`)
	w.ints(width)
	w.str(`" height="`)
	w.ints(height)
	w.str(`" aria-hidden="true" focusable="false">`)
	for i := range p.Boxes {
		for _, a := range p.Boxes[i].Arrows {
			w.arrow(at[i], at[a.To], a)
		}
	}
	for i := range p.Boxes {
		w.box(&p.Boxes[i], at[i], i == 0 && p.Rooted)
	}
	w.str("</svg><details class=\"group\"><summary>The picture as a list</summary><ul>")
	for i := range p.Boxes {
		w.boxAsItem(p.Boxes, i)
	}
	w.str("</ul></details><figcaption class=\"soft\">")
	w.isolated(p.Title)
	w.str("; a * marks what is required, a number how often</figcaption></figure>\n")
}

// ints writes numbers with a space between them.
func (w *writer) ints(numbers ...int) {
	for i, n := range numbers {
		if i > 0 {
			w.buf = append(w.buf, ' ')
		}
		w.buf = strconv.AppendInt(w.buf, int64(n), 10)
	}
}

// arrange puts each box into the column after that of the first box that refers to it.
func arrange(boxes []docs.Box) (at []boxAt, width, height int) {
	at = make([]boxAt, len(boxes))
	columns := []int{0}
	for i, column := range distances(boxes) {
		at[i].column = column
	}
	for i := range boxes {
		b := &at[i]
		b.column = min(b.column, 3)
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

// distances counts for each box the arrows from the first, or from one that no
// arrow leads to.
func distances(boxes []docs.Box) []int {
	far := make([]int, len(boxes))
	pointed := make([]bool, len(boxes))
	for i := range boxes {
		far[i] = -1
		for _, a := range boxes[i].Arrows {
			pointed[a.To] = pointed[a.To] || a.To != i
		}
	}
	var reached []int
	start := func(i int) {
		if far[i] < 0 {
			far[i] = 0
			reached = append(reached, i)
		}
	}
	follow := func() {
		for ; len(reached) > 0; reached = reached[1:] {
			for _, a := range boxes[reached[0]].Arrows {
				if far[a.To] < 0 {
					far[a.To] = far[reached[0]] + 1
					reached = append(reached, a.To)
				}
			}
		}
	}
	start(0)
	for i := range boxes {
		if !pointed[i] {
			start(i)
		}
	}
	follow()
	for i := range boxes {
		start(i)
		follow()
	}
	return far
}

// arrow draws a curve from the line of a box that refers to another to that
// other, with how many references it stands for.
func (w *writer) arrow(from, to boxAt, a docs.Arrow) {
	x1, y1 := from.x+boxWidth, from.y+(a.Line+2)*lineHeight-lineHeight/2+4
	x2, y2 := to.x, to.y+lineHeight
	bend, head := gapX/2, -7
	if to.x <= from.x { // back, or within a column: around the right side
		x2, bend, head = to.x+boxWidth, -36, 7
	}
	w.str(`<path d="M`)
	w.ints(x1, y1)
	w.str("C")
	w.ints(x1+max(bend, -bend), y1, x2-bend, y2, x2+head, y2)
	w.str(`"/><path class="tip" d="M`)
	w.ints(x2, y2)
	w.str("l")
	w.ints(head, -4)
	w.str(`v8z"/>`)
	if a.Count > 1 {
		w.str(`<text x="`)
		w.ints(x2 + 3*head)
		w.str(`" y="`)
		w.ints(y2 - 6)
		w.str(`">×`)
		w.ints(a.Count)
		w.str("</text>")
	}
}

func (w *writer) box(b *docs.Box, at boxAt, root bool) {
	class := ""
	if root {
		class = ` class="root"`
	}
	w.str(`<a tabindex="-1"` + class + ` href="`)
	w.esc(w.href(b.To))
	w.str(`"><rect x="`)
	w.ints(at.x)
	w.str(`" y="`)
	w.ints(at.y)
	w.str(`" width="`)
	w.ints(boxWidth)
	w.str(`" height="`)
	w.ints(at.height)
	w.str(`" rx="6"/>`)
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
	most := 24
	if class != "" { // bold
		most = 22
	}
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most-1]) + "…"
	}
	w.str(`<text x="`)
	w.ints(x)
	w.str(`" y="`)
	w.ints(y)
	w.str(`"`)
	if class != "" {
		w.str(` class="` + class + `"`)
	}
	w.str(">")
	w.words(text)
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
