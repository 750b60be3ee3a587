package render_test

import (
	"bytes"
	"net/url"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/model"
)

// parsed is what the structural checks look at of a page.
type parsed struct {
	ids      map[string]bool
	links    []string
	headings []int
}

// check demands of every page what readers rely on: ids that are unique, also
// without regard to case, links and anchors that lead somewhere, headings in
// order, and nothing that runs but the site's own script.
func check(t testing.TB, files map[string][]byte) {
	t.Helper()
	pages := map[string]*parsed{}
	for name, data := range files {
		if strings.HasSuffix(name, ".html") {
			pages[name] = parse(t, name, data)
		}
	}
	for name, p := range pages {
		last := 0
		for _, level := range p.headings {
			if last > 0 && level > last+1 {
				t.Errorf("%s: a heading of level %d follows one of %d", name, level, last)
			}
			last = level
		}
		for _, link := range p.links {
			follow(t, files, pages, name, link)
		}
	}
}

func parse(t testing.TB, name string, data []byte) *parsed {
	t.Helper()
	tree, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p := &parsed{ids: map[string]bool{}}
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.ElementNode {
			p.element(t, name, n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(tree)
	return p
}

// elements are all that a page is made of; one from a schema would stand out.
const elements = " html head meta title link script body a header nav main aside footer div section p span ul ol li dl dt dd h1 h2 h3 h4 h5 h6 " +
	"table caption thead tbody tr th td pre code bdi wbr strong em i b br kbd details summary figure figcaption svg rect path text form label select option output button mark ins del noscript u var samp small "

func (p *parsed) element(t testing.TB, page string, n *html.Node) {
	if !strings.Contains(elements, " "+n.Data+" ") {
		t.Errorf("%s: an element <%s>", page, n.Data)
	}
	if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		p.headings = append(p.headings, int(n.Data[1]-'0'))
	}
	for _, a := range n.Attr {
		switch {
		case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc":
			t.Errorf("%s: an attribute %s=%q on <%s>", page, a.Key, a.Val, n.Data)
		case a.Key == "id":
			if key := strings.ToLower(a.Val); p.ids[key] {
				t.Errorf("%s: the id %q stands twice", page, a.Val)
			} else {
				p.ids[key], p.ids["="+a.Val] = true, true
			}
		case a.Key == "href" || a.Key == "src" || a.Key == "action":
			if n.Data != "link" || a.Val != "" {
				p.links = append(p.links, a.Val)
			}
		}
	}
	if n.Data == "script" && n.FirstChild != nil {
		for _, a := range n.Attr {
			if a.Key == "type" && a.Val == "application/ld+json" {
				return
			}
		}
		t.Errorf("%s: an inline script", page)
	}
}

func follow(t testing.TB, files map[string][]byte, pages map[string]*parsed, from, link string) {
	u, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: the link %q is no URL", from, link)
		return
	}
	if u.Scheme == "https" || u.Scheme == "mailto" {
		return
	}
	if u.Scheme != "" || u.Host != "" {
		t.Errorf("%s: a link to %q", from, link)
		return
	}
	target := from
	if u.Path != "" {
		target = path.Join(path.Dir(from), u.Path)
	}
	if files[target] == nil {
		t.Errorf("%s: %q leads to no file", from, link)
		return
	}
	if p := pages[target]; p != nil && u.Fragment != "" && !p.ids["="+u.Fragment] {
		t.Errorf("%s: %q leads to no anchor", from, link)
	}
}

// hostile texts are put into every place of a schema that holds a text.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'><svg onload=alert(1)>`, `</title><script>alert(1)</script>`, `</script><script>alert(1)</script>`,
	`[x](javascript:alert(1))`, `<javascript:alert(1)>`, `![x](javascript:alert(1))`, `[x](data:text/html,<script>alert(1)</script>)`, `[x](https://a.example/" onclick="alert(1))`,
	`[x]( java` + "\t" + `script:alert(1))`, `<a href="javascript:alert(1)">x</a>`, `https://a.example/"onmouseover="alert(1)`, "`<b onclick=alert(1)>`", "```\"><script>\nalert(1)\n```",
	`<iframe srcdoc="<script>alert(1)</script>">`, `{{.}}`, `{{template "page"}}`, `--><script>alert(1)</script><!--`, `]]><script>alert(1)</script>`, `&lt;script&gt;alert(1)`,
	`<style>*{display:none}</style>`, `<base href="https://evil.example/">`, `<meta http-equiv="refresh" content="0;url=https://evil.example/">`, "\u202e<script>\u202c", "a\x00b", `[x][y]` + "\n\n" + `[y]: javascript:alert(1)`,
	`../../../etc/passwd`, `__proto__`, `index.html`,
}

