package term

import (
	"math/bits"

	"github.com/zeebo/xxh3"

	"onrecord/corpus/text"
)

// A sieve tells what was noted again from what was noted once, by hashes and in
// a few bytes for each: what does not recur need not be numbered, and is most of
// what a long text has. By chance it takes a few of the one for the other.
type sieve struct {
	once, again []uint64 // sets of bits
}

// newSieve is a sieve for about n things.
func newSieve(n int) *sieve {
	size := 1 << bits.Len(uint(n/8))
	return &sieve{once: make([]uint64, size), again: make([]uint64, size)}
}

func (s *sieve) place(hash uint64) (word int, bit uint64) {
	return int(hash >> 6 & uint64(len(s.once)-1)), 1 << (hash & 63)
}

func (s *sieve) note(hash uint64) {
	word, bit := s.place(hash)
	s.again[word] |= s.once[word] & bit
	s.once[word] |= bit
}

func (s *sieve) recurs(hash uint64) bool {
	word, bit := s.place(hash)
	return s.again[word]&bit != 0
}

// spread is the finaliser of MurmurHash3 (Appleby 2011): near numbers get hashes
// far apart.
func spread(x uint64) uint64 {
	x = (x ^ x>>33) * 0xff51afd7ed558ccd
	x = (x ^ x>>33) * 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// NewRecurring is a stream for a text of about so many words, and for those of the
// synonyms y, that leaves out what no recurring term can hold: in the place of a
// word whose key no other word has, it has key 0. All words are noted before any
// is added.
func NewRecurring(words int, y *Synonyms) *Stream {
	s := NewStream()
	s.sieve = newSieve(words)
	for _, r := range y.named {
		for _, names := range r.terms {
			for _, name := range names {
				s.sieve.note(xxh3.HashString(name))
				s.sieve.note(xxh3.HashString(name))
			}
		}
	}
	return s
}

// Note takes notice of the words of t, all of the text or a part of it.
func (s *Stream) Note(t *text.Text) {
	for i, w := range t.Words {
		if w.Lexical() {
			s.sieve.note(xxh3.HashString(keyName(t.Fold(i))))
		}
	}
	for _, sentence := range t.Sentences {
		if n := lexical(t.Words[sentence.First:sentence.Last]); n >= Shortest {
			s.noted += n + 1
		}
	}
}

// lexical is how many of words are no marks.
func lexical(words []text.Word) int {
	n := 0
	for _, w := range words {
		if w.Lexical() {
			n++
		}
	}
	return n
}
