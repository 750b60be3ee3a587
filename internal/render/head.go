package render

import (
	"html/template"
	"net/url"
	"path"

	"docgen.example/docgen/internal/docs"
)

// Canonical is the absolute address of the page; empty where the site's is not known.
func (w *writer) Canonical() template.URL { return template.URL(canonical(w.site, w.Page.Path)) }

// Image is the absolute address of the site's image; empty where the site's is not known.
func (w *writer) Image() template.URL {
	if w.site.BaseURL == "" {
		return ""
	}
	return template.URL(w.site.BaseURL + "og.png")
}

// absolute returns the address of a file where the site will be served.
func absolute(site *docs.Site, file string) string {
	return site.BaseURL + (&url.URL{Path: file}).EscapedPath()
}

func canonical(site *docs.Site, page string) string {
	if site.BaseURL == "" {
		return ""
	}
	if folder, file := path.Split(page); file == "index.html" {
		page = folder
	}
	return absolute(site, page)
}

// spacing is the hash of the style that widens a text's spacing, as readers may
// (WCAG 1.4.12) and as checkers of accessibility do. It is the only inline style
// that the policy lets in.
const spacing = "'sha256-L+qtpruGitP/JrmwYqQVZywHMzyXMz/1rcsgSpsKDRY='"

// Policy is the page's Content-Security-Policy.
func (w *writer) Policy() string {
	script := "'self'"
	if w.Page.Playground {
		script += " 'wasm-unsafe-eval'"
	}
	return "default-src 'none'; style-src 'self' " + spacing + "; script-src " + script + "; img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
}

// Linked describes the page in the terms of schema.org.
func (w *writer) Linked() map[string]any {
	kind := "TechArticle"
	if w.Page.Kind == "index" {
		kind = "WebSite"
	}
	linked := map[string]any{"@context": "https://schema.org", "@type": kind, "name": w.Page.Title, "description": w.Page.Summary, "inLanguage": "en"}
	if w.site.BaseURL != "" {
		linked["url"] = canonical(w.site, w.Page.Path)
	}
	return linked
}
