package sentiment

import (
	"math"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// The labels of a score.
const (
	Positive = "positive"
	Negative = "negative"
	Neutral  = "neutral"
	Mixed    = "mixed"
)

// Limits of the labels: mixed is what has words of both signs, the lesser of
// them at least two fifths of the whole; neutral what is nearer to zero than leastClear.
const (
	leastClear = 0.15
	bothSides  = 0.4
)

// squash is VADER's constant: a sum of its root makes a score of seven tenths.
// squashNear is that of scores towards a target, whose words are fewer and
// weighted down; chosen among 1, 2, 4 and 15 on NewsMTSC train.
const (
	squash     = 15
	squashNear = 1
)

// Score reads the passages of t and says what they say of the service. Each
// passage is read for itself: nothing reaches from one into the next.
func Score(t *text.Text, passages corpus.Spans) corpus.Sentiment {
	var found corpus.List[corpus.SentimentWord]
	for _, span := range passages {
		found = append(found, valences(t, span)...)
	}
	score, label := weigh(found, sentencesIn(t, passages))
	return corpus.Sentiment{Score: score, Label: label, Words: found}
}

// sentencesIn counts the sentences that begin in the passages or run into them,
// at least one.
func sentencesIn(t *text.Text, passages corpus.Spans) int {
	n := 0
	for _, span := range passages {
		n += t.SentenceAt(span.End-1) - t.SentenceAt(span.Start) + 1
	}
	return max(n, 1)
}

// weigh makes one score of the words of n sentences. Their sum is divided by the
// root of n, by which the sum of n unlike sentences grows.
func weigh(found []corpus.SentimentWord, n int) (score float64, label string) {
	var up, down float64
	for _, w := range found {
		up += max(w.Score, 0)
		down -= min(w.Score, 0)
	}
	total := (up - down) / math.Sqrt(float64(n))
	score = round(total / math.Sqrt(total*total+squash))
	return score, labelOf(score, up, down)
}

func labelOf(score, up, down float64) string {
	switch {
	case up > 0 && min(up, down) >= bothSides*(up+down):
		return Mixed
	case score >= leastClear:
		return Positive
	case score <= -leastClear:
		return Negative
	}
	return Neutral
}

// round keeps three decimals, so that a score is the same on every machine.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }

// Toward is the score of what is said near target, which lies in t: the words of
// its sentence, each weighted by its nearness in words (a half at eight words).
func Toward(t *text.Text, target corpus.Span) float64 {
	if t.SentenceAt(target.Start) == len(t.Sentences) {
		return 0
	}
	at, _ := t.WordsIn(target)
	total := 0.0
	for _, w := range valences(t, t.Sentences[t.SentenceAt(target.Start)].Span) {
		first, _ := t.WordsIn(w.Span)
		total += w.Score * 8 / (8 + math.Abs(float64(first-at)))
	}
	return round(total / math.Sqrt(total*total+squashNear))
}

// valences finds the lexicon's entries in span, each with its score as the
// shifters before it leave it.
func valences(t *text.Text, span corpus.Span) []corpus.SentimentWord {
	var found []corpus.SentimentWord
	first, last := t.WordsIn(span)
	for i := first; i < last; {
		value, n := lexicon.longest(t, i, last)
		if n == 0 {
			i++
			continue
		}
		if value != 0 {
			score := round(value * shift(t, first, i))
			found = append(found, corpus.SentimentWord{Span: t.Span(i, i+n), Score: score})
		}
		i += n
	}
	return found
}

// farthest is the longest reach of any shifter, in words.
const farthest = 8

// shift is the product of the shifters that reach word i from before it, within
// its clause and not before word first.
func shift(t *text.Text, first, i int) float64 {
	factor, distance := 1.0, 0
	for j := i - 1; j >= first && distance < farthest; j-- {
		if !t.Words[j].Lexical() {
			if clauseEnd(t.Word(j)) {
				break
			}
			continue
		}
		distance++
		if s, ok := shifters.endingAt(t, first, j); ok && distance <= s.reach {
			factor *= s.factor
			j -= s.words - 1
			distance += s.words - 1
		}
	}
	return factor
}

func clauseEnd(word string) bool {
	switch word[0] {
	case '.', ',', ';', ':', '!', '?':
		return true
	}
	return word == "–" || word == "—" || word == "…"
}
