package quote

import "onrecord/corpus/text"

// stackCount is how many features a word has for the second pass beside those
// of the first, wholeCount how many in all.
const (
	stackCount = 16
	wholeCount = featureCount + stackCount
)

// A labelled run is words of one sentence that the first pass labelled alike.
type labelledRun struct {
	kind        uint32 // 0 outside, 1 content, 2 source, 3 cue
	first, last int
}

// A stackView is what the words of a sentence share of the first pass's labels.
type stackView struct {
	sentence text.Sentence
	runs     []labelledRun
	of       []int32   // of each word its run
	counts   [4]uint32 // of runs by kind, up to 2
	sequence uint32    // of the kinds of runs
	before   uint32    // the sequence of the sentence before in this paragraph
}

func (v *stackView) start() { v.before, v.sequence = 0, 0 }

func (v *stackView) look(labels []uint8, s text.Sentence) {
	v.sentence, v.before, v.sequence = s, v.sequence, 1
	v.runs, v.of, v.counts = v.runs[:0], v.of[:0], [4]uint32{}
	for w := s.First; w < s.Last; w++ {
		kind := uint32(labels[w]+1) / 2
		begins := labels[w]%2 == 1
		if n := len(v.runs); n == 0 || v.runs[n-1].kind != kind || begins {
			v.runs = append(v.runs, labelledRun{kind: kind, first: w, last: w})
			v.counts[kind] = min(v.counts[kind]+1, 2)
			if kind != 0 && n < 8 {
				v.sequence = mix(9, v.sequence, kind)
			}
		}
		v.runs[len(v.runs)-1].last = w + 1
		v.of = append(v.of, int32(len(v.runs)-1))
	}
}

// beside is the kind and the length band of the run at index i, and of the next
// one that is not outside in direction step.
func (v *stackView) beside(i, step int) (kind, gap uint32) {
	for i += step; i >= 0 && i < len(v.runs); i += step {
		if v.runs[i].kind != 0 {
			return v.runs[i].kind, gap
		}
		gap = distance(0, v.runs[i].last-v.runs[i].first)
	}
	return 0, 0
}

func (v *stackView) features(r *reading, places []place, labels []uint8, w int, out *[stackCount]uint32) {
	s := v.sentence
	at := func(i int) uint32 {
		if i < s.First || i >= s.Last {
			return 9
		}
		return uint32(labels[i])
	}
	i := int(v.of[w-s.First])
	own := v.runs[i]
	y, ya, yb := at(w), at(w-1), at(w+1)
	t := uint32(places[w].tag)
	f := r.forms[w]
	left, leftGap := v.beside(i, -1)
	right, rightGap := v.beside(i, 1)
	fromStart, toEnd := distance(own.first, w), distance(w, own.last-1)
	counts := v.counts[1] | v.counts[2]<<2 | v.counts[3]<<4
	marks := uint32(places[w].marks)
	*out = [stackCount]uint32{
		mix3(300, ya, y, yb),
		mix3(301, at(w-2)<<4|ya, y, yb<<4|at(w+2)),
		mix3(302, y, f.word, 0),
		mix3(303, y, t, marks),
		mix3(304, counts, y, t),
		mix3(305, left, right, y),
		mix3(306, left<<8|right, y, t),
		mix3(307, left<<8|leftGap, right<<8|rightGap, y),
		mix3(308, fromStart, y, left<<8|right),
		mix3(309, toEnd, y, left<<8|right),
		mix3(310, v.sequence, y, 0),
		mix3(311, v.sequence, y, left<<8|right),
		mix3(312, v.before, y, counts),
		mix3(313, counts, uint32(places[w].band), y),
		mix3(314, distance(0, own.last-own.first), y, counts),
		mix3(315, left<<8|right, f.stem, y),
	}
}
