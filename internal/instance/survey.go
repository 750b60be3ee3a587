package instance

import "docgen.example/docgen/internal/model"

// survey is what is known of the schemas that can be reached from a root.
type survey struct {
	dynamic     bool // some reference depends on the dynamic scope
	unevaluated bool // some keyword looks at what others have evaluated
	formats     bool // some format is asked for
	overlooked  bool // the dialect ignores something that other validators honour
	depths      map[*model.Schema]int
	byID        []*model.Schema // those that can be reached, by their ID
}

// never is the depth of a schema that no finite instance meets.
const never = 1 << 30

func surveyOf(root *model.Schema) survey {
	s := survey{depths: map[*model.Schema]int{root: never}}
	order := []*model.Schema{root}
	add := func(x *model.Schema) {
		if x == nil {
			return
		}
		if _, known := s.depths[x]; !known {
			s.depths[x] = never
			order = append(order, x)
		}
	}
	for i := 0; i < len(order); i++ {
		x := order[i]
		for _, ref := range x.Applied() {
			add(ref.Target)
			if ref.Keyword.Name != "$ref" {
				s.dynamic = true
			}
			if ref.Anchor != "" || ref.Keyword.Name == "$recursiveRef" {
				for r := x.Resource; r != nil; r = nil {
					add(r.Root)
				}
			}
		}
		for _, k := range x.Keywords {
			for _, sub := range k.Subs {
				add(sub.Schema)
			}
		}
		if x.Format != "" {
			s.formats = true
		}
		s.overlooked = s.overlooked || x.Overlooked != nil
		if x.UnevaluatedItems != nil || x.UnevaluatedProperties != nil {
			s.unevaluated = true
		}
	}
	s.measure(order)
	most := 0
	for _, x := range order {
		most = max(most, x.ID+1)
	}
	s.byID = make([]*model.Schema, most)
	for _, x := range order {
		s.byID[x.ID] = x
	}
	return s
}

// measure finds for each schema the least depth that an instance of it must
// have: a lower bound, as the least fixed point. Where the passes do not settle,
// what is still without bound counts as shallow.
func (s *survey) measure(order []*model.Schema) {
	const passes = 100
	for pass := range passes {
		changed := false
		for i := range order {
			x := order[i]
			if pass%2 == 0 {
				x = order[len(order)-1-i]
			}
			if d := s.depth(x); d < s.depths[x] {
				s.depths[x] = d
				changed = true
			}
		}
		if !changed {
			return
		}
	}
	for _, x := range order {
		if s.depths[x] == never {
			s.depths[x] = never - 1
		}
	}
}

func (s *survey) minDepth(x *model.Schema) int {
	if d, ok := s.depths[x]; ok {
		return d
	}
	return 0
}

func (s *survey) depth(x *model.Schema) int {
	if x.Boolean {
		if x.Always {
			return 0
		}
		return never
	}
	d := 0
	for _, ref := range x.Applied() {
		if ref.Target != nil && ref.Keyword.Name == "$ref" && !ref.Loops {
			d = max(d, s.minDepth(ref.Target))
		}
	}
	for _, sub := range x.AllOf {
		d = max(d, s.minDepth(sub))
	}
	for _, branches := range [][]*model.Schema{x.AnyOf, x.OneOf} {
		if len(branches) > 0 {
			d = max(d, s.shallowest(branches))
		}
	}
	if d == never || x.Enum != nil || x.Const != nil || x.Types == 0 {
		return d
	}
	return max(d, s.ownDepth(x))
}

func (s *survey) shallowest(branches []*model.Schema) int {
	best := never
	for _, b := range branches {
		best = min(best, s.minDepth(b))
	}
	return best
}

// ownDepth is the depth that type, required and minItems ask for.
func (s *survey) ownDepth(x *model.Schema) int {
	best := never
	if x.Types&^(model.TypeObject|model.TypeArray) != 0 {
		return 0
	}
	if x.Types&model.TypeObject != 0 {
		d := 0
		for _, name := range x.Required {
			d = max(d, 1)
			if sub := x.Property(name); sub != nil {
				d = max(d, above(s.minDepth(sub)))
			}
		}
		best = min(best, d)
	}
	if x.Types&model.TypeArray != 0 {
		d := 0
		if x.MinItems != nil && *x.MinItems > 0 {
			d = 1
			switch {
			case len(x.PrefixItems) > 0:
				d = above(s.minDepth(x.PrefixItems[0]))
			case x.Items != nil:
				d = above(s.minDepth(x.Items))
			}
		}
		best = min(best, d)
	}
	return best
}

func above(d int) int {
	if d == never {
		return never
	}
	return d + 1
}
