package speaker

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// pronoun answers for a source that is a pronoun.
func (r *reading) pronoun(q *corpus.Quotation, first, last int) (answer, bool) {
	for first < last && !r.t.Words[first].Lexical() {
		first++
	}
	if first >= last || last-first > 2 && r.fold[first] != "who" {
		return answer{}, false
	}
	word, _, _ := strings.Cut(r.fold[first], "'")
	switch word {
	case "i", "we", "you": // of the quotation itself
		return r.byTurn(q), true
	case "he", "she":
		return r.personal(q, first, pronounGender[word]), true
	case "it", "which":
		return r.neuter(q, first), true
	case "they", "both":
		return r.plural(q, first), true
	case "who":
		return r.personal(q, first, anyGender), true
	case "this", "that", "these", "those":
		if last-first == 1 {
			return answer{}, true
		}
	}
	if last-first == 1 && r.lex.is(possessor, r.fold[first]) { // cut short behind "his"
		return r.owner(q, first), true
	}
	return answer{}, false
}

// owner answers with whom "his", "her", "its" or "their" at word w means.
func (r *reading) owner(q *corpus.Quotation, w int) answer {
	if g, person := possessorGender[r.fold[w]]; person {
		return r.personal(q, w, g)
	}
	if r.fold[w] == "its" {
		return r.neuter(q, w)
	}
	return r.plural(q, w)
}

// pronounGender is that of whom a pronoun for one person means.
var pronounGender = map[string]gender{"he": male, "she": female}

// personal answers for "he", "she" and "who".
func (r *reading) personal(q *corpus.Quotation, w int, g gender) answer {
	if r.fold[w] == "who" {
		return r.relativeWho(w)
	}
	found := r.weigh(w, func(m *mention) bool {
		if m.stranger() {
			return compatible(m.gender, g)
		}
		if m.entity == none || m.rule == "noun" { // a paper of somebody is not they
			return false
		}
		e := r.entities[m.entity]
		return !e.organisation && (compatible(e.gender, g) || e.calls == g)
	})
	for i, id := range found.entities {
		if id != none && r.entities[id].gender == g || found.mention[i].stranger() && found.mention[i].gender == g {
			found.weight[i] *= 1.5
		} else if id != none && r.entities[id].alone && r.entities[id].gender == anyGender {
			found.weight[i] *= 1.5
		}
	}
	r.addTurn(found, w, func(t *turn) bool {
		if len(t.speakers) == 1 && r.entities[t.speakers[0]].calls == g {
			return true
		}
		return !t.plural && compatible(t.gender, g) && (t.gender == g || t.stranger || len(t.speakers) == 1 && !r.entities[t.speakers[0]].organisation)
	})
	a := r.chosen(found, w, "pronoun")
	a.gender = g
	if len(a.speakers) == 1 {
		if e := r.entities[a.speakers[0]]; !e.organisation && e.gender == anyGender && a.confidence > certain {
			e.gender = g
		}
		if n := len(r.turns); n > 0 && slices.Contains(r.turns[n-1].speakers, a.speakers[0]) {
			if m := r.subjectSince(found, r.turns[n-1].last, a.speakers[0]); m != nil {
				a.confidence = min(a.confidence, doubtfulTurn)
			}
		}
		if n := len(r.turns); n > 0 && r.turns[n-1].unnamed() && r.near(r.turns[n-1].paragraph, w) && !r.mentionedSince(a.speakers[0], r.turns[n-1].first, w) {
			a.confidence = min(a.confidence, doubtfulTurn)
		}
		a.confidence = min(a.confidence, r.turnSure(a, w))
		if r.contradicted(a.speakers[0]) {
			a.confidence = min(a.confidence, doubtfulTurn)
		}
	}
	return a
}

// doubtfulTurn is the most that a pronoun is sure to mean the one who spoke last where
// somebody else was spoken of since, or whose name is of the other gender.
const doubtfulTurn = 0.76

// turnSure is how sure an answer for a pronoun at word w can be that has nothing but
// the speaker of a last turn to go by that was doubtful itself; 1 otherwise.
func (r *reading) turnSure(a answer, w int) float64 {
	n := len(r.turns)
	if n == 0 || len(a.speakers) != 1 || !slices.Contains(r.turns[n-1].speakers, a.speakers[0]) || r.mentionedSince(a.speakers[0], r.turns[n-1].last, w) {
		return 1
	}
	if sure := r.turns[n-1].confidence; sure <= foretoldSure {
		return sure
	}
	return 1
}

// mentionedSince reports whether words [first, w) speak of an entity.
func (r *reading) mentionedSince(id, first, w int) bool {
	for m := range r.mentionsIn(first, w) {
		if m.entity == id {
			return true
		}
	}
	return false
}

