package render

import (
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

// mark is a kind of JSON token, which stands in an element of its own.
type mark int

const (
	nameMark mark = iota
	stringMark
	numberMark
	wordMark
)

var (
	marks    = [...]mark{jsondoc.Null: wordMark, jsondoc.Bool: wordMark, jsondoc.Number: numberMark, jsondoc.String: stringMark}
	markTags = [...]string{nameMark: "b", stringMark: "i", numberMark: "var", wordMark: "samp"}
)

// token writes a token of JSON, as a link where href is not empty.
func (w *writer) token(m mark, text, href string) {
	if href != "" {
		w.str(`<a href="`)
		w.esc(href)
		w.str(`">`)
	}
	w.str("<" + markTags[m] + ">")
	w.isolated(text)
	w.str("</" + markTags[m] + ">")
	if href != "" {
		w.str("</a>")
	}
}

func (w *writer) name(name string, to *docs.Place) {
	w.token(nameMark, string(jsondoc.AppendString(nil, name)), w.href(to))
}

func (w *writer) scalar(v *jsondoc.Value) {
	if v.Kind == jsondoc.Object || v.Kind == jsondoc.Array {
		w.str(v.Compact())
		return
	}
	w.token(marks[v.Kind], v.Compact(), "")
}
