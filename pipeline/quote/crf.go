package quote

// The labels of the sequence model: outside, and the beginning and inside of
// content, source and cue.
const (
	labelOut uint8 = iota
	labelContentBegin
	labelContent
	labelSourceBegin
	labelSource
	labelCueBegin
	labelCue
	labelCount
)

// A chain is a linear-chain model over the words of a paragraph: weights of
// features for each label, and of each label behind each other.
type chain struct {
	table
	start  [labelCount]float32
	follow [labelCount][labelCount]float32
}

type scores [labelCount]float32

// decode finds the labels of the words whose scores are given that together
// have the greatest score (Viterbi), and writes them to labels.
func (c *chain) decode(words []scores, labels []uint8) {
	back := make([][labelCount]uint8, len(words))
	var now scores
	for l := range now {
		now[l] = words[0][l] + c.start[l]
	}
	for w := 1; w < len(words); w++ {
		var next scores
		for l := range next {
			best, from := now[0]+c.follow[0][l], uint8(0)
			for k := uint8(1); k < labelCount; k++ {
				if s := now[k] + c.follow[k][l]; s > best {
					best, from = s, k
				}
			}
			next[l] = best + words[w][l]
			back[w][l] = from
		}
		now = next
	}
	best := uint8(0)
	for l := uint8(1); l < labelCount; l++ {
		if now[l] > now[best] {
			best = l
		}
	}
	for w := len(words) - 1; w >= 0; w-- {
		labels[w] = best
		best = back[w][best]
	}
}

// score adds up the weights of a word's features.
func (c *chain) score(features *[featureCount]uint32) scores {
	var sums [8]int32
	for _, f := range features {
		at := (f & c.mask) << 3
		row := c.rows[at : at+8 : at+8]
		for l := range sums {
			sums[l] += int32(row[l])
		}
	}
	var out scores
	for l := range out {
		out[l] = float32(sums[l]) * c.scale
	}
	return out
}

// longestChain is the most words decoded as one chain.
const longestChain = 2000

// label labels every word of a text.
func (m *Model) label(r *reading, places []place) []uint8 {
	labels := make([]uint8, len(r.t.Words))
	var view sentenceView
	var features [featureCount]uint32
	words := make([]scores, 0, longestChain)
	first := 0
	flush := func() {
		if len(words) > 0 {
			m.chain.decode(words, labels[first:first+len(words)])
		}
		first += len(words)
		words = words[:0]
	}
	paragraph := -1
	for _, s := range r.t.Sentences {
		if s.Paragraph != paragraph || len(words)+s.Last-s.First > longestChain {
			flush()
			first, paragraph = s.First, s.Paragraph
		}
		view.look(r, places, s)
		for w := s.First; w < s.Last; w++ {
			if len(words) == longestChain {
				flush()
			}
			r.featuresAt(places, &view, w, &features)
			words = append(words, m.chain.score(&features))
		}
	}
	flush()
	return labels
}
