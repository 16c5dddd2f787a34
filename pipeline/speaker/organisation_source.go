package speaker

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

func (r *reading) byOrganisation(id, first, last int, confidence float64) answer {
	return r.byEntity(id, first, last, "organisation", confidence)
}

// byEntity answers with one whom words [first, last) name or call, by a rule.
func (r *reading) byEntity(id, first, last int, rule string, confidence float64) answer {
	a := answer{speakers: []int{id}, confidence: confidence, gender: r.entities[id].gender}
	a.link(r.t.Span(first, last), rule, r.entities[id].name)
	return a
}

// together answers with the organisations that "and" and commas join in the source.
func (r *reading) together(first, last int) answer {
	a := answer{confidence: 0.96}
	end := first
	for w := first; w < last; w++ {
		o := r.organisationCovering(w)
		if o == nil {
			continue
		}
		if len(a.speakers) > 0 && !r.coordinated(end, max(end, r.skipThe(o.first-1, -1)+1)) {
			break
		}
		if !slices.Contains(a.speakers, o.entity) {
			a.speakers = append(a.speakers, o.entity)
			a.link(r.t.Span(o.first, o.last), "organisation", r.entities[o.entity].name)
		}
		end, w = o.last, o.last-1
	}
	a.plural = len(a.speakers) > 1
	return a
}

// besideOrganisations widens the source [first, last), which organisation o heads,
// by the one that "and" makes the same subject, where the source was cut between
// them: "Ofsted and [the CQC] found".
func (r *reading) besideOrganisations(first, last int, o *orgMention) (from, to int) {
	from, to = first, last
	if joint := r.skipThe(o.first-1, -1); joint > 0 && r.fold[joint] == "and" && o.first <= first+1 {
		if k := r.organisationEnding(joint); k != nil && !r.lex.is(oblique, r.fold[max(r.skipThe(k.first-1, -1), 0)]) {
			from = k.first
		}
	}
	if o.last < len(r.fold) && r.fold[o.last] == "and" && o.last >= last {
		next := r.skipThe(o.last+1, 1)
		if k := r.organisationCovering(next); k != nil && k.first == next && r.speaks(k.last) && !possessive(r.t.Word(k.last-1)) {
			to = k.last
		}
	}
	return from, to
}

// skipThe is word w, or the one beyond it where that is "the".
func (r *reading) skipThe(w, step int) int {
	if w >= 0 && w < len(r.fold) && r.fold[w] == "the" {
		return w + step
	}
	return w
}

// byNoun answers with the organisation that the noun at word head stands for.
func (r *reading) byNoun(id, head int, rule string, confidence float64) answer {
	if id == none {
		return answer{}
	}
	if id == r.office && r.supposed {
		confidence = min(confidence, supposedConfidence)
	}
	a := answer{speakers: []int{id}, confidence: confidence, plural: strings.HasSuffix(r.fold[head], "s")}
	a.link(r.t.Span(head, head+1), rule, r.entities[id].name)
	return a
}

// supposedConfidence is the most that an inspectorate is sure to be meant that no text
// names.
const supposedConfidence = 0.79

// byKindNoun answers with the organisation that a noun of a kind at word w stands
// for; one of another kind ("the trust" for a hospital) is doubtful.
func (r *reading) byKindNoun(class string, w int, confidence float64) answer {
	id := r.standsFor(class, w)
	kind, found := strings.CutPrefix(class, "body:")
	if found && id != none && id != r.body && id != r.lastWord(w) && (r.entities[id].kind != r.lex.likeKinds(kind)[0] || r.several(kind)) {
		confidence = 0.75
	}
	if kind == "trust" && id != none && r.entities[id].kind == "school" { // that runs it
		confidence = min(confidence, 0.7)
	}
	if id != none && r.namedLater(id, w) {
		confidence = min(confidence, 0.75)
	}
	if r.callsGovernors(w) {
		confidence = min(confidence, likelyGoverned)
	}
	if kind == "board" && id == r.body && r.fold[w] != "board" { // a committee may be anybody's
		confidence = 0.75
	}
	return r.byNoun(id, w, "organisation", confidence)
}

