package quote

import (
	"slices"

	"onrecord/corpus/text"
)

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
	packed []uint64 // the rows, each weight raised by 128 to a byte: see score
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

// pack makes the packed rows out of the table's.
func (c *chain) pack() {
	c.packed = make([]uint64, len(c.rows)/8)
	for i := range c.packed {
		for l, w := range c.rows[8*i : 8*i+8] {
			c.packed[i] |= uint64(uint8(w)^0x80) << (8 * l)
		}
	}
}

// evenBytes selects every other byte of a word, so that four of them can be
// summed in one addition: up to 257 bytes do not run over 16 bits.
const evenBytes = 0x00ff_00ff_00ff_00ff

// score adds up the weights of a word's features.
func (c *chain) score(features []uint32) scores {
	var even, odd uint64
	for _, f := range features {
		row := c.packed[f&c.mask]
		even += row & evenBytes
		odd += row >> 8 & evenBytes
	}
	raised := 128 * len(features)
	var out scores
	for l := range out {
		lane := even
		if l%2 == 1 {
			lane = odd
		}
		out[l] = float32(int(lane>>(8*(l&^1))&0xffff)-raised) * c.scale
	}
	return out
}

// longestSentence is the most words looked at as one sentence, longestChain the
// most decoded as one chain: a paragraph, unless it is longer.
const (
	longestSentence = 400
	longestChain    = 2000
)

// A strip is sentences of one paragraph that are labelled as one chain.
type strip []text.Sentence

// strips cuts a text into strips, in order.
func strips(t *text.Text) []strip {
	var sentences []text.Sentence
	for _, s := range t.Sentences {
		for s.Last-s.First > longestSentence {
			cut := s
			cut.Last = s.First + longestSentence
			sentences = append(sentences, cut)
			s.First = cut.Last
		}
		sentences = append(sentences, s)
	}
	var all []strip
	start := 0
	for i, s := range sentences {
		if s.Paragraph != sentences[start].Paragraph || s.Last-sentences[start].First > longestChain {
			all = append(all, sentences[start:i])
			start = i
		}
	}
	if start < len(sentences) {
		all = append(all, sentences[start:])
	}
	return all
}

// A labeller labels the words of one text, strip by strip: a first pass by the
// words and what stands around them, a second one that also sees the first's labels.
type labeller struct {
	*reading
	places   []place
	view     sentenceView
	stack    stackView
	features [][wholeCount]uint32
	words    []scores
	marked   bool // quotation marks stand in the strip
}

// besideMarks is added to the score of "outside" where a paragraph has quotation
// marks: what is said there stands within them for the most part.
const besideMarks = 0.05

// featurise fills the features of a strip's words for the first pass.
func (b *labeller) featurise(s strip) {
	first, last := s[0].First, s[len(s)-1].Last
	if cap(b.features) < last-first {
		b.features = make([][wholeCount]uint32, last-first)
		b.words = make([]scores, last-first)
	}
	b.features, b.words, b.marked = b.features[:last-first], b.words[:last-first], false
	for _, sentence := range s {
		b.view.look(b.reading, b.places, sentence)
		b.marked = b.marked || b.view.marked != 0
		for w := sentence.First; w < sentence.Last; w++ {
			b.featuresAt(b.places, &b.view, w, (*[featureCount]uint32)(b.features[w-first][:featureCount]))
		}
	}
}

// restack fills the features that the second pass has beside those of the first.
func (b *labeller) restack(s strip, labels []uint8) {
	first := s[0].First
	b.stack.start()
	for _, sentence := range s {
		b.stack.look(labels, sentence)
		for w := sentence.First; w < sentence.Last; w++ {
			b.stack.features(b.reading, b.places, labels, w, (*[stackCount]uint32)(b.features[w-first][featureCount:]))
		}
	}
}

// pass labels a strip with chain c, by the first n features of each word.
func (b *labeller) pass(c *chain, n int, labels []uint8) {
	for i := range b.features {
		b.words[i] = c.score(b.features[i][:n])
		if b.marked {
			b.words[i][labelOut] += besideMarks
		}
	}
	c.decode(b.words, labels)
}

// label labels every word of a text.
func (m *Model) label(r *reading, places []place) []uint8 {
	labels := make([]uint8, len(r.t.Words))
	b := labeller{reading: r, places: places}
	for _, s := range strips(r.t) {
		b.featurise(s)
		own := labels[s[0].First:s[len(s)-1].Last]
		b.pass(&m.chain, featureCount, own)
		if len(m.second.packed) > 0 {
			b.restack(s, labels)
			b.pass(&m.second, wholeCount, own)
		}
	}
	return labels
}

// relabel labels a text by the second pass alone, on the labels of a first.
func (m *Model) relabel(r *reading, places []place, labels []uint8) []uint8 {
	out := slices.Clone(labels)
	b := labeller{reading: r, places: places}
	for _, s := range strips(r.t) {
		b.featurise(s)
		b.restack(s, labels)
		b.pass(&m.second, wholeCount, out[s[0].First:s[len(s)-1].Last])
	}
	return out
}
