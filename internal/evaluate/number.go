package evaluate

import (
	"math"
	"math/big"
	"strconv"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// number judges by the keywords for numbers (Validation section 6.2), exactly
// unless doubles are to be divided.
func (r *run) number(s *model.Schema, v *jsondoc.Value) bool {
	return (s.Minimum == nil || jsondoc.Compare(v, s.Minimum) >= 0) &&
		(s.ExclusiveMinimum == nil || jsondoc.Compare(v, s.ExclusiveMinimum) > 0) &&
		(s.Maximum == nil || jsondoc.Compare(v, s.Maximum) <= 0) &&
		(s.ExclusiveMaximum == nil || jsondoc.Compare(v, s.ExclusiveMaximum) < 0) &&
		(s.MultipleOf == nil || r.isMultiple(v, s.MultipleOf))
}

func (r *run) isMultiple(v, of *jsondoc.Value) bool {
	if r.e.opts.Doubles {
		return IsDoubleMultiple(v, of)
	}
	return isMultiple(v, of)
}

// IsDoubleMultiple tells whether dividing two numbers as doubles leaves no
// fraction, by which many validators decide multipleOf. For 0.6 and 0.1 it leaves one.
func IsDoubleMultiple(v, of *jsondoc.Value) bool {
	x, _ := strconv.ParseFloat(v.Text, 64)
	step, _ := strconv.ParseFloat(of.Text, 64)
	return math.Mod(x/step, 1) == 0 // not so for infinities
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
