package mutant

import (
	"strings"

	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/model"
)

// format misreads format as an annotation where it is asserted (Validation section 7).
func (l *lister) format() {
	if l.s.Format == "" {
		return
	}
	proof := ""
	switch {
	case !formatAsserts(l.s.Format):
		proof = "the format is none that the specification defines"
	case l.types&texts == 0:
		proof = "no valid instance is a string here"
	}
	l.deleted("format", proof)
}

func formatAsserts(name string) bool { return evaluate.KnownFormat(name) }

// Foreign tells whether s names a format that the specification does not know but
// some validators do: what is valid there depends on who reads it.
func Foreign(s *model.Schema) bool { return knownElsewhere[strings.ToLower(s.Format)] }

// knownElsewhere are the formats that OpenAPI's registry, earlier drafts and the
// validators of several languages know beyond those of the specification.
var knownElsewhere = setOf(`int8 int16 int32 int64 uint8 uint16 uint32 uint64 double-int float double decimal decimal128 integer number
	byte binary base64 base64url char password url uri-ref urn uriref guid host-name ip-address ip cidr mac color css-color color-hex colour
	style phone datetime date-only time-only local-time local-date-time iso-time iso-date-time http-date timestamp unixtime utc-millisec utc-date isodate
	regexp semver alpha alphanumeric credit-card isbn json xml html markdown commonmark media-range sf-string sf-token sf-integer sf-decimal sf-boolean sf-binary
	country country-code currency language language-tag locale objectid uuid4 uuid3 uuid5 bson-objectid duration-ms hex`)

func setOf(names string) map[string]bool {
	set := map[string]bool{}
	for _, name := range strings.Fields(names) {
		set[name] = true
	}
	return set
}
