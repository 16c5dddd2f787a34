package study

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// seed makes resampling give the same answer to the same question.
const seed = 20220211

// How often is drawn: labels for a p-value, documents for an interval.
const (
	resamplings = 99999
	bootstraps  = 1999
)

// TooLittle is the verdict where documents are too few to tell.
const TooLittle = "too little to tell"

func newRandom() *rand.Rand { return rand.New(rand.NewPCG(seed, seed)) }

// interval is the middle 95 % of drawn, which it sorts: the percentile interval
// of a bootstrap (B. Efron and R. J. Tibshirani 1993). What is no finite number,
// where a part had no words, is left out; nil where nothing is left.
func interval(drawn []float64) (low, high *float64) {
	drawn = slices.DeleteFunc(drawn, func(x float64) bool { return math.IsNaN(x) || math.IsInf(x, 0) })
	if len(drawn) == 0 {
		return nil, nil
	}
	slices.Sort(drawn)
	at := func(share float64) *float64 { return &drawn[int(math.Round(share*float64(len(drawn)-1)))] }
	return at(0.025), at(0.975)
}

// stepUp is the p-values ps after Benjamini and Hochberg's step-up procedure
// (1995): the least share of false discoveries at which each is one.
func stepUp(ps []float64) []float64 {
	order := make([]int, len(ps))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(ps[i], ps[j]) })
	qs := make([]float64, len(ps))
	least := 1.0
	for rank := len(order); rank > 0; rank-- {
		i := order[rank-1]
		least = min(least, ps[i]*float64(len(ps))/float64(rank))
		qs[i] = least
	}
	return qs
}
