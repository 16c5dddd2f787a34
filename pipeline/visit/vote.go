package visit

import (
	"cmp"
	"slices"

	"onrecord/corpus"
)

// kindOf is the kind of visit that clues speak of most, and its share of what
// the two strongest kinds got; "" and 0.5 where nothing says a kind. "The
// inspection" and "inspectors visited" say something only where no kind is
// named: the kind is bare then.
func kindOf(clues []corpus.VisitClue) (kind corpus.VisitKind, share float64, isBare bool) {
	v := vote(clues)
	switch kind, best, second := top(v.named); {
	case best > 0:
		return kind, best / (best + second/2), false
	case v.bare && v.checked:
		return corpus.MonitoringVisit, checkedShare, false
	case v.bare:
		return corpus.FullVisit, bareShare(clues), true
	case v.fresh:
		return corpus.FullVisit, 0.75 * bareShare(clues), true
	}
	return "", 0.5, true
}

// checkedShare is how likely a visit is a monitoring one where nothing says so
// but that the children's services had been inadequate before.
const checkedShare = 0.75

// A ballot is what the clues of a document say of the kind of its visit.
type ballot struct {
	named map[corpus.VisitKind]float64
	bare  bool // an inspection, or inspectors who visited
	fresh bool // a report that has just come out
	// checked: children's services that had been found inadequate before were
	// visited, and nothing tells of new grades.
	checked bool
}

func vote(clues []corpus.VisitClue) ballot {
	v := ballot{named: map[corpus.VisitKind]float64{}}
	numbered, failed, inspection := 0.0, 0.0, 0.0
	for _, c := range clues {
		weight := kindWeight[c.Rule] * c.About
		switch {
		case c.Rule == ruleBefore:
			v.named[c.Kind] += 0.6 // the next of a series is of its kind
		case c.About < 0.5:
		case c.Rule == ruleNoun && c.Kind != "" && c.Grade != "" && !c.Part:
			v.named[c.Kind] += c.About
		case c.Rule == ruleNoun && c.Kind != "":
			v.bare = true
			inspection = max(inspection, c.About)
		case c.Rule == ruleVerb:
			v.bare = true
		case c.Rule == rulePublished && c.Kind == "":
			v.fresh = v.fresh || c.Fresh
		case c.Kind == "" && (c.Ordinal > 0 || c.Rule == ruleFinal):
			numbered += weight / 2
		case c.Rule == ruleRated && c.Fresh:
			v.named[c.Kind] += 1.5 * weight
		case c.Rule == ruleRated && c.Grade == "inadequate":
			failed += weight
		default:
			v.named[c.Kind] += weight
		}
	}
	v.checked = failedBefore(clues) && slices.ContainsFunc(clues, hasRule(ruleAuthority)) && !slices.ContainsFunc(clues, marksFull)
	delete(v.named, "")
	if _, most, _ := top(v.named); most == 0 || v.named[corpus.MonitoringVisit] > 0 {
		v.named[corpus.MonitoringVisit] += numbered
	}
	if slices.ContainsFunc(clues, hasRule(ruleLetter)) {
		failed /= 3 // what a letter follows up
	}
	if v.named[corpus.FullVisit]+failed > 0 {
		v.named[corpus.FullVisit] += inspection / 4 // what is a visit elsewhere is called an inspection
	}
	if v.named[corpus.MonitoringVisit] == 0 {
		v.named[corpus.FullVisit] += failed // there is monitoring only where a service had failed
	}
	return v
}

// failedBefore reports whether clues tell, as background, of an inspection that
// found a service inadequate.
func failedBefore(clues []corpus.VisitClue) bool {
	return slices.ContainsFunc(clues, func(c corpus.VisitClue) bool {
		return c.About < 0.3 && c.Kind == corpus.FullVisit && c.Grade == "inadequate" && !c.Part && (c.Cycle != "" || c.Start != "")
	})
}

