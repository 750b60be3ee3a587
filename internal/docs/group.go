package docs

import (
	"slices"

	"docgen.example/docgen/internal/model"
)

// groups finds the groups of schemas that refer to each other.
func (sb *siteBuilder) groups() [][]int {
	builders := sb.builders
	leader := make([]int, len(builders)) // of the group, along a chain
	for i := range leader {
		leader[i] = i
	}
	find := func(i int) int {
		for leader[i] != i {
			leader[i] = leader[leader[i]]
			i = leader[i]
		}
		return i
	}
	known := map[*model.Document][]*model.Document{}
	for i, b := range builders {
		for _, other := range sb.reached(readable(b.in.Document), known) {
			x, y := find(i), find(other)
			leader[max(x, y)] = min(x, y)
		}
	}
	var groups [][]int
	at := map[int]int{}
	for i := range builders {
		first := find(i)
		if _, ok := at[first]; !ok {
			at[first] = len(groups)
			groups = append(groups, nil)
		}
		groups[at[first]] = append(groups[at[first]], i)
	}
	return groups
}

// reached returns the schemas that a document refers to, also by way of documents
// that have no pages.
func (sb *siteBuilder) reached(doc *model.Document, known map[*model.Document][]*model.Document) []int {
	if doc == nil {
		return nil
	}
	var others []int
	documents := []*model.Document{doc}
	for i := 0; i < len(documents); i++ {
		if b := sb.byDoc[documents[i]]; i > 0 && b != nil {
			others = append(others, b.number-1)
			continue
		}
		next, ok := known[documents[i]]
		if !ok {
			next = referred(documents[i])
			known[documents[i]] = next
		}
		for _, d := range next {
			if !slices.Contains(documents, d) {
				documents = append(documents, d)
			}
		}
	}
	return others
}

// referred returns the documents that some schema of doc refers to.
func referred(doc *model.Document) []*model.Document {
	var list []*model.Document
	seen := map[*model.Document]bool{doc: true}
	for _, s := range doc.Schemas {
		for ; s != nil; s = s.Overlooked {
			for _, r := range s.Applied() {
				if r.Target != nil && !seen[r.Target.Document] {
					seen[r.Target.Document] = true
					list = append(list, r.Target.Document)
				}
			}
		}
	}
	return list
}
