package validate

import (
	"slices"
	"strings"
	"unicode"
)

// The exceptions of RFC 5892 section 2.6, with the characters that depend on
// context, to the rule that letters, digits and marks make up names.
const (
	permittedExceptions  = "\u00b7\u0375\u05f3\u05f4\u06fd\u06fe\u0f0b\u3007\u30fb\u200c\u200d"
	disallowedExceptions = "\u0640\u07fa\u302e\u302f\u3031\u3032\u3033\u3034\u3035\u303b"
)

// permitted tells whether a name may hold r, in some context at least (RFC 5892
// section 2); that it is in its normal form the idna package sees to.
func permitted(r rune) bool {
	if strings.ContainsRune(disallowedExceptions, r) {
		return false
	}
	return r == '-' || unicode.In(r, unicode.L, unicode.Mn, unicode.Mc, unicode.Nd) ||
		strings.ContainsRune(permittedExceptions, r)
}

// contextAllows applies the rules for single characters of RFC 5892 appendix A,
// but those for joiners, which the idna package knows.
func contextAllows(label []rune, i int) bool {
	before, after := rune(-1), rune(-1)
	if i > 0 {
		before = label[i-1]
	}
	if i+1 < len(label) {
		after = label[i+1]
	}
	switch r := label[i]; {
	case r == '\u00b7': // middle dot
		return before == 'l' && after == 'l'
	case r == '\u0375': // Greek keraia
		return unicode.Is(unicode.Greek, after)
	case r == '\u05f3', r == '\u05f4': // Hebrew geresh, gershayim
		return unicode.Is(unicode.Hebrew, before)
	case r == '\u30fb': // Katakana middle dot
		return hasRune(label, isJapanese)
	case isArabicIndic(r):
		return !hasRune(label, isExtendedArabicIndic)
	case isExtendedArabicIndic(r):
		return !hasRune(label, isArabicIndic)
	}
	return true
}

func hasRune(label []rune, is func(rune) bool) bool {
	return slices.ContainsFunc(label, is)
}

func isJapanese(r rune) bool {
	return r != '\u30fb' && unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han)
}

func isArabicIndic(r rune) bool         { return '\u0660' <= r && r <= '\u0669' }
func isExtendedArabicIndic(r rune) bool { return '\u06f0' <= r && r <= '\u06f9' }
