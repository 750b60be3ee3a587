package validate

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// uriSyntax tells URIs (RFC 3986) from IRIs (RFC 3987), and absolute from
// relative references.
type uriSyntax struct{ relative, international bool }

// checkURI takes text apart as RFC 3986 appendix B does, and checks each part.
func checkURI(text string, syntax uriSyntax) error {
	rest, fragment, _ := strings.Cut(text, "#")
	rest, query, _ := strings.Cut(rest, "?")
	scheme, hierarchy, hasScheme := strings.Cut(rest, ":")
	if hasScheme && strings.Contains(scheme, "/") {
		hasScheme = false
	}
	switch {
	case hasScheme && !isScheme(scheme):
		return errors.New(quote(scheme) + " before the first colon is not a scheme")
	case !hasScheme && !syntax.relative:
		return errors.New("it has no scheme such as https:")
	case !hasScheme:
		hierarchy = rest
	}
	path := hierarchy
	if authority, ok := strings.CutPrefix(hierarchy, "//"); ok {
		end := strings.IndexByte(authority, '/')
		if end < 0 {
			end = len(authority)
		}
		authority, path = authority[:end], authority[end:]
		if err := syntax.checkAuthority(authority); err != nil {
			return err
		}
	}
	for _, part := range []struct{ text, extra string }{{path, ":@/"}, {query, ":@/?"}, {fragment, ":@/?"}} {
		if err := syntax.checkCharacters(part.text, part.extra, part.text == query); err != nil {
			return err
		}
	}
	return nil
}

func isScheme(text string) bool {
	for i := range len(text) {
		c := text[i]
		if !isLetter(c) && (i == 0 || !isDigit(c) && c != '+' && c != '-' && c != '.') {
			return false
		}
	}
	return text != ""
}

// checkAuthority follows RFC 3986 section 3.2.
func (s uriSyntax) checkAuthority(authority string) error {
	host := authority
	if user, after, ok := strings.Cut(authority, "@"); ok {
		if err := s.checkCharacters(user, ":", false); err != nil {
			return err
		}
		host = after
	}
	if literal, ok := strings.CutPrefix(host, "["); ok {
		address, port, closed := strings.Cut(literal, "]")
		if !closed || port != "" && port[0] != ':' {
			return errors.New("the address in brackets does not end as it should")
		}
		if err := checkPort(strings.TrimPrefix(port, ":")); err != nil {
			return err
		}
		return checkIPLiteral(address)
	}
	host, port, _ := strings.Cut(host, ":")
	if err := checkPort(port); err != nil {
		return err
	}
	return s.checkCharacters(host, "", false)
}

func checkPort(port string) error {
	if digits(port) != len(port) {
		return errors.New("the port must be a number")
	}
	return nil
}

// checkIPLiteral checks what stands between brackets: an IPv6 address or IPvFuture.
func checkIPLiteral(address string) error {
	if address == "" || address[0] != 'v' && address[0] != 'V' {
		return checkIPv6(address)
	}
	version, rest, ok := strings.Cut(address[1:], ".")
	for i := range len(version) {
		ok = ok && isHex(version[i])
	}
	if !ok || version == "" || rest == "" {
		return errors.New("the address in brackets is not valid")
	}
	return uriSyntax{}.checkCharacters(strings.ReplaceAll(rest, "%", " "), ":", false)
}

// checkCharacters allows the unreserved characters, sub-delims, escapes and
// extra; in an IRI also characters beyond ASCII, private ones in its query.
func (s uriSyntax) checkCharacters(text, extra string, private bool) error {
	for i := 0; i < len(text); {
		c := text[i]
		if c == '%' {
			if !isEscape(text[i:]) {
				return errors.New("% must be followed by two hexadecimal digits")
			}
			i += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		ascii := r < utf8.RuneSelf && (isLetter(c) || isDigit(c) || strings.ContainsRune("-._~!$&'()*+,;=", r) || strings.ContainsRune(extra, r))
		if !ascii && !(s.international && (isUCS(r) || private && isPrivate(r))) {
			return errors.New("the character " + quote(string(r)) + " must be escaped")
		}
		i += size
	}
	return nil
}

func isEscape(text string) bool {
	return len(text) >= 3 && text[0] == '%' && isHex(text[1]) && isHex(text[2])
}

// isUCS tells ucschar of RFC 3987 section 2.2.
func isUCS(r rune) bool {
	switch {
	case r >= 0x10000:
		return r <= 0xEFFFD && r&0xFFFF <= 0xFFFD && !(0xE0000 <= r && r < 0xE1000)
	case r >= 0xF900:
		return r <= 0xFDCF || 0xFDF0 <= r && r <= 0xFFEF
	}
	return 0xA0 <= r && r <= 0xD7FF
}

// isPrivate tells iprivate of RFC 3987 section 2.2.
func isPrivate(r rune) bool {
	return 0xE000 <= r && r <= 0xF8FF || r >= 0xF0000 && r&0xFFFF <= 0xFFFD
}

// checkURITemplate follows RFC 6570 section 2.
func checkURITemplate(text string) error {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '{':
			end := strings.IndexByte(text[i:], '}')
			if end < 0 {
				return errors.New("an expression has no closing brace")
			}
			if err := checkExpression(text[i+1 : i+end]); err != nil {
				return err
			}
			size = end + 1
		case r == '%' && !isEscape(text[i:]):
			return errors.New("% must be followed by two hexadecimal digits")
		case r <= ' ' || strings.ContainsRune("\"<>\\^`|}\u007f", r) || r >= utf8.RuneSelf && !isUCS(r) && !isPrivate(r):
			return errors.New("the character " + quote(string(r)) + " must be escaped")
		}
		i += size
	}
	return nil
}

// checkExpression checks the inside of braces.
func checkExpression(text string) error {
	if text != "" && strings.ContainsRune("+#./;?&=,!@|", rune(text[0])) {
		text = text[1:]
	}
	for variable := range strings.SplitSeq(text, ",") {
		name, length, hasLength := strings.Cut(strings.TrimSuffix(variable, "*"), ":")
		if hasLength && (digits(length) != len(length) || length == "" || length[0] == '0' || len(length) > 4 || strings.HasSuffix(variable, "*")) {
			return errors.New("the length after a colon must be a number from 1 to 9999")
		}
		if !isVariable(name) {
			return errors.New(quote(name) + " is not the name of a variable")
		}
	}
	return nil
}

func isVariable(name string) bool {
	for part := range strings.SplitSeq(name, ".") {
		if part == "" {
			return false
		}
		for i := 0; i < len(part); i++ {
			switch c := part[i]; {
			case isEscape(part[i:]):
				i += 2
			case !isLetter(c) && !isDigit(c) && c != '_':
				return false
			}
		}
	}
	return true
}
