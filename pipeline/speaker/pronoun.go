package speaker

import (
	"slices"
	"sort"
	"strings"

	"onrecord/corpus"
)

// memory is the number of mentions that a pronoun looks back over.
const memory = 40

// horizon is the number of sentences that it looks back over.
const horizon = 8

// A turn is a quotation that has been attributed: what the next pronoun, or the
// next quotation without a source, goes by.
type turn struct {
	first, last int // words of content, source and cue
	opened      int // sentence of its first word
	sentence    int // of its last word
	paragraph   int
	speakers    []int
	gender      gender
	plural      bool
	stranger    bool // the source speaks of one person without a name
	confidence  float64
}

func (r *reading) remember(q *corpus.Quotation, a answer) {
	cover := q.Content.Cover().Cover(q.Source.Cover())
	first, last := r.t.WordsIn(cover)
	if first >= last {
		return
	}
	if len(q.Source) > 0 && q.Source.Cover().End < q.Content.Cover().Start-longSource {
		first, last = r.t.WordsIn(q.Content.Cover())
	}
	t := turn{first: first, last: last, speakers: a.speakers, gender: a.gender, plural: a.plural, confidence: a.confidence, stranger: a.stranger}
	t.opened = r.t.SentenceAt(int(r.t.Words[first].Start))
	t.sentence = r.t.SentenceAt(int(r.t.Words[last-1].Start))
	t.paragraph = r.t.ParagraphAt(int(r.t.Words[last-1].Start))
	if len(a.speakers) == 1 && t.gender == anyGender {
		t.gender = r.entities[a.speakers[0]].gender
	}
	r.turns = append(r.turns, t)
}

// longSource is the distance in bytes between source and content from which on
// they stand in different sentences.
const longSource = 400

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
	case "he":
		return r.personal(q, first, male), true
	case "she":
		return r.personal(q, first, female), true
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
	return answer{}, false
}

// mentionBefore is the index of the last mention that ends before word w; -1
// where there is none.
func (r *reading) mentionBefore(w int) int {
	return sort.Search(len(r.mentions), func(i int) bool { return r.mentions[i].first >= w }) - 1
}

// mentionsBack yields the last mentions in front of word w, backwards, as far as
// memory goes and no further than a sentence.
func (r *reading) mentionsBack(w, sentence int) func(yield func(*mention) bool) {
	return func(yield func(*mention) bool) {
		last := r.mentionBefore(w)
		for at := last; at >= 0 && at > last-memory && r.mentions[at].sentence >= sentence; at-- {
			if !yield(&r.mentions[at]) {
				return
			}
		}
	}
}

// mentionsIn yields the mentions that have words of [first, last).
func (r *reading) mentionsIn(first, last int) func(yield func(*mention) bool) {
	return func(yield func(*mention) bool) {
		for i := max(r.mentionBefore(first), 0); i < len(r.mentions) && r.mentions[i].first < last; i++ {
			if r.mentions[i].last > first && !yield(&r.mentions[i]) {
				return
			}
		}
	}
}

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

