package pattern

import (
	"fmt"
	"strings"
)

// noun is what to call the members of a set.
type noun struct{ one, many string }

// a is the noun with its article, if it takes one.
func (n noun) a() string {
	switch {
	case strings.HasPrefix(n.one, "“"), strings.HasPrefix(n.one, "one of"), strings.HasPrefix(n.one, "any"), strings.HasPrefix(n.one, "white"), strings.HasPrefix(n.one, "a space"):
		return n.one
	case strings.ContainsRune("aeiou", rune(n.one[0])):
		return "an " + n.one
	}
	return "a " + n.one
}

var alnumSet = digitSet.union(lowerSet).union(upperSet)

var namedSets = []struct {
	set
	noun
}{
	{digitSet, noun{"digit", "digits"}},
	{hexLower, noun{"lowercase hexadecimal digit", "lowercase hexadecimal digits"}},
	{hexUpper, noun{"uppercase hexadecimal digit", "uppercase hexadecimal digits"}},
	{hexLower.union(hexUpper), noun{"hexadecimal digit", "hexadecimal digits"}},
	{lowerSet, noun{"lowercase letter", "lowercase letters"}},
	{upperSet, noun{"uppercase letter", "uppercase letters"}},
	{lowerSet.union(upperSet), noun{"letter", "letters"}},
	{alnumSet, noun{"letter or digit", "letters or digits"}},
	{wordSet, noun{"letter, digit or underscore", "letters, digits or underscores"}},
	{digitSet.negate(), noun{"character that is no digit", "characters that are no digits"}},
	{wordSet.negate(), noun{"character that is no letter, digit or underscore", "characters that are no letters, digits or underscores"}},
	{spaceSet, noun{"white space", "white-space characters"}},
	{spaceSet.negate(), noun{"character that is no white space", "characters without white space"}},
	{dotSet, noun{"character", "characters"}},
	{anySet, noun{"character", "characters (line breaks too)"}},
}

// describe finds words for the members of s.
func describe(s set) noun {
	for _, named := range namedSets {
		if s.equal(named.set) {
			return named.noun
		}
	}
	if len(s) == 0 {
		return noun{"character that does not exist", "characters that do not exist"}
	}
	if one, many, quoted := listed(s); one != nil {
		switch {
		case len(one) == 1:
			return noun{one[0], many[0]}
		case quoted: // signs only
			return noun{"one of " + list(one, "or"), "of " + list(one, "or")}
		}
		return noun{list(one, "or"), list(many, "or")}
	}
	if others := s.negate(); others.size() <= 300 {
		if _, many, _ := listed(others.minus(lineEnds)); many != nil {
			return noun{"character other than " + list(many, "or"), "characters other than " + list(many, "or")}
		}
	}
	for _, name := range []string{"L", "Lu", "Ll", "N", "Nd", "P", "S"} {
		if property, _ := propertySet(name); s.equal(property) {
			return propertyNouns[name]
		}
	}
	return noun{"certain character", "certain characters"}
}

var propertyNouns = map[string]noun{
	"L": {"letter of any script", "letters of any script"}, "Lu": {"uppercase letter of any script", "uppercase letters of any script"},
	"Ll": {"lowercase letter of any script", "lowercase letters of any script"}, "N": {"number of any script", "numbers of any script"},
	"Nd": {"digit of any script", "digits of any script"}, "P": {"punctuation mark", "punctuation marks"}, "S": {"symbol", "symbols"},
}

// listed names the parts of a set, for one of them and for many: whole alphabets
// first, then ranges and single characters. There are no parts when they would be
// too many; quoted tells that all are single characters.
func listed(s set) (one, many []string, quoted bool) {
	quoted = true
	take := func(part set, single, plural string) {
		if s.contains(part) {
			one, many, quoted = append(one, single), append(many, plural), false
			s = s.minus(part)
		}
	}
	take(lowerSet.union(upperSet), "letter", "letters")
	take(lowerSet, "lowercase letter", "lowercase letters")
	take(upperSet, "uppercase letter", "uppercase letters")
	take(digitSet, "digit", "digits")
	take(spaceSet, "white space", "white space")
	for _, p := range s {
		if len(one) > 12 {
			return nil, nil, false
		}
		if p.hi-p.lo <= 2 {
			for r := p.lo; r <= p.hi; r++ {
				one, many = append(one, Quote(string(r))), append(many, Quote(string(r)))
			}
			continue
		}
		kind, from, to := "character", Quote(string(p.lo)), Quote(string(p.hi))
		switch {
		case digitSet.contains(set{p}):
			kind, from, to = "digit", string(p.lo), string(p.hi)
		case lowerSet.union(upperSet).contains(set{p}):
			kind = "letter"
		}
		quoted = false
		one = append(one, fmt.Sprintf("%s from %s to %s", kind, from, to))
		many = append(many, fmt.Sprintf("%ss from %s to %s", kind, from, to))
	}
	return one, many, quoted
}
