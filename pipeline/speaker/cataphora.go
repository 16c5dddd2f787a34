package speaker

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// foreseen gives the quotations of the title and the lead whose source calls somebody by
// a noun alone, "a councillor", "hospital chiefs", "campaigners", and that nothing else
// settles, the speaker who says the same further down and can be called so.
func (r *reading) foreseen(quotes []corpus.Quotation, asked []float64) {
	tried := 0
	for i := range r.ofLead(quotes) {
		q := &quotes[i]
		first, last := r.t.WordsIn(q.Source.Cover())
		if q.Kind == corpus.Term || q.Speaker != "" || len(q.Source) == 0 || first >= last {
			continue
		}
		p := r.sourcePhrase(first, last)
		if !r.calls(p) {
			continue
		}
		if tried++; tried > mostRepeated {
			return
		}
		if later := r.sameMatter(q, quotes[i+1:], p); later != nil {
			take(q, later, combined(asked[i], foreseenConfidence), corpus.ChainLink{Span: r.t.Span(first, last), Rule: "foreseen", To: later.Speaker})
		}
	}
}

// foreseenConfidence is how sure it is that two who say much the same and can be called
// the same are one.
const foreseenConfidence = 0.72

// calls reports whether a source is a noun that a lead calls a speaker by whom it names
// later.
func (r *reading) calls(p sourcePhrase) bool {
	if r.lex.is(quantifier, r.fold[p.first]) || r.somebodys(p.first, p.head) {
		return false
	}
	switch p.class {
	case "staff", governors, "inspectors":
		return true
	case "crowd":
		return r.lex.is(staffWord, p.noun)
	case "":
		return isRoleNoun(r.lex, p.noun) && !r.lex.is(ordinal, r.fold[p.first])
	}
	return strings.HasPrefix(p.class, "body:")
}

// sameMatter is the one of the next quotations that shares most words that carry a
// meaning with q and whose speaker a source can call; nil where none shares enough.
func (r *reading) sameMatter(q *corpus.Quotation, later []corpus.Quotation, p sourcePhrase) *corpus.Quotation {
	matter := r.matter(q)
	var found *corpus.Quotation
	most := 0
	for k := range later[:min(len(later), mostLater)] {
		o := &later[k]
		if o.Speaker == "" || o.Kind == corpus.Term || o.Confidence < sure || !r.canCall(p, o) {
			continue
		}
		shared := 0
		for word := range r.matter(o) {
			if matter[word] {
				shared++
			}
		}
		if shared > most {
			found, most = o, shared
		}
	}
	if most < fewestShared {
		return nil
	}
	return found
}

// mostLater is the number of quotations in which a lead's words are looked for, and
// fewestShared that of the words that carry a meaning and stand in both.
const (
	mostLater    = 24
	fewestShared = 2
)

// matter is the stems of the words of a quotation that carry a meaning.
func (r *reading) matter(q *corpus.Quotation) map[string]bool {
	stems := map[string]bool{}
	for _, part := range q.Content {
		first, last := r.t.WordsIn(part)
		for w := first; w < min(last, first+longestClause); w++ {
			if fold := bare(r.fold[w]); len(fold) > 4 && r.lex.notNames[fold] != "function" && !r.lex.is(preposition|determiner|passive, fold) {
				stems[text.Stem(fold)] = true
			}
		}
	}
	return stems
}

// canCall reports whether the noun of a source can call the speaker of a quotation.
func (r *reading) canCall(p sourcePhrase, q *corpus.Quotation) bool {
	id, found := r.speakerOf(q)
	if !found {
		return false
	}
	e := r.entities[id]
	if !e.organisation {
		return p.class == "" && r.calledSo(e, p.noun)
	}
	if kind, body := strings.CutPrefix(p.class, "body:"); body {
		return slices.Contains(r.lex.likeKinds(kind), e.kind) || e.kind == "" && isCollective(p.class)
	}
	switch {
	case p.class == "inspectors":
		return r.oversees(id)
	case p.class == "crowd": // who work somewhere speak by their union
		return e.kind == "union"
	case p.class != "staff" && p.class != governors || id == r.office || e.kind == "media":
		return false
	}
	if w, class := r.bodyBefore(p.first, p.head); w != none {
		kind, _ := strings.CutPrefix(class, "body:")
		return e.kind == "union" || slices.Contains(r.lex.likeKinds(kind), e.kind)
	}
	switch {
	case p.noun == "ministers":
		return e.kind == "government"
	case r.lex.is(management, p.noun):
		return inspected(e.kind)
	}
	return e.kind == "" || e.kind == "charity" || e.kind == "association" || e.kind == "union"
}

// calledSo reports whether a person has a title or holds a role that a noun can mean.
func (r *reading) calledSo(e *entity, noun string) bool {
	return r.bears(e, []string{noun}) || slices.ContainsFunc(e.roles, func(o role) bool { return o.head == noun || slices.Contains(r.lex.akin[noun], o.head) })
}

// anyCalledSo reports whether one of the first people of a text has such a title or role.
func (r *reading) anyCalledSo(noun string) bool {
	return slices.ContainsFunc(r.entities[:min(len(r.entities), mostCalled)], func(e *entity) bool { return !e.organisation && r.calledSo(e, noun) })
}

// mostCalled is the number of people and organisations among whom somebody is looked for
// whom a noun can call.
const mostCalled = 256

// speakerOf is the entity that speaks alone in a quotation.
func (r *reading) speakerOf(q *corpus.Quotation) (id int, found bool) {
	if len(q.Speakers) != 1 {
		return none, false
	}
	id = slices.IndexFunc(r.entities, func(e *entity) bool { return e.name == q.Speaker })
	return id, id != none
}
