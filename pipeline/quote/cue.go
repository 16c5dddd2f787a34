package quote

import "sort"

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
	for w > 0 && l.sameSentence(w, d.first()) && (l.places[w].tag == tagMark || l.forms[w].word == wordThat || l.places[w].tag == tagDeterminer) {
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
	if subject = l.reading.subject(verb, s.First); subject.empty() {
		subject = l.subjectAhead(verb, s.First)
	}
	return subject, l.phraseStartingAt(cue.last, s.Last)
}
