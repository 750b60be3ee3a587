package validate

import (
	"errors"
	"net/netip"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// checkIPv4 follows dotted-quad of RFC 2673 section 3.2.
func checkIPv4(text string) error {
	if address, err := netip.ParseAddr(text); err != nil || !address.Is4() {
		return errors.New("it must be four numbers from 0 to 255, without leading zeros, with dots between them")
	}
	return nil
}

// checkIPv6 follows RFC 4291 section 2.2; a zone is no part of it.
func checkIPv6(text string) error {
	address, err := netip.ParseAddr(text)
	if err != nil || !address.Is6() || address.Zone() != "" || strings.Contains(text, "%") {
		return errors.New("it must be groups of hexadecimal digits with colons between them")
	}
	return nil
}

// checkEmail follows Mailbox of RFC 5321 section 4.1.2.
func checkEmail(text string) error { return checkMailbox(text, false) }

// checkIDNEmail follows the extended Mailbox of RFC 6531 section 3.3.
func checkIDNEmail(text string) error { return checkMailbox(text, true) }

// maxMailbox is the longest mailbox that fits a path (RFC 5321 section
// 4.5.3.1.3), maxLocal the longest local part (4.5.3.1.1), both in bytes.
const (
	maxMailbox = 254
	maxLocal   = 64
)

func checkMailbox(text string, international bool) error {
	at := strings.LastIndexByte(text, '@')
	if at < 0 {
		return errors.New("it has no @")
	}
	local, domain := text[:at], text[at+1:]
	switch {
	case local == "":
		return errors.New("there is nothing before the @")
	case domain == "":
		return errors.New("there is nothing after the @")
	case len(text) > maxMailbox || len(local) > maxLocal:
		return errors.New("it is too long")
	}
	if err := checkLocalPart(local, international); err != nil {
		return err
	}
	if literal, ok := strings.CutPrefix(domain, "["); ok {
		return checkAddressLiteral(literal)
	}
	if international {
		// A mail system brings the domain into its normal form (RFC 6531 section 3.7.1).
		return checkIDNHostname(norm.NFC.String(domain))
	}
	return checkHostname(domain)
}

func checkLocalPart(local string, international bool) error {
	if len(local) > 1 && local[0] == '"' && local[len(local)-1] == '"' {
		return checkQuoted(local[1:len(local)-1], international)
	}
	for atom := range strings.SplitSeq(local, ".") {
		if atom == "" {
			return errors.New("a dot before the @ must have characters on both sides")
		}
		for _, c := range atom {
			if !isAtomText(c) && !(international && c >= utf8.RuneSelf) {
				return errors.New("the character " + quote(string(c)) + " may not stand before the @")
			}
		}
	}
	return nil
}

func isAtomText(c rune) bool {
	return c < utf8.RuneSelf && (isLetter(byte(c)) || isDigit(byte(c)) || strings.ContainsRune("!#$%&'*+-/=?^_`{|}~", c))
}

// checkQuoted checks the inside of a Quoted-string.
func checkQuoted(text string, international bool) error {
	escaped := false
	for _, c := range text {
		switch {
		case c >= utf8.RuneSelf && international:
		case c < ' ' || c > '~' || c == '"' && !escaped:
			return errors.New("the character " + quote(string(c)) + " may not stand between the quotes")
		}
		escaped = c == '\\' && !escaped
	}
	if escaped {
		return errors.New("the backslash before the last quote escapes nothing")
	}
	return nil
}

func checkAddressLiteral(literal string) error {
	address, ok := strings.CutSuffix(literal, "]")
	if !ok {
		return errors.New("the address after the @ has no closing bracket")
	}
	if v6, ok := strings.CutPrefix(address, "IPv6:"); ok {
		return checkIPv6(v6)
	}
	return checkIPv4(address)
}
