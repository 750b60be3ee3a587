package pattern

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Want is what a text is to be like.
type Want struct {
	Match     []*Pattern        // it matches each of these
	Avoid     []*Pattern        // and none of these
	MinLength int               // in code points
	MaxLength int               // in code points; negative: no limit
	Accept    func(string) bool // what else is asked; nil: nothing
}

// NotFoundError says that no text was found that is as wanted.
type NotFoundError struct {
	Want       Want
	Impossible bool // proved: there is none
}

func (e *NotFoundError) Error() string {
	var b strings.Builder
	b.WriteString("finding a text")
	for i, p := range e.Want.Match {
		fmt.Fprintf(&b, "%s %q", map[bool]string{true: " that matches", false: " and"}[i == 0], p.text)
	}
	for i, p := range e.Want.Avoid {
		fmt.Fprintf(&b, "%s %q", map[bool]string{true: " and does not match", false: " or"}[i == 0], p.text)
	}
	if e.Want.MinLength > 0 {
		fmt.Fprintf(&b, ", at least %d long", e.Want.MinLength)
	}
	if e.Want.MaxLength >= 0 {
		fmt.Fprintf(&b, ", at most %d long", e.Want.MaxLength)
	}
	if e.Impossible {
		return b.String() + ": there is none"
	}
	return b.String() + ": none found"
}

const (
	walkAttempts = 6       // before the search
	lastAttempts = 24      // after it
	maxPlan      = 1 << 17 // the longest text that is made on purpose
)

// Find returns a text that is as wanted; the same choices give the same text.
// The error is a *NotFoundError.
func Find(want Want, src Source) (string, error) {
	if want.MaxLength >= 0 && want.MinLength > want.MaxLength {
		return "", &NotFoundError{want, true}
	}
	if text, ok := tryWalks(want, src, walkAttempts); ok {
		return text, nil
	}
	text, found, impossible := search(want, src)
	if found {
		return text, nil
	}
	if impossible {
		return "", &NotFoundError{want, true}
	}
	if text, ok := tryWalks(want, src, lastAttempts); ok {
		return text, nil
	}
	return "", &NotFoundError{want, false}
}

// Text returns a text that matches p, of min to max code points (max negative:
// no limit); false when none was found.
func (p *Pattern) Text(src Source, min, max int) (string, bool) {
	text, err := Find(Want{Match: []*Pattern{p}, MinLength: min, MaxLength: max}, src)
	return text, err == nil
}

// fits tells whether text is as wanted.
func (w Want) fits(text string) bool {
	length := utf8.RuneCountInString(text)
	if length < w.MinLength || (w.MaxLength >= 0 && length > w.MaxLength) {
		return false
	}
	for _, p := range w.Match {
		if !p.matches(text) {
			return false
		}
	}
	for _, p := range w.Avoid {
		if !p.misses(text) {
			return false
		}
	}
	return w.Accept == nil || w.Accept(text)
}

// tryWalks makes texts from one pattern after the other and keeps the first
// that is as wanted.
func tryWalks(want Want, src Source, attempts int) (string, bool) {
	if len(want.Match) == 0 {
		return tryWords(want, src, attempts)
	}
	for i := range attempts * len(want.Match) {
		p := want.Match[i%len(want.Match)]
		if p.tree == nil {
			continue
		}
		text, ok := p.walkOnce(want, src)
		if ok && want.fits(text) {
			return text, true
		}
	}
	return "", false
}

// tryWords makes words, for when only what must not match is given.
func tryWords(want Want, src Source, attempts int) (string, bool) {
	for range attempts {
		length := max(want.MinLength, 4+below(src, 5))
		if want.MaxLength >= 0 {
			length = min(length, want.MaxLength)
		}
		if length > maxPlan {
			return "", false
		}
		if text := word(src, length); want.fits(text) {
			return text, true
		}
	}
	return "", false
}

// word makes a pronounceable word.
func word(src Source, length int) string {
	w := walker{src: src, room: walkRoom}
	w.run(paletteOf(lowerSet), length)
	return string(w.out)
}

