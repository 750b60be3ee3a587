package model

import (
	"strings"

	"docgen.example/docgen/internal/jsondoc"
)

// Dialect is a published version of JSON Schema.
type Dialect uint8

// The dialects, oldest first, so that they compare with < and >=.
const (
	Draft4 Dialect = iota
	Draft6
	Draft7
	Draft201909
	Draft202012
)

var dialectNames = [...]string{"draft-04", "draft-06", "draft-07", "2019-09", "2020-12"}

var dialectURIs = [...]string{
	"http://json-schema.org/draft-04/schema#",
	"http://json-schema.org/draft-06/schema#",
	"http://json-schema.org/draft-07/schema#",
	"https://json-schema.org/draft/2019-09/schema",
	"https://json-schema.org/draft/2020-12/schema",
}

// String returns the dialect's usual name, such as "draft-07" or "2020-12".
func (d Dialect) String() string { return dialectNames[d] }

// URI returns the URI of the dialect's meta-schema, as "$schema" spells it.
func (d Dialect) URI() string { return dialectURIs[d] }

// IDKeyword returns "$id", or draft-04's "id".
func (d Dialect) IDKeyword() string {
	if d == Draft4 {
		return "id"
	}
	return "$id"
}

// DialectOf returns the dialect that a "$schema" URI names. It takes the http
// and https forms, with and without the empty fragment.
func DialectOf(uri string) (Dialect, bool) {
	plain := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(uri), "#"), "/")
	plain = strings.TrimPrefix(strings.TrimPrefix(plain, "https://"), "http://")
	for i, known := range dialectURIs {
		known = strings.TrimSuffix(known, "#")
		if plain == known[strings.Index(known, "//")+2:] {
			return Dialect(i), true
		}
	}
	return 0, false
}

// IsDraft3 tells whether a "$schema" URI names draft-03 or an older draft,
// which docgen refuses.
func IsDraft3(uri string) bool {
	for _, old := range []string{"/draft-00/", "/draft-01/", "/draft-02/", "/draft-03/"} {
		if strings.Contains(uri, "json-schema.org"+old) {
			return true
		}
	}
	return false
}

// telling lists keywords that give a dialect away, newest first.
var telling = []struct {
	dialect Dialect
	names   []string
}{
	{Draft202012, []string{"prefixItems", "$dynamicRef", "$dynamicAnchor", "$defs", "dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems", "minContains", "maxContains", "$anchor"}},
	{Draft7, []string{"if", "then", "else", "readOnly", "writeOnly", "contentEncoding", "contentMediaType", "const", "contains", "propertyNames", "$id", "examples", "$comment"}},
}

// guessDialect reads the dialect off the keywords that a schema uses, and says
// why; it looks at every object, since it cannot know yet which are schemas.
func guessDialect(root *jsondoc.Value) (Dialect, string) {
	used := map[string]bool{}
	draft4 := ""
	root.Walk(func(_ jsondoc.Pointer, v *jsondoc.Value) bool {
		for _, m := range v.Members {
			used[m.Name] = true
			if (m.Name == "exclusiveMinimum" || m.Name == "exclusiveMaximum") && m.Value.Kind == jsondoc.Bool {
				draft4 = m.Name + " is a boolean"
			}
		}
		return true
	})
	if draft4 != "" {
		return Draft4, draft4
	}
	for _, t := range telling {
		for _, name := range t.names {
			if used[name] {
				return t.dialect, "it uses " + name
			}
		}
	}
	if id := root.Member("id"); id != nil && id.Kind == jsondoc.String && strings.ContainsAny(id.Text, ":/#") {
		return Draft4, "it has an id"
	}
	if used["definitions"] || used["dependencies"] || used["additionalItems"] {
		return Draft7, "it uses keywords of the older drafts"
	}
	return Draft202012, "nothing in it is older"
}
