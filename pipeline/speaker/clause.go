package speaker

import (
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// sourceWords are the words of a quotation's source that can be who speaks: what
// belongs to another clause, or only says when, is left out.
func (r *reading) sourceWords(q *corpus.Quotation) (first, last int) {
	first, last = r.t.WordsIn(q.Source.Cover())
	for w := last - 1; w > first; w-- {
		if r.lex.is(breaks, r.fold[w]) {
			first = w + 1
			break
		}
	}
	if first < last {
		if from := min(r.documentBefore(first), r.topicBefore(first, last)); from < first {
			return from, last
		}
		if from, to := r.antecedent(q, first, last); to > 0 {
			return from, to
		}
	}
	return first, last
}

// documentBefore is where the phrase of a document begins of which the source at
// word first is only whom it is to or what it is about: "Ofsted's letter to
// [parents]"; first where there is none.
func (r *reading) documentBefore(first int) int {
	noun := r.skipThe(first-1, -1) - 1
	if noun < 0 || !r.lex.is(topical, r.fold[noun+1]) {
		return first
	}
	if class := r.lex.sources[r.fold[noun]]; class != "document" && class != "publication" {
		return first
	}
	from := noun
	sentence := &r.t.Sentences[r.t.SentenceAt(int(r.t.Words[noun].Start))]
	for from > sentence.First && noun-from < longestRole && (r.inNounPhrase(from-1) || r.organisationCovering(from-1) != nil) {
		from--
	}
	return from
}

// topicBefore is where the sentence begins if the source, words [first, last), is only
// another name for what the document that opens it is about: "A report on its sister
// home, [NAME,] found"; first otherwise.
func (r *reading) topicBefore(first, last int) int {
	opening := r.t.Sentences[r.t.SentenceAt(int(r.t.Words[first].Start))].First
	if first-opening < 4 || first-opening > longestTopic+2 || r.fold[first-1] != "," || r.fold[last-1] != "," && (last == len(r.fold) || r.fold[last] != ",") || !r.lex.is(determiner, r.fold[opening]) {
		return first
	}
	about := false
	for w := opening + 1; w < first-1; w++ {
		switch {
		case r.lex.verbs[r.fold[w]] && !r.isWritten(w), r.fold[w] == ",":
			return first
		case r.lex.is(topical, r.fold[w]) && r.fold[w] != "to" && r.lex.is(study, r.fold[w-1]):
			about = true
		}
	}
	if !about {
		return first
	}
	return opening
}

// antecedent is where the name stands at the start of the sentence, "NAME, who …",
// if the source, words [first, last), is only the subject of the clause behind
// "who", which its verb ends before the cue, or a place in the clause behind "INSPECTORS
// who"; 0, 0 otherwise.
func (r *reading) antecedent(q *corpus.Quotation, first, last int) (from, to int) {
	sentence := &r.t.Sentences[r.t.SentenceAt(int(r.t.Words[first].Start))]
	if from, to = r.openingNoun(sentence, first); to > 0 {
		return from, to
	}
	cue, _ := r.t.WordsIn(q.Cue.Cover())
	if cue <= last || cue-last > longestRole {
		return 0, 0
	}
	closed := r.fold[cue-1] == ","
	verb := false
	for w := last; w < cue; w++ {
		verb = verb || r.lex.verbs[r.fold[w]] || r.lex.is(acts|passive, r.fold[w])
	}
	if !closed || !verb {
		return 0, 0
	}
	for m := range r.mentionsIn(sentence.First, first) {
		if m.start == sentence.First && m.rule == "name" && m.last+1 < first && r.fold[m.last] == "," && r.fold[m.last+1] == "who" {
			return m.start, m.last
		}
		return 0, 0
	}
	return 0, 0
}

// callsSpeakers reports whether a noun calls people or a body that can speak.
func (r *reading) callsSpeakers(noun string) bool {
	class := r.lex.sources[noun]
	return class == "inspectors" || class == "staff" || class == governors || class == "crowd" || strings.HasPrefix(class, "body:") || isRoleNoun(r.lex, noun)
}

// openingNoun is the noun that opens a sentence, "INSPECTORS who walked into", if
// word first is a name behind a preposition in the clause that follows it; 0, 0
// otherwise.
func (r *reading) openingNoun(s *text.Sentence, first int) (from, to int) {
	noun := r.skipThe(s.First, 1)
	if noun+2 >= first || !r.callsSpeakers(r.fold[noun]) || !r.lex.is(relative, r.fold[noun+1]) || !r.lex.is(oblique, r.fold[first-1]) {
		return 0, 0
	}
	return s.First, noun + 1
}

// relativeAgent answers for a source that what is quoted is said of, in the clause
// behind it: "the service, which inspectors once called …". It ends before word last.
func (r *reading) relativeAgent(q *corpus.Quotation, last int) answer {
	cue, _ := r.t.WordsIn(q.Cue.Cover())
	if cue <= last || cue-last > longestRole || !r.lex.is(relative, r.fold[last-1]) {
		return answer{}
	}
	return r.agent(q, last)
}

// unsourced answers for a quotation without a source: by the turn it stands in,
// unless its cue is a passive. Nobody knows then who was told, but the one who
// judged may be.
func (r *reading) unsourced(q *corpus.Quotation) answer {
	first, _ := r.t.WordsIn(q.Cue.Cover())
	participle := none
	if len(q.Cue) > 0 {
		participle = r.undergoes(q, first)
	}
	switch {
	case participle == none && len(q.Cue) > 0 && r.opensClause(first):
		return r.subjectBehind(q)
	case participle == none:
		return r.byTurn(q)
	case r.lex.is(judgedWord, r.fold[participle]):
		return r.byAgent(q, first, first+1, participle)
	}
	return answer{}
}

// opensClause reports whether word w is a participle that opens its sentence:
// "Describing the report as …, NAME said".
func (r *reading) opensClause(w int) bool {
	return w == r.t.Sentences[r.t.SentenceAt(int(r.t.Words[w].Start))].First && strings.HasSuffix(r.fold[w], "ing")
}

// subjectBehind answers for what a participle tells at the start of a sentence with
// the subject that the sentence goes on with.
func (r *reading) subjectBehind(q *corpus.Quotation) answer {
	_, end := r.t.WordsIn(q.Content.Cover())
	if end == 0 || end >= len(r.fold) {
		return answer{}
	}
	sentence := &r.t.Sentences[r.t.SentenceAt(int(r.t.Words[end-1].Start))]
	for m := range r.mentionsIn(end, sentence.Last) {
		if m.entity == none || m.quoted || !m.subject {
			continue
		}
		a := answer{speakers: []int{m.entity}, confidence: 0.85, gender: r.entities[m.entity].gender}
		a.link(r.t.Span(m.start, m.last), m.rule, r.entities[m.entity].name)
		return a
	}
	return answer{}
}

// verdict answers for what the sentence behind says to be somebody's: "That is the
// verdict of the watchdog", "That is what Ofsted found".
func (r *reading) verdict(q *corpus.Quotation) answer {
	_, end := r.t.WordsIn(q.Content.Cover())
	if end == 0 {
		return answer{}
	}
	s := r.t.SentenceAt(int(r.t.Words[end-1].Start)) + 1
	if s >= len(r.t.Sentences) {
		return answer{}
	}
	next := &r.t.Sentences[s]
	w := next.First
	if w+4 >= next.Last || r.fold[w] != "that" && r.fold[w] != "this" || !r.lex.is(passive, r.fold[w+1]) {
		return answer{}
	}
	if r.fold[w+2] == "what" {
		return r.agent(q, w+3)
	}
	for k := w + 3; k+1 < min(next.Last, w+longestRole); k++ {
		if authorship := r.fold[k] == "of" || r.fold[k] == "from" || r.fold[k] == "by"; authorship && r.lex.is(opinion, r.fold[k-1]) {
			return r.agent(q, k+1)
		}
	}
	return answer{}
}
