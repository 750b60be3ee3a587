package evaluate

import (
	"math/big"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// number judges by the keywords for numbers (Validation section 6.2), exactly.
func number(s *model.Schema, v *jsondoc.Value) bool {
	return (s.Minimum == nil || jsondoc.Compare(v, s.Minimum) >= 0) &&
		(s.ExclusiveMinimum == nil || jsondoc.Compare(v, s.ExclusiveMinimum) > 0) &&
		(s.Maximum == nil || jsondoc.Compare(v, s.Maximum) <= 0) &&
		(s.ExclusiveMaximum == nil || jsondoc.Compare(v, s.ExclusiveMaximum) < 0) &&
		(s.MultipleOf == nil || isMultiple(v, s.MultipleOf))
}

func isMultiple(v, of *jsondoc.Value) bool {
	if n, ok := v.Int64(); ok {
		if m, ok := of.Int64(); ok && m != 0 {
			return n%m == 0
		}
	}
	divisor := of.Rat()
	return divisor.Sign() != 0 && new(big.Rat).Quo(v.Rat(), divisor).IsInt()
}
