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

// dialectOf returns the dialect that a "$schema" URI names. It takes the http
// and https forms, with and without the empty fragment, and a hyper-schema for
// the dialect that it extends.
func dialectOf(uri string) (Dialect, bool) {
	plain := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(uri), "#"), "/")
	plain = strings.TrimPrefix(strings.TrimPrefix(plain, "https://"), "http://")
	if hyper, ok := strings.CutSuffix(plain, "/hyper-schema"); ok {
		plain = hyper + "/schema"
	}
	for i, known := range dialectURIs {
		known = strings.TrimSuffix(known, "#")
		if plain == known[strings.Index(known, "//")+2:] {
			return Dialect(i), true
		}
	}
	return 0, false
}

// misnamed lists what stands in a "$schema" that means a dialect without
// being its address: ajv and others refuse such a schema.
var misnamed = []struct {
	mark    string
	dialect Dialect
}{
	{"draft-04", Draft4}, {"draft-4", Draft4}, {"draft-05", Draft4}, {"draft-5", Draft4}, {"draft-06", Draft6}, {"draft-6", Draft6},
	{"draft-07", Draft7}, {"draft-7", Draft7}, {"2019-09", Draft201909}, {"2020-12", Draft202012},
}

// meantDialect returns the dialect that a "$schema" means which names none.
// Draft-05 changed nothing about draft-04 but its name.
func meantDialect(uri string) (Dialect, bool) {
	if !strings.Contains(uri, "json-schema.org/") {
		return 0, false
	}
	for _, m := range misnamed {
		if strings.Contains(uri, m.mark) {
			return m.dialect, true
		}
	}
	return 0, false
}

// isUnversioned tells whether a "$schema" is the address of the latest
// meta-schema, which was another one in every year.
func isUnversioned(uri string) bool {
	_, name, _ := strings.Cut(uri, "://")
	return strings.TrimSuffix(name, "#") == "json-schema.org/schema"
}

// isDraft3 tells whether a "$schema" URI names draft-03 or an older draft,
// which docgen refuses.
func isDraft3(uri string) bool {
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
	draft4, tuple, plainID := "", false, false
	root.Walk(func(at jsondoc.Pointer, v *jsondoc.Value) bool {
		if _, last := at.Parent(); last == "examples" || last == "default" {
			return false
		}
		for _, m := range v.Members {
			used[m.Name] = true
			switch {
			case (m.Name == "exclusiveMinimum" || m.Name == "exclusiveMaximum") && m.Value.Kind == jsondoc.Bool:
				draft4 = m.Name + " is a boolean"
			case m.Name == "items" && isTuple(m.Value):
				tuple = true
			case m.Name == "$id" && m.Value.Kind == jsondoc.String && strings.HasPrefix(m.Value.Text, "#"):
				plainID = true
			}
		}
		return true
	})
	switch {
	case draft4 != "":
		return Draft4, draft4
	case plainID:
		return Draft7, "a $id is a mere name"
	case used["$recursiveRef"] || used["$recursiveAnchor"]:
		return Draft201909, "it has a $recursiveRef"
	}
	for _, t := range telling {
		for _, name := range t.names {
			if !used[name] {
				continue
			}
			if tuple && t.dialect == Draft202012 && !used["prefixItems"] {
				return Draft201909, "it uses " + name + ", and items is an array"
			}
			return t.dialect, "it uses " + name
		}
	}
	if id := root.Member("id"); id != nil && id.Kind == jsondoc.String && strings.ContainsAny(id.Text, ":/#") {
		return Draft4, "it has an id"
	}
	if tuple {
		return Draft7, "items is an array"
	}
	if used["definitions"] || used["dependencies"] || used["additionalItems"] {
		return Draft7, "it uses keywords of the older drafts"
	}
	return Draft202012, "nothing in it is older"
}

// isTuple tells whether the value of "items" is an array of schemas, which no
// dialect after 2019-09 allows.
func isTuple(v *jsondoc.Value) bool {
	for _, item := range v.Items {
		if item.Kind != jsondoc.Object && item.Kind != jsondoc.Bool {
			return false
		}
	}
	return len(v.Items) > 0
}
