package record

import (
	"docgen.example/docgen/internal/evaluate"
	"docgen.example/docgen/internal/jsondoc"
)

// UnbreakableError says that no change of those tried makes a record invalid,
// as under a schema that accepts everything.
type UnbreakableError struct{}

func (*UnbreakableError) Error() string {
	return "no change to a valid record makes it invalid; does the schema refuse anything?"
}

// attempts bounds the changes that are tried for one record.
const attempts = 200

// breakOnce returns v with one change that makes it invalid: a value of another
// type, a bound crossed, or a member taken away.
func (s *Stream) breakOnce(v *jsondoc.Value, d *draw) (*jsondoc.Value, error) {
	var places []jsondoc.Pointer
	v.Walk(func(at jsondoc.Pointer, _ *jsondoc.Value) bool {
		places = append(places, at)
		return true
	})
	for range attempts {
		changed := change(v.Clone(), places[d.below(len(places))], d)
		if s.evaluator.Verdict(s.root, changed) == evaluate.Invalid {
			return changed, nil
		}
	}
	for _, at := range places { // chance has failed: go through them all
		for n := range wrong {
			if changed := put(v.Clone(), at, wrong[n]); s.evaluator.Verdict(s.root, changed) == evaluate.Invalid {
				return changed, nil
			}
		}
	}
	return nil, &UnbreakableError{}
}

// wrong holds the values that are put in the place of others.
var wrong = []*jsondoc.Value{
	jsondoc.NewNull(), jsondoc.NewBool(true), jsondoc.NewInt(0), jsondoc.NewInt(-1), jsondoc.NewNumber("0.5"),
	jsondoc.NewString(""), jsondoc.NewString("?"), jsondoc.NewArray(), jsondoc.NewObject(),
}

// change makes one change at a place of v, which it may alter.
func change(v *jsondoc.Value, at jsondoc.Pointer, d *draw) *jsondoc.Value {
	if at != "" && d.below(3) == 0 {
		parent, name := at.Parent()
		if holder := v.Lookup(parent); holder.Kind == jsondoc.Object {
			holder.Delete(name)
			return v
		}
	}
	return put(v, at, wrong[d.below(len(wrong))])
}

// put replaces the value at a place of v, which it alters.
func put(v *jsondoc.Value, at jsondoc.Pointer, with *jsondoc.Value) *jsondoc.Value {
	if at == "" {
		return with.Clone()
	}
	*v.Lookup(at) = *with.Clone()
	return v
}
