package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// MarshalJSON writes the customer with its extra properties after the named ones.
func (c Customer) MarshalJSON() ([]byte, error) {
	type plain Customer
	return marshal(plain(c), c.Extra)
}

// UnmarshalJSON reads a customer and keeps the properties it does not know.
func (c *Customer) UnmarshalJSON(data []byte) error {
	type plain Customer
	return unmarshal(data, (*plain)(c), &c.Extra)
}

// MarshalJSON writes the identifiers with their extra properties after the named ones.
func (c CustomerIdentifiers) MarshalJSON() ([]byte, error) {
	type plain CustomerIdentifiers
	return marshal(plain(c), c.Extra)
}

// UnmarshalJSON reads identifiers and keeps the properties it does not know.
func (c *CustomerIdentifiers) UnmarshalJSON(data []byte) error {
	type plain CustomerIdentifiers
	return unmarshal(data, (*plain)(c), &c.Extra)
}

// MarshalJSON writes the device with its extra properties after the named ones.
func (d Device) MarshalJSON() ([]byte, error) {
	type plain Device
	return marshal(plain(d), d.Extra)
}

// UnmarshalJSON reads a device and keeps the properties it does not know.
func (d *Device) UnmarshalJSON(data []byte) error {
	type plain Device
	return unmarshal(data, (*plain)(d), &d.Extra)
}

// MarshalJSON writes the segment with its extra properties after the named ones.
func (s SegmentMembership) MarshalJSON() ([]byte, error) {
	type plain SegmentMembership
	return marshal(plain(s), s.Extra)
}

// UnmarshalJSON reads a segment and keeps the properties it does not know.
func (s *SegmentMembership) UnmarshalJSON(data []byte) error {
	type plain SegmentMembership
	return unmarshal(data, (*plain)(s), &s.Extra)
}

// marshal writes v, a struct, and then extra in the order of its names.
func marshal(v any, extra Extra) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil || len(extra) == 0 {
		return data, err
	}
	data = data[:len(data)-1]
	for _, name := range slices.Sorted(maps.Keys(extra)) {
		if len(data) > 1 {
			data = append(data, ',')
		}
		quoted, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		data = append(append(append(data, quoted...), ':'), extra[name]...)
	}
	return append(data, '}'), nil
}

// unmarshal reads an object into v, a pointer to a struct. Unlike encoding/json
// it takes a property only where its name is spelt exactly as the schema does,
// refuses null, and puts all other properties into extra.
func unmarshal(data []byte, v any, extra *Extra) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return err
	}
	target := reflect.ValueOf(v).Elem()
	if members == nil {
		return fmt.Errorf("reading a %s: it is null, not an object", target.Type().Name())
	}
	target.SetZero()
	for i := range target.NumField() {
		name, _, _ := strings.Cut(target.Type().Field(i).Tag.Get("json"), ",")
		raw, present := members[name]
		if !present || name == "-" {
			continue
		}
		delete(members, name)
		if string(raw) == "null" {
			return fmt.Errorf("reading %q: it is null, which the schema does not allow", name)
		}
		decoder := json.NewDecoder(bytes.NewReader(raw))
		decoder.UseNumber()
		if err := decoder.Decode(target.Field(i).Addr().Interface()); err != nil {
			return fmt.Errorf("reading %q: %w", name, err)
		}
	}
	if len(members) > 0 {
		*extra = members
	}
	return nil
}
