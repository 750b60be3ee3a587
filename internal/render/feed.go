package render

import (
	"encoding/xml"
	"strings"

	"docgen.example/docgen/internal/docs"
)

// feed lists the versions of the schemas, newest first, each as an entry that is
// known by its bytes.
func feed(site *docs.Site) []byte {
	var b strings.Builder
	updated := noDate
	for i := range site.Feed {
		updated = max(updated, site.Feed[i].Updated)
	}
	b.WriteString(xml.Header + `<feed xmlns="http://www.w3.org/2005/Atom">` + "\n<title>" + xmlText(site.Title) + "</title>\n<id>" + xmlText(feedID(site, "feed.xml")) + "</id>\n<updated>" + xmlText(moment(updated)) + "</updated>\n<author><name>docgen</name></author>\n")
	if site.BaseURL != "" {
		b.WriteString(`<link rel="self" href="` + xmlText(site.BaseURL+"feed.xml") + "\"/>\n")
	}
	for i := range site.Feed {
		feedEntry(&b, site, &site.Feed[i])
	}
	b.WriteString("</feed>\n")
	return []byte(b.String())
}

func feedEntry(b *strings.Builder, site *docs.Site, e *docs.FeedEntry) {
	to := absolute(site, e.Place.Path)
	if e.Place.Anchor != "" {
		to += "#" + e.Place.Anchor
	}
	summary := e.Summary
	if e.Updated == "" {
		summary = "The date of this version is not known. " + summary
	}
	b.WriteString("<entry>\n<title>" + xmlText(e.Title) + "</title>\n<id>urn:sha256:" + xmlText(e.Digest) + "</id>\n<updated>" + xmlText(moment(e.Updated)) + "</updated>\n<link href=\"" +
		xmlText(to) + "\"/>\n<summary>" + xmlText(summary) + "</summary>\n")
	if len(e.Changes) > 0 {
		b.WriteString(`<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>` + xmlText(summary) + "</p>\n<ul>\n")
		for _, line := range e.Changes {
			b.WriteString("<li>" + xmlText(line) + "</li>\n")
		}
		b.WriteString("</ul></div></content>\n")
	}
	b.WriteString("</entry>\n")
}

// noDate stands for a date that is not known. Atom demands one of each entry (RFC
// 4287 section 4.1.2) and the clock must not reach an output. To leave such a
// schema out would tell nobody when its bytes are others, which a new entry does.
const noDate = "1970-01-01"

// moment makes a date a point in time.
func moment(date string) string {
	if date == "" {
		date = noDate
	}
	if len(date) == len(noDate) {
		return date + "T00:00:00Z"
	}
	return date
}

func feedID(site *docs.Site, name string) string {
	if site.BaseURL != "" {
		return site.BaseURL + name
	}
	return "urn:docgen:" + name
}
