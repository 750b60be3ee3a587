// Package templates holds the pages' html/template files, style sheet, script
// and guide text. They hold no logic beyond range and if; internal/render fills
// them. A folder of the same layout overrides any of them.
package templates

import "embed"

// FS holds *.html (html/template), guide.md (text/template) and assets/ (copied as they are).
//
//go:embed *.html *.md assets
var FS embed.FS