// introduced reports whether somebody else than id was a subject behind word w.
func (w *weighing) introduced(behind, id int) bool {
	for i, m := range w.mention {
		if m != nil && m.first >= behind && w.entities[i] != id && m.subject && !m.quoted {
			return true
		}
	}
	return false
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

// personal answers for "he", "she" and "who".
func (r *reading) personal(q *corpus.Quotation, w int, g gender) answer {
	if r.fold[w] == "who" {
		return r.relativeWho(w)
	}
	found := r.weigh(w, func(m *mention) bool {
		if m.entity == none {
			return m.rule == "unnamed" && compatible(m.gender, g)
		}
		return !r.entities[m.entity].organisation && compatible(r.entities[m.entity].gender, g)
	})
	for i, id := range found.entities {
		if id != none && r.entities[id].gender == g || id == none && found.mention[i] != nil && found.mention[i].gender == g {
			found.weight[i] *= 1.5
		}
	}
	r.addTurn(found, w, func(t *turn) bool {
		return !t.plural && compatible(t.gender, g) && (t.gender == g || t.stranger || len(t.speakers) == 1 && !r.entities[t.speakers[0]].organisation)
	})
	a := r.chosen(found, w, "pronoun")
	a.gender = g
	if len(a.speakers) == 1 {
		if e := r.entities[a.speakers[0]]; !e.organisation && e.gender == anyGender && a.confidence > certain {
			e.gender = g
		}
	}
	return a
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
		if found.introduced(t.last, id) {
			weight *= 0.2
		}
		found.bonus(id, weight)
		break
	}
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

// neuter answers for "it": the report, the inspectorate, the council.
func (r *reading) neuter(q *corpus.Quotation, w int) answer {
	found := r.weigh(w, func(m *mention) bool {
		return r.speakingBody(m) && !m.plural
	})
	r.addTurn(found, w, func(t *turn) bool {
		return len(t.speakers) == 1 && r.entities[t.speakers[0]].organisation && t.gender == anyGender
	})
	if r.inspectorSpoke(w) {
		found.bonus(r.office, 0.6)
	}
	return r.chosen(found, w, "pronoun")
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
	if n := len(r.turns); n > 0 && len(r.turns[n-1].speakers) > 1 && r.near(r.turns[n-1].paragraph, w) {
		t := r.turns[n-1]
		a := answer{speakers: t.speakers, confidence: 0.9, plural: true}
		a.link(r.t.Span(w, w+1), "pronoun", r.entities[t.speakers[0]].name)
		a.link(r.t.Span(t.first, t.last), "turn", r.entities[t.speakers[0]].name)
		return a
	}
	if pair := r.pairBefore(w); len(pair) > 0 {
		a := answer{plural: true, confidence: 0.85}
		for _, m := range pair {
			a.speakers = append(a.speakers, m.entity)
		}
		a.link(r.t.Span(w, w+1), "pronoun", r.entities[a.speakers[0]].name)
		a.link(r.t.Span(pair[0].start, pair[1].last), "name", r.entities[a.speakers[0]].name)
		return a
	}
	found := r.weigh(w, func(m *mention) bool {
		return m.plural || r.speakingBody(m)
	})
	r.addTurn(found, w, func(t *turn) bool {
		return t.plural || len(t.speakers) == 1 && r.entities[t.speakers[0]].organisation
	})
	a := r.chosen(found, w, "pronoun")
	a.confidence *= 0.95
	a.plural = true
	return a
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

// pairBefore is two people whom "and" makes the subject of the sentence of word w,
// in front of it, or of the sentence before.
func (r *reading) pairBefore(w int) []*mention {
	sentence := r.t.SentenceAt(int(r.t.Words[w].Start))
	var second *mention
	for m := range r.mentionsBack(w, sentence-1) {
		switch {
		case r.told[m.first] || m.rule == "organisation":
		case m.entity == none || r.entities[m.entity].organisation:
			if m.plural && m.subject {
				return nil
			}
		case second != nil && second.sentence == m.sentence && m.subject && m.entity != second.entity && r.coordinated(m.last, second.start):
			return []*mention{m, second}
		default:
			second = m
		}
	}
	return nil
}

func (r *reading) near(paragraph, w int) bool {
	return r.t.ParagraphAt(int(r.t.Words[w].Start))-paragraph <= 1
}

// byTurn answers for a quotation without a source. It belongs to the subject of
// the sentence before, if one was named or meant there since the last turn, and
// goes on with that turn otherwise.
func (r *reading) byTurn(q *corpus.Quotation) answer {
	first, _ := r.t.WordsIn(q.Content.Cover())
	if first >= len(r.t.Words) {
		return answer{}
	}
	if a := r.subjectBefore(q, first); len(a.speakers) > 0 {
		return a
	}
	return r.lastTurn(first)
}

// subjectBefore answers with the person who is the subject of the sentence before
// word w, where that sentence stands behind the last turn.
func (r *reading) subjectBefore(q *corpus.Quotation, w int) answer {
	sentence := r.t.SentenceAt(int(r.t.Words[w].Start))
	if sentence == 0 {
		return answer{}
	}
	before := &r.t.Sentences[sentence-1]
	if n := len(r.turns); n > 0 && r.turns[n-1].last > before.First {
		return answer{}
	}
	if opening := r.fold[before.First]; opening == "he" || opening == "she" {
		a := r.personal(q, before.First, genderOf(map[string]string{"he": "m", "she": "f"}[opening]))
		a.confidence *= 0.85
		return a
	}
	for m := range r.mentionsIn(before.First, min(before.Last, before.First+longestRole)) {
		if !m.subject || m.quoted {
			continue
		}
		if m.entity == none || r.entities[m.entity].organisation || possessive(r.t.Word(m.last-1)) {
			return answer{}
		}
		a := answer{speakers: []int{m.entity}, confidence: 0.8, gender: r.entities[m.entity].gender}
		a.link(r.t.Span(m.start, m.last), "turn", r.entities[m.entity].name)
		return a
	}
	return answer{}
}

// lastTurn answers with the speaker of the turn before word w, if that is near
// and no other person was a subject since.
func (r *reading) lastTurn(w int) answer {
	if len(r.turns) == 0 {
		return answer{}
	}
	t := r.turns[len(r.turns)-1]
	distance := r.t.ParagraphAt(int(r.t.Words[w].Start)) - t.paragraph
	if len(t.speakers) == 0 || distance > 1 {
		return answer{}
	}
	a := answer{speakers: t.speakers, confidence: min(0.85, t.confidence), plural: t.plural, gender: t.gender}
	for m := range r.mentionsIn(t.last, w) {
		if m.entity != none && !slices.Contains(t.speakers, m.entity) && m.subject && !m.quoted && !r.entities[m.entity].organisation {
			a.confidence = 0.45
			a.others = []choice{{m.entity, 0.45}}
		}
	}
	a.link(r.t.Span(t.first, t.last), "turn", r.entities[t.speakers[0]].name)
	return a
}

// unnamed enters those who are introduced without a name ("a mother", "one
// nurse"), so that a pronoun behind them is not given to somebody else.
func (r *reading) unnamed() {
	for s := range r.t.Sentences {
		sentence := &r.t.Sentences[s]
		for i := sentence.First; i+1 < sentence.Last; i++ {
			if r.lex.is(indefinite, r.fold[i]) {
				r.unnamedAt(s, i, sentence.Last)
			}
		}
	}
}

// unnamedAt enters the person introduced by the determiner at word i, if a role
// heads the phrase and no name follows.
func (r *reading) unnamedAt(s, i, last int) {
	for w := i + 1; w < min(last, i+7); w++ {
		fold := r.fold[w]
		if r.lex.notNames[fold] == "function" && fold != "of" || r.lex.verbs[fold] || !r.t.Words[w].Lexical() && fold != "-" {
			return
		}
		if !isRoleNoun(r.lex, fold) || w+1 < last && !r.endsPhrase(w+1) {
			continue
		}
		if w+1 < last && r.capital(w+1) || w+2 < last && r.fold[w+1] == "," && r.capital(w+2) || r.lex.roles[fold] == "spokesman" {
			return
		}
		m := mention{first: w, last: w + 1, start: i, sentence: s, entity: none, rule: "unnamed",
			gender: genderOf(genderWord(r.lex.modifiers[fold]))}
		r.place(&m)
		r.mentions = append(r.mentions, m)
		return
	}
}

func genderWord(modifier string) string {
	if len(modifier) > len("gendered ") && modifier[:len("gendered ")] == "gendered " {
		return modifier[len("gendered "):]
	}
	return ""
}
