package visit

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// The rules by which a clue was read. Each is a word of corpus.VisitClue.Rule
// and of corpus.Evidence.Rule.
const (
	ruleFront     = "front matter"   // of a report or letter
	ruleDeclared  = "declared"       // by metadata
	ruleNamed     = "kind"           // "a focused visit"
	ruleOrdinal   = "ordinal"        // "its fifth such visit"
	ruleBefore    = "ordinal before" // "the last visit, its fourth"
	ruleFinal     = "final"          // "its final visit before a full inspection"
	ruleSeries    = "series"         // "of six monitoring visits": Ordinal is how many
	ruleCount     = "count"          // "has carried out six monitoring visits"
	ruleNoun      = "noun"           // "the inspection", no kind said
	ruleVerb      = "verb"           // "inspectors returned"
	rulePublished = "published"      // of the report
	ruleRated     = "rated"
	ruleReport    = "report"
	rulePartial   = "partial" // no overall grade, a part was looked at
	ruleJoint     = "joint"   // two inspectorates visited
	ruleAuthority = "children's services"
	ruleLetter    = "letter" // Ofsted wrote a letter of its visit
	ruleInspector = "inspector"
	ruleFocus     = "focus"
)

// Clues are what a document says of visits: of the one it is about, and of
// others in the background, told apart by About. front and kind are those of a
// report or letter; front is nil for an article. The clues are in the order of
// the text, those of the title and of metadata first, with empty spans.
func Clues(doc *corpus.Document, t *text.Text, kind corpus.VisitKind, front *corpus.Front) []corpus.VisitClue {
	r := &reader{t: t, report: front != nil, kind: kind}
	if doc.Published != nil {
		r.published = doc.Published.Date
	}
	if doc.Visit != "" {
		r.clues = append(r.clues, declaredClue(doc.Visit))
	}
	if front != nil {
		r.published = cmp.Or(front.Published, r.published)
		r.clues = append(r.clues, frontClue(kind, front, r.published))
	} else {
		r.begins(doc.Title)
		r.title(doc.Title)
	}
	r.body()
	if front == nil {
		r.story()
		r.restrain()
	}
	return r.clues
}

// restrain holds the clues of an article low that may tell of something else.
func (r *reader) restrain() {
	switch {
	case !r.named && !(r.spoken && r.sector):
		r.atMost(unnamed)
	case r.doubt >= silence:
		r.atMost(passing)
	}
}

const (
	// unnamed is the most that a clue is of a document's own visit where no
	// inspectorate is named: inspectors look at kitchens too.
	unnamed = 0.45
	// passing is the most where a document begins with something else.
	passing = 0.75
)

func (r *reader) atMost(about float64) {
	for i := range r.clues {
		if r.clues[i].Rule != ruleDeclared {
			r.clues[i].About = min(r.clues[i].About, about)
		}
	}
}

func frontClue(kind corpus.VisitKind, front *corpus.Front, published corpus.Date) corpus.VisitClue {
	clue := corpus.VisitClue{
		Rule: ruleFront, About: 1, Kind: kind, Start: front.Start, End: front.End, Reported: published,
		Focus: front.Focus, Person: front.Inspector,
	}
	if front.Grades.Overall != nil {
		clue.Grade = *front.Grades.Overall
	}
	return clue
}

// add turns the mentions of s into clues.
func (r *reader) add(s *sentence) {
	all := s.mentions()
	s.told = all
	news := s.news(all)
	for _, m := range all {
		if m.class == "block" {
			continue
		}
		if r.report && m.class == "head" {
			r.placeFront(s.span(m.from, m.to))
		}
		if clue, ok := r.clue(s, m, news); ok {
			r.clues = append(r.clues, clue)
		}
		if m.series > 0 {
			r.clues = append(r.clues, corpus.VisitClue{Span: s.span(m.from, m.to), Rule: ruleSeries, Kind: m.kind, Ordinal: m.series})
		}
	}
	if r.report {
		return
	}
	r.once(s, "authority", ruleAuthority)
	if r.ofsted && (s.has("inspector") || s.they) {
		r.once(s, "letter", ruleLetter)
	}
	r.partial(s)
	r.joint(s, all, news)
	r.inspector(s)
	r.focus(s, all)
}

