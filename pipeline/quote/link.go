package quote

import "math"

// A linker chooses the source of each content among the noun phrases around
// it: a log-linear model whose candidates share one sum of probabilities.
type linker struct{ table }

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
// given to the speaker before; landed what that is trusted, unlanded what nobody is.
const (
	floating = 0.8
	landed   = 0.75
	unlanded = 0.3
)

// floats reports whether d is whole sentences in marks that nothing beside them attributes.
func (l *linking) floats(d *draft) bool {
	if !d.block || !l.nearestCue(d).empty() {
		return false
	}
	s := l.t.Sentences[l.sentenceOf(d.first())]
	return d.first()-s.First <= 1 && (d.by.rule == ruleStanding || d.by.rule == ruleNone)
}

// handed reports whether source and cue stand right before d ("Ms Hale said: “…",
// "which said “…").
func (l *linking) handed(d *draft) bool {
	by := d.by
	if !d.block || by.cue.empty() || by.source.empty() || !l.nameLike(by.source) && !l.is(by.source.first, pronoun) {
		return false
	}
	open := d.first() - 1
	if by.rule != ruleBefore || by.source.last != by.cue.first {
		return false
	}
	if by.cue.last == open-1 && l.fold(open-1) == ":" {
		return true
	}
	return by.cue.last == open && l.is(by.source.first, pronoun) && (by.source.first == 0 || l.fold(by.source.first-1) != "what")
}

// headed is the certainty of a source that opens the sentence, with asides behind it.
const headed = 0.85

// heads is the noun phrase that opens the sentence of a clause whose cue stands
// right before it, if asides in commas divide the two.
func (l *linking) heads(d *draft) run {
	cue := l.nearestCue(d)
	if d.block || cue.empty() || cue.last != d.first() {
		return run{}
	}
	verb := cue.first
	for verb < cue.last && l.is(verb, between) {
		verb++
	}
	first := l.t.Sentences[l.sentenceOf(cue.first)].First
	if verb == cue.last || cue.first == first || l.fold(cue.first-1) != "," || !l.cueAt(verb) {
		return run{}
	}
	return l.leading(cue.first-1, first)
}

// turn gives what somebody was told to who told them, or to nobody: the subject
// of a cue in the passive does not speak.
func (l *linking) turn(d *draft) {
	cue := l.nearestCue(d)
	if cue.empty() {
		return
	}
	verb := cue.last - 1
	for verb > cue.first && !l.is(verb, undergone) {
		verb--
	}
	last := l.t.Sentences[l.sentenceOf(verb)].Last
	if l.is(verb, undergone) && verb+2 < last && l.fold(verb+1) == "by" {
		if by := l.agent(verb+2, last); !by.empty() {
			d.source, d.taken = by, false
			return
		}
	}
	if d.source.empty() || d.source.last > cue.last || d.source.last < cue.first-moodReach {
		return
	}
	aux := verb - 1
	for aux > d.source.last && (l.places[aux].tag == tagAdverb || l.is(aux, passive) && l.is(aux-1, passive)) {
		aux--
	}
	if !l.is(verb, undergone) || aux < d.source.last || !l.is(aux, passive) {
		return
	}
	d.source = run{}
	if end := d.last() + 1; l.inside[d.last()-1] >= 0 && end+1 < last && l.fold(end) == "by" {
		d.source = l.agent(end+1, last)
	}
}

// withAntecedent is source and, where it is a relative pronoun, the phrase that
// the pronoun stands for ("Mr Hale, who said").
func (l *linking) withAntecedent(source run) run {
	if source.last-source.first != 1 || l.places[source.first].tag != tagWh {
		return source
	}
	end := source.first
	first := l.t.Sentences[l.sentenceOf(end)].First
	if end > first && l.fold(end-1) == "," {
		end--
	}
	if before := l.phraseEndingAt(end, first); !before.empty() && l.owner[before.first] < 0 {
		return run{before.first, source.last}
	}
	return source
}

// unsure is the certainty of the linker below which a cue without a subject of
// its own is given that of a verb ahead; shared what that is trusted.
const (
	unsure = 0.8
	shared = 0.6
)

// share gives a clause of which the linker is unsure to the subject that the
// cue right before it shares with a verb ahead ("he was there, and said").
func (l *linking) share(d *draft) {
	cue := l.nearestCue(d)
	if d.block || d.settled || d.certainty >= unsure || cue.empty() || cue.last > d.first() || d.first()-cue.last > 1 {
		return
	}
	first := l.t.Sentences[l.sentenceOf(cue.first)].First
	if !l.subject(cue.first, first).empty() {
		return
	}
	if subject := l.subjectAhead(cue.first, first); !subject.empty() && !overlap(subject, d.source) && (l.nameLike(subject) || l.is(subject.first, pronoun)) {
		d.source, d.certainty = subject, shared
	}
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

// judge gives draft i, a verdict, to the agent behind it, or to the speaker of the
// sentence before; to nobody where the passive leaves the agent out.
func (l *linking) judge(d *draft, i int) {
	d.certainty = unlanded
	s := l.stretches[l.inside[d.first()]]
	by := s.last + 1
	last := l.t.Sentences[l.sentenceOf(d.first())].Last
	switch {
	case by+1 < last && l.fold(by) == "by":
		d.source, d.certainty = l.agent(by+1, last), landed
	case !l.judged(s):
		l.land(d, i)
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
		if d.verdict {
			l.judge(d, i)
			continue
		}
		c, p := k.choose(l, i, previous)
		d.source, d.certainty, d.taken = c.words, p, c.before
		if l.floats(d) && d.certainty < floating {
			l.land(d, i)
		}
		if l.handed(d) && !overlap(d.source, d.by.source) {
			d.source, d.certainty, d.taken = d.by.source, d.by.confidence, false
		}
		if head := l.heads(d); !head.empty() && !overlap(d.source, head) {
			d.source, d.certainty, d.taken = head, headed, false
		}
		l.trim(d)
		l.turn(d)
		l.spokenTo(d)
		d.source = l.wholeSource(l.withAntecedent(d.source))
		if !d.source.empty() {
			previous = d.source
			l.used[d.source] = true
		}
	}
}
