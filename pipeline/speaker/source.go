package speaker

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// An answer is who speaks, by which steps, and how sure.
type answer struct {
	speakers   []int
	confidence float64
	chain      []corpus.ChainLink
	others     []choice
	voice      corpus.Voice // where the source names nobody but tells its part
	gender     gender       // by the wording of the source
	stranger   bool         // the source speaks of one person without a name
	plural     bool
}

// A choice is an entity with the confidence that it is meant.
type choice struct {
	entity     int
	confidence float64
}

func (a *answer) link(span corpus.Span, rule, to string) {
	a.chain = append(a.chain, corpus.ChainLink{Span: span, Rule: rule, To: to})
}

// answer finds the speaker of a quotation from its source, or from the turn it
// stands in where it has none.
func (r *reading) answer(q *corpus.Quotation) answer {
	a := r.bySentence(q)
	if len(a.speakers) > 0 && a.confidence > leadConfidence || len(q.Cue) > 0 && r.callsSomebody(q) {
		return a
	}
	if b := r.verdict(q); len(b.speakers) > 0 {
		b.confidence = min(b.confidence, 0.85)
		return b
	}
	return a
}

// bySentence finds the speaker of a quotation from its own sentence and what stands
// before it.
func (r *reading) bySentence(q *corpus.Quotation) answer {
	if r.reopened(q) {
		return r.goOn()
	}
	if len(q.Source) == 0 {
		return r.unsourced(q)
	}
	first, last := r.sourceWords(q)
	if first >= last {
		return r.byTurn(q)
	}
	if a := r.relativeAgent(q, last); len(a.speakers) > 0 {
		return a
	}
	if participle := r.undergoes(q, last); participle != none {
		return r.byAgent(q, first, last, participle)
	}
	return r.bySource(q, first, last)
}

// bySource reads the source phrase, words [first, last).
func (r *reading) bySource(q *corpus.Quotation, first, last int) answer {
	if a, found := r.pronoun(q, first, last); found {
		return a
	}
	head := r.head(first, last)
	if a, found := r.namedIn(first, head, last); found {
		return a
	}
	if a, found := r.namedBehind(head, last); found {
		return a
	}
	if last-first > 1 && r.fold[last-1] == "who" { // "the remarks of NAME, who"
		return r.relativeWho(last - 1)
	}
	if from, at := r.widened(first); at != none {
		return r.byRole(from, at, last)
	}
	if a := r.renamed(first); len(a.speakers) > 0 {
		return a
	}
	if r.placed(first, last) {
		return r.leadOf(first)
	}
	fold := bare(r.fold[head])
	if noun := strings.TrimSuffix(fold, "s"); last-first > 1 && r.fold[first] == "one" && r.fold[first+1] == "of" && noun != fold && isRoleNoun(r.lex, noun) {
		return r.foretold(first, last, answer{voice: r.voiceOfClass(r.lex.roles[noun]), stranger: true})
	}
	if r.lex.roles[fold] == "spokesman" {
		return r.spokesman(first, head, last)
	}
	if o := r.organisationCovering(head); o != nil {
		if a := r.together(r.besideOrganisations(first, last, o)); a.plural {
			return a
		}
		return r.byOrganisation(o.entity, o.first, o.last, 0.96)
	}
	class := r.lex.sources[fold]
	switch {
	case fold == "old" && head > first && r.fold[first] == "the" && age(r.t.Word(first+1)): // the 19-year-old
		return r.byAge(first, head, last)
	case isRoleNoun(r.lex, fold) && r.organisationBeside(head) != nil: // the auditor, ORGANISATION, said
		o := r.organisationBeside(head)
		return r.byOrganisation(o.entity, o.first, o.last, 0.93)
	case isRoleNoun(r.lex, fold) && !strings.HasPrefix(class, "body:"):
		return r.byRole(first, head, last)
	case class == "document":
		return r.document(q, first, head, last)
	case class == "publication":
		return r.publication(q, first, head, last)
	case class == "statement":
		return r.statement(q, first, head, last)
	case class == "inspectors":
		return r.byNoun(r.office, head, "inspectorate", 0.95)
	case class == "pair":
		if a := r.plural(q, first); len(a.speakers) > 1 {
			return a
		}
		return answer{plural: true}
	case class == "staff":
		return r.staff(q, first, head, last)
	case class == "crowd", class == "" && isRoleNoun(r.lex, strings.TrimSuffix(fold, "s")):
		return r.crowd(head)
	case strings.HasPrefix(class, "body:"):
		if r.fold[first] == "no" { // no council
			return answer{}
		}
		if o := r.organisationCalled(first, head, last); o != nil {
			return r.byOrganisation(o.entity, o.first, o.last, 0.9)
		}
		if o := r.organisationBeside(head); o != nil && o.last <= last { // the company, ORGANISATION, said
			return r.byOrganisation(o.entity, o.first, o.last, 0.93)
		}
		if from := r.membersOf(first, head); from < head {
			return r.byLateName(from, head+1, 0.85)
		}
		if class == "body:government" && r.foreign(first, head) {
			return answer{}
		}
		return r.byKindNoun(class, head, 0.92)
	}
	if last+1 < len(r.fold) && r.lex.verbs[r.fold[last]] && r.fold[last+1] == "by" { // an area noted by inspectors
		return r.agent(q, last+2)
	}
	if a := r.byOffice(first, head, last); len(a.speakers) > 0 {
		return a
	}
	if o := r.organisationIn(first, last); o != nil {
		return r.byOrganisation(o.entity, o.first, o.last, 0.75)
	}
	if id := r.byPlace(first, last); id != none {
		return r.byOrganisation(id, first, last, 0.85)
	}
	if r.withSmallWords(first, last) {
		return r.byLateName(first, last, 0.75)
	}
	return r.byUnknownName(first, head)
}

