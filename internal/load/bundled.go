package load

import (
	"embed"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
)

// metaschemas holds the meta-schemas of drafts 4 to 2020-12 as published by the
// JSON Schema project, which lets them be redistributed.
//
//go:embed metaschemas
var metaschemas embed.FS

// bundled returns the meta-schema that a URI without fragment names, or nil.
func bundled(uri string) *Document {
	plain := strings.TrimPrefix(strings.TrimPrefix(uri, "https://"), "http://")
	p, ok := strings.CutPrefix(plain, "json-schema.org/")
	if !ok {
		return nil
	}
	if p == "schema" { // the unversioned name, which stood for draft-07 last: for a $ref to it
		p = "draft-07/schema"
	}
	data, err := metaschemas.ReadFile("metaschemas/" + p + ".json")
	if err != nil {
		return nil
	}
	doc, err := jsondoc.Parse(p, data)
	if err != nil {
		return nil
	}
	return &Document{Document: doc, URI: uri, Bundled: true}
}