// bareShare is how likely a visit is a full inspection where nothing but "the
// inspection" or "inspectors visited" says so: less so where a full one stands
// in the background, or at children's services, where most visits are lesser ones.
func bareShare(clues []corpus.VisitClue) float64 {
	share, lesser := 0.95, 0.85
	switch {
	case slices.ContainsFunc(clues, marksFull):
		return share
	case slices.ContainsFunc(clues, hasRule(ruleLetter)):
		return 0.5
	case slices.ContainsFunc(clues, hasRule(ruleAuthority)):
		share, lesser = 0.8, 0.6
		if slices.ContainsFunc(clues, calledInspection) {
			share = 0.9
		}
	}
	for _, c := range clues {
		if c.About < 0.3 && c.Kind == corpus.FullVisit && (c.Grade == "inadequate" || c.Rule == ruleReport) {
			return lesser
		}
	}
	return share
}

// calledInspection reports whether c calls the document's own visit an
// inspection: lesser ones are called visits.
func calledInspection(c corpus.VisitClue) bool {
	return c.Rule == ruleNoun && c.Kind == corpus.FullVisit && c.About >= 0.6
}

// marksFull reports whether c says of the document's own visit what is so of
// full inspections alone: its grade, or that it lasted more than a week.
func marksFull(c corpus.VisitClue) bool {
	if c.About < 0.5 {
		return false
	}
	days := 0.0
	if len(c.Start) == toTheDay && len(c.End) == toTheDay {
		days = c.End.First().Sub(c.Start.First()).Hours() / 24
	}
	return c.Grade != "" && !c.Part || days > 7
}

// ordinalOf is the ordinal that clues speak of most, and its share; one more
// than that of the visit before where they state that alone.
func ordinalOf(clues []corpus.VisitClue) (int, float64) {
	scores := map[int]float64{}
	before, series, final := 0, 0, false
	for _, c := range clues {
		final = final || c.Rule == ruleFinal && c.About >= 0.5
		switch {
		case c.Ordinal == 0:
		case c.Rule == ruleSeries:
			series = max(series, c.Ordinal)
		case c.Rule == ruleBefore:
			before = max(before, c.Ordinal)
		case c.About >= 0.5 && (c.Kind == corpus.MonitoringVisit || c.Kind == ""):
			scores[c.Ordinal] += c.About
		}
	}
	ordinal, best, _ := top(scores)
	if later := laterOrdinal(clues, ordinal); later > 0 {
		return later, 0.8
	}
	switch {
	case before > 0 && best < 0.8:
		return before + 1, 0.85
	case final && series > 0 && best < 0.8:
		return series, 0.9
	case best == 0:
		return 0, 1
	}
	return ordinal, best / (best + rival(scores, ordinal)/2) * passed(clues, ordinal)
}

// passed is what is left of the share of an ordinal where a higher one is
// spoken of, be it as background: that visit has been, too.
func passed(clues []corpus.VisitClue, ordinal int) float64 {
	if slices.ContainsFunc(clues, func(c corpus.VisitClue) bool { return ofSeries(c) && c.Ordinal > ordinal && c.About > 0.01 }) {
		return 0.7
	}
	return 1
}

// rival is the highest score of another ordinal than the given one; of those
// before it, with which a document compares, a part counts.
func rival(scores map[int]float64, ordinal int) float64 {
	most := 0.0
	for k, score := range scores {
		switch {
		case k < ordinal:
			most = max(most, score/4)
		case k > ordinal:
			most = max(most, score)
		}
	}
	return most
}

// laterOrdinal is a higher ordinal than the given one whose visit was later: of
// two visits that a document compares, the later is its news. 0 for none.
func laterOrdinal(clues []corpus.VisitClue, ordinal int) int {
	var start corpus.Date
	for _, c := range clues {
		if c.Ordinal == ordinal && c.Start != "" {
			start = c.Start
		}
	}
	later := 0
	for _, c := range clues {
		if c.Ordinal > ordinal && c.Rule == ruleOrdinal && c.About >= 0.3 && start != "" && c.Start > start {
			later = max(later, c.Ordinal)
		}
	}
	return later
}

// top is the key of the highest score, that score and the next; ties go to the
// smaller key.
func top[K cmp.Ordered](scores map[K]float64) (key K, best, second float64) {
	for k, score := range scores {
		switch {
		case score > best || score == best && k < key:
			key, best, second = k, score, best
		case score > second:
			second = score
		}
	}
	return key, best, second
}
