package schema

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"time"
)

// Integer is an integer as JSON spells it, of any size; the empty Integer stands
// for an absent one. JSON Schema counts 1.0 and 1e2 as integers too.
type Integer string

// Int returns the Integer of n.
func Int(n int64) Integer { return Integer(strconv.FormatInt(n, 10)) }

// Timestamp returns the Integer of t as a UNIX timestamp in seconds.
func Timestamp(t time.Time) Integer { return Int(t.Unix()) }

// Int64 returns the value; the error says when there is none that fits.
func (n Integer) Int64() (int64, error) {
	if value, err := strconv.ParseInt(string(n), 10, 64); err == nil {
		return value, nil
	}
	value, err := n.rat()
	if err != nil {
		return 0, err
	}
	if !value.IsInt() || !value.Num().IsInt64() {
		return 0, fmt.Errorf("reading the integer %s: it does not fit 64 bits", n)
	}
	return value.Num().Int64(), nil
}

// Time returns the moment that n is the UNIX timestamp of, in UTC.
func (n Integer) Time() (time.Time, error) {
	seconds, err := n.Int64()
	return time.Unix(seconds, 0).UTC(), err
}

func (n Integer) rat() (*big.Rat, error) {
	if value, ok := new(big.Rat).SetString(string(n)); ok && n != "" {
		return value, nil
	}
	return nil, fmt.Errorf("reading the integer %q: it is no number", string(n))
}

// MarshalJSON writes n as it is spelt; the empty Integer is an error, since JSON
// has no spelling for it.
func (n Integer) MarshalJSON() ([]byte, error) {
	if n == "" {
		return nil, errors.New("writing an integer: it is absent, and this place needs one")
	}
	return []byte(n), nil
}

// UnmarshalJSON reads a number and keeps its spelling.
func (n *Integer) UnmarshalJSON(data []byte) error {
	text := string(data)
	if len(text) == 0 || text[0] != '-' && (text[0] < '0' || text[0] > '9') {
		return fmt.Errorf("reading an integer: %s is no number", text)
	}
	*n = Integer(text)
	value, err := n.rat()
	if err == nil && !value.IsInt() {
		err = fmt.Errorf("reading an integer: %s has a fraction", text)
	}
	return err
}

// JSONSchemaAlias makes reflection treat n as the integer that it stands for.
func (n Integer) JSONSchemaAlias() any { return int64(0) }
