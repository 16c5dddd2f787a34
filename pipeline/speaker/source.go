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
	if len(q.Source) == 0 {
		return r.byTurn(q)
	}
	cover := q.Source.Cover()
	first, last := r.t.WordsIn(cover)
	if first >= last {
		return r.byTurn(q)
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
	if a, found := r.namedBehind(last); found {
		return a
	}
	fold := bare(r.fold[head])
	if r.lex.roles[fold] == "spokesman" {
		return r.spokesman(first, head, last)
	}
	if o := r.organisationCovering(head); o != nil {
		return r.byOrganisation(o.entity, o.first, o.last, 0.96)
	}
	class := r.lex.sources[fold]
	switch {
	case isRoleNoun(r.lex, fold) && !strings.HasPrefix(class, "body:"):
		return r.byRole(first, head, last)
	case class == "document":
		return r.document(q, first, head, last)
	case class == "statement":
		return r.statement(q, first, head, last)
	case class == "inspectors":
		return r.byNoun(r.office, head, "inspectorate", 0.95)
	case class == "pair":
		return r.plural(q, first)
	case class == "staff":
		return r.staff(first, head, last)
	case class == "crowd":
		return r.crowd(head)
	case strings.HasPrefix(class, "body:"):
		if class == "body:government" && r.foreign(first, head) {
			return answer{}
		}
		return r.byKindNoun(class, head, 0.92)
	}
	if o := r.organisationIn(first, last); o != nil {
		return r.byOrganisation(o.entity, o.first, o.last, 0.75)
	}
	return r.byUnknownName(first, head)
}

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
	if !r.capital(head) || ambiguous || r.lex.notNames[fold] == "function" || r.lex.notNames[fold] == "people" || to-from == 1 && (r.lex.notNames[fold] != "" || isRoleNoun(r.lex, fold)) {
		return answer{}
	}
	o := orgMention{first: from, last: to, entity: none}
	o.entity = r.organisation(&o)
	r.late = append(r.late, o)
	confidence := 0.45
	switch {
	case to-from > 1, from > first && r.fold[from-1] == "the":
		confidence = 0.75
	case r.alone[bare(fold)] > 1:
		confidence = 0.7
	}
	return r.byOrganisation(o.entity, from, to, confidence)
}

// namedBehind answers with the person whose name stands in apposition behind the
// source, which ends before word w ("the union's officer, NAME, said").
func (r *reading) namedBehind(w int) (answer, bool) {
	if w+1 >= len(r.fold) || r.fold[w] != "," {
		return answer{}, false
	}
	for m := range r.mentionsIn(w+1, w+2) {
		if m.start == w+1 && m.rule == "name" && m.entity != none && m.last < len(r.fold) && r.fold[m.last] == "," && isRoleNoun(r.lex, r.fold[w-1]) {
			return answer{
				speakers: []int{m.entity}, confidence: 0.95, gender: r.entities[m.entity].gender,
				chain: []corpus.ChainLink{{Span: r.t.Span(m.start, m.last), Rule: "apposition", To: r.entities[m.entity].name}},
			}, true
		}
	}
	return answer{}, false
}

// namedIn reads the people named in the source, whose head is word head. What is
// named only as the owner of something ("Jane Doe's mother", "the mother of Jane
// Doe") does not speak, and of two names beside each other without "and" only one
// does.
func (r *reading) namedIn(first, head, last int) (answer, bool) {
	var named []*mention
	for m := range r.mentionsIn(first, last) {
		if m.rule == "organisation" || m.rule == "noun" || m.rule == "unnamed" || possessive(r.t.Word(m.last-1)) && m.last < last {
			continue
		}
		if head < m.first && isRoleNoun(r.lex, r.fold[head]) && r.fold[m.start-1] == "of" {
			continue
		}
		if n := len(named); n > 0 && !r.coordinated(named[n-1].last, m.start) {
			if m.start-named[n-1].last > 0 && r.fold[m.start-1] == "," && !r.behindPreposition(named[n-1]) {
				break // an apposition
			}
			named = named[:n-1]
		}
		named = append(named, m)
	}
	if len(named) == 0 {
		return answer{}, false
	}
	named = r.joint(named)
	a := answer{plural: len(named) > 1}
	for _, m := range named {
		if m.entity == none {
			return answer{others: r.namesakes(m)}, true
		}
		if !slices.Contains(a.speakers, m.entity) {
			a.speakers = append(a.speakers, m.entity)
		}
		a.link(r.t.Span(m.start, m.last), m.rule, r.entities[m.entity].name)
		a.confidence = cmpConfidence(a.confidence, nameConfidence[m.rule])
	}
	if len(a.speakers) == 1 {
		a.gender = r.entities[a.speakers[0]].gender
	}
	return a, true
}

