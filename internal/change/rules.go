package change

import "docgen.example/docgen/internal/model"

// rule compares what one keyword, or those that say the same in several
// dialects, says in two versions.
type rule struct {
	keywords  []string
	noun      string // what it is called in messages
	annotates bool   // it makes no instance invalid
	compare   func(c *comparison, p pair, r *rule)
}

func on(keyword, noun string, compare func(*comparison, pair, *rule)) rule {
	return rule{keywords: []string{keyword}, noun: noun, compare: compare}
}

// note is a rule for a keyword that makes no instance invalid.
func note(keyword, noun string) rule {
	return rule{[]string{keyword}, noun, true, func(c *comparison, p pair, r *rule) {
		c.said(p, keyword, r.noun, effective(p.old, keyword), effective(p.new, keyword))
	}}
}

// mark is a rule for a keyword that is true or false and makes no instance invalid.
func mark(keyword, noun string) rule { return rule{[]string{keyword}, noun, true, marked} }

// rules is the table of all keywords and how they are compared, in the order in
// which changes of one subschema are told.
var rules []rule

// init fills the table here since its rules compare subschemas by the table.
func init() {
	rules = []rule{
		on("$schema", "dialect", dialect),
		on("type", "type", types),
		{[]string{"enum", "const"}, "values", false, values},
		{[]string{"minimum", "exclusiveMinimum"}, "lower bound", false, bounds(lower)},
		{[]string{"maximum", "exclusiveMaximum"}, "upper bound", false, bounds(upper)},
		on("multipleOf", "step", multiple),
		on("minLength", "least length", least("0")),
		on("maxLength", "greatest length", most),
		on("pattern", "pattern", text(Stricter, Looser, "")),
		on("format", "format", text(Stricter|Perhaps, Looser|Perhaps, "depends on whether validators check formats")),
		on("minItems", "least number of items", least("0")),
		on("maxItems", "greatest number of items", most),
		on("uniqueItems", "uniqueness of items", unique),
		on("prefixItems", "item", tuple),
		{[]string{"items", "additionalItems"}, "other items", false, rest(func(s *model.Schema) *model.Schema { return s.Items })},
		on("contains", "item that fits", contains),
		on("minContains", "least number of items that fit", least("1")),
		on("maxContains", "greatest number of items that fit", most),
		on("unevaluatedItems", "items that nothing has looked at", rest(func(s *model.Schema) *model.Schema { return s.UnevaluatedItems })),
		on("properties", "property", properties(func(s *model.Schema) []model.Property { return s.Properties })),
		on("patternProperties", "pattern of names", properties(func(s *model.Schema) []model.Property { return s.PatternProperties })),
		on("additionalProperties", "other properties", rest(func(s *model.Schema) *model.Schema { return s.AdditionalProperties })),
		on("unevaluatedProperties", "properties that nothing has looked at", rest(func(s *model.Schema) *model.Schema { return s.UnevaluatedProperties })),
		on("propertyNames", "names of properties", rest(func(s *model.Schema) *model.Schema { return s.PropertyNames })),
		on("required", "required", required),
		{[]string{"dependentRequired", "dependencies"}, "properties that it asks for", false, dependentRequired},
		on("dependentSchemas", "schema beside a property", dependentSchemas),
		on("minProperties", "least number of properties", least("0")),
		on("maxProperties", "greatest number of properties", most),
		on("$ref", "reference", reference),
		on("$dynamicRef", "dynamic reference", text(Stricter, Looser, "")),
		on("$recursiveRef", "recursive reference", text(Stricter, Looser, "")),
		on("allOf", "part", branches(Stricter, Looser, func(s *model.Schema) []*model.Schema { return s.AllOf })),
		on("anyOf", "alternative", branches(Looser, Stricter, func(s *model.Schema) []*model.Schema { return s.AnyOf })),
		on("oneOf", "alternative", branches(Looser, Stricter, func(s *model.Schema) []*model.Schema { return s.OneOf })),
		on("not", "not", not),
		{[]string{"if", "then", "else"}, "condition", false, conditional},
		note("$id", "identifier"), note("id", "identifier"), note("$anchor", "anchor"), note("$dynamicAnchor", "dynamic anchor"),
		note("$recursiveAnchor", "recursive anchor"), note("$vocabulary", "vocabularies"),
		{[]string{"$defs", "definitions"}, "definition", true, func(*comparison, pair, *rule) {}}, // by comparison.definitions
		mark("deprecated", "deprecated"), mark("readOnly", "read-only"), mark("writeOnly", "write-only"),
		note("title", "title"), note("description", "description"), note("default", "default"), note("examples", "examples"), note("$comment", "comment"),
		note("contentEncoding", "encoding of the content"), note("contentMediaType", "media type of the content"),
		{[]string{"contentSchema"}, "schema of the content", true, rest(func(s *model.Schema) *model.Schema { return s.ContentSchema })},
	}
}
