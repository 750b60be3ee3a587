package render_test

import (
	"bytes"
	stdhtml "html"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"docgen.example/docgen/internal/corpus"
	"docgen.example/docgen/internal/jsondoc"
)

// TestNothingIsLost demands that every text of every real schema of the corpus
// stands in the visible text of its pages, the raw source not counted.
func TestNothingIsLost(t *testing.T) {
	for i, name := range corpus.Schemas(t) {
		if testing.Short() && i%8 != 0 {
			continue
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := site(t, "", map[string][]byte{"schema.json": data}, "schema.json")
			missing(t, data, files)
			weigh(t, data, files)
			check(t, files)
		})
	}
}

// TestNothingIsLostOfLongTexts demands the same where one keyword holds what no
// page can, cut in parts.
func TestNothingIsLostOfLongTexts(t *testing.T) {
	long := func(what string) string {
		return `"` + what + ` begins ` + strings.Repeat("Words, <b>`code`</b> & *emphasis* ünd. ", 7_000) + what + ` ends"`
	}
	many := func(each string) string {
		var list []string
		for i := range 400 {
			list = append(list, strings.ReplaceAll(each, "@", strconv.Itoa(i)))
		}
		return strings.Join(list, ",")
	}
	name := strings.Repeat("name ", 65_000)
	schema := `{"$schema":"https://json-schema.org/draft/2020-12/schema","title":` + long("title") + `,"description":` + long("description") + `,"$comment":` + long("comment") + `,
		"properties":{
			"text":{"description":` + long("text") + `,"default":` + long("default") + `,"examples":[` + long("example") + `,1],"x-note":` + long("note") + `,"x-notes":{"deep":[` + long("deep") + `]}},
			"rules":{"pattern":` + long("pattern") + `,"format":` + long("format") + `},
			"values":{"enum":[` + long("value") + `,"short"]},
			"enum":{"enum":[` + many(`"value @"`) + `]},
			"said":{"enum":[` + many(`"v@"`) + `],"enumDescriptions":[` + many(`"text of value number @"`) + `]},
			"kinds":{"anyOf":[` + many(`{"const":"kind @"}`) + `]},
			"notes":{"x-first":1,` + many(`"x-@":"says @"`) + `},
			"name ` + name + `":{"type":"object","properties":{"below ` + name + `":{"title":"inner"}}}},
		"dependentRequired":{` + many(`"n@":["a","b"]`) + `},
		"required":[` + many(`"name @"`) + `],
		"if":{"properties":{"text":{"const":` + long("condition") + `}}},"then":{"$ref":"#/$defs/definition ` + strings.ReplaceAll(name, " ", "%20") + `"},
		"$defs":{"definition ` + name + `":{"type":"object","title":"the definition"}}}`
	files := site(t, "", map[string][]byte{"schema.json": []byte(schema)}, "schema.json")
	missing(t, []byte(schema), files)
	check(t, files)
	for path, data := range files {
		if strings.HasSuffix(path, ".html") && !strings.Contains(path, "/source") && len(data) > 400_000 {
			t.Errorf("%s has %d bytes", path, len(data))
		}
	}
}

// missing reports the leaf texts of a schema that its pages do not show.
func missing(t *testing.T, schema []byte, files map[string][]byte) {
	t.Helper()
	doc, err := jsondoc.Parse("schema.json", bytes.TrimPrefix(schema, []byte("\ufeff")))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for path, data := range files {
		if strings.HasPrefix(path, "schema/") && strings.HasSuffix(path, ".html") && !strings.HasPrefix(path, "schema/source") {
			text.WriteString(visibleText(t, data))
		}
	}
	for i := 1; files[longTexts(i)] != nil; i++ { // whose parts go on from page to page
		for _, part := range passages.FindAllSubmatch(files[longTexts(i)], -1) {
			text.WriteString(stdhtml.UnescapeString(string(part[1])))
		}
	}
	shown := squeeze(text.String())
	reported := 0
	lost := func(at jsondoc.Pointer, what string) {
		if strings.Contains(shown, squeeze(what)) || strings.Contains(shown, squeeze(strings.Trim(string(jsondoc.AppendString(nil, what)), `"`))) {
			return
		}
		if reported++; reported < 6 {
			t.Errorf("%s: %q is on no page", at, what)
		}
	}
	doc.Root.Walk(func(at jsondoc.Pointer, v *jsondoc.Value) bool {
		up, last := at.Parent()
		_, before := up.Parent()
		switch {
		case last == "$ref" && v.Kind == jsondoc.String:
		case v.Kind == jsondoc.String, v.Kind == jsondoc.Number:
			lost(at, v.Text)
		}
		for _, m := range v.Members {
			if before == "properties" { // v is a property of that name
				break
			}
			if last == "properties" || last == "patternProperties" || last == "definitions" || last == "$defs" {
				lost(at, m.Name)
			}
		}
		return true
	})
	if reported > 5 {
		t.Errorf("… and %d more", reported-5)
	}
}

// longTexts is the page of that number that holds long texts.
func longTexts(i int) string { return "schema/texts/" + strconv.Itoa(i) + ".html" }

// passages matches what a page has of a long text.
var passages = regexp.MustCompile(`<pre class="passage" dir="auto">([^<]*)</pre>`)

// weigh holds pages and site to their sizes.
func weigh(t *testing.T, schema []byte, files map[string][]byte) {
	t.Helper()
	total := 0
	for path, data := range files {
		if strings.HasSuffix(path, ".html") && len(data) > 1_500_000 {
			t.Errorf("%s has %d bytes", path, len(data))
		}
		if strings.HasPrefix(path, "schema/") || strings.HasPrefix(path, "search/") {
			total += len(data)
		}
	}
	if len(schema) > 20_000 && total > 30*len(schema) {
		t.Errorf("the pages take %d bytes, %d times the schema's", total, total/len(schema))
	}
	t.Logf("%d bytes in, %d out: %.1f times", len(schema), total, float64(total)/float64(len(schema)))
}

// visibleText returns what a reader sees of a page, blocks apart.
func visibleText(t testing.TB, page []byte) string {
	t.Helper()
	tree, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			out.WriteString(n.Data)
		case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || n.Data == "head" || n.Data == "noscript" || n.Data == "template"):
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
		if n.Type == html.ElementNode {
			switch n.Data {
			case "p", "div", "li", "ul", "ol", "summary", "h1", "h2", "h3", "h4", "td", "th", "tr", "dd", "dt", "pre", "br", "text":
				out.WriteByte('\n')
			}
		}
	}
	visit(tree)
	return out.String()
}

func squeeze(text string) string { return strings.Join(strings.Fields(text), " ") }

// TestAddresses: what programs follow are URLs, whatever a schema is called.
func TestAddresses(t *testing.T) {
	files := site(t, "https://site.example/", map[string][]byte{"größe.json": []byte(`{"title": "T"}`)}, "größe.json")
	for name, want := range map[string]string{
		"sitemap.xml":      "<loc>https://site.example/gr%C3%B6%C3%9Fe/</loc>",
		"feed.xml":         `href="https://site.example/gr%C3%B6%C3%9Fe/`,
		"llms.txt":         "](https://site.example/gr%C3%B6%C3%9Fe/index.md)",
		"größe/index.html": `<link rel="canonical" href="https://site.example/gr%C3%B6%C3%9Fe/">`,
	} {
		if !strings.Contains(string(files[name]), want) {
			t.Errorf("%s lacks %s", name, want)
		}
	}
}
