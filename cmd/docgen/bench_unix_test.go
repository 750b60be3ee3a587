//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// mostMemory returns the bytes of memory that a process that has ended took at most.
func mostMemory(state *os.ProcessState) float64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return float64(usage.Maxrss)
	}
	return float64(usage.Maxrss) * 1024
}
