package quote

import "strings"

// overlooked labels what somebody is said to have said in so many words ("the
// court heard that …") where the sequence model passed over it.
func (r *reading) overlooked(s run, labels []uint8, places []place) {
	if s.last-s.first > longestSentence {
		return
	}
	for s.last > s.first && !r.t.Words[s.last-1].Lexical() && r.inside[s.last-1] < 0 {
		s.last--
	}
	for cue := s.first + 1; cue+1 < s.last; cue++ {
		source, said := r.passedOver(cue, s, labels, places)
		cues := run{source.last, cue + 1}
		if said.empty() {
			source, said = r.raised(cue, s, labels)
			cues = run{cue, cue + 2}
		}
		if said.empty() {
			continue
		}
		relabel(labels[source.first:source.last], labelSourceBegin)
		relabel(labels[cues.first:cues.last], labelCueBegin)
		relabel(labels[said.first:said.last], labelContentBegin)
		cue = said.last
	}
}

// raised is who raises what with the participle at word cue, if none of it is
// labelled ("One concern raised by inspectors was that …"); empty if nobody does.
func (r *reading) raised(cue int, s run, labels []uint8) (source, said run) {
	if r.fold(cue+1) != "by" || !r.is(cue, undergone|speech|raising) || r.is(cue-1, passive) {
		return run{}, run{}
	}
	source = r.agent(cue+2, s.last)
	that := source.last + 1
	if source.empty() || that+leastStatement > s.last || r.forms[that].word != wordThat || !r.is(that-1, passive) || labelledAs(content, labels[cue:s.last]) {
		return run{}, run{}
	}
	return source, run{that, s.last}
}

// passedOver is who says what with the verb at word cue of sentence s, if none of
// it is labelled; empty if nobody does.
func (r *reading) passedOver(cue int, s run, labels []uint8, places []place) (source, said run) {
	if !r.is(cue, reporting|urging) || r.inside[cue] >= 0 || r.fold(cue-1) == "to" && r.forms[cue+1].word != wordThat {
		return run{}, run{}
	}
	verbs := cue // the first of them: "are urging"
	if r.is(cue-1, passive) && strings.HasSuffix(r.fold(cue), "ing") {
		verbs--
	}
	if verbs <= s.first || r.is(verbs-1, hypothesis) || r.is(verbs-1, passive|determiner) && !r.is(verbs-1, pronoun) {
		return run{}, run{}
	}
	first := r.thatBehind(cue+1, s.last)
	if r.is(cue, telling) {
		if first = r.behindObject(run{first, s.last}, places); first == cue+1 && r.forms[first].word != wordThat {
			return run{}, run{}
		}
	}
	source, said = r.subject(verbs, s.first), run{first, r.unlabelled(first, s.last, labels)}
	if !r.tells(source, cue, places) || labelledAs(content, labels[source.first:first]) || !r.reported(said, cue, places) {
		return run{}, run{}
	}
	return source, said
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
		case r.inside[w] >= 0 || !r.is(w, when|between) && r.fold(w) != "," && r.fold(w) != "however":
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

// tells reports whether source can be the subject of the verb at word cue, which
// the tagger may take for a noun ("Medics claim it is late").
func (r *reading) tells(source run, cue int, places []place) bool {
	if source.empty() || r.is(source.first, joiner) {
		return false
	}
	if before := source.first - 1; before >= 0 && r.is(source.first, pronoun) && !r.is(before, when) && (places[before].tag == tagNoun || places[before].tag == tagNouns) {
		return false // a clause on what stands before it: "the target it pledged to meet"
	}
	if finite(places, cue) {
		return true
	}
	last := source.last - 1
	return places[cue].tag == tagNoun && !r.is(last, determiner|inner) && (places[last].tag == tagNouns || places[last].tag == tagName && strings.HasSuffix(r.fold(last), "s") || strings.HasSuffix(r.fold(cue), "d") && !strings.HasSuffix(r.fold(last), "'s"))
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
	for end > first && (labels[end-1] != labelOut || r.is(end-1, joiner|between) || !r.t.Words[end-1].Lexical() && r.inside[end-1] < 0) {
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
	for w := c.first; w < c.last; w++ {
		if i := r.inside[w]; i >= 0 && !r.shortTerm(r.stretches[i]) {
			return false
		}
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
		case tagWh:
			if w == c.first {
				return false
			}
			relative = true
		case tagAdverb, tagPronoun, tagDeterminer, tagPossessive, tagAdjective, tagNumber, tagNoun, tagNouns, tagName, tagAnd:
		case tagPreposition:
			if w == c.first {
				return false
			}
		default:
			return false
		}
	}
	return false
}
