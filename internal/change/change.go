// Package change tells two versions of a schema apart: what was added, removed
// or said otherwise, where, and whom it concerns. A change is stricter when
// instances that were valid can be refused now, and looser when instances that
// were refused can be valid now; each is judged alone, as if nothing else had
// changed.
//
// The two versions are walked side by side, each subschema once. References are
// not followed: what is behind them is compared where it is defined.
package change

import (
	"slices"
	"strconv"
	"strings"

	"docgen.example/docgen/internal/jsondoc"
	"docgen.example/docgen/internal/model"
)

// Effect is what a change does to the set of valid instances.
type Effect uint8

// The parts of an effect. None of them is that of a text. Stricter and Looser
// together are an effect that can be either, or both for different instances.
const (
	Stricter Effect = 1 << iota // it can refuse instances that were valid
	Looser                      // it can accept instances that were refused
	Perhaps                     // it depends on what no schema says: on the instances in use, on the validator

	None   Effect = 0
	Either        = Stricter | Looser
)

// String returns the effect in words.
func (e Effect) String() string {
	switch e {
	case None:
		return "text"
	case Stricter:
		return "stricter"
	case Looser:
		return "looser"
	case Stricter | Perhaps:
		return "may be stricter"
	case Looser | Perhaps:
		return "may be looser"
	}
	return "may be either"
}

// rank orders effects by how much they matter to whom a schema refuses.
func (e Effect) rank() int {
	switch e {
	case Stricter:
		return 0
	case Looser:
		return 2
	case None:
		return 3
	}
	return 1
}

// flipped returns the effect of the same change in a schema that instances must
// not match.
func (e Effect) flipped() Effect {
	return e&Perhaps | e&Stricter<<1 | e&Looser>>1
}

// Change is one difference between two versions.
type Change struct {
	Effect  Effect
	What    string // in a few words, such as "required now" or "lower bound raised"
	Note    string // what the effect depends on, where that is not plain; else empty
	Keyword string // the keyword that says so
	// At is the location of the subschema that the change is about: in the new
	// version, or in the old one where it is Gone.
	At            jsondoc.Pointer
	Gone          bool
	Before, After *jsondoc.Value // what the keyword said; nil where it was absent, or would be long
}

// Between lists what changed from one version of a schema to the next: first
// what is stricter, then what is undecided, what is looser, and texts, each in
// the order of the schema. Both documents must have a Root.
func Between(old, new *model.Document) []Change {
	c := &comparison{
		direction:   [2]map[*model.Schema]direction{directions(old), directions(new)},
		unevaluated: asksForUnevaluated(old) || asksForUnevaluated(new),
		renamed:     renamed(old.Root.Definitions, new.Root.Definitions),
	}
	c.schemas(pair{old.Root, new.Root})
	slices.SortStableFunc(c.changes, func(a, b Change) int { return a.Effect.rank() - b.Effect.rank() })
	return c.changes
}

// Counts is how many changes have which effect.
type Counts struct{ Stricter, Looser, Undecided, Texts int }

// Count counts changes.
func Count(changes []Change) Counts {
	var n Counts
	for i := range changes {
		switch changes[i].Effect {
		case Stricter:
			n.Stricter++
		case Looser:
			n.Looser++
		case None:
			n.Texts++
		default:
			n.Undecided++
		}
	}
	return n
}

// String returns the counts in words: "2 stricter, 1 looser, 3 texts".
func (n Counts) String() string {
	var parts []string
	add := func(n int, word string) {
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+word)
		}
	}
	add(n.Stricter, "stricter")
	add(n.Undecided, "undecided")
	add(n.Looser, "looser")
	if n.Texts == 1 {
		add(1, "text")
	} else {
		add(n.Texts, "texts")
	}
	if parts == nil {
		return "nothing that a reader or a validator sees"
	}
	return strings.Join(parts, ", ")
}
