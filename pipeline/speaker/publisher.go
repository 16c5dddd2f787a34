package speaker

import (
	"slices"
	"strings"
)

// publisher is the subject of a sentence that says that it wrote or published the
// document: "The agency issued a notice", "In her letter, the head set out cuts".
func (r *reading) publisher(n *nounMention) ([]int, bool) {
	sentence := &r.t.Sentences[n.sentence]
	if opening := r.fold[sentence.First]; (opening == "he" || opening == "she") && slices.ContainsFunc(r.fold[sentence.First:n.first], func(fold string) bool { return r.lex.is(issuing, fold) }) {
		return nil, true // a person's, whoever that is
	}
	within := n.first > sentence.First && r.lex.is(inDocument, r.fold[n.first-1])
	opening := sentence.First
	if r.lex.is(inDocument, r.fold[opening]) && !slices.Contains(r.fold[opening:n.head], ",") { // In a letter to parents, NAME
		within = true
		if opening = r.behindAddressee(n.head, sentence.Last); opening == 0 {
			return nil, false
		}
	} else if opening = r.behindAdverbial(opening, n.first); n.first-opening > longestClause {
		return nil, false
	}
	issuers, behind := r.subject(opening, sentence.Last)
	if behind == 0 || behind > n.first && opening < n.first {
		return nil, false
	}
	issued := false
	for w := behind; w < n.first; w++ {
		switch {
		case r.lex.is(passive, r.fold[w]) && !r.acting(w+1):
			return nil, false
		case r.lex.is(issuing|arranging, r.fold[w]) && r.fold[w] != "ordered" && r.fold[w] != "out": // hits out
			issued = true
		}
	}
	return issuers, within || issued
}

// acting reports whether word w, behind a form of "be", or the one behind it, is what
// somebody does: "is calling".
func (r *reading) acting(w int) bool {
	return strings.HasSuffix(r.fold[w], "ing") || w+1 < len(r.fold) && strings.HasSuffix(r.fold[w+1], "ing")
}

// behindAddressee is where the subject begins in a sentence that opens with a document
// whose noun is word head: behind the comma, and behind the name that is only another
// word for whom it is to, "In a letter to the director, NAME, they wrote"; 0 where there
// is no comma.
func (r *reading) behindAddressee(head, last int) int {
	w := r.behindComma(head, last)
	to := slices.Index(r.fold[head:max(head, w)], "to")
	if to < 0 {
		return w
	}
	c := r.personFrom(w)
	if _, office := r.roleIn(head+to+1, w-1); !office || c == nil || c.last+1 >= last || r.fold[c.last] != "," {
		return w
	}
	return c.last + 1
}

// behindComma is the word behind the first comma between words w and last; 0 where
// there is none.
func (r *reading) behindComma(w, last int) int {
	for ; w+1 < min(last, w+longestRole); w++ {
		if r.fold[w] == "," {
			return w + 1
		}
	}
	return 0
}

// behindAdverbial is where the subject begins in a sentence that opens at word first:
// behind "In 2008", "On Monday,"; it stands before word last.
func (r *reading) behindAdverbial(first, last int) int {
	if !r.lex.is(oblique, r.fold[first]) {
		return first
	}
	for w := first + 1; w < min(last, first+longestTopic); w++ {
		if r.fold[w] == "," || w+1 < last && r.numeric(w) && r.fold[w+1] != "," && !r.lex.is(month, r.fold[w+1]) {
			return w + 1
		}
	}
	return first
}

// subject is who the phrase that begins at word first calls, and the word behind it;
// 0 where it calls nobody who writes. A crowd does so without a name.
func (r *reading) subject(first, last int) (ids []int, behind int) {
	within := false // behind a preposition: whose people they are
	for w := first; w+1 < min(last, first+longestRole, len(r.fold)); w++ {
		fold := r.fold[w]
		class := r.lex.sources[bare(fold)]
		if o := r.organisationCovering(w); o != nil {
			if w = o.last - 1; possessive(r.t.Word(w)) {
				continue
			}
			return r.withOthers([]int{o.entity}, o.last)
		}
		if c := r.personFrom(w); c != nil {
			if w = c.last - 1; possessive(r.t.Word(w)) {
				continue
			}
			return r.withOthers(present(c.entity), c.last)
		}
		if fold == "," && w > first && isRoleNoun(r.lex, r.fold[w-1]) { // the commissioner, NAME, wrote
			if c := r.personFrom(w + 1); c != nil && c.last < last && r.fold[c.last] == "," && !possessive(r.t.Word(w-1)) {
				return present(c.entity), c.last
			}
		}
		switch {
		case class == "inspectors" && !possessive(r.t.Word(w)) && !r.capital(w+1):
			return present(r.watchdog(w)), w + 1
		case class == "crowd" && !possessive(r.t.Word(w)):
			return nil, w + 1
		case strings.HasPrefix(class, "body:") && !possessive(r.t.Word(w)) && !within && r.endsPhrase(w+1):
			return present(r.standsFor(class, w)), w + 1
		case r.lex.is(preposition, fold) && (class != "" || r.lex.sources[r.fold[max(w-1, 0)]] == "authors"):
			within = true
		case r.lex.is(inRole, fold) && w > first && r.lex.sources[r.fold[w-1]] == "authors":
			within = true
		case fold == "," || r.lex.verbs[fold] || r.lex.is(passive|preposition|issuing, fold):
			return nil, 0
		}
	}
	return nil, 0
}

// withOthers adds to issuers, whose phrase ends before word w, whom "and" joins to
// them.
func (r *reading) withOthers(issuers []int, w int) ([]int, int) {
	if w >= len(r.fold) || r.fold[w] != "and" || len(issuers) == 0 {
		return issuers, w
	}
	next := r.skipThe(w+1, 1)
	if o := r.organisationCovering(next); o != nil && !possessive(r.t.Word(o.last-1)) {
		return append(issuers, o.entity), o.last
	}
	if c := r.personFrom(next); c != nil && c.entity != none && !possessive(r.t.Word(c.last-1)) {
		return append(issuers, c.entity), c.last
	}
	return issuers, w
}

// personFrom is the person's name that begins, titles included, at word w; nil where
// there is none.
func (r *reading) personFrom(w int) *candidate {
	at, found := slices.BinarySearchFunc(r.candidates, w, func(c candidate, first int) int { return c.start - first })
	if !found || r.candidates[at].entity == none {
		return nil
	}
	return &r.candidates[at]
}
