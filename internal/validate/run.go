package validate

import (
	"errors"
	"sync/atomic"
	"time"

	"docgen.example/docgen/internal/jsondoc"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// stopper ends runs that take too long. The library cannot be cancelled, but
// each schema object calls check when it is applied, which leaves by a panic. It
// cannot tell whose run it is in, so all runs of the Validator are stopped, and
// those within their time start again.
type stopper struct{ expired atomic.Int32 }

// stopped is what check panics with.
type stopped struct{}

func (s *stopper) check() {
	if s.expired.Load() > 0 {
		panic(stopped{})
	}
}

// outcome is how an attempt ended.
type outcome struct {
	failure *jsonschema.ValidationError
	stopped bool
	err     error
}

// run judges instance; no failure and no error means that it is valid. It runs in
// the caller's goroutine, whose stack has its size after the first of many runs.
func (v *Validator) run(instance *jsondoc.Value) (*jsonschema.ValidationError, error) {
	value, err := instanceValue(instance)
	if err != nil {
		return nil, err
	}
	var late atomic.Bool
	timer := time.AfterFunc(v.timeout, func() {
		late.Store(true)
		v.stop.expired.Add(1)
	})
	defer func() {
		if !timer.Stop() {
			v.stop.expired.Add(-1)
		}
	}()
	for {
		o := attempt(v.schema, value)
		if !o.stopped {
			return o.failure, o.err
		}
		if late.Load() {
			return nil, &TimeoutError{v.timeout}
		}
		time.Sleep(time.Millisecond)
	}
}

func attempt(schema *jsonschema.Schema, value any) (o outcome) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case stopped:
			o = outcome{stopped: true}
		default:
			o = outcome{err: &InternalError{p}}
		}
	}()
	err := schema.Validate(value)
	if err == nil {
		return outcome{}
	}
	var failure *jsonschema.ValidationError
	if !errors.As(err, &failure) {
		return outcome{err: &InternalError{err}}
	}
	return outcome{failure: failure}
}
