package quote

import "math"

// A doubt is a logistic model of how likely a draft's content and source are right.
type doubt struct{ weights [doubtFeatures]float32 }

const doubtFeatures = 22

// doubtsOf are the features of a finished draft: how sure the linker was, and
// what kind of draft it is.
func (l *linking) doubtsOf(d *draft) [doubtFeatures]float64 {
	p := min(max(d.certainty, 1e-4), 1-1e-4)
	logit := math.Log(p / (1 - p))
	marked := l.inside[d.first()] >= 0 && l.inside[d.last()-1] >= 0
	touches := marked || l.inside[d.first()] >= 0 || l.inside[d.last()-1] >= 0
	words := d.last() - d.first()
	f := [doubtFeatures]float64{0: 1, 1: logit, 2: min(logit, 2), 3: max(logit, 4)}
	for i, yes := range []bool{
		d.block, marked, touches, d.labels, d.source.empty(), l.tagged(d.source), d.taken,
		d.cue.empty(), words < 3, words < 6, words > 15, len(d.parts) > 1,
		d.block && overlap(d.source, d.by.source), d.block && d.by.source.empty(),
		!d.cue.empty() && (d.cue.last <= d.first() && d.first()-d.cue.last <= 2 || d.cue.first >= d.last() && d.cue.first-d.last() <= 8),
		!d.source.empty() && d.source.last < d.first()-30, !d.source.empty() && l.owner[d.source.first] >= 0,
	} {
		if yes {
			f[4+i] = 1
		}
	}
	return f
}

func (k *doubt) confidence(l *linking, d *draft) float64 {
	return k.of(l.doubtsOf(d))
}

func (k *doubt) of(features [doubtFeatures]float64) float64 {
	sum := 0.0
	for i, f := range features {
		sum += f * float64(k.weights[i])
	}
	return math.Round(1000/(1+math.Exp(-sum))) / 1000
}

// fit learns the weights by gradient steps from drafts known to be right or wrong.
func (k *doubt) fit(features [][doubtFeatures]float64, right []bool) {
	const rounds, rate = 300, 0.5
	weights, squares := [doubtFeatures]float64{}, [doubtFeatures]float64{}
	for range rounds {
		var gradient [doubtFeatures]float64
		for n, f := range features {
			sum := 0.0
			for i := range f {
				sum += f[i] * weights[i]
			}
			g := -1 / (1 + math.Exp(-sum))
			if right[n] {
				g++
			}
			for i := range f {
				gradient[i] += g * f[i]
			}
		}
		for i, g := range gradient {
			g /= float64(len(features))
			squares[i] += g * g
			weights[i] += rate * g / (math.Sqrt(squares[i]) + 1e-9)
		}
	}
	for i, w := range weights {
		k.weights[i] = float32(w)
	}
}

// unreadable is the most that a quotation is trusted whose words are not written
// as prose is.
const unreadable = 0.6

// unread reports whether remains of markup or of data stand in d.
func (r *reading) unread(d *draft) bool {
	for _, p := range d.parts {
		for w := p.first; w < p.last; w++ {
			switch r.fold(w) {
			case "{", "}", "<", ">", "=", "\\", "|":
				return true
			case ":":
				if w > p.first && w+1 < p.last && r.closesMark(w-1) && r.closesMark(w+1) {
					return true
				}
			}
		}
	}
	return false
}

// touched is the most that a content is trusted that only names what was spoken of
// ("rejected the claim"): annotators count some of these, readers few.
const touched = 0.6

// longestName is the most words of such a content.
const longestName = 8

// touches reports whether d only names what its source spoke of, or would not tell
// ("declined to name names").
func (l *linking) touches(d *draft) bool {
	if d.block || len(d.parts) > 1 || d.last()-d.first() > longestName {
		return false
	}
	said := d.cover()
	untold := l.among(d.cue, declining)
	if untold && said.first+1 < said.last && l.fold(said.first) == "to" && l.is(said.first+1, detail) {
		said.first += 2
		return l.bare(said)
	}
	return (l.among(d.cue, mentioning) || untold && l.among(d.cue, detail)) && l.bare(said)
}

// bare reports whether words a, in no marks, are a noun phrase and no clause.
func (l *linking) bare(a run) bool {
	for w := a.first; w < a.last; w++ {
		if l.inside[w] >= 0 {
			return false
		}
		switch l.places[w].tag {
		case tagPast, tagPresent, tagModal, tagVerb, tagWh, tagGerund, tagColon:
			return false
		case tagPreposition, tagTo:
			if w == a.first || l.forms[w].word == wordThat {
				return false
			}
		}
	}
	return true
}
