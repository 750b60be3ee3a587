// Package templates holds the pages' html/template files, style sheet, script
// and guide text. They hold no logic beyond range and if; internal/render fills
// them. A folder of the same layout overrides any of them.
package templates

import "embed"

// FS holds *.html (html/template), guide.md and *.tmpl (text/template; Go files of
// the fixtures) and assets/ (copied as they are).
//
//go:embed *.html *.md *.tmpl assets
var FS embed.FS
