package quote

import "strings"

// Whose words a passive gives: a hall "branded “unsafe” by inspectors" is what the
// inspectors call it, and "tenants spoken to by inspectors said" what the tenants do.

// longestLink is the most words that join a participle to what stands in marks
// ("accused of causing the").
const longestLink = 5

// passedBy attributes stretch s to the agent of a participle that makes s what the
// agent calls a thing ("described as “a maze” by tenants", "described by tenants as
// “a maze”").
func (r *reading) passedBy(s stretch) (attribution, bool) {
	sentence := r.sentenceAt(s.open)
	if r.graded(s) || r.titled(s) {
		return attribution{}, false
	}
	if by := r.agentAhead(s, sentence.First); !by.source.empty() {
		return by, true
	}
	by := s.last + 1
	if !s.closed || by+1 >= sentence.Last || r.fold(by) != "by" {
		return attribution{}, false
	}
	verb := r.passedWith(s, sentence.First)
	agent := r.speakingAgent(by+1, sentence.Last)
	if verb < 0 || agent.empty() {
		return attribution{}, false
	}
	return attribution{source: agent, cue: run{verb, verb + 1}, rule: ruleAgent, confidence: sureAgent}, true
}

// agentAhead attributes s, behind "as", to the agent between that and its participle,
// which does not stand before word first.
func (r *reading) agentAhead(s stretch, first int) attribution {
	as := s.open - 1
	if as > first && r.is(as, determiner) {
		as--
	}
	if as <= first || r.fold(as) != "as" {
		return attribution{}
	}
	for by := as - 2; by > max(first, as-longestPhrase); by-- {
		if r.inside[by] >= 0 {
			break
		}
		if r.fold(by) != "by" {
			continue
		}
		if agent := r.speakingAgent(by+1, as); agent.last == as && r.is(by-1, judging|calling|undergone) {
			return attribution{source: agent, cue: run{by - 1, by + 1}, rule: ruleAgent, confidence: sureAgent}
		}
		break
	}
	return attribution{}
}

// passedWith is the passive participle in front of s, not before word first, that
// says of a thing what stands in s; -1 if there is none.
func (r *reading) passedWith(s stretch, first int) int {
	for verb := s.open - 1; verb >= max(first, s.open-1-longestLink); verb-- {
		if r.is(verb, judging|calling|undergone) {
			if r.undergoes(verb, s.open, first) {
				return verb
			}
			return -1
		}
		if !r.t.Words[verb].Lexical() || r.inside[verb] >= 0 || r.is(verb, barrier|pronoun) && !r.is(verb, determiner|predicate) {
			return -1
		}
	}
	return -1
}

// undergoes reports whether the participle at word verb, which words up to open
// join to what stands in marks, is passive: "is", "was" or "been" stands before it, or
// no object behind it.
func (r *reading) undergoes(verb, open, first int) bool {
	aux := verb - 1
	for aux > first && (r.is(aux, between) || adverb(r.fold(aux))) && !r.is(aux, passive) {
		aux--
	}
	if aux >= first && r.is(aux, passive) {
		return true
	}
	if verb+1 == open || verb+2 == open && r.is(verb+1, determiner) {
		return r.is(verb, naming)
	}
	return r.fold(verb+1) == "as" || r.is(verb, judging|calling) && (r.is(verb+1, inner) || r.fold(verb+1) == "over")
}

// speakingAgent is the noun phrase of an agent at word start, before word to; empty
// if it is a time or what is done ("by Friday", "by closing wards").
func (r *reading) speakingAgent(start, to int) run {
	agent := r.agent(start, to)
	for w := agent.first; w < agent.last; w++ {
		if r.is(w, when) && !r.is(w, inner) {
			agent.last = w
		}
	}
	if agent.empty() || r.is(agent.last-1, inner) || !r.capital(agent.first) && strings.HasSuffix(r.fold(agent.first), "ing") {
		return run{}
	}
	return agent
}

// spokenTo gives what d says to those who were asked or met by the source, where
// that is only the agent of a participle ("tenants met by inspectors said").
func (l *linking) spokenTo(d *draft) {
	by := d.source.first - 1
	cue := l.nearestCue(d)
	if d.source.empty() || cue.first < d.source.last || cue.first > d.source.last+moodReach || !l.among(cue, speech|reporting) || l.is(d.source.last-1, pronoun) {
		return
	}
	first := l.t.Sentences[l.sentenceOf(cue.first)].First
	verb := by - 1
	if verb > first && (l.places[verb].tag == tagAdverb || l.places[verb].tag == tagTo || l.fold(verb) == "with") {
		verb--
	}
	if verb <= first || l.fold(by) != "by" || l.places[verb].tag != tagParticiple && l.places[verb].tag != tagPast || l.parted(run{verb, cue.first}) {
		return
	}
	for verb > first && (l.is(verb-1, between|passive) || l.places[verb-1].tag == tagWh || l.forms[verb-1].word == wordThat) {
		verb--
	}
	if head := l.phraseEndingAt(verb, first); !head.empty() {
		d.source, d.taken = head, false
	}
}

// parted reports whether a comma or another mark stands among words a.
func (r *reading) parted(a run) bool {
	for w := a.first; w < a.last; w++ {
		if !r.t.Words[w].Lexical() && r.fold(w) != "-" {
			return true
		}
	}
	return false
}

// wholeSource widens a source that was cut at a hyphen ("one first|-time buyer").
func (l *linking) wholeSource(source run) run {
	if source.empty() {
		return source
	}
	s := l.t.Sentences[l.sentenceOf(source.first)]
	cut := false
	for source.first-2 >= s.First && l.hyphen(source.first-1) {
		source.first, cut = source.first-2, true
	}
	for cut && source.first > s.First && l.modifies(source.first-1) {
		source.first--
	}
	if cut && source.first > s.First && l.is(source.first-1, determiner) {
		source.first--
	}
	cut = false
	for source.last+1 < s.Last && l.hyphen(source.last) {
		source.last, cut = source.last+2, true
	}
	for cut && source.last < s.Last && (l.modifies(source.last) || l.noun(source.last)) {
		source.last++
	}
	return source
}

// hyphen reports whether word w is a hyphen within a compound.
func (r *reading) hyphen(w int) bool {
	words := r.t.Words
	return w > 0 && w+1 < len(words) && r.fold(w) == "-" && words[w-1].Lexical() && words[w+1].Lexical() &&
		words[w-1].End == words[w].Start && words[w].End == words[w+1].Start
}

// modifies reports whether word w, in no marks, is an adjective or a number.
func (l *linking) modifies(w int) bool {
	return l.inside[w] < 0 && !l.is(w, determiner) && (l.places[w].tag == tagAdjective || l.places[w].tag == tagNumber)
}

// noun reports whether word w, in no marks, is a noun.
func (l *linking) noun(w int) bool {
	return l.inside[w] < 0 && (l.places[w].tag == tagNoun || l.places[w].tag == tagNouns || l.places[w].tag == tagName)
}
