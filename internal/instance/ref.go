package instance

import "docgen.example/docgen/internal/model"

// target returns the schema that a reference leads to in a dynamic scope (Core
// section 8.2.3); nil where it leads nowhere or in a circle.
func (r *run) target(ref *model.Ref, s *scope) *model.Schema {
	if ref.Loops {
		return nil
	}
	target := ref.Target
	switch {
	case ref.Anchor != "":
		for ; s != nil; s = s.parent { // the last one found is the outermost
			if t := s.resource.DynamicAnchors[ref.Anchor]; t != nil {
				target = t
			}
		}
	case ref.Keyword.Name == "$recursiveRef" && target != nil && target.Resource.RecursiveAnchor:
		for ; s != nil; s = s.parent {
			if s.resource.RecursiveAnchor {
				target = s.resource.Root
			}
		}
	}
	return target
}

// holdRef follows the references of a schema.
func (r *run) holdRef(s *shape, l literal) {
	for _, ref := range l.schema.Applied() {
		target := r.target(ref, l.scope)
		if target == nil {
			r.unresolved(s, ref)
			return
		}
		r.assume(s, r.inPlace(l, target, false))
	}
}

func (r *run) breakRef(l literal, alts []alternative) []alternative {
	for _, ref := range l.schema.Applied() {
		if target := r.target(ref, l.scope); target != nil {
			alts = append(alts, alternative{lits: []literal{r.inPlace(l, target, true)}})
		} else {
			alts = append(alts, alternative{edit: func(r *run, s *shape) { r.unresolved(s, ref) }})
		}
	}
	return alts
}

func (r *run) unresolved(s *shape, ref *model.Ref) {
	s.fail(&failure{"the reference " + ref.Text + " leads nowhere", ref.Keyword.Schema, false})
}
