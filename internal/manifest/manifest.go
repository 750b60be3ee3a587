// Package manifest holds the plain data of a fixture set's manifest.json: what
// each case is, why it is there, where it breaks which rule, how it was made,
// and which misreadings of the schema it exposes.
//
// The types are the format: encoding/json writes them in the order of their
// fields, and the manifest's own JSON Schema is reflected from them. Nothing in
// a manifest depends on the clock, the machine or the folder.
package manifest

import "encoding/json"

// Format is the number of the manifest's format; it changes when a reader of
// the previous one would misread it.
const Format = 1

// Manifest describes one schema's set of fixtures.
type Manifest struct {
	Schema    string     `json:"$schema" jsonschema:"description=The JSON Schema of this file relative to it."`
	Format    int        `json:"format" jsonschema:"description=The number of the manifest's format.,minimum=1"`
	Generator Generator  `json:"generator"`
	Subject   Subject    `json:"schema" jsonschema:"description=The schema that the cases are about."`
	Counts    Counts     `json:"counts" jsonschema:"description=How many cases there are of each verdict."`
	Notes     []Note     `json:"notes" jsonschema:"description=What each flag means that a case here bears."`
	Cases     []Case     `json:"cases" jsonschema:"description=Every case in the order valid then invalid then invalid-format then malformed."`
	Declined  []Declined `json:"declined" jsonschema:"description=What has no case of its own and why."`
	Coverage  *Coverage  `json:"coverage,omitempty" jsonschema:"description=Which misreadings of the schema the cases expose. Absent where it was not measured."`
}

// Generator says what made the set.
type Generator struct {
	Name   string `json:"name" jsonschema:"description=The program's name."`
	Module string `json:"module" jsonschema:"description=The Go module it is built from."`
	Seed   uint64 `json:"seed" jsonschema:"description=The seed of all values; the same seed and schema make the same files."`
}

// Subject is the schema that a set is about.
type Subject struct {
	Name    string `json:"name" jsonschema:"description=The name of the set's folder."`
	Title   string `json:"title,omitempty" jsonschema:"description=The schema's title."`
	ID      string `json:"id,omitempty" jsonschema:"description=The absolute URI of the schema that keyword locations refer to."`
	File    string `json:"file" jsonschema:"description=The schema's file relative to the manifest."`
	Dialect string `json:"dialect" jsonschema:"enum=draft-04,enum=draft-06,enum=draft-07,enum=2019-09,enum=2020-12,description=The dialect that the schema is read in."`
	SHA256  string `json:"sha256" jsonschema:"pattern=^[0-9a-f]{64}$,description=The checksum of the schema's bytes."`
}

// Counts is the number of cases of each verdict.
type Counts struct {
	Valid         int `json:"valid"`
	Invalid       int `json:"invalid"`
	InvalidFormat int `json:"invalidFormat"`
	Malformed     int `json:"malformed"`
}

// Note explains a flag.
type Note struct {
	Flag string `json:"flag"`
	Text string `json:"text" jsonschema:"description=What a consumer needs to know about cases with the flag."`
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
	Annotation string `json:"annotation" jsonschema:"enum=valid,enum=invalid,description=The verdict where format is only an annotation."`
	Assertion  string `json:"assertion" jsonschema:"enum=valid,enum=invalid,description=The verdict where format is asserted."`
}

// Case is one instance, or malformed text, with its verdict and why.
type Case struct {
	ID          string  `json:"id" jsonschema:"minLength=1,description=A stable name made of location and keyword and variant."`
	File        string  `json:"file" jsonschema:"minLength=1,description=The case's file relative to the manifest."`
	Verdict     Verdict `json:"verdict" jsonschema:"enum=valid,enum=invalid,enum=invalid-format,enum=malformed,description=What a conforming validator says; the folder of the file."`
	Title       string  `json:"title" jsonschema:"description=A few words that name the case."`
	Description string  `json:"description" jsonschema:"description=One sentence that says what the case is and why."`

	// The rule that the case is about; empty where it is about none in particular.
	Keyword                 string `json:"keyword,omitempty" jsonschema:"description=The keyword that the case is about."`
	InstanceLocation        string `json:"instanceLocation" jsonschema:"description=JSON Pointer to the part of the instance that the case is about."`
	KeywordLocation         string `json:"keywordLocation,omitempty" jsonschema:"description=JSON Pointer to the keyword along the way that validation takes through references."`
	AbsoluteKeywordLocation string `json:"absoluteKeywordLocation,omitempty" jsonschema:"description=URI of the keyword without references on the way."`

	Base  string      `json:"base,omitempty" jsonschema:"description=The id of the valid case that the patch makes this one from."`
	Patch []Operation `json:"patch,omitempty" jsonschema:"description=RFC 6902 JSON Patch from the base to this case."`

	Flags    []string `json:"flags,omitempty" jsonschema:"description=What a consumer needs to know; see notes."`
	Verdicts *Modes   `json:"verdicts,omitempty" jsonschema:"description=The verdict in either reading of format. Absent from malformed texts."`
	Output   *Output  `json:"output,omitempty" jsonschema:"description=What a validator reports that asserts format in the specification's basic form; only the assertions and not the applicators that pass them on."`
	Refusal  string   `json:"refusal,omitempty" jsonschema:"enum=required,enum=allowed,description=Of a malformed text: whether RFC 8259 requires or only allows that a parser refuses it."`

	Kills  []string `json:"kills,omitempty" jsonschema:"description=The ids of the mutants in coverage that the case exposes."`
	Size   int      `json:"size" jsonschema:"minimum=0,description=Bytes of the file."`
	SHA256 string   `json:"sha256" jsonschema:"pattern=^[0-9a-f]{64}$,description=The checksum of the file."`
}

// Operation is one operation of a JSON Patch (RFC 6902 section 4).
type Operation struct {
	Op    string          `json:"op" jsonschema:"enum=add,enum=remove,enum=replace"`
	Path  string          `json:"path" jsonschema:"description=JSON Pointer into the base."`
	Value json.RawMessage `json:"value,omitempty" jsonschema:"description=The new value; absent from remove."`
}

// Output is a validation result in the "basic" form (Core section 12.4.2).
type Output struct {
	Valid  bool    `json:"valid"`
	Errors []Error `json:"errors,omitempty"`
}

// Error is one violation in an Output.
type Error struct {
	KeywordLocation         string `json:"keywordLocation"`
	AbsoluteKeywordLocation string `json:"absoluteKeywordLocation,omitempty"`
	InstanceLocation        string `json:"instanceLocation"`
	Error                   string `json:"error"`
}

// Declined is something that a complete set would have a case for and this one
// has not.
type Declined struct {
	Keyword          string `json:"keyword,omitempty"`
	InstanceLocation string `json:"instanceLocation"`
	KeywordLocation  string `json:"keywordLocation,omitempty"`
	Variant          string `json:"variant,omitempty" jsonschema:"description=What the case would have shown."`
	Reason           string `json:"reason" jsonschema:"minLength=1,description=Why there is none."`
}
