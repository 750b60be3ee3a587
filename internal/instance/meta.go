package instance

import "docgen.example/docgen/internal/jsondoc"

// offered returns an example or the default of the schemas here, where it is of
// the type kind and fits; nil where there is none.
func (r *run) offered(p *place, s *shape, kind types) *jsondoc.Value {
	compound := kind&(object|array) != 0
	if compound && (p.style != Typical || p.depth == 0 || len(r.want.Branch) > 0) {
		return nil
	}
	for _, x := range s.sources {
		if n := len(x.Examples); n > 0 {
			start := p.dice(n, "example")
			for i := range min(n, 8) {
				if v := x.Examples[(start+i)%n]; r.offers(p, s, kind, v) {
					return v.Clone()
				}
			}
		}
	}
	for _, x := range s.sources {
		if v := x.Default; v != nil && !blank(v) && r.offers(p, s, kind, v) {
			return v.Clone()
		}
	}
	return nil
}

func (r *run) offers(p *place, s *shape, kind types, v *jsondoc.Value) bool {
	return typeOf(v)&kind != 0 && r.fits(p, s, v)
}

// blank tells whether v shows nothing to a reader.
func blank(v *jsondoc.Value) bool {
	switch v.Kind {
	case jsondoc.String:
		return v.Text == ""
	case jsondoc.Array:
		return len(v.Items) == 0
	case jsondoc.Object:
		return len(v.Members) == 0
	}
	return false
}
