package render

import (
	"strings"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/jsondoc"
)

// twin writes the page as Markdown, for readers that are programs.
func (r *Renderer) twin(w *writer) []byte {
	t := twinWriter{w: w, out: r.room()}
	t.line("# " + oneLine(w.Page.Heading))
	if w.Page.Lead != "" {
		t.line(w.Page.Lead)
	}
	if len(w.Page.Tags) > 0 {
		t.line("Tags: " + strings.Join(w.Page.Tags, ", "))
	}
	for _, block := range w.Page.Blocks {
		t.block(block)
	}
	for _, block := range w.Page.Aside {
		t.block(block)
	}
	return r.keep(t.out)
}

// twinWriter writes Markdown. Texts from outside stand as they are: nothing
// renders a twin, and escapes would hide what programs look for.
type twinWriter struct {
	w   *writer
	out []byte
}

// line writes a paragraph.
func (t *twinWriter) line(text string) { t.out = append(append(t.out, text...), '\n', '\n') }

func oneLine(text string) string {
	if !strings.ContainsAny(text, "\n\r\t") {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

func (t *twinWriter) block(block docs.Block) {
	switch b := block.(type) {
	case docs.Heading:
		t.line(strings.Repeat("#", b.Level) + " " + oneLine(b.Text))
	case docs.Paragraph:
		t.line(t.text(b.Text))
	case docs.Prose:
		t.line(b.Markdown)
	case docs.Passage:
		t.fence("", b.Text)
	case docs.Article:
		t.line(b.Markdown)
	case docs.Notice:
		t.line("> " + t.text(b.Text))
	case docs.Terms:
		t.terms(b.Terms)
	case docs.Body:
		t.body(b.Row)
	case docs.Rows:
		t.rows(b.Rows, "")
	case docs.Table:
		t.table(b)
	case docs.List:
		for _, item := range b.Items {
			t.out = append(append(append(t.out, "- "...), oneLine(t.text(item))...), '\n')
		}
		t.line("")
	case docs.Cards:
		for _, c := range b.Cards {
			t.line("- [" + oneLine(c.Link.Text) + "](" + t.href(c.Link.To) + "): " + oneLine(c.Text) + " " + t.text(c.Terms))
		}
	case docs.Example:
		t.line("## " + b.Title)
		t.fence("json", shallow(b.Value, b.Depth).Indent())
	case docs.Case:
		t.oneCase(b)
	case docs.CaseList:
		t.caseList(&b)
	case docs.CaseGroups:
		if !b.Silent {
			t.caseGroups(b.Kinds)
		}
	case docs.GroupedCases:
		t.groupedCases(b.Sets)
	case docs.CaseIndex:
		t.caseIndex(b.Entries)
	case docs.Listing:
		t.fence(b.Language, b.Text)
	case docs.Source:
		t.line("The source stands at <" + t.w.Alternate() + ">.")
	case docs.Picture:
		t.picture(b)
	}
}

// shallow returns a value with only hints at the objects and arrays that stand
// as deep in it as depth; 0 keeps all.
func shallow(v *jsondoc.Value, depth int) *jsondoc.Value {
	if depth == 0 || len(v.Members)+len(v.Items) == 0 {
		return v
	}
	out := &jsondoc.Value{Kind: v.Kind}
	for i := range v.Members {
		out.Members = append(out.Members, jsondoc.Member{Name: v.Members[i].Name, Value: shallowPart(v.Members[i].Value, depth)})
	}
	for _, item := range v.Items {
		out.Items = append(out.Items, shallowPart(item, depth))
	}
	return out
}

func shallowPart(v *jsondoc.Value, depth int) *jsondoc.Value {
	if depth > 1 || len(v.Members)+len(v.Items) == 0 {
		return shallow(v, max(depth-1, 0))
	}
	hint := "[ … ]"
	if v.Kind == jsondoc.Object {
		hint = "{ … }"
	}
	return &jsondoc.Value{Kind: jsondoc.Number, Text: hint} // whose text is written as it is
}

func (t *twinWriter) href(to *docs.Place) string {
	href := t.w.href(to)
	if page, rest, ok := strings.Cut(href, ".html"); ok && !strings.HasPrefix(href, "https:") {
		if i := strings.IndexByte(rest, '#'); i > 0 { // what a script reads of the address
			rest = rest[i:]
		}
		return page + ".md" + rest
	}
	return href
}

func (t *twinWriter) text(text docs.Text) string {
	var b strings.Builder
	for i := range text {
		s := &text[i]
		label := s.Text
		if s.Kind == docs.Code {
			label = "`" + label + "`"
		}
		if s.To != nil && t.w.href(s.To) != "" {
			label = "[" + label + "](" + t.href(s.To) + ")"
		}
		b.WriteString(label)
	}
	return b.String()
}

func (t *twinWriter) terms(terms []docs.Term) {
	for _, term := range terms {
		t.out = append(t.out, "- "+term.Name+": "+oneLine(t.text(term.Text))+"\n"...)
	}
	t.line("")
}

func (t *twinWriter) fence(language, text string) {
	longest, run := 2, 0
	for i := 0; i < len(text); i++ {
		if run++; text[i] != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	mark := strings.Repeat("`", longest+1)
	t.line(mark + language + "\n" + text + "\n" + mark)
}

// mostAtGlance is how many properties a twin tells twice, in a table at first: it
// is read from top to bottom, and has all of them in detail.
const mostAtGlance = 30

func (t *twinWriter) table(b docs.Table) {
	if b.Properties && len(b.Cells) > mostAtGlance {
		return
	}
	t.line(strings.TrimSuffix(b.Caption, ".") + ":")
	row := func(cells []string) { t.out = append(t.out, "| "+strings.Join(cells, " | ")+" |\n"...) }
	row(b.Head)
	t.out = append(t.out, strings.Repeat("| --- ", len(b.Head))+"|\n"...)
	for _, cells := range b.Cells {
		line := make([]string, len(cells))
		for i, c := range cells {
			line[i] = strings.ReplaceAll(oneLine(t.text(c)), "|", `\|`)
		}
		row(line)
	}
	t.line("")
}

func (t *twinWriter) body(r *docs.Row) {
	if len(r.Type) > 0 {
		t.line("Type: " + t.text(r.Type))
	}
	if t.notes(r, ""); len(r.Notes) > 0 {
		t.out = append(t.out, '\n') // else the list would go on
	}
	for _, g := range r.Groups {
		t.line(t.text(g.Title) + ":")
		t.rows(g.Rows, "")
	}
	t.more(r, "")
}

func (t *twinWriter) rows(rows []*docs.Row, indent string) {
	for _, r := range rows {
		t.row(r, indent)
	}
	if indent == "" {
		t.line("")
	}
}

func (t *twinWriter) row(r *docs.Row, indent string) {
	name := r.Prefix + r.Name
	if r.IsName {
		name = "`" + name + "`"
	}
	t.out = append(t.out, indent+"- "+name...)
	if len(r.Type) > 0 {
		t.out = append(t.out, ", "+t.text(r.Type)...)
	}
	for _, m := range r.Marks {
		t.out = append(t.out, ", "+m.Text...)
	}
	t.out = append(t.out, '\n')
	t.notes(r, indent+"  ")
	for _, g := range r.Groups {
		t.out = append(t.out, indent+"  - "+t.text(g.Title)+":\n"...)
		t.rows(g.Rows, indent+"    ")
	}
	t.more(r, indent+"  ")
}

func (t *twinWriter) more(r *docs.Row, indent string) {
	if r.More != nil {
		t.out = append(t.out, indent+"- ["+r.More.Text+"]("+t.href(r.More.To)+")\n"...)
	}
}

func (t *twinWriter) notes(r *docs.Row, indent string) {
	for i := range r.Notes {
		n := &r.Notes[i]
		text := n.Prose
		if text == "" {
			text = t.text(n.Text)
		}
		if n.Ignored != "" {
			text += " (" + n.Ignored + ")"
		}
		t.out = append(t.out, indent+"- "+strings.ReplaceAll(text, "\n", "\n"+indent+"  ")+"\n"...)
		for _, item := range n.List {
			t.out = append(t.out, indent+"  - "+t.text(item)+"\n"...)
		}
	}
}

func (t *twinWriter) oneCase(b docs.Case) {
	t.line("## " + oneLine(b.Title))
	t.line(b.Verdict + ". " + b.Description)
	if b.Value != nil {
		t.fence("json", b.Value.Indent())
	} else {
		t.fence("", b.Raw)
	}
	t.terms(b.Terms)
}

func (t *twinWriter) picture(b docs.Picture) {
	t.line(b.Title + ":")
	for i := range b.Boxes {
		line := "- " + oneLine(b.Boxes[i].Title)
		for j, a := range b.Boxes[i].Arrows {
			if j == 0 {
				line += " refers to "
			} else {
				line += ", "
			}
			line += oneLine(b.Boxes[a.To].Title)
		}
		t.out = append(t.out, line+"\n"...)
	}
	t.line("")
}
