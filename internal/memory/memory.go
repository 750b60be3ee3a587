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
// little. Whatever reaches that point is no small build, and collects from there:
// the more it keeps, the sooner. A catalogue holds all its files until they are
// written together, and a fixed limit would have it collect without end.
const (
	first = 700       // percent of the runtime's least heap, 4 MiB
	most  = 200       // percent of growth from then on, while there is room
	least = 30        // percent of growth where there is none
	aim   = 560 << 20 // bytes of heap that a program grows to before it collects more often
)

func init() {
	debug.SetGCPercent(first)
	afterCollection()
}

// afterCollection has adapt called once when the next collection is over.
func afterCollection() {
	sentinel := new([64]byte) // unreachable at once, so that the next collection finds it
	runtime.AddCleanup(sentinel, func(struct{}) { adapt() }, struct{}{})
}

// adapt sets how far the heap may grow until the next collection.
func adapt() {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() == metrics.KindUint64 {
		debug.SetGCPercent(growth(sample[0].Value.Uint64()))
	}
	afterCollection()
}

// growth returns by how many percent a heap with so many bytes in use may grow.
func growth(live uint64) int {
	if live >= aim {
		return least
	}
	return int(min(max((aim-live)*100/max(live, 1), least), most))
}
