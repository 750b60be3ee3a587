// Package jsondoc holds JSON as it was written: members in their order, numbers
// with all their digits, and for each value its place in the source. It reads
// JSON text by RFC 8259 and nothing laxer, and knows JSON Pointer (RFC 6901).
// encoding/json keeps none of these, and its tokens come three times slower.
//
// Schemas and instances alike are jsondoc values in every stage of docgen.
package jsondoc

// Kind is one of the six kinds of JSON value.
type Kind uint8

// The kinds of value, in the order in which JSON Schema's "type" lists them.
const (
	Null Kind = iota
	Bool
	Object
	Array
	Number
	String
)

var kindNames = [...]string{"null", "boolean", "object", "array", "number", "string"}

// String returns the kind's name as the keyword "type" spells it.
func (k Kind) String() string { return kindNames[k] }

// Value is one JSON value. Only the fields of its Kind are set. A Value that
// several goroutines or several parents share must not be changed.
type Value struct {
	Kind    Kind
	Bool    bool     // of a Bool
	Text    string   // of a String: the decoded text; of a Number: the literal as written
	Items   []*Value // of an Array
	Members []Member // of an Object, as written; a name may occur twice (see Document.Duplicates)
	Span    Span     // where it stands in its document; zero for a value that was built
}

// Member is one name/value pair of an object.
type Member struct {
	Name     string
	NameSpan Span // of the name with its quotes
	Value    *Value
}

// Span is a range of bytes in a document's source, from Start up to, not including, End.
type Span struct{ Start, End int }

// Member returns the value of the last member called name, which is what most
// parsers keep of duplicates, or nil if v has none or is no object.
func (v *Value) Member(name string) *Value {
	if v == nil || v.Kind != Object {
		return nil
	}
	for i := len(v.Members) - 1; i >= 0; i-- {
		if v.Members[i].Name == name {
			return v.Members[i].Value
		}
	}
	return nil
}

// Has tells whether v is an object with a member called name.
func (v *Value) Has(name string) bool { return v.Member(name) != nil }

// Clone returns a deep copy of v that keeps the spans.
func (v *Value) Clone() *Value {
	if v == nil {
		return nil
	}
	c := *v
	if v.Items != nil {
		c.Items = make([]*Value, len(v.Items))
		for i, item := range v.Items {
			c.Items[i] = item.Clone()
		}
	}
	if v.Members != nil {
		c.Members = make([]Member, len(v.Members))
		for i, m := range v.Members {
			c.Members[i] = Member{m.Name, m.NameSpan, m.Value.Clone()}
		}
	}
	return &c
}

// Set gives the member called name a new value, in its place, or adds it at the
// end; v must be an object.
func (v *Value) Set(name string, value *Value) {
	for i := len(v.Members) - 1; i >= 0; i-- {
		if v.Members[i].Name == name {
			v.Members[i].Value = value
			return
		}
	}
	v.Members = append(v.Members, Member{Name: name, Value: value})
}

// Delete removes every member called name from the object v.
func (v *Value) Delete(name string) {
	kept := v.Members[:0:0]
	for _, m := range v.Members {
		if m.Name != name {
			kept = append(kept, m)
		}
	}
	v.Members = kept
}

// Walk calls visit for v and everything below it, in document order, with each
// value's location; where visit returns false it does not go deeper.
func (v *Value) Walk(visit func(at Pointer, v *Value) bool) { v.walk("", visit) }

func (v *Value) walk(at Pointer, visit func(Pointer, *Value) bool) {
	if !visit(at, v) {
		return
	}
	for i, item := range v.Items {
		item.walk(at.Index(i), visit)
	}
	for _, m := range v.Members {
		m.Value.walk(at.Append(m.Name), visit)
	}
}
