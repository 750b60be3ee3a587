package render

import (
	"encoding/xml"
	"strings"
	"testing"

	"docgen.example/docgen/internal/docs"
)

// TestFeed reads the feed back as Atom (RFC 4287): hostile texts come out as they
// went in, each entry has an id and a date, and the feed the latest of them.
func TestFeed(t *testing.T) {
	const hostile = `]]></content><script>alert(1)</script> & "x" 'y' ü`
	entries := []docs.FeedEntry{
		{Title: hostile, Summary: hostile, Place: docs.Place{Path: "a/changes.html", Anchor: "version-2026-05-01"}, Digest: "aa", Updated: "2026-05-01", Changes: []string{hostile, "text: b"}},
		{Title: "B\x00", Summary: "undated", Place: docs.Place{Path: "b/index.html"}, Digest: "bb"},
	}
	var atom struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Updated string   `xml:"updated"`
		Entries []struct {
			Title   string `xml:"title"`
			ID      string `xml:"id"`
			Updated string `xml:"updated"`
			Summary string `xml:"summary"`
			Link    struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
			Lines []string `xml:"content>div>ul>li"`
		} `xml:"entry"`
	}
	text := feed(&docs.Site{Title: hostile, BaseURL: "https://example.com/?a&b/", Feed: entries})
	if err := xml.Unmarshal(text, &atom); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if atom.ID != "https://example.com/?a&b/feed.xml" || atom.Updated != "2026-05-01T00:00:00Z" || len(atom.Entries) != 2 {
		t.Errorf("%+v", atom)
	}
	e := atom.Entries[0]
	if e.Title != hostile || e.Summary != hostile || e.ID != "urn:sha256:aa" || e.Updated != "2026-05-01T00:00:00Z" || strings.Join(e.Lines, "|") != hostile+"|text: b" {
		t.Errorf("%+v", e)
	}
	if want := "https://example.com/?a&b/a/changes.html#version-2026-05-01"; e.Link.Href != want {
		t.Errorf("it leads to %s", e.Link.Href)
	}
	if e := atom.Entries[1]; e.Updated != "1970-01-01T00:00:00Z" || !strings.HasPrefix(e.Summary, "The date of this version is not known.") {
		t.Errorf("%+v", e)
	}
}
