package visit

import (
	"math"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// weigh is the log odds that m is of the visit that the document is about.
func (s *sentence) weigh(m mention, news bool, published corpus.Date) float64 {
	w := s.classWeight(m) - s.doubt
	add := func(condition bool, weight float64) {
		if condition {
			w += weight
		}
	}
	add(m.kind != "" && !m.bare && m.class != "rate", 0.7)
	add(m.ordinal > 0, 0.7)
	add(m.recent, 2)
	add(m.final, 1)
	add(m.definite == "this", 0.7)
	add(m.earlier, -3)
	add(m.class == "rate" && s.beforeIs(m, "earlier"), -3)
	add(m.class == "rate" && s.attributive(m), -1.5)
	add(s.behind(m), s.behindWeight(m, news))
	add(m.class == "head" && s.setting(m), -2)
	add(m.class != "publish" && s.longAgo(), -2)
	add(m.class == "rate" && s.has("partial"), -3)
	add(m.class == "rate" && m.dated && !m.moment.fresh, -1)
	add(s.lead <= s.upFront(), 0.9)
	add(s.lead > s.upFront() && s.lead <= 7, 0.4)
	add(s.tokens[m.anchor].spoken && m.class != "rate", -1.5)
	add(s.tokens[m.from].spoken && m.class == "rate" && m.from < m.to-2, -1.5)
	add(s.has("light"), 0.4)
	add(s.has("other") || m.class == "rate" && s.beforeIs(m, "many"), -3)
	add(m.class == "rate" && s.relative(m), -1.5)
	add(m.class == "rate" && isBe(s.fold(m.from-1)) && !m.dated && s.lead <= 2, 0.5)
	add(m.class == "rate" && s.fold(m.from-2) == "had", -2)
	add(m.class == "rate" && m.since, -3)
	add(m.class == "head" && s.pluperfect(m), -1.5)
	add((m.class == "went" || m.class == "rate") && s.doubt >= silence && s.lead > 1 && s.hadBeen(m), -2.5)
	add(s.isEntry(), -2)
	add(m.class != "publish" && s.whenBefore(m), -2.5)
	add(m.class == "publish" && s.othersPaper(m), -3)
	add(m.class == "publish" && s.doubt > 0 && !s.has("inspector") && !s.has("head"), -2)
	add(m.class == "went" && s.fold(m.from-1) == "who" && s.fold(m.from-2) == ",", -1.2)
	add(m.class == "head" && m.bare && s.general(m), -2)
	add(m.class == "head" && s.predicate(m), 1.5)
	add(m.class == "head" && m.kind == "" && m.ordinal == 0 && !m.dated && !s.has("inspector") && !s.they, -1)
	add(m.class == "rate" && s.atEarlier(m), -3)
	add(m.class == "report" && m.ordinal == 0 && !m.dated && s.fold(m.anchor) == "letters", -1.5)
	add(news && m.class != "publish", 0.5)
	switch old, found := s.coordinate(m); {
	case m.dated && !m.since:
		w += s.ageWeight(m.moment, published)
	case found:
		w += min(0, s.ageWeight(old, published))
	}
	return w
}

// coordinate is the time of the visit that the judgement m came of in one
// breath, or of the judgement that the visit m led to: "was inspected in 2020 and
// rated good", "was graded good in 2018 at a short inspection".
func (s *sentence) coordinate(m mention) (moment, bool) {
	if m.class != "rate" && m.class != "head" || m.dated {
		return moment{}, false
	}
	for _, other := range s.told {
		visit := other.class == "went" || other.class == "head"
		if visit == (m.class == "rate") && (visit || other.class == "rate") && other.dated && other.anchor < m.from && m.from-other.anchor < reach/2 {
			return other.moment, true
		}
	}
	return moment{}, false
}

// upFront is how many paragraphs tell the news: fewer where the first do not.
func (s *sentence) upFront() int {
	if s.doubt > 0 {
		return 1
	}
	return 3
}

func (s *sentence) classWeight(m mention) float64 {
	switch m.class {
	case "publish":
		if m.dated && m.moment.fresh {
			return 1.5
		}
		return -0.5
	case "report":
		return -0.5
	case "rate":
		return -0.3
	case "ordinal":
		return s.elidedWeight(m)
	}
	return 0.1
}

// elidedWeight: an ordinal without its noun is mostly one of several that are
// told over; in a title or as a predicate it is the news.
func (s *sentence) elidedWeight(m mention) float64 {
	switch {
	case s.title:
		return -0.3
	case s.predicate(m), m.apposed > 0:
		return -0.2
	case s.fold(m.to) == "took" && m.dated:
		return -0.5
	}
	return -3
}

// predicate reports whether m is what a visit is said to be: "it was the fifth".
func (s *sentence) predicate(m mention) bool {
	if s.fold(m.from-2) == "for" && s.came() {
		return true // "they returned for the fourth"
	}
	for k := m.from - 1; k >= 1 && k >= m.from-3; k-- {
		if !isBe(s.fold(k)) {
			continue
		}
		return s.fold(k-1) == "this" || s.fold(k-1) == "it" || s.visitBefore(k)
	}
	return false
}

// visitBefore reports whether a visit is the subject of the verb at token k.
func (s *sentence) visitBefore(k int) bool {
	for i := k - 1; i >= 0 && i >= k-9 && s.tokens[i].kind != text.Punct; i-- {
		if _, visit := s.endingAt(i, "head"); visit || strings.HasPrefix(s.fold(i), "letter") {
			return true
		}
	}
	return false
}

// behindWeight: what stands behind "since" is background; behind "after" it is
// the visit of the news where the news is the judgement ("rated inadequate
// after an inspection").
func (s *sentence) behindWeight(m mention, news bool) float64 {
	if it, _ := s.relation(m); s.fold(it.from) == "follows" {
		if _, letter := s.within(max(0, it.from-6), it.from, "report"); letter {
			return 0.5
		}
	}
	if it, _ := s.relation(m); s.reportBetween(it.to, m.from) {
		return 0
	}
	if m.class == "rate" && s.justNow(m) {
		return -1
	}
	if m.class == "rate" && s.justAfter(m) {
		return 0
	}
	if (m.class == "head" || m.class == "went") && s.afterWord(m) && !s.secondary(m) && !s.longAfter(m) {
		if news || s.introduces(m) {
			return 0.5
		}
		return -1.5
	}
	return -3
}

// introduces reports whether m is "after a focused visit", where a document
// begins or a judgement stands beside it: the visit that its news comes from.
func (s *sentence) introduces(m mention) bool {
	past := m.dated && len(m.moment.start) == toTheYear
	return (m.definite == "a" || m.definite == "an") && !s.measuredAfter(m) && !past && (s.lead <= 1 || s.has("rate"))
}

// justAfter reports whether m is "after inspectors judged it good": what the
// news of the sentence comes from. "A year after" it is no news.
func (s *sentence) justAfter(m mention) bool {
	it, _ := s.relation(m)
	_, inspectors := s.within(it.to, min(len(s.tokens), m.to+6), "inspector")
	return s.fold(it.from) == "after" && inspectors && !s.measuredAfter(m) && s.lead <= 1
}

func (s *sentence) reportBetween(from, to int) bool {
	_, found := s.within(from, to, "report")
	return found
}

// behind reports whether "since", "after" or their like stand before m in its clause.
func (s *sentence) behind(m mention) bool {
	_, found := s.relation(m)
	return found
}

func (s *sentence) afterWord(m mention) bool {
	it, _ := s.relation(m)
	return it.class == "after" && s.fold(it.from) != "follows" && s.fold(it.from) != "followed"
}

// secondary reports whether another visit stands before what sets m behind it.
func (s *sentence) secondary(m mention) bool {
	it, _ := s.relation(m)
	return s.headWithin(0, it.from)
}

// attributive reports whether m is "inadequate-rated", a property known before.
func (s *sentence) attributive(m mention) bool {
	_, grade := s.endingAt(m.anchor-1, "grade")
	return grade && s.fold(m.anchor) == "rated"
}

func (s *sentence) relation(m mention) (item, bool) {
	for k := m.from - 1; k >= 0 && k >= m.from-9; k-- {
		if s.tokens[k].kind == text.Punct {
			break
		}
		for _, class := range []string{"since", "after"} {
			if it, ok := s.endingAt(k, class); ok && !s.satisfied(it, m) {
				return it, true
			}
		}
	}
	return item{}, false
}

// satisfied reports whether the time that "since" asks for stands between it and
// m: "inadequate since 2017 now requires improvement".
func (s *sentence) satisfied(it item, m mention) bool {
	for _, at := range s.moments {
		if at.from == it.to && (at.to < m.from || at.to == m.from && m.class == "rate") {
			return true
		}
	}
	return false
}

// longAfter reports whether m is what something else was months or years after.
func (s *sentence) longAfter(m mention) bool {
	it, _ := s.relation(m)
	unit := s.fold(it.from - 1)
	return strings.HasPrefix(unit, "month") || strings.HasPrefix(unit, "year")
}

// measuredAfter reports whether m is what something else was so long after:
// "four months after".
func (s *sentence) measuredAfter(m mention) bool {
	it, found := s.relation(m)
	_, unit := s.endingAt(it.from-1, "unit")
	return found && unit && it.class == "after"
}

// atEarlier reports whether the judgement m is that of an earlier visit named
// behind it: "rated good at its last inspection".
func (s *sentence) atEarlier(m mention) bool {
	for _, other := range s.told {
		if other.class == "head" && other.earlier && other.anchor > m.to && other.anchor-m.to < 8 {
			return true
		}
	}
	return false
}

// beforeIs reports whether an item of class stands in the few tokens before m.
func (s *sentence) beforeIs(m mention, class string) bool {
	_, found := s.within(max(0, m.from-4), m.to, class)
	return found
}

// relative reports whether m stands in a relative clause, whole or cut short:
// "which were rated", "the school, rated good,".
func (s *sentence) relative(m mention) bool {
	if s.fold(m.from-1) == "," && s.fold(m.from) != "rates" {
		return true
	}
	for k := m.from - 1; k >= 0 && k >= m.from-3; k-- {
		switch s.fold(k) {
		case "which", "who", "whose":
			return true
		}
	}
	return false
}

// general reports whether m is inspection as such: "inspection does not work".
func (s *sentence) general(m mention) bool {
	_, ofSomebody := s.endingAt(m.from-1, "inspector")
	return m.definite == "" && !m.dated && !m.recent && !m.earlier && m.ordinal == 0 && !ofSomebody
}

// whenBefore reports whether m is what a time before was of: "since September
// 2021, when a full inspection …", "the inspection at which it was found …".
func (s *sentence) whenBefore(m mention) bool {
	for k := m.from - 1; k >= 1 && k >= m.from-6; k-- {
		if s.fold(k) == "which" && (s.fold(k-1) == "at" || s.fold(k-1) == "in" || s.fold(k-1) == "after") {
			return true
		}
		if s.fold(k) != "when" {
			continue
		}
		end := k
		if s.fold(k-1) == "," {
			end--
		}
		for _, at := range s.moments {
			if at.to == end {
				return true
			}
		}
	}
	return false
}

// othersPaper reports whether what m publishes is somebody's: "his report".
func (s *sentence) othersPaper(m mention) bool {
	for k := m.from - 1; k >= 1 && k >= m.from-5; k-- {
		if _, report := s.endingAt(k, "report"); report {
			return (s.fold(k-1) == "his" || s.fold(k-1) == "her") && !s.has("inspector")
		}
	}
	return false
}

// isEntry reports whether s is a line of a calendar: "June 2018: …".
func (s *sentence) isEntry() bool {
	return len(s.moments) > 0 && s.moments[0].from == 0 && s.fold(s.moments[0].to) == ":"
}

// pluperfect reports whether the verb behind m says what it had been.
func (s *sentence) pluperfect(m mention) bool {
	for i := m.to; i < len(s.tokens) && i < m.to+9; i++ {
		switch s.fold(i) {
		case "had":
			return true
		case "that", "which", "who", "whose", ".", ",", ";", ":", "was", "were", "is", "has", "found", "and", "it", "they", "when":
			return i == m.to && s.fold(i+1) == "had"
		}
	}
	return false
}

// hadBeen reports whether the verb m says what inspectors had done: where
// neither title nor lead speaks of them, it is background.
func (s *sentence) hadBeen(m mention) bool {
	for i := m.from; i >= 0 && i >= m.from-3; i-- {
		if s.fold(i) == "had" {
			return true
		}
	}
	return false
}

// longAgo reports whether s tells of a time before; "seven weeks ago" is none.
func (s *sentence) longAgo() bool {
	for _, it := range s.items {
		if it.class == "backward" && !slices.ContainsFunc(s.moments, func(at moment) bool { return at.recent && at.to == it.to }) {
			return true
		}
	}
	return false
}

// setting reports whether m is a time at which something else was: "in the first visit".
func (s *sentence) setting(m mention) bool {
	i := m.from - 1
	if determiners[s.fold(i)] && s.fold(i-1) == "during" {
		return true
	}
	if m.ordinal == 0 || m.definite != "the" || s.fold(i) != "the" {
		return false
	}
	switch s.fold(i - 1) {
	case "in", "at", "during", "on":
		return true
	}
	return false
}

// ageWeight: a report is in the news within months of the visit, and within
// more of them where it is not Ofsted's.
func (s *sentence) ageWeight(m moment, published corpus.Date) float64 {
	switch {
	case m.month > 0:
		return 0.7 // a month without a year is of the last twelve
	case m.recent:
		return 0.7
	case m.past:
		return -2.5
	case m.start == "":
		return 0
	case len(published) < toTheMonth:
		if len(m.start) == toTheYear && !m.season {
			return -1.5
		}
		return -0.3
	}
	days := published.First().Sub(m.start.Last()).Hours() / 24
	switch {
	case m.season && days <= 200:
		return 0
	case days > 300 || len(m.start) == toTheYear && m.start.Year() < published.Year():
		return -3
	case days <= 140 && len(m.start) == toTheDay:
		return 1
	case days <= 140 || s.slow && days <= 200:
		return 0.7
	case days > 200 && !s.slow:
		return -1
	}
	return 0
}

func logistic(x float64) float64 { return math.Round(100/(1+math.Exp(-x))) / 100 }
