package visit

// joinsOrdinals reports whether token i is the "and" of "sixth and final".
func (s *sentence) joinsOrdinals(i int) bool {
	_, ordinal := s.endingAt(i-1, "ordinal")
	return ordinal && s.fold(i) == "and"
}

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

// numbered takes the number behind a noun for an ordinal: "visit four".
func (s *sentence) numbered(m *mention) {
	it, ok := s.at(m.to, "number")
	if !ok {
		return
	}
	switch s.fold(it.to) {
	case "", ",", ".", ":", "in", "on", "was", "had", "last", "it", "of", "and", "at", "which", "took", "looked", "found", "said":
		m.ordinal, m.to = it.number(), it.to
	}
}

// times reads "they have been seven times" as the seventh visit.
func (s *sentence) times(m mention, it item) (mention, bool) {
	if s.fold(it.to) != "times" {
		return m, false
	}
	_, went := s.within(max(0, it.from-5), it.from, "went")
	been := s.fold(it.from-1) == "been"
	m.class, m.ordinal, m.to = "count", it.number(), it.to+1
	return m, (went || been) && s.byInspectors(it) && s.perfect(it.from)
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

// elided reads an ordinal whose noun is left out: "its first, in June", "Ofsted's
// fourth since 2021", "it was the sixth and last".
func (s *sentence) elided(m mention, it item) (mention, bool) {
	if s.fold(it.to) == "time" {
		return s.nthTime(m, it)
	}
	if s.fold(it.to) == "and" && (s.fold(it.to+1) == "last" || s.fold(it.to+1) == "final") {
		m.final, m.to = true, it.to+2
	}
	before := s.fold(it.from - 1)
	_, inspectors := s.endingAt(it.from-1, "inspector")
	owned := determiners[before] && before != "a" && before != "an" || inspectors || before == "," || s.ownsNext(it.from-1)
	if s.fold(m.to) == "of" && !s.ofItsKind(m.to+1) {
		return m, false
	}
	if !elidedBefore[s.fold(m.to)] || !owned || s.thought(m) || s.toCome(m) {
		return m, false
	}
	m.ordinal = it.number()
	m.definite = before
	if s.firstSince(m) {
		return m, false
	}
	if before == "," || s.fold(it.from-2) == "," || s.fold(it.from-3) == "," {
		s.apposed(&m)
	}
	return m, true
}

// firstSince reports whether m is the first for some time rather than of a
// series: "its first since 2018", but for "the first since it was judged
// inadequate".
func (s *sentence) firstSince(m mention) bool {
	if m.ordinal != 1 {
		return false
	}
	for i := m.to; i < len(s.tokens) && i < m.to+3; i++ {
		switch s.fold(i) {
		case "since", "for", "in":
			g, graded := s.within(i, len(s.tokens), "grade")
			return (s.fold(i) == "since" || s.fold(i) == "for") && !(graded && g.value == "inadequate") && !s.has("damning")
		}
	}
	return false
}

// ofItsKind reports whether tokens from i on are "its kind", "six" or a number
// of visits.
func (s *sentence) ofItsKind(i int) bool {
	_, number := s.at(i, "number")
	return number || (s.fold(i) == "its" || s.fold(i) == "their" || s.fold(i) == "the") && (s.fold(i+1) == "kind" || s.fold(i+1) == "sort" || s.fold(i+1) == "type" || s.fold(i+1) == "series")
}

// elidedBefore are the words behind an ordinal whose noun is left out.
var elidedBefore = func() map[string]bool {
	set := setOf(", since in took was looked found focused so . : ? under to of look return returned – — came comes or and finds says saw had has is brought dealt concerned follows")
	set[""] = true
	return set
}()

// nthTime reads "the sixth time that inspectors had visited".
func (s *sentence) nthTime(m mention, it item) (mention, bool) {
	behind := it.to + 1
	if s.fold(behind) == "that" {
		behind++
	}
	_, inspectors := s.within(behind, min(len(s.tokens), behind+5), "inspector")
	inspectors = inspectors || s.fold(behind) == "they" || s.fold(behind) == "it"
	m.class, m.ordinal, m.to = "head", it.number(), it.to+1
	if s.firstSince(m) {
		return m, false
	}
	return m, s.came() && (inspectors || s.has("inspector"))
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
			m.apposed, m.earlier, m.recent = k, head.earlier, head.recent
			if !head.bare {
				m.kind = head.kind
			}
		}
		return
	}
}
