package visit

import (
	"cmp"
	"slices"
	"time"

	"onrecord/corpus"
)

// A sketch is what one document says of one visit.
type sketch struct {
	record     *corpus.Record // nil for a declared visit
	main       bool           // of the visit that the document is about
	report     bool           // the document is a report or letter of the visit
	kind       corpus.VisitKind
	bare       bool // nothing names the kind: it is the likeliest one
	ordinal    int
	start, end corpus.Date
	month      int         // of the start, where its year is not known
	either     corpus.Date // of the inspection or of its report: "rated inadequate in 2021"
	reported   corpus.Date
	told       corpus.Date // publication of an article that tells of it as news
	written    corpus.Date // publication of an article, its news or not
	opening    *sketch     // the full inspection that opened the cycle
	person     string
	focus      string
	grade      string
	id         string         // declared
	about      float64        // that the document is about a visit, 0 to 1
	share      float64        // that kind and ordinal are right, 0 to 1
	quoted     map[string]int // by id of report, how many words the document quotes from it
	evidence   []corpus.Evidence
}

// aboutVisit is the least that some clue must be of the document's own visit
// for the document to be about one.
const aboutVisit = 0.6

// kindWeight is how much a clue of a rule says about the kind of visit.
var kindWeight = map[string]float64{
	ruleNamed: 1, ruleOrdinal: 1, ruleFinal: 1, ruleJoint: 1, ruleCount: 1, ruleReport: 0.8, rulePublished: 0.5, rulePartial: 1.2,
	ruleRated: 0.6, ruleNoun: 0.3, ruleVerb: 0.3,
}

// read makes of a record's clues a sketch of the visit it is about, nil where it
// is about none, and sketches of the visits it mentions as background.
func read(rec *corpus.Record) (main *sketch, background []*sketch) {
	clues := rec.Clues.Visits
	switch {
	case slices.ContainsFunc(clues, hasRule(ruleFront)):
		main = ofReport(rec)
	default:
		main = ofArticle(rec)
	}
	if main != nil {
		main.main = true
	}
	declare(main, rec)
	for _, c := range clues {
		if b := ofBackground(rec, c, main); b != nil {
			background = append(background, b)
		}
	}
	if main != nil && main.kind == corpus.MonitoringVisit && main.opening == nil {
		main.opening = openingOf(rec)
	}
	return main, background
}

func hasRule(rule string) func(corpus.VisitClue) bool {
	return func(c corpus.VisitClue) bool { return c.Rule == rule }
}

// declare lets metadata overrule what the text says.
func declare(main *sketch, rec *corpus.Record) {
	i := slices.IndexFunc(rec.Clues.Visits, hasRule(ruleDeclared))
	if i < 0 || main == nil {
		return
	}
	c := rec.Clues.Visits[i]
	main.id, main.about, main.share = c.ID, 1, 1
	if c.Kind == "" {
		return
	}
	main.kind, main.ordinal = c.Kind, c.Ordinal
	if !c.Start.Compatible(main.start) {
		main.start, main.end = c.Start, ""
	}
	main.start = sharper(main.start, c.Start)
	if c.Cycle != "" {
		main.opening = &sketch{record: rec, kind: corpus.FullVisit, start: c.Cycle}
	}
}

func ofReport(rec *corpus.Record) *sketch {
	s := &sketch{record: rec, report: true, about: 1, share: 1}
	for _, c := range rec.Clues.Visits {
		if c.About < 0.5 {
			continue
		}
		s.evidence = append(s.evidence, corpus.Evidence{Span: c.Span, Rule: c.Rule})
		switch c.Rule {
		case ruleFront:
			s.kind, s.start, s.end, s.reported = c.Kind, c.Start, c.End, c.Reported
			s.grade, s.focus, s.person = c.Grade, c.Focus, c.Person
		case ruleOrdinal:
			s.ordinal = cmp.Or(s.ordinal, c.Ordinal)
			if c.Cycle != "" && s.opening == nil {
				s.opening = &sketch{record: rec, kind: corpus.FullVisit, either: c.Cycle}
			}
		}
	}
	if s.kind != corpus.MonitoringVisit {
		s.ordinal, s.opening = 0, nil
	}
	return s
}

