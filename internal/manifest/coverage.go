package manifest

// Coverage is the measured worth of a set: the schema is misread in one place at
// a time, and each such mutant must give some case another verdict.
type Coverage struct {
	TooLax    Score    `json:"tooLax" jsonschema:"description=Mutants that accept what the schema refuses."`
	TooStrict Score    `json:"tooStrict" jsonschema:"description=Mutants that refuse what the schema accepts."`
	Smoke     []string `json:"smoke" jsonschema:"description=The ids of the reduced set with the same score; smoke.json holds it too."`
	Mutants   []Mutant `json:"mutants"`
}

// Score counts the mutants of one direction.
type Score struct {
	Mutants    int `json:"mutants" jsonschema:"description=All mutants."`
	Equivalent int `json:"equivalent" jsonschema:"description=Those proven to be no different from the schema."`
	Killed     int `json:"killed" jsonschema:"description=Those that some case exposes."`
	Survived   int `json:"survived" jsonschema:"description=Those that no case exposes."`
}

// Share returns the killed part of the mutants that are not equivalent, from 0
// to 1; a schema with none of them is covered fully.
func (s Score) Share() float64 {
	if n := s.Mutants - s.Equivalent; n > 0 {
		return float64(s.Killed) / float64(n)
	}
	return 1
}

// Direction says how a mutant misreads the schema.
type Direction string

// The directions.
const (
	TooLax    Direction = "too-lax"
	TooStrict Direction = "too-strict"
)

// Status says what became of a mutant.
type Status string

// The states of a mutant.
const (
	Killed     Status = "killed"
	Survived   Status = "survived"
	Equivalent Status = "equivalent"
)

// Mutant is the schema misread in one place.
type Mutant struct {
	ID              string    `json:"id" jsonschema:"description=A stable name made of location and misreading."`
	Direction       Direction `json:"direction" jsonschema:"enum=too-lax,enum=too-strict"`
	Keyword         string    `json:"keyword,omitempty" jsonschema:"description=The keyword that is misread; absent for habits that no keyword justifies."`
	KeywordLocation string    `json:"keywordLocation" jsonschema:"description=URI reference to the schema or keyword that is misread relative to the schema's document."`
	Change          string    `json:"change" jsonschema:"description=The misreading in words."`
	Status          Status    `json:"status" jsonschema:"enum=killed,enum=survived,enum=equivalent"`
	Reason          string    `json:"reason,omitempty" jsonschema:"description=Why the mutant is equivalent or what is known of a survivor."`
	Killers         []string  `json:"killers,omitempty" jsonschema:"description=The ids of all cases that expose it."`
}