// foretoldSure is the confidence up to which a turn is one that only what follows, or
// what stands near, tells whose it is.
const foretoldSure = 0.71

// contradicted reports whether what is said of a person's words is of another gender
// than their name.
func (r *reading) contradicted(id int) bool {
	e := r.entities[id]
	return e.calls != anyGender && e.gender != anyGender && e.calls != e.gender
}

// learnCalls notes the gender of the pronoun with which what somebody says begins: "NAME
// said she had".
func (r *reading) learnCalls(q *corpus.Quotation, a answer) {
	if q.Kind == corpus.Direct || len(a.speakers) != 1 || len(a.chain) == 0 || len(q.Source) == 0 {
		return
	}
	if _, named := nameConfidence[a.chain[0].Rule]; !named {
		return
	}
	first, last := r.t.WordsIn(q.Content.Cover())
	source, _ := r.t.WordsIn(q.Source.Cover())
	if source >= first || source < last && r.lex.is(possessor, r.fold[source]) {
		return
	}
	for w := first; w < min(last, first+3); w++ {
		if g, person := pronounGender[r.fold[w]]; person {
			r.entities[a.speakers[0]].calls = g
			return
		}
	}
}

// relativeWho answers for "…, who said": the name just before.
func (r *reading) relativeWho(w int) answer {
	at := r.mentionBefore(w)
	if at < 0 || r.mentions[at].entity == none || r.mentions[at].sentence != r.t.SentenceAt(int(r.t.Words[w].Start)) {
		return answer{}
	}
	m := &r.mentions[at]
	a := answer{speakers: []int{m.entity}, confidence: 0.85}
	a.link(r.t.Span(w, w+1), "relative", r.entities[m.entity].name)
	a.link(r.t.Span(m.start, m.last), m.rule, r.entities[m.entity].name)
	return a
}

// neuter answers for "it": the report, the inspectorate, the council.
func (r *reading) neuter(q *corpus.Quotation, w int) answer {
	if cue, last := r.t.WordsIn(q.Cue.Cover()); cue < last && r.lex.is(ofText, r.fold[cue]) {
		if m := r.lastPaper(w); m != nil {
			return r.byLastPaper(m, w)
		}
	}
	if a := r.byPronounOf(q, r.justWritten(w)); len(a.speakers) > 0 {
		return a
	}
	if t := r.jointPaper(w); t != nil {
		a := answer{speakers: t.speakers, plural: true, confidence: 0.85}
		a.link(r.t.Span(w, w+1), "pronoun", r.entities[t.speakers[0]].name)
		a.link(r.t.Span(t.first, t.last), "turn", r.entities[t.speakers[0]].name)
		return a
	}
	found := r.weigh(w, func(m *mention) bool {
		return (r.speakingBody(m) || r.unissued(m) || r.somebodysPaper(m)) && !m.plural
	})
	r.addTurn(found, w, func(t *turn) bool {
		return len(t.speakers) == 1 && r.entities[t.speakers[0]].organisation && t.gender == anyGender
	})
	n := len(r.turns)
	if (r.inspectorSpoke(w) || r.documentNear(w)) && (n == 0 || r.subjectSince(found, r.turns[n-1].last, r.office) == nil) {
		found.bonus(r.office, 0.6)
	}
	a := r.chosen(found, w, "pronoun")
	if at, _ := found.best(); at >= 0 && len(a.speakers) == 0 && found.mention[at] != nil {
		return r.byPronounOf(q, r.paperOf(found.mention[at].last-1))
	}
	a.confidence = min(a.confidence, r.turnSure(a, w))
	return a
}

// jointPaper is the turn just before word w of a document that several have written,
// with which "it" goes on; nil where there is none.
func (r *reading) jointPaper(w int) *turn {
	n := len(r.turns)
	if n == 0 || !r.turns[n-1].written || len(r.turns[n-1].speakers) < 2 || !r.near(r.turns[n-1].paragraph, w) {
		return nil
	}
	return &r.turns[n-1]
}

// documentNear reports whether the inspectorate's document is spoken of in the
// sentence before word w, in whatever place: "In her report …. “…,” it says".
func (r *reading) documentNear(w int) bool {
	sentence := r.t.SentenceAt(int(r.t.Words[w].Start))
	for m := range r.mentionsBack(w, sentence-2) {
		if r.told[m.first] || m.rule != "noun" {
			continue
		}
		if m.entity == r.office && r.office != none && r.lex.sources[r.fold[m.last-1]] == "document" {
			return !r.received(m)
		}
	}
	return false
}

