package fake

import (
	_ "embed"
	"strings"
	"sync"
)

// In the browser the pools come as text: the library is four megabytes of
// program there, since nothing of it can be left out.
//
//go:embed pools.txt
var frozen string

var frozenPools = sync.OnceValue(func() [][]string {
	var pools [][]string
	for _, text := range strings.Split(strings.TrimSpace(frozen), "\n\n") {
		pools = append(pools, strings.Split(text, "\n"))
	}
	return pools
})

// frozenPool returns a pool of pools.txt, which holds them in the order below.
func frozenPool(n int) func() []string { return func() []string { return frozenPools()[n] } }

var (
	givenNames  = frozenPool(0)
	familyNames = frozenPool(1)
	jobTitles   = frozenPool(2)
	products    = frozenPool(3)
	fruits      = frozenPool(4)
	hobbies     = frozenPool(5)
	animals     = frozenPool(6)
)