// namedLater reports whether an organisation is named for the first time behind
// word w, which does not open the document.
func (r *reading) namedLater(id, w int) bool {
	first, found := r.firstNamed[id]
	return found && first > w && !r.opening(w)
}

// foreign reports whether a government is said to be of another place ("the
// Israeli government").
func (r *reading) foreign(first, head int) bool {
	for w := first; w < head; w++ {
		if r.capital(w) && !r.lex.is(determiner|british, r.fold[w]) {
			return true
		}
	}
	return false
}

// several reports whether more than one organisation of a kind is named.
func (r *reading) several(kind string) bool { return r.kinds[kind] > 1 }

// byUnknownName answers for a source whose head stands in a run of capitals that
// is nobody's known name: an organisation by its place ("the Pentagon", "Amnesty
// International UK").
func (r *reading) byUnknownName(first, head int) answer {
	from, to := head, head+1
	for from > first && r.capital(from-1) && r.lex.notNames[r.fold[from-1]] != "function" {
		from--
	}
	fold := r.fold[head]
	_, ambiguous := r.surnames[bare(fold)]
	if !r.capital(head) || ambiguous || r.writtenThing(head) || r.lex.isTitle(fold) || r.lex.notNames[fold] == "function" || r.lex.notNames[fold] == "people" || r.lex.notNames[fold] == "geography" || to-from == 1 && (r.lex.notNames[fold] != "" || isRoleNoun(r.lex, fold)) {
		return answer{}
	}
	if _, given := r.givenName(r.fold[from]); given && to-from > 1 || r.oneOfPublic(from) {
		return answer{} // a person, if anybody
	}
	if r.severalBodies(to - 1) {
		return answer{}
	}
	if to-from > 1 && r.mostlyCapitals(r.t.SentenceAt(int(r.t.Words[from].Start))) {
		return answer{}
	}
	if id, found := r.orgByKey[bare(fold)]; found && to-from == 1 && capitals(bare(r.t.Word(from))) { // in brackets behind the name
		return r.byOrganisation(id, from, to, 0.92)
	}
	if id, found := r.initials[bare(fold)]; found && to-from == 1 {
		return r.byOrganisation(id, from, to, 0.9)
	}
	if id, found := r.endings[bare(fold)]; found && id != none && to-from == 1 {
		return r.byOrganisation(id, from, to, 0.85)
	}
	if id := r.fullerName(bare(r.t.Span(from, to).Of(r.t.Source))); id != none && r.lex.notNames[fold] != "place" {
		return r.byOrganisation(id, from, to, 0.85)
	}
	confidence := 0.45
	switch {
	case to-from > 1, from > first && r.fold[from-1] == "the":
		confidence = 0.75
	case r.alone[bare(fold)] > 0 && from > r.t.Sentences[r.t.SentenceAt(int(r.t.Words[from].Start))].First, r.alone[bare(fold)] > 1:
		confidence = 0.7
	}
	return r.byLateName(from, to, confidence)
}

// oneOfPublic reports whether the noun at word w, or in front of it, calls one of those
// who have no office: "Year 9 pupil NAME".
func (r *reading) oneOfPublic(w int) bool {
	return r.lex.roles[r.fold[w]] == "public" || w > 0 && r.lex.roles[r.fold[w-1]] == "public"
}

// severalBodies reports whether word w is the noun of bodies in the plural, by which none
// of them goes: "Voice Groups".
func (r *reading) severalBodies(w int) bool {
	noun, several := strings.CutSuffix(bare(r.fold[w]), "s")
	_, alone := r.lex.kinds[noun+"s"]
	return several && !alone && r.lex.kinds[noun] != ""
}

// byLateName answers with the organisation that words [first, last) name, which
// only their being a source gave away.
func (r *reading) byLateName(first, last int, confidence float64) answer {
	o := orgMention{first: first, last: last, entity: none}
	o.entity = r.organisation(&o)
	r.late = append(r.late, o)
	return r.byOrganisation(o.entity, first, last, confidence)
}

