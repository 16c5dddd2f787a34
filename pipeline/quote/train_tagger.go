package quote

import (
	"math/rand/v2"

	"onrecord/corpus/text"
	"onrecord/pipeline/tag"
)

const (
	tagBuckets = 1 << 16
	tagRounds  = 4
)

// trainTagger learns prose's tags of the texts.
func trainTagger(texts []*text.Text) tagger {
	type sentence struct {
		r           *reading
		first, last int
		tags        []uint8
	}
	var all []sentence
	for _, t := range texts {
		r := &reading{t: t, forms: formsOf(t)}
		for _, s := range t.Sentences {
			one := sentence{r: r, first: s.First, last: s.Last, tags: make([]uint8, s.Last-s.First)}
			for i, name := range tag.Words(t, s.First, s.Last) {
				if one.tags[i] = plainTag(t, s.First+i, r.forms[s.First+i]); one.tags[i] == tagNone {
					one.tags[i] = penn[name]
				}
				if one.tags[i] == tagNone {
					one.tags[i] = tagOther
				}
			}
			all = append(all, one)
		}
	}
	p := perceptron{weights: make([]float32, tagBuckets*int(tagCount)), sums: make([]float64, tagBuckets*int(tagCount))}
	random := rand.New(rand.NewPCG(1, 2))
	longest := 0
	for _, s := range all {
		longest = max(longest, s.last)
	}
	guess := make([]uint8, longest)
	for range tagRounds {
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, s := range all {
			p.sentence(s.r, s.first, s.last, s.tags, guess)
		}
	}
	return tagger{quantise(p.averaged(), int(tagCount))}
}

func formsOf(t *text.Text) []*form {
	all := make([]*form, len(t.Words))
	for i := range t.Words {
		all[i] = formOf(t.Word(i))
	}
	return all
}

// A perceptron is weights and, for their average, the sum of each change by the
// step at which it was made.
type perceptron struct {
	weights []float32
	sums    []float64
	step    float64
}

func (p *perceptron) sentence(r *reading, first, last int, truth, guess []uint8) {
	var features [tagFeatures]uint32
	for w := first; w < last; w++ {
		if guess[w] = plainTag(r.t, w, r.forms[w]); guess[w] != tagNone {
			continue
		}
		p.step++
		tagFeaturesAt(r, first, last, w, guess, &features)
		best := p.best(&features)
		if right := truth[w-first]; best != right {
			for _, f := range features {
				p.add(f, right, 1)
				p.add(f, best, -1)
			}
		}
		guess[w] = best
	}
}

func (p *perceptron) best(features *[tagFeatures]uint32) uint8 {
	var scores [tagCount]float32
	for _, f := range features {
		at := int(f&(tagBuckets-1)) * int(tagCount)
		for label, weight := range p.weights[at : at+int(tagCount)] {
			scores[label] += weight
		}
	}
	best := tagNoun
	for label := tagNoun; label < tagCount; label++ {
		if scores[label] > scores[best] {
			best = label
		}
	}
	return best
}

func (p *perceptron) add(feature uint32, label uint8, change float32) {
	at := int(feature&(tagBuckets-1))*int(tagCount) + int(label)
	p.weights[at] += change
	p.sums[at] += float64(change) * p.step
}

func (p *perceptron) averaged() []float32 {
	out := make([]float32, len(p.weights))
	for i, w := range p.weights {
		out[i] = w - float32(p.sums[i]/p.step)
	}
	return out
}
