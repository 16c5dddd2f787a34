package speaker

import (
	"slices"

	"onrecord/corpus"
)

// describe notes the nouns that are no offices by which the words beside a name call
// its bearer: "retired postman NAME", "NAME, 44, a beekeeper from", "NAME, who used to
// be a nurse".
func (r *reading) describe(c *candidate) {
	s := &r.t.Sentences[c.sentence]
	before := c.start - 1
	if before > s.First && r.fold[before] == "," {
		before--
	}
	if before >= s.First && (before == c.start-1 || c.last < s.Last && r.fold[c.last] == "," && r.opensDescription(before, s.First)) {
		r.call(before, c.entity)
	}
	w := c.last
	for range longestBehind {
		if w+1 >= s.Last || r.fold[w] != "," && r.fold[w] != "(" {
			return
		}
		first, last := r.description(w+1, s.Last)
		if first == none {
			return
		}
		if r.lex.notNames[r.fold[first]] != "function" || r.lex.is(determiner, r.fold[first]) && !r.lex.is(owner, r.fold[first]) {
			r.call(r.head(first, last), c.entity)
		}
		w = last
	}
}

// description is the words of a description that begins at word w behind a name, or in
// the relative clause there; none where that clause tells of something else.
func (r *reading) description(w, last int) (from, to int) {
	if r.fold[w] == "who" {
		if w = r.behindBeing(w+1, last); w == none {
			return none, none
		}
	}
	end := w
	for end < last && end-w < longestRole && !r.endsRole(end) {
		end++
	}
	return w, end
}

// longestBehind is the number of appositions behind a name that are read.
const longestBehind = 3

// opensDescription reports whether the noun at word w, in front of a comma and a name,
// is the end of a phrase that a determiner opens behind no preposition.
func (r *reading) opensDescription(w, from int) bool {
	for k := w; k >= from && w-k < longestName; k-- {
		if r.lex.is(preposition|oblique, r.fold[k]) {
			return false
		}
		if r.lex.is(determiner, r.fold[k]) {
			return k == from || !r.lex.is(preposition|oblique, r.fold[k-1]) && r.lex.notNames[r.fold[k-1]] != "function"
		}
	}
	return false
}

// behindBeing is the word behind "used to be", "works as", "is" at word w, with which
// the description begins; none where there is no such verb.
func (r *reading) behindBeing(w, last int) int {
	for k := w; k < min(last, w+longestName); k++ {
		if fold := r.fold[k]; r.lex.is(indefinite, fold) {
			if previous := r.fold[k-1]; k > w && (previous == "be" || previous == "as" || previous == "been" || r.lex.is(copula, previous)) {
				return k
			}
			return none
		}
	}
	return none
}

// call notes that the noun at word w is one for a person, where it can be a noun.
func (r *reading) call(w, id int) {
	noun := bare(r.fold[w])
	if r.capital(w) && !r.opensSentence(w) || !r.describes(noun) || r.inName[w] || r.quoted[w] || possessive(r.t.Word(w)) {
		return
	}
	if !slices.Contains(r.called[noun], id) {
		r.called[noun] = append(r.called[noun], id)
	}
}

// describes reports whether a folded word may be a noun for a person that no data file
// knows.
func (r *reading) describes(noun string) bool {
	_, modifier := r.lex.modifiers[noun]
	class := r.lex.notNames[noun]
	return len(noun) > 3 && !modifier && class != "function" && class != "time" && r.lex.grammar[noun] == 0 && !isRoleNoun(r.lex, noun) && r.lex.sources[noun] == "" && !r.lex.verbs[noun]
}

// asDescribed reads a source that calls somebody by what the text said of them beside
// their name: "the retired postman". Whoever is "the former" something of which nothing
// was said was the subject just before.
func (r *reading) asDescribed(_ *corpus.Quotation, p sourcePhrase) (answer, bool) {
	if r.fold[p.first] != "the" || p.head == p.first || p.head-p.first > longestTitles || !r.describes(p.noun) || r.capital(p.head) || r.somebodys(p.first, p.head) {
		return answer{}, false
	}
	people := r.called[p.noun]
	switch id := r.only(people); {
	case id != none:
		return r.byEntity(id, p.first, p.last, "described", 0.9), true
	case len(people) > 1:
		return answer{stranger: true, others: even(people)}, true
	case r.past(p.first, p.head):
		return r.described(p.first, p.head, p.last, answer{stranger: true}), true
	}
	return answer{}, false
}

