package instance

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

func (r *run) holdAny(s *shape, x *model.Schema) {
	if x.Types != 0 {
		s.restrict(typesOf(x.Types), "the types that are asked for exclude each other", x)
	}
	if x.Enum != nil {
		s.oneOf(x.Enum, x)
	}
	if x.Const != nil {
		s.oneOf([]*jsondoc.Value{x.Const}, x)
	}
}

func (r *run) breakAny(x *model.Schema, alts []alternative) []alternative {
	if x.Types != 0 {
		alts = append(alts, alternative{kinds: anything &^ typesOf(x.Types), outright: true})
	}
	if x.Enum != nil {
		alts = append(alts, alternative{edit: func(r *run, s *shape) { s.exclude = append(s.exclude, x.Enum...) }})
	}
	if x.Const != nil {
		alts = append(alts, alternative{edit: func(r *run, s *shape) { s.exclude = append(s.exclude, x.Const) }})
	}
	return alts
}

// oneOf narrows the values to those in list.
func (s *shape) oneOf(list []*jsondoc.Value, at *model.Schema) {
	if !s.hasEnum {
		s.enum, s.hasEnum = list, true
	} else {
		var both []*jsondoc.Value
		for _, v := range s.enum {
			if contains(list, v) {
				both = append(both, v)
			}
		}
		s.enum = both
	}
	if len(s.enum) == 0 {
		s.fail(&failure{"no value is in all the lists of allowed ones", at, true})
	}
}

func contains(list []*jsondoc.Value, v *jsondoc.Value) bool {
	for _, o := range list {
		if jsondoc.Equal(o, v) {
			return true
		}
	}
	return false
}

// settleEnum keeps of the listed values those that fit what else is known.
func (r *run) settleEnum(s *shape) {
	var fit []*jsondoc.Value
	var all types
	for _, v := range s.enum {
		if r.admits(s, v) {
			fit = append(fit, v)
			all |= typeOf(v)
		}
	}
	s.enum = fit
	if len(fit) == 0 {
		var at *model.Schema
		if len(s.sources) > 0 {
			at = s.sources[0]
		}
		s.fail(&failure{"none of the listed values fits what else is asked", at, true})
		return
	}
	s.restrict(all, "none of the listed values is of an allowed type", nil)
}

// admits tells whether v fits what the shape says without looking into
// subschemas and open choices.
func (r *run) admits(s *shape, v *jsondoc.Value) bool {
	if s.types&typeOf(v) == 0 || contains(s.exclude, v) {
		return false
	}
	switch v.Kind {
	case jsondoc.Number:
		return s.admitsNumber(v)
	case jsondoc.String:
		return s.admitsString(v.Text)
	case jsondoc.Array:
		return len(v.Items) >= s.minItems && (s.maxItems < 0 || len(v.Items) <= s.maxItems)
	case jsondoc.Object:
		return s.admitsObject(v)
	}
	return true
}

// fromEnum returns a listed value.
func (r *run) fromEnum(p *place, s *shape) (*jsondoc.Value, *failure) {
	start := 0
	if i := p.sequence(); i >= 0 {
		start = i % len(s.enum) // the items of an array go through the list
	} else if p.style != Minimal {
		start = p.dice(len(s.enum), "enum")
	}
	for i := range s.enum {
		v := s.enum[(start+i)%len(s.enum)]
		if r.fits(p, s, v) {
			return v.Clone(), nil
		}
		r.steps--
	}
	return nil, &failure{"none of the listed values fits what else is asked", s.main(), !r.undecided}
}

// fits tells whether v, a value that was not made for the shape, meets all that
// the location was asked for and the branches that were chosen.
func (r *run) fits(p *place, s *shape, v *jsondoc.Value) bool {
	if !r.admits(s, v) {
		return false
	}
	if v.Kind == jsondoc.Object || v.Kind == jsondoc.Array {
		for _, l := range s.assumed {
			if !r.meets(l, v) {
				return false
			}
		}
		for _, e := range s.extra {
			if m := v.Member(e.name); m != nil && !r.meets(e.lit, m) {
				return false
			}
		}
	}
	return r.meetsAll(s.given, v) && r.planned(p, v)
}

// planned tells whether v has what is wanted at p and below.
func (r *run) planned(p *place, v *jsondoc.Value) bool {
	if p.want == nil {
		return true
	}
	return p.want.fits(v) // what v is to meet itself is among the shape's literals
}

func (t *trie) fits(v *jsondoc.Value) bool {
	if t.fixed != nil && t.fixed != v {
		return false
	}
	for _, name := range t.names {
		c := t.children[name]
		sub := v.Child(name)
		if sub == nil && c.present || sub != nil && (c.absent || len(c.meets) > 0 || !c.fits(sub)) {
			return false
		}
	}
	return true
}

// main is the schema that says most about the location, for messages.
func (s *shape) main() *model.Schema {
	if len(s.sources) > 0 {
		return s.sources[0]
	}
	if len(s.given) > 0 {
		return s.given[0].schema
	}
	return nil
}
