package visit

import (
	"time"

	"onrecord/corpus"
)

// A window is the days in which fieldwork can have begun; zero ends are open.
type window struct{ from, to time.Time }

// The least and most days from the first day of fieldwork to publication. Of
// the visits in this project's collection of Ofsted's reports the extremes are
// 23 and 129; other inspectorates take longer.
const (
	leastLag, mostLag = 14, 135
	mostLagElsewhere  = 320
)

func (s *sketch) mostLag() int {
	if s.record != nil && s.record.Inspectorate != "" && s.record.Inspectorate != "Ofsted" {
		return mostLagElsewhere
	}
	return mostLag
}

// window is when the fieldwork can have begun by what s states.
func (s *sketch) window() window {
	w := window{}
	if s.start != "" {
		return window{s.start.First(), s.start.Last()}
	}
	if s.either != "" {
		w = w.meet(window{s.either.First().AddDate(0, 0, -s.mostLag()), s.either.Last()})
	}
	if s.reported != "" {
		w = w.meet(s.before(s.reported.First(), s.reported.Last()))
	}
	if len(s.told) == toTheDay {
		w = w.meet(s.before(s.told.First().AddDate(0, 0, -10), s.told.First()))
	}
	return w
}

// before is when fieldwork began of which the report came out between first and last.
func (s *sketch) before(first, last time.Time) window {
	return window{first.AddDate(0, 0, -s.mostLag()), last.AddDate(0, 0, -leastLag)}
}

// meet is what lies in both windows; v where nothing does.
func (w window) meet(v window) window {
	m := w
	if m.from.IsZero() || v.from.After(m.from) {
		m.from = v.from
	}
	if m.to.IsZero() || !v.to.IsZero() && v.to.Before(m.to) {
		m.to = v.to
	}
	if m.bounded() && m.to.Before(m.from) {
		return v
	}
	return m
}

func (w window) bounded() bool { return !w.from.IsZero() && !w.to.IsZero() }

// open reports whether w says nothing of the time.
func (w window) open() bool { return w.from.IsZero() && w.to.IsZero() }

// overlaps reports whether a day can lie in both windows.
func (w window) overlaps(v window) bool {
	if !w.from.IsZero() && !v.to.IsZero() && v.to.Before(w.from) {
		return false
	}
	return w.to.IsZero() || v.from.IsZero() || !v.from.After(w.to)
}

// year is the year in which fieldwork began, 0 where that is open. A judgement
// dated by its year alone counts as of that year, and one dated by a month as of
// that of the inspection, but for January and February, when it is as likely
// that of a report on the year before.
func (s *sketch) year() int {
	switch {
	case s.start != "":
		return s.start.Year()
	case len(s.either) == toTheYear || monthOf(s.either) > time.February:
		return s.either.Year()
	case s.either != "":
		return 0
	}
	least, most := usualLag(s.record)
	first, last := s.reported, s.reported
	if last == "" && len(s.told) == toTheDay {
		first, last = s.told, s.told
	}
	if len(last) < toTheMonth {
		return 0
	}
	from, to := first.First().AddDate(0, 0, -most).Year(), last.Last().AddDate(0, 0, -least).Year()
	if from != to {
		return 0
	}
	return from
}

// usualLag is the least and most days from fieldwork to publication of all but
// a few reports.
func usualLag(rec *corpus.Record) (least, most int) {
	if rec != nil && rec.Inspectorate != "" && rec.Inspectorate != "Ofsted" {
		return 28, 200
	}
	return 28, 80
}
