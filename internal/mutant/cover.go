package mutant

import "docgen.example/docgen/internal/manifest"

// Cover returns the indexes of instances that together expose what all do, by
// taking the one that exposes most of what is left, again and again; of equals
// the first. The order is that of taking.
func Cover(outcomes []Outcome, instances int) []int {
	exposes := make([][]int, instances)
	left := map[int]bool{}
	for i, o := range outcomes {
		if o.Status != manifest.Killed {
			continue
		}
		left[i] = true
		for _, k := range o.Killers {
			exposes[k] = append(exposes[k], i)
		}
	}
	gain := make([]int, instances) // an upper bound that is made exact when it matters
	for i := range gain {
		gain[i] = len(exposes[i])
	}
	var taken []int
	for len(left) > 0 {
		best := mostGaining(gain, exposes, left)
		taken = append(taken, best)
		for _, i := range exposes[best] {
			delete(left, i)
		}
		gain[best] = 0
	}
	return taken
}

// mostGaining finds the instance that exposes most of what is left. Gains only
// shrink, so that one that is exact and not less than all bounds is the largest.
func mostGaining(gain []int, exposes [][]int, left map[int]bool) int {
	for {
		best := 0
		for i, g := range gain {
			if g > gain[best] {
				best = i
			}
		}
		exact := 0
		for _, i := range exposes[best] {
			if left[i] {
				exact++
			}
		}
		if exact == gain[best] {
			return best
		}
		gain[best] = exact
	}
}
