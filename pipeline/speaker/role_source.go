package speaker

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// byRole answers for a source that is a role: "the inspector", "the outgoing
// director", "the leader of the council", "a mother of two".
func (r *reading) byRole(first, head, last int) answer {
	noun := bare(r.fold[head])
	a := answer{gender: r.lex.genderOfNoun(noun), voice: r.voiceOfClass(r.lex.roles[noun]), stranger: true}
	if r.lex.is(indefinite, r.fold[first]) && (r.lex.roles[noun] == "public" || !r.opening(first)) {
		if b := r.foretold(first, last, a); len(b.speakers) > 0 {
			return b
		}
		return r.onlyHolder(first, head, last, a)
	}
	if r.lex.roles[noun] == "public" && head+2 < len(r.fold) && r.fold[head+1] == "of" && (r.fold[head+2] == "a" || r.fold[head+2] == "an") { // the father of a boarder: somebody new
		return a
	}
	best, ties := r.holders(first, head, last)
	switch {
	case len(best) == 1:
		id := best[0]
		confidence := 0.93
		if r.lex.is(indefinite, r.fold[first]) || !r.past(first, head) && r.onlyOnce(id, noun) {
			confidence = 0.7
		}
		a = answer{speakers: best, confidence: confidence, gender: r.entities[id].gender}
		a.link(r.t.Span(first, last), "role", r.entities[id].name)
		return a
	case len(best) > 1:
		if id := r.recent(best, first); id != none {
			a = answer{speakers: []int{id}, confidence: 0.75, gender: r.entities[id].gender, others: even(ties)}
			a.link(r.t.Span(first, last), "role", r.entities[id].name)
			return a
		}
		a.others = even(ties)
		return a
	}
	if r.lex.roles[noun] == "inspector" && r.office != none {
		if b := r.foretold(first, last, a); len(b.speakers) > 0 && head > 0 && r.fold[head-1] == "chief" {
			return b
		}
		return r.byNoun(r.office, head, "inspectorate", 0.75)
	}
	if b := r.foretold(first, last, a); len(b.speakers) > 0 || r.lex.is(indefinite, r.fold[first]) {
		return b
	}
	if id, found := r.foreshown[noun]; found && !r.somebodys(first, head) {
		b := answer{speakers: []int{id}, confidence: 0.7, gender: r.entities[id].gender}
		b.link(r.t.Span(first, last), "foretold", r.entities[id].name)
		return b
	}
	if r.lex.roles[noun] == "public" && r.lex.modifiers[noun] == "" {
		return r.onlySubject(first, last, a)
	}
	if id := r.employedBy(first, head); id != none && last == head+1 && r.lex.roles[noun] == "leader" {
		return r.byNoun(id, head, "spokesman", 0.72)
	}
	return r.described(first, head, last, a)
}

// onlyHolder answers for "a resident" in the opening of an article with the one
// person whom it calls a resident later.
func (r *reading) onlyHolder(first, head, last int, a answer) answer {
	holders := r.byHead[bare(r.fold[head])]
	if !r.opening(first) || r.somebodys(first, head) {
		return a
	}
	if len(holders) == 0 {
		holders = r.unsurnamed(a.gender)
	}
	if len(holders) != 1 {
		return a
	}
	e := r.entities[holders[0]]
	b := answer{speakers: holders[:1], confidence: 0.7, gender: e.gender}
	b.link(r.t.Span(first, last), "role", e.name)
	return b
}

// unsurnamed are the people of a gender of whom the text says that it gives but one name.
func (r *reading) unsurnamed(g gender) []int {
	var people []int
	for id := range min(len(r.entities), mostCalled) {
		if e := r.entities[id]; e.alone && g != anyGender && e.gender == g {
			people = append(people, id)
		}
	}
	return people
}

