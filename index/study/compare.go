package study

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// A CompareLine is a cell (Visit is set) or the difference of two (Visits are).
type CompareLine struct {
	Visit      string   `json:"visit,omitempty"`
	Visits     []string `json:"visits,omitempty"` // the earlier first
	Voice      string   `json:"voice"`
	Documents  int      `json:"documents"`  // that quote or make such an utterance; of a difference, of both visits
	Utterances int      `json:"utterances"` // distinct ones with a sentiment
	Words      int      `json:"words"`      // theirs
	Mean       *float64 `json:"mean,omitempty"`
	Difference *float64 `json:"difference,omitempty"` // mean of the later less mean of the earlier
	Low        *float64 `json:"low,omitempty"`        // middle 95 % of a bootstrap by document
	High       *float64 `json:"high,omitempty"`
	P          *float64 `json:"p,omitempty"` // share of random labellings of the documents that differ at least so much
	Verdict    string   `json:"verdict,omitempty"`
}

// The verdicts on a difference of sentiment.
const (
	Better = "more positive"
	Worse  = "more negative"
)

// falseDifferences is the share of false ones that is let pass among the
// differences that are told.
const falseDifferences = 0.05

// AnyVoice is the voice of the cells that hold all voices.
const AnyVoice = "all"

// Compare holds the sentiment of what is said of visits side by side: for each
// visit and voice the mean over distinct utterances, from -1 to 1, and for each
// two visits the difference. Utterances are quotations, but for those that are
// denied, asked or supposed, and the statements of reports and letters, which are
// the inspectorate's; where the selection asks for quotations, these alone. A cell of fewer than four documents has no interval and is not
// ranked; verdicts on differences are given after Benjamini and Hochberg over
// all of them.
func Compare(ctx context.Context, snap index.Snapshot, s *index.Selection) ([]CompareLine, error) {
	c := comparison{utterances: map[string]*utterance{}, held: map[string]bool{}, starts: map[string]corpus.Date{}}
	for record, err := range snap.Records(ctx, s) {
		if err != nil {
			return nil, fmt.Errorf("read the sentiments: %w", err)
		}
		if record.Visit == nil || record.Visit.ID == "" {
			continue
		}
		c.record(record, s.Quotations(record))
		if !s.Root.OfQuotes() {
			c.statements(record)
		}
	}
	return c.lines(), nil
}

// A comparison gathers utterances.
type comparison struct {
	utterances map[string]*utterance
	order      []*utterance
	held       map[string]bool        // visits that documents are about
	starts     map[string]corpus.Date // of visits, as documents have them
}

// An utterance is drawn with the first document, or group of copies, that has it.
type utterance struct {
	visit, voice, unit string
	score              float64
	words              int
	documents          []string
}

func (c *comparison) record(r *corpus.Record, quotes []corpus.Quotation) {
	c.held[r.Visit.ID] = true
	if r.Visit.Start != "" {
		c.starts[r.Visit.ID] = r.Visit.Start
	}
	for _, q := range quotes {
		if q.Sentiment == nil || q.Kind == corpus.Term || q.Negated || q.Questioned || q.Hypothetical {
			continue
		}
		c.utterance(r, q.Voice, q.SpeakerID+"\n"+q.Speaker, q.Content, q.Sentiment.Score)
	}
}

// statements counts what a report says itself, as its inspectorate's.
func (c *comparison) statements(r *corpus.Record) {
	for _, s := range r.Statements {
		c.utterance(r, corpus.VoiceInspectorate, "", corpus.Spans{s.Span}, s.Score)
	}
}

// utterance counts words of r, once a visit and speaker.
func (c *comparison) utterance(r *corpus.Record, voice corpus.Voice, speaker string, content corpus.Spans, score float64) {
	words := folds(Words(r.Text, content))
	key := strings.Join([]string{r.Visit.ID, string(voice), speaker, strings.Join(words, " ")}, "\n")
	u := c.utterances[key]
	if u == nil {
		unit := r.ID
		if r.Copies != nil {
			unit = cmp.Or(r.Copies.Group, r.ID)
		}
		u = &utterance{visit: r.Visit.ID, voice: cmp.Or(string(voice), Unsettled), unit: unit, score: score, words: len(words)}
		c.utterances[key] = u
		c.order = append(c.order, u)
	}
	if !slices.Contains(u.documents, r.ID) {
		u.documents = append(u.documents, r.ID)
	}
}

// visits is the visits compared, those of which nothing is said included, in order of time.
func (c *comparison) visits() []string {
	return slices.SortedFunc(maps.Keys(c.held), func(a, b string) int {
		return cmp.Or(emptyLast(c.starts[a], c.starts[b]), cmp.Compare(a, b))
	})
}

func (c *comparison) voices() []string {
	voices := []string{AnyVoice}
	for _, u := range c.order {
		if !slices.Contains(voices, u.voice) {
			voices = append(voices, u.voice)
		}
	}
	slices.Sort(voices[1:])
	return voices
}

