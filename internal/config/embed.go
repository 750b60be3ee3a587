package config

import _ "embed"

// EditorSchema is the JSON Schema of docgen.yaml, for editors that complete and
// check it as it is written. It is reflected from the type Config.
//
//go:embed docgen.schema.json
var EditorSchema []byte

// EditorSchemaName is the file that docgen init writes EditorSchema to.
const EditorSchemaName = "docgen.schema.json"