// byPlace is the organisation whose place alone is the source, words [first, last):
// "Harrowmere" for its council. It is the inspected body or the only council of
// the name.
func (r *reading) byPlace(first, last int) int {
	if !r.capital(first) || last-first > longestName {
		return none
	}
	found := none
	for _, id := range r.byPlaces[bare(text.Fold(r.t.Span(first, last).Of(r.t.Source)))] {
		if id != r.body && r.entities[id].kind != "council" {
			continue
		}
		if found != none {
			return none
		}
		found = id
	}
	return found
}

// placeOf is the name of an organisation, folded, without the nouns of a body at its
// end.
func (r *reading) placeOf(name string) string {
	words := strings.Fields(text.Fold(name))
	for n := len(words); n > 0; n-- {
		if word := words[n-1]; r.lex.kinds[word] == "" && !r.lex.is(omitted, word) {
			return strings.Join(words[:n], " ")
		}
	}
	return ""
}

// withSmallWords reports whether a source is a name of capitals with small words
// between them: "Norbridge at Home". At the start of a sentence a place opens it.
func (r *reading) withSmallWords(first, last int) bool {
	if last-first < 3 || last-first > longestName || !r.capital(first) || !r.capital(last-1) || r.lex.is(determiner, r.fold[first]) {
		return false
	}
	for w := first + 1; w < last; w++ {
		if !r.capital(w) && !r.lex.is(preposition, r.fold[w]) {
			return false
		}
	}
	opens := first == r.t.Sentences[r.t.SentenceAt(int(r.t.Words[first].Start))].First
	return !opens || r.lex.notNames[r.fold[first]] == "place"
}

// membersOf is where the name begins of a body that only its members name, "the
// students' union", in a source that begins at word first and has its noun at word
// head; head where it is none.
func (r *reading) membersOf(first, head int) int {
	w := head - 1
	if w > first && r.apostrophe(w) {
		w--
	}
	if w < first || r.capital(w) || w == head-1 && !r.lex.is(manyOwners, bare(r.fold[w])) || r.lex.sources[bare(r.fold[w])] != "crowd" || r.lex.is(staffWord, bare(r.fold[w])) {
		return head
	}
	return w
}

// staff answers for "council chiefs", "Ofsted's inspectors": the organisation
// named with them; without one they are nobody.
func (r *reading) staff(q *corpus.Quotation, first, head, last int) answer {
	o := r.organisationIn(first, head)
	for w := head + 1; o == nil && w < last; w++ {
		o = r.organisationCovering(w)
	}
	if o != nil {
		return r.ofBoard(r.byOrganisation(o.entity, o.first, o.last, 0.92), head)
	}
	if w := slices.Index(r.fold[first:head], "inspection"); w >= 0 {
		return r.byNoun(r.office, first+w, "inspectorate", 0.9)
	}
	if w, class := r.bodyBefore(first, head); w != none {
		return r.ofBoard(r.byKindNoun(class, w, 0.9), head)
	}
	if r.lex.is(ofBodies, r.fold[first]) { // its authors
		return r.ofWhom(head, r.neuter(q, first))
	}
	if r.fold[first] == "his" || r.fold[first] == "her" {
		return r.ledBy(r.owner(q, first), head)
	}
	if r.lex.is(campaigner, r.fold[head]) {
		if id := r.campaign(head); id != none {
			return r.byNoun(id, head, "organisation", 0.7)
		}
	}
	return answer{plural: true}
}

// ofBoard is a doubtful answer where it names a board for what its members, whom the noun
// at word head calls, said: they sit on it for others.
func (r *reading) ofBoard(a answer, head int) answer {
	if len(a.speakers) == 1 && r.lex.is(membership, r.fold[head]) && r.entities[a.speakers[0]].kind == "board" {
		a.confidence = min(a.confidence, doubtfulTurn)
	}
	return a
}

