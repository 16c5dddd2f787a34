package speaker

import (
	"cmp"
	"strings"
	"unicode"
)

// speakingBodies takes names for those of organisations that no list has and that
// only what stands around them as a source gives away: "Safe Start for Babies",
// "Second Chance Youth, which campaigns for …", "a spokesman for Tarn Valley Water".
// Wherever else the document has them they are organisations too.
func (r *reading) speakingBodies() {
	for i := range r.quotes {
		if len(r.quotes[i].Source) == 0 {
			continue
		}
		first, last := r.t.WordsIn(r.quotes[i].Source.Cover())
		if first, last = r.bodyName(first, last); first < last {
			r.addOwn(first, last, cmp.Or(r.explainedAs(last), r.calledNext(first, last)))
		}
	}
}

// bodyName are the words of the source [first, last) that name an organisation
// by what stands around them; none where nothing does.
func (r *reading) bodyName(first, last int) (from, to int) {
	if from = r.behindCollective(first, last); from > first {
		return from, r.endOfName(from, r.t.Sentences[r.t.SentenceAt(int(r.t.Words[from].Start))].Last, true)
	}
	from, represented := r.representedName(first, last)
	to = r.endOfName(from, last, false)
	switch {
	case to == from || to-from > longestBodyName || r.knownWhole(from, to) || r.unlikeBody(from, to) || r.onlyKind(from, to) || r.writtenThing(to-1) || r.severalBodies(to-1) || r.oneOfPublic(from):
		return first, first
	case r.explained(to), r.abbreviated(from, to), r.calledNext(from, to) != "":
		return from, to
	case r.ofPeople(from, to):
		return first, first
	case represented && to-from > 1, r.worded(from, to):
		return from, to
	}
	return first, first
}

// longestBodyName is the most words that the name of an organisation has.
const longestBodyName = 10

// behindCollective is where a name begins in a source behind a noun for what it
// names, "campaign group"; first where there is no such noun.
func (r *reading) behindCollective(first, last int) int {
	for w := first; w+1 < min(last, first+longestRole); w++ {
		if isCollective(r.lex.sources[r.fold[w]]) && !r.capital(w) && r.capital(w+1) {
			return w + 1
		}
	}
	return first
}

// representedName is where a name begins in a source behind its determiners, or
// behind those who speak for it.
func (r *reading) representedName(first, last int) (from int, represented bool) {
	from = first
	for w := first; w+2 < last; w++ {
		if r.lex.roles[r.fold[w]] == "spokesman" && r.fold[w+1] == "for" {
			from, represented = w+2, true
			break
		}
	}
	for from < last && r.lex.is(determiner, r.fold[from]) && (!r.capital(from) || r.fold[from] == "the" || r.lex.is(indefinite, r.fold[from])) {
		from++
	}
	return from, represented
}

// isCollective reports whether a class of nouns is of those that stand in front of
// the name of an organisation.
func isCollective(class string) bool {
	switch class {
	case "body:charity", "body:company", "body:union", "body:association":
		return true
	}
	return false
}

// endOfName is where the run of capitals ends that begins at word from, small
// words within it included. What one owns is part of the name where owned says so.
func (r *reading) endOfName(from, last int, owned bool) int {
	end := from
	for w := from; w < last; w++ {
		switch {
		case r.capital(w):
			end = w + 1
			if possessive(r.t.Word(w)) && !r.lex.is(manyOwners, bare(r.fold[w])) && !(owned && end < last && r.capital(end)) {
				return end
			}
		case w == from || !r.lex.is(withinName, r.fold[w]) && !(r.apostrophe(w) && r.adjacent(w-1)):
			return end
		}
	}
	return end
}

// knownWhole reports whether words [from, to) are the name of a known organisation,
// or begin with one.
func (r *reading) knownWhole(from, to int) bool {
	known, end := r.lex.known.at(r.t, from, min(to+longestBodyName, len(r.fold)))
	return known != nil && (end >= to || r.fold[from] != "nhs" && !r.capital(end))
}

// unlikeBody reports whether words [from, to) may name a person, an office, people
// of a place, or two bodies that "and" joins.
func (r *reading) unlikeBody(from, to int) bool {
	named := r.headsName(from, to)
	opening := r.fold[from]
	if audits(opening) { // Auditors KPMG
		return true
	}
	if _, person := r.givenName(r.fold[min(from+1, to-1)]); person && to-from > 2 && r.small[opening] && r.opensSentence(from) { // Plasterer Jane Doe
		return true
	}
	if _, given := r.givenName(opening); given || r.lex.isTitle(opening) || r.lex.notNames[opening] == "function" && (to-from == 1 || !r.capital(from+1)) || r.lex.notNames[opening] == "people" || r.lex.is(partyWord, opening) {
		return true
	}
	if from+1 < to && isRoleNoun(r.lex, opening) && r.lex.is(preposition, r.fold[from+1]) { // the Leader of Wexley Council
		return true
	}
	if to-from < 4 && r.lex.surnames[bare(r.fold[to-1])] && !named {
		return true
	}
	for w := from; w < to; w++ {
		fold := bare(r.fold[w])
		switch {
		case !named && (isRoleNoun(r.lex, fold) || r.lex.isTitle(fold)):
			return true
		case (fold == "and" || fold == "&") && r.joinsBodies(from, w):
			return true
		case fold == "of" && !r.headed(from, w):
			return true
		}
	}
	return possessive(r.t.Word(to - 1))
}