// ofArticle weighs the clues of an article against each other; nil where none
// makes it an article about a visit.
func ofArticle(rec *corpus.Record) *sketch {
	about := aboutAny(rec.Clues.Visits)
	if about < aboutVisit {
		return nil
	}
	s := &sketch{record: rec, about: about}
	if rec.Published != nil {
		s.written = rec.Published.Date
	}
	s.kind, s.share, s.bare = kindOf(rec.Clues.Visits)
	if s.kind == corpus.MonitoringVisit {
		ordinal, share := ordinalOf(rec.Clues.Visits)
		s.ordinal, s.share = ordinal, s.share*share
	}
	surest := slices.Clone(rec.Clues.Visits)
	slices.SortStableFunc(surest, func(a, b corpus.VisitClue) int { return cmp.Compare(b.About, a.About) })
	for _, c := range surest {
		if c.About >= 0.5 && s.accepts(c) {
			s.take(c)
		}
	}
	return s
}

// aboutAny is how likely clues make it that their document is about a visit:
// the strongest does, and the next adds half of its own.
func aboutAny(clues []corpus.VisitClue) float64 {
	best, next := 0.0, 0.0
	for _, c := range clues {
		switch {
		case c.Rule == ruleFocus, c.Rule == ruleInspector, c.Rule == rulePartial:
		case c.About > best:
			best, next = c.About, best
		case c.About > next:
			next = c.About
		}
	}
	if best < aboutVisit || next < 0.5 {
		return best
	}
	return 1 - (1-best)*(1-next/2)
}

// kindOf is the kind of visit that clues speak of most, and its share of what
// the two strongest kinds got; "" and 0.5 where nothing says a kind. "The
// inspection" and "inspectors visited" say something only where no kind is
// named: the kind is bare then.
func kindOf(clues []corpus.VisitClue) (kind corpus.VisitKind, share float64, isBare bool) {
	v := vote(clues)
	switch kind, best, second := top(v.named); {
	case best > 0:
		return kind, best / (best + second/2), false
	case v.bare:
		return corpus.FullVisit, bareShare(clues), true
	case v.fresh:
		return corpus.FullVisit, 0.75 * bareShare(clues), true
	}
	return "", 0.5, true
}

// A ballot is what the clues of a document say of the kind of its visit.
type ballot struct {
	named map[corpus.VisitKind]float64
	bare  bool // an inspection, or inspectors who visited
	fresh bool // a report that has just come out
}

