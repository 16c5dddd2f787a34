package study

import (
	"runtime"
	"sync"
)

// labelBytes bounds the memory of random labellings.
const labelBytes = 64 << 20

// labellings is random labellings of units that leave as many here as there are.
type labellings struct {
	here  [][]float32 // by unit, by labelling: 1 for here
	share []float64   // by labelling: of all words
}

// drawLabellings draws as many as memory allows, from 999 to most.
func (p *parts) drawLabellings(most int) *labellings {
	n := min(most, max(999, labelBytes/4/len(p.here)))
	d := &labellings{here: make([][]float32, len(p.here)), share: make([]float64, n)}
	for unit := range d.here {
		d.here[unit] = make([]float32, n)
	}
	random := newRandom()
	labels := append([]bool(nil), p.here...)
	for i := range n {
		random.Shuffle(len(labels), func(a, b int) { labels[a], labels[b] = labels[b], labels[a] })
		for unit, here := range labels {
			if here {
				d.here[unit][i] = 1
				d.share[i] += p.words[unit] / p.total
			}
		}
	}
	return d
}

// distance is how far the places of a phrase are from an even spread over the
// parts, as Pearson's chi-square has it: here and all are places, share is the
// share of the words that is here.
func distance(here, all, share float64) float64 {
	expected := all * share
	return (here - expected) * (here - expected) / (expected * (1 - share))
}

// test sets p and q of keys, and gives the numbers of labellings drawn and of
// keys tested.
func (p *parts) test(keys []key) (drawn, tested int) {
	if !p.testable() {
		return 0, 0
	}
	p.drawn = p.drawLabellings(resamplings)
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for worker := range workers {
		wait.Go(func() {
			sums := make([]float32, len(p.drawn.share))
			for i := worker; i < len(keys); i += workers {
				if k := &keys[i]; len(k.shares) >= fewestUnitsPhrase {
					k.p = p.pValue(k, sums)
				}
			}
		})
	}
	wait.Wait()
	return len(p.drawn.share), adjust(keys)
}

// pValue is the share of labellings, the true one among them, that set the parts
// at least as far apart.
func (p *parts) pValue(k *key, sums []float32) float64 {
	p.drawn.places(k.shares, sums)
	all := k.places[0] + k.places[1]
	observed := distance(k.places[0], all, k.words[0]/p.total)
	atLeast := 1
	for i, here := range sums {
		if distance(float64(here), all, p.drawn.share[i]) >= observed*(1-1e-9) {
			atLeast++
		}
	}
	return float64(atLeast) / float64(len(sums)+1)
}

// places sets sums to the places that are here, by labelling.
func (d *labellings) places(shares []share, sums []float32) {
	clear(sums)
	for _, s := range shares {
		count := float32(s.count)
		for i, here := range d.here[s.unit] {
			sums[i] += count * here
		}
	}
}
