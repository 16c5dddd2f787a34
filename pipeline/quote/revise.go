package quote

import "slices"

// What the sequence model labels as content is revised where grammar says that
// it begins later, ends earlier or is two.

// longestObject is the most words between a cue and the content behind it: whom
// somebody told, and when.
const longestObject = 10

// revise corrects the contents among labels, sentence by sentence.
func (r *reading) revise(labels []uint8, places []place) {
	for _, s := range r.t.Sentences {
		r.labelOverlooked(run{s.First, s.Last}, labels, places)
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
			one = r.beforeOccasion(one, labels, places)
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

// beforeOccasion ends a content behind its marks where the reporter goes on with
// what happened then, or what else its source did ("“sorry” after the hall burnt").
func (r *reading) beforeOccasion(c run, labels []uint8, places []place) run {
	for w := c.first; w < c.last; w++ {
		if r.inside[w] < 0 {
			continue
		}
		s := r.stretches[r.inside[w]]
		end := s.last + 1
		if !s.closed || end >= c.last {
			return c
		}
		if r.endsBehind(c, s, places) {
			clear(labels[end:c.last])
			return run{c.first, end}
		}
		w = s.last
	}
	return c
}

// endsBehind reports whether the words behind the marks of s, in content c, are the
// reporter's own.
func (r *reading) endsBehind(c run, s stretch, places []place) bool {
	before := places[c.first:max(c.first, s.open)]
	clause := r.forms[c.first].word == wordThat || hasVerb(before) || len(before) > 0 && hasVerb(places[s.first:s.first+1])
	behind := s.last + 1
	comma := r.fold(behind) == ","
	if comma {
		behind++
	}
	return behind+leastOccasion <= c.last && (r.occasionAt(behind, comma, clause, places) || r.deedAt(behind, places))
}

// hasVerb reports whether a finite verb stands among words.
func hasVerb(words []place) bool {
	return slices.ContainsFunc(words, func(p place) bool { return p.tag == tagPast || p.tag == tagPresent || p.tag == tagModal })
}

// occasionAt reports whether words of time or cause and a clause about somebody else
// stand at word w, behind the marks of a content that is no clause itself; behind one
// that is, the two may be one clause ("was “up a ladder” when Mr Roe rang").
func (r *reading) occasionAt(w int, comma, clause bool, places []place) bool {
	if !r.is(w, occasion) || clause && (!comma || r.fold(w) != "while") {
		return false
	}
	return places[w+1].tag != tagPronoun && r.clauseAt(run{w + 1, r.sentenceAt(w).Last}, places)
}

// leastOccasion is the fewest words with which the reporter goes on.
const leastOccasion = 3

// deedAt reports whether "but" and something else that the source said or would not do
// stand at word w, behind the marks of a content.
func (r *reading) deedAt(w int, places []place) bool {
	last := r.sentenceAt(w).Last
	if r.fold(w) != "but" || w+2 >= last {
		return false
	}
	verb := w + 1
	himself := places[verb].tag == tagPronoun
	if himself {
		verb++
	}
	for verb+1 < last && places[verb].tag == tagAdverb && r.inside[verb] < 0 {
		verb++
	}
	if r.inside[verb] >= 0 || places[verb].tag != tagPast && places[verb].tag != tagParticiple || r.is(verb, passive) {
		return false
	}
	return r.is(verb, speech|declining) && (himself || !r.is(verb, second))
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

func content(label uint8) bool { return label == labelContentBegin || label == labelContent }

func holdsContent(labels []uint8) bool { return slices.ContainsFunc(labels, content) }

// relabel labels words as one run that begins with label.
func relabel(labels []uint8, label uint8) {
	for i := range labels {
		labels[i] = label + min(uint8(i), 1)
	}
}
