// Package fake makes text and numbers that read like the real thing: what stands
// at the leaves of a believable instance. It guesses from a property's name, its
// parent, its format and its description what the value means.
//
// Everything is a function of its arguments: no clock, no global random. No
// address reaches anybody: domains are those that RFC 2606 reserves, telephone
// numbers come from ranges kept for fiction, people and companies are made up.
package fake

import "unicode/utf8"

// Source is where choices come from. The generators of math/rand/v2 are Sources.
type Source interface{ Uint64() uint64 }

// Want is what is known of the place that a value is for. All of it is optional.
type Want struct {
	Property    string // the member's name
	Parent      string // the name of the member around it, or of the array's
	Title       string
	Description string
	Format      string
	MinLength   int     // in code points
	MaxLength   int     // in code points; 0 or less: no limit
	Person      *Person // who the instance is about, so that its parts agree
	Sequence    int     // the index in an array, or of a repeated object
}

// Text returns a text for the place. Its length is within the bounds of want, and
// where want has a format that Format knows, it is of that format, unless the
// bounds leave no room for it.
func Text(want Want, src Source) string {
	w := newWriter(want, src)
	if want.Format != "" {
		if text, ok := w.formatted(); ok {
			return text
		}
	}
	kind, ok := w.kind()
	for range 6 {
		if !ok {
			break
		}
		if text := kind(w); w.fits(text) {
			return text
		}
	}
	return w.filler()
}

// Meaningful tells whether Text has more to go by than that it is a text.
func Meaningful(want Want) bool {
	if want.Format != "" && knownFormat(want.Format) {
		return true
	}
	_, ok := newWriter(want, nil).kind()
	return ok
}

// writer makes one value.
type writer struct {
	want   Want
	src    Source
	person *Person
	tokens []string // of the property's name, lower case
	parent []string // of the parent's name, in the singular
}

func newWriter(want Want, src Source) *writer {
	return &writer{want: want, src: src, tokens: split(want.Property), parent: singular(split(want.Parent))}
}

// who returns the person that the instance is about, or anybody.
func (w *writer) who() *Person {
	if w.person == nil {
		if w.want.Person != nil {
			w.person = w.want.Person
		} else {
			p := NewPerson(w.src.Uint64())
			w.person = &p
		}
	}
	return w.person
}

func (w *writer) fits(text string) bool {
	n := utf8.RuneCountInString(text)
	return n >= w.want.MinLength && (w.want.MaxLength <= 0 || n <= w.want.MaxLength)
}

// formatted makes a text of the wanted format, the person's own where there is one.
func (w *writer) formatted() (string, bool) {
	own := ""
	switch w.want.Format {
	case "email", "idn-email":
		own = w.email()
	case "phone":
		own = w.who().Phone
	case "date":
		if w.has("birth", "birthday", "birthdate", "dob") {
			own = w.who().BirthDate
		}
	case "date-time":
		own = timestamp(w.moment())
	case "uuid":
		if w.has("anonymous") {
			own = w.who().AnonymousID
		}
	case "uri", "url", "iri", "uri-reference", "iri-reference":
		own = w.link()
	}
	if own != "" && w.fits(own) {
		return own, true
	}
	most := w.want.MaxLength
	if most <= 0 {
		most = -1
	}
	return FormatBounded(w.want.Format, w.want.MinLength, most, w.src)
}

// email returns the person's address, or for a role such as a sender's that role's.
func (w *writer) email() string {
	p := w.who()
	switch {
	case w.has("support", "reply", "sender", "from", "noreply", "contact", "admin", "billing"):
		return pick(w.src, "support", "hello", "team", "contact") + "@" + p.Domain
	case w.want.Sequence > 0 || w.has("author", "maintainer", "contributor", "owner", "cc", "bcc", "recipient"):
		other := NewPerson(w.src.Uint64())
		return other.Email
	}
	return p.Email
}

// filler makes plain words of a length that fits.
func (w *writer) filler() string {
	text := words(w.src, 2)
	if w.want.MaxLength > 0 && w.want.MaxLength < utf8.RuneCountInString(text) {
		text = words(w.src, 1)
	}
	return stretch(text, w.want.MinLength, w.want.MaxLength, w.src)
}