// placeFront gives the front matter the place where a report first names its visit.
func (r *reader) placeFront(place corpus.Span) {
	if i := slices.IndexFunc(r.clues, hasRule(ruleFront)); i >= 0 && r.clues[i].Span.Empty() {
		r.clues[i].Span = place
	}
}

// news reports whether s tells of a report or judgement as of the day.
func (s *sentence) news(all []mention) bool {
	for _, m := range all {
		if m.class == "publish" && m.dated && m.moment.fresh {
			return true
		}
		if m.class == "rate" && (m.dated && m.moment.fresh || s.justNow(m)) && !s.behind(m) {
			return true
		}
	}
	return false
}

// justNow reports whether the verb of m is in the perfect or the present.
func (s *sentence) justNow(m mention) bool {
	switch s.fold(m.anchor) {
	case "rates", "brands":
		return true
	}
	for k := m.from - 1; k >= 0 && k >= m.from-4; k-- {
		switch s.fold(k) {
		case "has", "have":
			return true
		case ",":
			return false
		}
	}
	return false
}

// clue is what m says, as a clue; false where it says nothing.
func (r *reader) clue(s *sentence, m mention, news bool) (corpus.VisitClue, bool) {
	c := corpus.VisitClue{Span: s.span(m.from, m.to), Kind: m.kind, Ordinal: m.ordinal, Grade: m.grade}
	c.About = logistic(s.weigh(m, news, r.published))
	switch m.class {
	case "head", "ordinal", "count", "went":
		c.Rule = ruleOf(m)
		r.dateVisit(&c, m)
		if g, ok := s.within(m.to, len(s.tokens), "grade"); ok && m.kind == corpus.FullVisit && (s.behind(m) || s.fold(m.anchor) == "inspected" && g.value == "inadequate") {
			c.Grade, c.Part = g.value, s.narrows(m.to, g.from)
		}
	case "publish", "report":
		if !m.dated && !m.recent && m.kind == "" && m.ordinal == 0 {
			return c, false
		}
		c.Rule = map[string]string{"publish": rulePublished, "report": ruleReport}[m.class]
		if m.ordinal > 0 {
			c.Rule = ruleOrdinal
		}
		r.dateReport(&c, s, m)
	case "rate":
		c.Rule = ruleRated
		if !m.former {
			c.Kind = corpus.FullVisit
		}
		c.Fresh = m.moment.fresh || s.justNow(m) && !m.since
		r.dateRating(&c, s, m)
		c.Part = s.narrows(m.from-reach/2, m.from) || s.headWithin(0, m.from) && s.narrows(0, m.from)
	}
	if r.report {
		c.About = min(c.About, r.inLetter(s, m))
	}
	return c, true
}

// narrows reports whether tokens [from, to) say that a grade beside them is that
// of a part of the service, or of the time of writing.
func (s *sentence) narrows(from, to int) bool {
	_, found := s.within(max(0, from), to, "narrows")
	return found
}

func ruleOf(m mention) string {
	switch {
	case m.class == "count":
		return ruleCount
	case m.class == "went":
		return ruleVerb
	case m.ordinal > 0 && m.earlier:
		return ruleBefore
	case m.ordinal > 0:
		return ruleOrdinal
	case m.final && m.class == "head":
		return ruleFinal
	case m.bare || m.kind == "":
		return ruleNoun
	}
	return ruleNamed
}

// inLetter is the most that a sentence of a letter is about its own visit:
// "It was the third monitoring visit since …", and nothing else, is.
func (r *reader) inLetter(s *sentence, m mention) float64 {
	if m.class == "head" && m.ordinal > 0 && m.kind == r.kind && !m.earlier {
		for k := m.from - 1; k >= 0 && k >= m.from-3; k-- {
			if isBe(s.fold(k)) {
				return 1
			}
		}
	}
	return 0.2
}

