package instance

import (
	"slices"

	"fmt"

	"docgen.example/docgen/internal/jsondoc"
)

// mostNames is how often other names are tried for members that must exist
// whatever their name.
const mostNames = 4

// objectMaker is the state of making one object.
type objectMaker struct {
	*run
	p       *place
	s       *shape
	order   []string // the names that are chosen, in the order of the members
	chosen  map[string]bool
	must    map[string]bool
	listed  int      // how many names "properties" lists
	tried   int      // how many plain names have been looked at
	spare   []string // optional names of "properties" that are not chosen
	values  map[string]*jsondoc.Value
	barred  map[string]bool // names that no value was found for, or that must not be
	decided bool
}

// object makes an object.
func (r *run) object(p *place, s *shape) (*jsondoc.Value, *failure) {
	if s.minProperties > mostMembers {
		return nil, &failure{fmt.Sprintf("it needs %d members", s.minProperties), s.main(), false}
	}
	if v := r.offered(p, s, object); v != nil {
		return v, nil
	}
	barred := slices.Clone(s.forbidden)
	if len(s.some) == 0 {
		m := r.makerOf(p, s, barred)
		return m.object()
	}
	for left := mostNames; ; left-- {
		m := r.makerOf(p, s.clone(), barred) // which is added to
		names, f := m.existentials()
		if f == nil {
			var v *jsondoc.Value
			if v, f = m.object(); f == nil {
				return v, nil
			}
		}
		if len(names) == 0 || left == 0 || r.steps <= 0 {
			return nil, &failure{f.reason, f.at, false}
		}
		barred = append(barred, names...)
	}
}

func (r *run) makerOf(p *place, s *shape, barred []string) *objectMaker {
	m := &objectMaker{run: r, p: p, s: s, chosen: map[string]bool{}, must: map[string]bool{}, barred: map[string]bool{}, values: map[string]*jsondoc.Value{}, decided: true}
	for _, name := range barred {
		m.barred[name] = true
	}
	return m
}

// object makes the members that are asked for.
func (m *objectMaker) object() (*jsondoc.Value, *failure) {
	m.choose()
	if f := m.makeAll(); f != nil {
		return nil, f
	}
	if f := m.fill(); f != nil {
		return nil, f
	}
	v := &jsondoc.Value{Kind: jsondoc.Object, Members: make([]jsondoc.Member, 0, len(m.order))}
	for _, name := range m.order {
		if value := m.values[name]; value != nil {
			v.Members = append(v.Members, jsondoc.M(name, value))
		}
	}
	return v, nil
}

// choose settles which members there are, but for those that only fill up.
func (m *objectMaker) choose() {
	for _, name := range m.s.required {
		m.must[name] = true
	}
	seen := map[string]bool{}
	left := mostOptional
	if most := m.s.maxProperties; most >= 0 {
		left = min(left, most-len(m.s.required))
	}
	for _, g := range m.s.objects {
		m.listed += len(g.schema.Properties)
	}
	for _, g := range m.s.objects {
		for i := range g.schema.Properties {
			name := g.schema.Properties[i].Name
			if seen[name] || m.barred[name] {
				continue
			}
			seen[name] = true
			switch {
			case m.must[name]:
				m.add(name)
			case left > 0 && m.optional(name):
				m.add(name)
				left--
			default:
				m.spare = append(m.spare, name)
			}
		}
	}
	for _, name := range m.s.required {
		m.add(name)
	}
	m.addOpen(left)
	m.addOne(left)
}

// addOne adds a member to a typical object that would be empty.
func (m *objectMaker) addOne(left int) {
	if m.p.style != Typical || left <= 0 || len(m.order) > 0 || len(m.spare) == 0 {
		return
	}
	first := m.p.dice(len(m.spare), "one")
	for i := range m.spare {
		at := (first + i) % len(m.spare)
		if name := m.spare[at]; m.fitting(name) {
			m.add(name)
			m.spare = slices.Delete(m.spare, at, at+1)
			return
		}
	}
}

func (m *objectMaker) add(name string) {
	if !m.chosen[name] {
		m.chosen[name] = true
		m.order = append(m.order, name)
	}
}

// optional tells whether an instance of the style has an optional member.
func (m *objectMaker) optional(name string) bool {
	return m.p.style != Minimal && (m.p.style != Typical || m.usual(name)) && m.fitting(name)
}

// fitting tells whether an optional member can be there and goes with the style.
func (m *objectMaker) fitting(name string) bool {
	lits := m.memberLiterals(m.s, name)
	if len(lits) > 0 {
		x := mainOf(lits)
		if m.p.style == Typical && x.Deprecated || m.p.repeats(x) > 0 && m.p.depth > 1 || m.b.minDepth(lits[0].schema) >= deepest {
			return false
		}
	}
	return m.clashes(lits) == nil && m.nameFits(m.s, name)
}

// usual tells whether a typical instance has the member: most of a few, some of many.
func (m *objectMaker) usual(name string) bool {
	const some = 8
	if m.listed <= some+some/2 {
		return m.p.dice(3, name) != 0
	}
	return m.p.dice(m.listed, name) < some
}

