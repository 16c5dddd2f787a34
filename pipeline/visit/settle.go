package visit

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"onrecord/corpus"
)

// A fit is a known visit that a sketch can be of, and how well.
type fit struct {
	known *known
	score float64
}

// fits are the known visits that s can be of, the best first.
func (r *register) fits(s *sketch) []fit {
	var all []fit
	for _, k := range r.known {
		if score, ok := s.score(k); ok && score > 0 {
			all = append(all, fit{k, score})
		}
	}
	slices.SortStableFunc(all, func(a, b fit) int { return -cmp.Compare(a.score, b.score) })
	return all
}

// score is the log odds, up to a constant, that s is of k; false where the two
// contradict each other.
func (s *sketch) score(k *known) (float64, bool) {
	if s.id != "" && s.id == k.id || s.report && slices.Contains(k.reports, s.record.ID) {
		return certain, true
	}
	total := 0.0
	for _, compare := range []func(*known) (float64, bool){
		s.byKind, s.byOrdinal, s.byCycle, s.byTime, s.byPublication, s.byDetail,
	} {
		points, ok := compare(k)
		if !ok {
			return 0, false
		}
		total += points
	}
	if s.main && k.mentions(s.record) {
		total -= 2
	}
	words := 0
	for _, id := range k.reports {
		words += s.quoted[id]
	}
	return total + math.Min(5, float64(words)/6), true
}

// mentions reports whether rec speaks of k as background.
func (k *known) mentions(rec *corpus.Record) bool {
	about, told := k.records[rec]
	return told && !about
}

// certain is the score of what is declared to be the visit.
const certain = 20

func (s *sketch) byKind(k *known) (float64, bool) {
	switch {
	case s.kind == "" || k.kind == "":
		return 0, true
	case s.kind == k.kind:
		return kindPoints, true
	case s.bare:
		return -1, true
	}
	return 0, false
}

// kindPoints is the score of two visits of one kind.
const kindPoints = 2

func (s *sketch) byOrdinal(k *known) (float64, bool) {
	switch {
	case s.ordinal == 0 || k.ordinal == 0:
		return 0, true
	case s.ordinal == k.ordinal:
		return 3, true
	}
	return 0, false
}

// byCycle compares the inspections that opened the cycles of two monitoring visits.
func (s *sketch) byCycle(k *known) (float64, bool) {
	if s.kind != corpus.MonitoringVisit || s.opening == nil || !s.opening.dated() {
		return 0, true
	}
	switch {
	case k.opened != nil && !samePast(s.opening, k.opened):
		return 0, false
	case k.opened != nil:
		return 1, true
	case k.opening != nil && k.opening.dated() && !samePast(s.opening, &known{sketch: *k.opening, published: k.opening.reported}):
		return 0, false
	}
	return 0, true
}

// byTime compares the days on which the fieldwork can have begun.
func (s *sketch) byTime(k *known) (float64, bool) {
	if s.start != "" && k.start != "" {
		switch {
		case s.start.Compatible(k.start):
			return float64(min(len(s.start), len(k.start)))/2 - 1, true
		case s.ordinal > 0 && s.ordinal == k.ordinal && s.sameCycle(k):
			return -2, true // one visit with two dates: a contradiction to be said
		}
		return 0, false
	}
	if s.written != "" && k.start != "" && k.start.First().After(s.written.Last()) {
		return 0, false
	}
	if s.month > 0 && k.start != "" && len(k.start) >= toTheMonth {
		if int(monthOf(k.start)) != s.month {
			return 0, false
		}
		return 1.5, true
	}
	if s.month > 0 && k.month > 0 && s.month != k.month && s.start == "" && k.start == "" {
		return 0, false
	}
	sw, kw := s.window(), k.window()
	switch {
	case !sw.overlaps(kw) && !samePast(s, k):
		return 0, false
	case sw.bounded() && kw.bounded():
		return 1.5, true
	}
	return 0, true
}

// sameCycle reports whether s and k are known to belong to one cycle of visits.
func (s *sketch) sameCycle(k *known) bool {
	return s.opening != nil && s.opening.dated() && k.opened != nil && samePast(s.opening, k.opened)
}

// byPublication compares the days of publication, and that of an article with
// that of the report: papers tell of a report within days.
func (s *sketch) byPublication(k *known) (float64, bool) {
	if len(k.published) != toTheDay {
		return 0, true
	}
	if len(s.reported) == toTheDay {
		days := math.Abs(s.reported.First().Sub(k.published.First()).Hours() / 24)
		switch {
		case days <= 1:
			return 4, true
		case days <= 7:
			return 2, true
		}
		return 0, s.report && k.report
	}
	return s.newsAge(k), true
}

