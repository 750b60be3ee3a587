// Package render turns the pages of internal/docs into HTML and Markdown files.
//
// Frames and blocks are html/template files, which escape by context. What
// stands on a page by the thousand (rows, JSON, source lines, inline text) is
// written by hand in rows.go, json.go and inline.go: there every text and every
// attribute goes through escape, and every address through href, which knows
// only places of the site and https and mailto addresses.
package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"
	texttemplate "text/template"

	"docgen.example/docgen/internal/docs"
)

// File is a rendered file of the site.
type File struct {
	Path string // relative to the site, with slashes
	Data []byte
}

// Renderer renders sites with one set of templates. It may be used again, by
// one goroutine at a time.
type Renderer struct {
	pages  *template.Template
	guide  *texttemplate.Template
	assets []File

	free  []byte // for the next page
	hrefs map[string]string
}

// New parses the templates: *.html, guide.md, and assets/, which are copied.
func New(templates fs.FS) (*Renderer, error) {
	pages, err := template.New("").ParseFS(templates, "*.html")
	if err != nil {
		return nil, fmt.Errorf("parsing the templates: %w", err)
	}
	if pages.Lookup("page") == nil {
		return nil, fmt.Errorf("parsing the templates: none of them defines \"page\"; page.html should")
	}
	r := &Renderer{pages: pages, hrefs: map[string]string{}}
	if r.guide, err = texttemplate.ParseFS(templates, "guide.md"); err != nil {
		return nil, fmt.Errorf("parsing the guide: %w", err)
	}
	names, err := fs.Glob(templates, "assets/*")
	if err != nil {
		return nil, fmt.Errorf("listing the assets: %w", err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(templates, name)
		if err != nil {
			return nil, fmt.Errorf("reading an asset: %w", err)
		}
		r.assets = append(r.assets, File{name, data})
	}
	return r, nil
}

// Run renders one site, some pages after others.
type Run struct {
	renderer   *Renderer
	site       *docs.Site
	twins      map[string][]byte // by the page's path, of those that go into one file
	playground bool
	cases      bool
}

// Begin starts to render a site. Its pages, feed and search need only be complete
// when the run is finished.
func (r *Renderer) Begin(site *docs.Site) *Run {
	return &Run{renderer: r, site: site, twins: map[string][]byte{}}
}

// Page renders a page, with its Markdown twin.
func (run *Run) Page(page *docs.Page) ([]File, error) {
	html, twin, err := run.renderer.page(run.site, page)
	if err != nil {
		return nil, err
	}
	run.playground = run.playground || page.Playground
	run.cases = run.cases || page.Cases
	if page.Unlisted {
		return []File{{page.Path, html}}, nil
	}
	if !page.Apart {
		run.twins[page.Path] = bytes.Clone(twin)
	}
	return []File{{page.Path, html}, {twinPath(page.Path), twin}}, nil
}

// Finish returns the files beside the pages: styles and scripts, and those for
// machines, which are about all pages of the site.
func (run *Run) Finish() []File {
	var files []File
	for _, f := range run.renderer.assets {
		unused := !run.playground && strings.HasPrefix(f.Path, "assets/playground") || !run.cases && f.Path == "assets/cases.js"
		if !unused {
			files = append(files, f)
		}
	}
	return append(files, machineFiles(run.site, run.twins)...)
}

// Site renders a whole site at once. The order of the files is that of the pages.
func (r *Renderer) Site(site *docs.Site) ([]File, error) {
	run := r.Begin(site)
	files := make([]File, 0, 2*len(site.Pages)+len(r.assets)+20)
	for _, page := range site.Pages {
		made, err := run.Page(page)
		if err != nil {
			return nil, err
		}
		files = append(files, made...)
	}
	for _, f := range site.Files {
		files = append(files, File(f))
	}
	return append(files, run.Finish()...), nil
}

// twinPath is where the Markdown twin of a page stands.
func twinPath(page string) string { return strings.TrimSuffix(page, ".html") + ".md" }

// writer writes one page. Templates call its methods, and write to it.
type writer struct {
	renderer *Renderer
	site     *docs.Site
	Page     *docs.Page
	Root     string            // relative path from the page to the site's root: "" or "../"
	buf      []byte            // what is being written
	hrefs    map[string]string // relative paths by page
	depth    int               // of JSON that is shown; 0 for all
	narrow   bool              // names may be broken
}

// Main writes the blocks of the page where the template calls it; nothing is left
// for the template to write.
func (w *writer) Main() (template.HTML, error) { return "", w.blocks(w.Page.Blocks) }

// Beside writes the blocks of the third column, as Main does.
func (w *writer) Beside() (template.HTML, error) { return "", w.blocks(w.Page.Aside) }

// Write lets templates write where the blocks written by hand go.
func (w *writer) Write(p []byte) (int, error) {
	w.buf = append(w.buf, p...)
	return len(p), nil
}

// WriteString is Write for a string.
func (w *writer) WriteString(s string) (int, error) {
	w.buf = append(w.buf, s...)
	return len(s), nil
}

// blockData is what a block's template is given.
type blockData struct {
	*writer
	Block docs.Block
}

func (r *Renderer) page(site *docs.Site, page *docs.Page) (html, twin []byte, err error) {
	if page.Kind == "guide" {
		if err := r.fillGuide(site, page); err != nil {
			return nil, nil, err
		}
	}
	w := &writer{renderer: r, site: site, Page: page, Root: strings.Repeat("../", strings.Count(page.Path, "/")), hrefs: r.hrefs, buf: r.room()}
	clear(w.hrefs)
	if err := r.pages.ExecuteTemplate(w, "page", w); err != nil {
		return nil, nil, fmt.Errorf("rendering %s: %w", page.Path, err)
	}
	html = r.keep(w.buf)
	return html, r.twin(w), nil
}

// Pages are written one after another into the same chunk, which they keep: they
// are needed until the end, and to copy each would cost as much again.
const chunk = 256 << 10

// room returns an empty buffer to write a page to.
func (r *Renderer) room() []byte {
	if cap(r.free) < chunk/8 {
		r.free = make([]byte, 0, chunk)
	}
	return r.free[:0]
}

// keep returns what was written to the buffer; the next page stands behind it.
func (r *Renderer) keep(page []byte) []byte {
	r.free = page[len(page):]
	return page[:len(page):len(page)]
}

// fillGuide gives the guide page its text: guide.md with the site's names in it.
func (r *Renderer) fillGuide(site *docs.Site, page *docs.Page) error {
	var text strings.Builder
	if err := r.guide.Execute(&text, site); err != nil {
		return fmt.Errorf("filling the guide: %w", err)
	}
	page.Blocks = []docs.Block{docs.Article{Markdown: text.String()}}
	page.Contents = articleContents(text.String(), page.Path)
	return nil
}

// blocks writes the HTML of blocks.
func (w *writer) blocks(list []docs.Block) error {
	for _, block := range list {
		name := blockName(block)
		if w.renderer.pages.Lookup(name) == nil && w.byHand(block) {
			continue
		}
		if err := w.renderer.pages.ExecuteTemplate(w, name, blockData{w, block}); err != nil {
			return fmt.Errorf("rendering %s: %w", w.Page.Path, err)
		}
	}
	return nil
}

// cut takes what was written since start out of the buffer.
func (w *writer) cut(start int) template.HTML {
	out := template.HTML(w.buf[start:])
	w.buf = w.buf[:start]
	return out
}

// blockName is the template of a block: docs.CaseList is "caselist".
func blockName(block docs.Block) string {
	return strings.ToLower(strings.TrimPrefix(fmt.Sprintf("%T", block), "docs."))
}

// byHand writes the blocks that need no template; templates that define one
// take precedence.
func (w *writer) byHand(block docs.Block) bool {
	switch block := block.(type) {
	case docs.Body:
		w.body(block.Row)
	case docs.Rows:
		w.rows(block.Rows)
	case docs.Source:
		w.source(block)
	case docs.Picture:
		w.picture(block)
	case docs.Prose:
		w.prose(block.Markdown)
	case docs.Passage:
		w.passage(block.Text)
	case docs.Article:
		w.article(block.Markdown)
	case docs.Heading:
		w.heading(block)
	case docs.Terms:
		w.terms(block.Terms)
	case docs.List:
		w.list(block.Items)
	case docs.Case:
		w.fixtureCase(&block)
	case docs.CaseList:
		w.caseList(&block)
	case docs.CaseGroups:
		w.caseGroups(block.Kinds)
	case docs.GroupedCases:
		w.groupedCases(block.Sets)
	case docs.CaseIndex:
		w.caseIndex(block.Entries)
	case docs.Table:
		w.table(block)
	case docs.Example:
		w.example(&block)
	case docs.Paragraph:
		w.str("<p>")
		w.text(block.Text)
		w.str("</p>\n")
	default:
		return false
	}
	return true
}

// Href returns the address of a place as seen from the page.
func (w *writer) Href(to *docs.Place) template.URL { return template.URL(w.href(to)) }

func (w *writer) href(to *docs.Place) string {
	if to == nil {
		return ""
	}
	if strings.HasPrefix(to.Path, "https://") || strings.HasPrefix(to.Path, "mailto:") {
		return cleanURL(to.Path)
	}
	if to.Path == w.Page.Path && to.Anchor != "" {
		return "#" + to.Anchor
	}
	rel, ok := w.hrefs[to.Path]
	if !ok {
		rel = relative(w.Page.Path, to.Path)
		w.hrefs[to.Path] = rel
	}
	if to.Anchor == "" {
		return rel
	}
	return rel + "#" + to.Anchor
}

// relative returns the path from one file of the site to another.
func relative(from, to string) string {
	dir := path.Dir(from) + "/"
	if dir == "./" {
		dir = ""
	}
	up := ""
	for !strings.HasPrefix(to, dir) {
		up += "../"
		dir = dir[:strings.LastIndexByte(strings.TrimSuffix(dir, "/"), '/')+1]
	}
	return up + to[len(dir):]
}

// Text returns a text as HTML.
func (w *writer) Text(t docs.Text) template.HTML {
	start := len(w.buf)
	w.text(t)
	return w.cut(start)
}

// Markdown returns an author's Markdown as HTML.
func (w *writer) Markdown(text string) template.HTML {
	start := len(w.buf)
	w.prose(text)
	return w.cut(start)
}

// Self is the address of the page from where it stands.
func (w *writer) Self() string { return path.Base(w.Page.Path) }

// SiteTitle is the site's title.
func (w *writer) SiteTitle() string { return w.site.Title }

// Twin is the address of the page's Markdown twin.
func (w *writer) Twin() string { return path.Base(twinPath(w.Page.Path)) }

// Alternate is the address of the page's JSON form.
func (w *writer) Alternate() string { return relative(w.Page.Path, w.Page.Alternate) }
