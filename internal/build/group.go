package build

import (
	"sync"

	"docgen.example/docgen/internal/load"
	"docgen.example/docgen/internal/pattern"
)

// group is schemas that refer to each other: their model is built together, and so
// are their pages made.
type group struct {
	members []*subject
	numbers []int
	model   sync.Once
	waiting int // how many are not proved yet
}

// open builds the model of a group, once. There is one already where all schemas
// are of one group.
func (p *press) open(g *group) {
	if len(p.groups) == 1 {
		return
	}
	g.model.Do(func() {
		p.reading.Lock()
		defer p.reading.Unlock()
		resolve(p.set, g.members)
		for _, s := range g.members {
			p.inputs[s.number].Document = s.doc
		}
	})
}

// close forgets a group whose pages are made.
func (p *press) close(g *group) {
	p.reading.Lock()
	defer p.reading.Unlock()
	var documents []*load.Document
	for _, s := range g.members {
		documents = append(documents, s.loaded)
		p.inputs[s.number] = nil
		s.forget()
	}
	p.set.Forget(documents...)
	pattern.Trim(mostPatterns)
}

// mostPatterns bounds the regular expressions that are kept from one schema to the
// next, in bytes of text: what is made of them takes thousands of times as many.
const mostPatterns = 8 << 10
