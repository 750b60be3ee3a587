package docs

import (
	"path"
	"slices"
	"strings"

	"docgen.example/docgen/internal/filename"
)

// ownAddresses finds the schemas that the site serves at the path of their
// identifier too, since that lies on this site.
func (sb *siteBuilder) ownAddresses() {
	if sb.site.BaseURL == "" {
		return
	}
	taken := map[string]bool{"index.json": true} // by the whole, or the first part, of the path
	for _, folder := range []string{"assets", "playground", "search"} {
		taken[folder] = true
	}
	for _, b := range sb.builders {
		taken[strings.ToLower(b.in.Name)] = true
	}
	for _, b := range sb.builders {
		doc := readable(b.in.Document)
		if doc == nil {
			continue
		}
		id, ok := strings.CutPrefix(doc.Root.Resource.URI, sb.site.BaseURL)
		if !ok || strings.ContainsAny(id, "%#") || filename.Fault(id) != "" || !slices.Contains([]string{".json", ".yaml", ".yml"}, path.Ext(id)) {
			continue
		}
		whole := strings.ToLower(id)
		first, _, _ := strings.Cut(whole, "/")
		if !taken[first] && !taken[whole] {
			taken[whole] = true
			b.address = id
		}
	}
}
