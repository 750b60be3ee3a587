package reflection

import (
	"fmt"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
)

// Compare returns how two schemas differ, one line for each place, and nothing
// where they say the same. The order of keywords and of definitions says
// nothing; the order of properties does, and that of names and values in arrays.
func Compare(a, b *jsondoc.Value) []string {
	c := comparison{}
	c.values("", a, b)
	return c.differences
}

type comparison struct{ differences []string }

func (c *comparison) add(at jsondoc.Pointer, format string, arguments ...any) {
	c.differences = append(c.differences, fmt.Sprintf("%q: ", string(at))+fmt.Sprintf(format, arguments...))
}

func (c *comparison) values(at jsondoc.Pointer, a, b *jsondoc.Value) {
	if a.Kind != jsondoc.Object || b.Kind != jsondoc.Object {
		if !jsondoc.Equal(a, b) {
			c.add(at, "%s on one side, %s on the other", a.Compact(), b.Compact())
		}
		return
	}
	for _, m := range a.Members {
		if other := b.Member(m.Name); other != nil {
			c.values(at.Append(m.Name), m.Value, other)
		} else {
			c.add(at.Append(m.Name), "only on one side: %s", m.Value.Compact())
		}
	}
	for _, m := range b.Members {
		if !a.Has(m.Name) {
			c.add(at.Append(m.Name), "only on the other side: %s", m.Value.Compact())
		}
	}
	if _, name := at.Parent(); name == "properties" {
		c.order(at, a, b)
	}
}

func (c *comparison) order(at jsondoc.Pointer, a, b *jsondoc.Value) {
	if x, y := names(a), names(b); x != y && len(a.Members) == len(b.Members) {
		c.add(at, "in the order %s on one side, %s on the other", x, y)
	}
}

func names(v *jsondoc.Value) string {
	list := make([]string, len(v.Members))
	for i, m := range v.Members {
		list[i] = m.Name
	}
	return strings.Join(list, ", ")
}
