package build

import (
	"strings"
	"testing"
)

// TestNames: the folders of schemas are safe on every file system, and no two are
// one on a system that does not tell letter case apart.
func TestNames(t *testing.T) {
	const data = `
order.schema.json      order
sub/Order-schema.yaml  order-2
ORDER_schema.yml       order-3
index.json             index-2
playground.json        playground-2
aux.json               schema-aux
COM0.x.json            schema-com0.x
.schema.json           schema
..json                 schema-2
straße & co.json       straße---co
Ünïcode.json           ünïcode
σ.json                 σ
ς.json                 ς-2
given/by/config.json   chosen
chosen.json            chosen-2
`
	var subjects []*subject
	var want []string
	for line := range strings.Lines(strings.TrimSpace(data)) {
		path, name, _ := strings.Cut(line, "  ")
		name = strings.TrimSpace(name)
		s := &subject{path: path}
		if strings.HasPrefix(path, "given/") {
			s.entry.Name = name
		}
		subjects, want = append(subjects, s), append(want, name)
	}
	nameAll(subjects)
	for i, s := range subjects {
		if s.name != want[i] {
			t.Errorf("%s is called %s, want %s", s.path, s.name, want[i])
		}
	}
}
