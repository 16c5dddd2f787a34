package visit

import (
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A mention is a visit, a report or a judgement that a sentence speaks of. Its
// anchor is the noun or verb that dates are tied to.
type mention struct {
	class    string // "head", "went", "ordinal", "count", "publish", "report", "rate", "block"
	anchor   int    // token
	from, to int    // tokens
	kind     corpus.VisitKind
	bare     bool // kind is what a bare noun suggests
	ordinal  int
	grade    string
	former   bool // the grade is one that is given up
	moment   moment
	since    bool // the moment is when the cycle began
	dated    bool
	recent   bool
	final    bool // the last of its cycle
	series   int  // visits in its cycle
	earlier  bool
	apposed  int    // token of the noun that an ordinal stands behind ("a visit in May, the third"); 0 for none
	host     moment // of that noun
	definite string // "the", "this", "its", "a"
}

// reach is how many tokens away a word can still belong to a mention.
const reach = 14

// mentions are the visits, reports and judgements that s speaks of, each with
// its dates.
func (s *sentence) mentions() []mention {
	var all []mention
	for _, it := range s.items {
		if m, ok := s.mentionAt(it); ok {
			all = append(all, m)
		}
	}
	s.date(all)
	for i, m := range all {
		for _, host := range all {
			if m.apposed > 0 && host.class == "head" && host.anchor == m.apposed && host.dated && !host.since {
				all[i].host = host.moment
			}
		}
	}
	return all
}

func (s *sentence) mentionAt(it item) (mention, bool) {
	m := mention{class: it.class, anchor: it.to - 1, from: it.from, to: it.to}
	switch it.class {
	case "head":
		if _, compound := s.at(it.to, "compound"); compound || s.partOfLonger(it) {
			return m, false
		}
		return s.head(m, it)
	case "went":
		return s.went(m, it)
	case "ordinal":
		return s.elided(m, it)
	case "rate":
		m, ok := s.rating(m, it)
		if it.value == "former" {
			m.grade, m.former = "", true
		}
		return m, ok
	case "report":
		return s.letter(m, it)
	case "number":
		return s.times(m, it)
	case "grade":
		return s.verdict(m, it)
	case "publish", "block":
		return m, true
	}
	return m, false
}

// letter reads what is said of a report: its kind, and of a letter its number.
func (s *sentence) letter(m mention, it item) (mention, bool) {
	if kind := s.modifiers(&m); kind == corpus.MonitoringVisit || kind == corpus.FocusedVisit {
		m.kind = kind
	}
	switch {
	case it.value != "letter":
		m.ordinal = 0
	case m.ordinal == 0:
		s.partOfSeries(&m)
	}
	if m.ordinal == 0 && it.value == "letter" {
		s.numbered(&m)
	}
	return m, m.ordinal == 0 || !s.thought(m) && !s.toCome(m)
}

// head reads the noun phrase of a visit: kind, ordinal, and whether it is the
// latest, an earlier or a future one. Generic and future visits are no mention.
func (s *sentence) head(m mention, it item) (mention, bool) {
	plural := s.isPlural(it)
	m.kind = corpus.VisitKind(it.value)
	future := false
	counted := 0
	kind := s.phrase(&m, &counted, &future)
	switch {
	case kind != "":
		m.kind = kind
	case it.value == "inspection":
		m.kind, m.bare = corpus.FullVisit, true
	case it.value == "visit":
		m.kind = ""
	}
	if m.ordinal == 0 && !plural {
		s.numbered(&m)
	}
	if m.ordinal == 0 {
		s.partOfSeries(&m)
		if plural && m.ordinal > 0 {
			m.series = counted
		}
	}
	if _, several := s.at(m.from+1, "number"); plural && m.ordinal == 1 && several {
		m.ordinal, m.earlier = counted, true // "the first three visits"
	}
	if m.kind != corpus.MonitoringVisit && s.firstSince(m) {
		m.ordinal = 0
	}
	if m.ordinal > 0 && s.measuredAfter(m) {
		m.earlier = true // "four months after their first visit"
	}
	if future || s.thought(m) || s.toCome(m) {
		s.coming = true
		return m, false
	}
	if plural && m.ordinal == 0 {
		return s.count(m, counted)
	}
	return m, true
}

// partOfLonger reports whether a longer noun for a visit ends where it does.
func (s *sentence) partOfLonger(it item) bool {
	for _, other := range s.items {
		if other.class == "head" && other.to == it.to && other.from < it.from {
			return true
		}
	}
	return false
}

// isPlural reports whether the noun of it speaks of several visits.
func (s *sentence) isPlural(it item) bool {
	for i := it.from; i < it.to; i++ {
		switch s.fold(i) {
		case "visits", "inspections", "reviews":
			return true
		}
	}
	return false
}

// phrase walks left over the modifiers of m, takes what they say, and returns
// the kind they name.
func (s *sentence) phrase(m *mention, counted *int, future *bool) corpus.VisitKind {
	var kind corpus.VisitKind
	for i := m.from - 1; i >= 0 && i >= m.anchor-8; i-- {
		if stops[s.fold(i)] && !s.joinsOrdinals(i) || s.tokens[i].kind == text.Punct {
			break
		}
		if it, ok := s.endingAt(i, "kind"); ok && kind == "" {
			kind, m.from = corpus.VisitKind(it.value), it.from
		}
		if it, ok := s.endingAt(i, "ordinal"); ok && m.ordinal == 0 {
			m.ordinal, m.from = it.number(), it.from
		}
		if it, ok := s.endingAt(i, "number"); ok {
			*counted = it.number()
		}
		if it, ok := s.endingAt(i, "recent"); ok {
			m.recent, m.from = true, it.from
		}
		if it, ok := s.endingAt(i, "earlier"); ok {
			if _, time := s.at(i+1, "unit"); time {
				continue // "last week's inspection"
			}
			if s.joinsOrdinals(i - 1) {
				m.final = true // "eighth and last"
			} else {
				m.earlier = true
			}
			m.from = it.from
		}
		if it, ok := s.endingAt(i, "final"); ok {
			m.final, m.from = true, it.from
		}
		if _, ok := s.endingAt(i, "future"); ok {
			*future = true
		}
		if determiners[s.fold(i)] {
			m.definite = s.fold(i)
			break
		}
	}
	return kind
}

// stops are words that no noun phrase of a visit goes on beyond.
var stops = setOf("of in on at to for from by with said that which who was were is are has have had be been after since before following during until when as but or and not it they")

var determiners = setOf("a an the this its their his these those our")

// thought reports whether the words before m make it a visit that has not been.
func (s *sentence) thought(m mention) bool {
	for i := m.from - 1; i >= 0 && i >= m.from-7; i-- {
		if s.tokens[i].kind == text.Punct || s.fold(i) == "since" || s.fold(i) == "after" {
			return false
		}
		if it, ok := s.endingAt(i, "future"); ok && !s.headWithin(it.to, m.from) {
			return true
		}
		if s.fold(i) == "before" {
			return true
		}
	}
	return false
}

// toCome reports whether the words behind m say that it has not been: "will
// take place", "is overdue", "due next month".
func (s *sentence) toCome(m mention) bool {
	if _, due := s.at(m.to, "due"); due {
		return true
	}
	for i := m.to; i < len(s.tokens) && i < m.to+4; i++ {
		switch s.fold(i) {
		case "will", "would":
			return true
		case "is", "are":
			_, due := s.within(i, min(len(s.tokens), i+3), "future")
			return due || s.fold(i+1) == "to"
		}
	}
	return false
}

func (s *sentence) headWithin(from, to int) bool {
	_, found := s.within(from, to, "head")
	return found
}

// modifiers reads the kind before a noun for a report: "monitoring report".
func (s *sentence) modifiers(m *mention) corpus.VisitKind {
	var counted int
	var future bool
	return s.phrase(m, &counted, &future)
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
