package speaker

import (
	"slices"
	"strings"
)

// governors are the nouns of sources.txt for those who govern a school, a college or a
// trust.
const governors = "governors"

// callsGovernors reports whether the noun at word w calls those who govern a body: "the
// trustees", "the board of governors", "the governing body".
func (r *reading) callsGovernors(w int) bool {
	switch {
	case r.lex.sources[r.fold[w]] == governors:
		return true
	case r.fold[w] == "board":
		return w+2 < len(r.fold) && r.fold[w+1] == "of" && r.lex.sources[r.fold[w+2]] == governors
	}
	return r.fold[w] == "body" && w > 0 && r.fold[w-1] == "governing"
}

// governed are the kinds of body that have governors or trustees.
var governed = []string{"school", "university", "trust", "charity"}

// governedBody is the body whose governors the noun at word w calls: the inspected one,
// else the only one that the text names of the bodies that have them.
func (r *reading) governedBody() int {
	if id := r.bodyEntity(governed); id != none {
		return id
	}
	found := none
	for _, kind := range governed {
		switch list := r.byKind[kind]; {
		case len(list) == 0:
		case found != none || r.several(kind):
			return none
		default:
			found = r.organisations[list[0]].entity
		}
	}
	return found
}

// likelyGoverned is the most that it is sure which body governors, or a board, are of.
const likelyGoverned = 0.78

// byGovernors answers for those who govern, whom the source calls at word head, with
// the body that is named with them, or the one that has governors.
func (r *reading) byGovernors(p sourcePhrase) answer {
	for w := p.first; w < p.last; w++ {
		if o := r.organisationCovering(w); o != nil {
			return r.byOrganisation(o.entity, o.first, o.last, 0.92)
		}
	}
	if w, class := r.bodyBefore(p.first, p.head); w != none {
		return r.byKindNoun(class, w, 0.9)
	}
	a := r.byNoun(r.governedBody(), p.head, "organisation", likelyGoverned)
	a.plural = true
	return a
}

// forGovernors reports whether what stands behind the noun of a document, word head,
// says that it is of those who govern a body without naming it: "issued on behalf of
// the board".
func (r *reading) forGovernors(head int) bool {
	for w := head + 1; w < min(len(r.fold), head+longestTopic) && r.fold[w] != "," && r.fold[w] != "."; w++ {
		if r.organisationCovering(w) != nil {
			return false
		}
		if r.callsGovernors(w) || r.fold[w] == "board" {
			return true
		}
	}
	return false
}

// ledBy answers for "her members" at word head with the body in whose office the one
// is whom a means: the last of her offices that names or calls one.
func (r *reading) ledBy(a answer, head int) answer {
	if len(a.speakers) != 1 || !r.lex.is(membership, r.fold[head]) {
		return answer{plural: true}
	}
	for _, o := range slices.Backward(r.entities[a.speakers[0]].roles) {
		id := o.employer
		for word := range strings.FieldsSeq(strings.ToLower(o.Title)) { // board chair
			if class := r.lex.sources[word]; id == none && class == "body:board" {
				id = r.standsFor(class, head)
			}
		}
		if id != none {
			led := r.byNoun(id, head, "organisation", 0.72)
			led.plural = true
			return led
		}
	}
	return answer{plural: true}
}
