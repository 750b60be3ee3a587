package pattern

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
)

// What ECMA-262 says, and what is made of texts that it refuses.
func TestMatch(t *testing.T) {
	tests := []struct {
		pattern  string
		yes, no  []string
		lenient  bool // ECMA-262 with the flag u refuses the pattern
		noLinear bool // it needs the backtracking engine
	}{
		{pattern: `^a$`, yes: []string{"a"}, no: []string{"a\n", "\na", "a\nb"}},
		{pattern: `^\d$`, yes: []string{"7"}, no: []string{"٣"}},
		{pattern: `^\w$`, yes: []string{"_"}, no: []string{"é", "\u212A"}},
		{pattern: `^\s$`, yes: []string{"\ufeff", "\u2003", "\u2028", "\v"}, no: []string{"\u180e", "\u0085"}},
		{pattern: `^.$`, yes: []string{"😀", "\u0085"}, no: []string{"\n", "\r", "\u2028", "\u2029"}},
		{pattern: `^[^]$`, yes: []string{"\n"}},
		{pattern: `[]`, no: []string{"", "a", "]"}},
		{pattern: `^\uD83D\uDE00$`, yes: []string{"😀"}},
		{pattern: `^\u{1F600}{2}$`, yes: []string{"😀😀"}},
		{pattern: `^\p{Script=Greek}\p{Lu}\P{L}$`, yes: []string{"αΩ1"}, no: []string{"aΩ1", "αω1"}},
		{pattern: `^\cC\x41\u0042\/\-$`, yes: []string{"\x03AB/-"}, lenient: true},
		{pattern: `^[\w-.]+$`, yes: []string{"a-.b"}, lenient: true},
		{pattern: `^a{,5}$`, yes: []string{"a{,5}"}, no: []string{"aa"}, lenient: true},
		{pattern: `\bé`, yes: []string{"aé"}, no: []string{"é"}},
		{pattern: `^(?<x>a)\k<x>$`, yes: []string{"aa"}, no: []string{"a"}, noLinear: true},
		{pattern: `^(?:(a)|b)\1$`, yes: []string{"b", "aa"}, no: []string{"a"}, noLinear: true},
		{pattern: `^(?!foo)\w+(?<!bar)$`, yes: []string{"baz"}, no: []string{"foobar", "xbar"}, noLinear: true},
		{pattern: `^[a-z]{1,3000}$`, yes: []string{"abc", strings.Repeat("a", 1000), strings.Repeat("a", 3000)}, no: []string{"", strings.Repeat("a", 3001)}},
		{pattern: `^a{1001,2000}$`, yes: []string{strings.Repeat("a", 1001), strings.Repeat("a", 2000)}, no: []string{strings.Repeat("a", 1000), strings.Repeat("a", 2001)}},
		{pattern: `^a{2500,}$`, yes: []string{strings.Repeat("a", 2500), strings.Repeat("a", 2600)}, no: []string{strings.Repeat("a", 2499)}},
		{pattern: `^a{0,1000000}?$`, yes: []string{"", "aa"}, no: []string{"b"}, noLinear: true},
		{pattern: `^[\p{Graph} ]\P{Punct}$`, yes: []string{"!a", " 1"}, no: []string{"é1", "a!"}, lenient: true},
		{pattern: `(?i)^abc$`, yes: []string{"aBC"}, lenient: true},
		{pattern: `^(?i:a)b$`, yes: []string{"Ab"}, no: []string{"AB"}, lenient: false},
		{pattern: `\Aabc\z`, yes: []string{"abc"}, no: []string{"Aabcz", "abc\n"}, lenient: true},
		{pattern: `^(?P<n>a)\pL$`, yes: []string{"aé"}, lenient: true},
		{pattern: `^[a-z]++-\d{1,3}+$`, yes: []string{"ab-12"}, no: []string{"-1", "a-1234"}, lenient: true},
	}
	for _, test := range tests {
		p := mustCompile(t, test.pattern)[0]
		for _, text := range test.yes {
			if !p.matches(text) {
				t.Errorf("%s does not match %q", p, text)
			}
		}
		for _, text := range test.no {
			if p.matches(text) {
				t.Errorf("%s matches %q", p, text)
			}
		}
		if got := p.Strict() != nil; got != test.lenient {
			t.Errorf("%s: strictly: %v", p, p.Strict())
		}
		if got := p.linear == nil; got != test.noLinear {
			t.Errorf("%s: linear engine: %v", p, !got)
		}
	}
}

func TestCompileErrors(t *testing.T) {
	for _, text := range []string{`(`, `)`, `[`, `*a`, `a**`, `a{2,1}`, `[z-a]`, `\`, `(?<n>a)\k<m>`, `\p{Nonsense}`, `(?~a)`, strings.Repeat("a", MaxLength+1)} {
		var syntax *SyntaxError
		if _, err := Compile(text); !errors.As(err, &syntax) {
			t.Errorf("%.40s: %v, want a SyntaxError", text, err)
		}
	}
}

func FuzzCompile(f *testing.F) {
	for _, text := range []string{`^[0-9a-f]+$`, `^(?!.*--)[a-z-]+$`, `(?<q>["'])\k<q>`, `[\w-.]\p{L}{2,3}?`, `(a|)*\b$`, `\u{1F600}|[^]`} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 60 {
			return
		}
		p, err := Compile(text)
		if err != nil {
			return
		}
		found, err := Find(Want{Match: []*Pattern{p}, MaxLength: -1}, rand.New(rand.NewPCG(1, 1)))
		if err != nil {
			return
		}
		checkEngines(t, p, found)
		for _, miss := range p.NearMisses(found) {
			if p.matches(miss.Text) {
				t.Errorf("%q matches %q", text, miss.Text)
			}
		}
		p.Explain()
		p.WithoutAnchors()
	})
}

func BenchmarkMatch(b *testing.B) {
	p := mustCompile(b, `^[0-9a-f]+$`)[0]
	for b.Loop() {
		p.matches("d08fba552d9a3225")
	}
}

func BenchmarkFind(b *testing.B) {
	src := rand.New(rand.NewPCG(1, 1))
	want := Want{Match: mustCompile(b, `^[a-z0-9_]+/[a-z0-9_\-.]+$`), MaxLength: -1}
	for b.Loop() {
		if _, err := Find(want, src); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	src := rand.New(rand.NewPCG(1, 1))
	want := Want{Match: mustCompile(b, `^(?=.*[A-Z])(?=.*\d)[A-Za-z\d]{8,}$`), Avoid: mustCompile(b, `aa`), MaxLength: -1}
	for b.Loop() {
		search(want, src)
	}
}
