package speaker

import (
	"strings"

	"onrecord/corpus"
)

// pronoun answers for a source that is a pronoun.
func (r *reading) pronoun(q *corpus.Quotation, first, last int) (answer, bool) {
	for first < last && !r.t.Words[first].Lexical() {
		first++
	}
	if first >= last || last-first > 2 && r.fold[first] != "who" {
		return answer{}, false
	}
	word, _, _ := strings.Cut(r.fold[first], "'")
	switch word {
	case "i", "we", "you": // of the quotation itself
		return r.byTurn(q), true
	case "he":
		return r.personal(q, first, male), true
	case "she":
		return r.personal(q, first, female), true
	case "it", "which":
		return r.neuter(q, first), true
	case "they", "both":
		return r.plural(q, first), true
	case "who":
		return r.personal(q, first, anyGender), true
	case "this", "that", "these", "those":
		if last-first == 1 {
			return answer{}, true
		}
	}
	return answer{}, false
}

// personal answers for "he", "she" and "who".
func (r *reading) personal(q *corpus.Quotation, w int, g gender) answer {
	if r.fold[w] == "who" {
		return r.relativeWho(w)
	}
	found := r.weigh(w, func(m *mention) bool {
		if m.entity == none {
			return m.rule == "unnamed" && compatible(m.gender, g)
		}
		return !r.entities[m.entity].organisation && compatible(r.entities[m.entity].gender, g)
	})
	for i, id := range found.entities {
		if id != none && r.entities[id].gender == g || id == none && found.mention[i] != nil && found.mention[i].gender == g {
			found.weight[i] *= 1.5
		}
	}
	r.addTurn(found, w, func(t *turn) bool {
		return !t.plural && compatible(t.gender, g) && (t.gender == g || t.stranger || len(t.speakers) == 1 && !r.entities[t.speakers[0]].organisation)
	})
	a := r.chosen(found, w, "pronoun")
	a.gender = g
	if len(a.speakers) == 1 {
		if e := r.entities[a.speakers[0]]; !e.organisation && e.gender == anyGender && a.confidence > certain {
			e.gender = g
		}
	}
	return a
}

// relativeWho answers for "…, who said": the name just before.
func (r *reading) relativeWho(w int) answer {
	at := r.mentionBefore(w)
	if at < 0 || r.mentions[at].entity == none || r.mentions[at].sentence != r.t.SentenceAt(int(r.t.Words[w].Start)) {
		return answer{}
	}
	m := &r.mentions[at]
	a := answer{speakers: []int{m.entity}, confidence: 0.85}
	a.link(r.t.Span(w, w+1), "relative", r.entities[m.entity].name)
	a.link(r.t.Span(m.start, m.last), m.rule, r.entities[m.entity].name)
	return a
}

// neuter answers for "it": the report, the inspectorate, the council.
func (r *reading) neuter(q *corpus.Quotation, w int) answer {
	found := r.weigh(w, func(m *mention) bool {
		return r.speakingBody(m) && !m.plural
	})
	r.addTurn(found, w, func(t *turn) bool {
		return len(t.speakers) == 1 && r.entities[t.speakers[0]].organisation && t.gender == anyGender
	})
	if r.inspectorSpoke(w) {
		found.bonus(r.office, 0.6)
	}
	return r.chosen(found, w, "pronoun")
}

// inspectorSpoke reports whether the last turn before word w, not far off, is an
// inspector's: what is quoted as the inspector's goes on as the report's.
func (r *reading) inspectorSpoke(w int) bool {
	n := len(r.turns)
	if n == 0 || r.office == none || len(r.turns[n-1].speakers) != 1 || !r.near(r.turns[n-1].paragraph, w) {
		return false
	}
	return r.inspects(r.turns[n-1].speakers[0])
}

// plural answers for "they": inspectors, an organisation, two who spoke together.
func (r *reading) plural(q *corpus.Quotation, w int) answer {
	if n := len(r.turns); n > 0 && len(r.turns[n-1].speakers) > 1 && r.near(r.turns[n-1].paragraph, w) {
		t := r.turns[n-1]
		a := answer{speakers: t.speakers, confidence: 0.9, plural: true}
		a.link(r.t.Span(w, w+1), "pronoun", r.entities[t.speakers[0]].name)
		a.link(r.t.Span(t.first, t.last), "turn", r.entities[t.speakers[0]].name)
		return a
	}
	if pair := r.pairBefore(w); len(pair) > 0 {
		a := answer{plural: true, confidence: 0.85}
		for _, m := range pair {
			a.speakers = append(a.speakers, m.entity)
		}
		a.link(r.t.Span(w, w+1), "pronoun", r.entities[a.speakers[0]].name)
		a.link(r.t.Span(pair[0].start, pair[1].last), "name", r.entities[a.speakers[0]].name)
		return a
	}
	found := r.weigh(w, func(m *mention) bool {
		return m.plural || r.speakingBody(m)
	})
	r.addTurn(found, w, func(t *turn) bool {
		return t.plural || len(t.speakers) == 1 && r.entities[t.speakers[0]].organisation
	})
	a := r.chosen(found, w, "pronoun")
	a.confidence *= 0.95
	a.plural = true
	return a
}

// speakingBody reports whether a mention is of an organisation that "it" or
// "they" can mean: papers and parties are mostly named in passing.
func (r *reading) speakingBody(m *mention) bool {
	if m.entity == none || !r.entities[m.entity].organisation {
		return false
	}
	kind := r.entities[m.entity].kind
	return kind != "media" && kind != "party"
}

// pairBefore is two people whom "and" makes the subject of the sentence of word w,
// in front of it, or of the sentence before.
func (r *reading) pairBefore(w int) []*mention {
	sentence := r.t.SentenceAt(int(r.t.Words[w].Start))
	var second *mention
	for m := range r.mentionsBack(w, sentence-1) {
		switch {
		case r.told[m.first] || m.rule == "organisation":
		case m.entity == none || r.entities[m.entity].organisation:
			if m.plural && m.subject {
				return nil
			}
		case second != nil && second.sentence == m.sentence && m.subject && m.entity != second.entity && r.coordinated(m.last, second.start):
			return []*mention{m, second}
		default:
			second = m
		}
	}
	return nil
}
