package speaker

import "strings"

// unnamed enters those who are introduced without a name ("a mother", "one
// nurse"), so that a pronoun behind them is not given to somebody else.
func (r *reading) unnamed() {
	r.doubtfulNames()
	for s := range r.t.Sentences {
		sentence := &r.t.Sentences[s]
		for i := sentence.First; i+1 < sentence.Last; i++ {
			if r.lex.is(indefinite, r.fold[i]) || i == sentence.First && r.unheld(i, sentence.Last) {
				r.unnamedAt(s, i, sentence.Last)
			}
		}
	}
}

// doubtfulNames enters those whose names are likely names of people and no more, so
// that a pronoun behind them is not given to somebody who is surely one.
func (r *reading) doubtfulNames() {
	for i := range r.candidates {
		c := &r.candidates[i]
		if c.entity != none || c.score < likely || r.organisationCovering(c.first) != nil || possessive(r.t.Word(c.last-1)) || r.inName[c.first] {
			continue
		}
		m := mention{first: c.first, last: c.last, start: c.start, sentence: c.sentence, entity: none, rule: "unnamed", gender: r.genderOfName(c)}
		if r.place(&m); m.subject {
			r.mentions = append(r.mentions, m)
		}
	}
}

// likely is the evidence from which on a run of capitals may be a person's name.
const likely = 2.0

// unnamedAt enters the person introduced by the determiner at word i, if a role
// heads the phrase and no name follows.
func (r *reading) unnamedAt(s, i, last int) {
	for w := i + 1; w < min(last, i+7); w++ {
		fold := r.fold[w]
		if r.lex.notNames[fold] == "function" && fold != "of" || r.lex.verbs[fold] || !r.t.Words[w].Lexical() && fold != "-" {
			return
		}
		if !isRoleNoun(r.lex, fold) || w+1 < last && !r.endsPhrase(w+1) {
			continue
		}
		spokesman := r.lex.roles[fold] == "spokesman"
		if w+1 < last && r.capital(w+1) && !spokesman || w+2 < last && r.fold[w+1] == "," && r.capital(w+2) {
			return
		}
		m := mention{
			first: w, last: w + 1, start: i, sentence: s, entity: none, rule: "unnamed",
			gender: r.lex.genderOfNoun(fold),
		}
		if spokesman {
			if m.entity = r.represented(i, w); m.entity != none {
				m.rule = "spokesman"
			}
		}
		r.place(&m)
		r.mentions = append(r.mentions, m)
		return
	}
}

// unheld reports whether the phrase that begins at word i is of an office at a body
// that nobody of the text holds: "The school's deputy".
func (r *reading) unheld(i, last int) bool {
	owned := false
	for w := i; w < min(last, i+longestTitles+2); w++ {
		if w > i && !r.t.Words[w].Lexical() || r.inName[w] {
			return false
		}
		if owned && isRoleNoun(r.lex, r.fold[w]) && w+1 < last && !r.capital(w+1) && !isRoleNoun(r.lex, r.fold[w+1]) {
			best, _ := r.holders(i, w, w+1)
			return len(best) == 0 && r.lex.roles[r.fold[w]] != "public"
		}
		owned = owned || possessive(r.t.Word(w)) && strings.HasPrefix(r.lex.sources[bare(r.fold[w])], "body:")
	}
	return false
}

// represented is the organisation for which the spokesman at word head, whose
// phrase begins at word first, speaks; none where it is not said.
func (r *reading) represented(first, head int) int {
	last := head + 1
	for last < len(r.fold) && last-head < longestRole && (r.organisationCovering(last) != nil || r.fold[last] == "for" || r.fold[last] == "the" || !r.endsPhrase(last)) {
		last++
	}
	if a := r.representedIn(first, head, last); len(a.speakers) == 1 {
		return a.speakers[0]
	}
	return none
}
