package instance

import (
	"strconv"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// place is an instance location while a value is made for it.
type place struct {
	parent *place
	token  string // the member's name, or the item's index
	name   string // of the nearest member above or here
	index  int    // of an item; -1 for a member
	depth  int
	hash   uint64 // of the seed and the location: where choices come from
	style  Style
	want   *trie         // what is wanted here and below; may be nil
	room   int           // how many values may be made here and below, roughly
	schema *model.Schema // the main one that applies here
}

const (
	roomAtRoot = 4000
	deepest    = 100 // instances do not nest deeper
	deepStyle  = 8   // deeper down only what must be is made
)

func (p *place) member(name string, room int) *place {
	c := &place{parent: p, token: name, name: name, index: -1, depth: p.depth + 1, hash: hashText(p.hash, name), style: p.style, room: room}
	c.want = p.want.child(name)
	return c
}

func (p *place) item(i, room int) *place {
	c := &place{parent: p, name: p.name, index: i, depth: p.depth + 1, style: p.style, room: room}
	c.token = strconv.Itoa(i)
	c.hash = hashText(p.hash, c.token)
	c.want = p.want.child(c.token)
	return c
}

// repeats counts the places above that were made for the same schema.
func (p *place) repeats(s *model.Schema) int {
	n := 0
	for q := p.parent; q != nil; q = q.parent {
		if q.schema == s {
			n++
		}
	}
	return n
}

// sequence returns the index of the nearest item at or above the place; -1 for none.
func (p *place) sequence() int {
	for ; p != nil; p = p.parent {
		if p.index >= 0 {
			return p.index
		}
	}
	return -1
}

// dice returns a number from 0 up to, not including, n, that depends on the
// place and on what for.
func (p *place) dice(n int, what string) int {
	if n <= 1 {
		return 0
	}
	return int((scramble(hashText(p.hash, what)) >> 11) % uint64(n))
}

const hashStart uint64 = 14695981039346656037

func hashText(h uint64, text string) uint64 {
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return (h ^ 0xFF) * 1099511628211
}

func scramble(z uint64) uint64 {
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// source is a stream of numbers (splitmix64).
type source struct{ state uint64 }

func (s *source) Uint64() uint64 {
	s.state += 0x9E3779B97F4A7C15
	return scramble(s.state)
}

// trie is what a Want says about a location and those below it.
type trie struct {
	present, absent bool
	fixed           *jsondoc.Value
	meets           []Condition
	names           []string // of the children, in order
	children        map[string]*trie
}

func (t *trie) child(token string) *trie {
	if t == nil {
		return nil
	}
	return t.children[token]
}

func trieOf(w Want) *trie {
	if len(w.Present)+len(w.Fixed)+len(w.Absent)+len(w.Meets) == 0 {
		return nil
	}
	root := &trie{}
	for _, p := range w.Absent {
		root.at(p, false).absent = true
	}
	for _, p := range w.Present {
		root.at(p, true)
	}
	for _, p := range sortedPointers(w.Meets) {
		root.at(p, true).meets = w.Meets[p]
	}
	for _, p := range sortedPointers(w.Fixed) {
		root.at(p, true).fixed = w.Fixed[p]
	}
	return root
}

// at returns the node of a location, and marks the path to it as present.
func (t *trie) at(p jsondoc.Pointer, present bool) *trie {
	for _, token := range p.Tokens() {
		c := t.children[token]
		if c == nil {
			c = &trie{}
			if t.children == nil {
				t.children = map[string]*trie{}
			}
			t.children[token] = c
			t.names = append(t.names, token)
		}
		if present {
			c.present = true
		}
		t = c
	}
	return t
}

// needed returns the names of the children that must exist.
func (t *trie) needed() []string {
	if t == nil {
		return nil
	}
	var names []string
	for _, name := range t.names {
		if t.children[name].present {
			names = append(names, name)
		}
	}
	return names
}

// items returns how many items the indexes among the children ask for; false
// when a name is no index.
func (t *trie) items() (int, bool) {
	most := 0
	for _, name := range t.needed() {
		i, err := strconv.Atoi(name)
		if err != nil || i < 0 {
			return 0, false
		}
		most = max(most, i+1)
	}
	return most, true
}
