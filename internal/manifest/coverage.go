package manifest

// Coverage is the measured worth of a set: the schema is misread in one place at
// a time, and each such mutant must give some case another verdict.
type Coverage struct {
	// Mutants that accept what the schema refuses.
	TooLax Score `json:"tooLax"`
	// Mutants that refuse what the schema accepts.
	TooStrict Score `json:"tooStrict"`
	// How many cases were not measured since that would have taken too long; absent for none.
	Unmeasured int `json:"unmeasured,omitempty" jsonschema:"minimum=0"`
	// The ids of the reduced set with the same score; smoke.json holds it too.
	Smoke []string `json:"smoke"`
	// Each misreading and what became of it.
	Mutants []Mutant `json:"mutants"`
}

// Score counts the mutants of one direction.
type Score struct {
	// All mutants.
	Mutants int `json:"mutants"`
	// Those proven to be no different from the schema.
	Equivalent int `json:"equivalent"`
	// Those that some case exposes.
	Killed int `json:"killed"`
	// Those that no case exposes.
	Survived int `json:"survived"`
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

// MostKillers bounds how many cases a mutant names: some would be exposed by
// nearly all.
const MostKillers = 12

// Mutant is the schema misread in one place.
type Mutant struct {
	// A stable name made of location and misreading.
	ID string `json:"id"`
	// Whether the misreading accepts too much or too little.
	Direction Direction `json:"direction" jsonschema:"enum=too-lax,enum=too-strict"`
	// The keyword that is misread; absent for habits that no keyword justifies.
	Keyword string `json:"keyword,omitempty"`
	// URI reference to the schema or keyword that is misread, relative to the schema's document.
	KeywordLocation string `json:"keywordLocation"`
	// The misreading in words.
	Change string `json:"change"`
	// What became of it.
	Status Status `json:"status" jsonschema:"enum=killed,enum=survived,enum=equivalent"`
	// Why the mutant is equivalent, or what is known of a survivor.
	Reason string `json:"reason,omitempty"`
	// The ids of cases that expose it: the first twelve.
	Killers []string `json:"killers,omitempty"`
}