// TestInjection puts hostile texts everywhere; pages must show them, and stay
// what they are.
func TestInjection(t *testing.T) {
	for _, text := range hostile {
		q := quote(text)
		schema := `{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": ` + q + `, "title": ` + q + `, "description": ` + q + `, "$comment": ` + q + `,
			"type": "object", "required": [` + q + `], "default": {` + q + `: ` + q + `},
			"properties": {` + q + `: {"title": ` + q + `, "description": ` + q + `, "enum": [` + q + `, "b"], "enumDescriptions": [` + q + `, ""], "default": ` + q + `, "examples": [` + q + `],
				"pattern": ` + q + `, "format": ` + q + `, "contentMediaType": ` + q + `, "contentEncoding": ` + q + `, "markdownDescription": ` + q + `, "deprecationMessage": ` + q + `, "x-y": ` + q + `, ` + q + `: ` + q + `},
				"b": {"const": ` + q + `, "$ref": ` + q + `}, "c": {"$ref": "#/$defs/D"}, "d": {"$anchor": ` + q + `}},
			"patternProperties": {` + q + `: {"type": "string"}}, "dependentRequired": {` + q + `: [` + q + `]},
			"if": {"properties": {` + q + `: {"const": ` + q + `}}}, "then": {"required": [` + q + `]},
			"$defs": {` + q + `: {"description": ` + q + `}, "D": {"title": ` + q + `}}}`
		files := site(t, "", map[string][]byte{"s.json": []byte(schema)}, "s.json")
		check(t, files)
		shown := squeeze(visibleText(t, files["s/index.html"]))
		escaped := strings.Trim(q, `"`)
		if want := squeeze(strings.ReplaceAll(text, "\x00", "␀")); !strings.Contains(shown, want) && !strings.Contains(shown, escaped) {
			t.Errorf("%q is not shown as written", text)
		}
	}
}

// TestInjectionByCases puts hostile texts where the cases of fixtures repeat them,
// told in full and in brief.
func TestInjectionByCases(t *testing.T) {
	for _, text := range hostile {
		q := quote(text)
		source := []byte(`{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": [` + q + `], "properties": {
			` + q + `: {"enum": [` + q + `, "b"]}, "c": {"const": {` + q + `: ` + q + `}},
			"d": {"items": {"type": "object", "propertyNames": {"maxLength": 300}, "properties": {` + q + `: {"type": "string", "examples": [` + q + `], "minLength": 1}}}}}}`)
		set := load.New()
		doc, err := set.Add(set.Folder(nil, ""), "s.json", source)
		if err != nil {
			t.Fatal(err)
		}
		for detail := docs.FullCases; detail <= docs.CaseNames; detail++ {
			in := withFixtures(t, &docs.SchemaInput{Name: "s", Document: model.Build(set, []*load.Document{doc}).Documents[0], FileName: "s.json", Bytes: source, CaseDetail: detail}, "https://site.example/")
			if in.Manifest == nil || len(in.Manifest.Cases) < 20 {
				t.Fatalf("%q: too few cases; %s", text, in.Declined)
			}
			check(t, rendered(t, docs.Input{Schemas: []*docs.SchemaInput{in}}))
		}
	}
}

// TestNamesOfThePage documents properties and definitions that are called like
// the parts of a page; their anchors must not meet those.
func TestNamesOfThePage(t *testing.T) {
	var members []string
	for _, name := range []string{"main", "menu", "search", "properties", "definitions", "example", "about", "top", "full", "minimal", "details", "contents", "facts"} {
		members = append(members, quote(name)+`: {"type": "object", "properties": {"main": {"type": "string"}, "menu": {"type": "string"}}}`)
	}
	all := "{" + strings.Join(members, ", ") + "}"
	check(t, site(t, "", map[string][]byte{"s.json": []byte(`{"properties": ` + all + `, "$defs": ` + all + `}`)}, "s.json"))
	check(t, site(t, "", map[string][]byte{"s.json": []byte(`{"$ref": "#/$defs/main", "$defs": ` + all + `}`)}, "s.json"))
	check(t, site(t, "", map[string][]byte{"s.json": []byte(`{"$ref": "#/$defs/a", "$defs": {"a": {"properties": ` + all + `}}}`)}, "s.json"))
}

func quote(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < 0x20:
			b.WriteString(`\u00` + string("0123456789abcdef"[c>>4]) + string("0123456789abcdef"[c&15]))
		case c == '"' || c == '\\':
			b.WriteString(`\` + string(c))
		default:
			b.WriteByte(c)
		}
	}
	return `"` + b.String() + `"`
}
