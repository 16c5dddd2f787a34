package speaker

import (
	"slices"
	"strings"
)

// A firm is an organisation that a text calls an auditor at word at.
type firm struct {
	at, entity int
	alone      bool // no other is called so up to there
}

// gatherFirms finds the firms that are named once with what they do and called by it
// afterwards: "external auditors NAME", "the council's auditors, NAME,", "NAME, the
// council's auditor,".
func (r *reading) gatherFirms() {
	for w := range r.fold {
		if !audits(r.fold[w]) || r.told[w] {
			continue
		}
		if id := r.firmAt(w); id != none {
			if r.entities[id].kind == "" {
				r.entities[id].kind = "company"
			}
			alone := len(r.firms) == 0 || r.firms[len(r.firms)-1].alone && r.firms[0].entity == id
			r.firms = append(r.firms, firm{w, id, alone})
		}
	}
}

// audits reports whether a folded noun calls auditors.
func audits(fold string) bool { return strings.TrimSuffix(fold, "s") == "auditor" }

// firmAt is the organisation that stands beside the noun at word w, which says that it
// audits; none where none does.
func (r *reading) firmAt(w int) int {
	if o := r.organisationBeside(w); o != nil {
		return o.entity
	}
	first := w
	for first > 0 && w-first < 4 && !r.opensPhrase(first) && (r.inNounPhrase(first-1) || possessive(r.t.Word(first-1))) {
		first--
	}
	if first > 0 && r.fold[first-1] == "," {
		if o := r.organisationEnding(first - 1); o != nil {
			return o.entity
		}
	}
	last := w + 1
	for last < len(r.fold) && last-w <= longestName && r.capital(last) {
		last++
	}
	switch {
	case last == w+1 || !strings.HasSuffix(r.fold[w], "s"):
		return none
	case r.organisationCovering(w+1) != nil:
		return r.organisationCovering(w + 1).entity
	case last-w > 2 && r.lex.notNames[r.fold[w+1]] != "function" && !possessive(r.t.Word(last-1)):
		return r.byLateName(w+1, last, 0).speakers[0]
	}
	return none
}

// byFirm answers for "the auditors" at word w with the only firm that is called so, or
// the last one; one that is named only further down is doubtful.
func (r *reading) byFirm(w int) answer {
	if len(r.firms) == 0 || len(r.byHead["auditor"]) > 0 {
		return answer{}
	}
	at, _ := slices.BinarySearchFunc(r.firms, w+1, func(f firm, w int) int { return f.at - w })
	only := r.firms[len(r.firms)-1].alone
	switch {
	case at == 0 && only:
		return r.byNoun(r.firms[0].entity, w, "organisation", likelyFirm)
	case at == 0:
		return answer{}
	case only:
		return r.byNoun(r.firms[at-1].entity, w, "organisation", 0.9)
	}
	return r.byNoun(r.firms[at-1].entity, w, "organisation", likelyFirm)
}

// likelyFirm is how sure it is that auditors are a firm that is named further down, or
// the last of several.
const likelyFirm = 0.75