// headsName reports whether words [from, to) end in the noun of an organisation, or
// have one in front of "for": "Centre for".
func (r *reading) headsName(from, to int) bool {
	_, named := r.lex.kinds[bare(r.fold[to-1])]
	for w := from + 1; w < to && !named; w++ {
		if r.fold[w] == "for" {
			_, named = r.lex.kinds[r.fold[w-1]]
		}
	}
	return named
}

// joinsBodies reports whether the words between from and "and" at word w name a
// body already, or there are none.
func (r *reading) joinsBodies(from, w int) bool {
	if w == from {
		return true
	}
	if known, end := r.lex.known.at(r.t, from, w); known != nil && end == w {
		return true
	}
	_, kind := r.lex.kinds[r.fold[w-1]]
	return kind && !r.lex.is(duty|nationwide, r.fold[w-1]) || r.lex.is(partyWord, r.fold[w-1])
}

// ofPeople reports whether words [from, to) may be people somewhere: "Teachers in
// Wexley".
func (r *reading) ofPeople(from, to int) bool {
	if to-from < 3 || !r.opensSentence(from) || r.capital(from+1) || !r.lex.is(withinName, r.fold[from+1]) {
		return false
	}
	fold := r.fold[from]
	_, source := r.lex.sources[fold]
	return source || isRoleNoun(r.lex, fold) || isRoleNoun(r.lex, strings.TrimSuffix(fold, "s")) || r.lex.notNames[fold] == "place"
}

// headed reports whether words [from, w) in front of "of" can head the name of an
// organisation: a noun of one, or a word alone.
func (r *reading) headed(from, w int) bool {
	if w-from < 2 {
		return true
	}
	_, kind := r.lex.kinds[r.fold[w-1]]
	return kind
}

// explained reports whether what follows a name at word w says that it is an
// organisation: ", which campaigns", ", a network,".
func (r *reading) explained(w int) bool {
	if w+2 >= len(r.fold) || r.fold[w] != "," {
		return false
	}
	if r.fold[w+1] == "which" {
		return true
	}
	if !r.lex.is(determiner, r.fold[w+1]) {
		return false
	}
	for k := w + 2; k < min(w+8, len(r.fold)) && r.t.Words[k].Lexical() && !r.lex.is(preposition, r.fold[k]) && !r.capital(k); k++ {
		if class := r.lex.sources[r.fold[k]]; strings.HasPrefix(class, "body:") || r.lex.is(joined, r.fold[k]) {
			return true
		}
	}
	return false
}

// abbreviated reports whether the initials of words [from, to) stand behind them in
// brackets.
func (r *reading) abbreviated(from, to int) bool {
	return to-from > 1 && to+2 < len(r.fold) && r.fold[to] == "(" && r.fold[to+2] == ")" && capitals(r.t.Word(to+1)) && following(r.fold[to+1]) == following(r.fold[from])
}

// worded reports whether words [from, to) have the wording of an organisation's
// name: a noun of one at the end, small words within it, a word that the document
// writes small elsewhere, or capitals within a word.
func (r *reading) worded(from, to int) bool {
	if to-from == 1 {
		return r.madeUp(from)
	}
	if known, _ := r.lex.known.at(r.t, from, to); known != nil {
		return known.kind == "charity" || known.kind == "union" // Age UK Wexley
	}
	if kind, named := r.lex.kinds[bare(r.fold[to-1])]; named {
		return kind != "home" && kind != "school" || r.fold[to-2] == "and"
	}
	if from > 0 && r.fold[from-1] == "the" && to-from > 1 {
		return r.lex.notNames[r.fold[to-1]] != "geography"
	}
	for w := from; w < to; w++ {
		fold := r.fold[w]
		if !r.capital(w) && (fold == "for" || fold == "against") || fold == "against" || len(fold) > 3 && r.small[bare(fold)] && r.lex.notNames[fold] != "place" && !r.lex.surnames[fold] {
			return true
		}
	}
	return false
}

// madeUp reports whether word w has a capital behind a small letter: KindHands.
func (r *reading) madeUp(w int) bool {
	before := ' '
	for _, c := range bare(r.t.Word(w)) {
		if unicode.IsUpper(c) && unicode.IsLower(before) {
			return !strings.HasPrefix(r.fold[w], "mc") && !strings.HasPrefix(r.fold[w], "mac")
		}
		before = c
	}
	return false
}
