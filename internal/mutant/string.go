package mutant

import (
	"hash/fnv"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/pattern"
)

// string misreads the keywords for strings (Validation section 6.3).
func (l *lister) string() {
	s := l.s
	none := ""
	if l.types&texts == 0 {
		none = "no valid instance is a string here"
	}
	l.lengths(none)
	if s.Pattern != nil {
		l.pattern(*s.Pattern, none)
	}
	if s.Types&model.TypeString != 0 && !l.tests && !listed(s, 6) && !Foreign(s) {
		l.stringHabits()
	}
}

func (l *lister) lengths(none string) {
	s := l.s
	count := func(size func(string) int, fits func(int) bool) func(*jsondoc.Value) bool {
		return func(v *jsondoc.Value) bool { return v.Kind != jsondoc.String || fits(size(v.Text)) }
	}
	if s.MinLength != nil {
		n := *s.MinLength
		l.count("minLength", n, l.lengthProofs(none, lengths{0, n - 1}, n-1, n), func(c *model.Schema, n int) { c.MinLength = &n }, true)
		if n > 0 {
			fits := func(size int) bool { return size >= n }
			l.lax("minLength", "in-utf16", "minLength counts UTF-16 units", Without(s, "minLength"), count(utf16Length, fits), first(none, l.noText(n-1, beyondBMP)))
			l.lax("minLength", "in-bytes", "minLength counts bytes", Without(s, "minLength"), count(byteLength, fits), first(none, l.noText(n-1, beyondASCII)))
		}
	}
	if s.MaxLength != nil {
		n := *s.MaxLength
		l.count("maxLength", n, l.lengthProofs(none, lengths{n + 1, -1}, n+1, n), func(c *model.Schema, n int) { c.MaxLength = &n }, false)
		fits := func(size int) bool { return size <= n }
		l.strict("maxLength", "in-utf16", "maxLength counts UTF-16 units", count(utf16Length, fits), first(none, l.noText(n, beyondBMP)))
		l.strict("maxLength", "in-bytes", "maxLength counts bytes", count(byteLength, fits), first(none, l.noText(n, beyondASCII)))
	}
}

// proofs say why misreadings of a limit show in no instance; "" where one may show.
type proofs struct{ deleted, out, in string }

// always returns one proof for all.
func always(proof string) proofs { return proofs{proof, proof, proof} }

// lengths is a range of lengths of texts; without an upper end where most is -1.
type lengths struct{ least, most int }

// lengthProofs returns what the patterns beside a limit on the length prove: that
// there are no texts of the lengths that the limit refuses, none of the first of
// these, out, or none of the last that it allows, in.
func (l *lister) lengthProofs(none string, refused lengths, out, in int) proofs {
	b := boundsOf(around(l.s))
	if none != "" || len(b.patterns) == 0 {
		return always(none)
	}
	b.maxLength = nil // it may be the limit itself
	return proofs{noTextOf(b, refused.least, refused.most, ""), noTextOf(b, out, out, ""), noTextOf(b, in, in, "")}
}

