// Package memory sets, when it is imported, how much memory a program takes
// before it collects garbage. It imports next to nothing, so that it is
// initialised before the libraries that allocate while they are.
package memory

import (
	"runtime"
	"runtime/debug"
)

// The build of a small schema ends before it has allocated 28 MB, most of which
// it keeps until the end: collecting would cost a tenth of its time and gain
// little. Whatever reaches that point is no small build, and collects as usual
// from there: a catalogue holds all its files until they are written together.
const (
	collectFirst = 700       // percent of the runtime's least heap, 4 MiB
	collectAt    = 200       // percent of growth from then on; the runtime's default is 100
	memoryAim    = 700 << 20 // bytes that the process tries to stay below
)

func init() {
	debug.SetGCPercent(collectFirst)
	debug.SetMemoryLimit(memoryAim)
	sentinel := new([64]byte) // unreachable at once: the first collection finds it
	runtime.AddCleanup(sentinel, func(percent int) { debug.SetGCPercent(percent) }, collectAt)
}