func vote(clues []corpus.VisitClue) ballot {
	v := ballot{named: map[corpus.VisitKind]float64{}}
	numbered, failed := 0.0, 0.0
	for _, c := range clues {
		weight := kindWeight[c.Rule] * c.About
		switch {
		case c.Rule == ruleBefore:
			v.named[c.Kind] += 0.6 // the next of a series is of its kind
		case c.About < 0.5:
		case c.Rule == ruleNoun && c.Kind != "" || c.Rule == ruleVerb:
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
	delete(v.named, "")
	if _, most, _ := top(v.named); most == 0 || v.named[corpus.MonitoringVisit] > 0 {
		v.named[corpus.MonitoringVisit] += numbered
	}
	if v.named[corpus.MonitoringVisit] == 0 {
		v.named[corpus.FullVisit] += failed // there is monitoring only where a service had failed
	}
	return v
}

// bareShare is how likely a visit is a full inspection where nothing but "the
// inspection" or "inspectors visited" says so: less so where a full one stands
// in the background, or at children's services, where most visits are lesser ones.
func bareShare(clues []corpus.VisitClue) float64 {
	share, lesser := 0.95, 0.85
	if slices.ContainsFunc(clues, hasRule(ruleAuthority)) {
		share, lesser = 0.8, 0.6
	}
	for _, c := range clues {
		if c.About < 0.3 && c.Kind == corpus.FullVisit && (c.Grade == "inadequate" || c.Rule == ruleReport) {
			return lesser
		}
	}
	return share
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
	ordinal, best, second := top(scores)
	if later := laterOrdinal(clues, ordinal); later > 0 {
		return later, 0.8
	}
	if scores[ordinal-1] == second {
		second /= 2 // the visit before is what a document compares with
	}
	switch {
	case before > 0 && best < 0.8:
		return before + 1, 0.9
	case final && series > 0 && best < 0.8:
		return series, 0.9
	case best == 0:
		return 0, 1
	}
	return ordinal, best / (best + second/2)
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

// accepts reports whether c, which is of the document's own visit, agrees with s.
func (s *sketch) accepts(c corpus.VisitClue) bool {
	if c.Ordinal > 0 && s.ordinal > 0 && c.Ordinal != s.ordinal {
		return false
	}
	if c.Kind == "" || c.Kind == s.kind {
		return true
	}
	return c.Rule == ruleNoun || c.Rule == ruleVerb
}

// take adds what c states to s; what is taken first stands, unless c states it
// more precisely.
func (s *sketch) take(c corpus.VisitClue) {
	s.evidence = append(s.evidence, corpus.Evidence{Span: c.Span, Rule: c.Rule})
	otherMonth := s.month > 0 && len(c.Start) >= toTheMonth && int(monthOf(c.Start)) != s.month
	if c.Start != "" && c.Start.Compatible(s.start) && len(c.Start) > len(s.start) && !otherMonth {
		s.start, s.end = c.Start, c.End
	}
	if s.start == "" {
		s.month = cmp.Or(s.month, c.Month)
	}
	s.reported = sharper(s.reported, c.Reported)
	if c.Fresh {
		s.told = s.written
	}
	s.person = cmp.Or(s.person, c.Person)
	s.focus = cmp.Or(s.focus, c.Focus)
	if c.Rule == ruleRated && s.kind == corpus.FullVisit {
		s.grade = cmp.Or(s.grade, c.Grade)
		s.either = sharper(s.either, c.Cycle)
	}
	if c.Cycle != "" && s.kind == corpus.MonitoringVisit && s.opening == nil {
		s.opening = &sketch{record: s.record, kind: corpus.FullVisit, either: c.Cycle}
	}
}

// ofBackground makes a sketch of a visit that a document mentions beside main:
// one whose kind is said, and when it was. An ordinal without a kind belongs to
// the series of visits that the document is about.
func ofBackground(rec *corpus.Record, c corpus.VisitClue, main *sketch) *sketch {
	if c.About >= 0.5 && !(c.Rule == ruleOrdinal && c.Start != "") {
		return nil
	}
	s := &sketch{
		record: rec, kind: c.Kind, ordinal: c.Ordinal, start: c.Start, end: c.End, month: c.Month,
		either: c.Cycle, reported: c.Reported, grade: c.Grade,
	}
	switch c.Rule {
	case ruleOrdinal, ruleBefore:
		if c.Ordinal == 0 || c.Kind != corpus.MonitoringVisit && c.Kind != "" {
			return nil
		}
		if c.Kind == "" && (main == nil || main.kind != corpus.MonitoringVisit) {
			return nil
		}
		s.kind, s.either = corpus.MonitoringVisit, ""
		if c.Cycle != "" {
			s.opening = &sketch{record: rec, kind: corpus.FullVisit, either: c.Cycle}
		} else {
			s.opening = openingOf(rec)
		}
	case ruleNamed, ruleRated, ruleReport, rulePublished, ruleNoun:
		if c.Rule == ruleNoun && c.Grade == "" {
			return nil
		}
		if c.Kind == "" || c.Start == "" && c.Cycle == "" && c.Reported == "" {
			return nil
		}
	default:
		return nil
	}
	return s
}

// openingOf is the full inspection that a document about a monitoring visit
// names as its background, the one that found the service inadequate first.
func openingOf(rec *corpus.Record) *sketch {
	var best *sketch
	for _, c := range rec.Clues.Visits {
		if c.Kind != corpus.FullVisit || c.Grade != "" && c.Grade != "inadequate" || c.About >= 0.5 && c.Rule != ruleRated {
			continue
		}
		found := &sketch{record: rec, kind: corpus.FullVisit, start: c.Start, either: c.Cycle, reported: c.Reported, grade: c.Grade}
		if found.dated() && (best == nil || best.grade == "" && found.grade != "") && (c.Rule != ruleNoun || c.Grade != "") && c.Rule != ruleVerb {
			best = found
		}
	}
	return best
}

func (s *sketch) dated() bool { return s.start != "" || s.either != "" || s.reported != "" }

// sharper is the more precise of two dates that can be one, and a otherwise.
func sharper(a, b corpus.Date) corpus.Date {
	if b.Compatible(a) && len(b) > len(a) {
		return b
	}
	return a
}

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