// joint adds to the one who is named in a source the one beside it whom "and"
// joins to it as subject of the same verb, where the source was cut between them.
func (r *reading) joint(named []*mention) []*mention {
	if len(named) != 1 || !named[0].subject {
		return named
	}
	m := named[0]
	at := r.mentionBefore(m.first) + 1
	if k := r.personBeside(at, -1, m); k != nil && k.subject && r.coordinated(k.last, m.start) {
		return []*mention{k, m}
	}
	if k := r.personBeside(at, 1, m); k != nil && r.coordinated(m.last, k.start) && r.speaks(k.last) {
		return []*mention{m, k}
	}
	return named
}

// personBeside is the next mention of a named person before or behind the one at
// an index, in the same sentence and outside what is reported.
func (r *reading) personBeside(at, step int, m *mention) *mention {
	for k := at + step; k >= 0 && k < len(r.mentions) && k-at < memory && at-k < memory && r.mentions[k].sentence == m.sentence; k += step {
		beside := &r.mentions[k]
		if r.told[beside.first] {
			return nil
		}
		if beside.entity != none && !r.entities[beside.entity].organisation && beside.entity != m.entity {
			return beside
		}
	}
	return nil
}

// speaks reports whether a verb of speech follows word w, past an apposition.
func (r *reading) speaks(w int) bool {
	for end := min(w+longestRole, len(r.fold)); w < end && !r.told[w] && r.fold[w] != "."; w++ {
		if r.lex.verbs[r.fold[w]] {
			return true
		}
	}
	return false
}

// behindPreposition reports whether a mention stands in "for NAME", "of NAME".
func (r *reading) behindPreposition(m *mention) bool {
	if m.start == 0 {
		return false
	}
	return r.lex.is(oblique, r.fold[m.start-1])
}

// nameConfidence is how sure each way of naming a person is.
var nameConfidence = map[string]float64{"name": 0.99, "title": 0.98, "surname": 0.96, "given name": 0.95}

// cmpConfidence is the lower of two confidences, of which the first may be unset.
func cmpConfidence(a, b float64) float64 {
	if a == 0 {
		return b
	}
	return min(a, b)
}

// coordinated reports whether "and", or a comma in a list that "and" ends, joins
// two names with words [first, last) between them: titles, roles and their
// employers may stand there, verbs and prepositions may not.
func (r *reading) coordinated(first, last int) bool {
	joined, relative := false, false
	for w := first; w < last; w++ {
		switch fold := r.fold[w]; {
		case fold == "and" || fold == "&" || fold == "," && last-first == 1:
			joined = true
		case fold == "who":
			relative = true
		case r.lex.verbs[fold] && !relative, fold == ".":
			return false
		}
	}
	return joined
}

// namesakes are the people whom a name that is not settled can mean.
func (r *reading) namesakes(m *mention) []choice {
	fold := bare(r.fold[m.last-1])
	list := r.surnames[fold]
	if len(list) == 0 {
		list = r.givens[fold]
	}
	return even(list)
}

