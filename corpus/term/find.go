package term

import (
	"iter"
	"math"
	"slices"
)

// The shortest and the longest term, in words.
const (
	Shortest = 2
	Longest  = 6
)

// HiddenShare is the share of a term's places beyond which something longer that
// they are part of hides it.
const HiddenShare = 0.8

// A Term is what recurs in a stream.
type Term struct {
	Places []uint32 // of the first word of each occurrence, in order
	Words  int
	CValue float64
	// Hidden says that something longer has more than HiddenShare of the
	// places: one term, or the same word before or behind.
	Hidden bool
}

// Find counts the terms of f's stream exactly. A term has at least least places,
// and admit, where it is not nil, lets it pass. Terms are in no particular order,
// but in the same one for the same stream.
//
// A sequence of n words can only recur where both sequences of n-1 words in it
// do. So sequences are numbered length by length, each as a pair of numbers of
// the length before, and those that do not recur are dropped at each. Time is
// linear in the stream; memory about 20 bytes a word at the most, the terms' own
// places aside.
func Find(f *Families, least int, admit func(t *Term) bool) []Term {
	g := grams{stream: f.stream, families: f, least: least}
	var terms []Term
	g.longer, g.counts = numberPairs(g.words(), len(g.stream.Keys), least)
	for n := Shortest; n <= Longest; n++ {
		g.ids = g.longer
		counts := g.counts
		g.longer, g.counts = numberPairs(g.ids.each(), len(g.stream.Keys), least)
		terms = g.termsOf(n, counts, terms, admit)
	}
	g.ids, g.longer, g.counts = numbering{}, numbering{}, nil
	g.nest(terms)
	return terms
}

// grams numbers the recurring sequences of a stream, those of one length and of the
// next.
type grams struct {
	stream      *Stream
	families    *Families
	least       int
	ids, longer numbering
	counts      []uint32 // of longer, by id
}

// words yields the places, with their keys, of words that can be part of a term
// or stand beside one: no breaks, and none far behind whatever begins one.
func (g *grams) words() iter.Seq2[int, uint32] {
	return func(yield func(int, uint32) bool) {
		near := 0 // how many more words can be of what began
		for place, key := range g.stream.Keys {
			class := g.stream.Class(key)
			switch {
			case class == Break:
				near = 0
			case class <= Figure || g.families.terms[key] != nil:
				near = Longest + 1
			}
			if near > 0 && !yield(place, key) {
				return
			}
			near--
		}
	}
}

// numberPairs numbers the pairs of neighbours in shorter, which gives places in
// order, that occur least times: the number at each of size places, and the counts.
func numberPairs(shorter iter.Seq2[int, uint32], size, least int) (numbering, []uint32) {
	again := newSieve(size)
	for _, pair := range pairs(shorter) {
		again.note(spread(pair))
	}
	n := newNumbering(size)
	counts, numbers := []uint32{0}, map[uint64]uint32{}
	for place, pair := range pairs(shorter) {
		if least > 1 && !again.recurs(spread(pair)) {
			continue
		}
		id, seen := numbers[pair]
		if !seen {
			id = uint32(len(counts))
			numbers[pair] = id
			counts = append(counts, 0)
		}
		counts[id]++
		n.add(place, id)
	}
	renamed, counts := renumber(counts, least)
	n.rename(renamed)
	return n, counts
}

// renumber numbers anew the ids that occur least times, and gives the others 0.
func renumber(counts []uint32, least int) (renamed, kept []uint32) {
	renamed, kept = make([]uint32, len(counts)), []uint32{0}
	for id, count := range counts {
		if id > 0 && int(count) >= least {
			renamed[id] = uint32(len(kept))
			kept = append(kept, count)
		}
	}
	return renamed, kept
}

// pairs yields the pairs of neighbours by the place of the first.
func pairs(ids iter.Seq2[int, uint32]) iter.Seq2[int, uint64] {
	return func(yield func(int, uint64) bool) {
		before, left := -2, uint32(0)
		for place, id := range ids {
			if place == before+1 && !yield(before, uint64(left)<<32|uint64(id)) {
				return
			}
			before, left = place, id
		}
	}
}

// termsOf adds the terms among the sequences of n words, which are numbered and
// occur that often.
func (g *grams) termsOf(n int, counts []uint32, terms []Term, admit func(t *Term) bool) []Term {
	found := g.placesOf(n, counts)
	terms = slices.Grow(terms, len(found))
	for id, places := range found {
		t := Term{Places: places, Words: n}
		if id > 0 && len(places) > 0 && !g.endsInPossessive(&t) && (admit == nil || admit(&t)) {
			t.Hidden = g.cutOut(&t)
			terms = append(terms, t)
		}
	}
	return terms
}

