package index

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// mostNear is how many known values are suggested in the place of an unknown one.
const mostNear = 3

// Nearest gives up to three of the known values that look like value, the
// likest first. Likeness is Dice's coefficient over pairs of letters (L. R.
// Dice, "Measures of the Amount of Ecologic Association Between Species", 1945).
func Nearest(value string, known iter.Seq[string]) []string {
	const least = 0.35
	type like struct {
		value string
		score float64
	}
	wanted := letterPairs(value)
	var found []like
	for k := range known {
		if score := dice(wanted, letterPairs(k)); score >= least {
			found = append(found, like{k, score})
		}
	}
	slices.SortFunc(found, func(a, b like) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.value, b.value))
	})
	var values []string
	for _, f := range found[:min(mostNear, len(found))] {
		values = append(values, f.value)
	}
	return values
}

func letterPairs(s string) map[string]int {
	runes := []rune(" " + strings.ToLower(s) + " ")
	pairs := make(map[string]int, len(runes))
	for i := range len(runes) - 1 {
		pairs[string(runes[i:i+2])]++
	}
	return pairs
}

func dice(a, b map[string]int) float64 {
	shared, all := 0, 0
	for pair, n := range a {
		shared += min(n, b[pair])
		all += n
	}
	for _, n := range b {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(all)
}