// newsAge scores how long after k's report the article was written.
func (s *sketch) newsAge(k *known) float64 {
	if len(s.written) != toTheDay {
		return 0
	}
	switch days := s.written.First().Sub(k.published.First()).Hours() / 24; {
	case days < -1:
		return -4
	case days <= 4:
		return 3
	case days <= 14:
		return 2
	case days <= 60:
		return 0.5
	case days <= 300:
		return -1
	}
	return -3
}

// byDetail compares inspector and grade.
func (s *sketch) byDetail(k *known) (float64, bool) {
	points := 0.0
	if s.person != "" && k.person != "" {
		if samePerson(s.person, k.person) {
			points += 2
		} else if !strings.Contains(k.person, s.person) {
			points--
		}
	}
	if s.grade != "" && k.grade != "" {
		if s.grade == k.grade {
			points += 1.5
		} else {
			points -= 3
		}
	}
	if s.focus != "" && k.focus != "" && strings.Contains(strings.ToLower(k.focus), s.focus) {
		points++
	}
	return points, true
}

// samePerson compares names by their last words and first letters.
func samePerson(a, b string) bool {
	as, bs := strings.Fields(a), strings.Fields(b)
	return len(as) > 0 && len(bs) > 0 && as[len(as)-1] == bs[len(bs)-1] && as[0][0] == bs[0][0]
}

// settled is the confidence from which a record is tied to a visit rather than
// left open among candidates.
const settled = 0.5

// settle ties a document to the known visit that fits best what it says of its own.
func (r *register) settle(d *document) *corpus.VisitRef {
	if d.main == nil || !d.own {
		return d.record.Visit
	}
	ref := corpus.VisitRef{Kind: d.main.kind, Ordinal: d.main.ordinal, Evidence: d.main.places()}
	if d.main.report {
		r.settleReport(d, &ref)
		return &ref
	}
	fits := r.fits(d.main)
	if len(fits) == 0 {
		ref.Confidence = round(d.main.about * d.main.share / 2)
		return &ref
	}
	ref.Confidence = round(d.main.confidence(fits[0]) * share(fits, 0))
	if ref.Confidence >= settled {
		point(&ref, fits[0].known)
	}
	for i, f := range fits {
		if p := round(d.main.confidence(f) * share(fits, i)); f.known.id != ref.ID && p >= 0.02 {
			ref.Candidates = append(ref.Candidates, corpus.VisitCandidate{ID: f.known.id, Confidence: p})
		}
	}
	return &ref
}

// settleReport ties a report to the visit that it was taken for.
func (r *register) settleReport(d *document, ref *corpus.VisitRef) {
	for _, k := range r.known {
		if slices.Contains(k.reports, d.record.ID) {
			point(ref, k)
			ref.Confidence = reportConfidence
		}
	}
}

// reportConfidence is that of a report's front matter.
const reportConfidence = 0.99

func point(ref *corpus.VisitRef, k *known) {
	ref.ID, ref.Kind, ref.Ordinal, ref.Start, ref.End = k.id, k.kind, k.ordinal, k.start, k.end
}

// telling is the score from which dates and quotations tell the visit of a
// document that does not name its kind.
const telling = 3

// confidence is how sure it is, other visits aside, that a document with the
// sketch s is about a visit such as f's.
func (s *sketch) confidence(f fit) float64 {
	sure := s.about
	if !s.bare || f.score < telling || !f.known.toldBesides(s.record) {
		sure *= s.share
	}
	sure *= s.linked(f)
	if f.known.kind == corpus.MonitoringVisit && f.known.ordinal == 0 && f.known.start == "" && f.known.month == 0 {
		sure *= 0.6
	}
	return math.Min(sure, 0.98)
}

// toldBesides reports whether others than rec tell of k.
func (k *known) toldBesides(rec *corpus.Record) bool {
	_, told := k.records[rec]
	return k.declared != nil || len(k.records) > 1 || len(k.records) == 1 && !told
}

// linked is how far the score of f ties a document to a visit of which others
// tell more than it does: by kind alone, an ordinary inspection can be any.
func (s *sketch) linked(f fit) float64 {
	if f.known.year() == s.year() || f.known.kind == corpus.MonitoringVisit {
		return 1
	}
	switch points := f.score - kindPoints; {
	case points >= 3:
		return 1
	case points >= 1.5:
		return 0.85
	}
	return 0.7
}

// share is the part of fit i in what all fits together explain.
func share(fits []fit, i int) float64 {
	sum := 0.0
	for _, f := range fits {
		sum += math.Exp(f.score - fits[i].score)
	}
	return 1 / sum
}

// places are the clues of s with a place in the text, in its order.
func (s *sketch) places() []corpus.Evidence {
	places := slices.DeleteFunc(slices.Clone(s.evidence), func(e corpus.Evidence) bool { return e.Span.Empty() })
	slices.SortStableFunc(places, func(a, b corpus.Evidence) int { return a.Span.Compare(b.Span) })
	return slices.Compact(places)
}

func round(x float64) float64 { return math.Round(x*100) / 100 }
