package instance

// Keywords tells for each keyword of the model's table what this package does:
// an empty text where instances are made by it, else why they are not.
func Keywords() map[string]string {
	const (
		name  = "names a schema; the model has resolved it"
		speak = "an annotation: it makes no instance invalid"
	)
	return map[string]string{
		"$schema": name, "$vocabulary": "the model leaves out what a vocabulary does not have", "$id": name, "id": name, "$anchor": name,
		"$dynamicAnchor": "", "$recursiveAnchor": "", "$ref": "", "$dynamicRef": "", "$recursiveRef": "",
		"$defs": name, "definitions": name, "$comment": speak,
		"allOf": "", "anyOf": "", "oneOf": "", "not": "", "if": "", "then": "", "else": "", "dependentSchemas": "",
		"prefixItems": "", "items": "", "additionalItems": "", "contains": "", "unevaluatedItems": "",
		"maxItems": "", "minItems": "", "uniqueItems": "", "maxContains": "", "minContains": "",
		"properties": "", "patternProperties": "", "additionalProperties": "", "propertyNames": "", "unevaluatedProperties": "",
		"maxProperties": "", "minProperties": "", "required": "", "dependentRequired": "", "dependencies": "",
		"type": "", "enum": "", "const": "",
		"multipleOf": "", "maximum": "", "exclusiveMaximum": "", "minimum": "", "exclusiveMinimum": "",
		"maxLength": "", "minLength": "", "pattern": "",
		"format": "", "contentEncoding": speak, "contentMediaType": speak, "contentSchema": speak,
		"title": "a hint for believable text; it makes no instance invalid", "description": "a hint for believable text; it makes no instance invalid",
		"default": "", "examples": "", "deprecated": "left out of typical instances; it makes no instance invalid",
		"readOnly": speak, "writeOnly": speak,
	}
}
