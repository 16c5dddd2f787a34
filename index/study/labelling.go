package study

import (
	"math"
	"math/bits"
	"runtime"
	"sync"

	"gonum.org/v1/gonum/stat/combin"
)

// labellings is random labellings of units that leave as many here as there are.
type labellings struct {
	here      [][]uint64 // by unit: a bit for each labelling, set for here
	n         int
	shareHere float64 // of the units
}

// drawnBytes bounds the memory of labellings, and of samples.
const drawnBytes = 64 << 20

// drawLabellings draws as many as bounded memory allows.
func (p *parts) drawLabellings() *labellings {
	d := &labellings{
		here: make([][]uint64, len(p.here)), n: min(resamplings, 8*drawnBytes/len(p.here)),
		shareHere: float64(countTrue(p.here)) / float64(len(p.here)),
	}
	for unit := range d.here {
		d.here[unit] = make([]uint64, (d.n+63)/64)
	}
	random := newRandom()
	labels := append([]bool(nil), p.here...)
	for i := range d.n {
		random.Shuffle(len(labels), func(a, b int) { labels[a], labels[b] = labels[b], labels[a] })
		for unit, here := range labels {
			if here {
				d.here[unit][i/64] |= 1 << (i % 64)
			}
		}
	}
	return d
}

// test sets p and q of the keys that can be told apart, and gives the numbers of
// labellings drawn and of keys tested.
func (p *parts) test(keys []key) (drawn, tested int) {
	able := p.able(keys)
	if len(able) == 0 {
		return 0, 0
	}
	labels := p.drawLabellings()
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for worker := range workers {
		wait.Go(func() {
			distances := make([]float64, labels.n)
			for i := worker; i < len(able); i += workers {
				able[i].p = p.pValue(labels, able[i], distances)
			}
		})
	}
	wait.Wait()
	adjust(able)
	return labels.n, len(able)
}

func adjust(keys []*key) {
	ps := make([]float64, len(keys))
	for i, k := range keys {
		ps[i] = k.p
	}
	for i, q := range stepUp(ps) {
		keys[i].q = q
	}
}

// able is the keys in documents enough that they could be told apart, were
// these all of one part (R. E. Tarone 1990; P. B. Gilbert 2005). The others
// would only make it harder for these.
func (p *parts) able(keys []key) []*key {
	here := countTrue(p.here)
	if min(here, len(p.here)-here) < FewestDocuments {
		return nil
	}
	least := make([]float64, len(keys))
	for i, k := range keys {
		least[i] = leastP(len(k.shares), here, len(p.here))
	}
	able := reachable(keys, least, 1)
	for tests := 2; tests <= len(able); tests++ {
		able = reachable(keys, least, tests)
	}
	return able
}

func reachable(keys []key, least []float64, tests int) []*key {
	var able []*key
	for i := range keys {
		if len(keys[i].shares) >= fewestUnitsPhrase && least[i]*float64(tests) <= falseKeys {
			able = append(able, &keys[i])
		}
	}
	return able
}

// leastP is the probability that as many as possible, or as few, of the units
// that have a phrase are here. A phrase that fills a part can still differ by how
// often it occurs, so more units than that make no difference.
func leastP(having, here, all int) float64 {
	having = min(having, here, all-here)
	most, fewest := min(having, here), max(0, having-(all-here))
	log := func(n int) float64 {
		return combin.LogGeneralizedBinomial(float64(here), float64(n)) +
			combin.LogGeneralizedBinomial(float64(all-here), float64(having-n)) -
			combin.LogGeneralizedBinomial(float64(all), float64(having))
	}
	return math.Exp(min(log(most), log(fewest)))
}

// pValue is the share of labellings, the true one among them, that set the parts
// at least as far apart.
func (p *parts) pValue(labels *labellings, k *key, distances []float64) float64 {
	roots := p.roots(k.shares)
	labels.distances(roots, distances)
	distance := distanceOf(roots, p.here)
	k.more = distance > 0
	atLeast := 1
	for _, d := range distances {
		if math.Abs(d) >= math.Abs(distance)*(1-1e-9) {
			atLeast++
		}
	}
	return float64(atLeast) / float64(len(distances)+1)
}

// roots is the square roots of the frequencies of a phrase in the units that
// have it. Frequencies in single units keep their lengths from deciding, and
// roots one document that repeats itself (M. F. Freeman and J. W. Tukey 1950).
func (p *parts) roots(shares []share) []share {
	roots := make([]share, len(shares))
	for i, s := range shares {
		roots[i] = share{s.unit, math.Sqrt(s.count / p.words[s.unit])}
	}
	return roots
}

// distanceOf is how much more of roots than expected is here: above 0 if more.
func distanceOf(roots []share, here []bool) float64 {
	share := float64(countTrue(here)) / float64(len(here))
	distance := 0.0
	for _, r := range roots {
		distance -= r.count * share
		if here[r.unit] {
			distance += r.count
		}
	}
	return distance
}

// distances sets into to the distance by each labelling.
func (d *labellings) distances(roots []share, into []float64) {
	clear(into)
	expected := 0.0
	for _, r := range roots {
		expected += r.count * d.shareHere
		for i, here := range d.here[r.unit] {
			for ; here != 0; here &= here - 1 {
				into[64*i+bits.TrailingZeros64(here)] += r.count
			}
		}
	}
	for i := range into {
		into[i] -= expected
	}
}

func countTrue(all []bool) int {
	n := 0
	for _, is := range all {
		if is {
			n++
		}
	}
	return n
}

// samples is units drawn with replacement from each part.
type samples struct {
	weight [][]uint8    // by unit, by sample: how often it was drawn
	words  [][2]float64 // by sample
}

// drawSamples draws as many as bounded memory allows.
func (p *parts) drawSamples() *samples {
	var units [2][]int
	for unit := range p.here {
		units[p.part(unit)] = append(units[p.part(unit)], unit)
	}
	n := min(bootstraps, drawnBytes/len(p.here))
	s := &samples{weight: make([][]uint8, len(p.here)), words: make([][2]float64, n)}
	for unit := range s.weight {
		s.weight[unit] = make([]uint8, n)
	}
	random := newRandom()
	for i := range n {
		for part, from := range units {
			for range from {
				unit := from[random.IntN(len(from))]
				s.weight[unit][i]++
				s.words[i][part] += p.words[unit]
			}
		}
	}
	return s
}

// interval is the middle 95 % of the log ratio of a phrase in samples.
func (p *parts) interval(s *samples, shares []share) (low, high *float64) {
	places := make([][2]float64, len(s.words))
	for _, share := range shares {
		part := p.part(share.unit)
		for i, weight := range s.weight[share.unit] {
			places[i][part] += share.count * float64(weight)
		}
	}
	drawn := make([]float64, len(places))
	for i := range drawn {
		drawn[i] = logRatio(places[i], s.words[i])
	}
	return interval(drawn)
}