// bodyBefore is the word nearest in front of word head, in a phrase that begins at
// word first, that calls a body or the inspectorate, and its class; none where no
// word does.
func (r *reading) bodyBefore(first, head int) (w int, class string) {
	for w := head - 1; w >= first; w-- {
		if class := r.lex.sources[bare(r.fold[w])]; strings.HasPrefix(class, "body:") || class == "inspectors" {
			return w, class
		}
	}
	return none, ""
}

// crowd answers for people whom nobody names: no speaker, only a part.
func (r *reading) crowd(head int) answer {
	a := answer{plural: true, voice: corpus.VoicePublic}
	switch fold := r.fold[head]; {
	case r.lex.is(staffWord, fold):
		a.voice = corpus.VoiceService
	case fold == "experts":
		a.voice = corpus.VoiceExpert
	case r.lex.is(otherWord, fold):
		a.voice = corpus.VoiceOther
	}
	return a
}

// spokesman answers for those who speak in another's name: the organisation
// named with them, or the one whose turn it is.
func (r *reading) spokesman(first, head, last int) answer {
	g := r.lex.genderOfNoun(bare(r.fold[head]))
	a := r.spokesmanOf(first, head, last)
	a.gender = g
	if len(a.speakers) > 0 {
		a.link(r.t.Span(head, head+1), "spokesman", r.entities[a.speakers[0]].name)
	}
	return a
}

func (r *reading) spokesmanOf(first, head, last int) answer {
	if a := r.representedIn(first, head, last); len(a.speakers) > 0 {
		return a
	}
	if head > first && r.fold[head-1] == "prisons" {
		return r.byOrganisation(r.prisonService(), head-1, head, 0.82)
	}
	for _, w := range []int{head - 1, last - 1} { // "a Cosla spokesman", "a spokesman for Cosla"
		if w > first && w < last && w != head && r.capital(w) {
			if a := r.byUnknownName(first, w); len(a.speakers) > 0 {
				a.confidence = max(a.confidence, 0.7)
				return a
			}
		}
	}
	if head+1 < last && r.fold[head+1] == "for" {
		return answer{} // for somebody the document does not name
	}
	return r.unnamedSpokesman(first)
}

// prisonService is the service that runs prisons: the one that the text names, or that
// of England and Wales.
func (r *reading) prisonService() int {
	if id, found := r.orgByKey["scottish prison service"]; found {
		return id
	}
	return r.named("Prison Service")
}

// representedIn answers with the organisation that words [first, last) around a
// spokesman, who is word head, name or call by its kind.
func (r *reading) representedIn(first, head, last int) answer {
	if o := r.organisationIn(first, last); o != nil {
		if a := r.together(first, last); a.plural {
			return a
		}
		return r.byOrganisation(o.entity, o.first, o.last, 0.96)
	}
	for w := last - 1; w >= first; w-- {
		if class := r.lex.sources[bare(r.fold[w])]; w != head && (strings.HasPrefix(class, "body:") || class == "inspectors") {
			return r.byKindNoun(class, w, 0.94)
		} else if class == governors && w != head {
			return r.byNoun(r.governedBody(), w, "organisation", likelyGoverned)
		}
	}
	return answer{}
}

// unnamedSpokesman answers for "a spokeswoman said": the organisation spoken of
// last in this sentence or the one before, or the inspected body.
func (r *reading) unnamedSpokesman(w int) answer {
	sentence := r.t.SentenceAt(int(r.t.Words[w].Start))
	for m := range r.mentionsBack(w, sentence-2) {
		if m.entity == none || !r.entities[m.entity].organisation || r.entities[m.entity].kind == "media" || r.told[m.first] && m.sentence == sentence || m.entity == r.office && r.body != none && m.sentence != sentence || m.quoted {
			continue
		}
		return r.byEntity(m.entity, m.first, m.last, m.rule, 0.8)
	}
	if r.body != none {
		return answer{speakers: []int{r.body}, confidence: 0.6}
	}
	return answer{}
}
