package visit

import (
	"cmp"
	"math"
	"slices"

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
	onlyTime        = 0.5  // the one dated visit of a document that begins with inspectors
)

// story weighs the clues of an article against each other, for what one says of
// a visit is no news beside what another does.
func (r *reader) story() {
	if r.coming && r.leading < 0.6 {
		r.shift(func(corpus.VisitClue) float64 { return beforeNext })
	}
	if r.published == "" {
		r.age()
	}
	if only := r.onlyStart(); only != "" && r.doubt <= 0 {
		r.shift(func(c corpus.VisitClue) float64 {
			if c.Start == only && c.About >= 0.75 {
				return onlyTime
			}
			return 0
		})
	}
	r.series()
	switch {
	case r.grades():
		r.shift(ungraded)
	case r.tellsOfSeries():
		r.shift(frame)
	}
}

// onlyStart is the month or day of the visit of a document that states no other
// time of a visit or judgement; empty for none.
func (r *reader) onlyStart() corpus.Date {
	var only corpus.Date
	for _, c := range r.clues {
		switch {
		case c.Rule == ruleDeclared:
		case c.Cycle != "", c.Start != "" && only != "" && c.Start != only:
			return ""
		case len(c.Start) >= toTheMonth:
			only = c.Start
		}
	}
	return only
}

// series makes the latest of a series of visits the news, or none of several
// series.
func (r *reader) series() {
	several, latest, lowest := r.severalSeries(), r.latest(), r.lowest()
	r.shift(func(c corpus.VisitClue) float64 {
		switch {
		case !ofSeries(c):
			return 0
		case several:
			return severalSeries
		case c.Rule == ruleBefore:
			return 0
		case c.Ordinal < latest:
			return earlierInSeries
		case c.Ordinal == latest && lowest < latest:
			return latestInSeries
		}
		return 0
	})
}

// ungraded is the weight of a clue where new grades are the news.
func ungraded(c corpus.VisitClue) float64 {
	if c.Rule == ruleNamed && (c.Kind == corpus.MonitoringVisit || c.Kind == corpus.FocusedVisit) {
		return besideGrade
	}
	return 0
}

// frame is the weight of a clue where a visit of a series is the news: the full
// inspection is what the series began with or leads up to.
func frame(c corpus.VisitClue) float64 {
	if c.Kind == corpus.FullVisit && (c.Rule == ruleNamed || c.Rule == ruleNoun && c.Grade != "") {
		return besideSeries
	}
	return 0
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
	var dated []corpus.VisitClue
	for _, c := range r.clues {
		if ofSeries(c) && len(c.Start) >= toTheMonth {
			dated = append(dated, c)
		}
	}
	slices.SortStableFunc(dated, func(a, b corpus.VisitClue) int { return cmp.Compare(a.Ordinal, b.Ordinal) })
	var last corpus.VisitClue // the latest of those with lower ordinals
	for _, c := range dated {
		if last.Ordinal < c.Ordinal && c.Start < last.Start && !last.Start.Compatible(c.Start) {
			return true
		}
		if c.Start > last.Start {
			last = c
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
