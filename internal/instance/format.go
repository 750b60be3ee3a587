package instance

import (
	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/pattern"
)

const (
	octet = `(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`
	label = `[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?`
	day   = `\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])`
	hour  = `(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)`
)

// grammars are regular expressions of which most matches are of a format. They
// help where a text must match a pattern besides.
var grammars = map[string]string{
	"date":          `^` + day + `$`,
	"time":          `^` + hour + `$`,
	"date-time":     `^` + day + `T` + hour + `$`,
	"duration":      `^P(?:\d{1,3}[WDMY]|(?:\d{1,2}D)?T(?:\d{1,2}H)?(?:\d{1,2}M)?\d{1,2}S)$`,
	"email":         `^[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*@` + label + `(?:\.` + label + `)+$`,
	"hostname":      `^` + label + `(?:\.` + label + `)*$`,
	"ipv4":          `^(?:` + octet + `\.){3}` + octet + `$`,
	"ipv6":          `^(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){1,3}|::1)$`,
	"json-pointer":  `^(?:/[A-Za-z0-9_.-]*)*$`,
	"uri":           `^[a-z][a-z0-9+.-]*:(?://` + label + `(?:\.` + label + `)*(?::\d{1,4})?)?(?:/[A-Za-z0-9._~@:=+-]*)*(?:\?[A-Za-z0-9._=&-]*)?(?:#[A-Za-z0-9._-]*)?$`,
	"uri-reference": `^[A-Za-z0-9._~-]*(?:/[A-Za-z0-9._~@:=+-]*)*(?:\?[A-Za-z0-9._=&-]*)?(?:#[A-Za-z0-9._-]*)?$`,
	"uuid":          `^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$`,
}

func grammarOf(formats []string) []*pattern.Pattern {
	var list []*pattern.Pattern
	for _, name := range formats {
		if p, err := pattern.Compile(grammars[name]); err == nil && grammars[name] != "" {
			list = append(list, p)
		}
	}
	return list
}

func (r *run) holdFormat(s *shape, x *model.Schema) {
	if x.Format != "" {
		s.formats = appendNew(s.formats, x.Format)
	}
}

// breakFormat comes last: where a format is an annotation, nothing breaks it.
func (r *run) breakFormat(x *model.Schema, alts []alternative) []alternative {
	if x.Format != "" && evaluate.KnownFormat(x.Format) {
		alts = append(alts, alternative{kinds: text, weak: true, edit: func(r *run, s *shape) {
			if r.firm {
				s.fail(&failure{"only the format " + x.Format + " decides here", x, false})
			}
			s.notFormats = appendNew(s.notFormats, x.Format)
		}})
	}
	return alts
}
