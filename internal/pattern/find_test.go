package pattern

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

func mustCompile(t testing.TB, texts ...string) []*Pattern {
	t.Helper()
	var all []*Pattern
	for _, text := range texts {
		p, err := Compile(text)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

func TestFind(t *testing.T) {
	tests := []struct {
		match, avoid []string
		min, max     int
		none         bool // proved impossible
	}{
		{match: []string{`^[0-9a-f]+$`}, min: 24, max: 24},
		{match: []string{`^(?=.*[A-Z])(?=.*\d)(?=.*[!@#])[A-Za-z\d!@#]{8,}$`}, max: -1},
		{match: []string{`^(?!.*--)(?!-)[a-z-]+(?<!-)$`}, min: 12, max: 12},
		{match: []string{`^(?:(?!foo)\w){6}$`}, max: -1},
		{match: []string{`(?<=a)b(?=c)`}, max: -1},
		{match: []string{`^(?<q>["'])[^"']*\k<q>$`}, min: 9, max: 9},
		{match: []string{`^(a+)-\1$`}, min: 11, max: 11},
		{match: []string{`^[a-z]+$`, `^.{3}$`}, max: -1},
		{match: []string{`ab`, `cd`, `ef$`}, max: 6},
		{match: []string{`^[a-z]+$`, `^[a-f0-9]+$`, `^.*9?e$`}, min: 5, max: 9},
		{match: []string{`^\w+$`}, avoid: []string{`^[a-z]`, `\d`}, max: -1},
		{match: []string{`^x-`}, avoid: []string{`^x-[a-z]`}, min: 6, max: -1},
		{avoid: []string{`^[a-z]`, `^[A-Z]`, `^[0-9]`}, min: 3, max: 5},
		{match: []string{`^(ab|cde)*$`}, min: 11, max: 11},
		{match: []string{`^[a-z]*\.[a-z]*$`}, min: 5000, max: 5000},
		{match: []string{`^.*$`}, min: 100000, max: 100000},
		{match: []string{`foo`}, min: 10, max: 10},
		{match: []string{`\bcat\b`}, min: 9, max: 12},
		{match: []string{`^\p{Lu}\p{Ll}+$`}, min: 4, max: 4},
		{match: []string{`^\p{Script=Greek}+$`}, min: 2, max: 5},
		{match: []string{`^[^\x00-\x7F]+$`}, max: -1},
		{match: []string{`^(?i)abc$`}, max: -1},
		{match: []string{`^[^]$`}, max: -1},
		{match: []string{`^$`}, max: -1},
		{match: []string{`^(a|b)*c{2,3}$`}, avoid: []string{`ab`, `ba`, `aa`}, min: 4, max: 7},
		{avoid: []string{`^(?!foo$).*$`}, max: -1},
		{match: []string{`^[a-z]+$`}, avoid: []string{`^(?=.*a)(?!.*zz)[a-z]+$`, `^[b-y]`}, max: 6},
		{avoid: []string{`^(?!.*[a-z])`}, match: []string{`^[^a-z]*$`}, max: -1, none: true},
		{match: []string{`^[a-z]+$`, `^[0-9]+$`}, max: -1, none: true},
		{match: []string{`^(?!.*a)[ab]+$`, `a`}, max: -1, none: true},
		{match: []string{`^(aa)+$`}, min: 5, max: 5, none: true},
		{match: []string{`[]`}, max: -1, none: true},
		{match: []string{`a^b`}, max: -1, none: true},
		{match: []string{`^a$`}, min: 2, max: -1, none: true},
		{match: []string{`^a?$`}, avoid: []string{`a`, `^$`}, max: -1, none: true},
	}
	src := rand.New(rand.NewPCG(3, 4))
	for _, test := range tests {
		name := strings.Join(test.match, " ") + " not " + strings.Join(test.avoid, " ") + fmt.Sprint(" ", test.min, test.max)
		want := Want{Match: mustCompile(t, test.match...), Avoid: mustCompile(t, test.avoid...), MinLength: test.min, MaxLength: test.max}
		for range 5 {
			text, err := Find(want, src)
			if test.none {
				var none *NotFoundError
				if !errors.As(err, &none) || !none.Impossible {
					t.Errorf("%s: %q, %v: want a proof that there is none", name, text, err)
				}
				continue
			}
			if err != nil || !want.fits(text) {
				t.Errorf("%s: %q, %v", name, text, err)
				break
			}
			if utf8.RuneCountInString(text) < 60 {
				t.Logf("%s: %s", name, text)
			}
		}
	}
}
