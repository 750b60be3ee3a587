package instance

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/pattern"
)

// stringShape is what is asked of a string.
type stringShape struct {
	minLength, maxLength int // code points; a negative maxLength: no limit
	patterns, avoid      []string
	formats, notFormats  []string
}

// longest is the length of the longest string that is made.
const longest = 1 << 17

func (r *run) holdString(s *shape, x *model.Schema) {
	if x.MinLength != nil {
		s.minLength = max(s.minLength, *x.MinLength)
	}
	if x.MaxLength != nil && (s.maxLength < 0 || *x.MaxLength < s.maxLength) {
		s.maxLength = *x.MaxLength
	}
	if x.Pattern != nil {
		s.patterns = appendNew(s.patterns, *x.Pattern)
	}
}

func (r *run) breakString(x *model.Schema, alts []alternative) []alternative {
	add := func(edit func(*run, *shape)) { alts = append(alts, alternative{kinds: text, edit: edit}) }
	if x.Pattern != nil {
		add(func(_ *run, s *shape) { s.avoid = appendNew(s.avoid, *x.Pattern) })
	}
	if x.MinLength != nil && *x.MinLength > 0 {
		add(func(_ *run, s *shape) {
			if s.maxLength < 0 || *x.MinLength <= s.maxLength {
				s.maxLength = *x.MinLength - 1
			}
		})
	}
	if x.MaxLength != nil {
		add(func(_ *run, s *shape) { s.minLength = max(s.minLength, *x.MaxLength+1) })
	}
	return alts
}

func appendNew(list []string, text string) []string {
	if slices.Contains(list, text) {
		return list
	}
	return append(list, text)
}

func (s *shape) settleString() {
	if s.types&text == 0 {
		return
	}
	if s.maxLength >= 0 && s.minLength > s.maxLength {
		s.restrict(anything&^text, "no string is long enough and short enough at once", s.main())
		return
	}
	for _, p := range s.patterns {
		if slices.Contains(s.avoid, p) {
			s.restrict(anything&^text, fmt.Sprintf("no string matches %q and does not match it", p), s.main())
			return
		}
	}
	for _, f := range s.formats {
		if slices.Contains(s.notFormats, f) {
			s.restrict(anything&^text, fmt.Sprintf("no string is of the format %q and is not", f), s.main())
			return
		}
	}
}

func (s *shape) admitsString(t string) bool {
	if s.minLength > 0 || s.maxLength >= 0 {
		n := utf8.RuneCountInString(t)
		if n < s.minLength || s.maxLength >= 0 && n > s.maxLength {
			return false
		}
	}
	for _, p := range s.patterns {
		if !matches(p, t, true) {
			return false
		}
	}
	for _, p := range s.avoid {
		if !matches(p, t, false) {
			return false
		}
	}
	return s.ofFormat(t)
}

func (s *shape) ofFormat(t string) bool {
	for _, f := range s.formats {
		if !evaluate.Format(f, t) {
			return false
		}
	}
	for _, f := range s.notFormats {
		if evaluate.Format(f, t) {
			return false
		}
	}
	return true
}

// matches tells whether text surely matches the expression, or surely does not
// where want is false.
func matches(expression, text string, want bool) bool {
	p, err := pattern.Compile(expression)
	if err != nil {
		return false
	}
	ok, err := p.Match(text)
	return err == nil && ok == want
}

// string makes a string.
func (r *run) string(p *place, s *shape) (*jsondoc.Value, *failure) {
	if s.minLength > longest {
		return nil, &failure{fmt.Sprintf("it needs a string of %d characters", s.minLength), s.main(), false}
	}
	if v := r.offered(p, s, text); v != nil {
		return v, nil
	}
	if t, ok := r.believable(p, s); ok {
		return jsondoc.NewString(t), nil
	}
	want := pattern.Want{MinLength: s.minLength, MaxLength: s.maxLength}
	for _, list := range []struct {
		texts []string
		to    *[]*pattern.Pattern
	}{{s.patterns, &want.Match}, {s.avoid, &want.Avoid}} {
		for _, expression := range list.texts {
			compiled, err := pattern.Compile(expression)
			if err != nil {
				return nil, &failure{fmt.Sprintf("the pattern %q is not understood: %v", expression, err), s.main(), false}
			}
			*list.to = append(*list.to, compiled)
		}
	}
	if len(s.formats)+len(s.notFormats)+len(s.exclude) > 0 {
		want.Accept = func(t string) bool { return s.ofFormat(t) && !excludes(s.exclude, t) }
	}
	if len(r.noText) > 0 { // a search in vain takes long: not twice
		if f := r.noText[s.textKey()]; f != nil {
			return nil, f
		}
	}
	t, err := pattern.Find(want, &source{p.hash})
	if grammar := grammarOf(s.formats); err != nil && len(grammar) > 0 { // rarely hit by chance
		want.Match = append(want.Match, grammar...)
		if found, again := pattern.Find(want, &source{p.hash}); again == nil {
			t, err = found, nil
		}
	}
	if err == nil {
		return jsondoc.NewString(t), nil
	}
	f := notFound(s, err, want.Accept == nil)
	if len(s.exclude) == 0 {
		if r.noText == nil {
			r.noText = map[string]*failure{}
		}
		r.noText[s.textKey()] = f
	}
	return nil, f
}

// textKey is the same for shapes that ask the same of a string.
func (s *shape) textKey() string {
	return fmt.Sprintf("%q %q %q %q %d %d", s.patterns, s.avoid, s.formats, s.notFormats, s.minLength, s.maxLength)
}

// notFound is the failure of a search for a text; it is decided where the search
// proves that there is none, and nothing else was asked.
func notFound(s *shape, err error, all bool) *failure {
	var none *pattern.NotFoundError
	impossible := errors.As(err, &none) && none.Impossible && all
	reason := "no string was found that is as asked: " + err.Error()
	if impossible {
		reason = "no string is as asked: " + err.Error()
	}
	return &failure{reason, s.main(), impossible}
}

func excludes(list []*jsondoc.Value, t string) bool {
	for _, v := range list {
		if v.Kind == jsondoc.String && v.Text == t {
			return true
		}
	}
	return false
}
