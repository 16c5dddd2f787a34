package quote

import (
	"math"
	"math/rand/v2"

	"onrecord/corpus"
)

const linkBuckets = 1 << 16

// A choice is one content with its candidates: the features of each, and which
// are right.
type choice struct {
	features [][]uint32
	right    []bool
}

// choices makes what the linker learns from out of one example: the contents
// that were found and match an annotated one.
func choices(l *linking, quotes []corpus.Quotation) []choice {
	var all []choice
	var previous run
	for i := range l.drafts {
		gold, matched := l.goldSource(i, quotes)
		if !matched || l.drafts[i].term || l.drafts[i].settled {
			continue
		}
		v := l.view(i, previous)
		cs := l.candidates(i, previous)
		one := choice{}
		chosen := -1
		for n, c := range cs {
			one.features = append(one.features, l.features(&v, c, rankOf(cs, n, &v), nil))
			right := c.words.empty() && gold.empty() || overlap(c.words, gold)
			if right && chosen < 0 {
				chosen = n
			}
			one.right = append(one.right, right)
		}
		if chosen < 0 {
			continue
		}
		all = append(all, one)
		if !cs[chosen].words.empty() {
			previous = cs[chosen].words
			l.used[previous] = true
		}
	}
	return all
}

// goldSource is the annotated source of the quotation whose content draft i
// matches by half or more.
func (l *linking) goldSource(i int, quotes []corpus.Quotation) (source run, matched bool) {
	d := &l.drafts[i]
	best := 0
	for _, q := range quotes {
		shared, size := 0, 0
		for _, s := range q.Content {
			first, last := l.t.WordsIn(s)
			size += last - first
			for _, p := range d.parts {
				shared += max(0, min(last, p.last)-max(first, p.first))
			}
		}
		own := 0
		for _, p := range d.parts {
			own += p.last - p.first
		}
		if shared > best && 2*shared >= min(size, own) {
			best, matched = shared, true
			source = run{}
			if len(q.Source) > 0 {
				source.first, source.last = l.t.WordsIn(q.Source[0])
			}
		}
	}
	return source, matched
}

// A linkTrainer fits a linker to choices, by gradient steps (AdaGrad).
type linkTrainer struct{ weights, squares []float32 }

func trainLinker(all []choice, rounds int, rate float64) linker {
	k := linkTrainer{make([]float32, linkBuckets), make([]float32, linkBuckets)}
	sum := make([]float32, linkBuckets)
	random := rand.New(rand.NewPCG(5, 6))
	for round := range rounds {
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for i := range all {
			k.learn(&all[i], rate)
		}
		if round >= rounds/2 {
			for i, w := range k.weights {
				sum[i] += w
			}
		}
	}
	for i := range sum {
		sum[i] /= float32(rounds - rounds/2)
	}
	return linker{quantise(sum, 1)}
}

func (k *linkTrainer) learn(c *choice, rate float64) {
	scores := make([]float64, len(c.features))
	most := math.Inf(-1)
	for n, features := range c.features {
		for _, f := range features {
			scores[n] += float64(k.weights[f&(linkBuckets-1)])
		}
		most = max(most, scores[n])
	}
	total, right := 0.0, 0.0
	for n := range scores {
		scores[n] = math.Exp(scores[n] - most)
		total += scores[n]
		if c.right[n] {
			right += scores[n]
		}
	}
	for n, features := range c.features {
		g := -scores[n] / total
		if c.right[n] {
			g += scores[n] / right
		}
		if g < 1e-3 && g > -1e-3 {
			continue
		}
		for _, f := range features {
			at := f & (linkBuckets - 1)
			k.squares[at] += float32(g * g)
			k.weights[at] += float32(rate * g / (math.Sqrt(float64(k.squares[at])) + 1e-6))
		}
	}
}
