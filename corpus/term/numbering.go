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

// newNumbering numbers places, which are in order and of a stream of that size,
// with ids.
func newNumbering(size int, places, ids []uint32) numbering {
	n := numbering{make([]uint64, size/64+1), make([]uint32, size/64+1), slices.Clone(ids)}
	for _, place := range places {
		n.numbered[place/64] |= 1 << (place % 64)
	}
	count := 0
	for i, word := range n.numbered {
		n.before[i] = uint32(count)
		count += bits.OnesCount64(word)
	}
	return n
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
