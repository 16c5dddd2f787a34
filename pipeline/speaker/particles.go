package speaker

import (
	"slices"
	"strings"
)

// forename reports whether the capitalised particle at word i stands where a given
// name does: at the start of a name, with the surname right behind it ("Cllr Den
// Marrow", "Al Marrow").
func (r *reading) forename(i, surname int) bool {
	if !r.capital(i) || surname != i+1 || r.fold[i+1] == "-" {
		return false
	}
	return i == 0 || !r.capital(i-1) || r.lex.isTitle(r.fold[i-1]) || isRoleNoun(r.lex, r.fold[i-1])
}

// rejoinParticles makes one surname of a particle and what follows it, taken for a
// given name and a surname, where the text has that surname behind a given name: "Dr
// Al Marrow" of Omar Al Marrow.
func (r *reading) rejoinParticles() {
	surnames := map[string]bool{}
	for i := range r.candidates {
		if c := &r.candidates[i]; len(c.tokens) > 1 {
			if last := c.tokens[len(c.tokens)-1].fold; strings.Contains(last, " ") {
				surnames[last] = true
			}
		}
	}
	for i := range r.candidates {
		c := &r.candidates[i]
		if len(c.tokens) == 1 || r.lex.modifiers[c.tokens[0].fold] != "particle" || !surnames[c.key()] {
			continue
		}
		first, last := c.tokens[0], c.tokens[len(c.tokens)-1]
		c.tokens = []token{{first.first, last.last, first.surface + " " + last.surface, c.key(), last.possessive}}
	}
}

// insideNames are the words of a surname by which somebody may be called, too: its
// last one, and that in the middle of a name which is no given name.
func (r *reading) insideNames(keys []string) []string {
	var inside []string
	last := keys[len(keys)-1]
	if at := strings.LastIndexByte(last, ' '); at >= 0 {
		inside = append(inside, last[at+1:])
	}
	for _, part := range strings.Split(last, "-") {
		if part != last && len(part) > 2 {
			inside = append(inside, part)
		}
	}
	if len(keys) == 3 {
		if _, given := r.givenName(keys[1]); !given && len(keys[1]) > 2 {
			inside = append(inside, keys[1])
		}
	}
	return inside
}

// bearersOf are the people with a surname, or else those in whose surname it stands.
func (r *reading) bearersOf(surname string) []int {
	if list := r.surnames[surname]; len(list) > 0 {
		return list
	}
	return r.inside[surname]
}

// endsWith reports whether a name of several surnames ends in all that c has: "Ms Lopez
// Marrow" for Ana Lopez Marrow.
func (r *reading) endsWith(name []string, c *candidate) bool {
	keys := c.keys()
	if len(name) <= len(keys) || !slices.Equal(name[len(name)-len(keys):], keys) {
		return false
	}
	return len(c.titles) > 0 || !r.givenAt(c.tokens[0])
}
