package problem

import "slices"

// Closest returns the candidate that word most likely was meant to be, or an
// empty string when none is near: at most a third of its letters differ.
func Closest(word string, candidates []string) string {
	return ClosestWithin(word, candidates, len([]rune(word))/3)
}

// ClosestWithin is Closest for candidates that differ in at most most letters.
func ClosestWithin(word string, candidates []string, most int) string {
	best, least := "", most+1
	for _, c := range slices.Sorted(slices.Values(candidates)) {
		if d := distance(word, c, least); d < least {
			best, least = c, d
		}
	}
	return best
}

// distance (optimal string alignment; the usual libraries know no swaps, and
// typing errors often are some) counts the insertions, deletions, substitutions and swaps of
// neighbours between a and b; it gives up at limit.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) >= limit || len(y)-len(x) >= limit {
		return limit
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}
