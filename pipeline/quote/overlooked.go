package quote

import "strings"

// What somebody is said to say in so many words ("the court heard that …") is
// found by grammar where the sequence model passed over it.

// A statement is who says what, with which words.
type statement struct{ source, cue, said run }

// labelOverlooked labels the statements of sentence s of which nothing is labelled
// as content.
func (r *reading) labelOverlooked(s run, labels []uint8, places []place) {
	if s.last-s.first > longestSentence {
		return
	}
	s.last = r.withoutStops(s.first, s.last)
	for cue := s.first + 1; cue+1 < s.last; cue++ {
		one, found := r.stated(cue, s, labels, places)
		if !found {
			one, found = r.raised(cue, s, labels)
		}
		if !found {
			continue
		}
		relabel(labels[one.source.first:one.source.last], labelSourceBegin)
		relabel(labels[one.cue.first:one.cue.last], labelCueBegin)
		relabel(labels[one.said.first:one.said.last], labelContentBegin)
		cue = one.said.last
	}
}

// raised is who raises what with the participle at word cue of sentence s ("One
// concern raised by inspectors was that …").
func (r *reading) raised(cue int, s run, labels []uint8) (statement, bool) {
	if r.fold(cue+1) != "by" || !r.is(cue, undergone|speech|raising) || r.is(cue-1, passive) {
		return statement{}, false
	}
	source := r.agent(cue+2, s.last)
	that := source.last + 1
	if source.empty() || that+leastStatement > s.last || r.forms[that].word != wordThat || !r.is(that-1, passive) {
		return statement{}, false
	}
	return statement{source, run{cue, cue + 2}, run{that, s.last}}, !holdsContent(labels[cue:s.last])
}

// stated is who says what with the verb at word cue of sentence s.
func (r *reading) stated(cue int, s run, labels []uint8, places []place) (statement, bool) {
	if !r.is(cue, reporting|urging) || r.inside[cue] >= 0 {
		return statement{}, false
	}
	verbs := cue // the first of them: "are urging"
	if r.is(cue-1, passive) && strings.HasSuffix(r.fold(cue), "ing") {
		verbs--
	}
	first, stands := r.statementBehind(cue, s.last, places)
	if !stands || verbs <= s.first || !r.asserts(verbs, cue) {
		return statement{}, false
	}
	source, said := r.subject(verbs, s.first), run{first, r.unlabelled(first, s.last, labels)}
	if !r.tells(source, cue, places) || holdsContent(labels[source.first:first]) || !r.reported(said, cue, places) {
		return statement{}, false
	}
	return statement{source, run{source.last, cue + 1}, said}, true
}

// asserts reports whether the verb at word cue, the last of those from word verbs
// on, is neither what somebody means or could say, nor passive, nor a noun.
func (r *reading) asserts(verbs, cue int) bool {
	if r.fold(cue-1) == "to" && r.forms[cue+1].word != wordThat || r.is(verbs-1, hypothesis) {
		return false
	}
	return !r.is(verbs-1, passive|determiner) || r.is(verbs-1, pronoun)
}

// statementBehind is the word at which what is said with the verb at word cue
// begins, whom it is told and when aside; false if a verb of telling has no
// listener.
func (r *reading) statementBehind(cue, last int, places []place) (int, bool) {
	first := r.thatBehind(cue+1, last)
	if !r.is(cue, telling) {
		return first, true
	}
	first = r.behindObject(run{first, last}, places)
	return first, first > cue+1 || r.forms[first].word == wordThat
}

// mostBetween is the most words between a verb and the "that" of its clause.
const mostBetween = 6

// thatBehind is the word "that" behind word first, before word last, if only time
// and asides divide the two ("found, however, that"); first if not.
func (r *reading) thatBehind(first, last int) int {
	for w := first; w < min(last, first+mostBetween); w++ {
		switch {
		case r.forms[w].word == wordThat:
			return w
		case r.inside[w] >= 0 || !r.is(w, when|between|aside) && r.fold(w) != ",":
			return first
		}
	}
	return first
}

// reported reports whether words said are what the verb at word cue reports: a
// clause, or what somebody is to do.
func (r *reading) reported(said run, cue int, places []place) bool {
	return r.is(cue, urging) && r.taskAt(said, places) ||
		r.is(cue, reporting) && said.last-said.first >= leastStatement && r.clauseAt(said, places)
}

