package model

import "docgen.example/docgen/internal/jsondoc"

// Types is a set of the type names that "type" can hold.
type Types uint8

// The types; TypeInteger beside TypeNumber adds nothing.
const (
	TypeNull Types = 1 << iota
	TypeBoolean
	TypeObject
	TypeArray
	TypeNumber
	TypeString
	TypeInteger

	AllTypes = TypeNull | TypeBoolean | TypeObject | TypeArray | TypeNumber | TypeString
)

var typeNames = [...]string{"null", "boolean", "object", "array", "number", "string", "integer"}

// TypeByName returns the type called name, or zero.
func TypeByName(name string) Types {
	for i, n := range typeNames {
		if n == name {
			return 1 << i
		}
	}
	return 0
}

// Names returns the names of the types in t, in the order of the constants.
func (t Types) Names() []string {
	var names []string
	for i, n := range typeNames {
		if t&(1<<i) != 0 {
			names = append(names, n)
		}
	}
	return names
}

// Accepts tells whether an instance is of one of the types in t.
func (t Types) Accepts(v *jsondoc.Value) bool {
	return t&(1<<v.Kind) != 0 || t&TypeInteger != 0 && v.IsInteger()
}

var anyRows = []Row{
	{Name: "type", Roles: Assertion, Until: Draft202012, Section: "Validation 6.1.1", read: readType},
	{Name: "enum", Roles: Assertion, Until: Draft202012, Section: "Validation 6.1.2", read: readEnum},
	{Name: "const", Roles: Assertion, Since: Draft6, Until: Draft202012, Section: "Validation 6.1.3", read: func(_ *builder, s *Schema, k *Keyword) bool {
		s.Const = k.Value
		return true
	}},
}

func readType(_ *builder, s *Schema, k *Keyword) bool {
	names := []string{k.Value.Text}
	if k.Value.Kind != jsondoc.String {
		var ok bool
		if names, ok = readNames(k.Value); !ok || len(names) == 0 {
			return false
		}
	}
	var types Types
	for _, name := range names {
		t := TypeByName(name)
		if t == 0 {
			return false
		}
		types |= t
	}
	s.Types = types
	return true
}

func readEnum(_ *builder, s *Schema, k *Keyword) bool {
	if k.Value.Kind != jsondoc.Array {
		return false
	}
	s.Enum = k.Value.Items
	return true
}

// AllTypeNames returns the names that "type" can hold.
func AllTypeNames() []string { return (AllTypes | TypeInteger).Names() }
