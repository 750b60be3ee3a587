package validate

import (
	"sync"
	"time"

	"docgen.example/docgen/internal/jsondoc"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Source is one schema document of the set.
type Source struct {
	URI  string // absolute, without fragment; fictitious for files: "file:///customer.json"
	Root *jsondoc.Value
}

// Options says how a schema is compiled and run.
type Options struct {
	// AssertFormat makes "format" an assertion; else it is an annotation.
	AssertFormat bool
	// DefaultDialect is the "$schema" to assume where a document has none, or an
	// unknown one; empty for 2020-12.
	DefaultDialect string
	// TrustSchema leaves out the check against the meta-schema. For schemas that
	// have passed it before, such as variants with a keyword removed.
	TrustSchema bool
	// Timeout bounds each run; 0 means DefaultTimeout.
	Timeout time.Duration
}

// DefaultTimeout is how long one run may take where Options does not say.
const DefaultTimeout = 5 * time.Second

// Validator holds a compiled schema. It is safe for concurrent use.
type Validator struct {
	schema  *jsonschema.Schema
	docs    *documents
	stop    *stopper
	timeout time.Duration

	// For ValidWithout, which changes the compiled schema while it holds mu.
	mu          sync.RWMutex
	compiled    map[string]*jsonschema.Schema // by document URI, "#" and JSON Pointer
	unevaluated bool                          // some schema asks for what is unevaluated
}

// Compile makes a Validator for the schema at entry, an absolute URI that may
// have a fragment (JSON Pointer or anchor). All documents that it refers to must
// be among sources, under their URI or their "$id".
//
// The error is a *SchemaError (not valid against its meta-schema, or a pattern
// that is none), an *UnresolvedRefError, a *DepthError, or another error where
// the schema cannot be used: a duplicate "$id", a vocabulary that is required
// and unknown.
func Compile(entry string, sources []Source, opts Options) (*Validator, error) {
	docs, err := newDocuments(sources, opts)
	if err != nil {
		return nil, err
	}
	if !opts.TrustSchema {
		if err := docs.check(entry); err != nil {
			return nil, err
		}
	}
	v := &Validator{docs: docs, stop: &stopper{}, timeout: opts.Timeout}
	if v.timeout <= 0 {
		v.timeout = DefaultTimeout
	}
	v.schema, err = docs.compile(entry, v.stop)
	if err != nil {
		return nil, err
	}
	return v, nil
}

// Validate returns the violations of instance, none when it is valid, in the
// order of sortViolations. The error is a *TimeoutError, an *InstanceError, or a
// *InternalError where the engine gave up; the verdict is then unknown.
func (v *Validator) Validate(instance *jsondoc.Value) ([]Violation, error) {
	v.mu.RLock()
	failure, err := v.run(instance)
	v.mu.RUnlock()
	if failure == nil || err != nil {
		return nil, err
	}
	return v.docs.violations(failure, instance), nil
}

// Valid tells whether instance is valid; errors as for Validate.
func (v *Validator) Valid(instance *jsondoc.Value) (bool, error) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	failure, err := v.run(instance)
	return failure == nil && err == nil, err
}
