package validate

import (
	"errors"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// formatCheck tells why text is not of a format; nil if it is. The error
// completes "is not an email: …".
type formatCheck func(text string) error

// formatChecks are the formats of Validation section 7.3, all that are
// asserted. They are the same in every dialect.
var formatChecks = map[string]formatCheck{
	"date":                  checkDate,
	"time":                  checkTime,
	"date-time":             checkDateTime,
	"duration":              checkDuration,
	"email":                 checkEmail,
	"idn-email":             checkIDNEmail,
	"hostname":              checkHostname,
	"idn-hostname":          checkIDNHostname,
	"ipv4":                  checkIPv4,
	"ipv6":                  checkIPv6,
	"uri":                   func(text string) error { return checkURI(text, uriSyntax{}) },
	"uri-reference":         func(text string) error { return checkURI(text, uriSyntax{relative: true}) },
	"iri":                   func(text string) error { return checkURI(text, uriSyntax{international: true}) },
	"iri-reference":         func(text string) error { return checkURI(text, uriSyntax{relative: true, international: true}) },
	"uri-template":          checkURITemplate,
	"uuid":                  checkUUID,
	"json-pointer":          checkJSONPointer,
	"relative-json-pointer": checkRelativeJSONPointer,
	"regex":                 checkRegex,
}

// libraryFormat makes a format known to the library; assertions.Validate calls
// the check itself.
func libraryFormat(name string) *jsonschema.Format {
	return &jsonschema.Format{Name: name, Validate: func(v any) error {
		if text, ok := v.(string); ok {
			return formatChecks[name](text)
		}
		return nil
	}}
}

// checkRegex holds to the letter of ECMA-262; the keyword "pattern" is read
// with more patience.
func checkRegex(text string) error { return pattern.Strict(text) }

// checkUUID follows RFC 4122 section 3, of any version and variant.
func checkUUID(text string) error {
	if len(text) != 36 {
		return errors.New("it must be 36 characters long")
	}
	for i := range len(text) {
		if dash := i == 8 || i == 13 || i == 18 || i == 23; dash != (text[i] == '-') || !dash && !isHex(text[i]) {
			return errors.New("it must have the shape xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx in hexadecimal digits")
		}
	}
	return nil
}

// checkJSONPointer follows RFC 6901 section 3.
func checkJSONPointer(text string) error {
	if text != "" && text[0] != '/' {
		return errors.New("it must be empty or start with /")
	}
	if !jsondoc.Pointer(text).Valid() {
		return errors.New("~ must be followed by 0 or 1")
	}
	return nil
}

// checkRelativeJSONPointer follows draft-bhutton-relative-json-pointer section 3.
func checkRelativeJSONPointer(text string) error {
	n := digits(text)
	if n == 0 || n > 1 && text[0] == '0' {
		return errors.New("it must start with a number without leading zeros")
	}
	if text[n:] == "#" {
		return nil
	}
	return checkJSONPointer(text[n:])
}

// digits returns how many ASCII digits text starts with.
func digits(text string) int {
	for i := range len(text) {
		if !isDigit(text[i]) {
			return i
		}
	}
	return len(text)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isHex(c byte) bool {
	return isDigit(c) || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }
