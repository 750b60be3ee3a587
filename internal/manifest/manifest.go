// Package manifest holds the plain data of a fixture set's manifest.json: what
// each case is, why it is there, where it breaks which rule, how it was made,
// and which misreadings of the schema it exposes.
//
// The types are the format: encoding/json writes them in the order of their
// fields, and the manifest's own JSON Schema is reflected from them. Nothing in
// a manifest depends on the clock, the machine or the folder.
package manifest

import (
	_ "embed"
	"encoding/json"
)

// Schema is the JSON Schema of a manifest, with a newline at the end. It is
// reflected from the types of this package; a test keeps the two together.
//
//go:embed manifest.schema.json
var Schema []byte

// Format is the number of the manifest's format; it changes when a reader of
// the previous one would misread it.
const Format = 1

// Manifest describes one schema's set of fixtures.
type Manifest struct {
	// The JSON Schema of this file, relative to it.
	Schema string `json:"$schema"`
	// The number of the manifest's format.
	Format    int       `json:"format" jsonschema:"minimum=1"`
	Generator Generator `json:"generator"`
	// The schema that the cases are about.
	Subject Subject `json:"schema"`
	// How many cases there are of each verdict.
	Counts Counts `json:"counts"`
	// What each flag means that a case here bears.
	Notes []Note `json:"notes"`
	// Every case in the order valid, invalid, invalid-format, malformed.
	Cases []Case `json:"cases"`
	// What has no case of its own, and why.
	Declined []Declined `json:"declined"`
	// Which misreadings of the schema the cases expose. Absent where it was not measured.
	Coverage *Coverage `json:"coverage,omitempty"`
}

// Generator says what made the set.
type Generator struct {
	// The program's name.
	Name string `json:"name"`
	// The Go module it is built from.
	Module string `json:"module"`
	// The seed of all values; the same seed and schema make the same files.
	Seed uint64 `json:"seed"`
}

// Subject is the schema that a set is about.
type Subject struct {
	// The name of the set's folder.
	Name string `json:"name"`
	// The schema's title.
	Title string `json:"title,omitempty"`
	// The absolute URI of the schema that keyword locations refer to.
	ID string `json:"id,omitempty"`
	// The schema's file, relative to the manifest.
	File string `json:"file"`
	// The dialect that the schema is read in.
	Dialect string `json:"dialect" jsonschema:"enum=draft-04,enum=draft-06,enum=draft-07,enum=2019-09,enum=2020-12"`
	// The checksum of the schema's bytes.
	SHA256 string `json:"sha256" jsonschema:"pattern=^[0-9a-f]{64}$"`
}

// Counts is the number of cases of each verdict.
type Counts struct {
	// Cases that every validator must accept.
	Valid int `json:"valid" jsonschema:"minimum=0"`
	// Cases that every validator must refuse.
	Invalid int `json:"invalid" jsonschema:"minimum=0"`
	// Cases that only a validator that asserts format must refuse.
	InvalidFormat int `json:"invalidFormat" jsonschema:"minimum=0"`
	// Texts for the parser.
	Malformed int `json:"malformed" jsonschema:"minimum=0"`
}

// Note explains a flag.
type Note struct {
	// The flag's name.
	Flag string `json:"flag"`
	// What a consumer needs to know about cases with the flag.
	Text string `json:"text"`
}

// Verdict is what a conforming validator says of a case; it names the folder
// that the case's file is in.
type Verdict string

// The verdicts.
const (
	Valid         Verdict = "valid"          // accepted, however format is read
	Invalid       Verdict = "invalid"        // refused, however format is read
	InvalidFormat Verdict = "invalid-format" // refused only where format is asserted
	Malformed     Verdict = "malformed"      // no JSON text, or not safely one
)

// Verdicts lists all verdicts in the order of a manifest's cases.
func Verdicts() []Verdict { return []Verdict{Valid, Invalid, InvalidFormat, Malformed} }

// Modes holds what a validator says in either reading of "format".
type Modes struct {
	// The verdict where format is only an annotation.
	Annotation string `json:"annotation" jsonschema:"enum=valid,enum=invalid"`
	// The verdict where format is asserted.
	Assertion string `json:"assertion" jsonschema:"enum=valid,enum=invalid"`
}

// Case is one instance, or malformed text, with its verdict and why.
type Case struct {
	// A stable name made of location, keyword and variant.
	ID string `json:"id" jsonschema:"minLength=1"`
	// The case's file, relative to the manifest.
	File string `json:"file" jsonschema:"minLength=1"`
	// What a conforming validator says; the folder of the file.
	Verdict Verdict `json:"verdict" jsonschema:"enum=valid,enum=invalid,enum=invalid-format,enum=malformed"`
	// A few words that name the case.
	Title string `json:"title"`
	// One sentence that says what the case is and why.
	Description string `json:"description"`

	// The keyword that the case is about.
	Keyword string `json:"keyword,omitempty"`
	// JSON Pointer to the part of the instance that the case is about.
	InstanceLocation string `json:"instanceLocation"`
	// JSON Pointer to the keyword, along the way that validation takes through references.
	KeywordLocation string `json:"keywordLocation,omitempty"`
	// URI of the keyword, without references on the way.
	AbsoluteKeywordLocation string `json:"absoluteKeywordLocation,omitempty"`

	// The id of the valid case that the patch makes this one from.
	Base string `json:"base,omitempty"`
	// JSON Patch (RFC 6902) from the base to this case.
	Patch []Operation `json:"patch,omitempty"`

	// What a consumer needs to know; see notes.
	Flags []string `json:"flags,omitempty"`
	// The verdict in either reading of format. Absent from malformed texts.
	Verdicts *Modes `json:"verdicts,omitempty"`
	// What a validator that asserts format reports, in the specification's basic form: the assertions, without the applicators that pass them on.
	Output *Output `json:"output,omitempty"`
	// Of a malformed text: whether RFC 8259 requires or only allows that a parser refuses it.
	Refusal string `json:"refusal,omitempty" jsonschema:"enum=required,enum=allowed"`

	// The ids of the mutants in coverage that name the case among their killers.
	Kills []string `json:"kills,omitempty"`
	// Bytes of the file.
	Size int `json:"size" jsonschema:"minimum=0"`
	// The checksum of the file.
	SHA256 string `json:"sha256" jsonschema:"pattern=^[0-9a-f]{64}$"`
}

// Operation is one operation of a JSON Patch (RFC 6902 section 4).
type Operation struct {
	// What to do.
	Op string `json:"op" jsonschema:"enum=add,enum=remove,enum=replace"`
	// JSON Pointer into the base.
	Path string `json:"path"`
	// The new value, as JSON; absent from remove.
	Value json.RawMessage `json:"value,omitempty"`
}

// Output is a validation result in the "basic" form (Core section 12.4.2).
type Output struct {
	// Whether the instance is valid.
	Valid bool `json:"valid"`
	// The violations; absent where there are none.
	Errors []Error `json:"errors,omitempty"`
}

// Error is one violation in an Output.
type Error struct {
	// JSON Pointer to the keyword that failed, through references.
	KeywordLocation string `json:"keywordLocation"`
	// URI of the keyword that failed, without references on the way.
	AbsoluteKeywordLocation string `json:"absoluteKeywordLocation,omitempty"`
	// JSON Pointer to the part of the instance that failed.
	InstanceLocation string `json:"instanceLocation"`
	// What is wrong, in words that no validator needs to repeat.
	Error string `json:"error"`
}

// Declined is something that a complete set would have a case for and this one
// has not.
type Declined struct {
	// The keyword that the case would have been about.
	Keyword string `json:"keyword,omitempty"`
	// JSON Pointer to the part of an instance that the case would have been about.
	InstanceLocation string `json:"instanceLocation"`
	// JSON Pointer to the keyword, through references.
	KeywordLocation string `json:"keywordLocation,omitempty"`
	// What the case would have shown.
	Variant string `json:"variant,omitempty"`
	// Why there is none.
	Reason string `json:"reason" jsonschema:"minLength=1"`
}
