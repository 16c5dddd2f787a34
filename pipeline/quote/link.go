package quote

import (
	"math"
	"sort"
)

// A linker chooses the source of each content among the noun phrases around
// it: a log-linear model whose candidates share one sum of probabilities.
type linker struct{ table }

// A candidate is a noun phrase that may be the source of a content. Its span
// is empty for "nobody is named".
type candidate struct {
	words  run
	tagged bool   // the sequence model takes it for a source
	before bool   // it is the source of the content before
	rule   bool   // the rules of marks take it for the source
	owned  uint32 // it stands in a content: 1 in its own, 2 in another
}

// symbols stand for words and runs when the linker looks at what stands
// between a candidate and a content.
type symbol byte

// linking is a text made ready for the linker.
type linking struct {
	*reading
	places   []place
	labels   []uint8
	chunks   []run    // noun phrases, in order, outside contents
	symbols  []symbol // of each word; 0 where it goes on with the word before
	sentence []int32  // of each word
	owner    []int32  // of each word the draft whose content it belongs to; -1 for none
	drafts   []draft
	found    findings
	used     map[run]bool // sources chosen so far
}

func newLinking(r *reading, places []place, labels []uint8, found findings, drafts []draft) *linking {
	l := &linking{reading: r, places: places, labels: labels, found: found, drafts: drafts, used: map[run]bool{}}
	l.owner, l.sentence = make([]int32, len(places)), make([]int32, len(places))
	for i, s := range r.t.Sentences {
		for w := s.First; w < s.Last; w++ {
			l.sentence[w] = int32(i)
		}
	}
	for w := range l.owner {
		l.owner[w] = -1
	}
	for i := range drafts {
		for _, p := range drafts[i].parts {
			for w := p.first; w < p.last; w++ {
				l.owner[w] = int32(i)
			}
		}
	}
	l.symbols = make([]symbol, len(places))
	for w := range l.symbols {
		l.symbols[w] = l.symbolAt(w)
	}
	l.findChunks()
	return l
}

func (l *linking) symbolAt(w int) symbol {
	p := l.places[w]
	switch {
	case l.owner[w] >= 0:
		return 'C'
	case l.labels[w] == labelCueBegin || l.labels[w] == labelCue:
		return 'K'
	case l.labels[w] == labelSourceBegin || l.labels[w] == labelSource:
		return 'S'
	case p.band >= likelyCue:
		return 'k'
	}
	switch p.tag {
	case tagComma:
		return ','
	case tagStop:
		return '.'
	case tagColon:
		return ':'
	case tagMark:
		return '"'
	case tagPast, tagPresent, tagModal:
		return 'V'
	case tagVerb, tagGerund, tagParticiple:
		return 'v'
	case tagWh:
		return 'W'
	case tagTo:
		return 't'
	case tagPreposition:
		if l.forms[w].word == wordThat {
			return 'T'
		}
		return 'p'
	case tagAnd:
		return '&'
	case tagAdverb:
		return 'a'
	}
	return 'n'
}

// findChunks lists the noun phrases outside contents, and the sources that the
// sequence model found.
func (l *linking) findChunks() {
	tagged := l.found.sources
	for _, s := range l.t.Sentences {
		for w := s.First; w < s.Last; {
			for len(tagged) > 0 && tagged[0].last <= w {
				tagged = tagged[1:]
			}
			if len(tagged) > 0 && tagged[0].first <= w {
				l.chunks = append(l.chunks, run{w, tagged[0].last})
				w = tagged[0].last
				continue
			}
			most := s.Last
			if len(tagged) > 0 {
				most = min(most, max(tagged[0].first, w))
			}
			end := l.chunkEnd(w, most)
			if end > w {
				l.chunks = append(l.chunks, run{w, end})
				w = end
				continue
			}
			w++
		}
	}
}