// holders are the people whose roles fit the phrase best, and all that fit.
func (r *reading) holders(first, head, last int) (best, all []int) {
	noun := bare(r.fold[head])
	office, plain := r.officeNouns(first, head), r.plain(first, head)
	most := 0
	for _, id := range r.holdersOf(noun, office) {
		fit := 0
		if plain {
			fit = r.styled(id, noun)
		}
		for k := range r.entities[id].roles {
			o := &r.entities[id].roles[k]
			fit = max(fit, r.fits(o, noun, first, last))
			if slices.Contains(office, o.head) && r.inUnion(o) {
				fit = max(fit, 2)
			}
		}
		if fit == 0 {
			continue
		}
		all = append(all, id)
		switch {
		case fit > most:
			best, most = []int{id}, fit
		case fit == most:
			best = append(best, id)
		}
	}
	return best, all
}

// mostHolders is the number of holders of one kind of role above which a phrase
// is taken to tell nothing.
const mostHolders = 64

// officeNouns are the nouns that head the offices of those whom the noun at word head,
// with that of their body in front of it, can call: "the union official".
func (r *reading) officeNouns(first, head int) []string {
	if head == first {
		return nil
	}
	return r.lex.akin[r.fold[head-1]+"-"+bare(r.fold[head])]
}

// plain reports whether no word before the head of a phrase tells of which kind the
// office is: a monitoring officer is no constable.
func (r *reading) plain(first, head int) bool {
	for w := first + 1; w < head; w++ {
		if _, modifier := r.lex.modifiers[r.fold[w]]; !modifier && !r.capital(w) {
			return false
		}
	}
	return true
}

// inUnion reports whether a role is one in a union.
func (r *reading) inUnion(o *role) bool {
	return o.class == "union" || o.employer != none && r.entities[o.employer].kind == "union"
}

// styled is how well somebody's titles alone fit a noun: "the judge" for Mr Justice
// NAME.
func (r *reading) styled(id int, noun string) int {
	if styles := r.lex.styles[noun]; len(styles) > 0 && r.bears(r.entities[id], styles) {
		return 2
	}
	return 0
}

// onlyOnce reports whether all that somebody has been under a noun is past.
func (r *reading) onlyOnce(id int, noun string) bool {
	past := false
	for k := range r.entities[id].roles {
		if o := &r.entities[id].roles[k]; o.head == noun || slices.Contains(r.lex.akin[noun], o.head) {
			if o.Status != "former" {
				return false
			}
			past = true
		}
	}
	return past
}

// holdersOf are the people with a role that noun can mean, or in a union one of the
// office, or with a title that it can, in the order of the text.
func (r *reading) holdersOf(noun string, office []string) []int {
	people := slices.Clone(r.byHead[noun])
	for _, akin := range r.lex.akin[noun] {
		people = append(people, r.byHead[akin]...)
	}
	for _, head := range office {
		people = append(people, r.byHead[head]...)
	}
	if len(r.lex.styles[noun]) > 0 {
		for id := range min(len(r.entities), mostCalled) {
			if r.styled(id, noun) > 0 {
				people = append(people, id)
			}
		}
	}
	if len(people) > mostHolders {
		return nil
	}
	slices.Sort(people)
	return slices.Compact(people)
}

// fits scores a role against a phrase that is headed by noun: 0 where another
// noun heads it, more for each word they share.
func (r *reading) fits(o *role, noun string, first, last int) int {
	if o.head != noun && !slices.Contains(r.lex.akin[noun], o.head) {
		return 0
	}
	if r.otherRank(o, first, last) {
		return 0
	}
	score := 2
	for w := first; w < last; w++ {
		fold := bare(r.fold[w])
		if len(fold) > 3 && fold != noun && strings.Contains(strings.ToLower(o.Title), fold) {
			score += 2
		}
		switch status := r.lex.modifiers[fold]; {
		case !isStatus(status):
		case status == o.Status:
			score += 2
		default:
			score -= 2
		}
	}
	if o.Status == "former" && score == 2 {
		if score = 1; slices.Contains(r.fold[first:last], "new") {
			score = 0
		}
	}
	return score
}

