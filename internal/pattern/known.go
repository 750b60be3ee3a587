package pattern

import (
	"encoding/binary"
	"sync"
)

// The same texts are looked for again and again, for each instance that has the
// property. What was explored is kept, as long as it is small.
var known = struct {
	sync.Mutex
	maps map[string][]textMap
	size int
}{maps: map[string][]textMap{}}

// maxKnown bounds what is kept, in edges and steps.
const maxKnown = 16 << 20

// mapsOf returns the maps of all readings of want.
func mapsOf(want Want) []textMap {
	key := want.key()
	known.Lock()
	maps, ok := known.maps[key]
	known.Unlock()
	if ok {
		return maps
	}
	size := 64
	for _, reading := range want.readings() {
		m := newMap(reading, want)
		maps = append(maps, m)
		if m.graph != nil {
			size += m.graph.size() + len(m.reach)*len(m.graph.states)
		}
	}
	if size > maxKnown/4 {
		return maps
	}
	known.Lock()
	defer known.Unlock()
	if known.size += size; known.size > maxKnown {
		clear(known.maps)
		known.size = size
	}
	known.maps[key] = maps
	return maps
}

// key tells apart what has different texts, but for Accept.
func (w Want) key() string {
	b := binary.AppendVarint(nil, int64(w.MinLength))
	b = binary.AppendVarint(b, int64(w.MaxLength))
	b = binary.AppendUvarint(b, uint64(len(w.Match)))
	for _, list := range [2][]*Pattern{w.Match, w.Avoid} {
		for _, p := range list {
			b = binary.AppendUvarint(b, uint64(len(p.text)))
			b = append(b, p.text...)
		}
	}
	return string(b)
}
