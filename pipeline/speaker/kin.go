package speaker

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// A kinWord is what a noun of kinship makes one person of another, and the other of the
// one.
type kinWord struct {
	class, inverse string
}

// A kinship is that one person is to another what a class of nouns says.
type kinship struct {
	who, of int
	class   string
}

// A relation is a given name alone that stands beside what its bearer is to somebody:
// "her mother, Jane,".
type relation struct {
	candidate int
	gender    gender
	class     string
}

// relations are those of the text, in its order.
func (r *reading) relations() []relation {
	var found []relation
	for i := range r.candidates {
		c := &r.candidates[i]
		if len(c.tokens) > 1 || len(c.titles) > 0 || !r.sureGiven(c.tokens[0]) {
			continue
		}
		noun := c.start - 1
		if noun > 1 && r.fold[noun] == "," {
			noun--
		}
		if noun < 1 || r.lex.roles[r.fold[noun]] != "public" || r.lex.genderOfNoun(r.fold[noun]) == anyGender {
			continue
		}
		if r.lex.is(owner, r.fold[noun-1]) || possessive(r.t.Word(noun-1)) {
			found = append(found, relation{i, r.lex.genderOfNoun(r.fold[noun]), r.lex.kin[r.fold[noun]].class})
		}
	}
	return found
}

// asRelative is the person whom c, a title and a surname, means as a relative of one
// of the bearers of the surname, who is only known by a given name so far: "Mrs Doe"
// after "John Doe" and "his wife, Jane". A bearer whom the title fits is meant unless
// the text calls that one by the given name, or the relative is a mother and the title
// "Mrs". none where nobody is, or several are.
func (r *reading) asRelative(c *candidate, bearers []int) int {
	want := r.genderOfName(c)
	if want == anyGender || len(bearers) == 0 || len(bearers) > mostNamesakes {
		return none
	}
	elders := slices.Contains(c.titles, "Mrs") && !slices.ContainsFunc(bearers, func(id int) bool { return r.elder(id) || r.source[r.entities[id].first] })
	if slices.ContainsFunc(bearers, func(id int) bool {
		e := r.entities[id]
		return len(e.keys) == 1 || e.first > c.first || compatible(e.gender, want) && r.alone[e.keys[0]] == 0 && !elders
	}) {
		return none
	}
	found := none
	for i := len(r.kin) - 1; i >= 0 && i >= len(r.kin)-memory; i-- {
		k := &r.kin[i]
		if elders && !married(k.class) && slices.ContainsFunc(bearers, func(id int) bool { return compatible(r.entities[id].gender, want) }) {
			continue
		}
		if k.gender != want || k.candidate < 0 || r.candidates[k.candidate].first > c.first {
			continue
		}
		if found != none {
			return none
		}
		found = i
	}
	if found == none {
		return none
	}
	given := &r.candidates[r.kin[found].candidate]
	r.kin[found].candidate = -1
	return r.surnamed(given, c)
}

// surnamed is the person of a given name alone to whom the surname of c belongs as
// well.
func (r *reading) surnamed(given, c *candidate) int {
	whole := *given
	whole.tokens = append(slices.Clone(given.tokens), c.tokens...)
	if given.entity == none {
		given.entity = r.newPerson(&whole)
		r.mention(given, given.entity, "given name")
	} else {
		r.fuller(r.entities[given.entity], &whole)
		r.index(given.entity, r.entities[given.entity])
	}
	r.full[whole.key()] = given.entity
	return given.entity
}

// gatherKin notes who is kin to whom by what stands beside their names: "NAME's son
// NAME", "NAME and his wife NAME", "NAME, mother of NAME".
func (r *reading) gatherKin() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.entity == none || m.stranger() || m.rule == "noun" || r.entities[m.entity].organisation {
			continue
		}
		noun := m.start - 1
		if noun > 1 && r.fold[noun] == "," {
			noun--
		}
		if noun < 1 {
			continue
		}
		if word, found := r.lex.kin[r.fold[noun]]; found {
			if of := r.kinOwner(noun-1, m.entity); of != none {
				r.addKin(m.entity, of, word)
			}
		}
		if w := m.last + 1; w+2 < len(r.fold) && r.fold[w-1] == "," && r.fold[w+1] == "of" {
			if word, found := r.lex.kin[r.fold[w]]; found {
				for k := range r.mentionsIn(w+2, w+2+longestTitles) {
					if k.start == w+2 && k.entity != none {
						r.addKin(m.entity, k.entity, word)
					}
				}
			}
		}
	}
}

