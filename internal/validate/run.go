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

// grace is how long a run that is past its time may take to notice.
const grace = 200 * time.Millisecond

// outcome is how an attempt ended.
type outcome struct {
	failure *jsonschema.ValidationError
	stopped bool
	err     error
}

// run judges instance; no failure and no error means that it is valid.
func (v *Validator) run(instance *jsondoc.Value) (*jsonschema.ValidationError, error) {
	value, err := instanceValue(instance)
	if err != nil {
		return nil, err
	}
	timer := time.NewTimer(v.timeout)
	defer timer.Stop()
	for {
		done := make(chan outcome, 1)
		go func() { done <- attempt(v.schema, value) }()
		select {
		case o := <-done:
			if !o.stopped {
				return o.failure, o.err
			}
			time.Sleep(time.Millisecond)
		case <-timer.C:
			v.stop.expired.Add(1)
			defer v.stop.expired.Add(-1)
			select {
			case <-done:
			case <-time.After(grace):
			}
			return nil, &TimeoutError{v.timeout}
		}
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
	growStack()
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

// growStack has the runtime grow the stack of a new goroutine once; the frames
// of the library are large, and each doubling copies what is there.
//
//go:noinline
func growStack() byte {
	var room [24 << 10]byte
	return room[len(room)/2]
}
