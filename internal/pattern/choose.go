package pattern

// Source is where choices come from. The generators of math/rand/v2 are Sources.
type Source interface{ Uint64() uint64 }

// below draws a number from 0 up to, not including, n. The slight unevenness of
// the remainder does not matter here; that it never changes does.
func below(src Source, n int) int {
	if n <= 1 {
		return 0
	}
	return int((src.Uint64() >> 11) % uint64(n))
}

var (
	lowerSet  = newSet(span{'a', 'z'})
	upperSet  = newSet(span{'A', 'Z'})
	hexLower  = newSet(span{'0', '9'}, span{'a', 'f'})
	hexUpper  = newSet(span{'0', '9'}, span{'A', 'F'})
	asciiSet  = newSet(span{'!', '~'})
	latinSet  = newSet(span{0xC0, 0xD6}, span{0xD8, 0xF6}, span{0xF8, 0x17F})
	accentSet = newSet(span{0xE0, 0xF6}, span{0xF8, 0xFF})
	// commonSet is letters in everyday use in other scripts.
	commonSet = newSet(span{0x3B1, 0x3C9}, span{0x430, 0x44F}, span{0x5D0, 0x5EA}, span{0x627, 0x63A},
		span{0x905, 0x939}, span{0x3042, 0x3093}, span{0x4E00, 0x4EFF}, span{0xAC00, 0xAC1B})
	planeSet  = newSet(span{0x20, 0x7E}, span{0xA1, 0x2FFF}, span{0x3041, 0xD7A3})
	unhandy   = newSet(span{0, 0x1F}, span{0x7F, 0x9F}, span{0xAD, 0xAD}, span{0xE000, 0xF8FF}, span{0xFFF0, 0xFFFF}, span{0xE0000, 0x10FFFF})
	vowelsSet = newSet(span{'a', 'a'}, span{'e', 'e'}, span{'i', 'i'}, span{'o', 'o'}, span{'u', 'u'})
)

// palette is the members of a set that read best, in the shape in which
// they are drawn: letters as syllables when all 26 are there, otherwise evenly.
type palette struct {
	chars     set  // drawn from evenly
	syllables bool // chars is the small or the capital letters: alternate consonants and vowels
	capital   bool
}

// preferred are the sets to draw from, the plainest first.
var preferred = []set{lowerSet.union(digitSet), upperSet.union(digitSet), asciiSet, accentSet, commonSet, latinSet, planeSet, unhandy.negate()}

// paletteOf picks what to draw from a set that is not empty.
func paletteOf(s set) palette {
	if _, one := s.only(); one {
		return palette{chars: s}
	}
	letters := s.intersect(lowerSet)
	switch {
	case s.equal(hexLower), s.equal(hexUpper):
		return palette{chars: s}
	case s.contains(hexLower) && hexLower.union(hexUpper).contains(s):
		return palette{chars: hexLower}
	case spaceSet.contains(s) && s.has(' '):
		return palette{chars: single(' ')}
	case letters.size() >= 20:
		return palette{chars: letters, syllables: letters.size() == 26}
	}
	capitals := s.intersect(upperSet)
	if letters.size() == 0 && capitals.size() >= 20 {
		return palette{chars: capitals, syllables: capitals.size() == 26, capital: true}
	}
	for _, want := range preferred {
		if found := s.intersect(want); len(found) > 0 {
			return palette{chars: found}
		}
	}
	return palette{chars: s}
}

// draw picks a character; previous is the one before it in the same run, or 0.
func (p palette) draw(src Source, previous rune) rune {
	if !p.syllables {
		return p.chars.at(below(src, p.chars.size()))
	}
	const vowels, consonants = "aeiou", "bcdfghjklmnprstvz"
	var r rune
	if previous != 0 && !vowelsSet.has(previous|0x20) {
		r = rune(vowels[below(src, len(vowels))])
	} else {
		r = rune(consonants[below(src, len(consonants))])
	}
	if p.capital {
		r -= 'a' - 'A'
	}
	return r
}

// first is the member of the set that reads best, without a draw.
func (p palette) first() rune { return p.chars.at(0) }
