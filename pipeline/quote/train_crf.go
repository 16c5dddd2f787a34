package quote

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// An Example is a text with its quotations as annotated: Content, Source, Cue.
type Example struct {
	ID     string
	Text   *text.Text
	Quotes []corpus.Quotation
}

// goldLabels writes quotations as labels of words: the longest contents first,
// then sources and cues where no content stands.
func goldLabels(t *text.Text, quotes []corpus.Quotation) []uint8 {
	labels := make([]uint8, len(t.Words))
	set := func(spans corpus.Spans, begin, within uint8) {
		for _, s := range spans {
			first, last := t.WordsIn(s)
			for w := first; w < last; w++ {
				if labels[w] != labelOut {
					return
				}
			}
		}
		label := begin
		for _, s := range spans {
			first, last := t.WordsIn(s)
			for w := first; w < last; w++ {
				if label == begin && !t.Words[w].Lexical() && within == labelContent {
					continue // marks and commas before the content's first word
				}
				labels[w], label = label, within
			}
		}
	}
	order := longestFirst(quotes)
	for _, i := range order {
		set(quotes[i].Content, labelContentBegin, labelContent)
	}
	for _, i := range order {
		set(quotes[i].Source, labelSourceBegin, labelSource)
		set(quotes[i].Cue, labelCueBegin, labelCue)
	}
	return labels
}

func longestFirst(quotes []corpus.Quotation) []int {
	size := func(i int) (n int) {
		for _, s := range quotes[i].Content {
			n += s.Len()
		}
		return n
	}
	order := make([]int, len(quotes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(size(j), size(i)) })
	return order
}

// A sequence is the words of one paragraph as the model learns from them.
type sequence struct {
	features [][]uint32 // of each word, those seen often enough
	labels   []uint8
}

// A size is how many rows of weights a pass of the sequence model has: a power of two.
type size int

// usual is the size of the model that the program embeds.
const usual size = 1 << 19

// A chainTrainer fits a chain by stochastic gradient ascent of the likelihood,
// with step sizes of each weight's own (AdaGrad; Duchi, Hazan and Singer 2011).
type chainTrainer struct {
	weights, squares []float32
	start            [labelCount]float64
	follow           [labelCount][labelCount]float64
	startSquares     [labelCount]float64
	followSquares    [labelCount][labelCount]float64
	rate             float64
	sums             []float32 // of the weights after each round from averageFrom on
	rounds           float32
}

func (k size) newChainTrainer() *chainTrainer {
	return &chainTrainer{weights: make([]float32, 8*k), squares: make([]float32, 8*k), sums: make([]float32, 8*k), rate: 0.01}
}

// train passes over the sequences; the weights it leaves are averaged over the
// later half of the rounds.
func (c *chainTrainer) train(all []sequence, rounds int) {
	random := rand.New(rand.NewPCG(3, 4))
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	for round := range rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			c.learn(all[i])
		}
		if round >= rounds/2 {
			c.rounds++
			for i, w := range c.weights {
				c.sums[i] += w
			}
		}
	}
}

// learn takes one step for one paragraph, by the forward-backward algorithm.
func (c *chainTrainer) learn(s sequence) {
	if len(s.labels) == 0 {
		return
	}
	p := pass{sequence: s, local: c.local(s.features), follow: exponentials(&c.follow)}
	p.goForward(&c.start)
	c.goBack(&p)
}

// potentials are those of the labels of one word.
type potentials [labelCount]float64

// A pass over one paragraph: the potentials of its words and of two labels one
// behind the other, and the probabilities of labels by the words up to each.
type pass struct {
	sequence
	local   []potentials
	follow  [labelCount][labelCount]float64
	forward []potentials
	scale   []float64 // of forward, so that it sums to one
}

