// Package schema holds the published Customer schema of Customer.io and its Go
// types.
//
// The JSON file is the source of truth; it is embedded as published, byte for
// byte. The types say the same in Go: a test reflects them with
// github.com/invopop/jsonschema and fails where types and file differ, in either
// direction, down to a description or the order of properties.
//
// The types lose nothing that the schema allows: integers of any size, empty
// strings told from absent ones, and properties that the schema does not name.
package schema

import (
	"embed"
	"io/fs"
)

// File is the name of the published schema's file.
const File = "customer-io-customer-schema.json"

//go:embed customer-io-customer-schema.json
var published []byte

//go:embed customer-io-customer-schema.json
var files embed.FS

//go:embed docgen.yaml
var config []byte

//go:embed customer.go
var source []byte

// JSON returns the published schema, byte for byte, in a slice of its own.
func JSON() []byte { return append([]byte(nil), published...) }

// FS returns a file system that holds File alone.
func FS() fs.FS { return files }

// Config returns the docgen.yaml that goes with the schema: tags, sample hints
// and the name of the set.
func Config() []byte { return append([]byte(nil), config...) }

// Source returns the Go source of the types, whose comments are the schema's descriptions.
func Source() []byte { return append([]byte(nil), source...) }
