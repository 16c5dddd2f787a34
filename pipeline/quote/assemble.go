package quote

import (
	"slices"
	"sort"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A draft is a quotation in the making, in words.
type draft struct {
	parts   []run
	by      attribution
	block   bool // its bounds are those of quotation marks
	labels  bool // the sequence model found it
	settled bool // by says whose it is: a turn of a transcript, a sentence that closes with it

	source, cue run
	taken       bool    // the source is that of the quotation before
	certainty   float64 // that content and source are right
	rule        string
	term        bool // marks around a term
	verdict     bool // on the subject of its sentence, who does not speak
}

// holds reports whether word w stands in the content.
func (d *draft) holds(w int) bool { return runs(d.parts).holds(w) }

func (d *draft) first() int { return d.parts[0].first }
func (d *draft) last() int  { return d.parts[len(d.parts)-1].last }

// cover is the words from the first part's start to the last part's end.
func (d *draft) cover() run { return run{d.first(), d.last()} }

// findings are what the sequence model's labels say, in order.
type findings struct {
	contents      []draft
	sources, cues []run
}

// findings reads labels as contents, sources and cues.
func (r *reading) findings(labels []uint8) findings {
	var f findings
	for _, p := range r.t.Paragraphs {
		r.findIn(p, labels, &f)
	}
	return f
}

// findIn adds to f what labels say of paragraph p. A content that goes on behind
// other words has several parts.
func (r *reading) findIn(p text.Paragraph, labels []uint8, f *findings) {
	held, named := -1, -1 // words behind the content that may go on, and behind the last source or cue
	for w := p.First; w < p.Last; {
		if labels[w] == labelOut {
			w++
			continue
		}
		one := run{w, labelledTo(w, p.Last, labels)}
		switch labelWithin(labels[w]) {
		case labelSource:
			f.sources, named = append(f.sources, one), one.last
		case labelCue:
			f.cues, named = append(f.cues, one), one.last
		case labelContent:
			whole := one.last
			one.last = r.sentenceWithin(w, whole)
			if r.lexicalBetween(w, one.last) { // else marks alone
				f.addContent(one, labels[w] == labelContent && held >= 0 && !r.newAttribution(held, named, w))
				held = one.last
			}
			if one.last < whole {
				held = -1
			}
		}
		w = one.last
	}
}

// labelWithin is the label of the words behind one labelled begin, which is odd if it
// begins a run; the inside label follows it.
func labelWithin(begin uint8) uint8 { return begin + begin%2 }

// labelledTo is where the labelled run that begins at word w ends.
func labelledTo(w, last int, labels []uint8) int {
	within := labelWithin(labels[w])
	for w++; w < last && labels[w] == within; w++ {
	}
	return w
}

// addContent adds a content, or a part to the last one if that goes on.
func (f *findings) addContent(one run, goesOn bool) {
	if !goesOn {
		f.contents = append(f.contents, draft{parts: []run{one}, labels: true})
		return
	}
	last := &f.contents[len(f.contents)-1]
	last.parts = append(last.parts, one)
}

// newAttribution reports whether a source or cue that ends at word named stands
// in the sentence of word w while the content so far ended in an earlier one.
func (r *reading) newAttribution(held, named, w int) bool {
	if named < held {
		return false
	}
	s := r.sentenceAt(w)
	return named > s.First && held <= s.First
}

// sentenceWithin is where a content of words [first, last) ends that begins behind
// the words that attribute it: with its sentence, unless that ends within marks.
func (r *reading) sentenceWithin(first, last int) int {
	s := r.sentenceAt(first)
	if s.Last >= last || first-s.First < 2 || r.inside[s.Last-1] >= 0 && r.inside[s.Last-1] == r.inside[s.Last] {
		return last
	}
	return s.Last
}

// An assembly brings what stands in marks and what the sequence model found together.
type assembly struct {
	*reading
	places []place
	found  findings
	taken  []bool // contents of found that marks bound
	drafts []draft
}

// drafts drafts the quotations of a text from the labels of its words. Marks
// bound a quotation unless the model's content reaches beyond them; what the model
// did not find counts if it is long enough for speech, or if the sentence closes
// with words that attribute it.
func (r *reading) drafts(labels []uint8, places []place) (findings, []draft) {
	r.revise(labels, places)
	framed := r.framed(labels)
	a := assembly{reading: r, places: places, found: r.findings(labels)}
	a.found.contents = append(a.found.contents, framed...)
	slices.SortStableFunc(a.found.contents, byFirst)
	a.taken = make([]bool, len(a.found.contents))
	turns, spoken := r.transcript()
	a.drafts = turns
	for i := range a.found.contents {
		a.taken[i] = spoken.holds(a.found.contents[i].first())
	}
	from := 0
	for _, b := range r.blocks() {
		if !b.leave(spoken) {
			continue
		}
		for from < len(a.taken) && a.found.contents[from].last() <= b.first().first {
			from++
		}
		a.block(b, from)
	}
	for i, taken := range a.taken {
		if !taken {
			a.drafts = append(a.drafts, a.found.contents[i])
		}
	}
	slices.SortStableFunc(a.drafts, byFirst)
	return a.found, a.drafts
}

// block drafts a block, or leaves it to the content that reaches beyond its
// marks. Contents before index from end before the block.
func (a *assembly) block(b block, from int) {
	d := b.draft()
	a.takeSource(&b, from)
	d.settled = b.by.rule == ruleSignature || a.takesAgent(&b, from)
	if !a.marksBound(&b, &d, from) {
		return
	}
	if b.by.rule != ruleAgent || !d.settled {
		a.weigh(&b, &d, from)
	}
	a.drafts = append(a.drafts, d)
}

// takeSource takes the contents that are only the source behind the cue of block b
// ("…,” said one buyer").
func (a *assembly) takeSource(b *block, from int) {
	if b.by.rule != ruleBehind || b.by.cue.last != b.by.source.first {
		return
	}
	for i := from; i < len(a.taken) && a.found.contents[i].first() <= b.by.source.first; i++ {
		c := &a.found.contents[i]
		a.taken[i] = a.taken[i] || c.first() == b.by.source.first && c.last() <= b.by.source.last && !c.settled
	}
}

// takesAgent reports whether block b is what the agent of a passive says, and no
// part of what somebody else does. Its subject, if the sequence model found it as a
// content, is none.
func (a *assembly) takesAgent(b *block, from int) bool {
	if b.by.rule != ruleAgent {
		return false
	}
	verb := b.by.cue.first
	subject := verb
	for subject > 0 && a.is(subject-1, passive|between) {
		subject--
	}
	for i := max(0, from-1); i < len(a.taken) && a.found.contents[i].first() <= verb; i++ {
		switch c := &a.found.contents[i]; {
		case c.holds(verb):
			return false
		case c.last() == subject && a.stretchesOf(c) == nil:
			a.taken[i] = true
		}
	}
	return true
}

// marksBound takes the contents that share words with block b into its draft d, or
// cuts them where b begins; false if one reaches beyond the marks.
func (a *assembly) marksBound(b *block, d *draft, from int) bool {
	for i := from; i < len(a.taken) && a.found.contents[i].first() < b.last().last; i++ {
		c := &a.found.contents[i]
		over, beyond := a.against(c, d)
		if !over {
			continue
		}
		d.labels = true
		switch {
		case !beyond, a.gradesAlone(c), d.settled: // the name that signs is none of the content
			a.taken[i] = true
		case a.cutAt(c, b.first()):
		case a.announces(b, c):
			a.taken[i] = !a.cutBefore(c, a.announcement(b)) || c.last()-c.first() < leastStatement
		case len(d.parts) == 1 && a.aboutTerm(c, b.first()):
			a.taken[i] = true
			d.labels = false
		case len(d.parts) == 1:
			return false
		case c.last() <= d.parts[0].last+1:
			d.parts = d.parts[1:] // a clause with a fragment, and behind it speech
		default:
			a.taken[i] = true
		}
	}
	return true
}

// weigh tells whether d, the draft of block b, is a verdict or marks around a term,
// and finds what makes words out of a term: a clause around it that somebody says,
// or somebody who noted it.
func (a *assembly) weigh(b *block, d *draft, from int) {
	s, alone := b.first(), len(b.parts) == 1
	d.verdict = alone && !d.labels && a.verdict(s)
	d.term = alone && (!d.labels && !d.verdict && !a.speechLike(b) || a.isName(s))
	if !d.term {
		return
	}
	if clause := a.clause(b); !clause.empty() && !a.isTerm(s, b.by) && !overlaps(a.found.contents[from:], clause) {
		d.parts, d.block, d.term = []run{clause}, false, false
		return
	}
	if by, ok := a.noted(s); ok {
		d.by, d.settled, d.term = by, true, false
	}
}

func byFirst(a, b draft) int { return a.first() - b.first() }

// transcript drafts the turns of a transcript, and tells where they are.
func (r *reading) transcript() ([]draft, runs) {
	var all []draft
	var spoken runs
	for _, one := range r.turns() {
		all = append(all, r.turnDraft(one))
		spoken = append(spoken, one.cover)
	}
	return all, spoken
}

// runs are in order and apart.
type runs []run

// holds reports whether word w stands in one of the runs.
func (all runs) holds(w int) bool {
	i := sort.Search(len(all), func(i int) bool { return all[i].last > w })
	return i < len(all) && all[i].first <= w
}

// clause is the clause around a fragment that stands behind a cue of its own
// sentence ("has found “some” progress has been made").
func (a *assembly) clause(b *block) run {
	s := b.first()
	if b.by.rule != ruleBefore || b.by.cue.empty() || b.by.cue.last > s.open || s.open-b.by.cue.last > longestPhrase {
		return run{}
	}
	end := a.withoutStops(s.last+1, a.sentenceAt(s.first).Last)
	if behind := s.last + 1; s.closed && behind < end && a.endsBehind(run{b.by.cue.last, end}, s, a.places) {
		end = behind
	}
	return run{b.by.cue.last, min(max(end, s.last), s.last+longestApposition)}
}

// overlaps reports whether a content at the front of contents, which are in
// order, overlaps one.
func overlaps(contents []draft, one run) bool {
	for i := range contents {
		if contents[i].first() >= one.last {
			return false
		}
		if overlap(contents[i].cover(), one) {
			return true
		}
	}
	return false
}

// leave drops the parts of b that stand in spoken; false if nothing is left.
func (b *block) leave(spoken runs) bool {
	if len(spoken) > 0 {
		b.parts = slices.DeleteFunc(b.parts, func(s stretch) bool { return spoken.holds(s.first) })
	}
	return len(b.parts) > 0
}

func (b *block) draft() draft {
	d := draft{by: b.by, block: true}
	for _, s := range b.parts {
		d.parts = append(d.parts, run{s.first, s.last})
	}
	return d
}

// cutAt ends content c where stretch s begins, if s opens a sentence that c ran
// into from an earlier one.
func (r *reading) cutAt(c *draft, s stretch) bool {
	sentence := r.sentenceAt(s.first)
	if s.open > sentence.First || c.first() >= sentence.First || c.last() > s.last+1 {
		return false
	}
	return r.cutBefore(c, s.open)
}

// aboutTerm reports whether what content c holds in marks are terms in a
// sentence that attributes nothing: none of its words beside the marks of s or
// outside the content is a verb of speech or often a cue.
func (a *assembly) aboutTerm(c *draft, s stretch) bool {
	sentence := a.sentenceAt(s.first)
	if max(c.last()-c.first(), sentence.Last-sentence.First) > longestSentence {
		return false
	}
	if !a.termsAlone(c.cover()) {
		return false
	}
	for w := sentence.First; w < sentence.Last; w++ {
		beside := w >= s.open-2 && w <= s.last+3
		if a.inside[w] < 0 && (beside || !c.holds(w)) && (a.is(w, speech|reporting|undergone) || a.places[w].band >= likelyCue) {
			return false
		}
	}
	return true
}

// gradesAlone reports whether what content c holds in marks are grades, in a
// sentence in which nobody speaks.
func (a *assembly) gradesAlone(c *draft) bool {
	sentence := a.sentenceAt(c.first())
	if max(c.last(), sentence.Last)-sentence.First > longestSentence {
		return false
	}
	for w := sentence.First; w < max(c.last(), sentence.Last); w++ {
		if i := a.inside[w]; i >= 0 && !a.graded(a.stretches[i]) || i < 0 && a.is(w, speech|reporting) {
			return false
		}
	}
	return true
}

// announces reports whether content c holds the words that hand over to speech
// in marks: a colon, or source and cue right before it.
func (r *reading) announces(b *block, c *draft) bool {
	s := b.first()
	if s.open <= c.first() || !r.longEnough(s) || c.last() > b.last().last+1 {
		return false
	}
	if r.fold(s.open-1) == ":" {
		return true
	}
	by := b.by
	handsOver := by.cue.last == s.open || by.cue.last == s.open-1 && r.fold(s.open-1) == ","
	return by.rule == ruleBefore && handsOver && !by.source.empty() && by.source.last == by.cue.first && by.source.first >= c.first()
}

// announcement is the word at which the words begin that hand over to a block
// behind a colon.
func (r *reading) announcement(b *block) int {
	first := b.first().open - 1
	if b.by.rule == ruleBefore && b.by.cue.last <= b.first().open {
		first = b.by.cue.first
		if !b.by.source.empty() {
			first = min(first, b.by.source.first)
		}
	}
	return first
}

// cutBefore ends content c before word end and what joins it to that; false if
// nothing is left.
func (r *reading) cutBefore(c *draft, end int) bool {
	for end > c.first() && (!r.t.Words[end-1].Lexical() && r.inside[end-1] < 0 || r.is(end-1, barrier|between) || r.fold(end-1) == "and") {
		end--
	}
	if end <= c.first() {
		return false
	}
	for c.parts[len(c.parts)-1].first >= end {
		c.parts = c.parts[:len(c.parts)-1]
	}
	last := &c.parts[len(c.parts)-1]
	last.last = min(last.last, end)
	return true
}

// against reports whether content c shares words with d, and whether it has
// words beyond d's marks. A content may stand against many drafts and a draft
// against many contents, so no more is read than settles it.
func (r *reading) against(c, d *draft) (over, beyond bool) {
	near := sort.Search(len(d.parts), func(i int) bool { return d.parts[i].last > c.first() })
	for _, part := range d.parts[near:] {
		if over || part.first >= c.last() {
			break
		}
		for w := max(part.first, c.first()); w < min(part.last, c.last()) && !over; w++ {
			over = r.t.Words[w].Lexical() && c.holds(w)
		}
	}
	return over, over && r.reachesBeyond(c, d)
}

// reachesBeyond reports whether content c has words outside d.
func (r *reading) reachesBeyond(c, d *draft) bool {
	for _, part := range c.parts {
		for w := part.first; w < part.last; w++ {
			if r.t.Words[w].Lexical() && !d.holds(w) {
				return true
			}
		}
	}
	return false
}

// speechLike reports whether a block that the sequence model passed over is
// long enough, or ends enough like a sentence, to be speech nevertheless.
func (r *reading) speechLike(b *block) bool {
	if len(b.parts) > 1 {
		return true
	}
	s := b.first()
	if r.sentenceAlone(s) {
		return true
	}
	n := s.last - s.first
	return n > 2*shortFragment || n > shortFragment && r.endsAsSentence(s)
}

// sentenceAlone reports whether s is a sentence of its own, however short ("“No.”
// She paused."), and no heading.
func (r *reading) sentenceAlone(s stretch) bool {
	first := r.sentenceAt(s.first).First
	return s.open <= first && first <= s.first && sentenceStop(r.fold(s.last-1)) && !r.wholeParagraph(s) && !r.graded(s)
}

// contentSpans are the parts of d as places in the text.
func (r *reading) contentSpans(d *draft) corpus.Spans {
	var spans corpus.Spans
	for _, p := range d.parts {
		spans = append(spans, r.t.Span(p.first, p.last))
	}
	return spans
}