// otherRank reports whether only one of a role and a phrase is a deputy's, or that of
// the opposition.
func (r *reading) otherRank(o *role, first, last int) bool {
	var called, held []string
	for _, fold := range r.fold[first:last] {
		if r.lex.is(rank, fold) {
			called = append(called, fold)
		}
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(o.Title), func(c rune) bool { return c == ' ' || c == '-' }) {
		if r.lex.is(rank, word) {
			held = append(held, word)
		}
	}
	return !slices.Equal(called, held)
}

// isStatus reports whether a class of modifiers says how a role is held.
func isStatus(class string) bool {
	switch class {
	case "interim", "acting", "former", "permanent", "incoming", "outgoing":
		return true
	}
	return false
}

// recent is the one of several people who was mentioned last before word w.
func (r *reading) recent(people []int, w int) int {
	for m := range r.mentionsBack(w, 0) {
		if slices.Contains(people, m.entity) {
			return m.entity
		}
	}
	return none
}

// described answers for a definite phrase that fits nobody's role ("the mother
// of two", "the former mayor"): whoever was the subject just before.
func (r *reading) described(first, head, last int, a answer) answer {
	if r.somebodys(first, head) {
		return a
	}
	if b := r.lastTurn(first); len(b.speakers) == 1 && b.confidence > Settled {
		if e := r.entities[b.speakers[0]]; !e.organisation && compatible(e.gender, a.gender) && r.canBe(e, head) {
			b.confidence = 0.75
			return b
		}
	}
	sentence := r.t.SentenceAt(int(r.t.Words[first].Start))
	for m := range r.mentionsBack(first, sentence-2) {
		if m.entity == none || m.quoted || r.entities[m.entity].organisation {
			continue
		}
		e := r.entities[m.entity]
		if !compatible(e.gender, a.gender) || !m.subject || !r.canBe(e, head) {
			continue
		}
		b := answer{speakers: []int{m.entity}, confidence: 0.72, gender: e.gender}
		if m.sentence < sentence-1 {
			b.confidence = 0.6
		}
		b.link(r.t.Span(first, last), "description", e.name)
		b.link(r.t.Span(m.start, m.last), m.rule, e.name)
		return b
	}
	return a
}

// canBe reports whether somebody may be called by the noun at word head: nothing
// is known of their part, or it is of the same kind.
func (r *reading) canBe(e *entity, head int) bool {
	noun := bare(r.fold[head])
	class := r.lex.roles[noun]
	if class == "" { // an age
		return true
	}
	if class == "leader" && (e.belongs != "" || r.members(e.titles)) { // no councillor is an officer
		return false
	}
	if r.past(max(0, head-longestTitles), head) {
		return !slices.ContainsFunc(e.roles, func(o role) bool { return o.head == noun && o.Status != "former" })
	}
	if slices.ContainsFunc(e.roles, func(o role) bool {
		return (o.head == noun || slices.Contains(r.lex.akin[noun], o.head)) && r.otherRank(&o, head, head+1)
	}) {
		return false
	}
	return class == "public" && e.private || !slices.ContainsFunc(e.roles, func(o role) bool { return o.head != "" && o.class != class })
}

// byAge answers for "the 52-year-old": the one person of that age, otherwise whoever
// was the subject just before.
func (r *reading) byAge(first, head, last int) answer {
	aged := r.ages[r.fold[first+1]]
	if len(aged) == 0 {
		return r.described(first, head, last, answer{stranger: true})
	}
	found := r.only(aged)
	if found == none {
		return answer{stranger: true, others: even(aged)}
	}
	a := answer{speakers: []int{found}, confidence: 0.93, gender: r.entities[found].gender}
	a.link(r.t.Span(first, last), "description", r.entities[found].name)
	return a
}

