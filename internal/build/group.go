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

// postpone lets go of all that was read but the text of the schemas: each group is
// read again when its turn comes.
func (p *press) postpone() {
	var documents []*load.Document
	for i, s := range p.subjects {
		documents = append(documents, s.loaded)
		if s.unread = s.loaded; s.doc != nil {
			s.unread = &load.Document{Path: s.loaded.Path, Folder: s.loaded.Folder}
		}
		s.loaded, s.doc, p.inputs[i].Document = nil, nil, nil
	}
	p.set.Forget(documents...)
}

// readAgain reads the text of the group's schemas and builds their model.
func (p *press) readAgain(g *group) {
	byPath := map[string]*load.Document{} // a file may be named twice
	for _, s := range g.members {
		s.loaded = s.unread
		switch again := byPath[s.path]; {
		case s.loaded == nil || s.loaded.Document != nil: // it could not be read the first time
		case again != nil:
			s.loaded = again
		default:
			if doc, err := p.set.Add(s.unread.Folder, s.unread.Path, s.source); err == nil {
				s.loaded, byPath[s.path] = doc, doc
			}
		}
	}
	resolve(p.set, g.members)
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
		p.readAgain(g)
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