// chunkEnd is the end of the noun phrase that begins at word w; w if none does.
func (l *linking) chunkEnd(w, last int) int {
	switch l.places[w].tag {
	case tagPronoun, tagWh:
		return w + 1
	}
	end, noun := w, false
	for end < last && l.owner[end] == l.owner[w] && end-w < longestPhrase {
		switch l.places[end].tag {
		case tagDeterminer, tagPossessive:
			if end > w && l.places[end-1].tag != tagPreposition {
				return chunked(w, end, noun)
			}
		case tagNoun, tagNouns, tagName:
			noun = true
		case tagAdjective, tagNumber:
		case tagPreposition:
			if !noun || end+1 >= last || !l.joins(end) {
				return chunked(w, end, noun)
			}
		case tagColon, tagStop, tagOther:
			if !noun || end+1 >= last || l.places[end+1].tag != tagName && l.places[end+1].tag != tagNoun || l.t.Words[end].End != l.t.Words[end-1].End+1 {
				return chunked(w, end, noun)
			}
			if l.places[end].tag == tagStop && !l.afterTitle(end) || l.forms[end].fold == ":" || l.forms[end].fold == ";" {
				return chunked(w, end, noun)
			}
		default:
			return chunked(w, end, noun)
		}
		end++
	}
	return chunked(w, end, noun)
}

func chunked(first, end int, noun bool) int {
	if noun {
		return end
	}
	return first
}

// joins reports whether the preposition at word w goes on with a noun phrase.
func (l *linking) joins(w int) bool {
	switch l.forms[w].fold {
	case "of", "for", "at", "from":
	default:
		return false
	}
	switch l.places[w+1].tag {
	case tagDeterminer, tagPossessive, tagNoun, tagNouns, tagName, tagAdjective, tagNumber:
		return true
	}
	return false
}

// How far around a content its source is looked for, in words.
const (
	reachBack   = 70
	reachAhead  = 35
	reachInside = 10 // within a content
	mostPhrases = 14 // to either side
)

// candidates of draft i: nobody, the source of the draft before, and the noun
// phrases around.
func (l *linking) candidates(i int, previous run) []candidate {
	d := &l.drafts[i]
	all := []candidate{{}}
	lookAhead := func(from, stop, most int) {
		k := sort.Search(len(l.chunks), func(k int) bool { return l.chunks[k].first >= from })
		for ; k < len(l.chunks) && l.chunks[k].first < stop && most > 0; k++ {
			if c, ok := l.candidate(i, l.chunks[k], previous); ok {
				all = append(all, c)
				most--
			}
		}
	}
	at := sort.Search(len(l.chunks), func(k int) bool { return l.chunks[k].first >= d.first() })
	for k, n := at-1, 0; k >= 0 && n < mostPhrases && d.first()-l.chunks[k].last < reachBack; k-- {
		if c, ok := l.candidate(i, l.chunks[k], previous); ok {
			all = append(all, c)
			n++
		}
	}
	first, last := d.parts[0], d.parts[len(d.parts)-1]
	head := min(first.last, first.first+reachInside)
	lookAhead(first.first, head, mostPhrases)
	lookAhead(max(first.last-reachInside, head), l.reachOf(first), mostPhrases)
	if len(d.parts) > 1 {
		lookAhead(max(last.last-reachInside, l.reachOf(first)), l.reachOf(last), mostPhrases)
	}
	if !previous.empty() && !has(all, previous) {
		all = append(all, candidate{words: previous, before: true, tagged: true, rule: overlap(previous, d.by.source)})
	}
	if !d.by.source.empty() && !hasOverlap(all, d.by.source) {
		all = append(all, candidate{words: d.by.source, rule: true})
	}
	return all
}

// reachOf is how far behind a part of a content its source is looked for: not
// beyond the paragraph.
func (l *linking) reachOf(part run) int {
	return min(part.last+reachAhead, l.t.Paragraphs[l.paragraphOf(part.last-1)].Last)
}

// candidate makes a candidate of the noun phrase c for draft i. One in marks is
// none, one within a content only near the edges of draft i.
func (l *linking) candidate(i int, c, previous run) (candidate, bool) {
	d := &l.drafts[i]
	one := candidate{words: c, tagged: l.tagged(c)}
	if l.inside[c.first] >= 0 {
		return one, false
	}
	if owner := l.owner[c.first]; owner >= 0 {
		one.owned = 1 + flagOf(int(owner) != i)
		switch {
		case one.owned == 1:
			if l.cueBeside(c).empty() {
				return one, false
			}
		case c.last < d.first()-reachInside || c.first > d.last()+reachInside:
			return one, false
		}
	}
	one.before = c == previous
	one.rule = overlap(c, d.by.source)
	return one, true
}