// addOpen adds members to an object that is a map rather than a record.
func (m *objectMaker) addOpen(left int) {
	if m.p.style == Minimal || m.p.room < 2 || left <= 0 || len(m.order) > 8 && m.p.style == Typical {
		return
	}
	listed, open := 0, false
	for _, g := range m.s.objects {
		listed += len(g.schema.Properties)
		for _, p := range g.schema.PatternProperties {
			if (m.p.style == Full || listed == 0) && left > 0 && (!p.Schema.Boolean || p.Schema.Always) {
				if name, ok := m.fromPattern(p.Name); ok {
					m.add(name)
					left--
				}
			}
		}
		if a := g.schema.AdditionalProperties; a != nil && (!a.Boolean || a.Always) {
			open = true
		}
	}
	if open && listed == 0 && !m.hasMapValues() && m.addAttributes(left) {
		return
	}
	if open && (listed == 0 || m.p.style == Full && m.hasMapValues()) {
		for i := 0; i < 2 && i < left; i++ {
			if name, ok := m.fresh(); ok {
				m.add(name)
			}
		}
	}
}

// addAttributes adds notes about a person, ready-made; false where the object is not for such.
func (m *objectMaker) addAttributes(left int) bool {
	notes := m.attributes(m.p)
	for i, note := range notes {
		if left > 0 && m.free(note.Name) && (m.p.style == Full || m.p.dice(3, note.Name) == 0 || i == 0) && m.meetsAll(m.memberLiterals(m.s, note.Name), note.Value) {
			m.add(note.Name)
			m.values[note.Name] = note.Value
			left--
		}
	}
	return len(notes) > 0
}

// hasMapValues tells whether additionalProperties says what the values look like.
func (m *objectMaker) hasMapValues() bool {
	for _, g := range m.s.objects {
		if a := g.schema.AdditionalProperties; a != nil && !a.Boolean {
			return true
		}
	}
	return false
}

// makeAll makes the chosen members; an optional one that cannot be is left out.
func (m *objectMaker) makeAll() *failure {
	for i := 0; i < len(m.order); i++ {
		if f := m.make(m.order[i]); f != nil {
			return f
		}
	}
	return m.dependencies()
}

func (m *objectMaker) make(name string) *failure {
	if m.values[name] != nil {
		return nil
	}
	room := m.p.room / max(len(m.order), 1)
	c := m.p.member(name, room)
	if room < 1 {
		c.style = Minimal
	}
	v, f := m.build(c, m.memberLiterals(m.s, name), m.s.excludedBelow(name))
	if f == nil {
		m.values[name] = v
		return nil
	}
	if m.steps <= 0 || m.must[name] {
		return &failure{fmt.Sprintf("the property %q: %s", name, f.reason), f.at, f.decided && m.decided}
	}
	m.bar(name, f)
	return nil
}

// bar leaves a member out for good.
func (m *objectMaker) bar(name string, f *failure) {
	m.barred[name] = true
	delete(m.values, name)
	if f != nil && !f.decided {
		m.decided = false
	}
}

// dependencies adds what the members ask for (dependentRequired), or leaves out
// those whose wish cannot be met.
func (m *objectMaker) dependencies() *failure {
	for changed := true; changed; {
		changed = false
		for _, d := range m.s.dependent {
			if m.values[d.Name] == nil {
				continue
			}
			for _, name := range d.Required {
				if m.values[name] != nil {
					continue
				}
				changed = true
				if m.barred[name] || !m.nameFits(m.s, name) {
					if m.must[d.Name] {
						return &failure{fmt.Sprintf("the property %q is needed because of %q, and cannot be there", name, d.Name), m.s.main(), m.decided}
					}
					m.bar(d.Name, nil)
					break
				}
				m.add(name)
				if m.must[d.Name] {
					m.must[name] = true
				}
				if f := m.make(name); f != nil {
					return f
				}
			}
		}
	}
	if most := m.s.maxProperties; most >= 0 {
		for i := len(m.order) - 1; i >= 0 && len(m.values) > most; i-- {
			if name := m.order[i]; !m.must[name] && m.values[name] != nil {
				m.bar(name, nil)
				return m.dependencies()
			}
		}
		if len(m.values) > most {
			return &failure{"more members are needed than are allowed", m.s.main(), m.decided}
		}
	}
	return nil
}

// fill adds members until there are enough.
func (m *objectMaker) fill() *failure {
	for len(m.values) < m.s.minProperties {
		name, ok := m.another()
		if !ok {
			return &failure{fmt.Sprintf("it needs %d members, and only %d names were found that can be", m.s.minProperties, len(m.values)), m.s.main(), m.decided && m.closed()}
		}
		m.add(name)
		if f := m.make(name); f != nil {
			return f
		}
		if m.values[name] == nil {
			continue
		}
		if f := m.dependencies(); f != nil {
			return f
		}
	}
	return nil
}

// another returns one more name: of "properties", then of a pattern, then a fresh one.
func (m *objectMaker) another() (string, bool) {
	for len(m.spare) > 0 {
		name := m.spare[0]
		m.spare = m.spare[1:]
		if !m.barred[name] && m.values[name] == nil && m.nameFits(m.s, name) && m.clashes(m.memberLiterals(m.s, name)) == nil {
			return name, true
		}
	}
	return m.fresh()
}

// closed tells whether only the listed names can be, so that running out of
// them is a proof.
func (m *objectMaker) closed() bool {
	for _, g := range m.s.objects {
		if a := g.schema.AdditionalProperties; a != nil && a.Boolean && !a.Always && len(g.schema.PatternProperties) == 0 {
			return true
		}
	}
	return false
}
