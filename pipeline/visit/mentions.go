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
		_, inspectors := s.within(max(0, it.from-reach), it.from, "inspector")
		be := s.fold(it.from - 1)
		passive := isBe(be) || isBe(s.fold(it.from-2))
		if be == "is" || be == "are" {
			return m, false // as a rule, not once
		}
		m.kind, m.bare = corpus.FullVisit, true
		inspectors = inspectors || passive && s.fold(it.from) == "inspected"
		_, m.earlier = s.endingAt(it.from-1, "earlier")
		return m, inspectors
	case "ordinal":
		return s.elided(m, it)
	case "rate":
		m, ok := s.rating(m, it)
		if it.value == "former" {
			m.grade, m.former = "", true
		}
		return m, ok
	case "report":
		if kind := s.modifiers(&m); kind == corpus.MonitoringVisit || kind == corpus.FocusedVisit {
			m.kind = kind
		}
		return m, true
	case "publish", "block":
		return m, true
	}
	return m, false
}

func isBe(word string) bool {
	switch word {
	case "was", "were", "been", "is", "being":
		return true
	}
	return false
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
	if m.ordinal == 0 {
		s.partOfSeries(&m)
		if plural && m.ordinal > 0 {
			m.series = counted
		}
	}
	if future || s.thought(m) || s.toCome(m) {
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
			m.earlier, m.from = true, it.from
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

// joinsOrdinals reports whether token i is the "and" of "sixth and final".
func (s *sentence) joinsOrdinals(i int) bool {
	_, ordinal := s.endingAt(i-1, "ordinal")
	return ordinal && s.fold(i) == "and"
}

// stops are words that no noun phrase of a visit goes on beyond.
var stops = setOf("of in on at to for from by with said that which who was were is are has have had be been after since before following during until when as but or and not it they")

var determiners = setOf("a an the this its their his these those our")

// partOfSeries reads "the first of a series of monitoring visits", "the third of six".
func (s *sentence) partOfSeries(m *mention) {
	for i := m.from - 1; i >= 1 && i >= m.from-7; i-- {
		if w := s.fold(i); w != "of" && w != "in" {
			continue
		}
		end := i - 1
		if f := s.fold(end); (f == "last" || f == "final") && s.fold(end-1) == "and" {
			m.final, end = true, end-2
		}
		if it, ok := s.endingAt(end, "ordinal"); ok {
			m.ordinal, m.from = it.number(), it.from
			return
		}
	}
}

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

// toCome reports whether the verb behind m says that it has not been.
func (s *sentence) toCome(m mention) bool {
	for i := m.to; i < len(s.tokens) && i < m.to+3; i++ {
		switch s.fold(i) {
		case "will", "would", "is", "are":
			_, due := s.within(i, min(len(s.tokens), i+3), "future")
			return due || s.fold(i) == "will" || s.fold(i) == "would"
		}
	}
	return false
}

func (s *sentence) headWithin(from, to int) bool {
	_, found := s.within(from, to, "head")
	return found
}

// count takes "has carried out six monitoring visits" as the sixth; other
// plurals tell no more than the kind.
func (s *sentence) count(m mention, counted int) (mention, bool) {
	m.class = "count"
	if m.earlier && counted > 0 {
		m.class, m.ordinal = "head", counted // "its previous two visits"
		return m, true
	}
	if m.definite != "" || counted == 0 || !s.perfect(m.from) {
		return m, false
	}
	m.ordinal = counted
	m.recent = s.has("recent")
	return m, true
}

// perfect reports whether the verb before token i says what has been done so far.
func (s *sentence) perfect(i int) bool {
	for k := i - 1; k >= 0 && k >= i-8; k-- {
		switch s.fold(k) {
		case "has", "have", "had":
			return true
		}
	}
	return false
}

// elided reads an ordinal whose noun is left out: "its first, in June", "Ofsted's fourth since 2021".
func (s *sentence) elided(m mention, it item) (mention, bool) {
	if s.fold(it.to) == "time" && s.has("went") && (s.has("inspector") || s.fold(it.to+1) == "they" || s.fold(it.to+2) == "they") {
		m.class, m.ordinal, m.to = "head", it.number(), it.to+1 // "the sixth time that inspectors had visited"
		return m, true
	}
	before := s.fold(it.from - 1)
	_, inspectors := s.endingAt(it.from-1, "inspector")
	owned := determiners[before] && before != "a" && before != "an" || inspectors || before == "," || s.ownsNext(it.from-1)
	switch s.fold(it.to) {
	case ",", "since", "in", "took", "was", "looked", "found", "focused", "so", ".", "":
	default:
		return m, false
	}
	if !owned || s.thought(m) || s.toCome(m) {
		return m, false
	}
	m.ordinal = it.number()
	m.definite = before
	if before == "," || s.fold(it.from-2) == "," || s.fold(it.from-3) == "," {
		s.apposed(&m)
	}
	return m, true
}

// ownsNext reports whether token i is a possessive: "the council's".
func (s *sentence) ownsNext(i int) bool {
	return i >= 0 && strings.HasSuffix(text.Fold(s.t.Word(s.tokens[i].word)), "'s")
}

// apposed gives m what the visit says that stands before its comma: "the last
// inspection in September, Ofsted's fourth".
func (s *sentence) apposed(m *mention) {
	for k := m.from - 1; k >= 0 && k >= m.from-reach; k-- {
		it, ok := s.endingAt(k, "head")
		if !ok {
			continue
		}
		if head, ok := s.head(mention{class: "head", anchor: k, from: it.from, to: it.to}, it); ok {
			m.earlier, m.recent = head.earlier, head.recent
			if !head.bare {
				m.kind = head.kind
			}
		}
		return
	}
}

// rating reads a judgement and its grade; without a grade near it is none.
func (s *sentence) rating(m mention, it item) (mention, bool) {
	if s.fold(m.to) == "of" && s.fold(m.anchor) == "rates" {
		return m, false
	}
	if it.value == "near" {
		g, ok := s.at(m.to, "grade")
		m.grade, m.to = g.value, max(m.to, g.to)
		return m, ok
	}
	if g, ok := s.within(m.to, min(len(s.tokens), m.to+12), "grade"); ok && !s.headWithin(m.to, g.from) {
		if g2, ok := s.within(g.to, min(len(s.tokens), g.to+5), "grade"); ok && s.fold(g.from-1) == "from" && s.fold(g2.from-1) == "to" {
			g = g2
		}
		m.grade, m.to = g.value, g.to
		return m, true
	}
	if g, ok := s.within(max(0, m.from-3), m.from, "grade"); ok {
		m.grade, m.from = g.value, g.from
		return m, true
	}
	return m, false
}

// modifiers reads the kind before a noun for a report: "monitoring report".
func (s *sentence) modifiers(m *mention) corpus.VisitKind {
	var counted int
	var future bool
	return s.phrase(m, &counted, &future)
}

// date ties each moment of s to the mention whose anchor is nearest before it,
// and one that has none to the first behind it.
func (s *sentence) date(all []mention) {
	var free []moment
	for _, m := range s.moments {
		switch before := s.prepositionOf(m); {
		case before == "by", before == "until", before == "before", before == "than":
		case s.possessive(m):
			tie(all, s.ownerAfter(all, m, 5), m, "")
		case !tie(all, s.ownerBefore(all, m), m, before):
			free = append(free, m)
		}
	}
	for _, m := range free {
		tie(all, s.ownerAfter(all, m, reach), m, "")
	}
}

// tie gives mention k of all the moment m, if it has none yet.
func tie(all []mention, k int, m moment, preposition string) bool {
	if k < 0 || all[k].dated {
		return k >= 0
	}
	all[k].moment, all[k].dated, all[k].since = m, true, preposition == "since"
	return true
}

// prepositionOf is the word before m, "early" and the like aside.
func (s *sentence) prepositionOf(m moment) string {
	switch before := s.fold(m.from - 1); before {
	case "early", "late", "mid", "of", "last":
		return s.fold(m.from - 2)
	default:
		return before
	}
}

// possessive reports whether m is "last year's", "Friday's".
func (s *sentence) possessive(m moment) bool {
	return s.ownsNext(m.to - 1)
}

// ownerBefore is the nearest mention before m; for what is of the day or the
// week, the nearest publication, if there is one.
func (s *sentence) ownerBefore(all []mention, m moment) int {
	best, within := -1, reach
	for i := m.from - 1; i >= 0 && i >= m.from-4; i-- {
		if _, light := s.endingAt(i, "light"); light {
			within = 3 * reach // "took place" belongs to the visit, however far
		}
	}
	published := false
	for k, a := range all {
		if a.anchor >= m.from || m.from-a.anchor > within || published && a.class != "publish" {
			continue
		}
		if now := m.fresh && a.class == "publish"; best < 0 || a.anchor >= all[best].anchor || now {
			best, published = k, published || now
		}
	}
	return best
}

// ownerAfter is the first undated mention behind m; what is of the day or the
// week can be the time of a publication or judgement alone.
func (s *sentence) ownerAfter(all []mention, m moment, within int) int {
	best := -1
	for k, a := range all {
		if a.anchor < m.to || a.anchor-m.to > within || a.dated || m.fresh && (a.class == "head" || a.class == "went") {
			continue
		}
		if best < 0 || a.anchor < all[best].anchor {
			best = k
		}
	}
	return best
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