// widened is where the phrase begins of which the source, that begins at word
// first, is only the end ("an MP in" a place), and the role that heads it; none
// where the source is whole.
func (r *reading) widened(first int) (from, head int) {
	head = first - 2
	if head < 0 || !r.lex.is(atPlace, r.fold[first-1]) || !isRoleNoun(r.lex, r.fold[head]) {
		return first, none
	}
	from = head
	sentence := &r.t.Sentences[r.t.SentenceAt(int(r.t.Words[first].Start))]
	for from > sentence.First && head-from < longestRole && r.inNounPhrase(from-1) && !r.lex.is(determiner, r.fold[from]) {
		from--
	}
	return from, head
}

// renamed answers for a source that is only the apposition behind a name: "NAME, a
// support group, said".
func (r *reading) renamed(first int) answer {
	if first < 2 || r.fold[first-1] != "," || !r.lex.is(indefinite, r.fold[first]) || r.told[first-2] {
		return answer{}
	}
	sentence := &r.t.Sentences[r.t.SentenceAt(int(r.t.Words[first].Start))]
	if o := r.organisationEnding(first - 1); o != nil {
		return r.byOrganisation(o.entity, o.first, o.last, 0.9)
	}
	for m := range r.mentionsIn(first-2, first-1) {
		if m.entity != none && !m.stranger() && m.rule != "noun" && m.subject {
			a := answer{speakers: []int{m.entity}, confidence: 0.9, gender: r.entities[m.entity].gender}
			a.link(r.t.Span(m.start, m.last), "apposition", r.entities[m.entity].name)
			return a
		}
	}
	if sentence.First < first-2 && r.titleCase(sentence.First, first-1) {
		return r.byLateName(sentence.First, first-1, 0.8)
	}
	return answer{}
}

// titleCase reports whether words [first, last) are written as a name: capitals at
// both ends, and small between them only what stands in names.
func (r *reading) titleCase(first, last int) bool {
	if last-first > longestName || !r.capital(first) || !r.capital(last-1) || r.lex.notNames[r.fold[first]] == "function" {
		return false
	}
	for w := first; w < last; w++ {
		if !r.capital(w) && !r.lex.is(preposition|inRole, r.fold[w]) {
			return false
		}
	}
	return true
}

// placed reports whether a source is only the place in a phrase like "children in
// Harrowmere".
func (r *reading) placed(first, last int) bool {
	if first == 0 || !r.lex.is(atPlace, r.fold[first-1]) || !r.capital(first) {
		return false
	}
	for w := first; w < last; w++ {
		if _, kind := r.lex.kinds[bare(r.fold[w])]; kind {
			return false
		}
	}
	return true
}

// leadConfidence is how sure the speaker of a lead is that names none.
const leadConfidence = 0.6

// leadOf answers for a source in the lead that cannot speak: what a lead quotes
// without saying of whom is mostly the inspectorate's.
func (r *reading) leadOf(w int) answer {
	if r.office == none || !r.opening(w) {
		return answer{}
	}
	return r.byNoun(r.office, w, "lead", leadConfidence)
}

// organisationCalled is the organisation whose name stands beside the noun at word
// head that tells what it is: "the Marsh Trust think tank", "the charity the Marsh
// Trust"; nil where none does.
func (r *reading) organisationCalled(first, head, last int) *orgMention {
	if o := r.organisationIn(first, head); o != nil && o.last >= head-1 && !possessive(r.t.Word(o.last-1)) && r.fold[o.last-1] != "nhs" {
		return o
	}
	behind := head + 1
	if behind < last && r.fold[behind] == "the" {
		behind++
	}
	if behind >= last {
		return nil
	}
	if o := r.organisationCovering(behind); o != nil && o.first == behind {
		return o
	}
	return nil
}

// organisationBeside is the organisation that stands in apposition behind word w.
func (r *reading) organisationBeside(w int) *orgMention {
	if w+2 >= len(r.fold) || r.fold[w+1] != "," {
		return nil
	}
	o := r.organisationCovering(w + 2)
	if o == nil || o.first != w+2 || possessive(r.t.Word(o.last-1)) {
		return nil
	}
	return o
}

// head is the word that heads the phrase [first, last): the last one before a
// preposition or relative clause, names of organisations taken whole.
func (r *reading) head(first, last int) int {
	head := first
	for w := first; w < last; w++ {
		if o := r.organisationCovering(w); o != nil && o.last <= last {
			head, w = o.last-1, o.last-1
			continue
		}
		fold := r.fold[w]
		if w > first && (r.lex.notNames[fold] == "function" || fold == "," || fold == "(") && !(w == first+1 && r.lex.is(quantifier, r.fold[first])) {
			if fold == "and" && w+1 < last && r.lex.notNames[r.fold[w+1]] != "function" {
				continue
			}
			if r.lex.is(determiner|quantifier, fold) && (r.lex.is(determiner|quantifier|preposition, r.fold[w-1]) || possessive(r.t.Word(w-1))) {
				continue
			}
			break
		}
		if _, noun := r.lex.sources[fold]; w > first && w == last-1 && r.lex.verbs[fold] && !noun {
			break // "the report states"
		}
		if r.t.Words[w].Lexical() {
			head = w
		}
	}
	return head
}

func (r *reading) organisationCovering(w int) *orgMention {
	at, _ := slices.BinarySearchFunc(r.organisations, w+1, func(o orgMention, w int) int { return o.first - w })
	if at > 0 && r.organisations[at-1].last > w {
		return &r.organisations[at-1]
	}
	return nil
}