// even gives each of a few candidates the same chance.
func even(list []int) []choice {
	if len(list) > mostNamesakes {
		return nil
	}
	var choices []choice
	for _, id := range list {
		choices = append(choices, choice{id, 1 / float64(len(list)+1)})
	}
	return choices
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
			if r.lex.is(determiner, fold) {
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

func (r *reading) byOrganisation(id, first, last int, confidence float64) answer {
	a := answer{speakers: []int{id}, confidence: confidence}
	a.link(r.t.Span(first, last), "organisation", r.entities[id].name)
	return a
}

// byNoun answers with the organisation that the noun at word head stands for.
func (r *reading) byNoun(id, head int, rule string, confidence float64) answer {
	if id == none {
		return answer{}
	}
	a := answer{speakers: []int{id}, confidence: confidence, plural: strings.HasSuffix(r.fold[head], "s")}
	a.link(r.t.Span(head, head+1), rule, r.entities[id].name)
	return a
}

// foreign reports whether a government is said to be of another place ("the
// Israeli government").
func (r *reading) foreign(first, head int) bool {
	for w := first; w < head; w++ {
		if r.capital(w) && !r.lex.is(determiner, r.fold[w]) && r.fold[w] != "uk" && r.fold[w] != "british" {
			return true
		}
	}
	return false
}

// byKindNoun answers with the organisation that a noun of a kind at word w stands
// for; one of another kind ("the trust" for a hospital) is doubtful.
func (r *reading) byKindNoun(class string, w int, confidence float64) answer {
	id := r.standsFor(class, w)
	if kind, found := strings.CutPrefix(class, "body:"); found && id != none && id != r.body && (r.entities[id].kind != kind || r.several(kind)) {
		confidence = 0.75
	}
	return r.byNoun(id, w, "organisation", confidence)
}

// several reports whether more than one organisation of a kind is named.
func (r *reading) several(kind string) bool {
	list := r.byKind[kind]
	return len(list) > 1 && r.kinds[kind] > 1
}

// document answers for "the report", "a letter by inspector NAME": its author
// where the phrase names one, otherwise whoever issued it.
func (r *reading) document(q *corpus.Quotation, first, head, last int) answer {
	if o := r.issuer(first, head, last); o != nil {
		return r.byOrganisation(o.entity, o.first, o.last, 0.95)
	}
	switch r.fold[first] {
	case "his":
		return r.personal(q, first, male)
	case "her":
		return r.personal(q, first, female)
	}
	if a := r.writer(head); len(a.speakers) > 0 {
		return a
	}
	if r.office == none {
		return answer{}
	}
	return r.byNoun(r.office, head, "document", 0.93)
}

// writer answers for "the letter" that was introduced before as somebody's own
// ("in a letter to parents, Ms Falk wrote"). An inspector's is the inspectorate's.
func (r *reading) writer(head int) answer {
	at, _ := slices.BinarySearchFunc(r.nouns, head, func(n nounMention, w int) int { return n.head - w })
	for from := at; at > 0 && at > from-memory; {
		at--
		n := &r.nouns[at]
		if r.fold[n.head] != r.fold[head] || r.fold[n.first] == "the" {
			continue
		}
		for i := len(r.turns) - 1; i >= 0 && i > len(r.turns)-memory && r.turns[i].sentence >= n.sentence; i-- {
			if t := &r.turns[i]; t.opened == n.sentence && len(t.speakers) > 0 && !r.inspects(t.speakers[0]) {
				a := answer{speakers: t.speakers, confidence: 0.8, gender: t.gender, plural: t.plural}
				a.link(r.t.Span(n.first, n.head+1), "writer", r.entities[t.speakers[0]].name)
				return a
			}
		}
		return answer{}
	}
	return answer{}
}

// inspects reports whether an entity is the inspectorate or an inspector.
func (r *reading) inspects(id int) bool {
	return id == r.office || slices.ContainsFunc(r.entities[id].roles, func(o role) bool { return o.class == "inspector" })
}

// issuer is the organisation that the phrase itself says a document is of: its
// owner in front of the noun, or named behind "by" or "from".
func (r *reading) issuer(first, head, last int) *orgMention {
	if o := r.organisationIn(first, head); o != nil && o.last <= head {
		return o
	}
	for w := head + 1; w+1 < last; w++ {
		if fold := r.fold[w]; fold == "by" || fold == "from" {
			return r.organisationIn(w+1, last)
		}
	}
	return nil
}

// statement answers for "the statement", "his email": the body or person whose
// turn it is.
func (r *reading) statement(q *corpus.Quotation, first, head, last int) answer {
	if o := r.organisationIn(first, last); o != nil {
		return r.byOrganisation(o.entity, o.first, o.last, 0.9)
	}
	a := r.lastTurn(first)
	a.confidence *= 0.8
	return a
}

// staff answers for "council chiefs", "Ofsted's inspectors": the organisation
// named with them; without one they are nobody.
func (r *reading) staff(first, head, last int) answer {
	if o := r.organisationIn(first, last); o != nil {
		return r.byOrganisation(o.entity, o.first, o.last, 0.92)
	}
	for w := head - 1; w >= first; w-- {
		fold := bare(r.fold[w])
		if class := r.lex.sources[fold]; strings.HasPrefix(class, "body:") || class == "inspectors" {
			return r.byKindNoun(class, w, 0.9)
		}
	}
	return answer{plural: true}
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
	g := genderOf(strings.TrimPrefix(r.lex.modifiers[bare(r.fold[head])], "gendered "))
	a := r.spokesmanOf(first, head, last)
	a.gender = g
	if len(a.speakers) > 0 {
		a.link(r.t.Span(head, head+1), "spokesman", r.entities[a.speakers[0]].name)
	}
	return a
}

func (r *reading) spokesmanOf(first, head, last int) answer {
	if o := r.organisationIn(first, last); o != nil {
		return r.byOrganisation(o.entity, o.first, o.last, 0.96)
	}
	for w := last - 1; w >= first; w-- {
		if class := r.lex.sources[bare(r.fold[w])]; w != head && (strings.HasPrefix(class, "body:") || class == "inspectors") {
			return r.byKindNoun(class, w, 0.94)
		}
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

// unnamedSpokesman answers for "a spokeswoman said": the organisation spoken of
// last in this sentence or the one before, or the inspected body.
func (r *reading) unnamedSpokesman(w int) answer {
	sentence := r.t.SentenceAt(int(r.t.Words[w].Start))
	for m := range r.mentionsBack(w, sentence-2) {
		if m.entity == none || !r.entities[m.entity].organisation || r.entities[m.entity].kind == "media" || m.entity == r.office && r.body != none || m.quoted {
			continue
		}
		a := answer{speakers: []int{m.entity}, confidence: 0.8}
		a.link(r.t.Span(m.first, m.last), m.rule, r.entities[m.entity].name)
		return a
	}
	if r.body != none {
		return answer{speakers: []int{r.body}, confidence: 0.6}
	}
	return answer{}
}
