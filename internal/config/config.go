// Package config reads docgen.yaml: which schemas to document, where the output
// goes, and what the schemas themselves do not say (where they come from, under
// which heading they belong, what a property's values look like).
package config

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/problem"
)

// FileName is the name of the file that docgen looks for in its folder.
const FileName = "docgen.yaml"

// Config is the content of docgen.yaml. Paths are relative to its folder, with
// slashes. The json names are the keys of the file; the comments are what an
// editor shows beside them.
type Config struct {
	// Title is the name of the site; by default that of its only schema.
	Title string `json:"title,omitempty" jsonschema_description:"Name of the site. Default: the title of its only schema."`
	// BaseURL is where the site will be served, without which pages have no canonical links.
	BaseURL string `json:"base-url,omitempty" jsonschema:"format=uri" jsonschema_description:"Where the site will be served. Pages carry canonical links and a sitemap only when this is known."`
	// Seed varies the values in the fixtures.
	Seed uint64 `json:"seed,omitempty" jsonschema_description:"Varies the values in the fixtures. The same seed gives the same bytes."`
	// Site is the folder of the pages.
	Site string `json:"site,omitempty" jsonschema_description:"Folder that the pages are written to. Default: site"`
	// Fixtures is the folder of the fixtures.
	Fixtures string `json:"fixtures,omitempty" jsonschema_description:"Folder that the fixtures are written to. Default: fixtures"`
	// Templates is a folder whose files take the place of docgen's own templates of the same name.
	Templates string `json:"templates,omitempty" jsonschema_description:"Folder whose files take the place of docgen's own templates, styles and scripts of the same name."`
	// MaxCases bounds the cases of each schema; 0 is no bound.
	MaxCases int `json:"max-cases,omitempty" jsonschema:"minimum=1" jsonschema_description:"Most fixture cases for a schema; those that expose most are kept."`
	// Refs gives files for URLs that schemas refer to. docgen fetches nothing.
	Refs map[string]string `json:"refs,omitempty" jsonschema_description:"Files that stand for URLs that schemas refer to (URL: file). docgen fetches nothing."`
	// Schemas lists what to document, in the order of the site.
	Schemas []Schema `json:"schemas,omitempty" jsonschema:"minItems=1" jsonschema_description:"The schemas to document, in the order of the site."`

	doc *jsondoc.Document // nil for a Config that was not read from a file
}

// Schema is one entry of the list of schemas: a file, or a folder of files.
type Schema struct {
	// File is the schema; File or Dir is set, not both.
	File string `json:"file,omitempty" jsonschema_description:"The schema file, JSON or YAML."`
	// Dir is a folder all of whose schemas are documented.
	Dir string `json:"dir,omitempty" jsonschema_description:"A folder all of whose schemas are documented."`
	// Name is that of the schema's folder in the output, by default made from the file name.
	Name string `json:"name,omitempty" jsonschema:"pattern=^[a-z0-9][a-z0-9._-]*$" jsonschema_description:"Name of the schema's folder in the output. Default: the file name without .json, .yaml, .schema or -schema."`
	// Title stands over the page in place of the schema's own.
	Title string `json:"title,omitempty" jsonschema_description:"Title of the page. Default: the schema's own."`
	// Breadcrumb stands above the title.
	Breadcrumb []string `json:"breadcrumb,omitempty" jsonschema_description:"The line of headings above the title, outermost first."`
	// Tags are the subjects the schema belongs to.
	Tags []string `json:"tags,omitempty" jsonschema_description:"Subjects that the schema belongs to."`
	// Source is the URL where the schema is published.
	Source string `json:"source,omitempty" jsonschema:"format=uri" jsonschema_description:"URL where the schema is published."`
	// Publisher is who publishes the schema.
	Publisher string `json:"publisher,omitempty" jsonschema_description:"Who publishes the schema."`
	// Published is the date of that version of the schema, as YYYY-MM-DD.
	Published string `json:"published,omitempty" jsonschema:"format=date" jsonschema_description:"Date of this version of the schema."`
	// License is that of the schema, as an SPDX expression or in words.
	License string `json:"license,omitempty" jsonschema_description:"License of the schema: an SPDX expression, or words."`
	// MaxCases bounds the cases of this schema; 0 is Config.MaxCases.
	MaxCases int `json:"max-cases,omitempty" jsonschema:"minimum=1" jsonschema_description:"Most fixture cases for this schema."`
	// Hints says what values look like, by instance location; * stands for any name or index.
	Hints []Hint `json:"hints,omitempty" jsonschema_description:"What values look like, by instance location; * stands for any member or item, as in /devices/*/id."`

	at jsondoc.Pointer
}

// Hint says what the values at some instance locations look like.
type Hint struct {
	Location string           `json:"-"` // as in /devices/*/id
	Kind     string           `json:"kind,omitempty" jsonschema_description:"A kind of text that docgen knows, such as email, city or full-name."`
	Pattern  string           `json:"pattern,omitempty" jsonschema:"format=regex" jsonschema_description:"A regular expression (ECMA-262) that the texts match."`
	Values   []*jsondoc.Value `json:"values,omitempty" jsonschema:"minItems=1" jsonschema_description:"Values to choose from."`

	at jsondoc.Pointer
}

// Default is the configuration where nothing is said.
func Default() *Config { return &Config{Site: "site", Fixtures: "fixtures"} }

// Parse reads the text of a docgen.yaml; name is what messages call it. The
// problems are all that was found, errors and warnings; where there are errors,
// the Config holds what could be read.
func Parse(name string, text []byte) (*Config, problem.List) {
	doc, err := load.YAML(name, text)
	if syntax, ok := err.(*jsondoc.SyntaxError); ok {
		return Default(), problem.List{problem.FromSyntax(doc, syntax)}
	}
	if err != nil {
		return Default(), problem.List{{Code: "config", File: name, Message: err.Error()}}
	}
	return Decode(doc)
}

// At returns a problem at a place of the file that c was read from, such as
// "/schemas/0/file"; without a file it has no place.
func (c *Config) At(pointer jsondoc.Pointer, code, message string) *problem.Problem {
	if c.doc == nil || c.doc.Root == nil {
		return &problem.Problem{Code: code, Message: message}
	}
	v := c.doc.Root.Lookup(pointer)
	for v == nil && pointer != "" {
		pointer, _ = pointer.Parent()
		v = c.doc.Root.Lookup(pointer)
	}
	return problem.At(c.doc, v.Span, code, message).In(pointer)
}

// At returns where in the file the entry stands, for Config.At; empty for one
// that did not come from a file.
func (s Schema) At() jsondoc.Pointer { return s.at }

// At returns where in the file the hint stands, for Config.At.
func (h Hint) At() jsondoc.Pointer { return h.at }
