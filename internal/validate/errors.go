package validate

import (
	"fmt"
	"time"

	"docgen.example/docgen/internal/jsondoc"
)

// UnresolvedRefError says that a reference leads to nothing in the set.
type UnresolvedRefError struct {
	URI  string          // what could not be found, absolute
	From string          // URI of the document with the reference; empty where unknown
	At   jsondoc.Pointer // location of the reference in From
}

func (e *UnresolvedRefError) Error() string {
	if e.From == "" {
		return fmt.Sprintf("nothing is found at %s", e.URI)
	}
	return fmt.Sprintf("the reference at %s#%s points to %s, where nothing is found", e.From, e.At, e.URI)
}

// SchemaError says that a schema document is not a valid schema.
type SchemaError struct {
	URI string // the document
	// Violations of the dialect's meta-schema: InstanceLocation is the place in
	// the schema document, the keyword locations are those of the meta-schema.
	Violations []Violation
}

func (e *SchemaError) Error() string {
	if len(e.Violations) == 0 {
		return fmt.Sprintf("%s is not a valid schema", e.URI)
	}
	first := e.Violations[0]
	return fmt.Sprintf("%s#%s is not a valid schema: %s", e.URI, first.InstanceLocation, first.Message)
}

// DepthError says that a document nests deeper than MaxDepth.
type DepthError struct {
	URI string
	At  jsondoc.Pointer // the first value that is too deep
}

func (e *DepthError) Error() string {
	return fmt.Sprintf("the schema %s nests deeper than %d levels; split it with $ref", e.URI, MaxDepth)
}

// InstanceError says that an instance cannot be judged.
type InstanceError struct {
	At      jsondoc.Pointer
	Message string
}

func (e *InstanceError) Error() string {
	return fmt.Sprintf("the instance cannot be validated: %s (at %q)", e.Message, string(e.At))
}

// TimeoutError says that a run was ended before there was a verdict.
type TimeoutError struct{ Limit time.Duration }

func (e *TimeoutError) Error() string {
	return fmt.Sprintf("validation was ended after %v without a verdict; the schema may branch without bound", e.Limit)
}

// InternalError says that the engine failed in a way that it should not.
type InternalError struct{ Cause any }

func (e *InternalError) Error() string {
	return fmt.Sprintf("the validator failed: %v", e.Cause)
}

// Unwrap returns the cause where it is an error.
func (e *InternalError) Unwrap() error {
	err, _ := e.Cause.(error)
	return err
}
