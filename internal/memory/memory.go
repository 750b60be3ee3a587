// Package memory sets, when it is imported, how much memory a program takes
// before it collects garbage. It imports next to nothing, so that it is
// initialised before the libraries that allocate while they are.
package memory

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// The build of a small schema ends before it has allocated 28 MB, most of which
// it keeps until the end: collecting would cost a tenth of its time and gain
// little. Whatever reaches that point is no small build, and collects as usual
// from there, below a limit. The limit grows with what is kept, the schemas of a
// catalogue above all: with a fixed one a larger catalogue would collect without end.
const (
	first = 700       // percent of the runtime's least heap, 4 MiB
	later = 400       // percent of growth from then on
	aim   = 450 << 20 // bytes that the process stays below while it keeps much less
	room  = 350 << 20 // bytes that it may take in any case beside what it keeps
)

func init() {
	debug.SetGCPercent(first)
	afterCollection(func() {
		debug.SetGCPercent(later)
		adapt()
	})
}

// afterCollection has then called when the next collection is over.
func afterCollection(then func()) {
	sentinel := new([64]byte) // unreachable at once, so that the next collection finds it
	runtime.AddCleanup(sentinel, func(then func()) { then() }, then)
}

// adapt sets the limit after each collection.
func adapt() {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() == metrics.KindUint64 {
		debug.SetMemoryLimit(limit(sample[0].Value.Uint64()))
	}
	afterCollection(adapt)
}

// limit returns the bytes that a process may take that keeps so many.
func limit(live uint64) int64 { return int64(max(aim, live+max(room, live/2))) }