// past reports whether the words of a phrase before its head say that it is no longer
// so: "the former", "the retired".
func (r *reading) past(first, head int) bool {
	return slices.ContainsFunc(r.fold[first:head], func(fold string) bool { return r.lex.modifiers[fold] == "former" })
}

// partyIn is the party that words [first, last) name; "" where they name none.
func (r *reading) partyIn(first, last int) string {
	for w := first; w < min(last, len(r.fold)); w++ {
		fold := bare(r.fold[w])
		if fold == "independent" && w+1 < len(r.fold) && !r.seated(w+1) || !r.capital(w) || r.inLongerName(w) {
			continue
		}
		if party := r.lex.parties[fold]; party != "" {
			return party
		}
	}
	return ""
}

// join notes the party that somebody belongs to.
func (r *reading) join(id int, party string) {
	if e := r.entities[id]; party != "" && e.belongs == "" {
		e.belongs = party
		r.partisans[party] = append(r.partisans[party], id)
	}
}

// asPartisan reads a source that calls somebody by their party: "the Green councillor",
// "the Lib Dem".
func (r *reading) asPartisan(_ *corpus.Quotation, p sourcePhrase) (answer, bool) {
	if r.fold[p.first] != "the" || p.head == p.first || p.head+1 < p.last {
		return answer{}, false
	}
	party := r.partyIn(p.first+1, p.last)
	if party == "" || !r.onePartisan(p) {
		return answer{}, false
	}
	var people []int
	for _, id := range r.partisans[party] {
		if e := r.entities[id]; !isRoleNoun(r.lex, p.noun) && len(r.lex.akin[p.noun]) == 0 || r.calledSo(e, p.noun) || len(e.titles) == 0 && !slices.ContainsFunc(e.roles, func(o role) bool { return o.head != "" }) {
			people = append(people, id)
		}
	}
	a := answer{stranger: true, voice: r.voiceOfClass(r.lex.roles[p.noun])}
	id := r.only(people)
	if a.confidence = 0.92; len(people) == 0 {
		id = r.ofUnknownParty(p)
		a.confidence = 0.75
	} else if id == none {
		id = r.recent(people, p.first)
		a.confidence = 0.7
	}
	if id == none {
		return a, true
	}
	if other := r.ofSomeParty(p.first); other != none && other != id && (!isRoleNoun(r.lex, p.noun) || r.calledSo(r.entities[other], p.noun)) {
		a.others = even([]int{id, other})
		return a, true
	}
	return r.byEntity(id, p.first, p.last, "role", a.confidence), true
}

// ofSomeParty is who spoke last in front of word w where they hold an office of politics
// and the text does not tell their party; none otherwise.
func (r *reading) ofSomeParty(w int) int {
	n := len(r.turns)
	if n == 0 || len(r.turns[n-1].speakers) != 1 || !r.near(r.turns[n-1].paragraph, w) {
		return none
	}
	e := r.entities[r.turns[n-1].speakers[0]]
	if e.organisation || e.belongs != "" || !r.members(e.titles) && !slices.ContainsFunc(e.roles, func(o role) bool {
		return o.class == "member" || o.class == "parliament" || o.class == "government" || o.head == "commissioner"
	}) {
		return none
	}
	return r.turns[n-1].speakers[0]
}

// ofUnknownParty is the one member of a parliament of the text, if it does not tell their
// party; none where there are several.
func (r *reading) ofUnknownParty(p sourcePhrase) int {
	if r.lex.roles[p.noun] != "parliament" {
		return none
	}
	id := r.only(r.holdersOf(p.noun, nil))
	if id != none && r.entities[id].belongs != "" {
		return none
	}
	return id
}

// onePartisan reports whether a phrase that names a party means one of its members:
// the noun of an office heads it, or the party's own in the singular.
func (r *reading) onePartisan(p sourcePhrase) bool {
	switch r.lex.roles[p.noun] {
	case "member", "parliament":
		return true
	}
	if p.noun == "leader" || slices.Contains(r.lex.akin[p.noun], "member") {
		return true
	}
	for w := p.first + 1; w < p.last; w++ {
		if !r.capital(w) || r.lex.parties[r.fold[w]] == "" && r.fold[w] != "dem" && r.fold[w] != "democrat" {
			return false
		}
	}
	return p.noun != "labour" && p.noun != "reform" && p.noun != "lib" && p.noun != "liberal"
}
