package render

import (
	"strconv"
	"strings"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/jsondoc"
)

// value writes a value as highlighted JSON over several lines. Members with a
// place in links lead there; the value at mark, if any, is marked.
func (w *writer) value(v *jsondoc.Value, links map[jsondoc.Pointer]*docs.Place, mark *jsondoc.Pointer, at jsondoc.Pointer, newline string) {
	marked := mark != nil && *mark == at
	if marked && at != "" {
		w.str("<mark>")
	}
	inner := newline + "  "
	switch {
	case w.depth > 0 && len(newline) > 2*w.depth && len(v.Members)+len(v.Items) > 0 && !holds(at, mark):
		w.str(map[jsondoc.Kind]string{jsondoc.Object: "{ … }", jsondoc.Array: "[ … ]"}[v.Kind])
	case v.Kind == jsondoc.Object && len(v.Members) > 0:
		w.str("{")
		for i := range v.Members {
			m := &v.Members[i]
			if i > 0 {
				w.str(",")
			}
			w.str(inner)
			below := jsondoc.Pointer("")
			if links != nil || mark != nil {
				below = at.Append(m.Name)
			}
			w.name(m.Name, links[below])
			w.str(": ")
			w.value(m.Value, links, mark, below, inner)
		}
		w.str(newline)
		w.str("}")
	case v.Kind == jsondoc.Array && len(v.Items) > 0:
		w.str("[")
		for i, item := range v.Items {
			if i > 0 {
				w.str(",")
			}
			w.str(inner)
			below := jsondoc.Pointer("")
			if links != nil || mark != nil {
				below = at.Index(i)
			}
			w.value(item, links, mark, below, inner)
		}
		w.str(newline)
		w.str("]")
	default:
		w.scalar(v)
	}
	if marked && at != "" {
		w.str("</mark>")
	}
}

// holds tells whether what is to be marked stands in the value at a place.
func holds(at jsondoc.Pointer, mark *jsondoc.Pointer) bool {
	return mark != nil && (*mark == at || strings.HasPrefix(string(*mark), string(at)+"/"))
}

func (w *writer) name(name string, to *docs.Place) {
	text := string(jsondoc.AppendString(nil, name))
	if to != nil {
		if href := w.href(to); href != "" {
			w.str(`<a class="k" href="`)
			w.esc(href)
			w.str(`">`)
			w.isolated(text)
			w.str("</a>")
			return
		}
	}
	w.str(`<span class="k">`)
	w.isolated(text)
	w.str("</span>")
}

var classes = [...]string{jsondoc.Null: "b", jsondoc.Bool: "b", jsondoc.Number: "n", jsondoc.String: "s"}

func (w *writer) scalar(v *jsondoc.Value) {
	if v.Kind == jsondoc.Object || v.Kind == jsondoc.Array {
		w.str(v.Compact())
		return
	}
	w.str(`<span class="` + classes[v.Kind] + `">`)
	w.isolated(v.Compact())
	w.str("</span>")
}

// source writes a text with line numbers; what goes over several lines folds.
func (w *writer) source(s docs.Source) {
	w.str("<p class=\"actions room\"></p>\n<div class=\"source\" dir=\"ltr\">")
	open := 0
	for i := range s.Lines {
		l := &s.Lines[i]
		closes := min(l.Closes, open)
		open -= closes
		for range closes {
			w.str("</details>")
		}
		w.line(s.First+i, l)
		if l.Opens {
			w.str(`<details open><summary><span class="vh">fold</span></summary>`)
			open++
		}
	}
	for ; open > 0; open-- {
		w.str("</details>")
	}
	w.str("</div>\n")
}

func (w *writer) line(number int, l *docs.SourceLine) {
	n := strconv.Itoa(number)
	w.str(`<div class="l" id="L` + n + `"><b>` + n + "</b>")
	for i := range l.Pieces {
		p := &l.Pieces[i]
		if p.Class == 0 {
			w.isolated(p.Text)
			continue
		}
		if href := w.href(p.To); href != "" {
			w.str(`<a class="` + string(rune(p.Class)) + `" href="`)
			w.esc(href)
			w.str(`">`)
			w.isolated(p.Text)
			w.str("</a>")
			continue
		}
		w.str(`<span class="` + string(rune(p.Class)) + `">`)
		w.isolated(p.Text)
		w.str("</span>")
	}
	w.str("</div>")
}
