package speaker

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// addEmployer reads "of UNISON", "from the NSPCC" behind a name, and reports
// whether an organisation is named there.
func (r *reading) addEmployer(id, w, last int) bool {
	for end := w + 1; end < min(last, w+9); end++ {
		if o := r.organisationIn(w+1, end+1); o != nil && (o.first == w+1 || o.first == w+2 && r.fold[w+1] == "the") {
			r.employ(id, o, r.t.Span(w, o.last))
			return true
		}
	}
	return false
}

// employ notes an organisation that somebody belongs to in whatever role.
func (r *reading) employ(id int, o *orgMention, wording corpus.Span) {
	if slices.ContainsFunc(r.entities[id].roles, func(held role) bool { return held.head == "" && held.employer == o.entity }) {
		return
	}
	r.hold(id, role{Role: corpus.Role{Organisation: r.entities[o.entity].name, Span: wording}, employer: o.entity})
}

// employs reports whether word w ends the name of an employer in front of a
// role: a possessive, or an organisation named.
func (r *reading) employs(w int) bool {
	if possessive(r.t.Word(w)) && !r.lex.is(manyOwners, bare(r.fold[w])) {
		return true
	}
	return r.organisationEnding(w+1) != nil
}

// organisationEnding is the organisation whose name ends before word w.
func (r *reading) organisationEnding(w int) *orgMention {
	at, _ := slices.BinarySearchFunc(r.organisations, w, func(o orgMention, w int) int { return o.first - w })
	if at > 0 && r.organisations[at-1].last == w {
		return &r.organisations[at-1]
	}
	return nil
}

// namesElsewhere reports whether words [first, last) name an employer that is not
// known as an organisation ("head of Anchor Point").
func (r *reading) namesElsewhere(first, last int) bool {
	for w := first + 1; w < last; w++ {
		fold := bare(r.fold[w])
		_, kind := r.lex.kinds[fold]
		if r.capital(w) && !kind && !isRoleNoun(r.lex, fold) && r.lex.notNames[fold] == "" && !r.ownPlace(fold) && len(fold) > 2 {
			return true
		}
	}
	return false
}

// ownPlace reports whether a word is part of the inspected body's name.
func (r *reading) ownPlace(fold string) bool {
	return slices.ContainsFunc(r.ctx.Body, func(name string) bool { return strings.Contains(text.Fold(name), fold) })
}

// namesParty reports whether words [first, last) name a political party.
func (r *reading) namesParty(first, last int) bool {
	for w := first; w < last; w++ {
		fold := bare(r.fold[w])
		if fold == "independent" && w+1 < len(r.fold) && !r.seated(w+1) { // an independent chair
			continue
		}
		if r.lex.is(partyWord, fold) && !r.inLongerName(w) {
			return r.capital(w) || fold == "opposition" || fold == "shadow"
		}
	}
	return false
}

// seated reports whether word w goes on the name of a party: "Independent
// councillor", "(Independent)".
func (r *reading) seated(w int) bool {
	fold := r.fold[w]
	class := r.lex.roles[fold]
	return class == "member" || class == "parliament" || fold == "group" || fold == ")" || fold == "," || r.lex.isTitle(fold)
}

// inLongerName reports whether word w is only part of an organisation's name: the
// Independent Monitoring Board is no party.
func (r *reading) inLongerName(w int) bool {
	o := r.organisationCovering(w)
	return o != nil && r.entities[o.entity].kind != "party"
}

// employer finds who employs the holder of a role: named before it, named behind
// "of", "at" or "for", or stood for by a noun. A name behind it is cut off the
// wording.
func (r *reading) employer(words *roleWords) int {
	if o := r.organisationEnding(words.owner); o != nil {
		return o.entity
	}
	if w := words.owner - 1; w >= 0 && possessive(r.t.Word(w)) {
		if class, found := r.lex.sources[bare(r.fold[w])]; found {
			return r.standsFor(class, w)
		}
	}
	if o := r.organisationIn(words.first, words.last); o != nil {
		w := o.first - 1
		for w > words.first && (r.fold[w] == "the" || r.capital(w)) {
			w--
		}
		if w > words.first && o.last == words.last && r.lex.is(preposition, r.fold[w]) {
			words.last = w
		}
		return o.entity
	}
	for w := words.last - 1; w > words.first; w-- {
		if class, found := r.lex.sources[bare(r.fold[w])]; found && (class == "inspectors" || strings.HasPrefix(class, "body:")) {
			return r.standsFor(class, w)
		}
	}
	if words.theirs {
		if o := r.organisationBefore(words.first); o != nil {
			return o.entity
		}
	}
	if words.first < len(r.fold) {
		if class := r.lex.sources[bare(r.fold[words.first])]; strings.HasPrefix(class, "body:") && words.first != words.at {
			return r.standsFor(class, words.first)
		}
	}
	return none
}

// organisationBefore is the organisation named last before word w.
func (r *reading) organisationBefore(w int) *orgMention {
	at, _ := slices.BinarySearchFunc(r.organisations, w, func(o orgMention, w int) int { return o.first - w })
	if at == 0 {
		return nil
	}
	return &r.organisations[at-1]
}
