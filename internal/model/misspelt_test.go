package model

import "testing"

func TestMisspelt(t *testing.T) {
	for name, want := range map[string]string{
		"propertys": "properties", "minLenght": "minLength", "requird": "required", "aditionalProperties": "additionalProperties",
		"$def": "$defs", "minlength": "minLength", "enums": "enum", "descripton": "description",
		"x-enum": "", "example": "", "markdownDescription": "", "defaultSnippets": "", "foo": "", "errorMessage": "", "tsType": "", "allowTrailingCommas": "",
	} {
		if got := misspelt(name, Draft202012); got != want {
			t.Errorf("%s: did you mean %q, want %q", name, got, want)
		}
	}
}
