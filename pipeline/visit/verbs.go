package visit

import (
	"slices"

	"onrecord/corpus"
)

// went reads a verb by which inspectors come; without them it is anyone's.
func (s *sentence) went(m mention, it item) (mention, bool) {
	be := s.fold(it.from - 1)
	if be == "is" || be == "are" {
		return m, false // as a rule, not once
	}
	if s.returnsVerdict(it) || it.value == "dated" && !s.momentAt(it.to) {
		return m, false
	}
	m.kind, m.bare = corpus.FullVisit, true
	_, m.earlier = s.endingAt(it.from-1, "earlier")
	passive := isBe(be) || isBe(s.fold(it.from-2)) || be == "," || be == "when"
	return m, s.byInspectors(it) || passive && s.fold(it.from) == "inspected"
}

// momentAt reports whether a time begins at token i.
func (s *sentence) momentAt(i int) bool {
	return slices.ContainsFunc(s.moments, func(at moment) bool { return at.from == i })
}

// byInspectors reports whether inspectors are the subject of the verb it, as far
// as that can be seen: they stand before it, or "they" do behind a sentence of them.
func (s *sentence) byInspectors(it item) bool {
	if _, found := s.within(max(0, it.from-reach), it.from, "inspector"); found {
		return true
	}
	_, found := s.within(max(0, it.from-4), it.from, "they")
	return found && s.they
}

func isBe(word string) bool {
	switch word {
	case "was", "were", "been", "is", "being":
		return true
	}
	return false
}

// came reports whether s has a verb by which inspectors come.
func (s *sentence) came() bool {
	for _, it := range s.items {
		if it.class == "went" && !s.returnsVerdict(it) {
			return true
		}
	}
	return false
}

// returnsVerdict reports whether it is "returned the verdict".
func (s *sentence) returnsVerdict(it item) bool {
	return s.fold(it.from) == "returned" && determiners[s.fold(it.to)]
}
