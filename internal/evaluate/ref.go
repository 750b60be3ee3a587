package evaluate

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// refs judges by the references of s (Core section 8.2.3).
func (r *run) refs(s *model.Schema, v *jsondoc.Value, m *marks) Verdict {
	verdict := Valid
	if s.Ref != nil {
		verdict = r.follow(s.Ref, s.Ref.Target, v, m)
	}
	if s.DynamicRef != nil && verdict != Invalid {
		verdict = both(verdict, r.follow(s.DynamicRef, r.dynamicTarget(s.DynamicRef), v, m))
	}
	if s.RecursiveRef != nil && verdict != Invalid {
		verdict = both(verdict, r.follow(s.RecursiveRef, r.recursiveTarget(s.RecursiveRef), v, m))
	}
	return verdict
}

func (r *run) follow(ref *model.Ref, target *model.Schema, v *jsondoc.Value, m *marks) Verdict {
	if target == nil || ref.Loops {
		return Undecided
	}
	return r.apply(target, v, m)
}

// dynamicTarget is the outermost schema of the dynamic scope that has the anchor
// as a dynamic one, where the initial target has it so (Core section 8.2.3.2).
func (r *run) dynamicTarget(ref *model.Ref) *model.Schema {
	if ref.Anchor != "" {
		for _, resource := range r.scope {
			if target := resource.DynamicAnchors[ref.Anchor]; target != nil {
				return target
			}
		}
	}
	return ref.Target
}

// recursiveTarget is the outermost root of the dynamic scope with
// $recursiveAnchor, where the initial target has it (2019-09 Core section 8.2.4.2.1).
func (r *run) recursiveTarget(ref *model.Ref) *model.Schema {
	if ref.Target != nil && ref.Target.Resource.RecursiveAnchor {
		for _, resource := range r.scope {
			if resource.RecursiveAnchor {
				return resource.Root
			}
		}
	}
	return ref.Target
}
