package quote

import (
	"slices"
	"sync"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// prepared is an example made ready: read, with its cue counts.
type prepared struct {
	example Example
	reading *reading
	labels  []uint8
	cues    map[uint32]int // how often each stem is part of a cue
	stems   map[uint32]int
}

func prepare(e Example) *prepared {
	e.Quotes = mendSwapped(e.Text, e.Quotes)
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

// mendSwapped puts right annotations whose source is a verb of speech and whose
// cue is a name.
func mendSwapped(t *text.Text, quotes []corpus.Quotation) []corpus.Quotation {
	quotes = slices.Clone(quotes)
	for i := range quotes {
		q := &quotes[i]
		if len(q.Source) != 1 || len(q.Cue) != 1 {
			continue
		}
		source, cue := formOf(q.Source[0].Of(t.Source)), formOf(q.Cue[0].Of(t.Source))
		if source.class&speech != 0 && cue.class&speech == 0 && cue.capital {
			q.Source, q.Cue = q.Cue, q.Source
		}
	}
	return quotes
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

// sequences makes the strips of examples into what a chain learns from: for
// the second pass, labels are those of the first. The bands of cues leave out the
// example's own.
func (k size) sequences(all []*prepared, labels [][]uint8, g *tagger, c census) []sequence {
	seen := make([]uint8, k)
	var out []sequence
	for i, p := range all {
		places := newPlaces(p.reading, g, func(stem uint32) uint8 { return c.band(stem, p) })
		b := labeller{reading: p.reading, places: places}
		for _, s := range strips(p.reading.t) {
			b.featurise(s)
			n := featureCount
			if labels != nil {
				b.restack(s, labels[i])
				n = wholeCount
			}
			out = append(out, keep(b.features, n, seen, p.labels[s[0].First:s[len(s)-1].Last]))
		}
	}
	for _, s := range out {
		for w, features := range s.features {
			s.features[w] = slices.DeleteFunc(features, func(f uint32) bool { return seen[f] < leastSeen })
		}
	}
	return out
}

// keep copies the first n features of each word as buckets, and counts them in seen.
func keep(words [][wholeCount]uint32, n int, seen []uint8, labels []uint8) sequence {
	s := sequence{labels: labels}
	for w := range words {
		own := make([]uint32, n)
		for i, f := range words[w][:n] {
			own[i] = f & uint32(len(seen)-1)
			seen[own[i]] = min(seen[own[i]]+1, leastSeen)
		}
		s.features = append(s.features, own)
	}
	return s
}

const (
	folds       = 4
	chainRounds = 6
)

// trainChain fits the first pass to examples.
func (k size) trainChain(all []*prepared, g *tagger) *Model {
	c := count(all)
	return &Model{tagger: *g, bands: c.bands(), chain: k.fitChain(k.sequences(all, nil, g, c))}
}

// trainSecond fits the second pass to examples labelled by a first pass that
// had not seen them.
func (k size) trainSecond(m *Model, all []*prepared, labels [][]uint8) {
	m.second = k.fitChain(k.sequences(all, labels, &m.tagger, count(all)))
}

func (k size) fitChain(all []sequence) chain {
	t := k.newChainTrainer()
	t.train(all, chainRounds)
	return t.chain()
}

// jackknife gives each example to label to a model that was made of the others.
func jackknife(all []*prepared, labels [][]uint8, train func(rest []*prepared, labels [][]uint8) *Model) [][]uint8 {
	out := make([][]uint8, len(all))
	var wait sync.WaitGroup
	gate := make(chan struct{}, 2)
	for fold := range folds {
		wait.Go(func() {
			gate <- struct{}{}
			defer func() { <-gate }()
			var rest []*prepared
			var restLabels [][]uint8
			for i, p := range all {
				if i%folds != fold {
					rest = append(rest, p)
					if labels != nil {
						restLabels = append(restLabels, labels[i])
					}
				}
			}
			m := train(rest, restLabels)
			for i, p := range all {
				if i%folds != fold {
					continue
				}
				places := newPlaces(p.reading, &m.tagger, m.band)
				if labels == nil {
					out[i] = m.label(p.reading, places)
				} else {
					out[i] = m.relabel(p.reading, places, labels[i])
				}
			}
		})
	}
	wait.Wait()
	return out
}

// Train learns a model from annotated texts, and the tags of words from prose's
// tags of them and of more texts, of which it takes as many as it needs, evenly.
// The same texts give the same model, to the byte. It takes some minutes for
// the words of a thousand articles, and keeps two cores busy.
func Train(examples []Example, more []*text.Text) *Model { return usual.train(examples, more) }

func (k size) train(examples []Example, more []*text.Text) *Model {
	texts := thin(more, mostTagged)
	var all []*prepared
	for _, e := range examples {
		all = append(all, prepare(e))
		texts = append(texts, e.Text)
	}
	g := trainTagger(texts)
	m := k.trainChain(all, &g)
	once := jackknife(all, nil, func(rest []*prepared, _ [][]uint8) *Model { return k.trainChain(rest, &g) })
	k.trainSecond(m, all, once)
	twice := jackknife(all, once, func(rest []*prepared, labels [][]uint8) *Model {
		m := &Model{tagger: g, bands: count(rest).bands()}
		k.trainSecond(m, rest, labels)
		return m
	})
	m.learnLinks(all, twice)
	return m
}

// mostTagged is how many words of further texts the tagger learns from.
const mostTagged = 600_000

// thin takes texts at even distances that together have about most words.
func thin(texts []*text.Text, most int) []*text.Text {
	words := 0
	for _, t := range texts {
		words += len(t.Words)
	}
	if words <= most {
		return slices.Clone(texts)
	}
	var taken []*text.Text
	behind := 0 // words that are due, times the words of all
	for _, t := range texts {
		behind += most * len(t.Words)
		if behind > 0 {
			taken = append(taken, t)
			behind -= words * len(t.Words)
		}
	}
	return taken
}

const (
	linkRounds = 15
	linkRate   = 0.015
)

// learnLinks fits the linker and the confidence to labels that were given to
// each example by a model that had not seen it.
func (m *Model) learnLinks(all []*prepared, labels [][]uint8) {
	c := count(all)
	var made []choice
	linkings := make([]*linking, len(all))
	again := func(i int) *linking {
		p := all[i]
		places := newPlaces(p.reading, &m.tagger, func(stem uint32) uint8 { return c.band(stem, p) })
		found, drafts := p.reading.drafts(labels[i], places)
		return newLinking(p.reading, places, labels[i], found, drafts)
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
			if d.term || d.settled {
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
