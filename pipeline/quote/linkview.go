package quote

// A pattern is the symbols between two places, repeats left out, from one side.
const patternLength = 6

func (l *linking) pattern(from, to, step int) (full, near uint32) {
	h := uint32(7)
	last, n := symbol(0), 0
	for w, seen := from, 0; w != to; w += step {
		if seen++; seen > 60 {
			break
		}
		s := l.symbols[w]
		if s == last {
			continue
		}
		last = s
		h = mix(3, h, uint32(s))
		n++
		if n == 3 {
			near = h
		}
		if n >= patternLength {
			break
		}
	}
	if n < 3 {
		near = h
	}
	return h, near
}

func signedDistance(a, b run) uint32 {
	switch {
	case a.last <= b.first:
		return distance(a.last, b.first)
	case b.last <= a.first:
		return 20 + distance(b.last, a.first)
	}
	return 40 + distance(b.first, max(a.first, b.first))
}

func flagOf(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// A view is what the linker sees of a draft, whatever the candidate.
type view struct {
	d               *draft
	cue             run
	kind            uint32 // whether in marks, whole paragraph, found by the model
	sentence, last  int    // its first and last sentence
	paragraph       int
	previous        run
	previousGap     uint32 // paragraphs since the content before
	taggedNear      bool
	openingWord     uint32
	cueStem         uint32
	subject, object run // the noun phrase that the rules take for the cue's subject, and the one behind it
	cueSide         uint32
}

func (l *linking) view(i int, previous run) view {
	d := &l.drafts[i]
	v := view{d: d, cue: l.nearestCue(d), previous: previous}
	v.sentence = l.sentenceOf(d.first())
	v.last = l.sentenceOf(d.last() - 1)
	v.paragraph = l.paragraphOf(d.first())
	p := l.t.Paragraphs[v.paragraph]
	marked := l.inside[d.first()] >= 0 && l.inside[d.last()-1] >= 0
	startsParagraph := d.first()-p.First <= 1
	endsParagraph := l.t.Paragraphs[l.paragraphOf(d.last()-1)].Last-d.last() <= 2
	v.kind = flagOf(d.block) | flagOf(marked)<<1 | flagOf(startsParagraph)<<2 | flagOf(endsParagraph)<<3 | flagOf(d.labels)<<4
	if i > 0 {
		before := &l.drafts[i-1]
		gap := v.paragraph - l.paragraphOf(before.last()-1)
		v.previousGap = uint32(min(max(gap, 0), 3))
	}
	v.openingWord = l.forms[d.first()].word
	if !v.cue.empty() {
		v.cueStem = l.forms[v.cue.last-1].stem
		v.subject, v.object = l.besideCue(v.cue)
		v.cueSide = 1 + flagOf(v.cue.first >= d.parts[0].last)
		if v.cue.first >= d.last() {
			v.cueSide = 3
		}
	}
	s := l.t.Sentences[v.sentence]
	e := l.t.Sentences[v.last]
	for w := s.First; w < min(e.Last, s.First+200); w++ {
		v.taggedNear = v.taggedNear || l.symbols[w] == 'S'
	}
	return v
}

// A relation is how a candidate stands to a content and its cue.
type relation struct {
	kind            uint32 // of candidate
	side            uint32 // 0 before the content, 1 behind it, 2 between its parts, 3 inside
	full, near, far uint32 // what stands between: all of it, beside the content, beside the candidate
	distance        uint32
	hop             uint32 // sentences back, 4 for one behind
	paragraphs      uint32 // back
	head            int    // the candidate's head word
	cueDistance     uint32
	cuePattern      uint32 // what stands between the candidate and the cue
	prior, after    symbol // beside the candidate
	role            uint32 // whether the rules take it for the cue's subject or for the phrase behind it
}

// Distances and hops that stand for what is not there.
const (
	noCue       = 50
	hopBehind   = 4
	farthestHop = 3
)

func (l *linking) relate(v *view, c candidate) relation {
	r := relation{kind: flagOf(c.tagged) | flagOf(c.before)<<1 | flagOf(c.rule)<<2 | c.owned<<3, head: l.headOf(c.words), cueDistance: noCue}
	part := v.d.parts[0]
	if last := v.d.parts[len(v.d.parts)-1]; c.words.first >= last.first {
		part = last
	}
	l.patterns(&r, v.d, part, c.words)
	r.distance = signedDistance(c.words, part)
	switch sentence := l.sentenceOf(c.words.first); {
	case sentence > v.last:
		r.hop = hopBehind
	case sentence < v.sentence:
		r.hop = uint32(min(v.sentence-sentence, farthestHop))
	}
	r.paragraphs = uint32(min(max(v.paragraph-l.paragraphOf(c.words.first), 0), farthestHop))
	if !v.cue.empty() {
		r.cueDistance = signedDistance(c.words, v.cue)
		if c.words.last <= v.cue.first {
			r.cuePattern, _ = l.pattern(c.words.last, v.cue.first, 1)
		} else if v.cue.last <= c.words.first {
			r.cuePattern, _ = l.pattern(v.cue.last, c.words.first, 1)
			r.cuePattern++
		}
	}
	r.prior, r.after = l.symbolBeside(c.words.first-1), l.symbolBeside(c.words.last)
	r.role = flagOf(overlap(c.words, v.subject)) | flagOf(c.words.holds(v.subject.first))<<1 | flagOf(overlap(c.words, v.object))<<2
	return r
}

// patterns tells on which side of a part of d noun phrase c stands, and what is between.
func (l *linking) patterns(r *relation, d *draft, part, c run) {
	switch {
	case c.last <= part.first:
		r.full, r.near = l.pattern(part.first-1, c.last-1, -1)
		_, r.far = l.pattern(c.last, part.first, 1)
	case c.first < part.last:
		r.side = 3
		r.full, r.near = l.pattern(c.last, min(c.last+8, len(l.symbols)), 1)
		_, r.far = l.pattern(c.first-1, max(c.first-4, -1), -1)
	default:
		r.side = 1
		if len(d.parts) > 1 && c.last <= d.last() {
			r.side = 2
		}
		r.full, r.near = l.pattern(part.last, c.first, 1)
		_, r.far = l.pattern(c.first-1, min(part.last-1, c.first-1), -1)
	}
}

// headOf is the head of noun phrase c: its last word before "of", "for" or "at".
func (l *linking) headOf(c run) int {
	for w := c.first + 1; w < c.last; w++ {
		if l.places[w].tag == tagPreposition {
			return w - 1
		}
	}
	return c.last - 1
}

func (l *linking) symbolBeside(w int) symbol {
	if w < 0 || w >= len(l.symbols) {
		return '.'
	}
	return l.symbols[w]
}

// linkFeatures is how many features a candidate has at most.
const linkFeatures = 40

// features of a candidate, appended to out. The rank is how many candidates
// stand nearer on its side.
func (l *linking) features(v *view, c candidate, rank int, out []uint32) []uint32 {
	if c.words.empty() {
		return l.nobody(v, out)
	}
	r := l.relate(v, c)
	around := uint32(r.prior)<<8 | uint32(r.after)
	head := l.forms[r.head]
	headTag := uint32(l.places[r.head].tag)
	tagged := r.kind & 1
	uncued := flagOf(v.cue.empty())
	place := r.side<<4 | r.hop
	return append(out,
		mix(200, r.kind, r.side),
		mix3(201, r.kind, r.distance, r.hop),
		mix3(202, r.full, r.side, tagged),
		mix3(203, r.near, r.side, r.kind),
		mix3(204, r.far, r.side, r.kind),
		mix3(205, r.cueDistance, r.kind, v.cueSide),
		mix3(206, r.cuePattern, v.cueSide, r.side),
		mix3(207, r.cuePattern, r.cueDistance, v.cueStem),
		mix3(208, headTag, r.side, r.kind),
		mix3(209, head.stem, tagged, 0),
		mix3(210, l.forms[c.words.first].word, tagged, 0),
		mix3(211, uint32(rank), r.kind, r.hop),
		mix3(212, v.kind, r.kind, r.side),
		mix3(213, v.kind, r.hop, r.kind),
		mix3(214, flagOf(v.taggedNear), r.kind, place),
		mix3(215, r.kind, v.previousGap, v.kind),
		mix3(216, r.kind, v.previousGap, uncued<<4|r.hop),
		mix3(217, v.cueStem, v.cueSide, place),
		mix3(218, flagOf(l.used[c.words]), r.kind, r.hop),
		mix3(219, around, r.side, r.hop),
		mix3(220, around, r.kind, r.cueDistance),
		mix3(221, r.paragraphs, v.kind, r.kind),
		mix3(222, r.paragraphs, r.hop, headTag),
		mix3(223, uint32(min(c.words.last-c.words.first, 6)), headTag, tagged),
		mix3(224, uint32(r.prior), headTag, r.hop),
		mix3(225, r.near, r.far, r.hop),
		mix3(226, head.shape, r.side, r.hop),
		mix3(228, r.role, r.kind, v.cueSide),
		mix3(229, r.role, r.hop, r.side),
		mix3(230, r.role, v.cueStem, v.cueSide),
		mix3(227, flagOf(v.d.block && !v.d.by.source.empty()), r.kind, hash(v.d.by.rule)),
	)
}

// nobody is the features of the candidate that nobody is named.
func (l *linking) nobody(v *view, out []uint32) []uint32 {
	tagged, uncued := flagOf(v.taggedNear), flagOf(v.cue.empty())
	return append(out,
		mix(100, 0, 0),
		mix(101, v.kind, tagged),
		mix3(102, v.cueStem, v.cueSide, 0),
		mix3(103, v.kind, uncued, v.previousGap),
		mix3(104, v.openingWord, 0, 0),
		mix3(105, uint32(l.t.Paragraphs[v.paragraph].Kind), tagged, uncued),
		mix3(106, flagOf(v.previous.empty()), v.kind, v.previousGap),
		mix3(107, flagOf(v.d.by.source.empty()), flagOf(v.d.block), tagged),
	)
}
