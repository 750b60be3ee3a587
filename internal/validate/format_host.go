package validate

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// The limits of a host name and of one of its labels, in bytes (RFC 1035
// section 2.3.4).
const (
	maxHostname = 253
	maxLabel    = 63
)

// checkHostname follows RFC 1123 section 2.1, with the A-labels of RFC 5890.
func checkHostname(text string) error {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return errors.New("it must be ASCII")
		}
	}
	return checkLabels(text)
}

var idnSeparators = strings.NewReplacer("\u3002", ".", "\uff0e", ".", "\uff61", ".")

// checkIDNHostname follows RFC 5890 section 2.3.2.3; labels may be parted by
// the dots of RFC 3490 section 3.1.
func checkIDNHostname(text string) error { return checkLabels(idnSeparators.Replace(text)) }

func checkLabels(name string) error {
	labels := strings.Split(name, ".")
	international, size := false, len(labels)-1
	for i, label := range labels {
		unicodeLabel, asciiSize, err := checkLabel(label)
		if err != nil {
			return err
		}
		size += asciiSize
		international = international || unicodeLabel != label || asciiSize != len(label)
		labels[i] = unicodeLabel
	}
	if size > maxHostname {
		return errors.New("it is longer than 253 characters")
	}
	if international {
		// Whether text runs from right to left is a question to the whole name
		// (RFC 5893 section 2).
		if _, err := registration.ToASCII(strings.ToLower(strings.Join(labels, "."))); err != nil {
			return errors.New("it is not a name by IDNA 2008")
		}
	}
	return nil
}

// registration checks U-labels as RFC 5891 section 4 has it, but for the rules
// of context, which are in format_idn.go.
var registration = idna.New(
	idna.ValidateForRegistration(),
	idna.CheckJoiners(true),
	idna.BidiRule(),
	idna.StrictDomainName(true),
	idna.VerifyDNSLength(true),
)

// checkLabel checks one label; it returns its Unicode form and the length of
// its ASCII form.
func checkLabel(label string) (string, int, error) {
	if isASCII(label) {
		if err := checkASCIILabel(label); err != nil {
			return "", 0, err
		}
		if !strings.HasPrefix(strings.ToLower(label), "xn--") {
			return label, len(label), nil
		}
		return decodeLabel(label)
	}
	ascii, err := checkUnicodeLabel(label)
	return label, len(ascii), err
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

func checkASCIILabel(label string) error {
	switch {
	case label == "":
		return errors.New("a part between dots is empty")
	case len(label) > maxLabel:
		return errors.New("a part between dots is longer than 63 characters")
	case label[0] == '-' || label[len(label)-1] == '-':
		return errors.New("a part between dots starts or ends with a hyphen")
	}
	for i := range len(label) {
		if c := label[i]; !isLetter(c) && !isDigit(c) && c != '-' {
			return errors.New("the character " + quote(string(rune(c))) + " is not allowed")
		}
	}
	return nil
}

// decodeLabel checks an A-label, "xn--…".
func decodeLabel(label string) (string, int, error) {
	bad := errors.New("the part " + quote(label) + " is not valid in Punycode")
	lower := strings.ToLower(label)
	decoded, err := idna.Punycode.ToUnicode(lower)
	if err != nil || isASCII(decoded) {
		return "", 0, bad
	}
	ascii, err := checkUnicodeLabel(decoded)
	if err != nil {
		return "", 0, err
	}
	if ascii != lower {
		return "", 0, bad
	}
	return decoded, len(label), nil
}

// checkUnicodeLabel checks a U-label and returns its A-label.
func checkUnicodeLabel(label string) (string, error) {
	runes := []rune(label)
	switch {
	case len(runes) > 3 && runes[2] == '-' && runes[3] == '-':
		return "", errors.New("a part between dots has hyphens in its third and fourth place")
	case runes[0] == '-' || runes[len(runes)-1] == '-':
		return "", errors.New("a part between dots starts or ends with a hyphen")
	case unicode.Is(unicode.M, runes[0]):
		return "", errors.New("a part between dots starts with a combining mark")
	}
	for i, r := range runes {
		if !permitted(r) || !contextAllows(runes, i) {
			return "", errors.New("the character " + quote(string(r)) + " is not allowed where it stands")
		}
	}
	ascii, err := registration.ToASCII(label)
	if err != nil {
		return "", errors.New("the part " + quote(label) + " is not a name by IDNA 2008")
	}
	return ascii, nil
}
