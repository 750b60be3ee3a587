package jsondoc

import (
	"math/big"
	"strconv"
	"strings"
)

// MaxExponent bounds the decimal exponent of a number that the parser takes:
// beyond it exact arithmetic would need more memory than any real number is worth.
const MaxExponent = 5000

// Rat returns the exact value of a Number; nil for another kind.
func (v *Value) Rat() *big.Rat {
	if v.Kind != Number {
		return nil
	}
	r, ok := new(big.Rat).SetString(v.Text)
	if !ok {
		return nil
	}
	return r
}

// Int64 returns the value of a Number that is written as an integer and fits,
// which is the common case that needs no exact arithmetic.
func (v *Value) Int64() (int64, bool) {
	if v.Kind != Number || len(v.Text) > 19 || strings.ContainsAny(v.Text, ".eE") {
		return 0, false
	}
	n, err := strconv.ParseInt(v.Text, 10, 64)
	return n, err == nil
}

// IsInteger tells whether v is a number with a zero fractional part, which JSON
// Schema counts as an integer however it is written: 1, 1.0, 1e2, 10e-1
// (Validation section 6.1.1).
func (v *Value) IsInteger() bool {
	if v.Kind != Number {
		return false
	}
	if !strings.ContainsAny(v.Text, ".eE") {
		return true
	}
	return v.Rat().IsInt()
}

// Compare orders two Numbers by value: -1, 0 or +1.
func Compare(a, b *Value) int {
	if x, ok := a.Int64(); ok {
		if y, ok := b.Int64(); ok {
			switch {
			case x < y:
				return -1
			case x > y:
				return 1
			}
			return 0
		}
	}
	return a.Rat().Cmp(b.Rat())
}

// Equal tells whether a and b are equal as JSON Schema sees it (Core section
// 4.2.2): numbers by value, so that 1 and 1.0 are, objects without regard to order.
func Equal(a, b *Value) bool {
	if a.Kind != b.Kind {
		return false
	}
	switch a.Kind {
	case Bool:
		return a.Bool == b.Bool
	case Number:
		return a.Text == b.Text || Compare(a, b) == 0
	case String:
		return a.Text == b.Text
	case Array:
		if len(a.Items) != len(b.Items) {
			return false
		}
		for i := range a.Items {
			if !Equal(a.Items[i], b.Items[i]) {
				return false
			}
		}
	case Object:
		if len(a.Members) != len(b.Members) {
			return false
		}
		for _, m := range a.Members {
			other := b.Member(m.Name)
			if other == nil || !Equal(m.Value, other) {
				return false
			}
		}
	}
	return true
}