// taskAt reports whether words c are whom somebody urges or accuses, and to do or
// of doing what ("councils to wait", "him of waiting"), or only what ("to wait").
func (r *reading) taskAt(c run, places []place) bool {
	for w := c.first; w+1 < min(c.last, c.first+longestObject); w++ {
		if r.inside[w] >= 0 {
			return false
		}
		switch places[w].tag {
		case tagTo:
			return places[w+1].tag == tagVerb
		case tagPreposition:
			if r.fold(w) == "of" && places[w+1].tag == tagGerund {
				return w > c.first
			}
		case tagPronoun, tagDeterminer, tagPossessive, tagAdjective, tagNumber, tagNoun, tagNouns, tagName, tagAnd:
		case tagAdverb:
			if r.fold(w) != "not" {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// tells reports whether source can be the subject of the verb at word cue.
func (r *reading) tells(source run, cue int, places []place) bool {
	if source.empty() || r.is(source.first, joiner) || r.qualifies(source, places) {
		return false
	}
	return finite(places, cue) || r.takenForNoun(source, cue, places)
}

// qualifies reports whether the pronoun subject begins a clause on the noun before
// it ("the target it pledged to meet").
func (r *reading) qualifies(subject run, places []place) bool {
	before := subject.first - 1
	return before >= 0 && r.is(subject.first, pronoun) && !r.is(before, when) && (places[before].tag == tagNoun || places[before].tag == tagNouns)
}

// takenForNoun reports whether the tagger may have taken a verb at word cue for a
// noun: behind a plural ("Medics claim it is late"), or where it ends as a past
// tense does.
func (r *reading) takenForNoun(subject run, cue int, places []place) bool {
	last := subject.last - 1
	if places[cue].tag != tagNoun || r.is(last, determiner|inner) {
		return false
	}
	plural := places[last].tag == tagNouns || places[last].tag == tagName && strings.HasSuffix(r.fold(last), "s")
	past := strings.HasSuffix(r.fold(cue), "d") && !strings.HasSuffix(r.fold(last), "'s")
	return plural || past
}

// unlabelled is where words [first, last) come to another content and to what
// attributes it; last if they do not.
func (r *reading) unlabelled(first, last int, labels []uint8) int {
	end := first
	for end < last && !content(labels[end]) {
		end++
	}
	if end == last {
		return last
	}
	for end > first && (labels[end-1] != labelOut || r.is(end-1, joiner|between) || r.withoutStops(end-1, end) < end) {
		end--
	}
	return end
}

// finite reports whether word w can be the verb of a clause; the tagger takes
// some for nouns ("the tenant claims the lamp").
func finite(places []place, w int) bool {
	switch places[w].tag {
	case tagPast, tagPresent, tagParticiple, tagVerb, tagGerund:
		return true
	case tagNouns:
		return w+1 < len(places) && (places[w+1].tag == tagDeterminer || places[w+1].tag == tagPronoun || places[w+1].tag == tagPossessive)
	}
	return false
}

// longestSubject is the most words before the verb of a reported clause.
const longestSubject = 12

// clauseAt reports whether words c are a reported clause: "that", or a subject
// and a finite verb, and no longer speech in marks.
func (r *reading) clauseAt(c run, places []place) bool {
	if !r.termsAlone(c) {
		return false
	}
	if r.forms[c.first].word == wordThat {
		return true
	}
	relative := false
	for w := c.first; w < min(c.last, c.first+longestSubject); w++ {
		switch places[w].tag {
		case tagPast, tagPresent, tagModal:
			if !relative {
				return w > c.first && r.inside[w] < 0
			}
			relative = false
		case tagVerb:
			return w > c.first && places[w-1].tag == tagAdverb
		case tagWh, tagPreposition:
			if w == c.first {
				return false
			}
			relative = relative || places[w].tag == tagWh
		case tagAdverb, tagPronoun, tagDeterminer, tagPossessive, tagAdjective, tagNumber, tagNoun, tagNouns, tagName, tagAnd:
		default:
			return false
		}
	}
	return false
}
