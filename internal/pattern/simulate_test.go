package pattern

import (
	"errors"
	"testing"
)

// The automaton decides as the backtracking engine does, also where that one
// would need for ever.
func TestSimulate(t *testing.T) {
	tests := []struct {
		pattern string
		yes, no []string
	}{
		{`^(?=.*[A-Z])(?!.*--)[\w-]{3,}$`, []string{"aBc", "a-B-c"}, []string{"abc", "a--B", "aB"}},
		{`(?<=^a|x)b(?!c)`, []string{"ab", "xbd"}, []string{"abc", "b", "yb"}},
		{`(?<!a)b\b`, []string{"b", "xb c"}, []string{"ab", "bc"}},
		{`^(?:(?!foo)\w)+$`, []string{"fobar"}, []string{"xfoo", ""}},
		{`^(?=a)(a+)+$`, []string{"aaaa"}, []string{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}},
	}
	for _, test := range tests {
		p := mustCompile(t, test.pattern)[0]
		for want, texts := range map[bool][]string{true: test.yes, false: test.no} {
			for _, text := range texts {
				if got, decided := p.simulate(text); got != want || !decided {
					t.Errorf("%s on %q: %v, decided %v", p, text, got, decided)
				}
			}
		}
	}
}

// A pattern that backtracks for ever is given up, not waited for.
func TestUndecided(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for a deadline")
	}
	p := mustCompile(t, `^(?=a)(a+)+\1$`)[0]
	_, err := p.Match("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")
	var undecided *UndecidedError
	if !errors.As(err, &undecided) {
		t.Errorf("%v, want an UndecidedError", err)
	}
}
