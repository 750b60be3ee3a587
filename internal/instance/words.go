package instance

import (
	"docgen.example/docgen/internal/jsondoc"
)

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
		return nil
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

// believable returns a text that a reader would expect at the place.
func (r *run) believable(p *place, s *shape) (string, bool) {
	return "", false
}

// plainNames returns names for members that the schema does not list.
func (r *run) plainNames(p *place) []string {
	return []string{"plan", "city", "language", "note", "team"}
}