// received reports whether the subject of the sentence of a document's mention is an
// organisation that is not the inspectorate and does something with it: "the council
// welcomed the report".
func (r *reading) received(document *mention) bool {
	opening := r.t.Sentences[document.sentence].First
	for m := range r.mentionsIn(opening, document.first) {
		return m.subject && m.entity != r.office && r.speakingBody(m) && !possessive(r.t.Word(m.last-1))
	}
	return false
}

// lastPaper is the last document that was spoken of in front of word w and not
// within a quotation; nil where there is none near.
func (r *reading) lastPaper(w int) *mention {
	for m := range r.mentionsBack(w, r.t.SentenceAt(int(r.t.Words[w].Start))-horizon) {
		if r.isPaper(m) && !r.told[m.first] {
			return m
		}
	}
	return nil
}

// byLastPaper answers for "it" that is written with those whose the document is.
func (r *reading) byLastPaper(m *mention, w int) answer {
	if m.entity == none {
		return answer{}
	}
	a := answer{speakers: []int{m.entity}, confidence: 0.88}
	a.link(r.t.Span(w, w+1), "pronoun", r.entities[m.entity].name)
	a.link(r.t.Span(m.start, m.last), m.rule, r.entities[m.entity].name)
	return a
}

// inspectorSpoke reports whether the last turn before word w, not far off, is an
// inspector's: what is quoted as the inspector's goes on as the report's.
func (r *reading) inspectorSpoke(w int) bool {
	n := len(r.turns)
	if n == 0 || r.office == none || len(r.turns[n-1].speakers) != 1 || !r.near(r.turns[n-1].paragraph, w) {
		return false
	}
	return r.inspects(r.turns[n-1].speakers[0])
}

// plural answers for "they": inspectors, an organisation, two who spoke together.
func (r *reading) plural(q *corpus.Quotation, w int) answer {
	if joint := r.jointBefore(w); len(joint) > 1 && (len(r.turns) == 0 || joint[0].first >= r.turns[len(r.turns)-1].last) {
		a := answer{plural: true, confidence: 0.85}
		for _, m := range joint {
			a.speakers = append(a.speakers, m.entity)
		}
		a.link(r.t.Span(w, w+1), "pronoun", r.entities[a.speakers[0]].name)
		a.link(r.t.Span(joint[0].start, joint[len(joint)-1].last), "name", r.entities[a.speakers[0]].name)
		return a
	}
	if family, m := r.familyBefore(w); len(family) > 0 {
		a := answer{speakers: family, plural: true, confidence: 0.85}
		a.link(r.t.Span(w, w+1), "pronoun", r.entities[family[0]].name)
		a.link(r.t.Span(m, m+1), "surname", r.entities[family[0]].name)
		return a
	}
	if o, k := r.bodiesBefore(w); k != nil {
		a := answer{speakers: []int{o.entity, k.entity}, plural: true, confidence: 0.85}
		a.link(r.t.Span(w, w+1), "pronoun", r.entities[o.entity].name)
		a.link(r.t.Span(o.first, k.last), "organisation", r.entities[o.entity].name)
		return a
	}
	if n := len(r.turns); n > 0 && len(r.turns[n-1].speakers) > 1 && r.near(r.turns[n-1].paragraph, w) {
		t := r.turns[n-1]
		a := answer{speakers: t.speakers, confidence: 0.9, plural: true}
		a.link(r.t.Span(w, w+1), "pronoun", r.entities[t.speakers[0]].name)
		a.link(r.t.Span(t.first, t.last), "turn", r.entities[t.speakers[0]].name)
		return a
	}

	if r.metBefore(w) {
		return answer{plural: true}
	}
	found := r.weigh(w, func(m *mention) bool {
		return m.plural || r.speakingBody(m)
	})
	r.addTurn(found, w, func(t *turn) bool {
		return t.plural || len(t.speakers) == 1 && r.entities[t.speakers[0]].organisation
	})
	a := r.chosen(found, w, "pronoun")
	a.confidence = min(a.confidence*0.95, r.turnSure(a, w))
	if r.crowdBefore(w) || r.personSpoke(a, w) {
		a.confidence = min(a.confidence, doubtfulTurn)
	}
	a.plural = true
	return a
}

// personSpoke reports whether one person spoke just before word w who is not the
// answer.
func (r *reading) personSpoke(a answer, w int) bool {
	n := len(r.turns)
	if n == 0 || len(r.turns[n-1].speakers) != 1 || !r.near(r.turns[n-1].paragraph, w) || len(a.speakers) != 1 {
		return false
	}
	id := r.turns[n-1].speakers[0]
	return !r.entities[id].organisation && a.speakers[0] != id && !r.mentionedSince(a.speakers[0], r.turns[n-1].last, w)
}

