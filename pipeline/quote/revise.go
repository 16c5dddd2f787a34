package quote

import (
	"slices"
	"strings"
)

// What the sequence model labels as content is revised where grammar says that
// it begins later, ends earlier or is two.

// longestObject is the most words between a cue and the content behind it: whom
// somebody told, and when.
const longestObject = 10

// revise corrects the contents among labels, sentence by sentence.
func (r *reading) revise(labels []uint8, places []place) {
	for _, s := range r.t.Sentences {
		r.overlooked(run{s.First, s.Last}, labels, places)
		for w := s.First; w < s.Last; {
			if labels[w] != labelContentBegin {
				w++
				continue
			}
			one := run{w, w + 1}
			for one.last < s.Last && labels[one.last] == labelContent {
				one.last++
			}
			w = one.last
			one = r.withoutJoiner(one, labels)
			one = r.withoutObject(one, labels, places)
			one = r.beforeMainClause(one, s.First, labels, places)
			r.coordinated(one, labels, places)
		}
	}
}

// withoutJoiner takes from the end of a content the words that join it to what follows.
func (r *reading) withoutJoiner(c run, labels []uint8) run {
	end := c.last
	for end-1 > c.first && r.inside[end-1] < 0 && (r.is(end-1, joiner) || end < c.last && !r.t.Words[end-1].Lexical()) {
		end--
	}
	clear(labels[end:c.last])
	return run{c.first, end}
}

// withoutObject takes from the start of a content whom it was told, and when
// ("told a meeting on Tuesday that …").
func (r *reading) withoutObject(c run, labels []uint8, places []place) run {
	cue := c.first - 1
	if cue < 0 || labels[cue] != labelCue && labels[cue] != labelCueBegin {
		return c
	}
	first := c.first
	if r.is(cue, telling) {
		first = r.behindObject(c, places)
	}
	for w := first; w < min(c.last, c.first+longestObject); w++ {
		if r.forms[w].word == wordThat && w > c.first {
			first = w
			break
		}
		if r.inside[w] >= 0 || !r.is(w, when) {
			break
		}
	}
	if first == c.first || first >= c.last {
		return c
	}
	clear(labels[c.first:first])
	labels[first] = labelContentBegin
	return run{first, c.last}
}

// behindObject is the word behind the noun phrase that begins content c, if what
// was told begins there.
func (r *reading) behindObject(c run, places []place) int {
	w := c.first
	for noun := false; w < min(c.last, c.first+longestObject) && r.inside[w] < 0; w++ {
		switch places[w].tag {
		case tagPronoun:
			if w > c.first {
				return w
			}
			noun = true
		case tagDeterminer, tagPossessive:
			if noun && places[w-1].tag != tagPreposition {
				return w
			}
		case tagNoun, tagNouns, tagName:
			noun = true
		case tagTo:
			if noun {
				return w
			}
			return c.first
		case tagPreposition:
			if r.forms[w].word == wordThat && noun {
				return w
			}
		case tagAdjective, tagNumber, tagAdverb:
		default:
			return c.first
		}
	}
	if w < c.last && w > c.first && r.inside[w] >= 0 && r.inside[w-1] < 0 {
		return w
	}
	return c.first
}

// beforeMainClause ends a content of a subordinate clause where the main clause
// says something else ("While the report noted progress, it warned …").
func (r *reading) beforeMainClause(c run, first int, labels []uint8, places []place) run {
	if !r.is(first, joiner) || c.first == first {
		return c
	}
	for w := c.first + 1; w+leastStatement < c.last; w++ {
		if r.inside[w] >= 0 || r.fold(w) != "," || places[w+1].tag != tagPronoun {
			continue
		}
		cue := w + 2
		for cue+1 < c.last && places[cue].tag == tagAdverb {
			cue++
		}
		if cue+2 >= c.last || places[cue].band < likelyCue || places[cue].tag != tagPast && places[cue].tag != tagPresent {
			continue
		}
		labels[w] = labelOut
		relabel(labels[w+1:w+2], labelSourceBegin)
		relabel(labels[w+2:cue+1], labelCueBegin)
		labels[cue+1] = labelContentBegin
		return run{c.first, w}
	}
	return c
}

// coordinated cuts a content where its source says something else ("… and urged
// members to wait").
func (r *reading) coordinated(c run, labels []uint8, places []place) {
	for w := c.first + 3; w+3 < c.last; w++ {
		if r.inside[w] >= 0 || places[w].tag != tagAnd {
			continue
		}
		cue := w + 1
		for cue+1 < c.last && places[cue].tag == tagAdverb {
			cue++
		}
		if !r.is(cue, second) || places[cue].tag != tagPast && places[cue].tag != tagParticiple {
			continue
		}
		end := cue + 1
		if end+1 < c.last && r.fold(end) == "for" {
			end++
		}
		if end+1 >= c.last {
			continue
		}
		clear(labels[w:end])
		labels[cue], labels[end] = labelCueBegin, labelContentBegin
		for k := cue + 1; k < end; k++ {
			labels[k] = labelCue
		}
		w = end
	}
}

// overlooked labels what somebody is said to have said in so many words ("the
// court heard that …") where the sequence model passed over it.
func (r *reading) overlooked(s run, labels []uint8, places []place) {
	if s.last-s.first > longestSentence {
		return
	}
	end := s.last
	for end > s.first && !r.t.Words[end-1].Lexical() && r.inside[end-1] < 0 {
		end--
	}
	for cue := s.first + 1; cue+leastStatement < end; cue++ {
		if !r.is(cue, reporting) || r.inside[cue] >= 0 || r.fold(cue-1) == "to" && r.forms[cue+1].word != wordThat || r.is(cue-1, passive|determiner) && !r.is(cue-1, pronoun) {
			continue
		}
		source := r.subject(cue, s.first)
		first := cue + 1
		if r.is(cue, telling) {
			if first = r.behindObject(run{first, end}, places); first == cue+1 && r.forms[first].word != wordThat {
				continue
			}
		}
		said := run{first, r.unlabelled(first, end, labels)}
		if said.last-said.first < leastStatement || !r.tells(source, cue, places) || labelledAs(content, labels[source.first:first]) || !r.clauseAt(said, places) {
			continue
		}
		relabel(labels[source.first:source.last], labelSourceBegin)
		relabel(labels[source.last:cue+1], labelCueBegin)
		relabel(labels[said.first:said.last], labelContentBegin)
		cue = said.last
	}
}

// tells reports whether source can be the subject of the verb at word cue, which
// the tagger may take for a noun ("Medics claim it is late").
func (r *reading) tells(source run, cue int, places []place) bool {
	if source.empty() || r.is(source.first, joiner) {
		return false
	}
	if finite(places, cue) {
		return true
	}
	last := source.last - 1
	return places[cue].tag == tagNoun && !r.is(last, determiner|inner) && (places[last].tag == tagNouns || strings.HasSuffix(r.fold(cue), "d") && !strings.HasSuffix(r.fold(last), "'s"))
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

func labelledAs(kind func(uint8) bool, labels []uint8) bool { return slices.ContainsFunc(labels, kind) }

// relabel labels words as one run that begins with label.
func relabel(labels []uint8, label uint8) {
	for i := range labels {
		labels[i] = label + min(uint8(i), 1)
	}
}

// finite reports whether word w can be the verb of a clause; the tagger takes
// some for nouns ("the tenant claims the lamp").
func finite(places []place, w int) bool {
	switch places[w].tag {
	case tagPast, tagPresent, tagParticiple, tagVerb:
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