func (c *comparison) lines() []CompareLine {
	visits, voices := c.visits(), c.voices()
	cells := map[[2]string]*cell{}
	var lines []CompareLine
	for _, visit := range visits {
		for _, voice := range voices {
			switch held := c.cell(visit, voice); {
			case held.utterances > 0:
				cells[[2]string{visit, voice}] = held
				lines = append(lines, held.line(visit, voice))
			case voice == AnyVoice:
				lines = append(lines, CompareLine{Visit: visit, Voice: voice, Verdict: TooLittle})
			}
		}
	}
	for i, earlier := range visits {
		for _, later := range visits[i+1:] {
			for _, voice := range voices {
				a, b := cells[[2]string{earlier, voice}], cells[[2]string{later, voice}]
				if a != nil && b != nil {
					lines = append(lines, difference(a, b, earlier, later, voice))
				}
			}
		}
	}
	judge(lines)
	return lines
}

// judge gives verdicts on the differences that were tested, all of them
// together.
func judge(lines []CompareLine) {
	var tested []*CompareLine
	var ps []float64
	for i := range lines {
		if lines[i].P != nil {
			tested = append(tested, &lines[i])
			ps = append(ps, *lines[i].P)
		}
	}
	for i, q := range stepUp(ps) {
		line := tested[i]
		switch {
		case q > falseDifferences:
			line.Verdict = NotApart
		case *line.Difference > 0:
			line.Verdict = Better
		default:
			line.Verdict = Worse
		}
	}
}

// A cell is the utterances of one visit and voice, in units.
type cell struct {
	documents  map[string]bool
	utterances int
	words      int
	units      []scores
}

// scores is the sum of the scores of a unit's utterances, and how many they are.
type scores struct{ sum, n float64 }

func (c *comparison) cell(visit, voice string) *cell {
	held := &cell{documents: map[string]bool{}}
	units := map[string]int{}
	for _, u := range c.order {
		if u.visit != visit || voice != AnyVoice && u.voice != voice {
			continue
		}
		held.utterances++
		held.words += u.words
		for _, d := range u.documents {
			held.documents[d] = true
		}
		i, known := units[u.unit]
		if !known {
			i = len(held.units)
			units[u.unit] = i
			held.units = append(held.units, scores{})
		}
		held.units[i].sum += u.score
		held.units[i].n++
	}
	return held
}

func mean(units []scores) float64 {
	var all scores
	for _, u := range units {
		all.sum += u.sum
		all.n += u.n
	}
	return all.sum / all.n
}

// drawn is units drawn with replacement.
func drawn(random *rand.Rand, units, into []scores) []scores {
	into = into[:0]
	for range units {
		into = append(into, units[random.IntN(len(units))])
	}
	return into
}

func (c *cell) line(visit, voice string) CompareLine {
	line := CompareLine{Visit: visit, Voice: voice, Documents: len(c.documents), Utterances: c.utterances, Words: c.words}
	m := mean(c.units)
	line.Mean = &m
	if len(c.units) < FewestDocuments {
		line.Verdict = TooLittle
		return line
	}
	random := newRandom()
	means := make([]float64, bootstraps)
	sample := make([]scores, 0, len(c.units))
	for i := range means {
		means[i] = mean(drawn(random, c.units, sample))
	}
	line.Low, line.High = interval(means)
	return line
}

func difference(a, b *cell, earlier, later, voice string) CompareLine {
	line := CompareLine{
		Visits: []string{earlier, later}, Voice: voice, Documents: len(a.documents) + len(b.documents),
		Utterances: a.utterances + b.utterances, Words: a.words + b.words,
	}
	d := mean(b.units) - mean(a.units)
	line.Difference = &d
	if min(len(a.units), len(b.units)) < FewestDocuments {
		line.Verdict = TooLittle
		return line
	}
	line.Low, line.High = differenceInterval(a.units, b.units)
	p := differenceP(a.units, b.units, d)
	line.P = &p
	return line
}

func differenceInterval(a, b []scores) (low, high *float64) {
	random := newRandom()
	differences := make([]float64, bootstraps)
	drawnA, drawnB := make([]scores, 0, len(a)), make([]scores, 0, len(b))
	for i := range differences {
		differences[i] = mean(drawn(random, b, drawnB)) - mean(drawn(random, a, drawnA))
	}
	return interval(differences)
}

// differenceP is the share of random labellings of the documents, the true one
// among them, that set the means at least as far apart.
func differenceP(a, b []scores, observed float64) float64 {
	random := newRandom()
	all := slices.Concat(a, b)
	atLeast := 1
	for range bootstraps {
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if math.Abs(mean(all[len(a):])-mean(all[:len(a)])) >= math.Abs(observed)*(1-1e-9) {
			atLeast++
		}
	}
	return float64(atLeast) / float64(bootstraps+1)
}