// placesOf are the places of the sequences of n words that may be terms, by id;
// none of the others.
func (g *grams) placesOf(n int, counts []uint32) [][]uint32 {
	seen, wanted := make([]bool, len(counts)), uint32(0)
	for place, id := range g.ids.each() {
		if seen[id] {
			continue
		}
		seen[id] = true
		if g.mayBeTerm(g.stream.Keys[place : place+n]) {
			wanted += counts[id]
		} else {
			counts[id] = 0
		}
	}
	all, places := make([]uint32, wanted), make([][]uint32, len(counts))
	for place, id := range g.ids.each() {
		if counts[id] == 0 {
			continue
		}
		if places[id] == nil {
			places[id], all = all[:0:counts[id]], all[counts[id]:]
		}
		places[id] = append(places[id], uint32(place))
	}
	return places
}

// mayBeTerm reports whether keys are those of a term: of one of a ring, or they
// begin and end as one may and hold one preposition at the most.
func (g *grams) mayBeTerm(keys []uint32) bool {
	if g.families.isRing(keys) {
		return true
	}
	if g.stream.Class(keys[0]) != Content || !g.endsAsTerm(keys) {
		return false
	}
	prepositions := 0
	for _, key := range keys {
		if g.stream.Class(key) == Preposition {
			prepositions++
		}
	}
	return prepositions <= 1
}

func (g *grams) endsAsTerm(keys []uint32) bool {
	last := g.stream.Class(keys[len(keys)-1])
	return last <= Opener || last == Figure && g.stream.Class(keys[len(keys)-2]) <= Opener
}

// endsInPossessive reports whether what t's last word possesses mostly follows
// it ("local authority children's"), and t is none of a ring.
func (g *grams) endsInPossessive(t *Term) bool {
	if g.families.isRing(g.keysOf(t)) {
		return false
	}
	n := 0
	for _, place := range t.Places {
		if g.stream.possessive(place, t.Words) {
			n++
		}
	}
	return 2*n > len(t.Places)
}

// cutOut reports whether t, at more than HiddenShare of its places, goes on to the
// same word of content on one side: it is part of something longer, be that a
// term or not.
func (g *grams) cutOut(t *Term) bool {
	for _, side := range [2]struct{ longer, word int }{{0, t.Words}, {-1, -1}} {
		counts := map[uint32]int{}
		for _, place := range t.Places {
			longer := g.longer.at(int(place) + side.longer)
			if longer == 0 || g.stream.Class(g.stream.Keys[int(place)+side.word]) > Figure {
				continue
			}
			counts[longer]++
			if float64(counts[longer]) > HiddenShare*float64(len(t.Places)) {
				return true
			}
		}
	}
	return false
}

// keysOf is the keys of t's words.
func (g *grams) keysOf(t *Term) []uint32 {
	return g.stream.Keys[t.Places[0] : int(t.Places[0])+t.Words]
}

// nest sets CValue and Hidden, from the longest terms to the shortest. The
// C-value of a term of n words is log2 n times the occurrences left to it: all,
// less the mean of those within the longer terms that hold it.
func (g *grams) nest(terms []Term) {
	byKeys := make(map[uint64]int32, len(terms)) // by hash
	for i := range terms {
		byKeys[hashOf(g.keysOf(&terms[i]))] = int32(i)
	}
	within := make([]int, len(terms))  // occurrences inside longer terms
	holders := make([]int, len(terms)) // longer terms that hold it
	for i := len(terms) - 1; i >= 0; i-- {
		t := &terms[i]
		left := float64(len(t.Places))
		if holders[i] > 0 {
			left -= float64(within[i]) / float64(holders[i])
		}
		t.CValue = math.Log2(float64(t.Words)) * left
		free := max(0, len(t.Places)-within[i])
		for inner, times := range g.inside(t, terms, byKeys) {
			holders[inner]++
			within[inner] += free * times
			share := float64(times*len(t.Places)) / float64(len(terms[inner].Places))
			if !t.Hidden && share > HiddenShare {
				terms[inner].Hidden = true
			}
		}
	}
}

// inside is the terms that stand within t, and how often each does in one t.
func (g *grams) inside(t *Term, terms []Term, byKeys map[uint64]int32) map[int32]int {
	if t.Words == Shortest {
		return nil
	}
	keys := g.keysOf(t)
	held := map[int32]int{}
	for n := Shortest; n < t.Words; n++ {
		for at := 0; at+n <= t.Words; at++ {
			if index, found := byKeys[hashOf(keys[at:at+n])]; found && slices.Equal(g.keysOf(&terms[index]), keys[at:at+n]) {
				held[index]++
			}
		}
	}
	return held
}

func hashOf(keys []uint32) uint64 {
	h := uint64(len(keys))
	for _, key := range keys {
		h = spread(h ^ uint64(key)<<32)
	}
	return h
}
