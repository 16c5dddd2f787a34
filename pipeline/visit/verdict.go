package visit

import (
	"onrecord/corpus/text"
)

// verdict reads a grade that is a verb: inspectors say that services "require
// improvement to be good".
func (s *sentence) verdict(m mention, it item) (mention, bool) {
	if s.isStated(it) {
		m.class, m.grade = "rate", it.value
		return m, true
	}
	first := s.fold(it.from)
	if first != "requires" && first != "require" && first != "required" || s.fold(it.from-1) == "to" || s.fold(it.from-1) == "as" || s.fold(it.from-1) == "of" {
		return m, false
	}
	for _, other := range s.items {
		if other.class == "rate" && other.to <= it.from && other.to > it.from-12 {
			return m, false
		}
	}
	m.class, m.grade = "rate", it.value
	return m, s.has("inspector") || s.has("report") || s.title
}

// isStated reports whether the grade it is what inspectors say that a service is:
// "services in X are outstanding, Ofsted said", in a title "X services good, say
// inspectors".
func (s *sentence) isStated(it item) bool {
	be := s.fold(it.from-1) == "are" || s.fold(it.from-1) == "is"
	subject := it.from - 1
	for i := range it.from {
		if stops[s.fold(i)] {
			subject = i - 1
			break
		}
	}
	if !be && !(s.title && subject == it.from-1) {
		return false
	}
	if _, service := s.endingAt(subject, "service"); !service {
		return false
	}
	return s.title && be && it.to == len(s.tokens) || s.saidByInspectors(it.to)
}

// saidByInspectors reports whether ", Ofsted said" or ", say inspectors" stands at
// token i, or a few words behind it: "in every respect, Ofsted said".
func (s *sentence) saidByInspectors(i int) bool {
	for until := i + 4; i < until && s.fold(i) != ","; {
		i++
	}
	_, inspectors := s.within(i+1, min(len(s.tokens), i+5), "inspector")
	_, say := s.within(i+1, min(len(s.tokens), i+6), "say")
	return s.fold(i) == "," && inspectors && say
}

// rating reads a judgement and its grade; without a grade near it is none.
func (s *sentence) rating(m mention, it item) (mention, bool) {
	if s.fold(m.to) == "of" && s.fold(m.anchor) == "rates" {
		return m, false
	}
	if it.value == "strict" {
		return s.finding(m)
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

// finding reads "found the service inadequate"; "found inadequate plans" is none.
func (s *sentence) finding(m mention) (mention, bool) {
	g, ok := s.within(m.to, min(len(s.tokens), m.to+8), "grade")
	if !ok || s.headWithin(m.to, g.from) {
		return m, false
	}
	for i := m.to; i < g.from; i++ {
		if s.fold(i) == "," || s.fold(i) == "that" {
			return m, false
		}
	}
	m.grade, m.to = g.value, g.to
	behind := s.fold(g.to)
	return m, g.value != "good" && (behind == "" || stops[behind] || s.tokens[g.to].kind != text.Alpha || afterGrade[behind])
}

// afterGrade are words behind a grade that is a predicate.
var afterGrade = setOf("overall across again for last two three over despite because this")
