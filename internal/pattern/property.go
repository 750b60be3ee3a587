package pattern

import (
	"strings"
	"sync"
	"unicode"
)

// properties caches the sets of \p{…}: a table of Unicode has hundreds of spans.
var properties sync.Map // string → set

// propertySet returns the set of \p{name} (ECMA-262 section 22.2.2.9,
// CharacterClassEscape): a general category, a script, or a binary property.
func propertySet(name string) (set, bool) {
	if s, ok := properties.Load(name); ok {
		return s.(set), true
	}
	s, ok := lookupProperty(name)
	if ok {
		properties.Store(name, s)
	}
	return s, ok
}

func lookupProperty(name string) (set, bool) {
	key, value, pair := strings.Cut(name, "=")
	if pair {
		switch key {
		case "General_Category", "gc":
			return category(value)
		case "Script", "sc", "Script_Extensions", "scx":
			return script(value)
		}
		return nil, false
	}
	if s, ok := category(name); ok {
		return s, true
	}
	return binaryProperty(name)
}

// category finds a general category by its short or long name.
func category(name string) (set, bool) {
	if short, ok := unicode.CategoryAliases[name]; ok {
		name = short
	}
	if table, ok := unicode.Categories[name]; ok {
		return fromTable(table), true
	}
	return nil, false
}

// script finds a script by its long name, or by the ISO 15924 codes in use.
func script(name string) (set, bool) {
	if long, ok := scriptCodes[name]; ok {
		name = long
	}
	if table, ok := unicode.Scripts[name]; ok {
		return fromTable(table), true
	}
	return nil, false
}

var scriptCodes = map[string]string{
	"Arab": "Arabic", "Armn": "Armenian", "Beng": "Bengali", "Bopo": "Bopomofo", "Brai": "Braille",
	"Cher": "Cherokee", "Cyrl": "Cyrillic", "Deva": "Devanagari", "Ethi": "Ethiopic", "Geor": "Georgian",
	"Grek": "Greek", "Gujr": "Gujarati", "Guru": "Gurmukhi", "Hang": "Hangul", "Hani": "Han",
	"Hebr": "Hebrew", "Hira": "Hiragana", "Kana": "Katakana", "Khmr": "Khmer", "Knda": "Kannada",
	"Laoo": "Lao", "Latn": "Latin", "Mlym": "Malayalam", "Mong": "Mongolian", "Mymr": "Myanmar",
	"Sinh": "Sinhala", "Taml": "Tamil", "Telu": "Telugu", "Thaa": "Thaana", "Thai": "Thai",
	"Tibt": "Tibetan", "Zyyy": "Common", "Zinh": "Inherited",
}

// posixSets are what Java and others call \p{name} after POSIX, of ASCII alone,
// where ECMA-262 has no property of that name.
var posixSets = map[string]set{
	"Alnum":  newSet(span{'0', '9'}, span{'A', 'Z'}, span{'a', 'z'}),
	"Blank":  newSet(span{'\t', '\t'}, span{' ', ' '}),
	"Cntrl":  newSet(span{0, 0x1F}, span{0x7F, 0x7F}),
	"Digit":  digitSet,
	"Graph":  newSet(span{'!', '~'}),
	"Print":  newSet(span{' ', '~'}),
	"Punct":  newSet(span{'!', '/'}, span{':', '@'}, span{'[', '`'}, span{'{', '~'}),
	"XDigit": newSet(span{'0', '9'}, span{'A', 'F'}, span{'a', 'f'}),
}

var binaryCodes = map[string]string{
	"AHex": "ASCII_Hex_Digit", "Hex": "Hex_Digit", "space": "White_Space", "Ideo": "Ideographic",
	"Dash": "Dash", "QMark": "Quotation_Mark", "Term": "Terminal_Punctuation", "Dia": "Diacritic",
	"Alpha": "Alphabetic", "Upper": "Uppercase", "Lower": "Lowercase", "IDS": "ID_Start", "IDC": "ID_Continue",
	"XIDS": "XID_Start", "XIDC": "XID_Continue", "EPres": "Emoji_Presentation", "ExtPict": "Extended_Pictographic",
}

// binaryProperty finds a binary property of Unicode. Those that package unicode
// does not carry are derived as UAX #44 and UAX #31 say; emoji are kept by block.
func binaryProperty(name string) (set, bool) {
	if long, ok := binaryCodes[name]; ok {
		name = long
	}
	tables := func(all ...*unicode.RangeTable) set {
		var out set
		for _, t := range all {
			out = append(out, fromTable(t)...)
		}
		return newSet(out...)
	}
	idStart := func() set {
		return tables(unicode.L, unicode.Nl, unicode.Other_ID_Start).
			minus(tables(unicode.Pattern_Syntax, unicode.Pattern_White_Space))
	}
	switch name {
	case "Any":
		return anySet, true
	case "ASCII":
		return newSet(span{0, 0x7F}), true
	case "Assigned":
		return fromTable(unicode.Categories["Cn"]).negate(), true
	case "Alphabetic":
		return tables(unicode.L, unicode.Nl, unicode.Other_Alphabetic), true
	case "Uppercase":
		return tables(unicode.Lu, unicode.Other_Uppercase), true
	case "Lowercase":
		return tables(unicode.Ll, unicode.Other_Lowercase), true
	case "ID_Start", "XID_Start":
		return idStart(), true
	case "ID_Continue", "XID_Continue":
		return idStart().union(tables(unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)), true
	case "Emoji":
		return emojiSet.union(newSet(span{'#', '#'}, span{'*', '*'}, span{'0', '9'}, span{0xA9, 0xA9}, span{0xAE, 0xAE})), true
	case "Emoji_Presentation", "Extended_Pictographic":
		return emojiSet, true
	}
	if table, ok := unicode.Properties[name]; ok {
		return fromTable(table), true
	}
	return nil, false
}

// emojiSet covers the blocks where pictographs live, which is nearer to what an
// author means by an emoji than the table of any one Unicode version.
var emojiSet = newSet(span{0x2600, 0x27BF}, span{0x2B50, 0x2B50}, span{0x2B55, 0x2B55}, span{0x1F300, 0x1F64F},
	span{0x1F680, 0x1F6FC}, span{0x1F900, 0x1F9FF}, span{0x1FA70, 0x1FAFF})
