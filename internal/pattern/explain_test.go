package pattern

import "testing"

func TestExplain(t *testing.T) {
	tests := []struct{ pattern, want string }{
		{`^[0-9a-f]+$`, "one or more lowercase hexadecimal digits"},
		{`^v\d+\.\d+$`, "“v”, one or more digits, “.”, one or more digits"},
		{`^[A-Z]{2,3}$`, "two to three uppercase letters"},
		{`^[fF][oO][oO]\.[cC]$`, "“foo.c” in any case"},
		{`^(ms|s|m)$`, "one of “ms”, “s” or “m”"},
		{`^[a-z0-9-]*$`, "any number of lowercase letters, digits or “-”"},
		{`^[^/]+$`, "one or more characters other than “/”"},
		{`^[1-9]\d{3}$`, "a digit from 1 to 9, three digits"},
		{`^x-`, "begins with “x-”"},
		{`\.json$`, "ends with “.json”"},
		{`^.*\.json$`, "ends with “.json”"},
		{`a+`, "contains one or more “a”"},
		{`.*`, "any text"},
		{`^$`, "an empty text"},
		{`^(?!.*--)[a-z-]+$`, "not containing “--”, one or more lowercase letters or “-”"},
		{`^(a|b$)|c$`, ""},
		{`(?<=a)b`, ""},
		{`(`, ""},
	}
	for _, test := range tests {
		if got := Explain(test.pattern); got != test.want {
			t.Errorf("%s: %q, want %q", test.pattern, got, test.want)
		}
	}
}
