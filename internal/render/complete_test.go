package render_test

import (
	"bytes"
	"os"
	"path/filepath"
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
