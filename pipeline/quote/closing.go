package quote

import "strings"

// longestClosing is the most words that attribute a sentence at its end (", a
// damning report has revealed") or at its start ("According to a damning report,").
const longestClosing = 12

// leastStatement is the fewest words of what a sentence says before or behind them.
const leastStatement = 5

// framed drafts the sentences that begin or end by saying whose they are and of
// whose statement the sequence model labelled nothing as content, the openings
// of news stories, mostly; or whose source it took for content. It clears what
// else the model labelled in them.
func (r *reading) framed(labels []uint8) []draft {
	var all []draft
	for _, s := range r.t.Sentences {
		d, ok := r.opened(s.First, s.Last)
		if !ok {
			d, ok = r.closed(s.First, s.Last)
		}
		if !ok || !content(labels[d.by.source.first]) && (content(labels[d.first()]) || content(labels[d.last()-1])) {
			continue
		}
		if d.by.rule == ruleClosing && d.by.cue.first > d.by.source.first && !content(labels[d.by.source.first]) && holdsContent(labels[s.First:s.Last]) {
			continue
		}
		clear(labels[s.First:s.Last])
		all = append(all, d)
	}
	return all
}

// opened reads words [first, last), a sentence, as "According to", a source, a
// comma and a statement.
func (r *reading) opened(first, last int) (draft, bool) {
	if last-first <= leastStatement || !r.accordingTo(first) {
		return draft{}, false
	}
	for comma := first + 3; comma < min(last, first+2+longestClosing); comma++ {
		if r.fold(comma) != "," || r.inside[comma] >= 0 {
			continue
		}
		end := r.withoutStops(comma, last)
		if end-comma <= leastStatement || r.inside[comma+1] >= 0 {
			return draft{}, false
		}
		by := attribution{source: run{first + 2, comma}, cue: run{first, first + 2}, rule: ruleOpening, confidence: sureFrame}
		return draft{parts: []run{{comma + 1, end}}, by: by, settled: true}, true
	}
	return draft{}, false
}

// closed reads words [first, last), a sentence, as a statement, a comma, and a
// source and a cue in either order.
func (r *reading) closed(first, last int) (draft, bool) {
	if r.fold(last-1) == ":" {
		return draft{}, false
	}
	comma := last - 1
	for comma > first && last-comma <= longestClosing && (r.fold(comma) != "," || r.inside[comma] >= 0) {
		comma--
	}
	if comma-first < leastStatement || comma+1 == last || r.fold(comma) != "," || r.inside[first] >= 0 {
		return draft{}, false
	}
	by := r.behindComma(comma+1, last)
	by.rule, by.confidence = ruleClosing, sureFrame
	return draft{parts: []run{{first, comma}}, by: by, settled: true}, !by.source.empty()
}

// behindComma reads words [first, last) as "said X", "according to X" or "X has said".
func (r *reading) behindComma(first, last int) attribution {
	cue := run{first, first}
	switch {
	case first+1 < last && r.accordingTo(first):
		cue.last = first + 2
	case r.is(first, plain):
		cue.last = first + 1
	}
	if !cue.empty() {
		source := r.agent(cue.last, last)
		if r.lexicalBetween(source.last, last) {
			source = r.titledName(cue.last, last)
		}
		return attribution{source: source, cue: cue}
	}
	for w := first; w < last; w++ {
		if !r.cueAt(w) {
			continue
		}
		source := r.subject(w, first)
		if (r.is(first, determiner) || r.capital(first)) && !r.interrupts(first, source.first) {
			source.first = first // "the schools and children's watchdog"
		}
		if source.first == first && !source.empty() && !r.is(first, joiner) && (r.nameLike(source) || r.is(first, determiner|pronoun) || r.barePlural(source) && !r.lexicalBetween(w+1, last)) {
			return attribution{source: source, cue: run{source.last, w + 1}}
		}
		break
	}
	return attribution{}
}

// titledName is words [first, last), marks and stops at their end aside, if they
// are a role and the name of who has it ("housing minister Ann Roe"); empty if
// they are not.
func (r *reading) titledName(first, last int) run {
	for last > first && !r.t.Words[last-1].Lexical() {
		last--
	}
	name := last
	for name > first && r.capital(name-1) {
		name--
	}
	if name == last || name == first || r.interrupts(first, name) {
		return run{}
	}
	return run{first, last}
}

// barePlural reports whether a is one word that can be several people ("auditors").
func (r *reading) barePlural(a run) bool {
	return a.last-a.first == 1 && strings.HasSuffix(r.fold(a.first), "s") && !r.is(a.first, barrier|between|when)
}

// interrupts reports whether words [first, last) hold one that a noun phrase does
// not reach over.
func (r *reading) interrupts(first, last int) bool {
	for w := first; w < last; w++ {
		if r.is(w, barrier) && !r.is(w, determiner) || !r.t.Words[w].Lexical() {
			return true
		}
	}
	return false
}
