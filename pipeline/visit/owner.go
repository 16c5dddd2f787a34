package visit

import (
	"strings"

	"onrecord/corpus/text"
)

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
	if len(all) == 1 && (all[0].class == "head" || all[0].class == "went") && (m.month > 0 || len(m.start) > toTheYear) {
		within = 3 * reach // there is no other
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

// ownsNext reports whether token i is a possessive: "the council's".
func (s *sentence) ownsNext(i int) bool {
	return i >= 0 && strings.HasSuffix(text.Fold(s.t.Word(s.tokens[i].word)), "'s")
}
