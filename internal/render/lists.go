package render

import (
	"html/template"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/docs"
)

// link writes a link to a place.
func (w *writer) link(to *docs.Place, text, attributes string) {
	w.str(`<a href="`)
	w.esc(w.href(to))
	w.str(`"` + attributes + ">")
	w.named(text)
	w.str("</a>")
}

// Side returns the lists of pages beside the text.
func (w *writer) Side() template.HTML {
	start := len(w.buf)
	for _, g := range w.Page.Side {
		w.str(`<p class="label">`)
		w.isolated(g.Title)
		w.str("</p>\n<ul>\n")
		for _, l := range g.Links {
			w.linkItem(&l)
		}
		w.str("</ul>\n")
	}
	return w.cut(start)
}

func (w *writer) linkItem(l *docs.Link) {
	w.str("<li")
	if l.Level > 0 {
		w.str(` class="sub"`)
	}
	w.str(">")
	attributes := ""
	if l.To.Path == w.Page.Path && l.To.Anchor == "" {
		attributes = ` aria-current="page"`
	}
	text := l.Text
	if l.Note != "" {
		text += " (" + l.Note + ")"
	}
	w.link(l.To, text, attributes)
	w.str("</li>\n")
}

// Contents returns what is on the page, as a list.
func (w *writer) Contents() template.HTML {
	if len(w.Page.Contents) == 0 {
		return ""
	}
	start := len(w.buf)
	w.str("<p class=\"label\">On this page</p>\n<ul class=\"toc\">\n")
	for i := range w.Page.Contents {
		w.linkItem(&w.Page.Contents[i])
	}
	w.str("</ul>\n")
	return w.cut(start)
}

// Terms returns a list of terms.
func (w *writer) Terms(terms []docs.Term) template.HTML {
	start := len(w.buf)
	w.terms(terms)
	return w.cut(start)
}

func (w *writer) terms(terms []docs.Term) {
	w.str("<dl class=\"terms\">\n")
	for i := range terms {
		w.str("<div><dt>")
		w.isolated(terms[i].Name)
		w.str("</dt><dd>")
		w.text(terms[i].Text)
		w.str("</dd></div>\n")
	}
	w.str("</dl>\n")
}

func (w *writer) heading(h docs.Heading) {
	tag := "h" + strconv.Itoa(min(max(h.Level, 2), 6))
	w.str("<" + tag + ` id="`)
	w.esc(h.ID)
	w.str(`"><a class="self" href="#`)
	w.esc(h.ID)
	w.str(`">`)
	if h.Code {
		w.code(h.Text)
	} else {
		w.named(h.Text)
	}
	w.str("</a>")
	if h.Kind != "" {
		w.str(` <span class="mark">`)
		w.esc(h.Kind)
		w.str("</span>")
	}
	w.str("</" + tag + ">\n")
}

// passage writes a text with its line breaks; HTML drops the first where it is
// the first letter.
func (w *writer) passage(text string) {
	w.str(`<pre class="passage" dir="auto">`)
	if strings.HasPrefix(text, "\n") {
		w.str("\n")
	}
	w.words(text)
	w.str("</pre>\n")
}

func (w *writer) list(items []docs.Text) {
	w.str("<ul>\n")
	for _, t := range items {
		w.str("<li>")
		w.text(t)
		w.str("</li>\n")
	}
	w.str("</ul>\n")
}