// onlySubject answers for "the tenant", "the victim", who can be anybody: the
// person of the sentence before, if no other was spoken of as near.
func (r *reading) onlySubject(first, last int, a answer) answer {
	sentence := r.t.SentenceAt(int(r.t.Words[first].Start))
	var only *mention
	for m := range r.mentionsBack(first, sentence-2) {
		if m.entity != none && r.entities[m.entity].organisation {
			continue
		}
		if m.entity == none && m.rule != "unnamed" || m.quoted {
			continue
		}
		if only != nil && m.sentence < only.sentence {
			break
		}
		if m.entity == none || only != nil && only.entity != m.entity {
			return a
		}
		only = m
	}
	if only == nil || only.sentence == sentence || !only.subject || r.voice(only.entity) != corpus.VoicePublic && len(r.entities[only.entity].roles) > 0 {
		return a
	}
	b := answer{speakers: []int{only.entity}, confidence: 0.7, gender: r.entities[only.entity].gender}
	b.link(r.t.Span(first, last), "description", r.entities[only.entity].name)
	b.link(r.t.Span(only.start, only.last), only.rule, r.entities[only.entity].name)
	return b
}

// somebodys reports whether the phrase names its holder by somebody else: "his
// lawyer", "Ms Falk's mother".
func (r *reading) somebodys(first, head int) bool {
	if r.lex.is(owner, r.fold[first]) {
		return true
	}
	for w := first; w < head; w++ {
		if r.inName[w] {
			return true
		}
	}
	return false
}

// opening reports whether word w stands where an article may speak of somebody whom
// it names later: in its title or lead, which captions and the like may precede,
// and before it has given anybody's words.
func (r *reading) opening(w int) bool {
	sentence := r.t.SentenceAt(int(r.t.Words[w].Start))
	return sentence <= openingSentences || sentence <= longestOpening && !r.spoken
}

const (
	openingSentences = 3
	longestOpening   = 8
)

// allPast reports whether all offices of somebody are past.
func (r *reading) allPast(id int) bool {
	return !slices.ContainsFunc(r.entities[id].roles, func(o role) bool { return o.Status != "former" })
}

// employedBy is the organisation that a possessive in front of the office at word head
// calls by a noun: "the charity's chief executive", whom nobody names; none where there
// is none.
func (r *reading) employedBy(first, head int) int {
	for w := head - 1; w > first; w-- {
		if class := r.lex.sources[bare(r.fold[w])]; possessive(r.t.Word(w)) && strings.HasPrefix(class, "body:") && class != "body:board" {
			return r.standsFor(class, w)
		}
	}
	return none
}

// firstName reports whether a mention is the first of somebody with a given name alone.
func (r *reading) firstName(m *mention) bool {
	return m.entity != none && m.rule == "given name" && r.entities[m.entity].alone && r.entities[m.entity].first == m.first
}

// foretold answers for somebody whom the opening of an article introduces by a
// noun alone ("A mother has said …") and names in one of its next sentences.
func (r *reading) foretold(first, last int, a answer) answer {
	sentence := r.t.SentenceAt(int(r.t.Words[first].Start))
	if !r.opening(first) || r.somebodys(first, last) {
		return a
	}
	noun := bare(r.fold[r.head(first, last)])
	called := r.anyCalledSo(noun)
	for i := r.mentionBefore(last) + 1; i < len(r.mentions) && r.mentions[i].sentence <= sentence+3; i++ {
		m := &r.mentions[i]
		if m.start > 1 && r.fold[m.start-1] == "," && r.fold[m.start-2] == "another" { // another one
			return a
		}
		if m.rule != "name" && !r.firstName(m) || m.entity == none || m.quoted || !compatible(r.entities[m.entity].gender, a.gender) || called && !r.calledSo(r.entities[m.entity], noun) {
			continue
		}
		if v := r.voice(m.entity); v != a.voice && v != corpus.VoiceOther && !(m.sentence == sentence+1 && m.subject && r.allPast(m.entity)) {
			return a
		}
		r.foreshown[noun] = m.entity
		b := answer{speakers: []int{m.entity}, confidence: 0.7, gender: r.entities[m.entity].gender}
		b.link(r.t.Span(first, last), "foretold", r.entities[m.entity].name)
		return b
	}
	return a
}
