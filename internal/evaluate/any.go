package evaluate

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// any judges by type, enum and const (Validation section 6.1).
func (r *run) any(s *model.Schema, v *jsondoc.Value) bool {
	if s.Types != 0 && !s.Types.Accepts(v) && !(r.e.opts.Nullable && v.Kind == jsondoc.Null && IsNullable(s)) {
		return false
	}
	if s.Const != nil && !jsondoc.Equal(s.Const, v) {
		return false
	}
	return s.Enum == nil || oneOf(s.Enum, v)
}

// IsNullable tells whether a schema has "nullable": true beside "type".
func IsNullable(s *model.Schema) bool {
	if s.Types == 0 {
		return false
	}
	nullable := s.Value.Member("nullable")
	return nullable != nil && nullable.Kind == jsondoc.Bool && nullable.Bool
}

func oneOf(list []*jsondoc.Value, v *jsondoc.Value) bool {
	for _, item := range list {
		if jsondoc.Equal(item, v) {
			return true
		}
	}
	return false
}
