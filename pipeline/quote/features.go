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

// nameVerbs tags as names what is tagged as verbs and written with a capital
// behind a word without ("last week Ofsted warned").
func (r *reading) nameVerbs(first, last int, tags []uint8) {
	for w := first + 1; w < last; w++ {
		switch tags[w] {
		case tagPast, tagParticiple:
			if f := r.forms[w]; f.capital && f.shape != shapeCapitals && r.forms[w-1].shape == shapeSmall {
				tags[w] = tagName
			}
		}
	}
}

func newPlaces(r *reading, g *tagger, bands func(stem uint32) uint8) []place {
	places := make([]place, len(r.t.Words))
	tags := make([]uint8, len(r.t.Words))
	for _, s := range r.t.Sentences {
		g.tag(r, s.First, s.Last, tags)
		r.nameVerbs(s.First, s.Last, tags)
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

// A seen word is what the model takes of one word; beyond the paragraph it is the
// edge.
type seen struct {
	*form
	tag, marks, band uint32
}

// reach is how many words on each side of a word its features look at.
const reach = 3

// A window is a word and those around it, the word itself at reach.
type window [2*reach + 1]seen

func (r *reading) windowAt(places []place, p text.Paragraph, w int) (out window) {
	for i := range out {
		at := w + i - reach
		if at < p.First || at >= p.Last {
			out[i].form = edge
			continue
		}
		pl := places[at]
		out[i] = seen{r.forms[at], uint32(pl.tag), uint32(pl.marks), uint32(pl.band)}
	}
	return out
}

// A nearCue is the nearest likely cue on one side of a word; the zero value where
// there is none.
type nearCue struct {
	*form
	distance uint32 // as distance measures it
	between  uint32 // what stands between: see flag
	tag      uint32
	band     uint32
	next     *form // the word behind it
	before   *form
}

func (r *reading) nearCue(places []place, p text.Paragraph, at int, between uint8, away uint32) nearCue {
	if at < 0 {
		return nearCue{}
	}
	return nearCue{
		form: r.forms[at], distance: away, between: uint32(between), tag: uint32(places[at].tag), band: uint32(places[at].band),
		next: r.formWithin(at+1, p.First, p.Last), before: r.formWithin(at-1, p.First, p.Last),
	}
}

// features are written one behind the other, in the order of their templates.
type features struct {
	values *[featureCount]uint32
	n      int
}

func (f *features) put(h uint32) {
	f.values[f.n] = h
	f.n++
}

// featuresAt writes the features of word w of the sentence in v. The number in each
// is that of its template.
func (r *reading) featuresAt(places []place, v *sentenceView, w int, out *[featureCount]uint32) {
	s := r.windowAt(places, v.paragraph, w)
	near := &v.near[w-v.first]
	left := r.nearCue(places, v.paragraph, int(near.left), near.leftFlags, distance(int(near.left), w))
	right := r.nearCue(places, v.paragraph, int(near.right), near.rightFlags, distance(w, int(near.right)))
	fromStart, toEnd := distance(v.first, w), distance(w, v.last-1)
	f := features{values: out}
	f.ofWords(&s)
	f.ofTags(&s)
	f.ofMarks(&s)
	f.ofBands(&s)
	f.ofSentence(&s, v, edgeOf(v, w), fromStart, toEnd)
	f.ofCueBefore(&s, v, &left)
	f.ofCueBehind(&s, v, &right)
	f.ofCues(&s, v, &left, &right)
	f.put(mix3(66, r.forms[v.first].word, fromStart, 0))
	f.put(mix3(67, r.forms[v.last-1].word, toEnd, s[reach].marks))
	f.ofStems(&s)
}

// edgeOf is 1 for the first word of a sentence, 2 for its last.
func edgeOf(v *sentenceView, w int) uint32 {
	switch w {
	case v.last - 1:
		return 2
	case v.first:
		return 1
	}
	return 0
}

func (f *features) ofWords(s *window) {
	a, o, b := &s[reach-1], &s[reach], &s[reach+1]
	inQuote := min(o.marks, 3)
	f.put(mix(0, 0, 0))
	f.put(mix(1, o.word, 0))
	f.put(mix(2, o.stem, inQuote))
	f.put(mix(3, o.tag, o.marks))
	f.put(mix(4, o.shape, o.tail3))
	f.put(mix(5, o.tail2, o.tag))
	f.put(mix(6, o.head, o.tag))
	f.put(mix(7, a.word, inQuote))
	f.put(mix(8, b.word, inQuote))
	f.put(mix(9, s[reach-2].word, 0))
	f.put(mix(10, s[reach+2].word, 0))
	f.put(mix(11, a.stem, o.tag))
	f.put(mix(12, b.stem, o.tag))
	f.put(mix(13, s[reach-3].stem, 0))
	f.put(mix(14, s[reach+3].stem, 0))
	f.put(mix(15, a.word, o.word))
	f.put(mix(16, o.word, b.word))
}

func (f *features) ofTags(s *window) {
	a3, a2, a, o, b, b2, b3 := s[0].tag, s[1].tag, s[2].tag, s[3].tag, s[4].tag, s[5].tag, s[6].tag
	f.put(mix(17, a, o))
	f.put(mix(18, o, b))
	f.put(mix3(19, a2, a, o))
	f.put(mix3(20, a, o, b))
	f.put(mix3(21, o, b, b2))
	f.put(mix3(22, a3<<8|a2, a, o))
	f.put(mix3(23, o, b, b2<<8|b3))
	f.put(mix3(24, a2<<8|a, o, b<<8|b2))
}

func (f *features) ofMarks(s *window) {
	a, o, b := &s[reach-1], &s[reach], &s[reach+1]
	f.put(mix3(25, a.marks, o.marks, b.marks))
	f.put(mix3(26, s[reach-2].marks<<8|a.marks, o.marks, b.marks<<8|s[reach+2].marks))
	f.put(mix3(27, o.marks, o.tag, a.tag))
	f.put(mix3(28, a.marks, o.marks, o.word))
	f.put(mix3(29, o.marks, b.marks, o.word))
	f.put(mix3(30, a.marks, o.marks, a.word))
	f.put(mix3(31, o.marks, b.marks, b.word))
}

func (f *features) ofBands(s *window) {
	a, o, b := &s[reach-1], &s[reach], &s[reach+1]
	f.put(mix(32, o.band, o.tag))
	f.put(mix3(33, a.band, o.band, b.band))
	f.put(mix3(34, s[reach-2].band<<8|a.band, o.band, b.band<<8|s[reach+2].band))
	f.put(mix3(35, a.band, o.tag, a.tag))
	f.put(mix3(36, b.band, o.tag, b.tag))
	f.put(mix3(37, o.band, a.tag, b.tag))
}

func (f *features) ofSentence(s *window, v *sentenceView, edge, fromStart, toEnd uint32) {
	o := &s[reach]
	f.put(mix3(38, o.band, o.marks, edge))
	f.put(mix3(39, edge, v.kind, o.tag))
	f.put(mix3(40, edge, v.marked, o.tag))
	f.put(mix3(41, fromStart, o.tag, v.marked))
	f.put(mix3(42, toEnd, o.tag, v.marked))
	f.put(mix3(43, fromStart, v.cues, o.marks))
	f.put(mix3(44, v.kind, v.marked, v.cues))
	f.put(mix3(45, edge, o.word, v.kind))
}

// absent stands for a distance where there is no cue on that side.
const absent = 99

func (f *features) ofCueBefore(s *window, v *sentenceView, c *nearCue) {
	a, o := &s[reach-1], &s[reach]
	if c.form == nil {
		f.ofNoCue(46, o, v, a)
		return
	}
	f.ofCue(46, o, a, c)
	f.put(mix3(52, c.distance, o.tag<<8|a.tag, c.next.word))
	f.put(mix3(53, c.distance, c.tag, o.tag))
}

func (f *features) ofCueBehind(s *window, v *sentenceView, c *nearCue) {
	o, b := &s[reach], &s[reach+1]
	if c.form == nil {
		f.ofNoCue(54, o, v, b)
		return
	}
	f.ofCue(54, o, b, c)
	f.put(mix3(60, c.distance, o.tag, c.before.word))
	f.put(mix3(61, c.distance, c.tag, o.tag))
}

// ofCue are the first six features from template on of the nearest cue c on the side
// of beside.
func (f *features) ofCue(template uint32, o, beside *seen, c *nearCue) {
	f.put(mix3(template, c.distance, c.stem, 0))
	f.put(mix3(template+1, c.distance, c.between, o.tag))
	f.put(mix3(template+2, c.between, c.stem, o.marks))
	f.put(mix3(template+3, c.distance, c.next.word, c.between))
	f.put(mix3(template+4, c.distance, c.band, o.marks))
	f.put(mix3(template+5, c.band, c.between, beside.tag))
}

// ofNoCue are the eight features from template on where no cue is on the side of
// beside.
func (f *features) ofNoCue(template uint32, o *seen, v *sentenceView, beside *seen) {
	f.put(mix3(template, absent, o.tag, o.marks))
	f.put(mix3(template+1, absent, v.marked, beside.tag))
	for range 6 {
		f.put(mix(template+2, absent, 0))
	}
}

func (f *features) ofCues(s *window, v *sentenceView, left, right *nearCue) {
	o := &s[reach]
	f.put(mix3(62, left.band, right.band, o.marks))
	f.put(mix3(63, left.distance, right.distance, left.band<<8|right.band))
	f.put(mix3(64, v.cues, o.band, o.tag))
	f.put(mix3(65, o.stem, left.band, right.band))
}

func (f *features) ofStems(s *window) {
	a2, a, o, b, b2 := &s[reach-2], &s[reach-1], &s[reach], &s[reach+1], &s[reach+2]
	f.put(mix3(68, o.word, a.shape, b.shape))
	f.put(mix3(69, o.shape, a.shape, b.shape))
	f.put(mix3(70, o.stem, b.stem, b2.stem))
	f.put(mix3(71, a2.stem, a.stem, o.stem))
	f.put(mix3(72, a.stem, o.stem, b.stem))
	f.put(mix(73, o.stem, b.tag))
	f.put(mix(74, a.tag, o.stem))
	f.put(mix3(75, a.stem, b.stem, o.tag))
}
