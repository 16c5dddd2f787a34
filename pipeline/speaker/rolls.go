package speaker

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A roll is a list of names behind a role that is said once for all of them: "Team
// inspectors: NAME, NAME and NAME", "campaigners NAME and NAME", "the inspectors for
// this visit were NAME and NAME".
type roll struct {
	first, head int    // words of the role
	from, to    int    // words of the list
	noun        string // the head in the singular
	label       bool   // the role opens its line and a colon ends it
}

// longestLabel is the most words of a role in front of a list, and of what stands
// between the two.
const longestLabel = 5

// readRolls finds the lists of names in the text, in its order.
func (r *reading) readRolls() {
	for s := range r.t.Sentences {
		sentence := &r.t.Sentences[s]
		for w := sentence.First; w < sentence.Last; w++ {
			if found, opens := r.rollAt(w, sentence); opens {
				r.rolls = append(r.rolls, found)
				w = found.from - 1
			}
		}
	}
}

// rollAt reads the list whose role is headed by word w.
func (r *reading) rollAt(w int, s *text.Sentence) (found roll, opens bool) {
	noun, several := r.roleOfSeveral(r.fold[w])
	if noun == "" {
		return roll{}, false
	}
	from := w + 1
	label := from < s.Last && r.fold[from] == ":"
	switch {
	case label:
		from++
	case several:
		from = r.behindCopula(from, s.Last)
	default:
		return roll{}, false
	}
	to := r.endOfList(from, s.Last)
	if to < from+2 || from == w+1 && !slices.ContainsFunc(r.fold[from:to], func(fold string) bool { return fold == "and" || fold == "&" }) { // solicitors NAME are a firm
		return roll{}, false
	}
	if label = label && w-s.First < longestLabel; label {
		return roll{s.First, w, from, to, noun, true}, true
	}
	first := w
	for first > s.First && r.ranks(first-1) {
		first--
	}
	return roll{first, w, from, to, noun, false}, true
}

// ranks reports whether word w is part of the wording of the role behind it.
func (r *reading) ranks(w int) bool {
	_, modifier := r.lex.modifiers[r.fold[w]]
	return modifier || isRoleNoun(r.lex, r.fold[w])
}

// roleOfSeveral is the noun of a role that a folded word is, or is the plural of.
func (r *reading) roleOfSeveral(fold string) (noun string, several bool) {
	if isRoleNoun(r.lex, fold) {
		return fold, false
	}
	if one, plural := strings.CutSuffix(fold, "s"); plural && isRoleNoun(r.lex, one) && !r.lex.isTitle(fold) {
		return one, true
	}
	return "", false
}

// behindCopula is word w, or the one behind "were" where that ends the phrase which
// begins at word w: "for this visit were".
func (r *reading) behindCopula(w, last int) int {
	for end := w; end < min(last, w+longestLabel); end++ {
		if r.lex.is(passive, r.fold[end]) {
			if end++; end < last && r.fold[end] == ":" {
				end++
			}
			return end
		}
		if r.capital(end) || !r.t.Words[end].Lexical() {
			break
		}
	}
	return w
}

// endOfList is where the list of names ends that begins at word w: capitals and what
// stands between and within names.
func (r *reading) endOfList(w, last int) int {
	end := w
	for ; w < last; w++ {
		switch {
		case r.capital(w):
			end = w + 1
		case r.fold[w] == "(" && w+2 < last && r.fold[w+2] == ")":
			w += 2
		case !r.lex.is(inRole, r.fold[w]) && !r.particle(w) && !strings.Contains(",;()’'-", r.fold[w]) || r.fold[w] == "of" || r.fold[w] == "for":
			return end
		}
	}
	return end
}

// rollOf is the index of the list that word w stands in; none where it stands in none.
func (r *reading) rollOf(w int) int {
	at, _ := slices.BinarySearchFunc(r.rolls, w+1, func(o roll, w int) int { return cmp.Compare(o.from, w) })
	if at > 0 && w < r.rolls[at-1].to {
		return at - 1
	}
	return none
}

// rolesOfRolls gives those who are listed behind a role that role, unless they have
// one of their own.
func (r *reading) rolesOfRolls() {
	for i := range r.candidates {
		c := &r.candidates[i]
		if c.entity == none || len(r.entities[c.entity].roles) > 0 {
			continue
		}
		if at := r.rollOf(c.first); at != none && (len(c.tokens) > 1 || len(c.titles) > 0) {
			r.enrol(c.entity, at)
		}
	}
}

// enrol gives a person the role of the list at an index.
func (r *reading) enrol(id, at int) {
	o := &r.rolls[at]
	held := role{
		Role:  corpus.Role{Title: r.titleOf(o), Span: r.t.Span(o.first, o.head+1)},
		class: r.lex.roles[o.noun], head: o.noun, employer: none,
	}
	if r.ofTeam(at) {
		held.class = "inspector"
	}
	if held.class == "inspector" && r.office != none && r.ofInspection() {
		held.employer, held.Organisation = r.office, r.entities[r.office].name
	}
	r.hold(id, held)
}

// titleOf is the wording of the role in front of a list, for one of those in it.
func (r *reading) titleOf(o *roll) string {
	words := slices.Clone(r.fold[o.first:o.head])
	for i := range words {
		if word := r.t.Word(o.first + i); capitals(word) {
			words[i] = word
		}
	}
	return strings.Join(append(words, o.noun), " ")
}

// ofTeam reports whether the list at an index is of those who work for an inspectorate
// beside its inspectors: a line of the same form above names these.
func (r *reading) ofTeam(at int) bool {
	o := &r.rolls[at]
	if !o.label || !slices.ContainsFunc(append(r.fold[o.first:o.head:o.head], o.noun), func(fold string) bool { return r.lex.modifiers[fold] == "team" }) {
		return false
	}
	for range memory {
		above := at - 1
		if above < 0 || !r.rolls[above].label || r.rolls[at].first-r.rolls[above].to > longestRun {
			return false
		}
		if r.lex.roles[r.rolls[above].noun] == "inspector" {
			return true
		}
		at = above
	}
	return false
}
