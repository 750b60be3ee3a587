package build

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"sync"

	"docgen.example/docgen/internal/fixture"
	"docgen.example/docgen/internal/problem"
)

// Memo keeps the fixtures of schemas from one build to the next, so that a build
// makes those alone that a change touches. Its zero value is empty. Builds that
// share one come one after another.
type Memo struct {
	mu       sync.Mutex
	outcomes map[string]*outcome // by the schema's name
}

// outcome is what proving a schema came to.
type outcome struct {
	key      [sha256.Size]byte
	set      *fixture.Set
	declined string
	problems problem.List
}

// key tells apart all that the fixtures of a schema depend on: what is asked for,
// and each byte of each document.
func (s *subject) key(in *Input) (key [sha256.Size]byte) {
	h := sha256.New()
	options, err := json.Marshal(s.options(in))
	fmt.Fprintf(h, "%s %v %v\n", options, err, in.PagesOnly)
	for _, doc := range s.doc.Reached() {
		fmt.Fprintf(h, "%q %q %d\n", doc.URI, doc.Path, len(doc.Source))
		h.Write(doc.Source)
	}
	h.Sum(key[:0])
	return key
}

// recall gives a schema the outcome of an earlier build, if nothing that it
// depends on has changed since.
func (m *Memo) recall(s *subject, key [sha256.Size]byte) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	o := m.outcomes[s.name]
	if o == nil || o.key != key {
		return false
	}
	s.set, s.declined = o.set, o.declined
	s.problems = append(s.problems, o.problems...)
	return true
}

// keep remembers what proving a schema came to; the problems are those of the proof.
func (m *Memo) keep(s *subject, key [sha256.Size]byte, problems problem.List) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.outcomes == nil {
		m.outcomes = map[string]*outcome{}
	}
	if s.set != nil {
		s.set.Forget()
	}
	m.outcomes[s.name] = &outcome{key, s.set, s.declined, problems}
}
