package manifest

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Marshal returns the manifest as it is written: two spaces a level, a newline
// at the end, no HTML escapes.
func (m *Manifest) Marshal() ([]byte, error) {
	data, err := encode(m, "  ")
	if err != nil {
		return nil, fmt.Errorf("writing the manifest of %s: %w", m.Subject.Name, err)
	}
	return data, nil
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

// Line is one line of cases.jsonl: a case with its instance inline.
type Line struct {
	Case
	// The instance with its numbers as written. Absent from malformed texts.
	Instance json.RawMessage `json:"instance,omitempty"`
	// Of a malformed text: its bytes in base64.
	Bytes []byte `json:"bytes,omitempty"`
}

// Marshal returns the line with its newline.
func (l *Line) Marshal() ([]byte, error) { return encode(l, "") }

func encode(v any, indent string) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	err := encoder.Encode(v)
	return buffer.Bytes(), err
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
