package speaker

import (
	"slices"
)

// namedIn reads the people named in the source, whose head is word head. What is
// named only as the owner of something ("Jane Doe's mother", "the mother of Jane
// Doe") does not speak, and of two names beside each other without "and" only one
// does.
func (r *reading) namedIn(first, head, last int) (answer, bool) {
	var named []*mention
	for m := range r.mentionsIn(first, last) {
		if m.rule == "organisation" || m.rule == "noun" || m.stranger() || possessive(r.t.Word(m.last-1)) && m.last < last {
			continue
		}
		if head < m.first && !r.governs(head, m) {
			continue
		}
		if n := len(named); n > 0 && (!r.coordinated(named[n-1].last, m.start) || r.onlyBeside(named[n-1], m)) {
			if named[n-1].subject && !r.behindPreposition(named[n-1]) && !r.rolesOnly(named[n-1].last, m.start) {
				break // in an apposition or a relative clause
			}
			named = named[:n-1]
		}
		named = append(named, m)
	}
	if len(named) == 0 {
		return answer{}, false
	}
	named = r.joint(named)
	a := answer{plural: len(named) > 1, confidence: 1}
	for _, m := range named {
		if m.entity == none {
			return r.lastNamesake(m), true
		}
		if !slices.Contains(a.speakers, m.entity) {
			a.speakers = append(a.speakers, m.entity)
		}
		a.link(r.t.Span(m.start, m.last), m.rule, r.entities[m.entity].name)
		a.confidence = min(a.confidence, nameConfidence[m.rule])
	}
	if len(a.speakers) == 1 {
		a.gender = r.entities[a.speakers[0]].gender
	}
	return a, true
}

// onlyBeside reports whether a comma parts somebody who is no subject from who is: "read
// by her solicitor NAME, NAME said".
func (r *reading) onlyBeside(m, next *mention) bool {
	return !m.subject && next.start == m.last+1 && r.fold[m.last] == "," && next.last < len(r.fold) && r.fold[next.last] != "and" && r.fold[next.last] != ","
}

// namedBehind answers with the person whose name stands in apposition behind the
// source, which ends before word w ("the union's officer, NAME, said").
func (r *reading) namedBehind(head, w int) (answer, bool) {
	if w+1 >= len(r.fold) || r.fold[w] != "," {
		return answer{}, false
	}
	for m := range r.mentionsIn(w+1, min(w+1+longestTitles, len(r.fold))) {
		if m.start < w+1 || !r.rolesOnly(w+1, m.start) || m.rule != "name" || m.entity == none || m.last >= len(r.fold) || r.fold[m.last] != "," || !isRoleNoun(r.lex, bare(r.fold[head])) {
			continue
		}
		a := answer{confidence: 0.95, gender: r.entities[m.entity].gender}
		for _, k := range r.joint([]*mention{m}) {
			a.speakers = append(a.speakers, k.entity)
			a.link(r.t.Span(k.start, k.last), "apposition", r.entities[k.entity].name)
		}
		if a.plural = len(a.speakers) > 1; a.plural {
			a.gender = anyGender
		}
		return a, true
	}
	return answer{}, false
}

// longestTitles is the most words that stand in front of a name as its titles, and
// one.
const longestTitles = 5

// byOffice answers for a name that nothing but the office behind it gives away: "An
// Bo, chief executive of ORGANISATION,".
func (r *reading) byOffice(first, head, last int) answer {
	from := head
	for from > first && r.capital(from-1) {
		from--
	}
	if from != first || from == head || head-from >= longestName || head+2 >= last || r.fold[head+1] != "," || r.organisationCovering(head) != nil || r.organisationCovering(from) != nil {
		return answer{}
	}
	words, found := r.phraseBehind(head+2, last)
	if !found || !r.capital(head) || slices.ContainsFunc(r.fold[from:head+1], r.lex.isTitle) {
		return answer{}
	}
	id, made := r.latePerson(from, head+1)
	if made {
		r.addRole(id, words)
	}
	a := answer{speakers: []int{id}, confidence: 0.8}
	a.link(r.t.Span(from, head+1), "name", r.entities[id].name)
	return a
}

// latePerson is the person whom words [first, last) name, which only their being a source
// gave away, and whether nobody was called so yet.
func (r *reading) latePerson(first, last int) (id int, made bool) {
	c := candidate{first: first, last: last, start: first, entity: none}
	for w := first; w < last; w++ {
		c.tokens = append(c.tokens, token{first: w, last: w + 1, surface: bare(r.t.Word(w)), fold: bare(r.fold[w])})
	}
	id, known := r.full[c.key()]
	if !known {
		id = r.newPerson(&c)
		r.full[c.key()] = id
	}
	r.late = append(r.late, orgMention{first: first, last: last, entity: id})
	return id, !known
}

