package docs

import (
	"strings"

	"docgen.example/docgen/internal/model"
)

// Validation sections 7 and 8: format, and the content of strings.
var formatForms = map[string]form{
	"format":           formatForm,
	"contentEncoding":  contentEncodingForm,
	"contentMediaType": contentMediaTypeForm,
	"contentSchema":    contentSchemaForm,
}

// formatWords says what the formats of the specification are, and which RFC or
// standard defines each.
var formatWords = map[string]struct{ said, standard string }{
	"date-time":             {"a date with time and offset", "RFC 3339"},
	"date":                  {"a date, such as 2024-02-29", "RFC 3339"},
	"time":                  {"a time with offset", "RFC 3339"},
	"duration":              {"a duration, such as P3DT12H", "RFC 3339"},
	"email":                 {"an email address", "RFC 5322"},
	"idn-email":             {"an email address, also in other scripts", "RFC 6531"},
	"hostname":              {"a host name", "RFC 1123"},
	"idn-hostname":          {"a host name, also in other scripts", "RFC 5890"},
	"ipv4":                  {"an IPv4 address", "RFC 2673"},
	"ipv6":                  {"an IPv6 address", "RFC 4291"},
	"uri":                   {"a URI", "RFC 3986"},
	"uri-reference":         {"a URI or relative reference", "RFC 3986"},
	"iri":                   {"an IRI", "RFC 3987"},
	"iri-reference":         {"an IRI or relative reference", "RFC 3987"},
	"uuid":                  {"a UUID", "RFC 4122"},
	"uri-template":          {"a URI template", "RFC 6570"},
	"json-pointer":          {"a JSON Pointer", "RFC 6901"},
	"relative-json-pointer": {"a relative JSON Pointer", ""},
	"regex":                 {"a regular expression", "ECMA-262"},
}

// standardPlace returns where a standard can be read.
func standardPlace(name string) *Place {
	if number, ok := strings.CutPrefix(name, "RFC "); ok {
		return &Place{Path: "https://www.rfc-editor.org/rfc/rfc" + number}
	}
	return &Place{Path: "https://262.ecma-international.org/"}
}

func formatForm(_ *builder, f *frame, k *model.Keyword) {
	name := k.Value.Text
	known, ok := formatWords[name]
	if !ok {
		f.note(tierRule, k, words("Format "), value(k.Value), words(", which is not one of the specification's"))
		return
	}
	t := Text{words(upperFirst(known.said))}
	if known.standard != "" {
		t = append(t, words(" ("), link(known.standard, standardPlace(known.standard)), words(")"))
	}
	f.note(tierRule, k, append(t, soft(", format "), code(name))...)
}

func contentEncodingForm(_ *builder, f *frame, k *model.Keyword) {
	t := Text{words("The string holds bytes as "), value(k.Value)}
	switch k.Value.Text {
	case "base64", "base32", "base16", "base64url":
		t = append(t, words(" ("), link("RFC 4648", standardPlace("RFC 4648")), words(")"))
	case "quoted-printable", "7bit", "8bit", "binary":
		t = append(t, words(" ("), link("RFC 2045", standardPlace("RFC 2045")), words(")"))
	}
	f.note(tierRule, k, t...)
}

func contentMediaTypeForm(_ *builder, f *frame, k *model.Keyword) {
	f.note(tierRule, k, words("The string holds a document of media type "), value(k.Value),
		words(" ("), link("RFC 2046", standardPlace("RFC 2046")), words(")"))
}

func contentSchemaForm(b *builder, f *frame, k *model.Keyword) {
	b.rest(f, k, "the document in it", "~contentSchema")
}
