package speaker

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// document answers for "the report", "a letter by inspector NAME": its author
// where the phrase names one, otherwise whoever issued it.
func (r *reading) document(q *corpus.Quotation, first, head, last int) answer {
	if o := r.issuer(first, head, last); o != nil {
		return r.byOrganisation(o.entity, o.first, o.last, 0.95)
	}
	switch r.fold[first] {
	case "his":
		return r.report(r.personal(q, first, male), head)
	case "her":
		return r.report(r.personal(q, first, female), head)
	}
	if a := r.writer(head); len(a.speakers) > 0 {
		return a
	}
	if r.office == none {
		return answer{}
	}
	return r.byNoun(r.office, head, "document", 0.93)
}

// writer answers for "the letter" that was introduced before as somebody's own
// ("in a letter to parents, Ms Falk wrote"). An inspector's is the inspectorate's.
func (r *reading) writer(head int) answer {
	at, _ := slices.BinarySearchFunc(r.nouns, head, func(n nounMention, w int) int { return n.head - w })
	for from := at; at > 0 && at > from-memory; {
		at--
		n := &r.nouns[at]
		if r.fold[n.head] != r.fold[head] || r.fold[n.first] == "the" {
			continue
		}
		for i := len(r.turns) - 1; i >= 0 && i > len(r.turns)-memory && r.turns[i].sentence >= n.sentence; i-- {
			if t := &r.turns[i]; t.opened == n.sentence && len(t.speakers) > 0 && !r.inspects(t.speakers[0]) {
				a := answer{speakers: t.speakers, confidence: 0.8, gender: t.gender, plural: t.plural}
				a.link(r.t.Span(n.first, n.head+1), "writer", r.entities[t.speakers[0]].name)
				return a
			}
		}
		return answer{}
	}
	return answer{}
}

// report answers for the document of somebody: an inspector's is the
// inspectorate's.
func (r *reading) report(a answer, head int) answer {
	if len(a.speakers) == 1 && r.office != none && r.inspects(a.speakers[0]) && r.fold[head] == "report" {
		return r.byNoun(r.office, head, "document", 0.8)
	}
	return a
}

// inspects reports whether an entity is the inspectorate or an inspector.
func (r *reading) inspects(id int) bool {
	return id == r.office || slices.ContainsFunc(r.entities[id].roles, func(o role) bool { return o.class == "inspector" })
}

// issuer is the organisation that the phrase itself says a document is of: its
// owner in front of the noun, or named behind "by" or "from".
func (r *reading) issuer(first, head, last int) *orgMention {
	if o := r.organisationIn(first, head); o != nil && o.last <= head {
		return o
	}
	for w := head + 1; w+1 < last; w++ {
		if fold := r.fold[w]; fold == "by" || fold == "from" {
			return r.organisationIn(w+1, last)
		}
	}
	return nil
}

// statement answers for "the statement", "his email": the body or person whose
// turn it is.
func (r *reading) statement(q *corpus.Quotation, first, head, last int) answer {
	if o := r.organisationIn(first, last); o != nil {
		return r.byOrganisation(o.entity, o.first, o.last, 0.9)
	}
	for w := head - 1; w >= first; w-- { // the trust statement
		if class := r.lex.sources[bare(r.fold[w])]; strings.HasPrefix(class, "body:") || class == "inspectors" {
			return r.byKindNoun(class, w, 0.9)
		}
	}
	a := r.lastTurn(first)
	a.confidence *= 0.8
	return a
}
