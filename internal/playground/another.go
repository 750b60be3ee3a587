package playground

import (
	"fmt"

	"docgen.example/docgen/internal/instance"
	"docgen.example/docgen/internal/jsondoc"
)

// Another returns an instance of the schema as text; the same seed gives the
// same one. The error says why there is none.
func (s *Schema) Another(seed uint64) (string, error) {
	want := instance.Want{Style: instance.Typical, Seed: fmt.Sprintf("playground-%d", seed)}
	if seed%2 == 1 {
		want.Style = instance.Full
	}
	v, err := s.builder.Build(want)
	if err != nil {
		return "", err
	}
	return string(jsondoc.AppendIndent(nil, v, "")) + "\n", nil
}
