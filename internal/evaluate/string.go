package evaluate

import (
	"unicode/utf8"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// string judges by the keywords for strings (Validation section 6.3), which
// count code points, and by format where it is asserted.
func (r *run) string(s *model.Schema, v *jsondoc.Value) Verdict {
	if s.MinLength != nil || s.MaxLength != nil {
		n := utf8.RuneCountInString(v.Text)
		if s.MinLength != nil && n < *s.MinLength || s.MaxLength != nil && n > *s.MaxLength {
			return Invalid
		}
	}
	if s.Format != "" && r.e.opts.AssertFormat && !Format(s.Format, v.Text) {
		return Invalid
	}
	if s.Pattern != nil {
		return matches(*s.Pattern, v.Text)
	}
	return Valid
}
