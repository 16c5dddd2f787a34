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
	written    bool // the source is a document
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

// A sourcePhrase is words [first, last) of a source, what heads them, and what the
// data files say of that.
type sourcePhrase struct {
	first, head, last int
	noun              string // the head, folded and without a possessive
	class             string // of sources.txt
}

// sourcePhrase reads words [first, last), of which there is one at least, as a source.
func (r *reading) sourcePhrase(first, last int) sourcePhrase {
	head := r.head(first, last)
	noun := bare(r.fold[head])
	return sourcePhrase{first, head, last, noun, r.lex.sources[noun]}
}

// A sourceReader answers for one kind of source; found is false for all others.
type sourceReader func(q *corpus.Quotation, p sourcePhrase) (a answer, found bool)

// bySource reads the source phrase, words [first, last), as each kind of source in
// turn, from the plainest to what can only be guessed.
func (r *reading) bySource(q *corpus.Quotation, first, last int) answer {
	last = r.whole(first, last)
	if a, found := r.pronoun(q, first, last); found {
		return a
	}
	p := r.sourcePhrase(first, last)
	if r.someone(p) {
		return r.crowd(p.first)
	}
	if a, found := r.asOnePaper(p); found {
		return a
	}
	for _, read := range []sourceReader{
		r.asName, r.asCalled, r.asPartOfMore, r.asOneOfMany, r.asPartisan, r.asSpokesman, r.asOrganisation,
		r.asKin, r.asRole, r.asPaper, r.asPeople, r.asBody, r.asTopic, r.asOffice, r.asDescribed,
	} {
		if a, found := read(q, p); found {
			return a
		}
	}
	return r.asUnknown(p)
}

// whole is where a source ends that was cut in front of an office and the name of its
// holder: "[UNISON] branch secretary NAME", "[the firm's] director, NAME"; last where it
// was not.
func (r *reading) whole(first, last int) int {
	w, office := last, false
	for w < len(r.fold) && w-last <= longestTitles && !r.cue[w] && !r.told[w] && !r.capital(w) && r.t.Words[w].Lexical() && r.lex.notNames[r.fold[w]] != "function" && !r.lex.verbs[r.fold[w]] {
		office = isRoleNoun(r.lex, r.fold[w])
		w++
	}
	if o := r.organisationEnding(last); !office || o == nil && !possessive(r.t.Word(last-1)) {
		return last
	}
	if w < len(r.fold) && r.fold[w] == "," {
		w++
	}
	for m := range r.mentionsIn(w, min(w+1+longestTitles, len(r.fold))) {
		if m.start == w && m.entity != none && !r.entities[m.entity].organisation && m.rule == "name" {
			return m.last
		}
	}
	return last
}

// someone reports whether a source is somebody of whom only a phrase behind tells whom
// they are close to: "someone close to NAME".
func (r *reading) someone(p sourcePhrase) bool {
	if r.lex.sources[r.fold[p.first]] != "crowd" || p.head == p.first || p.head+1 >= p.last || !r.lex.is(preposition, r.fold[p.head+1]) {
		return false
	}
	for w := p.first + 1; w <= p.head; w++ {
		if r.capital(w) || p.class != "" {
			return false
		}
	}
	return true
}

// asName reads a source that names somebody, in it or behind its head.
func (r *reading) asName(_ *corpus.Quotation, p sourcePhrase) (answer, bool) {
	if a, found := r.namedIn(p.first, p.head, p.last); found {
		return a, true
	}
	return r.namedBehind(p.head, p.last)
}

// asPartOfMore reads a source that is only the end or the apposition of what says who
// speaks.
func (r *reading) asPartOfMore(_ *corpus.Quotation, p sourcePhrase) (answer, bool) {
	if p.last-p.first > 1 && r.fold[p.last-1] == "who" { // "the remarks of NAME, who"
		return r.relativeWho(p.last - 1), true
	}
	if from, at := r.widened(p.first); at != none {
		return r.byRole(from, at, p.last), true
	}
	if a := r.renamed(p.first); len(a.speakers) > 0 {
		return a, true
	}
	if r.placed(p.first, p.last) {
		return r.leadOf(p.first), true
	}
	return answer{}, false
}

// asOneOfMany reads "one of the directors".
func (r *reading) asOneOfMany(_ *corpus.Quotation, p sourcePhrase) (answer, bool) {
	noun, several := strings.CutSuffix(p.noun, "s")
	if p.last-p.first < 2 || r.fold[p.first] != "one" || r.fold[p.first+1] != "of" || !several || !isRoleNoun(r.lex, noun) {
		return answer{}, false
	}
	return r.foretold(p.first, p.last, answer{voice: r.voiceOfClass(r.lex.roles[noun]), stranger: true}), true
}

// asSpokesman reads "a spokesman for ORGANISATION".
func (r *reading) asSpokesman(_ *corpus.Quotation, p sourcePhrase) (answer, bool) {
	if r.lex.roles[p.noun] != "spokesman" {
		return answer{}, false
	}
	return r.spokesman(p.first, p.head, p.last), true
}

// asOrganisation reads a source that the name of an organisation heads.
func (r *reading) asOrganisation(_ *corpus.Quotation, p sourcePhrase) (answer, bool) {
	o := r.organisationCovering(p.head)
	if o == nil {
		return answer{}, false
	}
	if a := r.together(r.besideOrganisations(p.first, p.last, o)); a.plural {
		return a, true
	}
	return r.byOrganisation(o.entity, o.first, o.last, 0.96), true
}

