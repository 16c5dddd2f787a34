package speaker

import (
	"slices"
)

// A weighing gathers what speaks for each entity being the antecedent of a
// pronoun, in the order in which they were met.
type weighing struct {
	entities []int
	weight   []float64
	mention  []*mention // nil: the turn before
}

func (w *weighing) add(id int, weight float64, m *mention) {
	for i, held := range w.entities {
		if held == id {
			if weight > w.weight[i] {
				w.weight[i], w.mention[i] = weight, m
			}
			return
		}
	}
	w.entities, w.weight, w.mention = append(w.entities, id), append(w.weight, weight), append(w.mention, m)
}

// bonus adds to what an entity already weighs.
func (w *weighing) bonus(id int, weight float64) {
	for i, held := range w.entities {
		if held == id {
			w.weight[i] += weight
			return
		}
	}
	w.add(id, weight, nil)
}

// subjectSince is the subject behind word w who is somebody else than id and of whom
// nobody's words tell; nil where there is none.
func (r *reading) subjectSince(w *weighing, behind, id int) *mention {
	for i, m := range w.mention {
		if m != nil && m.first >= behind && w.entities[i] != id && m.subject && !r.told[m.first] {
			return m
		}
	}
	return nil
}

// subjectBehind reports whether an entity was itself a subject again behind a mention.
func (w *weighing) subjectBehind(m *mention, id int) bool {
	for i, held := range w.entities {
		if k := w.mention[i]; held == id && k != nil && k.first > m.first && k.subject {
			return true
		}
	}
	return false
}

// scale multiplies what an entity weighs.
func (w *weighing) scale(id int, by float64) {
	for i, held := range w.entities {
		if held == id {
			w.weight[i] *= by
		}
	}
}

// best is the heaviest entity and how clearly it leads, 0 to 1.
func (w *weighing) best() (at int, lead float64) {
	if len(w.entities) == 0 {
		return -1, 0
	}
	second := 0.0
	for i, weight := range w.weight {
		switch {
		case i > 0 && weight > w.weight[at]:
			second, at = w.weight[at], i
		case i != at:
			second = max(second, weight)
		}
	}
	return at, (w.weight[at] - second) / max(w.weight[at], 1e-9)
}

// weigh looks back from word w over the mentions that fit.
func (r *reading) weigh(w int, fits func(*mention) bool) *weighing {
	sentence := r.t.SentenceAt(int(r.t.Words[w].Start))
	found := &weighing{}
	for m := range r.mentionsBack(w, sentence-horizon) {
		if !fits(m) {
			continue
		}
		distance := sentence - m.sentence
		weight := 1 / (1 + 0.6*float64(distance))
		switch {
		case m.quoted:
			weight *= 0.25
		case r.told[m.first]:
			weight *= 0.4
		case !m.subject:
			weight *= 0.45
		}
		if possessive(r.t.Word(m.last - 1)) {
			weight *= 0.5
		}
		if m.rule == "noun" {
			weight *= 0.9
		}
		found.add(m.entity, weight, m)
	}
	return found
}

// addTurn adds what the last turn gives its speaker: much where the pronoun
// follows it in the same or next paragraph, little further on.
func (r *reading) addTurn(found *weighing, w int, fits func(*turn) bool) {
	for i := len(r.turns) - 1; i >= 0 && i >= len(r.turns)-2; i-- {
		t := &r.turns[i]
		if t.first >= w && t.last > w && i > 0 {
			continue
		}
		if !fits(t) {
			break
		}
		id := none
		if len(t.speakers) == 1 {
			id = t.speakers[0]
		}
		distance := r.t.ParagraphAt(int(r.t.Words[w].Start)) - t.paragraph
		weight := 0.7 / (1 + 0.5*float64(max(distance, 0)))
		if distance == 0 {
			weight = 1
		}
		if g, pronoun := pronounGender[r.fold[w]]; pronoun && t.gender == g {
			weight *= 1.5
		}
		if m := r.subjectSince(found, t.last, id); m != nil && !found.subjectBehind(m, id) {
			weight *= 0.2
			if !r.related(m) {
				found.scale(id, 0.5)
			}
		}
		found.bonus(id, weight)
		break
	}
}

// related reports whether a mention is of somebody by whom they are to another: "his
// brother NAME". The one spoken of may go on to be the other.
func (r *reading) related(m *mention) bool {
	for w := m.start; w >= max(0, m.start-3); w-- {
		if r.lex.is(possessor, r.fold[w]) {
			return true
		}
	}
	return false
}

// chosen turns a weighing into an answer for the word w.
func (r *reading) chosen(found *weighing, w int, rule string) answer {
	at, lead := found.best()
	if at < 0 {
		return answer{}
	}
	a := answer{confidence: confidenceOfLead(lead, found.weight[at])}
	for i, id := range found.entities {
		if i != at && id != none && found.weight[i] > 0.2*found.weight[at] {
			a.others = append(a.others, choice{id, (1 - a.confidence) * found.weight[i] / (found.weight[i] + found.weight[at])})
		}
	}
	slices.SortStableFunc(a.others, func(x, y choice) int {
		switch {
		case x.confidence > y.confidence:
			return -1
		case x.confidence < y.confidence:
			return 1
		}
		return 0
	})
	if len(a.others) > 4 {
		a.others = a.others[:4]
	}
	id := found.entities[at]
	if id == none {
		return a
	}
	a.speakers = []int{id}
	name := r.entities[id].name
	a.link(r.t.Span(w, w+1), rule, name)
	if m := found.mention[at]; m != nil {
		a.link(r.t.Span(m.start, m.last), m.rule, name)
	} else if len(r.turns) > 0 {
		t := r.turns[len(r.turns)-1]
		a.link(r.t.Span(t.first, t.last), "turn", name)
	}
	return a
}

// confidenceOfLead maps how clearly an antecedent leads to a confidence.
func confidenceOfLead(lead, weight float64) float64 {
	switch {
	case weight < 0.15:
		return 0.5
	case lead >= 0.6:
		return 0.95
	case lead >= 0.35:
		return 0.9
	case lead >= 0.2:
		return 0.82
	case lead >= 0.08:
		return 0.7
	}
	return 0.5
}
