package term

import (
	"cmp"
	"slices"
)

// A Family is what the variants of a phrase have in common: the numbers of two
// concepts, a concept being a stem or a ring of synonyms. Families of one
// [Families] are equal if and only if they are the same.
type Family struct {
	Head     uint32
	Modifier uint32 // 0 where the whole phrase is a term of a ring
	Joined   bool   // by "and" or the like, so that neither is the head
}

// Families binds the phrases of a stream to their variants: the terms of their
// ring of synonyms, or the phrases of the same head and modifier, each up to
// synonyms.
//
// The head is the last word before the first preposition, and the modifier the
// last behind it ("churn of temporary staff"); without a preposition they are
// the last word and the one before ("workforce churn"). Words that only "and"
// and other function words part are joined, in any order. What stands before
// these two words is let go: "high staff turnover" is of the family of "staff
// turnover".
type Families struct {
	stream *Stream
	terms  map[uint32][]ringTerm // by first key, the longest first
	names  []string              // of the rings
}

type ringTerm struct {
	keys []uint32
	ring int
}

// NewFamilies is the families of s by the synonyms y.
func NewFamilies(s *Stream, y *Synonyms) *Families {
	f := &Families{stream: s, terms: map[uint32][]ringTerm{}}
	for number, r := range y.named {
		f.names = append(f.names, r.name)
		for _, names := range r.terms {
			keys := s.number(names)
			f.terms[keys[0]] = append(f.terms[keys[0]], ringTerm{keys, number})
		}
	}
	for _, terms := range f.terms {
		slices.SortFunc(terms, func(a, b ringTerm) int { return cmp.Compare(len(b.keys), len(a.keys)) })
	}
	return f
}

// Ring is the name of the ring that is all of family, empty where none is.
func (f *Families) Ring(family Family) string {
	if family.Modifier == 0 && family.Head > f.lastKey() {
		return f.names[^family.Head]
	}
	return ""
}

// HasRing reports whether a ring of synonyms is part of family.
func (f *Families) HasRing(family Family) bool {
	return family.Head > f.lastKey() || family.Modifier > f.lastKey()
}

// lastKey is the greatest number that is a key's; rings are numbered from the
// greatest number downwards.
func (f *Families) lastKey() uint32 { return ^uint32(len(f.names)) }

// isRing reports whether keys are a term of a ring.
func (f *Families) isRing(keys []uint32) bool {
	for _, t := range f.terms[keys[0]] {
		if slices.Equal(t.keys, keys) {
			return true
		}
	}
	return false
}

// Phrase is the family of a phrase that a user wrote.
func (f *Families) Phrase(phrase string) Family { return f.of(f.stream.KeysOf(phrase)) }

// At is the family of the n words at place.
func (f *Families) At(place uint32, n int) Family {
	return f.of(f.stream.Keys[place : int(place)+n])
}

// A unit is a word, or the words of a term of a ring.
type unit struct {
	first, words int
	concept      uint32
	class        Class
}

// of divides keys into head and modifier. Where there are no two words of
// content, the only one is the head.
func (f *Families) of(keys []uint32) Family {
	units := f.units(nil, keys)
	if len(units) == 0 {
		return Family{}
	}
	preposition := slices.IndexFunc(units, isPreposition)
	if preposition > 0 {
		behind := units[preposition+1:]
		if again := slices.IndexFunc(behind, isPreposition); again >= 0 {
			behind = behind[:again]
		}
		head, modifier := lastContent(units[:preposition]), lastContent(behind)
		if head >= 0 && modifier >= 0 {
			return Family{Head: units[head].concept, Modifier: behind[modifier].concept}
		}
	}
	head := lastContent(units)
	if head < 0 {
		return Family{}
	}
	if modifier := lastContent(units[:head]); modifier >= 0 {
		return pair(units[modifier], units[head], modifier+1 < head)
	}
	return Family{Head: units[head].concept}
}

func isPreposition(u unit) bool { return u.class == Preposition }

func lastContent(units []unit) int {
	for i := len(units) - 1; i >= 0; i-- {
		if units[i].class <= Figure {
			return i
		}
	}
	return -1
}

func pair(modifier, head unit, joined bool) Family {
	if joined && modifier.concept > head.concept {
		modifier, head = head, modifier
	}
	return Family{Head: head.concept, Modifier: modifier.concept, Joined: joined}
}

// units appends the units of keys, cut at the longest terms of rings from the
// left.
func (f *Families) units(units []unit, keys []uint32) []unit {
	for at := 0; at < len(keys); {
		u := unit{first: at, words: 1, concept: keys[at], class: f.stream.Class(keys[at])}
		for _, t := range f.terms[keys[at]] {
			if len(t.keys) <= len(keys)-at && slices.Equal(t.keys, keys[at:at+len(t.keys)]) {
				u.words, u.concept, u.class = len(t.keys), ^uint32(t.ring), Content
				break
			}
		}
		units = append(units, u)
		at += u.words
	}
	return units
}

// Each yields every variant in the stream: a family and the shortest words that
// are of it, in order of place. A term of a ring is a variant by itself; every
// other one has two words of content and at most Longest words, the last of which
// is no possessive.
func (f *Families) Each(yield func(family Family, place uint32, words int)) {
	keys := f.stream.Keys
	var units []unit
	for start := 0; start < len(keys); start++ {
		end := start
		for end < len(keys) && f.stream.Class(keys[end]) != Break {
			end++
		}
		if end > start {
			units = f.units(units[:0], keys[start:end])
			f.clause(units, uint32(start), yield)
		}
		start = end
	}
}

func (f *Families) clause(units []unit, start uint32, yield func(family Family, place uint32, words int)) {
	for i, u := range units {
		if u.class != Content {
			continue
		}
		if u.concept > f.lastKey() {
			yield(Family{Head: u.concept}, start+uint32(u.first), u.words)
		}
		preposition := false
		for j := i + 1; j < len(units); j++ {
			v := units[j]
			words := v.first + v.words - u.first
			if words > Longest || preposition && v.class == Preposition {
				break
			}
			preposition = preposition || v.class == Preposition
			if v.class > Figure {
				continue
			}
			family := Family{Head: u.concept, Modifier: v.concept}
			if !preposition {
				family = pair(u, v, i+1 < j)
			}
			if place := start + uint32(u.first); !f.stream.possessive(place, words) {
				yield(family, place, words)
			}
			if !preposition {
				break
			}
		}
	}
}