// cueBeside is the group of verbs right behind noun phrase c, or the verb right
// before it, if it can be a cue; empty if it cannot.
func (l *linking) cueBeside(c run) run {
	group, likely := run{c.last, c.last}, false
	for w := c.last; w < len(l.places) && w < c.last+5; w++ {
		switch l.places[w].tag {
		case tagPast, tagPresent, tagModal, tagVerb, tagParticiple, tagGerund, tagAdverb:
			group.last = w + 1
			likely = likely || l.places[w].band >= likelyCue || l.is(w, speech)
			continue
		}
		break
	}
	if likely {
		return group
	}
	if c.first > 0 && l.is(c.first-1, plain) {
		return run{c.first - 1, c.first}
	}
	return run{}
}

// trim cuts from a draft the source and cue that the sequence model left within
// its content, at the start or behind the last comma.
func (l *linking) trim(d *draft) {
	if d.block || d.source.empty() || !d.holds(d.source.first) {
		return
	}
	cue := l.cueBeside(d.source)
	if cue.empty() {
		return
	}
	head, tail := &d.parts[0], &d.parts[len(d.parts)-1]
	attribution := run{min(cue.first, d.source.first), max(cue.last, d.source.last)}
	switch {
	case attribution.first <= head.first+2 && attribution.last < head.last:
		head.first, d.cue = attribution.last, cue
	case attribution.last+6 >= tail.last && attribution.first-1 > tail.first && l.separates(attribution.first-1):
		tail.last, d.cue = attribution.first-1, cue
	}
}

// separates reports whether word w is a comma or closing mark.
func (l *linking) separates(w int) bool {
	return l.places[w].tag == tagComma || l.places[w].tag == tagMark
}

// tagged reports whether the sequence model takes c for a source.
func (l *linking) tagged(c run) bool {
	return !c.empty() && (l.labels[c.first] == labelSourceBegin || l.labels[c.first] == labelSource)
}

func overlap(a, b run) bool { return a.first < b.last && b.first < a.last }

func has(all []candidate, c run) bool {
	for _, x := range all {
		if x.words == c {
			return true
		}
	}
	return false
}

func hasOverlap(all []candidate, c run) bool {
	for _, x := range all {
		if overlap(x.words, c) {
			return true
		}
	}
	return false
}

// nearestCue is the cue that the sequence model found nearest to an edge of d,
// in the sentence of that edge or right beside it.
func (l *linking) nearestCue(d *draft) run {
	var best run
	nearest := reachAhead
	cues := l.found.cues
	for _, p := range []run{d.parts[0], d.parts[len(d.parts)-1]} {
		k := sort.Search(len(cues), func(k int) bool { return cues[k].first >= p.first })
		if k > 0 {
			c := cues[k-1]
			if gap := p.first - c.last; gap < nearest && (l.sameSentence(c.first, p.first) || gap <= 2 && l.handsOver(c, p.first)) {
				nearest, best = gap, c
			}
		}
		k = sort.Search(len(cues), func(k int) bool { return cues[k].first >= p.last })
		if k < len(cues) {
			c := cues[k]
			if gap := c.first - p.last; gap < nearest && l.paragraphOf(c.first) == l.paragraphOf(p.last-1) && (gap <= 4 || l.sameSentence(c.first, p.last-1)) {
				nearest, best = gap, c
			}
		}
	}
	if best.empty() {
		return l.verbBefore(d)
	}
	return best
}

// verbBefore is the verb right before d, for want of a cue that the sequence
// model found.
func (l *linking) verbBefore(d *draft) run {
	w := d.first() - 1
	for w > 0 && (l.places[w].tag == tagMark || l.forms[w].word == wordThat || l.places[w].tag == tagDeterminer) {
		w--
	}
	if w < 0 || !l.sameSentence(w, d.first()) || l.owner[w] >= 0 {
		return run{}
	}
	switch l.places[w].tag {
	case tagPast, tagPresent, tagGerund:
		if !l.is(w, passive) {
			return run{w, w + 1}
		}
	}
	return run{}
}

// handsOver reports whether a cue stands in the paragraph of word w, or closes
// the one before with a colon.
func (l *linking) handsOver(cue run, w int) bool {
	return l.paragraphOf(cue.first) == l.paragraphOf(w) || l.fold(cue.last-1) == ":" || l.fold(cue.last) == ":"
}

func (l *linking) sameSentence(a, b int) bool { return l.sentenceOf(a) == l.sentenceOf(b) }

// paragraphOf is the paragraph of word w.
func (l *linking) paragraphOf(w int) int { return l.t.Sentences[l.sentence[w]].Paragraph }

