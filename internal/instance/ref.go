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
