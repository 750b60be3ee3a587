package validate

import (
	"fmt"
	"time"

	"github.com/dlclark/regexp2/v2"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// regexpEngine returns the engine that the library compiles patterns with.
func regexpEngine(stop *stopper) jsonschema.RegexpEngine {
	return func(text string) (jsonschema.Regexp, error) {
		re, err := compilePattern(text)
		if err != nil {
			return nil, err
		}
		return &expression{text, re, stop}, nil
	}
}

// expression is a compiled pattern of the schema.
type expression struct {
	text string
	re   *regexp2.Regexp
	stop *stopper
}

// String implements jsonschema.Regexp.
func (e *expression) String() string { return e.text }

// MatchString implements jsonschema.Regexp. It leaves by a panic, which ends
// the run, where the engine gives up.
func (e *expression) MatchString(s string) bool {
	e.stop.check()
	matched, err := e.re.MatchString(s)
	if err != nil {
		panic(fmt.Errorf("matching the pattern %s: %w", e.text, err))
	}
	return matched
}

// matchTimeout bounds one match.
const matchTimeout = time.Second

func compilePattern(text string) (*regexp2.Regexp, error) {
	re, err := regexp2.Compile(text, regexp2.ECMAScript|regexp2.Unicode)
	if err != nil {
		return nil, err
	}
	re.MatchTimeout = matchTimeout
	return re, nil
}
