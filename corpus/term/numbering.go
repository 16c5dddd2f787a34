package term

import (
	"iter"
	"math/bits"
	"slices"
)

// A numbering gives some of the places of a stream a number. Which have one is a
// set of bits, so that many places without one take next to nothing.
type numbering struct {
	numbered []uint64 // bits, by place
	before   []uint32 // by word of numbered: how many are numbered before it
	ids      []uint32 // of the numbered places, in order
}

// newNumbering is one for a stream of that size, in which no place is numbered.
func newNumbering(size int) numbering {
	return numbering{numbered: make([]uint64, size/64+1), before: make([]uint32, size/64+1)}
}

// add numbers a place behind those that are numbered. Rename makes them known.
func (n *numbering) add(place int, id uint32) {
	n.numbered[place/64] |= 1 << (place % 64)
	n.ids = append(n.ids, id)
}

// rename gives every place the number that stands for its own; 0 for none.
func (n *numbering) rename(renamed []uint32) {
	next, kept := 0, n.ids[:0]
	for i, word := range n.numbered {
		n.before[i] = uint32(len(kept))
		for ; word != 0; word &= word - 1 {
			id := renamed[n.ids[next]]
			next++
			if id == 0 {
				n.numbered[i] &^= word & -word
				continue
			}
			kept = append(kept, id)
		}
	}
	n.ids = slices.Clone(kept)
}

// at is the number of place, 0 where it has none.
func (n *numbering) at(place int) uint32 {
	word, bit := n.numbered[place/64], uint64(1)<<(place%64)
	if word&bit == 0 {
		return 0
	}
	return n.ids[int(n.before[place/64])+bits.OnesCount64(word&(bit-1))]
}

// each yields the numbered places in order, with their numbers.
func (n *numbering) each() iter.Seq2[int, uint32] {
	return func(yield func(int, uint32) bool) {
		next := 0
		for i, word := range n.numbered {
			for ; word != 0; word &= word - 1 {
				if !yield(64*i+bits.TrailingZeros64(word), n.ids[next]) {
					return
				}
				next++
			}
		}
	}
}
