package instance

import (
	"fmt"
	"slices"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// objectShape is what is asked of an object.
type objectShape struct {
	objects                      []literal // schemas whose properties, patternProperties and additionalProperties apply
	openProperties               []literal // schemas whose unevaluatedProperties applies, with their origin
	names                        []literal // what names must meet
	required, forbidden          []string
	minProperties, maxProperties int // a negative maxProperties: no limit
	dependent                    []model.DependentRequired
	extra                        []extra       // what single members must meet beside
	some                         []existential // members that must exist, whatever their name
}

// extra is a literal for the member called name.
type extra struct {
	name string
	lit  literal
}

// existential asks for a member whose value meets value where that is set, and
// whose name matches pattern or meets name; where neither is set, it is a name
// that of's properties and patternProperties do not know.
type existential struct {
	of          literal // the schema that speaks
	pattern     *string
	unevaluated bool // no schema that of applies in the same place knows it either
	value       *literal
	name        *literal
}

// mostMembers is how many members an object is made with, and mostOptional how
// many optional ones: beyond it an instance shows nothing new.
const (
	mostMembers  = 5000
	mostOptional = 2000
)

func (r *run) holdObject(s *shape, l literal) {
	x := l.schema
	if x.Properties != nil || x.PatternProperties != nil || x.AdditionalProperties != nil {
		s.objects = append(s.objects, l)
	}
	if x.UnevaluatedProperties != nil {
		s.openProperties = append(s.openProperties, l)
	}
	if x.PropertyNames != nil {
		s.names = append(s.names, r.child(l, x.PropertyNames, false))
	}
	if len(x.Required) > mostMembers {
		s.restrictTo(anything&^object, &failure{fmt.Sprintf("it needs %d members", len(x.Required)), x, false})
	} else {
		for _, name := range x.Required {
			s.require(name)
		}
	}
	if x.MinProperties != nil {
		s.minProperties = max(s.minProperties, *x.MinProperties)
	}
	if x.MaxProperties != nil && (s.maxProperties < 0 || *x.MaxProperties < s.maxProperties) {
		s.maxProperties = *x.MaxProperties
	}
	s.dependent = append(s.dependent, x.DependentRequired...)
}

func (s *shape) require(name string) { s.required = appendNew(s.required, name) }
func (s *shape) forbid(name string)  { s.forbidden = appendNew(s.forbidden, name) }

func (r *run) breakObject(l literal, alts []alternative) []alternative {
	x := l.schema
	add := func(edit func(*run, *shape)) { alts = append(alts, alternative{kinds: object, edit: edit}) }
	for _, name := range x.Required {
		add(func(_ *run, s *shape) { s.forbid(name) })
	}
	for _, p := range x.Properties {
		if !p.Schema.Boolean || !p.Schema.Always {
			lit := r.child(l, p.Schema, true)
			add(func(_ *run, s *shape) { s.require(p.Name); s.extra = append(s.extra, extra{p.Name, lit}) })
		}
	}
	if x.MinProperties != nil && *x.MinProperties > 0 {
		add(func(_ *run, s *shape) {
			if s.maxProperties < 0 || *x.MinProperties <= s.maxProperties {
				s.maxProperties = *x.MinProperties - 1
			}
		})
	}
	if x.MaxProperties != nil {
		add(func(_ *run, s *shape) { s.minProperties = max(s.minProperties, *x.MaxProperties+1) })
	}
	for _, d := range x.DependentRequired {
		for _, name := range d.Required {
			add(func(_ *run, s *shape) { s.require(d.Name); s.forbid(name) })
		}
	}
	for _, e := range r.breakingMembers(l) {
		add(func(_ *run, s *shape) { s.some = append(s.some, e) })
	}
	return alts
}

// breakingMembers lists the members, of whatever name, that make an object invalid.
func (r *run) breakingMembers(l literal) []existential {
	x := l.schema
	var list []existential
	for _, p := range x.PatternProperties {
		if !p.Schema.Boolean || !p.Schema.Always {
			lit := r.child(l, p.Schema, true)
			list = append(list, existential{of: l, pattern: &p.Name, value: &lit})
		}
	}
	for _, sub := range []*model.Schema{x.AdditionalProperties, x.UnevaluatedProperties} {
		if sub != nil && (!sub.Boolean || !sub.Always) {
			lit := r.child(l, sub, true)
			list = append(list, existential{of: l, unevaluated: sub == x.UnevaluatedProperties, value: &lit})
		}
	}
	if x.PropertyNames != nil {
		lit := r.child(l, x.PropertyNames, true)
		list = append(list, existential{of: l, name: &lit})
	}
	return list
}

// settleObject draws what follows for objects.
func (r *run) settleObject(s *shape) {
	if s.types&object == 0 {
		return
	}
	for changed := true; changed; {
		changed = false
		for _, d := range s.dependent {
			if slices.Contains(s.required, d.Name) {
				for _, name := range d.Required {
					if !slices.Contains(s.required, name) {
						s.require(name)
						changed = true
					}
				}
			}
		}
	}
	for _, name := range s.forbidden {
		if slices.Contains(s.required, name) {
			s.restrict(anything&^object, fmt.Sprintf("the property %q would have to be there and not to be there", name), s.main())
			return
		}
	}
	if s.maxProperties >= 0 && (s.minProperties > s.maxProperties || len(s.required) > s.maxProperties) {
		s.restrict(anything&^object, "no object has enough members and few enough at once", s.main())
		return
	}
	for _, name := range s.required {
		if f := r.clashes(r.memberLiterals(s, name)); f != nil {
			s.restrictTo(anything&^object, &failure{fmt.Sprintf("no value fits the required property %q: %s", name, f.reason), f.at, f.decided})
			return
		}
		if !r.nameFits(s, name) {
			s.restrict(anything&^object, fmt.Sprintf("the required property %q has a name that is not allowed", name), s.main())
			return
		}
	}
}

func (s *shape) admitsObject(v *jsondoc.Value) bool {
	if len(v.Members) < s.minProperties || s.maxProperties >= 0 && len(v.Members) > s.maxProperties {
		return false
	}
	for _, name := range s.required {
		if !v.Has(name) {
			return false
		}
	}
	return !slices.ContainsFunc(s.forbidden, v.Has)
}

// memberLiterals returns all that is asked of the member called name.
func (r *run) memberLiterals(s *shape, name string) []literal {
	var lits []literal
	for _, g := range s.objects {
		lits = r.ownMember(lits, g, name)
	}
	for _, u := range s.openProperties {
		if !r.evaluatesMember(s, u, name) {
			lits = append(lits, r.child(u, u.schema.UnevaluatedProperties, false))
		}
	}
	for _, e := range s.extra {
		if e.name == name {
			lits = append(lits, e.lit)
		}
	}
	return lits
}

// ownMember adds what one schema asks of the member called name.
func (r *run) ownMember(lits []literal, g literal, name string) []literal {
	x := g.schema
	known := false
	if sub := x.Property(name); sub != nil {
		lits, known = append(lits, r.child(g, sub, false)), true
	}
	for _, p := range x.PatternProperties {
		if r.matches(p.Name, name) {
			lits, known = append(lits, r.child(g, p.Schema, false)), true
		}
	}
	if !known && x.AdditionalProperties != nil {
		lits = append(lits, r.child(g, x.AdditionalProperties, false))
	}
	return lits
}

// evaluatesMember tells whether some other schema that u's schema applies has
// evaluated the member, so that unevaluatedProperties has nothing to say.
func (r *run) evaluatesMember(s *shape, u literal, name string) bool {
	for _, g := range s.objects {
		if g.origin.under(u.origin) && (g.schema.AdditionalProperties != nil || len(r.ownMember(nil, g, name)) > 0) {
			return true
		}
	}
	for _, o := range s.openProperties {
		if o.origin != u.origin && o.origin.under(u.origin) {
			return true
		}
	}
	return false
}

func (r *run) nameFits(s *shape, name string) bool {
	for _, l := range s.names {
		if !r.meets(l, jsondoc.NewString(name)) {
			return false
		}
	}
	return true
}
