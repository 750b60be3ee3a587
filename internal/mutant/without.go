package mutant

import (
	"slices"

	"docgen.example/docgen/internal/model"
)

// Without returns a copy of s that reads as if a keyword were not there.
func Without(s *model.Schema, keyword string) *model.Schema {
	c := *s
	switch keyword {
	case "type":
		c.Types = 0
	case "enum":
		c.Enum = nil
	case "const":
		c.Const = nil
	case "multipleOf":
		c.MultipleOf = nil
	case "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum":
		withoutBound(&c, keyword)
	case "minLength":
		c.MinLength = nil
	case "maxLength":
		c.MaxLength = nil
	case "pattern":
		c.Pattern = nil
	case "format":
		c.Format = ""
	case "minItems":
		c.MinItems = nil
	case "maxItems":
		c.MaxItems = nil
	case "uniqueItems":
		c.UniqueItems = false
	case "contains":
		c.Contains = nil
	case "minContains":
		c.MinContains = nil
	case "maxContains":
		c.MaxContains = nil
	case "prefixItems", "items", "additionalItems":
		withoutItems(&c, keyword)
	case "unevaluatedItems":
		c.UnevaluatedItems = nil
	case "allOf":
		c.AllOf = nil
	case "anyOf":
		c.AnyOf = nil
	case "oneOf":
		c.OneOf = nil
	case "not":
		c.Not = nil
	case "if":
		c.If = nil
	case "then":
		c.Then = nil
	case "else":
		c.Else = nil
	case "$ref":
		c.Ref = nil
	case "$dynamicRef":
		c.DynamicRef = nil
	case "$recursiveRef":
		c.RecursiveRef = nil
	default:
		return withoutOfObject(&c, keyword)
	}
	return &c
}

func withoutOfObject(c *model.Schema, keyword string) *model.Schema {
	switch keyword {
	case "required":
		c.Required = nil
	case "minProperties":
		c.MinProperties = nil
	case "maxProperties":
		c.MaxProperties = nil
	case "properties":
		return c.WithProperties(nil)
	case "patternProperties":
		c.PatternProperties = nil
	case "additionalProperties":
		c.AdditionalProperties = nil
	case "propertyNames":
		c.PropertyNames = nil
	case "unevaluatedProperties":
		c.UnevaluatedProperties = nil
	case "dependentRequired":
		c.DependentRequired = nil
	case "dependentSchemas":
		c.DependentSchemas = nil
	case "dependencies":
		c.DependentRequired, c.DependentSchemas = nil, nil
	}
	return c
}

// withoutBound knows that draft-04 writes an exclusive bound with two keywords:
// minimum and a boolean exclusiveMinimum.
func withoutBound(c *model.Schema, keyword string) {
	old := c.Dialect == model.Draft4
	switch keyword {
	case "minimum":
		if old {
			c.ExclusiveMinimum = nil
		}
		c.Minimum = nil
	case "maximum":
		if old {
			c.ExclusiveMaximum = nil
		}
		c.Maximum = nil
	case "exclusiveMinimum":
		if old && c.ExclusiveMinimum != nil {
			c.Minimum = c.ExclusiveMinimum
		}
		c.ExclusiveMinimum = nil
	case "exclusiveMaximum":
		if old && c.ExclusiveMaximum != nil {
			c.Maximum = c.ExclusiveMaximum
		}
		c.ExclusiveMaximum = nil
	}
}

// withoutItems knows that without a tuple additionalItems means nothing.
func withoutItems(c *model.Schema, keyword string) {
	switch {
	case keyword == "prefixItems":
		c.PrefixItems = nil
	case keyword == c.ItemsKeyword() && c.Items != nil:
		c.Items = nil
	case keyword == "items":
		c.PrefixItems, c.Items = nil, nil
	}
}

// WithoutName returns a copy of s whose "required" does not list name.
func WithoutName(s *model.Schema, name string) *model.Schema {
	c := *s
	c.Required = slices.DeleteFunc(slices.Clone(s.Required), func(n string) bool { return n == name })
	return &c
}

// Opened returns a copy of a boolean schema that accepts everything.
func Opened(s *model.Schema) *model.Schema {
	c := *s
	c.Boolean, c.Always = true, true
	return &c
}
