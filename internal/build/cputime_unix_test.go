//go:build unix

package build_test

import (
	"syscall"
	"time"
)

// cpuTime is the processor time that this process has used: what a build costs
// on a busy machine too.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
