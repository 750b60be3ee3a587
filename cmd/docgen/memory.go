package main

import "runtime/debug"

// One build is short, and most of what it allocates it keeps until the end: the
// collector may wait. A catalogue of many schemas holds all its files until they
// are written together, and there it must not.
const (
	collectAt = 200       // percent of growth; the runtime's default is 100
	memoryAim = 900 << 20 // bytes that the process tries to stay below
)

func init() {
	debug.SetGCPercent(collectAt)
	debug.SetMemoryLimit(memoryAim)
}
