package study

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"onrecord/index"
)

// A KeyLine is a phrase whose figures as a PhraseLine are those of two parts
// together, with those of each part, and how much more of it there is here than
// there.
type KeyLine struct {
	PhraseLine
	Here           int `json:"here"`            // places in the first part
	There          int `json:"there"`           // in the second
	DocumentsHere  int `json:"documents_here"`  // of the first part that have it
	DocumentsThere int `json:"documents_there"` // of the second
	// LogRatio is the binary logarithm of the relative frequency here over that
	// there, half a place standing for none (A. Hardie 2014). Low and High are
	// the middle 95 % of a bootstrap by document; null where it was not drawn.
	LogRatio float64  `json:"log_ratio"`
	Low      *float64 `json:"low"`
	High     *float64 `json:"high"`
	// LogLikelihood is G² of the two frequencies (T. Dunning 1993; P. Rayson and
	// R. Garside 2000).
	LogLikelihood float64 `json:"log_likelihood"`
	// P is the share of random labellings of the documents that set the parts at
	// least as far apart by frequencies in documents; null where the documents
	// are too few to be told apart whatever the labelling.
	P *float64 `json:"p"`
	// Q is P after Benjamini and Hochberg (1995) over all phrases tested.
	Q       *float64 `json:"q"`
	Verdict string   `json:"verdict"`
}

// The verdicts on a phrase of two parts.
const (
	KeyHere  = "key here"
	KeyThere = "key there"
	NotApart = "not told apart"
)

// falseKeys is the share of false ones that is let pass among the phrases called
// key. At the customary 0.05 one random labelling in twenty-five named a key
// phrase on real reports; that is too near the one in twenty that is allowed.
const falseKeys = 0.03

// FewestDocuments is how many documents, copies counted once, a part must have to
// be tested.
const FewestDocuments = 4

// fewestUnitsPhrase is how many a phrase must have in both parts together.
const fewestUnitsPhrase = 5

// A Contrast is the phrases of two parts of the corpus, the key ones first.
type Contrast struct {
	Lines     []KeyLine
	Phrases   int    // that there are; more than lines if a limit cut them
	Tested    int    // phrases that were tested
	Documents [2]int // of each part; what both select is of the first alone
	Words     [2]int
	Drawn     int // random labellings
}

// Cut reports whether lines were left out by a limit.
func (c *Contrast) Cut() bool { return len(c.Lines) < c.Phrases }

// Keyness holds the phrases of one part against those of another; where a part
// has no words there are none. Near copies are drawn and labelled as one document.
func Keyness(ctx context.Context, snap index.Snapshot, here, there *index.Selection, q PhraseQuestion) (*Contrast, error) {
	formulas, err := readFormulas(ctx, snap)
	if err != nil {
		return nil, err
	}
	r := newReading(formulas)
	if err := r.read(ctx, snap, here, nil); err != nil {
		return nil, err
	}
	first := len(r.documents)
	known := map[string]bool{}
	for _, d := range r.documents {
		known[d.ID] = !here.Root.OfQuotes() && !there.Root.OfQuotes()
	}
	if err := r.read(ctx, snap, there, known); err != nil {
		return nil, err
	}
	names, err := readNames(ctx, snap, r.stream, q.Names)
	if err != nil {
		return nil, err
	}
	groups, err := copyGroups(ctx, snap, here, there)
	if err != nil {
		return nil, err
	}
	q.Documents = max(q.Documents, 2)
	return newLister(r, q, names).contrast(first, newParts(r, first, groups)), nil
}

// copyGroups is the group of near copies of each selected document that is in
// one.
func copyGroups(ctx context.Context, snap index.Snapshot, selections ...*index.Selection) (map[string]string, error) {
	groups := map[string]string{}
	for _, s := range selections {
		for record, err := range snap.Records(ctx, s) {
			if err != nil {
				return nil, fmt.Errorf("read which documents are copies: %w", err)
			}
			if record.Copies != nil {
				groups[record.ID] = record.Copies.Group
			}
		}
	}
	return groups, nil
}

// parts is the two parts of a contrast in units: documents, near copies of one
// part being one unit.
type parts struct {
	unitOf    []int     // by document
	here      []bool    // by unit
	words     []float64 // by unit
	partWords [2]float64
}

func newParts(r *reading, first int, groups map[string]string) *parts {
	p := &parts{unitOf: make([]int, len(r.documents))}
	units := map[string]int{}
	for i, d := range r.documents {
		name := fmt.Sprintf("%t %s", i < first, cmp.Or(groups[d.ID], d.ID))
		unit, held := units[name]
		if !held {
			unit = len(p.here)
			units[name] = unit
			p.here = append(p.here, i < first)
			p.words = append(p.words, 0)
		}
		p.unitOf[i] = unit
		p.words[unit] += float64(d.words)
		p.partWords[p.part(unit)] += float64(d.words)
	}
	return p
}

