package instance

import (
	"fmt"
	"slices"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
	"docgen.example/docgen/internal/pattern"
)

// fresh returns a name that is not in use and whose member can be.
func (m *objectMaker) fresh() (string, bool) {
	for _, g := range m.s.objects {
		for _, p := range g.schema.PatternProperties {
			if name, ok := m.fromPattern(p.Name); ok {
				return name, true
			}
		}
	}
	if len(m.s.names) > 0 {
		if name, ok := m.fromNames(nil); ok {
			return name, true
		}
	}
	for _, e := range m.s.extra {
		if m.free(e.name) {
			return e.name, true
		}
	}
	for _, name := range m.likely() {
		if m.tried == 0 && m.free(name) {
			return name, true
		}
	}
	for limit := m.tried + 40; m.tried < limit; {
		m.tried++
		m.steps--
		if name := fmt.Sprintf("property%d", m.tried); m.free(name) {
			return name, true
		}
	}
	return "", false
}

// likely returns names that suit members of the kind that is asked for.
func (m *objectMaker) likely() []string {
	for _, l := range m.memberLiterals(m.s, partNames[0]) {
		for _, x := range inPlaceOf(l.schema) {
			if !l.broken && (x.Types == model.TypeObject || len(x.Properties) > 0) {
				return partNames
			}
		}
	}
	return plainNames
}

// inPlaceOf returns a schema and what it refers to.
func inPlaceOf(s *model.Schema) []*model.Schema {
	list := []*model.Schema{s}
	for _, r := range s.Applied() {
		if r.Target != nil {
			list = append(list, r.Target)
		}
	}
	return list
}

// free tells whether a member called name can be added.
func (m *objectMaker) free(name string) bool {
	return !m.chosen[name] && !m.barred[name] && m.nameFits(m.s, name) && m.clashes(m.memberLiterals(m.s, name)) == nil
}

// fromPattern returns a free name that matches the expression.
func (m *objectMaker) fromPattern(expression string) (string, bool) {
	p, err := pattern.Compile(expression)
	if err != nil {
		return "", false
	}
	want := pattern.Want{Match: []*pattern.Pattern{p}, MaxLength: -1, Accept: m.free}
	name, err := pattern.Find(want, &source{hashText(m.p.hash, expression)})
	return name, err == nil
}

// fromNames returns a free name that meets propertyNames, and extra if that is set.
func (m *objectMaker) fromNames(extra *literal) (string, bool) {
	lits := append([]literal{}, m.s.names...)
	if extra != nil {
		lits = append(lits, *extra)
	}
	var used []*jsondoc.Value
	for _, name := range m.order {
		used = append(used, jsondoc.NewString(name))
	}
	for try := range 12 {
		s := m.shapeOf(lits, used)
		s.restrict(text, "the name of a member is a string", nil)
		m.settle(s)
		p := &place{parent: m.p, token: "name", name: "name", index: len(m.order) + try, hash: hashText(m.p.hash, fmt.Sprint(len(m.order)+try)), depth: m.p.depth + 1, style: m.p.style}
		v, f := m.solve(p, s)
		if f != nil {
			return "", false
		}
		if m.free(v.Text) {
			return v.Text, true
		}
		used = append(used, v)
	}
	return "", false
}

// existentials settles the names of members that must exist whatever their
// name, and returns those that might as well have been others.
func (m *objectMaker) existentials() ([]string, *failure) {
	var names []string
	for _, e := range m.s.some {
		name, ok := m.nameFor(e)
		if !ok {
			return names, &failure{"no member was found that breaks what must not hold", e.of.schema, false}
		}
		names = append(names, name)
		m.s.require(name)
		m.chosen[name] = true
		if e.value != nil {
			m.s.extra = append(m.s.extra, extra{name, *e.value})
		}
	}
	m.chosen = map[string]bool{}
	return names, nil
}

func (m *objectMaker) nameFor(e existential) (string, bool) {
	switch {
	case e.pattern != nil:
		if name, ok := m.fromPattern(*e.pattern); ok && m.takes(name, e.value) {
			return name, true
		}
		return m.listedFor(e)
	case e.name != nil:
		if name, ok := m.fromNames(e.name); ok {
			return name, true
		}
		return m.listedFor(e)
	}
	if name, ok := m.listedFor(e); ok { // a listed name of another schema may be none of this one's
		return name, true
	}
	for range 8 {
		name, ok := m.fresh()
		if !ok {
			return "", false
		}
		if m.fits(e, name) && m.takes(name, e.value) {
			return name, true
		}
		m.barred[name] = true
	}
	return "", false
}

// listedFor returns a name of "properties" that does for e.
func (m *objectMaker) listedFor(e existential) (string, bool) {
	for _, g := range m.s.objects {
		for _, p := range g.schema.Properties {
			if m.fits(e, p.Name) && m.free(p.Name) && m.takes(p.Name, e.value) {
				return p.Name, true
			}
		}
	}
	return "", false
}

// fits tells whether a member called name is one that e asks for.
func (m *objectMaker) fits(e existential, name string) bool {
	switch {
	case e.pattern != nil:
		return m.matches(*e.pattern, name)
	case e.name != nil:
		return m.meets(*e.name, jsondoc.NewString(name))
	case e.unevaluated:
		for _, x := range inPlaceBelow(nil, e.of.schema) {
			if m.knows(x, name) {
				return false
			}
		}
		return true
	}
	return !m.knows(e.of.schema, name)
}

// knows tells whether x says something of the member called name.
func (m *objectMaker) knows(x *model.Schema, name string) bool {
	if x.Property(name) != nil {
		return true
	}
	for _, p := range x.PatternProperties {
		if m.matches(p.Name, name) {
			return true
		}
	}
	return false
}

// inPlaceBelow adds to list a schema and all that may apply where it does.
func inPlaceBelow(list []*model.Schema, s *model.Schema) []*model.Schema {
	if s == nil || slices.Contains(list, s) {
		return list
	}
	list = append(list, s)
	for _, r := range s.Applied() {
		list = inPlaceBelow(list, r.Target)
	}
	for _, group := range [][]*model.Schema{s.AllOf, s.AnyOf, s.OneOf, {s.If, s.Then, s.Else}} {
		for _, x := range group {
			list = inPlaceBelow(list, x)
		}
	}
	for _, d := range s.DependentSchemas {
		list = inPlaceBelow(list, d.Schema)
	}
	return list
}

// takes tells whether the member called name can meet value too.
func (m *objectMaker) takes(name string, value *literal) bool {
	return value == nil || m.clashes(append(m.memberLiterals(m.s, name), *value)) == nil
}
