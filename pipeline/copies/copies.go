// Package copies tells which documents are the same text told twice: syndicated
// articles, an agency's copy with a new headline, a report filed again.
//
// A document's signature is a MinHash sketch of its word shingles (A. Broder,
// "On the resemblance and containment of documents", 1997): signatures of two
// texts share about the share of slots that their shingles share. Text in,
// signature out; two signatures in, resemblance out. [Group] puts records into
// groups of copies, whatever their order; [Alike] is the relation that binds them.
//
// Doubt: a short text (under some fifty words) that grew a paragraph is not
// seen as a copy; a text under one shingle has no signature and copies nothing.
package copies

import (
	"cmp"
	"math"
	"slices"

	"github.com/zeebo/xxh3"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

const (
	// slots is the length of a signature. The error of the estimated
	// resemblance is about 1/sqrt(slots).
	slots = 64
	// shingle is the number of folded words hashed together.
	shingle = 4
	// leastAlike is the least resemblance of copies. A copy cut by a fifth
	// resembles its original by about 0.8.
	leastAlike = 0.6
)

// Signature sketches the words of t that are not furniture: slots values, or nil
// where the text is shorter than one shingle.
func Signature(t *text.Text) []uint64 {
	words := lexical(t)
	if len(words) < shingle {
		return nil
	}
	signature := slices.Repeat([]uint64{math.MaxUint64}, slots)
	for i := 0; i+shingle <= len(words); i++ {
		h := uint64(0)
		for _, w := range words[i : i+shingle] {
			h = mix(h ^ w)
		}
		for s := range signature {
			h = mix(h)
			signature[s] = min(signature[s], h)
		}
	}
	return signature
}

// Join is the signature of a text whose parts have the signatures a and b; either
// may be nil. It may lie in the memory of a. What goes over from part to part is
// left out.
func Join(a, b []uint64) []uint64 {
	if a == nil {
		return b
	}
	for s := range b {
		a[s] = min(a[s], b[s])
	}
	return a
}

// lexical hashes the folded words of t outside its furniture.
func lexical(t *text.Text) []uint64 {
	words := make([]uint64, 0, len(t.Words))
	for _, p := range t.Paragraphs {
		if p.Kind == text.Furniture {
			continue
		}
		for i := p.First; i < p.Last; i++ {
			if t.Words[i].Lexical() {
				words = append(words, xxh3.HashString(t.Fold(i)))
			}
		}
	}
	return words
}

// mix is the finaliser of SplitMix64 (Steele, Lea and Flood 2014).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Resemblance estimates the share of shingles that two texts share, 0 to 1.
func Resemblance(a, b []uint64) float64 {
	if len(a) == 0 || len(a) != len(b) {
		return 0
	}
	same := 0
	for i := range a {
		if a[i] == b[i] {
			same++
		}
	}
	return float64(same) / float64(len(a))
}

// bands are the keys under which a signature is looked up: two signatures that
// are Alike share one of them all but certainly (Leskovec, Rajaraman and Ullman,
// "Mining of Massive Datasets", 3.4), two unlike ones hardly ever.
func bands(signature []uint64) []uint64 {
	keys := make([]uint64, 0, len(signature)/band)
	for i := 0; i+band <= len(signature); i += band {
		h := uint64(i)
		for _, slot := range signature[i : i+band] {
			h = mix(h ^ slot)
		}
		keys = append(keys, h)
	}
	return keys
}

// band is the number of slots hashed into one key.
const band = 2

// WorthComparing reports whether signatures that share that many values anywhere
// can be Alike.
func WorthComparing(shared int) bool { return float64(shared) >= leastAlike*slots }

// Alike reports whether two records tell the same text. Reports and letters
// copy only their like.
func Alike(a, b *corpus.Record) bool {
	return a.Kind == b.Kind && Resemblance(a.Clues.Signature, b.Clues.Signature) >= leastAlike
}

// Group sets Copies on every record that is a copy or has one, and clears it on
// the others. A group is whatever is bound by a chain of likeness. Its first is
// the earliest published (a known date before none), then the one with the
// smallest id; it is named after the smallest id. The order of records does not
// matter.
func Group(records []*corpus.Record) {
	sorted := slices.Clone(records)
	slices.SortFunc(sorted, func(a, b *corpus.Record) int { return cmp.Compare(a.ID, b.ID) })
	for _, group := range chains(sorted) {
		name(group)
	}
}

// chains parts records into what likeness binds together, each part in order.
func chains(sorted []*corpus.Record) map[int][]*corpus.Record {
	leader := make([]int, len(sorted))
	shelf := map[uint64][]int{}
	first := map[whole]int{}
	for i, r := range sorted {
		leader[i] = i
		if len(r.Clues.Signature) == 0 {
			continue
		}
		if twin, held := first[wholeOf(r)]; held {
			join(leader, i, twin)
			continue // whatever is like it is like its twin
		}
		first[wholeOf(r)] = i
		for _, key := range bands(r.Clues.Signature) {
			for _, j := range shelf[key] {
				if root(leader, i) != root(leader, j) && Alike(r, sorted[j]) {
					join(leader, i, j)
				}
			}
			shelf[key] = append(shelf[key], i)
		}
	}
	groups := map[int][]*corpus.Record{}
	for i, r := range sorted {
		at := root(leader, i)
		groups[at] = append(groups[at], r)
	}
	return groups
}

// A whole is what two records have in common whose texts are one.
type whole struct {
	kind      corpus.Kind
	signature [slots]uint64
}

func wholeOf(r *corpus.Record) whole {
	w := whole{kind: r.Kind}
	copy(w.signature[:], r.Clues.Signature)
	return w
}

func root(leader []int, i int) int {
	for leader[i] != i {
		leader[i] = leader[leader[i]]
		i = leader[i]
	}
	return i
}

func join(leader []int, i, j int) {
	i, j = root(leader, i), root(leader, j)
	leader[max(i, j)] = min(i, j)
}

func name(group []*corpus.Record) {
	first := slices.MinFunc(group, func(a, b *corpus.Record) int {
		return cmp.Or(cmp.Compare(when(a), when(b)), cmp.Compare(a.ID, b.ID))
	})
	for _, r := range group {
		r.Copies = nil
		if len(group) == 1 {
			return
		}
		r.Copies = &corpus.Copies{Group: group[0].ID}
		if r != first {
			r.Copies.Of = first.ID
		}
	}
}

// when orders records by publication; an unknown date comes last.
func when(r *corpus.Record) string {
	if r.Published == nil || r.Published.Date == "" {
		return "~"
	}
	return string(r.Published.Date)
}
