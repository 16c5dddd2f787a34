package quote

// What has the form of reported speech and reports none: somebody declines to
// comment, is asked and answers something else, is expected to come, looks at a
// thing.

// unsaid reports whether d, found by the sequence model, only looks like what
// somebody says.
func (l *linking) unsaid(d *draft) bool {
	if d.block || d.settled || d.term || d.cue.empty() {
		return false
	}
	return l.withheld(d) || l.invited(d) || l.put(d) || l.awaited(d) || l.done(d)
}

// withheld reports whether d is what somebody does not say ("declined to comment"),
// and no question that is left open ("would not discuss how many").
func (l *linking) withheld(d *draft) bool {
	if l.places[d.first()].tag == tagWh || l.is(d.first(), joiner) || !l.among(d.cue, declining) && !l.anonymous(d) {
		return false
	}
	w := d.first()
	for w+1 < d.last() && (l.fold(w) == "to" || l.fold(w) == "be") {
		w++
	}
	return l.among(d.cue, silence) || l.is(w, silence)
}

// anonymous reports whether d is a request for a name to be left out ("asked to be
// known only as").
func (l *linking) anonymous(d *draft) bool {
	to := d.first()
	return l.is(d.cue.last-1, asking) && to+1 < len(l.forms) && l.fold(to) == "to" && l.fold(to+1) == "be"
}

// invited reports whether d is what the reader is sent to ("To read the report").
func (l *linking) invited(d *draft) bool {
	first := l.t.Sentences[l.sentenceOf(d.cue.first)].First
	return d.source.empty() && d.cue.first == first && l.fold(first) == "to"
}

// put reports whether d is a question that was put to whoever speaks in its
// sentence ("Asked whether …, she said", "Mr Roe, asked whether …, said").
func (l *linking) put(d *draft) bool {
	if !l.is(d.cue.first, asking) || l.inside[d.first()] >= 0 {
		return false
	}
	before := d.cue.first - 1
	if before >= 0 && l.fold(before) == "when" {
		before--
	}
	if before < l.t.Sentences[l.sentenceOf(d.cue.first)].First {
		return true
	}
	comma := d.last()
	return l.fold(before) == "," && comma+1 < len(l.places) && l.fold(comma) == "," && l.cueAt(comma+1)
}

// awaited reports whether d is what is expected or said to come of its own
// subject, by nobody ("are expected to return", "is said to be").
func (l *linking) awaited(d *draft) bool {
	verb := d.cue.last - 1
	foretold := verb > d.cue.first && l.is(verb, awaiting) && l.is(verb-1, passive)
	return foretold && l.fold(d.first()) == "to" && (d.source.empty() || d.source.last <= d.cue.first)
}

// done reports whether the cue of d is something that is done, known or brought
// about rather than said ("looked at", "were aware of", "said goodbye").
func (l *linking) done(d *draft) bool {
	if l.among(d.cue, deed) && !l.among(d.cue, speech) {
		return l.forms[d.first()].word != wordThat
	}
	return l.selfEvident(d.cue.last-1) || l.is(d.first(), farewell) || l.is(d.cue.first, seeing) && l.seesDone(d)
}

// selfEvident reports whether the cue at word w says that something goes without
// saying.
func (l *linking) selfEvident(w int) bool {
	return w > 0 && l.fold(w) == "saying" && l.fold(w-1) == "without"
}

// seesDone reports whether d is what an event brings about: a noun and the bare
// verb of what it does ("Each visit sees inspectors speak to staff").
func (l *linking) seesDone(d *draft) bool {
	w := d.first()
	for w < d.last() && l.inside[w] < 0 {
		switch l.places[w].tag {
		case tagDeterminer, tagPossessive, tagAdjective, tagNumber, tagNoun, tagName:
		case tagNouns, tagPronoun:
			return w+1 < d.last() && l.inside[w+1] < 0 && (l.places[w+1].tag == tagPresent || l.places[w+1].tag == tagVerb)
		default:
			return false
		}
		w++
	}
	return false
}