// asRole reads a source that is called by an age or a role.
func (r *reading) asRole(_ *corpus.Quotation, p sourcePhrase) (answer, bool) {
	if p.noun == "old" && p.head > p.first && r.fold[p.first] == "the" && age(r.t.Word(p.first+1)) { // the 19-year-old
		return r.byAge(p.first, p.head, p.last), true
	}
	if !isRoleNoun(r.lex, p.noun) {
		return answer{}, false
	}
	if id := r.lastWord(p.head); id != none && r.lex.is(oversight, p.noun) && r.oversees(id) { // the ombudsman
		return r.byNoun(id, p.head, "organisation", 0.9), true
	}
	if o := r.organisationBeside(p.head); o != nil { // the auditor, ORGANISATION, said
		return r.byOrganisation(o.entity, o.first, o.last, 0.93), true
	}
	if strings.HasPrefix(p.class, "body:") {
		return answer{}, false
	}
	if audits(p.noun) {
		if a := r.byFirm(p.head); len(a.speakers) > 0 {
			return a, true
		}
	}
	return r.byRole(p.first, p.head, p.last), true
}

// asPaper reads a source that is written.
func (r *reading) asPaper(q *corpus.Quotation, p sourcePhrase) (answer, bool) {
	var a answer
	switch p.class {
	case "document":
		a = r.document(q, p.first, p.head, p.last)
	case "publication":
		a = r.publication(q, p.first, p.head, p.last)
	case "statement":
		a = r.statement(q, p.first, p.head, p.last)
	default:
		return a, false
	}
	a.written = true
	return a, true
}

// asPeople reads a source that is people without names.
func (r *reading) asPeople(q *corpus.Quotation, p sourcePhrase) (answer, bool) {
	switch {
	case p.class == "inspectors":
		return r.byWatchdog(p.head), true
	case p.class == "pair":
		if a := r.plural(q, p.first); len(a.speakers) > 1 {
			return a, true
		}
		return answer{plural: true}, true
	case p.class == "authors":
		return r.authorsOf(q, p), true
	case p.noun == "ministers" && p.head < p.first+2:
		return r.ministers(p.head), true
	case r.lex.is(membership, p.noun) && r.ofParty(p):
		return answer{plural: true, voice: corpus.VoiceOpposition}, true
	case r.lex.is(management, p.noun) && r.ofTrust(p) != none: // hospital chiefs
		return r.byNoun(r.ofTrust(p), p.head, "organisation", 0.78), true
	case p.class == governors:
		return r.byGovernors(p), true
	case p.class == "staff":
		return r.staff(q, p.first, p.head, p.last), true
	case p.class == "crowd", p.class == "" && isRoleNoun(r.lex, strings.TrimSuffix(p.noun, "s")):
		return r.crowd(p.head), true
	}
	return answer{}, false
}

// asBody reads "the council", "the charity ORGANISATION".
func (r *reading) asBody(_ *corpus.Quotation, p sourcePhrase) (answer, bool) {
	if !strings.HasPrefix(p.class, "body:") {
		return answer{}, false
	}
	if r.fold[p.first] == "no" { // no council
		return answer{}, true
	}
	if o := r.organisationCalled(p.first, p.head, p.last); o != nil {
		return r.byOrganisation(o.entity, o.first, o.last, 0.9), true
	}
	if o := r.organisationBeside(p.head); o != nil && o.last <= p.last { // the company, ORGANISATION, said
		return r.byOrganisation(o.entity, o.first, o.last, 0.93), true
	}
	if from := r.membersOf(p.first, p.head); from < p.head {
		return r.byLateName(from, p.head+1, 0.85), true
	}
	if p.class == "body:government" && r.foreign(p.first, p.head) {
		return answer{}, true
	}
	return r.byKindNoun(p.class, p.head, 0.92), true
}

// asTopic reads a source that somebody only speaks of: an area noted by inspectors.
func (r *reading) asTopic(q *corpus.Quotation, p sourcePhrase) (answer, bool) {
	if p.last+1 >= len(r.fold) || !r.lex.verbs[r.fold[p.last]] || r.fold[p.last+1] != "by" {
		return answer{}, false
	}
	return r.agent(q, p.last+2), true
}

// asOffice reads a source that calls somebody by an office.
func (r *reading) asOffice(_ *corpus.Quotation, p sourcePhrase) (answer, bool) {
	a := r.byOffice(p.first, p.head, p.last)
	return a, len(a.speakers) > 0
}

// asUnknown reads a source of which only the capitals tell something.
func (r *reading) asUnknown(p sourcePhrase) answer {
	if p.head > p.first && r.lex.is(inOffice, p.noun) && spokenTo(r.fold[p.first:p.head]) { // Mr Speaker
		return answer{stranger: true}
	}
	if a, found := r.byPupil(p); found {
		return a
	}
	if o := r.organisationIn(p.first, p.last); o != nil {
		return r.byOrganisation(o.entity, o.first, o.last, 0.75)
	}
	if id := r.byPlace(p.first, p.last); id != none {
		return r.byOrganisation(id, p.first, p.last, 0.85)
	}
	if r.ordinaryName(p.first, p.last) {
		return r.byLateName(p.first, p.last, 0.72)
	}
	if r.withSmallWords(p.first, p.last) {
		return r.byLateName(p.first, p.last, 0.75)
	}
	return r.byUnknownName(p.first, p.head)
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
		if w > first && r.lex.is(issuing, fold) && r.isWritten(head) { // a statement issued
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

// isWritten reports whether the noun at word w is that of something written.
func (r *reading) isWritten(w int) bool {
	switch r.lex.sources[r.fold[w]] {
	case "document", "publication", "statement":
		return true
	}
	return false
}

func (r *reading) organisationCovering(w int) *orgMention {
	at, _ := slices.BinarySearchFunc(r.organisations, w+1, func(o orgMention, w int) int { return o.first - w })
	if at > 0 && r.organisations[at-1].last > w {
		return &r.organisations[at-1]
	}
	return nil
}
