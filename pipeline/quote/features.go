package quote

import "onrecord/corpus/text"

// Where a word stands towards the quotation marks around it.
const (
	outside uint32 = iota
	opening
	firstInside
	inside
	lastInside
	closing
)

// A place is what the sequence model sees of a word beside its form.
type place struct {
	tag   uint8
	marks uint8 // towards quotation marks: outside … closing
	band  uint8 // how often its stem is a cue
}

// bandOf is 0 for a stem never seen as a cue, and 1 to 4 for one that is in less
// than 5 %, 20 %, 50 % of its places, and above.
func bandOf(cues, all int) uint8 {
	switch {
	case cues == 0:
		return 0
	case cues*20 < all:
		return 1
	case cues*5 < all:
		return 2
	case cues*2 < all:
		return 3
	}
	return 4
}

// likelyCue is the band from which a word is looked at as a cue by its neighbours.
const likelyCue = 2

// featureCount is how many features a word has for the sequence model.
const featureCount = 76

func newPlaces(r *reading, g *tagger, bands func(stem uint32) uint8) []place {
	places := make([]place, len(r.t.Words))
	tags := make([]uint8, len(r.t.Words))
	for _, s := range r.t.Sentences {
		g.tag(r, s.First, s.Last, tags)
	}
	for w := range places {
		places[w] = place{tag: tags[w], band: bands(r.forms[w].stem)}
		if r.t.Words[w].Kind != text.Alpha {
			places[w].band = 0
		}
	}
	for _, s := range r.stretches {
		if s.open < s.first {
			places[s.open].marks = uint8(opening)
		}
		for w := s.first; w < s.last; w++ {
			places[w].marks = uint8(inside)
		}
		places[s.first].marks = uint8(firstInside)
		places[s.last-1].marks = uint8(lastInside)
		if s.closed && s.last < len(places) {
			places[s.last].marks = uint8(closing)
		}
	}
	return places
}

// A sentenceView holds what the words of one sentence share.
type sentenceView struct {
	first, last int
	paragraph   text.Paragraph
	kind        uint32 // of paragraph, and whether it is the paragraph's first sentence
	marked      uint32 // whether marks stand in it, at its start
	cues        uint32
	near        []nearby // for each word
}

// nearby is the nearest likely cue on each side of a word, -1 for none, and
// what stands between: comma, verb, mark, "that".
type nearby struct {
	left, right           int32
	leftFlags, rightFlags uint8
}

func (v *sentenceView) look(r *reading, places []place, s text.Sentence) {
	v.first, v.last = s.First, s.Last
	v.paragraph = r.t.Paragraphs[s.Paragraph]
	v.kind = uint32(v.paragraph.Kind) * 2
	if s.First == v.paragraph.First {
		v.kind++
	}
	v.marked, v.cues = 0, 0
	n := s.Last - s.First
	if cap(v.near) < n {
		v.near = make([]nearby, n)
	}
	v.near = v.near[:n]
	last, flags := int32(-1), uint8(0)
	for w := s.First; w < s.Last; w++ {
		v.near[w-s.First].left, v.near[w-s.First].leftFlags = last, flags
		flags |= r.flag(places, w)
		if places[w].band >= likelyCue {
			last, flags = int32(w), 0
			v.cues++
		}
		if places[w].marks != uint8(outside) {
			v.marked |= 1
		}
	}
	if places[s.First].marks != uint8(outside) {
		v.marked |= 2
	}
	last, flags = -1, 0
	for w := s.Last - 1; w >= s.First; w-- {
		v.near[w-s.First].right, v.near[w-s.First].rightFlags = last, flags
		flags |= r.flag(places, w)
		if places[w].band >= likelyCue {
			last, flags = int32(w), 0
		}
	}
	v.cues = min(v.cues, 3)
}

func distance(a, b int) uint32 {
	d := b - a
	switch {
	case d <= 3:
		return uint32(d)
	case d <= 5:
		return 4
	case d <= 8:
		return 5
	case d <= 13:
		return 6
	case d <= 21:
		return 7
	}
	return 8
}

// flag tells what word w puts between the words around it.
func (r *reading) flag(places []place, w int) uint8 {
	switch places[w].tag {
	case tagComma:
		return 1
	case tagPast, tagPresent, tagModal:
		return 2
	case tagMark, tagColon:
		return 4
	}
	if r.forms[w].word == wordThat {
		return 8
	}
	return 0
}

var wordThat = hash("that")

