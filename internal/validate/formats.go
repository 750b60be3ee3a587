package validate

import "github.com/santhosh-tekuri/jsonschema/v6"

// formatCheck tells why text is not of a format; nil if it is. The error's text
// completes "… because it".
type formatCheck func(text string) error

// libraryFormat makes the format known to the library; the check itself is
// made by assertions.
func libraryFormat(name string) *jsonschema.Format {
	return &jsonschema.Format{Name: name, Validate: func(v any) error {
		if text, ok := v.(string); ok {
			return formatChecks[name](text)
		}
		return nil
	}}
}

var formatChecks = map[string]formatCheck{}
