package manifest

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"docgen.example/docgen/internal/jsondoc"
)

// Marshal returns the manifest as it is written: each case, mutant, note and
// declined pair in a line of its own, which keeps large sets small and their
// diffs readable; no HTML escapes; a newline at the end.
func (m *Manifest) Marshal() ([]byte, error) {
	w := writer{buffer: make([]byte, 0, perLine*(len(m.Cases)+4))}
	w.text("{\n")
	w.field("  ", "$schema", m.Schema)
	w.field("  ", "format", m.Format)
	w.field("  ", "generator", m.Generator)
	w.field("  ", "schema", m.Subject)
	w.field("  ", "counts", m.Counts)
	list(&w, "  ", "notes", m.Notes, func(n *Note) { w.value(n) })
	w.text(",\n")
	list(&w, "  ", "cases", m.Cases, func(c *Case) { w.buffer = append(appendCase(w.buffer, c, true), '}') })
	w.text(",\n")
	list(&w, "  ", "declined", m.Declined, func(d *Declined) { w.value(d) })
	if c := m.Coverage; c != nil {
		w.text(",\n  \"coverage\": {\n")
		w.field("    ", "tooLax", c.TooLax)
		w.field("    ", "tooStrict", c.TooStrict)
		if c.Unmeasured > 0 {
			w.field("    ", "unmeasured", c.Unmeasured)
		}
		list(&w, "    ", "smoke", c.Smoke, func(id *string) { w.value(id) })
		w.text(",\n")
		list(&w, "    ", "mutants", c.Mutants, func(m *Mutant) { w.buffer = appendMutant(w.buffer, m) })
		w.text("\n  }")
	}
	w.text("\n}\n")
	if w.err != nil {
		return nil, fmt.Errorf("writing the manifest of %s: %w", m.Subject.Name, w.err)
	}
	return w.buffer, nil
}

// perLine is about what a case and its share of the mutants take, in bytes.
const perLine = 1400

// writer lays out a manifest; it keeps the first error.
type writer struct {
	buffer []byte
	err    error
}

func (w *writer) text(s string) { w.buffer = append(w.buffer, s...) }

// value writes v in compact form.
func (w *writer) value(v any) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil && w.err == nil {
		w.err = err
	}
	w.buffer = append(w.buffer, bytes.TrimSuffix(buffer.Bytes(), []byte("\n"))...)
}

// field writes a member that others follow.
func (w *writer) field(indent, name string, v any) {
	w.text(indent + `"` + name + `": `)
	w.value(v)
	w.text(",\n")
}

// list writes a member whose items each have a line.
func list[T any](w *writer, indent, name string, items []T, write func(*T)) {
	w.text(indent + `"` + name + `": [`)
	for i := range items {
		if i > 0 {
			w.text(",")
		}
		w.text("\n" + indent + "  ")
		write(&items[i])
	}
	if len(items) > 0 {
		w.text("\n" + indent)
	}
	w.text("]")
}

// Parse reads a manifest. Members that it does not know are an error, as is
// another format.
func Parse(data []byte) (*Manifest, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	m := new(Manifest)
	if err := decoder.Decode(m); err != nil {
		return nil, fmt.Errorf("reading a manifest: %w", err)
	}
	if m.Format != Format {
		return nil, fmt.Errorf("reading a manifest: it has format %d, and this program reads format %d", m.Format, Format)
	}
	return m, nil
}

// MostInline is the size in bytes up to which cases.jsonl holds a malformed text.
const MostInline = 4096

// Line is one line of cases.jsonl: a case with its instance inline, and without
// the mutants that it exposes, which the manifest tells.
type Line struct {
	Case
	// The instance with its numbers as written. Absent from malformed texts.
	Instance json.RawMessage `json:"instance,omitempty"`
	// Of a malformed text: its bytes in base64.
	Bytes []byte `json:"bytes,omitempty"`
}

// Append appends the line with its newline.
func (l *Line) Append(to []byte) []byte {
	to = appendCase(to, &l.Case, false)
	if len(l.Instance) > 0 {
		to = jsondoc.AppendTight(append(to, `,"instance":`...), l.Instance)
	}
	if len(l.Bytes) > 0 {
		to = append(to, `,"bytes":"`...)
		to = append(base64.StdEncoding.AppendEncode(to, l.Bytes), '"')
	}
	return append(to, "}\n"...)
}

// Case returns the case with an id, or nil.
func (m *Manifest) Case(id string) *Case {
	for i := range m.Cases {
		if m.Cases[i].ID == id {
			return &m.Cases[i]
		}
	}
	return nil
}