// sentenceOf is the sentence of word w.
func (l *linking) sentenceOf(w int) int { return int(l.sentence[w]) }

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
	d                *draft
	cue              run
	kind             uint32 // whether in marks, whole paragraph, found by the model
	sentence, last   int    // its first and last sentence
	paragraph        int
	previous         run
	previousGap      uint32 // paragraphs since the content before
	taggedNear       bool
	openingWord, end uint32
	cueStem          uint32
	subject, object  run // the noun phrase that the rules take for the cue's subject, and the one behind it
	cueSide          uint32
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

// besideCue is the subject of a cue by the rules, and the noun phrase behind it.
func (l *linking) besideCue(cue run) (subject, object run) {
	verb := cue.first
	for w := cue.first; w < cue.last; w++ {
		if l.is(w, speech) || l.places[w].tag == tagPast || l.places[w].tag == tagPresent {
			verb = w
			break
		}
	}
	s := l.t.Sentences[l.sentenceOf(verb)]
	subject = l.reading.subject(verb, s.First)
	for w := verb - 1; subject.empty() && w > s.First; w-- {
		if l.cueAt(w) && l.inside[w] < 0 {
			subject = l.reading.subject(w, s.First)
		}
	}
	if subject.empty() && l.inside[s.First] < 0 {
		subject = l.opening(s.First, verb)
	}
	return subject, l.phraseStartingAt(cue.last, s.Last)
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

// choose ranks the candidates of draft i and returns the best with its
// probability.
func (k *linker) choose(l *linking, i int, previous run) (candidate, float64) {
	v := l.view(i, previous)
	cs := l.candidates(i, previous)
	var features [linkFeatures]uint32
	best, total := 0, 0.0
	scores := make([]float64, len(cs))
	for n, c := range cs {
		sum := int32(0)
		for _, f := range l.features(&v, c, rankOf(cs, n, &v), features[:0]) {
			sum += int32(k.rows[f&k.mask])
		}
		scores[n] = float64(sum) * float64(k.scale)
		if scores[n] > scores[best] {
			best = n
		}
	}
	for _, s := range scores {
		total += math.Exp(s - scores[best])
	}
	return cs[best], 1 / total
}

// rankOf counts the tagged candidates nearer to the content on the same side, up to 3.
func rankOf(cs []candidate, n int, v *view) int {
	if cs[n].words.empty() {
		return 0
	}
	first := v.d.first()
	rank := 0
	for m, c := range cs {
		if m == n || c.words.empty() || !c.tagged && cs[n].tagged {
			continue
		}
		switch {
		case cs[n].words.last <= first && c.words.last <= first && c.words.first > cs[n].words.first,
			cs[n].words.first > first && c.words.first > first && c.words.first < cs[n].words.first:
			rank++
		}
	}
	return min(rank, 5)
}

// floating is the certainty of the linker below which a quotation that floats is
// given to the speaker before; landed what that is trusted.
const (
	floating = 0.8
	landed   = 0.75
)

// floats reports whether d is whole sentences in marks that nothing beside them attributes.
func (l *linking) floats(d *draft) bool {
	if !d.block || !l.nearestCue(d).empty() {
		return false
	}
	s := l.t.Sentences[l.sentenceOf(d.first())]
	return d.first()-s.First <= 1 && (d.by.rule == ruleStanding || d.by.rule == ruleNone)
}

// land gives draft i to the speaker of the quotation in the sentence before, or
// to whom the rules take for the speaker there.
func (l *linking) land(d *draft, i int) {
	for i--; i >= 0 && l.drafts[i].term; i-- {
	}
	if i >= 0 {
		p := &l.drafts[i]
		if !p.source.empty() && l.sentenceOf(d.first())-l.sentenceOf(p.last()-1) <= 1 {
			d.source, d.certainty, d.taken = p.source, min(landed, p.certainty), true
			return
		}
	}
	if !d.by.source.empty() && l.nameLike(d.by.source) {
		d.source, d.certainty = d.by.source, min(landed, d.by.confidence)
	}
}

// link chooses the source of every draft in order.
func (k *linker) link(l *linking) {
	var previous run
	for i := range l.drafts {
		d := &l.drafts[i]
		if d.settled {
			d.source, d.certainty = d.by.source, d.by.confidence
			previous = d.source
		}
		if d.term || d.settled {
			continue
		}
		c, p := k.choose(l, i, previous)
		d.source, d.certainty, d.taken = c.words, p, c.before
		if l.floats(d) && d.certainty < floating {
			l.land(d, i)
		}
		l.trim(d)
		if !c.words.empty() {
			previous = c.words
			l.used[c.words] = true
		}
	}
}