// walkOnce makes one text of a length as wanted, if it can; it may still not match.
func (p *Pattern) walkOnce(want Want, src Source) (string, bool) {
	w := walker{src: src, room: walkRoom}
	if want.MaxLength >= 0 { // what is longer is of no use
		w.room = min(walkRoom, 4096+64*want.MaxLength)
	}
	if w.free(p.tree) {
		length := len(w.out)
		switch {
		case length >= want.MinLength && (want.MaxLength < 0 || length <= want.MaxLength):
			return p.rounded(string(w.out), want, src), true
		case length < want.MinLength && length > 0:
			if text, ok := p.padded(string(w.out), want, src); ok && below(src, 4) > 0 {
				return text, true
			}
		}
	}
	return p.steered(want, src)
}

// steered makes a text of a length that fits: the nearest to the bound that
// a free walk breaks.
func (p *Pattern) steered(want Want, src Source) (string, bool) {
	limit := want.MinLength + 64
	if want.MaxLength >= 0 {
		limit = min(want.MaxLength, max(limit, 256))
	}
	if limit > maxPlan {
		return "", false
	}
	plan := p.planner(limit)
	fit := fitting(plan.of[p.tree], want.MinLength, limit)
	if len(fit) == 0 {
		return p.padFrom(plan, want, src)
	}
	w := walker{src: src, plan: plan, room: walkRoom}
	ok := w.exact(p.tree, fit[below(src, len(fit))])
	return string(w.out), ok
}

// fitting returns the first few lengths of l from low to high.
func fitting(l lengths, low, high int) []int {
	var fit []int
	for i := low; i <= high && len(fit) < 6; i++ {
		if l.has(i) {
			fit = append(fit, i)
		}
	}
	return fit
}

// padFrom fills up a text that is too short whatever is chosen.
func (p *Pattern) padFrom(plan *planner, want Want, src Source) (string, bool) {
	low, _, _ := plan.of[p.tree].span()
	if low < 0 || low > want.MinLength {
		return "", false
	}
	w := walker{src: src, plan: plan, room: walkRoom}
	if !w.exact(p.tree, low) {
		return "", false
	}
	return p.padded(string(w.out), want, src)
}

func (p *Pattern) planner(limit int) *planner {
	if plan, ok := p.lengths.Load(limit); ok {
		return plan.(*planner)
	}
	plan, _ := p.lengths.LoadOrStore(limit, newPlanner(p.tree, limit))
	return plan.(*planner)
}

// padded adds letters behind or before text, where the pattern leaves room there.
func (p *Pattern) padded(text string, want Want, src Source) (string, bool) {
	more := want.MinLength - utf8.RuneCountInString(text)
	if more <= 0 || more > maxPlan {
		return text, more <= 0
	}
	letters := word(src, more)
	for _, padded := range []string{text + letters, letters + text} {
		if p.matches(padded) {
			return padded, true
		}
	}
	return "", false
}

// rounded adds a word to a text such as "x-", of a pattern that fixes only how
// a text begins.
func (p *Pattern) rounded(text string, want Want, src Source) string {
	pieces := p.tree.children()
	if len(pieces) < 2 || pieces[0].op != opStart || pieces[len(pieces)-1].op != opSet || utf8.RuneCountInString(text) > 24 {
		return text
	}
	longer := text + word(src, 4+below(src, 4))
	if want.fits(longer) {
		return longer
	}
	return text
}

// Shortest returns a shortest text that matches, in readable characters; false
// when none was found.
func (p *Pattern) Shortest() (string, bool) {
	if p.tree == nil {
		return "", false
	}
	w := walker{shortest: true, room: walkRoom}
	if w.free(p.tree) && p.matches(string(w.out)) {
		return string(w.out), true
	}
	best, found := "", false
	for length := 0; length <= 64 && !found; length++ {
		text, err := Find(Want{Match: []*Pattern{p}, MinLength: length, MaxLength: length}, &steps{})
		best, found = text, err == nil
	}
	return best, found
}

// steps is a Source for texts that need no variety (splitmix64 from zero).
type steps struct{ state uint64 }

func (s *steps) Uint64() uint64 {
	s.state += 0x9E3779B97F4A7C15
	z := s.state
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}
