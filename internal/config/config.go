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
// slashes.
//
// The json names are the keys of the file; the comments are what an
// editor shows beside them.
type Config struct {
	// Name of the site; by default that of its only schema.
	Title string `json:"title,omitempty"`
	// Where the site will be served. Without it pages have no canonical links and there is no sitemap.
	BaseURL string `json:"base-url,omitempty" jsonschema:"format=uri"`
	// Varies the values in the fixtures; the same seed gives the same bytes.
	Seed uint64 `json:"seed,omitempty"`
	// Folder that the pages are written to; by default site.
	Site string `json:"site,omitempty"`
	// Folder that the fixtures are written to; by default fixtures.
	Fixtures string `json:"fixtures,omitempty"`
	// Folder whose files take the place of docgen's own templates of the same name.
	Templates string `json:"templates,omitempty"`
	// Most fixture cases for a schema; those that expose most are kept. By default there is no bound.
	MaxCases int `json:"max-cases,omitempty" jsonschema:"minimum=1"`
	// How much the site holds of the fixtures: fitted, the default, tells all of small schemas, and of larger
	// ones what leaves a site of one schema under 30 times its size; full tells every case in full and offers all
	// as downloads, however large the site gets.
	Detail string `json:"detail,omitempty" jsonschema:"enum=fitted,enum=full"`
	// Files that stand for URLs which schemas refer to, as URL: file. docgen fetches nothing.
	Refs map[string]string `json:"refs,omitempty"`
	// File with what other validators say of the fixtures, as docgen's own tests/validators writes it.
	Verdicts string `json:"verdicts,omitempty"`
	// The schemas to document, in the order of the site.
	Schemas []Schema `json:"schemas,omitempty" jsonschema:"minItems=1"`

	doc *jsondoc.Document // nil for a Config that was not read from a file
}

// Details are the values of Config.Detail.
const (
	Fitted = "fitted"
	Full   = "full"
)

// Schema is one entry of the list of schemas: a file, or a folder of files.
type Schema struct {
	// The schema file, JSON or YAML; or else dir is given.
	File string `json:"file,omitempty"`
	// Folder all of whose schemas are documented.
	Dir string `json:"dir,omitempty"`
	// Name of the schema's folder in the output; by default the file's, without .json, .yaml, .schema or -schema.
	Name string `json:"name,omitempty" jsonschema:"pattern=^[a-z0-9][a-z0-9._-]*$"`
	// Title of the page in place of the schema's own.
	Title string `json:"title,omitempty"`
	// Headings above the title, outermost first.
	Breadcrumb []string `json:"breadcrumb,omitempty"`
	// Subjects that the schema belongs to.
	Tags []string `json:"tags,omitempty"`
	// URL where the schema is published.
	Source string `json:"source,omitempty" jsonschema:"format=uri"`
	// Who publishes the schema.
	Publisher string `json:"publisher,omitempty"`
	// Date of this version of the schema.
	Published string `json:"published,omitempty" jsonschema:"format=date"`
	// Date on which this copy of the schema was taken from its source.
	Retrieved string `json:"retrieved,omitempty" jsonschema:"format=date"`
	// What its publisher calls this version of the schema.
	Version string `json:"version,omitempty"`
	// Earlier versions of the schema, in any order; the site has a page of what changed.
	Versions []Version `json:"versions,omitempty" jsonschema:"minItems=1"`
	// License of the schema, as an SPDX expression or in words.
	License string `json:"license,omitempty"`
	// Most fixture cases for this schema.
	MaxCases int `json:"max-cases,omitempty" jsonschema:"minimum=1"`
	// What values look like, by instance location; * stands for any name or index.
	Hints []Hint `json:"hints,omitempty"`

	at jsondoc.Pointer
}

// Version is an earlier version of a schema.
type Version struct {
	// The schema file as it was, JSON or YAML.
	File string `json:"file"`
	// Date of the version.
	Published string `json:"published" jsonschema:"format=date"`
	// What its publisher calls the version.
	Version string `json:"version,omitempty"`

	at jsondoc.Pointer
}

// Hint says what the values at some instance locations look like.
type Hint struct {
	Location string `json:"-"` // as in /devices/*/id
	// A kind of text that docgen knows, such as email, city or full-name.
	Kind string `json:"kind,omitempty"`
	// A regular expression (ECMA-262) that the texts match.
	Pattern string `json:"pattern,omitempty" jsonschema:"format=regex"`
	// Values to choose from.
	Values []*jsondoc.Value `json:"values,omitempty" jsonschema:"minItems=1"`
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
	return decode(doc)
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

// Date returns the date of the schema as it is: when it was published, else when
// the copy was taken; empty where neither is known.
func (s Schema) Date() string {
	if s.Published != "" {
		return s.Published
	}
	return s.Retrieved
}

// At returns where in the file the version stands, as Schema.At does.
func (v Version) At() jsondoc.Pointer { return v.at }

// At returns where in the file the entry stands, for Config.At; empty for one
// that did not come from a file.
func (s Schema) At() jsondoc.Pointer { return s.at }
