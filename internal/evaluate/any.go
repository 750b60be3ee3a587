package evaluate

import (
	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// any judges by type, enum and const (Validation section 6.1).
func (r *run) any(s *model.Schema, v *jsondoc.Value) bool {
	if s.Types != 0 && !s.Types.Accepts(v) {
		return false
	}
	if s.Const != nil && !jsondoc.Equal(s.Const, v) {
		return false
	}
	return s.Enum == nil || oneOf(s.Enum, v)
}

func oneOf(list []*jsondoc.Value, v *jsondoc.Value) bool {
	for _, item := range list {
		if jsondoc.Equal(item, v) {
			return true
		}
	}
	return false
}
