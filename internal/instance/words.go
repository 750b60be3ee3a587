package instance

import (
	"math/big"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/fake"
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/pattern"
)

// who returns the person that the instance is about; one for all its parts, so
// that they agree.
func (r *run) who() *fake.Person {
	if r.person == nil {
		p := fake.NewPerson(hashText(hashStart, r.want.Seed))
		r.person = &p
	}
	return r.person
}

// place returns what is known of the meaning of the value at p.
func (r *run) meaning(p *place, s *shape) fake.Want {
	w := fake.Want{Person: r.who(), MinLength: s.minLength, MaxLength: s.maxLength}
	q := p
	if p.index < 0 {
		w.Property = p.token
		q = p.parent
	}
	if q != nil {
		w.Parent = q.name
	}
	for ; q != nil && w.Sequence == 0; q = q.parent {
		if q.index > 0 && isPerson(q.schema) {
			other := fake.NewPerson(q.hash)
			w.Person = &other
			break
		}
		w.Sequence = max(q.index, 0)
	}
	if len(s.formats) > 0 {
		w.Format = s.formats[0]
	}
	for _, x := range s.sources {
		if w.Title == "" {
			w.Title = x.Title
		}
		if w.Description == "" {
			w.Description = x.Description
		}
	}
	return w
}

// isPerson tells whether a schema describes somebody: each item of an array of
// such is somebody else.
func isPerson(x *model.Schema) bool {
	if x == nil {
		return false
	}
	name, address := false, false
	for i := range min(len(x.Properties), 40) {
		switch strings.ToLower(strings.ReplaceAll(x.Properties[i].Name, "_", "")) {
		case "name", "firstname", "givenname", "fullname":
			name = true
		case "email", "mail", "emailaddress":
			address = true
		}
	}
	return name && address
}

// hinted returns a value of the hint for the place, where it fits; nil where
// there is none.
func (r *run) hinted(p *place, s *shape) *jsondoc.Value {
	for i := range r.want.Hints {
		h := &r.want.Hints[i]
		if !h.at(p) {
			continue
		}
		if n := len(h.Values); n > 0 {
			start := p.dice(n, "hint")
			for k := range n {
				if v := h.Values[(start+k)%n]; r.fits(p, s, v) {
					return v.Clone()
				}
			}
		}
		if s.types&text != 0 && (h.Kind != "" || h.Pattern != "") {
			return r.hintedText(p, s, h)
		}
		return nil
	}
	return nil
}

func (r *run) hintedText(p *place, s *shape, h *Hint) *jsondoc.Value {
	src := &source{p.hash}
	fits := func(t string) bool { return s.admitsString(t) && !excludes(s.exclude, t) }
	if h.Pattern != "" {
		if compiled, err := pattern.Compile(h.Pattern); err == nil {
			if t, err := pattern.Find(pattern.Want{Match: []*pattern.Pattern{compiled}, MinLength: s.minLength, MaxLength: s.maxLength, Accept: fits}, src); err == nil {
				return jsondoc.NewString(t)
			}
		}
	}
	if h.Kind != "" {
		w := r.meaning(p, s)
		w.Property, w.Parent, w.Title, w.Description, w.Format = h.Kind, "", "", "", ""
		for range 4 {
			if t := fake.Text(w, src); fits(t) {
				return jsondoc.NewString(t)
			}
		}
	}
	return nil
}

// at tells whether the hint speaks of the place.
func (h *Hint) at(p *place) bool {
	tokens := jsondoc.Pointer(h.Location).Tokens()
	for i := len(tokens) - 1; i >= 0; i-- {
		if p.parent == nil || tokens[i] != "*" && tokens[i] != p.token {
			return false
		}
		p = p.parent
	}
	return p.parent == nil
}

// believable returns a text that a reader would expect at the place, where one
// fits.
func (r *run) believable(p *place, s *shape) (string, bool) {
	w := r.meaning(p, s)
	if len(s.patterns) > 0 && !fake.Meaningful(w) {
		return "", false
	}
	src := &source{p.hash}
	tries := 4
	if len(s.formats) > 0 {
		tries = 12
	}
	for range tries {
		if t := fake.Text(w, src); s.admitsString(t) && !excludes(s.exclude, t) {
			return t, true
		}
	}
	for _, f := range s.formats {
		for range tries {
			if t, ok := fake.FormatBounded(f, s.minLength, s.maxLength, src); ok && s.admitsString(t) && !excludes(s.exclude, t) {
				return t, true
			}
		}
	}
	return "", false
}

// believableNumber returns the number that a reader would expect at the place,
// where the name or the description says what it is.
func (r *run) believableNumber(p *place, s *shape) fake.Suggestion {
	return fake.Number(r.meaning(p, s), &source{p.hash})
}

// suggested returns the suggestion as a number of the type kind, where it fits.
func (r *run) suggested(s *shape, kind types, n fake.Suggestion) *jsondoc.Value {
	if !n.Known {
		return nil
	}
	x, ok := new(big.Rat).SetString(strconv.FormatFloat(n.Value, 'f', n.Decimals, 64))
	if !ok || kind == integer && !x.IsInt() || kind == fraction && x.IsInt() {
		return nil
	}
	v := literalOf(x)
	if v == nil || !s.admitsNumber(v) || !s.dividesInDoubles(v) || contains(s.exclude, v) {
		return nil
	}
	return v
}

// attributes returns what is noted about a person in an object that is open
// to anything and said to hold such notes.
func (r *run) attributes(p *place) []jsondoc.Member {
	name := strings.ToLower(p.name)
	for _, known := range []string{"attributes", "traits", "custom"} {
		if strings.Contains(name, known) {
			return fake.Attributes(*r.who(), &source{p.hash})
		}
	}
	return nil
}

// Names for members that the schema does not list: of plain values, and of objects.
var (
	plainNames = []string{"plan", "city", "language", "note", "team"}
	partNames  = []string{"main", "extra", "legacy", "internal", "trial"}
)
