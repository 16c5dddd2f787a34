package visit

import (
	"cmp"
	"iter"
	"slices"
	"sync"

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
	opening := sync.OnceValue(func() *sketch { return openingOf(rec, main) })
	for c := range different(clues) {
		if b := ofBackground(rec, c, main, opening); b != nil && len(background) < mostBackground {
			background = append(background, b)
		}
	}
	if main != nil && main.kind == corpus.MonitoringVisit {
		if main.opening != nil && !main.opening.opens(main) {
			main.opening = nil
		}
		if main.opening == nil {
			main.opening = opening()
		}
	}
	return main, background
}

// mostBackground is how many visits beside its own a document is read for: far more
// than any tells of, and a register compares each with all.
const mostBackground = 500

// different are the clues of which none before says the same.
func different(clues []corpus.VisitClue) iter.Seq[corpus.VisitClue] {
	return func(yield func(corpus.VisitClue) bool) {
		said := map[corpus.VisitClue]bool{}
		for _, c := range clues {
			what := c
			what.Span = corpus.Span{}
			if !said[what] && !yield(c) {
				return
			}
			said[what] = true
		}
	}
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
// the strongest does, the next adds half of its own, and the third a quarter.
func aboutAny(clues []corpus.VisitClue) float64 {
	var strong []float64
	best := 0.0
	for _, c := range clues {
		switch {
		case c.Rule == ruleFocus, c.Rule == ruleInspector, c.Rule == rulePartial:
			continue
		case c.About >= 0.5:
			strong = append(strong, c.About)
		}
		best = max(best, c.About)
	}
	if best < aboutVisit {
		return best
	}
	slices.SortFunc(strong, func(a, b float64) int { return cmp.Compare(b, a) })
	not := 1.0
	for i, about := range strong[:min(3, len(strong))] {
		not *= 1 - about/float64(int(1)<<i)
	}
	return 1 - not
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
// the series of visits that the document is about, which opening began.
func ofBackground(rec *corpus.Record, c corpus.VisitClue, main *sketch, opening func() *sketch) *sketch {
	if c.About >= 0.5 && !(c.Rule == ruleOrdinal && c.Start != "") {
		return nil
	}
	s := &sketch{
		record: rec, kind: c.Kind, ordinal: c.Ordinal, start: c.Start, end: c.End, month: c.Month,
		either: c.Cycle, reported: c.Reported, grade: overall(c),
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
			s.opening = opening()
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

// overall is the grade that c states of all of the service, and "" for a part.
func overall(c corpus.VisitClue) string {
	if c.Part {
		return ""
	}
	return c.Grade
}

// openingOf is the full inspection that a document about a monitoring visit
// names as its background, the one that found the service inadequate first.
func openingOf(rec *corpus.Record, main *sketch) *sketch {
	var best *sketch
	for _, c := range rec.Clues.Visits {
		if c.Kind != corpus.FullVisit || c.Grade != "" && c.Grade != "inadequate" || c.About >= 0.5 && c.Rule != ruleRated {
			continue
		}
		if (c.Rule == ruleNoun || c.Rule == ruleVerb) && c.Grade == "" {
			continue
		}
		found := &sketch{record: rec, kind: corpus.FullVisit, start: c.Start, either: c.Cycle, reported: c.Reported, grade: overall(c)}
		if found.dated() && found.opens(main) && (best == nil || best.grade == "" && found.grade != "") {
			best = found
		}
	}
	return best
}

// opens reports whether s can have opened the cycle of the visit main, nil for
// one of which nothing is known: it was before it.
func (s *sketch) opens(main *sketch) bool {
	if main == nil {
		return true
	}
	stated := cmp.Or(s.start, s.either, s.reported)
	for _, later := range []corpus.Date{main.start, main.written} {
		if later != "" && !stated.First().Before(later.Last()) {
			return false
		}
	}
	return true
}

func (s *sketch) dated() bool { return s.start != "" || s.either != "" || s.reported != "" }

// sharper is the more precise of two dates that can be one, and a otherwise.
func sharper(a, b corpus.Date) corpus.Date {
	if b.Compatible(a) && len(b) > len(a) {
		return b
	}
	return a
}
