package instance

import (
	"encoding/binary"
	"slices"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// literal says that a schema must hold at a location, or that it must not.
type literal struct {
	schema *model.Schema
	broken bool
	scope  *scope  // the dynamic scope that it is applied in; nil where no reference asks for one
	origin *origin // what applied it in place; nil where no unevaluated* keyword asks for it
}

// origin is the way from the schema of a location to one that it applies in
// place: what unevaluatedProperties and unevaluatedItems look along.
type origin struct {
	parent *origin
	schema *model.Schema
}

// under tells whether o was reached from holder.
func (o *origin) under(holder *origin) bool {
	for ; o != nil; o = o.parent {
		if o == holder {
			return true
		}
	}
	return false
}

func (o *origin) has(s *model.Schema) bool {
	for ; o != nil; o = o.parent {
		if o.schema == s {
			return true
		}
	}
	return false
}

// scope is a dynamic scope (Core section 7.1) as the set of resources entered,
// innermost first; the outermost counts, so that a second entry adds nothing.
type scope struct {
	id       int
	parent   *scope
	resource *model.Resource
}

type scopeKey struct {
	parent   *scope
	resource *model.Resource
}

// enter returns the dynamic scope after entering a resource.
func (r *run) enter(s *scope, resource *model.Resource) *scope {
	if !r.b.dynamic {
		return nil
	}
	for p := s; p != nil; p = p.parent {
		if p.resource == resource {
			return s
		}
	}
	r.b.mu.Lock()
	defer r.b.mu.Unlock()
	key := scopeKey{s, resource}
	if known := r.b.scopes[key]; known != nil {
		return known
	}
	entered := &scope{id: len(r.b.scopes) + 1, parent: s, resource: resource}
	r.b.scopes[key] = entered
	return entered
}

// at returns the literal that sub holds, applied from l to a child of the instance.
func (r *run) child(l literal, sub *model.Schema, broken bool) literal {
	return literal{schema: sub, broken: broken, scope: r.enter(l.scope, sub.Resource)}
}

// inPlace returns the literal that sub holds, applied from l to the same instance.
func (r *run) inPlace(l literal, sub *model.Schema, broken bool) literal {
	return literal{schema: sub, broken: broken, scope: r.enter(l.scope, sub.Resource), origin: l.origin}
}

// same tells whether two literals say the same, but for the sign.
func (l literal) same(o literal) bool { return l.schema == o.schema && l.scope == o.scope }

// keyOf returns a text that is the same for sets of the same literals.
func (r *run) keyOf(lits []literal) string {
	numbers := make([]uint64, len(lits))
	for i, l := range lits {
		numbers[i] = r.b.number(l.schema) << 1
		if l.broken {
			numbers[i]++
		}
		if l.scope != nil {
			numbers[i] |= uint64(l.scope.id) << 40
		}
	}
	slices.Sort(numbers)
	key := make([]byte, 1, 4*len(lits)+1)
	if r.firm {
		key[0] = 1
	}
	if r.heed {
		key[0] |= 2
	}
	for i, n := range numbers {
		if i == 0 || n != numbers[i-1] {
			key = binary.AppendUvarint(key, n)
		}
	}
	return string(key)
}

// number returns a number that no other schema has: the ID, or, for a variant that
// a caller made of a schema and that bears the same ID, one of its own.
func (b *Builder) number(x *model.Schema) uint64 {
	if x.ID < len(b.byID) && b.byID[x.ID] == x {
		return uint64(x.ID)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	n, known := b.variants[x]
	if !known {
		n = uint64(len(b.byID) + len(b.variants))
		b.variants[x] = n
	}
	return n
}

func sortedPointers[T any](m map[jsondoc.Pointer]T) []jsondoc.Pointer {
	keys := make([]jsondoc.Pointer, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