// featuresAt writes the features of word w of the sentence in v.
func (r *reading) featuresAt(places []place, v *sentenceView, w int, out *[featureCount]uint32) {
	p := v.paragraph
	at := func(i int) (*form, uint32, uint32, uint32) {
		if i < p.First || i >= p.Last {
			return edge, 0, 0, 0
		}
		pl := places[i]
		f := r.forms[i]
		return f, uint32(pl.tag), uint32(pl.marks), uint32(pl.band)
	}
	f0, t0, q0, b0 := at(w)
	fa, ta, qa, ba := at(w - 1)
	fb, tb, qb, bb := at(w + 1)
	fa2, ta2, qa2, ba2 := at(w - 2)
	fb2, tb2, qb2, bb2 := at(w + 2)
	fa3, ta3, _, _ := at(w - 3)
	fb3, tb3, _, _ := at(w + 3)
	initial := uint32(0)
	if w == v.first {
		initial = 1
	}
	if w == v.last-1 {
		initial = 2
	}
	fromStart, toEnd := distance(v.first, w), distance(w, v.last-1)
	inQuote := min(q0, 3)

	n := 0
	put := func(h uint32) { out[n] = h; n++ }
	put(mix(0, 0, 0))
	put(mix(1, f0.word, 0))
	put(mix(2, f0.stem, inQuote))
	put(mix(3, t0, q0))
	put(mix(4, f0.shape, f0.tail3))
	put(mix(5, f0.tail2, t0))
	put(mix(6, f0.head, t0))
	put(mix(7, fa.word, inQuote))
	put(mix(8, fb.word, inQuote))
	put(mix(9, fa2.word, 0))
	put(mix(10, fb2.word, 0))
	put(mix(11, fa.stem, t0))
	put(mix(12, fb.stem, t0))
	put(mix(13, fa3.stem, 0))
	put(mix(14, fb3.stem, 0))
	put(mix(15, fa.word, f0.word))
	put(mix(16, f0.word, fb.word))
	put(mix(17, ta, t0))
	put(mix(18, t0, tb))
	put(mix3(19, ta2, ta, t0))
	put(mix3(20, ta, t0, tb))
	put(mix3(21, t0, tb, tb2))
	put(mix3(22, ta3<<8|ta2, ta, t0))
	put(mix3(23, t0, tb, tb2<<8|tb3))
	put(mix3(24, ta2<<8|ta, t0, tb<<8|tb2))
	put(mix3(25, qa, q0, qb))
	put(mix3(26, qa2<<8|qa, q0, qb<<8|qb2))
	put(mix3(27, q0, t0, ta))
	put(mix3(28, qa, q0, f0.word))
	put(mix3(29, q0, qb, f0.word))
	put(mix3(30, qa, q0, fa.word))
	put(mix3(31, q0, qb, fb.word))
	put(mix(32, b0, t0))
	put(mix3(33, ba, b0, bb))
	put(mix3(34, ba2<<8|ba, b0, bb<<8|bb2))
	put(mix3(35, ba, t0, ta))
	put(mix3(36, bb, t0, tb))
	put(mix3(37, b0, ta, tb))
	put(mix3(38, b0, q0, initial))
	put(mix3(39, initial, v.kind, t0))
	put(mix3(40, initial, v.marked, t0))
	put(mix3(41, fromStart, t0, v.marked))
	put(mix3(42, toEnd, t0, v.marked))
	put(mix3(43, fromStart, v.cues, q0))
	put(mix3(44, v.kind, v.marked, v.cues))
	put(mix3(45, initial, f0.word, v.kind))

	near := v.near[w-v.first]
	l, rt := int(near.left), int(near.right)
	if l >= 0 {
		fl, fl1 := r.forms[l], r.formWithin(l+1, p.First, p.Last)
		d, flags := distance(l, w), uint32(near.leftFlags)
		band := uint32(places[l].band)
		put(mix3(46, d, fl.stem, 0))
		put(mix3(47, d, flags, t0))
		put(mix3(48, flags, fl.stem, q0))
		put(mix3(49, d, fl1.word, flags))
		put(mix3(50, d, band, q0))
		put(mix3(51, band, flags, ta))
		put(mix3(52, d, t0<<8|ta, fl1.word))
		put(mix3(53, d, uint32(places[l].tag), t0))
	} else {
		put(mix3(46, 99, t0, q0))
		put(mix3(47, 99, v.marked, ta))
		for n < 54 {
			put(mix(48, 99, 0))
		}
	}
	if rt >= 0 {
		fr, fr1 := r.forms[rt], r.formWithin(rt+1, p.First, p.Last)
		fr0 := r.formWithin(rt-1, p.First, p.Last)
		d, flags := distance(w, rt), uint32(near.rightFlags)
		band := uint32(places[rt].band)
		put(mix3(54, d, fr.stem, 0))
		put(mix3(55, d, flags, t0))
		put(mix3(56, flags, fr.stem, q0))
		put(mix3(57, d, fr1.word, flags))
		put(mix3(58, d, band, q0))
		put(mix3(59, band, flags, tb))
		put(mix3(60, d, t0, fr0.word))
		put(mix3(61, d, uint32(places[rt].tag), t0))
	} else {
		put(mix3(54, 99, t0, q0))
		put(mix3(55, 99, v.marked, tb))
		for n < 62 {
			put(mix(56, 99, 0))
		}
	}
	var bl, br, dl, dr uint32
	if l >= 0 {
		bl, dl = uint32(places[l].band), distance(l, w)
	}
	if rt >= 0 {
		br, dr = uint32(places[rt].band), distance(w, rt)
	}
	put(mix3(62, bl, br, q0))
	put(mix3(63, dl, dr, bl<<8|br))
	put(mix3(64, v.cues, b0, t0))
	put(mix3(65, f0.stem, bl, br))
	// the sentence's first word, and what closes the sentence
	put(mix3(66, r.forms[v.first].word, fromStart, 0))
	put(mix3(67, r.forms[v.last-1].word, toEnd, q0))
	put(mix3(68, f0.word, uint32(fa.shape), uint32(fb.shape)))
	put(mix3(69, f0.shape, fa.shape, fb.shape))
	put(mix3(70, f0.stem, fb.stem, fb2.stem))
	put(mix3(71, fa2.stem, fa.stem, f0.stem))
	put(mix3(72, fa.stem, f0.stem, fb.stem))
	put(mix(73, f0.stem, tb))
	put(mix(74, ta, f0.stem))
	put(mix3(75, fa.stem, fb.stem, t0))
}