// A share is what one unit has of a phrase.
type share struct {
	unit  int
	count float64
}

// shares is the units that have one of places.
func (p *parts) shares(r *reading, places []uint32) []share {
	at := map[int]int{}
	var all []share
	r.eachDocument(places, func(document int32, count int) {
		unit := p.unitOf[document]
		i, held := at[unit]
		if !held {
			i = len(all)
			at[unit] = i
			all = append(all, share{unit: unit})
		}
		all[i].count += float64(count)
	})
	return all
}

// part is 0 for a unit that is here, 1 for one that is there.
func (p *parts) part(unit int) int {
	if p.here[unit] {
		return 0
	}
	return 1
}

// contrast holds the first documents against the others.
func (l *lister) contrast(first int, p *parts) *Contrast {
	c := &Contrast{}
	for i, d := range l.documents {
		part := p.part(p.unitOf[i])
		c.Documents[part]++
		c.Words[part] += d.words
	}
	if min(c.Words[0], c.Words[1]) == 0 {
		return c // nothing to hold against anything
	}
	candidates := l.candidates(&Listing{})
	keys := make([]key, len(candidates))
	for i := range candidates {
		keys[i] = p.key(p.shares(l.reading, candidates[i].Places))
	}
	c.Drawn, c.Tested = p.test(keys)
	order := rankKeys(keys, func(i, j int) int { return l.compare(candidates[i], candidates[j]) })
	c.Phrases = len(order)
	if l.Limit > 0 && len(order) > l.Limit {
		order = order[:l.Limit]
	}
	samples := p.drawSamples()
	for _, i := range order {
		line := keys[i].line(l.line(&candidates[i]))
		line.DocumentsHere, line.DocumentsThere = l.documentsUntil(first, candidates[i].Places)
		if line.P != nil {
			line.Low, line.High = p.interval(samples, keys[i].shares)
		}
		c.Lines = append(c.Lines, line)
	}
	return c
}

// A key is a phrase on its way to a line.
type key struct {
	shares        []share
	places, words [2]float64
	p, q          float64 // NaN where not tested
	more          bool    // here, where tested
}

func (p *parts) key(shares []share) key {
	k := key{shares: shares, words: p.partWords, p: math.NaN(), q: math.NaN()}
	for _, s := range shares {
		k.places[p.part(s.unit)] += s.count
	}
	return k
}

// documentsUntil counts the documents that have one of places: those before first
// and the others.
func (l *lister) documentsUntil(first int, places []uint32) (before, others int) {
	l.eachDocument(places, func(document int32, _ int) {
		if int(document) < first {
			before++
		} else {
			others++
		}
	})
	return before, others
}

func (k *key) line(figures PhraseLine) KeyLine {
	line := KeyLine{
		PhraseLine: figures, Here: int(k.places[0]), There: int(k.places[1]),
		LogRatio: logRatio(k.places, k.words), LogLikelihood: logLikelihood(k.places, k.words), Verdict: TooLittle,
	}
	if math.IsNaN(k.p) {
		return line
	}
	line.P, line.Q = &k.p, &k.q
	switch {
	case k.q > falseKeys || k.more != (line.LogRatio > 0):
		line.Verdict = NotApart
	case k.more:
		line.Verdict = KeyHere
	default:
		line.Verdict = KeyThere
	}
	return line
}

// rankKeys is the order of keys: key phrases first, then those tested, then
// the others; each by log-likelihood.
func rankKeys(keys []key, tie func(i, j int) int) []int {
	rank := func(k key) int {
		switch {
		case math.IsNaN(k.q):
			return 2
		case k.q > falseKeys:
			return 1
		}
		return 0
	}
	order := make([]int, len(keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := keys[i], keys[j]
		if order := cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(logLikelihood(b.places, b.words), logLikelihood(a.places, a.words))); order != 0 {
			return order
		}
		return tie(i, j)
	})
	return order
}

// logRatio is NaN where a part has no words.
func logRatio(places, words [2]float64) float64 {
	return math.Log2(max(places[0], 0.5) / words[0] * words[1] / max(places[1], 0.5))
}

func logLikelihood(places, words [2]float64) float64 {
	all := (places[0] + places[1]) / (words[0] + words[1])
	g := 0.0
	for i, n := range places {
		if n > 0 {
			g += n * math.Log(n/(words[i]*all))
		}
	}
	return 2 * g
}
