package visit

import (
	"math"

	"onrecord/corpus"
)

// What the clues of one document do to each other: log odds, added to that of
// being of the document's own visit.
const (
	earlierInSeries = -2.0 // a lower ordinal than that of the news
	latestInSeries  = 0.5  // the highest ordinal, where lower ones are told over
	besideSeries    = -2.0 // a full inspection, where the news is a visit of a series
	besideGrade     = -1.5 // a visit that gives no grade, where a new grade is the news
	severalSeries   = -2.5 // a visit of a series, where there are visits of several
	beforeNext      = -1.5 // what was, where title and lead tell of what will be
	newest          = 0.6  // what is hardly older than the last date of a document without its own
	old             = -1.5 // what is much older
)

// story weighs the clues of an article against each other: of a series of
// visits the latest is the news, and the full inspection beside it is what the
// series began with or leads up to.
func (r *reader) story() {
	if r.coming && r.leading < 0.6 {
		r.shift(func(corpus.VisitClue) float64 { return beforeNext })
	}
	if r.published == "" {
		r.age()
	}
	latest := r.latest()
	switch {
	case r.severalSeries():
		r.shift(func(c corpus.VisitClue) float64 {
			if ofSeries(c) {
				return severalSeries
			}
			return 0
		})
	case latest > 0:
		r.shift(func(c corpus.VisitClue) float64 {
			switch {
			case !ofSeries(c) || c.Rule == ruleBefore:
				return 0
			case c.Ordinal < latest:
				return earlierInSeries
			case c.Ordinal == latest && r.lowest() < latest:
				return latestInSeries
			}
			return 0
		})
	}
	if r.grades() {
		r.shift(func(c corpus.VisitClue) float64 {
			if c.Rule == ruleNamed && (c.Kind == corpus.MonitoringVisit || c.Kind == corpus.FocusedVisit) {
				return besideGrade
			}
			return 0
		})
	} else if r.tellsOfSeries() {
		r.shift(func(c corpus.VisitClue) float64 {
			if c.Kind == corpus.FullVisit && (c.Rule == ruleNamed || c.Rule == ruleNoun && c.Grade != "") {
				return besideSeries
			}
			return 0
		})
	}
}

// age weighs what the clues of a document without a date are of by how long
// before the last date in it they were. A month without its year is of the last
// twelve: beside one, what has its year said is old.
func (r *reader) age() {
	var last corpus.Date
	lately := false
	for _, c := range r.clues {
		lately = lately || c.Month > 0 && c.Start == "" && c.About >= 0.5
		for _, d := range []corpus.Date{c.Start, c.Reported, c.Cycle} {
			if d != "" && (last == "" || d.Last().After(last.Last())) {
				last = d
			}
		}
	}
	r.shift(func(c corpus.VisitClue) float64 {
		switch {
		case c.Start == "":
			return 0
		case lately:
			return old
		case len(c.Start) < toTheMonth:
			return 0
		}
		switch days := last.First().Sub(c.Start.Last()).Hours() / 24; {
		case days > 300:
			return old
		case days <= 200:
			return newest
		}
		return 0
	})
}

// severalSeries reports whether a visit with a higher ordinal was before one
// with a lower: the document tells of several bodies, or of several cycles.
func (r *reader) severalSeries() bool {
	for _, a := range r.clues {
		for _, b := range r.clues {
			if ofSeries(a) && ofSeries(b) && a.Ordinal < b.Ordinal &&
				len(a.Start) >= toTheMonth && len(b.Start) >= toTheMonth && b.Start < a.Start && !a.Start.Includes(b.Start) {
				return true
			}
		}
	}
	return false
}

// ofSeries reports whether c has the ordinal of a visit in a series.
func ofSeries(c corpus.VisitClue) bool {
	return c.Ordinal > 0 && c.Rule != ruleSeries && (c.Kind == "" || c.Kind == corpus.MonitoringVisit)
}

// latest is the highest ordinal that may well be of the document's own visit, 0
// for none.
func (r *reader) latest() int {
	most := 0
	for _, c := range r.clues {
		if ofSeries(c) && c.Rule != ruleBefore && c.About >= 0.35 {
			most = max(most, c.Ordinal)
		}
	}
	return most
}

func (r *reader) lowest() int {
	least := math.MaxInt
	for _, c := range r.clues {
		if ofSeries(c) {
			least = min(least, c.Ordinal)
		}
	}
	return least
}

// tellsOfSeries reports whether a monitoring visit or one with an ordinal is
// likely to be the document's own.
func (r *reader) tellsOfSeries() bool {
	for _, c := range r.clues {
		if c.About >= 0.6 && (c.Kind == corpus.MonitoringVisit || ofSeries(c)) && c.Rule != ruleSeries {
			return true
		}
	}
	return false
}

// grades reports whether a new overall grade is the document's news: beside a
// series of visits, "inadequate" is the old one unless it is said to be new.
func (r *reader) grades() bool {
	for _, c := range r.clues {
		if c.About >= 0.6 && c.Rule == ruleRated && !c.Part && (c.Fresh || c.Grade != "inadequate") {
			return true
		}
	}
	return false
}

// shift adds the log odds that by gives to each clue of the text or its title.
func (r *reader) shift(by func(corpus.VisitClue) float64) {
	for i, c := range r.clues {
		if w := by(c); w != 0 && c.Rule != ruleDeclared {
			p := min(max(c.About, 0.005), 0.995)
			r.clues[i].About = logistic(math.Log(p/(1-p)) + w)
		}
	}
}
