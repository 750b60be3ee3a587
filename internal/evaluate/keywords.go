package evaluate

// Keywords tells for each keyword of the model's table what the evaluator does:
// an empty text where it judges by it, else why it does not.
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
		"title": speak, "description": speak, "default": speak, "deprecated": speak, "readOnly": speak, "writeOnly": speak, "examples": speak,
	}
}
