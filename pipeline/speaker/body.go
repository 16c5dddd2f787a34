package speaker

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// settleBody finds the inspected body among the organisations: the one that the
// context names, or the one spoken of most.
func (r *reading) settleBody() {
	counts := r.mentionCounts()
	for id, e := range r.entities {
		if e.organisation && r.namesBody(e) && (r.body == none || counts[id] > counts[r.body]) {
			r.body = id
		}
	}
	if r.body != none || len(r.ctx.Body) > 0 {
		return
	}
	most := 1
	for id, e := range r.entities {
		if e.organisation && inspected(e.kind) && e.voice == "" && counts[id] > most {
			r.body, most = id, counts[id]
		}
	}
}

func (r *reading) mentionCounts() []int {
	counts := make([]int, len(r.entities))
	for i := range r.organisations {
		counts[r.organisations[i].entity]++
	}
	return counts
}

// inspected reports whether bodies of a kind are inspected.
func inspected(kind string) bool {
	switch kind {
	case "council", "trust", "health", "school", "prison", "home", "police", "university":
		return true
	}
	return false
}

// namesBody reports whether an organisation is the body of the context: by one
// of its names, or by its place with the noun of a body behind.
func (r *reading) namesBody(e *entity) bool {
	name := text.Fold(e.name)
	for _, own := range r.ctx.Body {
		own = text.Fold(bare(own))
		if name == own || e.kind == r.bodyKind() && (strings.HasPrefix(name, own+" ") || strings.HasPrefix(own, name+" ")) {
			return true
		}
	}
	return false
}

// bodyKind is the kind of the body that the context names.
func (r *reading) bodyKind() string { return r.lex.bodyKind(text.Fold(r.ctx.Body[0])) }

// settleOffice finds the inspectorate or issuing body: the one the context
// names, or the one most spoken of.
func (r *reading) settleOffice() {
	if r.office = r.leadsInspection(); r.office != none {
		return
	}
	for _, name := range []string{r.ctx.Inspectorate, r.ctx.Issuer} {
		if name == "" {
			continue
		}
		r.office = r.named(name)
		return
	}
	counts := r.mentionCounts()
	most := 0
	for id, e := range r.entities {
		if e.kind == "inspectorate" && counts[id] > most {
			r.office, most = id, counts[id]
		}
	}
	if r.office == none && r.ofPrison() && r.inspected() {
		r.office, r.supposed = r.named(prisonInspectorate), true
	}
}

// leadsInspection is the inspectorate of which an article says that it led a joint
// inspection; none where it says so of none.
func (r *reading) leadsInspection() int {
	for i := range r.organisations {
		o := &r.organisations[i]
		if w := o.first - 2; w >= 0 && r.fold[w] == "led" && r.fold[w+1] == "by" && r.entities[o.entity].kind == "inspectorate" && !r.ofInspection() {
			return o.entity
		}
	}
	return none
}

// ofInspection reports whether the document is an inspectorate's own.
func (r *reading) ofInspection() bool {
	return r.ctx.Kind == corpus.Report || r.ctx.Kind == corpus.Letter
}

// ofPrison reports whether a text is about a prison of England or Wales: its body is
// one, or it names prisons and nothing else that is inspected. Scotland and Northern
// Ireland have inspectorates of their own.
func (r *reading) ofPrison() bool {
	if slices.ContainsFunc(r.fold, func(fold string) bool { return r.lex.is(otherPrisons, bare(fold)) }) {
		return false
	}
	if r.body != none {
		return r.entities[r.body].kind == "prison"
	}
	prison := false
	for _, e := range r.entities {
		if e.organisation && inspected(e.kind) && e.kind != "prison" && e.kind != "police" {
			return false
		}
		prison = prison || e.kind == "prison"
	}
	return prison
}

// prisonInspectorate inspects all prisons of England and Wales; papers rarely name
// it.
const prisonInspectorate = "HM Inspectorate of Prisons"

// inspected reports whether the text speaks of inspectors.
func (r *reading) inspected() bool { return slices.Contains(r.fold, "inspectors") }

// named finds or makes the organisation of a name that the context gives.
func (r *reading) named(name string) int {
	known, found := r.lex.known.named(name)
	if found {
		name = known.name
	}
	key := r.key(name, known)
	if id, found := r.orgByKey[key]; found {
		return id
	}
	id := r.newOrganisation(name, known)
	r.orgByKey[key] = id
	return id
}

// bodyEntity is the inspected body if its kind is one of kinds, made by the name of
// the context where the document never names it; none otherwise. Only councils are
// known by their place alone.
func (r *reading) bodyEntity(kinds []string) int {
	if r.body == none && len(r.ctx.Body) > 0 {
		name := r.ctx.Body[0]
		for _, own := range r.ctx.Body {
			if inspected(r.kindOf(own)) {
				name = bare(own)
				break
			}
		}
		if !inspected(r.kindOf(name)) {
			name += " " + r.councilWords()
		}
		if slices.Contains(kinds, r.kindOf(name)) {
			r.body = r.newOrganisation(name, nil)
		}
	}
	if r.body != none && slices.Contains(kinds, r.entities[r.body].kind) {
		return r.body
	}
	return none
}

// councilWords is what the document calls the council without its name: "Borough
// Council" where it speaks of "the borough council".
func (r *reading) councilWords() string {
	for w := 1; w < len(r.fold); w++ {
		if bare(r.fold[w]) == "council" && r.lex.is(councilKind, r.fold[w-1]) {
			return properCase(r.fold[w-1]) + " Council"
		}
	}
	return "Council"
}