// familyBefore are the people of one surname whom the plural of it calls, "the
// Finches", where it is the subject of the sentence of word w or the one before, and
// the word that does; none where nobody or one alone has that name.
func (r *reading) familyBefore(w int) (ids []int, at int) {
	s := r.t.SentenceAt(int(r.t.Words[w].Start))
	for ; s >= 0 && s >= r.t.SentenceAt(int(r.t.Words[w].Start))-1; s-- {
		at = r.skipThe(r.t.Sentences[s].First, 1)
		if at == r.t.Sentences[s].First || at >= w || !r.capital(at) {
			continue
		}
		for _, ending := range []string{"s", "es"} {
			if name, plural := strings.CutSuffix(r.fold[at], ending); plural {
				if ids = r.surnames[name]; len(ids) > 1 && len(ids) < mostNamesakes {
					return r.asNamed(ids), at
				}
			}
		}
	}
	return nil, 0
}

// asNamed are people in the order in which the text names them.
func (r *reading) asNamed(people []int) []int {
	people = slices.Clone(people)
	slices.SortStableFunc(people, func(a, b int) int { return r.entities[a].first - r.entities[b].first })
	return people
}

// bodiesBefore is the two organisations that "and" makes the subject of the sentence
// before word w, which they open, if nothing was quoted since; nil, nil where there
// are none.
func (r *reading) bodiesBefore(w int) (first, second *orgMention) {
	s := r.t.SentenceAt(int(r.t.Words[w].Start)) - 1
	if s < 0 || len(r.turns) > 0 && r.turns[len(r.turns)-1].last > r.t.Sentences[s].First {
		return nil, nil
	}
	opening := r.skipThe(r.t.Sentences[s].First, 1)
	o := r.organisationCovering(opening)
	if o == nil || o.first != opening || o.last+1 >= len(r.fold) || r.fold[o.last] != "and" {
		return nil, nil
	}
	next := r.skipThe(o.last+1, 1)
	k := r.organisationCovering(next)
	if k == nil || k.first != next || k.entity == o.entity || possessive(r.t.Word(k.last-1)) {
		return nil, nil
	}
	return o, k
}

// speakingBody reports whether a mention is of an organisation that "it" or
// "they" can mean: papers and parties are mostly named in passing.
func (r *reading) speakingBody(m *mention) bool {
	if m.entity == none || !r.entities[m.entity].organisation {
		return false
	}
	kind := r.entities[m.entity].kind
	return kind != "media" && kind != "party"
}

// unissued reports whether a mention is of a document whose issuer nobody knows.
func (r *reading) unissued(m *mention) bool {
	return m.entity == none && r.isPaper(m)
}

// somebodysPaper reports whether a mention is of a document that a person wrote.
func (r *reading) somebodysPaper(m *mention) bool {
	return m.entity != none && !r.entities[m.entity].organisation && r.isPaper(m)
}

func (r *reading) isPaper(m *mention) bool {
	class := r.lex.sources[r.fold[m.last-1]]
	return m.rule == "noun" && (class == "document" || class == "statement")
}

// jointBefore is the people whom "and" makes one subject in front of word w, in its
// sentence or the one before.
func (r *reading) jointBefore(w int) []*mention {
	sentence := r.t.SentenceAt(int(r.t.Words[w].Start))
	var joint []*mention // backwards
	for m := range r.mentionsBack(w, sentence-1) {
		switch {
		case r.told[m.first] || m.rule == "organisation":
		case m.entity == none || r.entities[m.entity].organisation:
			if m.plural && m.subject && len(joint) < 2 {
				return nil
			}
		case len(joint) > 0 && joint[len(joint)-1].sentence == m.sentence && m.entity != joint[len(joint)-1].entity && r.listed(m, joint):
			joint = append(joint, m)
		case len(joint) < 2:
			joint = []*mention{m}
		}
	}
	if len(joint) < 2 || !joint[len(joint)-1].subject {
		return nil
	}
	slices.Reverse(joint)
	return joint
}

// listed reports whether m is joined to the last of joint: by "and", or by a comma
// in front of those whom "and" joins already.
func (r *reading) listed(m *mention, joint []*mention) bool {
	next := joint[len(joint)-1]
	if r.coordinated(m.last, next.start) {
		return true
	}
	return len(joint) > 1 && m.last < next.start && r.fold[m.last] == "," && r.fold[next.start-1] == "," && !slices.ContainsFunc(r.fold[m.last:next.start], func(fold string) bool { return r.lex.verbs[fold] })
}
