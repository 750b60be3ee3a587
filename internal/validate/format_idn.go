package validate

import "unicode"

// disallowed are letters and marks that RFC 5892 section 2.6 excepts.
var disallowed = []rune{'\u0640', '\u07fa', '\u302e', '\u302f', '\u3031', '\u3032', '\u3033', '\u3034', '\u3035', '\u303b'}

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
	for _, r := range label {
		if is(r) {
			return true
		}
	}
	return false
}

func isJapanese(r rune) bool {
	return r != '\u30fb' && unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han)
}

func isArabicIndic(r rune) bool         { return '\u0660' <= r && r <= '\u0669' }
func isExtendedArabicIndic(r rune) bool { return '\u06f0' <= r && r <= '\u06f9' }