func (r *reading) addKin(who, of int, word kinWord) {
	if who == of || len(r.kinships) > mostKinships {
		return
	}
	for _, k := range []kinship{{who, of, word.class}, {of, who, word.inverse}} {
		if !slices.Contains(r.kinships, k) {
			r.kinships = append(r.kinships, k)
		}
	}
}

// mostKinships is the number of kinships above which no more are kept.
const mostKinships = 64

// kinOwner is the person whom a possessive at word w, in front of a noun of kinship and
// the name of id, or one word before it, means: by name, or as the only one of the
// sentence before whom the pronoun fits; none where that is not settled.
func (r *reading) kinOwner(w, id int) int {
	if w > 0 && !possessive(r.t.Word(w)) && !r.lex.is(possessor, r.fold[w]) { // her youngest son
		w--
	}
	if possessive(r.t.Word(w)) {
		for m := range r.mentionsIn(w, w+1) {
			if m.entity != id && m.rule != "noun" && !m.stranger() {
				return m.entity
			}
		}
		return none
	}
	g, found := possessorGender[r.fold[w]]
	if !found {
		return none
	}
	sentence := r.t.SentenceAt(int(r.t.Words[w].Start))
	owner := none
	for m := range r.mentionsBack(w, sentence-1) {
		if m.entity == none || m.entity == id || m.rule == "noun" || r.entities[m.entity].organisation || !compatible(r.entities[m.entity].gender, g) {
			continue
		}
		if owner != none && m.sentence < sentence {
			break
		}
		if owner != none && owner != m.entity {
			return none
		}
		owner = m.entity
	}
	return owner
}

// possessorGender is that of whom a possessive means.
var possessorGender = map[string]gender{"his": male, "her": female}

// asKin reads "his mother", "Alfie's mother": who the text says is that of somebody,
// if only one is whom the owner fits.
func (r *reading) asKin(_ *corpus.Quotation, p sourcePhrase) (answer, bool) {
	word, found := r.lex.kin[p.noun]
	if p.noun == "colleague" && p.head == p.first+1 {
		return r.colleague(p)
	}
	if !found || p.head == p.first || p.head-p.first > 2 || p.head+1 < p.last && r.fold[p.head+1] == "of" {
		return answer{}, false
	}
	g, pronoun := possessorGender[r.fold[p.first]]
	if !pronoun && !possessive(r.t.Word(p.head-1)) {
		return answer{}, false
	}
	want := r.lex.genderOfNoun(p.noun)
	var people []int
	for _, k := range r.kinships {
		if k.class != word.class || !compatible(r.entities[k.who].gender, want) || slices.Contains(people, k.who) {
			continue
		}
		if pronoun && compatible(r.entities[k.of].gender, g) || !pronoun && r.mentionedSince(k.of, p.first, p.head) {
			people = append(people, k.who)
		}
	}
	id := r.only(people)
	if id == none {
		return answer{}, false
	}
	a := answer{speakers: people, confidence: 0.87, gender: want}
	a.link(r.t.Span(p.first, p.last), "kin", r.entities[id].name)
	return a, true
}

// colleague answers for "her colleague" with the other of the two people whom "and"
// joined last.
func (r *reading) colleague(p sourcePhrase) (answer, bool) {
	g, pronoun := possessorGender[r.fold[p.first]]
	n := len(r.turns)
	if !pronoun || n == 0 || len(r.turns[n-1].speakers) != 1 {
		return answer{}, false
	}
	owner := r.turns[n-1].speakers[0]
	sentence := r.t.SentenceAt(int(r.t.Words[p.first].Start))
	var next *mention
	for m := range r.mentionsBack(p.first, sentence-horizon) {
		if m.entity == none || m.stranger() || r.entities[m.entity].organisation || r.told[m.first] {
			continue
		}
		if next != nil && next.sentence == m.sentence && next.entity != m.entity && m.subject && (next.entity == owner || m.entity == owner) && r.coordinated(m.last, next.start) && compatible(r.entities[owner].gender, g) {
			id := next.entity + m.entity - owner
			a := answer{speakers: []int{id}, confidence: 0.75, gender: r.entities[id].gender}
			a.link(r.t.Span(p.first, p.last), "description", r.entities[id].name)
			return a, true
		}
		next = m
	}
	return answer{}, false
}

// genderOfNoun is the gender of whom a folded noun names.
func (l *lexicon) genderOfNoun(fold string) gender {
	letter, _ := strings.CutPrefix(l.modifiers[fold], "gendered ")
	return genderOf(letter)
}
