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

// linkFeatures is how many features a candidate has at most.
const linkFeatures = 40

// features of a candidate, appended to out.
func (l *linking) features(v *view, c candidate, rank int, out []uint32) []uint32 {
	put := func(h uint32) { out = append(out, h) }
	if c.words.empty() {
		put(mix(100, 0, 0))
		put(mix(101, v.kind, flagOf(v.taggedNear)))
		put(mix3(102, v.cueStem, v.cueSide, 0))
		put(mix3(103, v.kind, flagOf(v.cue.empty()), v.previousGap))
		put(mix3(104, v.openingWord, 0, 0))
		put(mix3(105, uint32(l.t.Paragraphs[v.paragraph].Kind), flagOf(v.taggedNear), flagOf(v.cue.empty())))
		put(mix3(106, flagOf(v.previous.empty()), v.kind, v.previousGap))
		put(mix3(107, flagOf(v.d.by.source.empty()), flagOf(v.d.block), flagOf(v.taggedNear)))
		return out
	}
	d := v.d
	kind := flagOf(c.tagged) | flagOf(c.before)<<1 | flagOf(c.rule)<<2
	part := d.parts[0]
	if c.words.first >= d.parts[len(d.parts)-1].first {
		part = d.parts[len(d.parts)-1]
	}
	side := uint32(0)
	var full, near, far uint32
	if c.words.last <= part.first {
		full, near = l.pattern(part.first-1, c.words.last-1, -1)
		_, far = l.pattern(c.words.last, part.first, 1)
	} else if c.words.first < part.last {
		side = 3
		full, near = l.pattern(c.words.last, min(c.words.last+8, len(l.symbols)), 1)
		_, far = l.pattern(c.words.first-1, max(c.words.first-4, -1), -1)
	} else {
		side = 1
		if len(d.parts) > 1 && c.words.last <= d.last() {
			side = 2
		}
		full, near = l.pattern(part.last, max(c.words.first, part.last), 1)
		_, far = l.pattern(c.words.first-1, min(part.last-1, c.words.first-1), -1)
	}
	dist := signedDistance(c.words, part)
	sentence := l.sentenceOf(c.words.first)
	hop := uint32(3)
	switch {
	case sentence >= v.sentence && sentence <= v.last:
		hop = 0
	case sentence > v.last:
		hop = 4
	default:
		hop = uint32(min(v.sentence-sentence, 3))
	}
	para := l.paragraphOf(c.words.first)
	paras := uint32(min(max(v.paragraph-para, 0), 3))
	head := c.words.last - 1
	for k := c.words.first; k < c.words.last; k++ { // the noun before "of", "for", "at"
		if l.places[k].tag == tagPreposition && k > c.words.first {
			head = k - 1
			break
		}
	}
	cueDist, cueFull := uint32(50), uint32(0)
	if !v.cue.empty() {
		cueDist = signedDistance(c.words, v.cue)
		if c.words.last <= v.cue.first {
			cueFull, _ = l.pattern(c.words.last, v.cue.first, 1)
		} else if v.cue.last <= c.words.first {
			cueFull, _ = l.pattern(v.cue.last, c.words.first, 1)
			cueFull++
		}
	}
	after, prior := symbol('.'), symbol('.')
	if c.words.last < len(l.symbols) {
		after = l.symbols[c.words.last]
	}
	if c.words.first > 0 {
		prior = l.symbols[c.words.first-1]
	}
	around := uint32(prior)<<8 | uint32(after)
	headTag := uint32(l.places[head].tag)
	used := flagOf(l.used[c.words])
	kind |= c.owned << 3
	put(mix(200, kind, side))
	put(mix3(201, kind, dist, hop))
	put(mix3(202, full, side, kind&1))
	put(mix3(203, near, side, kind))
	put(mix3(204, far, side, kind))
	put(mix3(205, cueDist, kind, v.cueSide))
	put(mix3(206, cueFull, v.cueSide, side))
	put(mix3(207, cueFull, cueDist, v.cueStem))
	put(mix3(208, headTag, side, kind))
	put(mix3(209, l.forms[head].stem, kind&1, 0))
	put(mix3(210, l.forms[c.words.first].word, kind&1, 0))
	put(mix3(211, uint32(rank), kind, hop))
	put(mix3(212, v.kind, kind, side))
	put(mix3(213, v.kind, hop, kind))
	put(mix3(214, flagOf(v.taggedNear), kind, side<<4|hop))
	put(mix3(215, kind, v.previousGap, v.kind))
	put(mix3(216, kind, v.previousGap, flagOf(v.cue.empty())<<4|hop))
	put(mix3(217, v.cueStem, v.cueSide, side<<4|hop))
	put(mix3(218, used, kind, hop))
	put(mix3(219, around, side, hop))
	put(mix3(220, around, kind, cueDist))
	put(mix3(221, paras, v.kind, kind))
	put(mix3(222, paras, hop, headTag))
	put(mix3(223, uint32(min(c.words.last-c.words.first, 6)), headTag, kind&1))
	put(mix3(224, uint32(prior), headTag, hop))
	put(mix3(225, near, far, hop))
	put(mix3(226, l.forms[head].shape, side, hop))
	role := flagOf(overlap(c.words, v.subject)) | flagOf(c.words.holds(v.subject.first))<<1 | flagOf(overlap(c.words, v.object))<<2
	put(mix3(228, role, kind, v.cueSide))
	put(mix3(229, role, hop, side))
	put(mix3(230, role, v.cueStem, v.cueSide))
	put(mix3(227, flagOf(d.block && !d.by.source.empty()), kind, hash(d.by.rule)))
	return out
}
