package quote

import (
	"sync"

	"onrecord/corpus/text"
)

// prepared is an example made ready: read, with its cue counts.
type prepared struct {
	example Example
	reading *reading
	labels  []uint8
	places  []place
	cues    map[uint32]int // how often each stem is part of a cue
	stems   map[uint32]int
}

func prepare(e Example) *prepared {
	p := &prepared{example: e, reading: read(e.Text), labels: goldLabels(e.Text, e.Quotes), cues: map[uint32]int{}, stems: map[uint32]int{}}
	for w, l := range p.labels {
		if e.Text.Words[w].Kind != text.Alpha {
			continue
		}
		stem := p.reading.forms[w].stem
		p.stems[stem]++
		if l == labelCueBegin || l == labelCue {
			p.cues[stem]++
		}
	}
	return p
}

// A census counts stems and how often they are cues.
type census struct{ cues, stems map[uint32]int }

func count(all []*prepared) census {
	c := census{map[uint32]int{}, map[uint32]int{}}
	for _, p := range all {
		for stem, n := range p.stems {
			c.stems[stem] += n
		}
		for stem, n := range p.cues {
			c.cues[stem] += n
		}
	}
	return c
}

// leastSeen is how often a stem must be seen to be known as a cue.
const leastSeen = 2

func (c census) band(stem uint32, less *prepared) uint8 {
	cues, all := c.cues[stem], c.stems[stem]
	if less != nil {
		cues -= less.cues[stem]
		all -= less.stems[stem]
	}
	if all < leastSeen {
		return 0
	}
	return bandOf(cues, all)
}

func (c census) bands() map[uint32]uint8 {
	bands := map[uint32]uint8{}
	for stem := range c.cues {
		if b := c.band(stem, nil); b > 0 {
			bands[stem] = b
		}
	}
	return bands
}

// sequences makes the paragraphs of examples into what the chain learns from.
// The bands of cues leave out the example's own.
func sequences(all []*prepared, g *tagger, c census) []sequence {
	seen := make([]uint8, chainBuckets)
	var out []sequence
	var features [featureCount]uint32
	var view sentenceView
	for _, p := range all {
		r := p.reading
		p.places = newPlaces(r, g, func(stem uint32) uint8 { return c.band(stem, p) })
		paragraph := -1
		for _, s := range r.t.Sentences {
			if s.Paragraph != paragraph {
				out, paragraph = append(out, sequence{}), s.Paragraph
			}
			seq := &out[len(out)-1]
			view.look(r, p.places, s)
			for w := s.First; w < s.Last; w++ {
				r.featuresAt(p.places, &view, w, &features)
				own := make([]uint32, featureCount)
				for i, f := range features {
					own[i] = f & (chainBuckets - 1)
					if seen[own[i]] < 255 {
						seen[own[i]]++
					}
				}
				seq.features = append(seq.features, own)
				seq.labels = append(seq.labels, p.labels[w])
			}
		}
	}
	for _, s := range out {
		for w, features := range s.features {
			kept := features[:0]
			for _, f := range features {
				if seen[f] > 1 {
					kept = append(kept, f)
				}
			}
			s.features[w] = kept
		}
	}
	return out
}

const (
	folds       = 4
	chainRounds = 6
)

// trainChain fits the sequence model to examples.
func trainChain(all []*prepared, g *tagger) *Model {
	c := count(all)
	t := newChainTrainer()
	t.train(sequences(all, g, c), chainRounds)
	return &Model{tagger: *g, bands: c.bands(), chain: t.chain()}
}

// jackknife labels each example by a model that was not trained on it.
func jackknife(all []*prepared, g *tagger) [][]uint8 {
	labels := make([][]uint8, len(all))
	var wait sync.WaitGroup
	gate := make(chan struct{}, 2)
	for fold := range folds {
		wait.Go(func() {
			gate <- struct{}{}
			defer func() { <-gate }()
			var rest []*prepared
			for i, p := range all {
				if i%folds != fold {
					rest = append(rest, &prepared{example: p.example, reading: p.reading, labels: p.labels, cues: p.cues, stems: p.stems})
				}
			}
			m := trainChain(rest, g)
			for i, p := range all {
				if i%folds == fold {
					labels[i] = m.label(p.reading, newPlaces(p.reading, &m.tagger, m.band))
				}
			}
		})
	}
	wait.Wait()
	return labels
}

const (
	linkRounds = 15
	linkRate   = 0.015
)

// Train learns a model from annotated texts, and the tags of words from prose's
// tags of them and of more texts. The same texts give the same model.
func Train(examples []Example, more []*text.Text) *Model {
	texts := more
	var all []*prepared
	for _, e := range examples {
		all = append(all, prepare(e))
		texts = append(texts, e.Text)
	}
	g := trainTagger(texts)
	m := trainChain(all, &g)
	m.learnLinks(all, jackknife(all, &g))
	return m
}

// learnLinks fits the linker and the confidence to labels that were given to
// each example by a model that had not seen it.
func (m *Model) learnLinks(all []*prepared, labels [][]uint8) {
	c := count(all)
	var made []choice
	linkings := make([]*linking, len(all))
	again := func(i int) *linking {
		p := all[i]
		places := newPlaces(p.reading, &m.tagger, func(stem uint32) uint8 { return c.band(stem, p) })
		found := p.reading.runs(labels[i])
		return newLinking(p.reading, places, labels[i], found, p.reading.drafts(found))
	}
	for i, p := range all {
		linkings[i] = again(i)
		made = append(made, choices(linkings[i], p.example.Quotes)...)
	}
	m.linker = trainLinker(made, linkRounds, linkRate)
	var features [][doubtFeatures]float64
	var right []bool
	for i, p := range all {
		l := linkings[i]
		clear(l.used)
		m.linker.link(l)
		for n := range l.drafts {
			d := &l.drafts[n]
			if d.term {
				continue
			}
			d.cue = l.cueOf(d)
			source, matched := l.goldSource(n, p.example.Quotes)
			features = append(features, l.doubtsOf(d))
			right = append(right, matched && (overlap(source, d.source) || source.empty() && d.source.empty()))
		}
	}
	m.doubt.fit(features, right)
}
