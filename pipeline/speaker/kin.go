package speaker

import (
	"slices"
	"strings"
)

// A relation is a given name alone that stands beside what its bearer is to somebody:
// "her mother, Jane,".
type relation struct {
	candidate int
	gender    gender
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
			found = append(found, relation{i, r.lex.genderOfNoun(r.fold[noun])})
		}
	}
	return found
}

// asRelative is the person whom c, a title and a surname, means as a relative of one
// of the bearers of the surname, who is only known by a given name so far: "Mrs Doe"
// after "John Doe" and "his wife, Jane". A bearer whom the title fits is meant unless
// the text calls that one by the given name. none where nobody is, or several are.
func (r *reading) asRelative(c *candidate, bearers []int) int {
	want := r.genderOfName(c)
	if want == anyGender || len(bearers) == 0 || len(bearers) > mostNamesakes {
		return none
	}
	if slices.ContainsFunc(bearers, func(id int) bool {
		e := r.entities[id]
		return len(e.keys) == 1 || e.first > c.first || compatible(e.gender, want) && r.alone[e.keys[0]] == 0
	}) {
		return none
	}
	found := none
	for i := len(r.kin) - 1; i >= 0 && i >= len(r.kin)-memory; i-- {
		k := &r.kin[i]
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

// genderOfNoun is the gender of whom a folded noun names.
func (l *lexicon) genderOfNoun(fold string) gender {
	letter, _ := strings.CutPrefix(l.modifiers[fold], "gendered ")
	return genderOf(letter)
}
