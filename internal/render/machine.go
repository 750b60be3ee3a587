package render

import (
	_ "embed"
	"encoding/json"
	"encoding/xml"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/docs"
	"docgen.example/docgen/internal/jsondoc"
)

// image is the picture that other sites show beside a link, 1200 by 630: the braces
// and the check mark of the icon, large.
//
//go:embed og.png
var image []byte

// machineFiles makes the files that programs read: lists of all pages, the
// search index, sitemap, feed.
func machineFiles(site *docs.Site, twins map[string][]byte) []File {
	files := []File{
		{"llms.txt", llms(site)},
		{"llms-full.txt", llmsFull(site, twins)},
		{"index.json", indexJSON(site)},
		{"robots.txt", robots(site)},
		{"feed.xml", feed(site)},
	}
	if site.BaseURL != "" {
		files = append(files, File{"sitemap.xml", sitemap(site)}, File{"og.png", image})
	}
	return append(files, searchFiles(site)...)
}

func llms(site *docs.Site) []byte {
	var b strings.Builder
	b.WriteString("# " + oneLine(site.Title) + "\n\n## Pages\n\n")
	for _, p := range site.Pages {
		if !p.Unlisted {
			b.WriteString("- [" + oneLine(p.Title) + "](" + absolute(site, twinPath(p.Path)) + "): " + oneLine(p.Summary) + "\n")
		}
	}
	b.WriteString("\n## Optional\n\n- [All pages in one file](" + site.BaseURL + "llms-full.txt)\n- [All pages and anchors as JSON](" + site.BaseURL + "index.json)\n")
	return []byte(b.String())
}

// maxFull bounds llms-full.txt, which nobody reads in part.
const maxFull = 2_000_000

// llmsFull joins the twins; what the schema's or the fixtures' files hold too is
// left to its own pages, and in a catalogue so is what has no room.
func llmsFull(site *docs.Site, twins map[string][]byte) []byte {
	size := 200
	for page, twin := range twins {
		size += len(page) + len(twin) + 12
	}
	out := make([]byte, 0, min(size, maxFull+200))
	left := 0
	for _, p := range site.Pages {
		twin, ok := twins[p.Path]
		if !ok {
			continue
		}
		if len(out)+len(twin) > maxFull {
			left++
			continue
		}
		out = append(append(append(out, "<!-- "+p.Path+" -->\n\n"...), twin...), '\n')
	}
	if left > 0 {
		out = append(out, "Pages that have no room here: "+strconv.Itoa(left)+". See "+site.BaseURL+"llms.txt for all of them.\n"...)
	}
	return out
}

// indexJSON lists all pages with the anchors on them.
func indexJSON(site *docs.Site) []byte {
	anchors := map[string][][2]string{}
	size := 100 * len(site.Pages)
	for _, chunk := range site.Search {
		for _, e := range chunk.Entries {
			if e.To.Anchor != "" {
				size += len(e.To.Anchor) + len(e.Title) + 6
				anchors[e.To.Path] = append(anchors[e.To.Path], [2]string{e.To.Anchor, e.Title})
			}
		}
	}
	out := append(make([]byte, 0, size), `{"title":`...)
	out = jsondoc.AppendString(out, site.Title)
	out = append(out, `,"pages":[`...)
	first := true
	for _, p := range site.Pages {
		if p.Unlisted {
			continue
		}
		if !first {
			out = append(out, ',')
		}
		first = false
		out = append(out, "\n{\"path\":"...)
		out = jsondoc.AppendString(out, p.Path)
		out = append(out, `,"title":`...)
		out = jsondoc.AppendString(out, p.Title)
		out = append(out, `,"kind":`...)
		out = jsondoc.AppendString(out, p.Kind)
		out = append(out, `,"anchors":{`...)
		for i, a := range anchors[p.Path] {
			if i > 0 {
				out = append(out, ',')
			}
			out = append(jsondoc.AppendString(out, a[0]), ':')
			out = jsondoc.AppendString(out, a[1])
		}
		out = append(out, "}}"...)
	}
	return append(out, "\n]}\n"...)
}

func robots(site *docs.Site) []byte {
	out := "User-agent: *\nAllow: /\n"
	if site.BaseURL != "" {
		out += "Sitemap: " + site.BaseURL + "sitemap.xml\n"
	}
	return []byte(out)
}

func sitemap(site *docs.Site) []byte {
	var b strings.Builder
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, p := range site.Pages {
		if !p.Unlisted {
			b.WriteString("<url><loc>" + xmlText(canonical(site, p.Path)) + "</loc></url>\n")
		}
	}
	b.WriteString("</urlset>\n")
	return []byte(b.String())
}

func xmlText(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text))
	return b.String()
}

// searchFiles writes the search index: scripts, since pages opened from a disk
// may load nothing else. search/0.js also says how many parts there are.
func searchFiles(site *docs.Site) []File {
	files := make([]File, 0, len(site.Search)+1)
	for i, chunk := range site.Search {
		pages := map[string]int{}
		var paths []string
		body := make([]byte, 0, 120*len(chunk.Entries))
		for j, e := range chunk.Entries {
			n, ok := pages[e.To.Path]
			if !ok {
				n = len(paths)
				pages[e.To.Path] = n
				paths = append(paths, e.To.Path)
			}
			if j > 0 {
				body = append(body, ",\n"...)
			}
			mark := e.Kind[0]
			if e.Kind == "page" { // not a property
				mark = 'o'
			}
			body = append(body, '[', '"', mark, '"', ',')
			body = append(jsondoc.AppendString(body, e.Title), ',')
			body = append(jsondoc.AppendString(body, e.Text), ',')
			body = append(strconv.AppendInt(body, int64(n), 10), ',')
			body = append(jsondoc.AppendString(body, e.To.Anchor), ']')
		}
		head, err := json.Marshal(paths)
		if err != nil {
			continue
		}
		data := append([]byte("docgenIndex("+strconv.Itoa(i)+","+strconv.Itoa(len(site.Search))+","), head...)
		data = append(append(append(data, ",[\n"...), body...), "\n]);\n"...)
		files = append(files, File{"search/" + strconv.Itoa(i) + ".js", data})
	}
	return files
}
