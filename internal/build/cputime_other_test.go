//go:build !unix

package build_test

import "time"

var started = time.Now()

// cpuTime is the time since the start, where the processor time is not at hand.
func cpuTime() time.Duration { return time.Since(started) }