// byPupil answers for one of those who have no office and whose given name nobody knows:
// "Year 9 pupil NAME".
func (r *reading) byPupil(p sourcePhrase) (answer, bool) {
	w := p.head
	if w == p.first || !r.capital(w) || r.lex.roles[r.fold[w-1]] != "public" || r.lex.notNames[r.fold[w]] != "" || r.organisationCovering(w) != nil {
		return answer{}, false
	}
	id, _ := r.latePerson(w, w+1)
	a := answer{speakers: []int{id}, confidence: 0.7}
	a.link(r.t.Span(w, w+1), "given name", r.entities[id].name)
	return a, true
}

// governs reports whether a name behind the head of a phrase can be who speaks:
// not the child of "the mother of", nor whom a letter is to; its author is.
func (r *reading) governs(head int, m *mention) bool {
	noun := bare(r.fold[head])
	if class := r.lex.sources[noun]; class == "document" || class == "publication" || class == "statement" {
		for w := head + 1; w < m.start; w++ {
			if r.fold[w] == "by" || r.fold[w] == "from" {
				return noun != "report" || r.office == none || m.entity == none || !r.inspects(m.entity)
			}
		}
		return false
	}
	return m.start == 0 || r.fold[m.start-1] != "of"
}

// rolesOnly reports whether words [first, last) between two names are those of a
// role alone ("Ms Falk's spokeswoman NAME").
func (r *reading) rolesOnly(first, last int) bool {
	for w := first; w < last; w++ {
		if !isRoleNoun(r.lex, r.fold[w]) && r.lex.modifiers[r.fold[w]] == "" {
			return false
		}
	}
	return true
}

// joint adds to the one who is named in a source the one beside it whom "and"
// joins to it as subject of the same verb, where the source was cut between them.
func (r *reading) joint(named []*mention) []*mention {
	if len(named) != 1 || !named[0].subject {
		return named
	}
	m := named[0]
	at := r.mentionBefore(m.first) + 1
	if k := r.personBeside(at, -1, m); k != nil && k.subject && r.andBetween(k, m) {
		return append(r.listedBefore(k), k, m)
	}
	if k := r.personBeside(at, 1, m); k != nil && r.andBetween(m, k) && r.speaks(k.last) {
		return []*mention{m, k}
	}
	return named
}

// andBetween reports whether "and" joins two names; a comma alone opens an
// apposition, and what somebody owns does not speak.
func (r *reading) andBetween(m, k *mention) bool {
	if m.last > k.start {
		return false
	}
	joined := slices.ContainsFunc(r.fold[m.last:k.start], func(fold string) bool { return fold == "and" || fold == "&" })
	return joined && r.coordinated(m.last, k.start) && !possessive(r.t.Word(k.last-1)) && !possessive(r.t.Word(m.last-1))
}

// listedBefore are the people whom commas put in front of one whom "and" joins:
// "director NAME, NAME and NAME".
func (r *reading) listedBefore(m *mention) []*mention {
	var list []*mention
	for len(list) < mostNamesakes {
		k := r.personBeside(r.mentionBefore(m.first)+1, -1, m)
		if k == nil || !k.subject || k.last > m.start || r.fold[k.last] != "," || slices.ContainsFunc(r.fold[k.last:m.start], func(fold string) bool { return r.lex.verbs[fold] || fold == "." || fold == "who" }) {
			break
		}
		list = append(list, k)
		m = k
	}
	slices.Reverse(list)
	return list
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
		if r.lex.verbs[r.fold[w]] || r.cue[w] {
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

// lastNamesake answers for a name that is not settled with the one of its bearers who
// was the subject of the paragraph before, if no other of them was spoken of there.
func (r *reading) lastNamesake(m *mention) answer {
	a := answer{others: r.namesakes(m)}
	paragraph := r.t.Sentences[m.sentence].Paragraph
	last := none
	for k := range r.mentionsBack(m.start, m.sentence-openingSentences) {
		if r.t.Sentences[k.sentence].Paragraph < paragraph-1 || k.entity == none || r.told[k.first] || !slices.ContainsFunc(a.others, func(c choice) bool { return c.entity == k.entity }) {
			continue
		}
		if last != none && last != k.entity || !k.subject {
			return a
		}
		last = k.entity
	}
	if last != none {
		a.speakers, a.confidence, a.gender = []int{last}, 0.72, r.entities[last].gender
		a.link(r.t.Span(m.start, m.last), "surname", r.entities[last].name)
	}
	return a
}

// namesakes are the people whom a name that is not settled can mean.
func (r *reading) namesakes(m *mention) []choice {
	fold := bare(r.fold[m.last-1])
	list := r.bearersOf(fold)
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
