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
// linear in the stream; memory about 40 bytes a word at the most.
func Find(f *Families, least int, admit func(t *Term) bool) []Term {
	g := grams{stream: f.stream, families: f, least: least}
	g.number()
	terms := g.terms(admit)
	g.nest(terms)
	return terms
}

// grams numbers the recurring sequences of a stream.
type grams struct {
	stream   *Stream
	families *Families
	least    int
	ids      [Longest + 2]numbering // by length
	counts   [Longest + 2][]uint32  // by length, by id
	term     [Longest + 1][]int32   // by length, by id: index of its term, -1 for none
}

func (g *grams) number() {
	shorter := g.words()
	for n := Shortest; n <= Longest+1; n++ {
		g.ids[n], g.counts[n] = numberPairs(shorter, len(g.stream.Keys), g.least)
		shorter = g.ids[n].each()
	}
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

// terms gathers the places of the sequences that may be terms.
func (g *grams) terms(admit func(t *Term) bool) []Term {
	var terms []Term
	for n := Shortest; n <= Longest; n++ {
		terms = g.termsOf(n, terms, admit)
	}
	return terms
}

func (g *grams) termsOf(n int, terms []Term, admit func(t *Term) bool) []Term {
	starts := make([]uint32, len(g.counts[n])+1)
	for id, count := range g.counts[n] {
		starts[id+1] = starts[id] + count
	}
	places := make([]uint32, starts[len(starts)-1])
	filled := slices.Clone(starts)
	for place, id := range g.ids[n].each() {
		places[filled[id]] = uint32(place)
		filled[id]++
	}
	g.term[n] = make([]int32, len(g.counts[n]))
	for id := range g.counts[n] {
		g.term[n][id] = -1
		t := Term{Places: places[starts[id]:starts[id+1]:starts[id+1]], Words: n}
		if id > 0 && g.isTerm(&t) && (admit == nil || admit(&t)) {
			t.Hidden = g.cutOut(&t)
			g.term[n][id] = int32(len(terms))
			terms = append(terms, t)
		}
	}
	return terms
}

// isTerm reports whether t is a term: it is one of a ring, or begins and ends as
// one may and holds one preposition at the most.
func (g *grams) isTerm(t *Term) bool {
	keys := g.stream.Keys[t.Places[0] : int(t.Places[0])+t.Words]
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
	return prepositions <= 1 && !g.endsInPossessive(t)
}

func (g *grams) endsAsTerm(keys []uint32) bool {
	last := g.stream.Class(keys[len(keys)-1])
	return last <= Opener || last == Figure && g.stream.Class(keys[len(keys)-2]) <= Opener
}

// endsInPossessive reports whether what t's last word possesses mostly follows
// it ("local authority children's").
func (g *grams) endsInPossessive(t *Term) bool {
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
			longer := g.ids[t.Words+1].at(int(place) + side.longer)
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

// nest sets CValue and Hidden, from the longest terms to the shortest. The
// C-value of a term of n words is log2 n times the occurrences left to it: all,
// less the mean of those within the longer terms that hold it.
func (g *grams) nest(terms []Term) {
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
		for inner, times := range g.inside(t) {
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
func (g *grams) inside(t *Term) map[int32]int {
	if t.Words == Shortest {
		return nil
	}
	first := int(t.Places[0])
	held := map[int32]int{}
	for n := Shortest; n < t.Words; n++ {
		for at := first; at+n <= first+t.Words; at++ {
			if index := g.term[n][g.ids[n].at(at)]; index >= 0 {
				held[index]++
			}
		}
	}
	return held
}