// count misreads a limit on a number of things: skipped, or off by one.
func (l *lister) count(keyword string, n int, none proofs, set func(c *model.Schema, n int), lower bool) {
	switch {
	case lower && n == 0:
		l.deleted(keyword, first(none.deleted, "a limit of 0 is always met"))
	default:
		l.deleted(keyword, none.deleted)
	}
	out, in := n+1, n-1
	if lower {
		out, in = n-1, n+1
	}
	if out >= 0 {
		l.lax(keyword, "out-by-one", keyword+" is read as "+strconv.Itoa(out), l.copied(func(c *model.Schema) { set(c, out) }), nil, none.out)
	}
	if in >= 0 {
		l.stricter(keyword, "in-by-one", keyword+" is read as "+strconv.Itoa(in), l.copied(func(c *model.Schema) { set(c, in) }), none.in)
	}
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

func utf16Length(text string) int { return len(utf16.Encode([]rune(text))) }

func byteLength(text string) int { return len(text) }

func (l *lister) pattern(text, none string) {
	proof := none
	p, err := pattern.Compile(text)
	if err != nil {
		l.deleted("pattern", "no engine can read the pattern")
		return
	}
	anchors := p.WithoutAnchors()
	if proof == "" && matchesAll(p) {
		proof = "the pattern matches every text"
	}
	l.deleted("pattern", proof)
	for i, v := range anchors {
		side := "end"
		if v.Start {
			side = "start"
		}
		variant := "anchor-lost-" + side
		if i > 1 {
			variant += "-" + strconv.Itoa(i)
		}
		l.lax("pattern", variant, "the pattern is read "+v.Description, l.copied(func(c *model.Schema) { c.Pattern = &v.Text }), nil, first(none, noLoss(p, v.Text)))
	}
}

// noLoss proves that a pattern without one anchor matches no more than with it.
func noLoss(p *pattern.Pattern, without string) string {
	q, err := pattern.Compile(without)
	if err != nil {
		return ""
	}
	if impossible(pattern.Want{Match: []*pattern.Pattern{q}, Avoid: []*pattern.Pattern{p}, MaxLength: -1}) {
		return "the anchor makes no difference to what matches"
	}
	return ""
}

// Classes of characters that careless programs stumble over.
const (
	beyondASCII = `[^\x00-\x7f]`
	beyondBMP   = `[\u{10000}-\u{10ffff}]`
)

// noText says that no text of at most max code points that the schema's patterns
// take has a character of class.
func (l *lister) noText(max int, class string) string {
	b := boundsOf(around(l.s))
	return noTextOf(b, 0, max, class)
}

func noTextOf(b bounds, min, max int, class string) string {
	want := pattern.Want{MinLength: min, MaxLength: max}
	if b.maxLength != nil && (max < 0 || *b.maxLength < max) {
		want.MaxLength = *b.maxLength
	}
	if want.MaxLength >= 0 && want.MinLength > want.MaxLength || class != "" && want.MaxLength == 0 {
		return "the limits on the length allow no such text"
	}
	if len(b.patterns) == 0 {
		return ""
	}
	for _, text := range append(b.patterns[:len(b.patterns):len(b.patterns)], class) {
		if p, err := pattern.Compile(text); err == nil && text != "" {
			want.Match = append(want.Match, p)
		}
	}
	if impossible(want) {
		return "the pattern takes no such text"
	}
	return ""
}

// matchesAll tells whether it is proved that p matches every text.
func matchesAll(p *pattern.Pattern) bool {
	empty, err := p.Match("")
	return empty && err == nil && impossible(pattern.Want{Avoid: []*pattern.Pattern{p}, MaxLength: -1})
}

// impossible tells whether it is proved that there is no text as wanted.
func impossible(want pattern.Want) bool {
	_, err := pattern.Find(want, fixedSource{})
	missing, ok := err.(*pattern.NotFoundError)
	return ok && missing.Impossible
}

// fixedSource makes the same choice always.
type fixedSource struct{}

func (fixedSource) Uint64() uint64 { return 0x9E3779B97F4A7C15 }

func (l *lister) stringHabits() {
	b := boundsOf(around(l.s))
	empty := ""
	if atLeast(b.minLength, 1) || takesNoEmpty(b.patterns) || l.refused(jsondoc.NewString("")) {
		empty = "an empty text is not valid"
	}
	text := func(fits func(string) bool) func(*jsondoc.Value) bool {
		return func(v *jsondoc.Value) bool { return v.Kind != jsondoc.String || fits(v.Text) }
	}
	l.habits([]habit{
		{"empty-string-refused", "empty strings are refused", text(func(t string) bool { return t != "" }), empty},
		{"long-string-refused", "strings longer than 255 are refused", text(func(t string) bool { return utf8.RuneCountInString(t) <= 255 }), noTextOf(b, 256, -1, "")},
		{"non-ascii-refused", "characters beyond ASCII are refused", text(isASCII), noTextOf(b, 0, -1, beyondASCII)},
	})
}

func takesNoEmpty(patterns []string) bool {
	for _, text := range patterns {
		if p, err := pattern.Compile(text); err == nil {
			if ok, err := p.Match(""); !ok && err == nil {
				return true
			}
		}
	}
	return false
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// hash is a short text that stands for a long one.
func hash(text string) string {
	h := fnv.New32a()
	h.Write([]byte(text))
	return strconv.FormatUint(uint64(h.Sum32()), 16)
}