func (r *reader) dateVisit(c *corpus.VisitClue, m mention) {
	c.Start, c.End, c.Month = m.host.start, m.host.end, int(m.host.month)
	switch {
	case !m.dated:
	case m.since:
		c.Cycle = m.moment.start
	default:
		c.Start, c.End, c.Month = m.moment.start, m.moment.end, int(m.moment.month)
	}
}

// dateReport takes the moment of a publication; a report without a verb of
// publication can have that of the visit for its own ("a damning report in December").
func (r *reader) dateReport(c *corpus.VisitClue, s *sentence, m mention) {
	c.Fresh = m.dated && m.moment.fresh || m.recent
	switch {
	case !m.dated:
	case m.class == "publish", m.moment.fresh, m.ordinal > 0, m.kind != "", strings.HasPrefix(s.fold(m.anchor), "letter"):
		c.Reported = m.moment.start
	default:
		c.Cycle = m.moment.start
	}
	if c.Kind == "" && s.behind(m) && (s.has("damning") || s.has("grade")) {
		c.Kind = corpus.FullVisit
	}
}

// dateRating takes the moment of a judgement, which newspapers give as that of
// the inspection or that of the report.
func (r *reader) dateRating(c *corpus.VisitClue, s *sentence, m mention) {
	switch {
	case !m.dated:
	case m.moment.fresh:
		c.Reported = m.moment.start
	default:
		c.Cycle = m.moment.start
	}
}

func (r *reader) partial(s *sentence) {
	it, ok := s.within(0, len(s.tokens), "partial")
	if !ok {
		return
	}
	r.clues = append(r.clues, corpus.VisitClue{
		Span: s.span(it.from, it.to), Rule: rulePartial, Kind: corpus.FocusedVisit, About: logistic(1.5),
	})
}

// joint reads "Ofsted and the Care Quality Commission spent a week in …".
func (r *reader) joint(s *sentence, all []mention, news bool) {
	surest := math.Inf(-1)
	for _, m := range all {
		if m.class == "head" || m.class == "went" {
			surest = max(surest, s.weigh(m, news, r.published))
		}
	}
	first, last := -1, -1
	for i, it := range s.items {
		switch {
		case it.class != "body":
		case first < 0:
			first = i
		case it.value != s.items[first].value && last < 0:
			last = i
		}
	}
	if last < 0 || math.IsInf(surest, -1) {
		return
	}
	r.clues = append(r.clues, corpus.VisitClue{
		Span: s.span(s.items[first].from, s.items[last].to), Rule: ruleJoint, Kind: corpus.JointVisit, About: logistic(surest),
	})
}

// once notes the first place where the document has an item of class.
func (r *reader) once(s *sentence, class, rule string) {
	it, ok := s.within(0, len(s.tokens), class)
	if ok && !slices.ContainsFunc(r.clues, hasRule(rule)) {
		r.clues = append(r.clues, corpus.VisitClue{Span: s.span(it.from, it.to), Rule: rule})
	}
}

// inspector reads "inspector Carys Bevan".
func (r *reader) inspector(s *sentence) {
	for i, tok := range s.tokens {
		if tok.fold != "inspector" || s.fold(i-1) == "chief" {
			continue
		}
		last := i + 1
		for last < len(s.tokens) && last < i+4 && s.tokens[last].capital && s.tokens[last].kind == text.Alpha {
			last++
		}
		if last-i < 3 {
			continue
		}
		span := s.span(i+1, last)
		r.clues = append(r.clues, corpus.VisitClue{Span: span, Rule: ruleInspector, Person: span.Of(s.t.Source), About: logistic(1.5)})
	}
}

// focus reads what a visit looked at, in a sentence that speaks of the visit.
func (r *reader) focus(s *sentence, all []mention) {
	it, ok := s.within(0, len(s.tokens), "focus")
	if !ok {
		return
	}
	for _, m := range all {
		if m.class != "head" && m.class != "went" && m.class != "count" {
			continue
		}
		r.clues = append(r.clues, corpus.VisitClue{
			Span: s.span(it.from, it.to), Rule: ruleFocus, Focus: it.value,
			About: logistic(s.weigh(m, false, r.published)),
		})
		return
	}
}
