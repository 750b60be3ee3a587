package validate

import (
	"docgen.example/docgen/internal/pattern"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// regexpEngine returns the engine that the library compiles patterns with.
func regexpEngine(stop *stopper) jsonschema.RegexpEngine {
	return func(text string) (jsonschema.Regexp, error) {
		compiled, err := pattern.Compile(text)
		if err != nil {
			return nil, err
		}
		return &expression{compiled, stop}, nil
	}
}

// expression is a compiled pattern of the schema.
type expression struct {
	*pattern.Pattern
	stop *stopper
}

// MatchString implements jsonschema.Regexp. It leaves by a panic, which ends
// the run, where the engine gives up.
func (e *expression) MatchString(s string) bool {
	e.stop.check()
	matched, err := e.Match(s)
	if err != nil {
		panic(err)
	}
	return matched
}