// local are the potentials of the words by their features alone.
func (c *chainTrainer) local(features [][]uint32) []potentials {
	local := make([]potentials, len(features))
	for w := range local {
		var sum [8]float32
		for _, f := range features[w] {
			row := c.weights[f*8 : f*8+8 : f*8+8]
			for l := range sum {
				sum[l] += row[l]
			}
		}
		most := sum[0]
		for _, x := range sum[:labelCount] {
			most = max(most, x)
		}
		for l := range local[w] {
			local[w][l] = math.Exp(float64(sum[l] - most))
		}
	}
	return local
}

func exponentials(weights *[labelCount][labelCount]float64) (out [labelCount][labelCount]float64) {
	for k := range out {
		for l := range out[k] {
			out[k][l] = math.Exp(weights[k][l])
		}
	}
	return out
}

func (p *pass) goForward(start *[labelCount]float64) {
	p.forward, p.scale = make([]potentials, len(p.local)), make([]float64, len(p.local))
	for w := range p.forward {
		for l := range p.forward[w] {
			in := 0.0
			if w == 0 {
				in = math.Exp(start[l])
			} else {
				for k := range p.follow {
					in += p.forward[w-1][k] * p.follow[k][l]
				}
			}
			p.forward[w][l] = in * p.local[w][l]
			p.scale[w] += p.forward[w][l]
		}
		for l := range p.forward[w] {
			p.forward[w][l] /= p.scale[w]
		}
	}
}

// goBack moves the weights along the gradient: what the labels are, less what the
// chain expects of them.
func (c *chainTrainer) goBack(p *pass) {
	var backward potentials
	for l := range backward {
		backward[l] = 1
	}
	var followGradient [labelCount][labelCount]float64
	for w := len(p.labels) - 1; w >= 0; w-- {
		gold := p.labels[w]
		var gradient [labelCount]float32
		for l := range gradient {
			gradient[l] = float32(-p.forward[w][l] * backward[l])
		}
		gradient[gold]++
		c.update(p.features[w], &gradient)
		if w == 0 {
			c.updateStart(&gradient)
			break
		}
		backward = p.expect(w, &backward, &followGradient)
		followGradient[p.labels[w-1]][gold]++
	}
	c.updateFollow(&followGradient)
}

// expect takes from the gradient how often two labels are expected at words w-1 and
// w, and is what is behind word w-1.
func (p *pass) expect(w int, backward *potentials, gradient *[labelCount][labelCount]float64) (before potentials) {
	var ahead potentials
	for l := range ahead {
		ahead[l] = p.local[w][l] * backward[l] / p.scale[w]
	}
	for k := range p.follow {
		for l := range ahead {
			x := p.follow[k][l] * ahead[l]
			gradient[k][l] -= p.forward[w-1][k] * x
			before[k] += x
		}
	}
	return before
}

func (c *chainTrainer) updateStart(gradient *[labelCount]float32) {
	for l := range gradient {
		g := float64(gradient[l])
		c.startSquares[l] += g * g
		c.start[l] += c.rate * g / math.Sqrt(c.startSquares[l]+1e-8)
	}
}

func (c *chainTrainer) updateFollow(gradient *[labelCount][labelCount]float64) {
	for k := range gradient {
		for l, g := range gradient[k] {
			c.followSquares[k][l] += g * g
			c.follow[k][l] += c.rate * g / math.Sqrt(c.followSquares[k][l]+1e-8)
		}
	}
}

// update moves the weights of features along the gradient.
func (c *chainTrainer) update(features []uint32, gradient *[labelCount]float32) {
	rate := float32(c.rate)
	for l, g := range gradient {
		if g < 0.001 && g > -0.001 {
			continue
		}
		for _, f := range features {
			at := f*8 + uint32(l)
			c.squares[at] += g * g
			c.weights[at] += rate * g / float32(math.Sqrt(float64(c.squares[at]))+1e-6)
		}
	}
}

func (c *chainTrainer) chain() chain {
	for i := range c.sums {
		c.sums[i] /= c.rounds
	}
	out := chain{table: quantise(c.sums, 8)}
	for k := range out.follow {
		out.start[k] = float32(c.start[k])
		for l := range out.follow[k] {
			out.follow[k][l] = float32(c.follow[k][l])
		}
	}
	out.pack()
	return out
}
