package report

import (
	"fmt"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/problem"
)

// excerptWidth is how many code points of a source line are shown at most.
const excerptWidth = 100

// human returns the problem over several lines, as in
//
//	error: this $ref points nowhere
//	  --> customer.json:9:15  (/properties/identifiers/$ref)
//	   |
//	 9 |       "$ref": "#/$defs/CustomerIdentifers"
//	   |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no such definition
//	   = help: did you mean "#/$defs/CustomerIdentifiers"?
func (p *Printer) human(pr *problem.Problem) string {
	var b strings.Builder
	head := p.Paint.red("error")
	if pr.Severity == problem.Warning {
		head = p.Paint.yellow("warning")
	}
	fmt.Fprintf(&b, "%s%s\n", head, p.Paint.bold(": "+clean(pr.Message)))
	b.WriteString(p.place(pr))
	gutter := strings.Repeat(" ", max(2, len(strconv.Itoa(pr.Line))+1))
	b.WriteString(p.excerpt(pr, gutter))
	if pr.Help != "" {
		fmt.Fprintf(&b, "%s %s %s\n", gutter, p.Paint.blue("="), p.Paint.cyan("help: ")+clean(pr.Help))
	}
	return b.String()
}

// maxPlaces is how many places of problems about the same are shown after the first.
const maxPlaces = 3

// others says where the problems of same are but the first; nothing for one alone.
func (p *Printer) others(same problem.List) string {
	if len(same) == 1 {
		return ""
	}
	var places []string
	for _, pr := range same[1:min(len(same), 1+maxPlaces)] {
		places = append(places, fmt.Sprintf("%s:%d:%d", clean(pr.File), pr.Line, pr.Column))
	}
	text := strings.Join(places, ", ")
	if hidden := len(same) - 1 - maxPlaces; hidden > 0 {
		text += fmt.Sprintf(" and %d more", hidden)
	}
	gutter := strings.Repeat(" ", max(2, len(strconv.Itoa(same[0].Line))+1))
	return fmt.Sprintf("%s %s %s\n", gutter, p.Paint.blue("="), p.Paint.cyan(fmt.Sprintf("%d times: ", len(same)))+"also "+text)
}

// Excerpt returns the source line of a problem with its caret and help, without
// its message and place.
func (p *Printer) Excerpt(pr *problem.Problem) string {
	gutter := strings.Repeat(" ", max(2, len(strconv.Itoa(pr.Line))+1))
	text := p.excerpt(pr, gutter)
	if pr.Help != "" {
		text += fmt.Sprintf("%s %s %s\n", gutter, p.Paint.blue("="), p.Paint.cyan("help: ")+clean(pr.Help))
	}
	return text
}

func (p *Printer) place(pr *problem.Problem) string {
	pointer := ""
	if pr.HasPointer && pr.Pointer != "" {
		pointer = "(" + clean(string(pr.Pointer)) + ")"
	}
	arrow := "  " + p.Paint.blue("-->") + " "
	switch {
	case pr.File != "" && pr.Line > 0 && pointer != "":
		return fmt.Sprintf("%s%s:%d:%d  %s\n", arrow, clean(pr.File), pr.Line, pr.Column, pointer)
	case pr.File != "" && pr.Line > 0:
		return fmt.Sprintf("%s%s:%d:%d\n", arrow, clean(pr.File), pr.Line, pr.Column)
	case pr.File != "":
		return strings.TrimRight(fmt.Sprintf("%s%s  %s", arrow, clean(pr.File), pointer), " ") + "\n"
	case pointer != "":
		return arrow + pointer + "\n"
	}
	return ""
}

// excerpt shows the source line, or the part of it around the fault, and marks
// the fault below. Of what is no text, such as one in UTF-16, it shows nothing.
func (p *Printer) excerpt(pr *problem.Problem, gutter string) string {
	if pr.Line == 0 || pr.File == "" || strings.ContainsRune(pr.Excerpt, 0) {
		return ""
	}
	number := fmt.Sprintf(" %*d ", len(gutter)-1, pr.Line)
	line, from, width := window([]rune(pr.Excerpt), pr.Column-1, pr.Width)
	bar := p.Paint.blue("|")
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s\n", gutter, bar)
	fmt.Fprintf(&b, "%s%s %s\n", p.Paint.blue(number[:len(number)-1]+" "), bar, strings.TrimRight(visible(line), " "))
	pad := strings.Repeat(" ", columns(line[:from]))
	carets := strings.Repeat("^", max(1, columns(line[from:min(len(line), from+width)])))
	mark := carets
	if pr.Label != "" {
		mark += " " + clean(pr.Label)
	}
	paint := p.Paint.red
	if pr.Severity == problem.Warning {
		paint = p.Paint.yellow
	}
	fmt.Fprintf(&b, "%s %s %s%s\n", gutter, bar, pad, paint(mark))
	return b.String()
}

// window cuts a long line to the part around the fault. It returns what is
// left, where the fault begins in it, and how much of the fault is in it.
func window(line []rune, from, width int) ([]rune, int, int) {
	from = max(0, min(from, len(line)))
	width = max(1, width)
	if len(line) <= excerptWidth {
		return line, from, width
	}
	start := max(0, min(from-excerptWidth/3, len(line)-excerptWidth))
	end := start + excerptWidth
	cut := append([]rune(nil), line[start:end]...)
	width = min(width, end-from)
	from -= start
	if start > 0 {
		cut = append([]rune{'…'}, cut...)
		from++
	}
	if end < len(line) {
		cut = append(cut, '…')
	}
	return cut, from, max(1, width)
}
