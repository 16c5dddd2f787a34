package speaker

import (
	"slices"
	"sort"
	"strings"

	"onrecord/corpus/text"
)

// A nounMention is a common noun at word head that stands for an organisation, a
// document or people without a name; its phrase begins at word first.
type nounMention struct {
	first, head int
	sentence    int
	class       string
	entity      int
}

// noun notes word i, which is no name, where it is the head of a phrase that
// stands for somebody. It returns the word to go on from.
func (r *reading) noun(s, i, last int) int {
	class, found := r.lex.sources[r.fold[i]]
	if !found || i+1 < last && !r.endsPhrase(i+1) && !r.opensWithCrowd(s, i, last) {
		return i + 1
	}
	first := i
	for first > r.t.Sentences[s].First && i-first < 5 && !r.opensPhrase(first) && r.inNounPhrase(first-1) {
		first--
	}
	if from := first - 3; class == "document" && from >= r.t.Sentences[s].First && r.fold[first-1] == "of" && !r.opensPhrase(first) && r.opensPhrase(from) {
		first = from // a prevention of future deaths report
	}
	r.nouns = append(r.nouns, nounMention{first, i, s, class, none})
	return i + 1
}

// opensWithCrowd reports whether word i, near the start of sentence s, is people without
// names who are its subject: "Foster carers feel", "Inspectors looked at".
func (r *reading) opensWithCrowd(s, i, last int) bool {
	fold := r.fold[i]
	if class := r.lex.sources[fold]; class != "crowd" && class != "staff" && class != "inspectors" || i > r.t.Sentences[s].First+2 || !r.t.Words[i+1].Lexical() || r.capital(i+1) {
		return false
	}
	next := r.fold[i+1]
	_, kind := r.lex.kinds[next]
	_, source := r.lex.sources[next]
	return !kind && !source && !isRoleNoun(r.lex, strings.TrimSuffix(next, "s")) && !strings.HasSuffix(next, "s") && (strings.HasSuffix(fold, "s") || fold == "people" || fold == "children")
}

// endsPhrase reports whether word w cannot go on a noun phrase.
func (r *reading) endsPhrase(w int) bool {
	return !r.t.Words[w].Lexical() && r.fold[w] != "-" || r.lex.is(issuing|arranging|judgedWord, r.fold[w]) || r.lex.notNames[r.fold[w]] == "function" || r.lex.verbs[r.fold[w]] || r.lex.is(acts, r.fold[w])
}

// opensPhrase reports whether nothing of a noun phrase stands in front of word w: an
// article or a pronoun.
func (r *reading) opensPhrase(w int) bool {
	return r.lex.is(determiner, r.fold[w]) && !r.lex.is(ordinal, r.fold[w])
}

// inNounPhrase reports whether word w can stand before the head of its phrase.
func (r *reading) inNounPhrase(w int) bool {
	if r.lex.is(determiner, r.fold[w]) {
		return true
	}
	return r.t.Words[w].Lexical() && r.lex.notNames[r.fold[w]] != "function" && !r.lex.verbs[r.fold[w]]
}

// resolveNouns ties the common nouns to what they stand for.
func (r *reading) resolveNouns() {
	for i := range r.nouns {
		n := &r.nouns[i]
		if n.entity = r.meantBy(n); n.entity == none && n.class == "publication" {
			continue
		}
		m := mention{first: n.first, last: n.head + 1, start: n.first, sentence: n.sentence, entity: n.entity, rule: "noun", plural: strings.HasSuffix(r.fold[n.head], "s") || n.class == "crowd" || n.class == "staff"}
		r.place(&m)
		r.mentions = append(r.mentions, m)
	}
}

// meantBy is what a noun stands for: a document for those whose it is, if they are
// one; none where nobody knows.
func (r *reading) meantBy(n *nounMention) int {
	if !r.isWritten(n.head) {
		return r.standsFor(n.class, n.head)
	}
	a, found := r.byPaper(n.head)
	switch {
	case len(a.speakers) == 1:
		return a.speakers[0]
	case found || n.class != "document":
		return none
	}
	return r.office
}

// boards are the kinds of bodies that have a board; only the first has a cabinet and
// committees that are spoken of.
var boards = []string{"council", "trust", "health", "school", "prison"}

// standsFor is the organisation that a common noun of a class at word w means.
func (r *reading) standsFor(class string, w int) int {
	switch class {
	case "document":
		return r.office
	case "inspectors":
		return r.watchdog(w)
	case "statement", "crowd", "staff":
		return none
	}
	if r.callsGovernors(w) {
		return r.governedBody()
	}
	kind, _ := strings.CutPrefix(class, "body:")
	if kind == "association" || kind == "board" || r.fold[w] == "college" {
		if id := r.lastWord(w); id != none {
			return id
		}
	}
	if r.fold[w] == "government" {
		return r.government(w)
	}
	id := r.bodyOfKind(kind, w)
	if id == none {
		if late := r.lateBefore(w, func(id int) bool { return slices.Contains(r.lex.likeKinds(kind), r.entities[id].kind) }); late != nil {
			return late.entity
		}
	}
	switch {
	case id == none && kind == "board" && r.fold[w] == "board":
		return r.withBoard(w)
	case id == none && kind == "board":
		return r.bodyEntity(boards[:1])
	case id == none && kind == "government":
		return r.named(bare(r.t.Word(w)))
	}
	return id
}

// government is the one that the noun at word w means: that of the words in front of
// it, "the Welsh Government", or the one that is named so; no department is one.
func (r *reading) government(w int) int {
	if id := r.lastWord(w); id != none {
		return id
	}
	if w > 0 && r.t.Words[w-1].Lexical() && !r.lex.is(determiner|british|preposition, r.fold[w-1]) && r.lex.modifiers[r.fold[w-1]] == "" {
		return none
	}
	return r.named(bare(r.t.Word(w)))
}

// ministers answers for those whom the noun at word head calls: the government of the
// nation in front of it, where it has a known one, else the one that the text speaks of
// as "the government".
func (r *reading) ministers(head int) answer {
	if head > 0 && r.capital(head-1) {
		name := r.t.Word(head-1) + " Government"
		if _, found := r.lex.known.named(name); found {
			return r.byNoun(r.named(name), head, "organisation", 0.9)
		}
	}
	if id, found := r.orgByKey["government"]; found {
		return r.byNoun(id, head, "organisation", 0.75)
	}
	if id := r.onlyOf("government"); id != none {
		return r.byNoun(id, head, "organisation", 0.7)
	}
	return answer{plural: true}
}

// ofTrust is the only trust that a text names, where a source calls those who run a
// hospital that it does not name; none otherwise.
func (r *reading) ofTrust(p sourcePhrase) int {
	if _, class := r.bodyBefore(p.first, p.head); class != "body:health" || r.organisationIn(p.first, p.last) != nil {
		return none
	}
	return r.onlyOf("trust")
}

// ofParty reports whether a source calls members by their party: they do not speak for
// it.
func (r *reading) ofParty(p sourcePhrase) bool {
	o := r.organisationIn(p.first, p.head)
	return o != nil && r.entities[o.entity].kind == "party"
}

// withBoard is the body of which "the board" at word w is: the inspected one, else the
// one that spoke last, else the only trust or health board, else the only one that has
// governors.
func (r *reading) withBoard(w int) int {
	if id := r.bodyEntity(boards); id != none {
		return id
	}
	if id := r.spokeLast(boards, 0, w); id != none {
		return id
	}
	kind := "trust"
	if w > 0 && r.fold[w-1] == "health" {
		kind = "health"
	}
	if id := r.onlyOf(kind); id != none {
		return id
	}
	return r.governedBody()
}

// onlyOf is the only organisation of a kind that a text names; none where it names none,
// or several.
func (r *reading) onlyOf(kind string) int {
	if r.kinds[kind] != 1 {
		return none
	}
	return r.organisations[r.byKind[kind][0]].entity
}

// watchdog is the body that a noun at word w, "the watchdog", means: of those that
// watch over others the one named last, else the inspectorate, else the one named next.
func (r *reading) watchdog(w int) int {
	if strings.HasPrefix(r.fold[w], "inspect") {
		return r.office
	}
	if id := r.lastWord(w); id != none {
		return id
	}
	at, _ := slices.BinarySearchFunc(r.organisations, w, func(o orgMention, w int) int { return o.first - w })
	late := r.lateBefore(w, r.oversees)
	for k := at - 1; k >= 0 && k >= at-memory; k-- {
		if o := &r.organisations[k]; r.oversees(o.entity) && (late == nil || late.first < o.first) {
			return o.entity
		}
	}
	switch {
	case late != nil:
		return late.entity
	case r.office != none:
		return r.office
	}
	for k := at; k < len(r.organisations) && k < at+memory; k++ {
		if id := r.organisations[k].entity; r.oversees(id) {
			return id
		}
	}
	return none
}

// lateBefore is the last organisation in front of word w that fits and that only its
// being a source gave away; nil where there is none.
func (r *reading) lateBefore(w int, fits func(id int) bool) *orgMention {
	for k := len(r.late) - 1; k >= max(0, len(r.late)-memory); k-- {
		if o := &r.late[k]; o.first < w && r.entities[o.entity].organisation && fits(o.entity) {
			return o
		}
	}
	return nil
}

// oversees reports whether an organisation is an inspectorate, or its name says that
// it watches over others.
func (r *reading) oversees(id int) bool {
	e := r.entities[id]
	if id == r.office || e.kind == "inspectorate" {
		return true
	}
	name := e.name
	if e.known != nil {
		name = e.known.name
	}
	for word := range strings.FieldsSeq(text.Fold(name)) {
		if r.lex.is(oversight, word) {
			return !inspected(e.kind)
		}
	}
	return false
}

// lastWord is the one organisation whose name ends in the noun at word w, the
// commission for the Care Quality Commission, or has it in front of "of", the college for
// the College of Surgeons; none where there is none, or several.
func (r *reading) lastWord(w int) int {
	if id, found := r.byClosing[bare(r.fold[w])]; found {
		return id
	}
	return none
}

// bodyOfKind is the organisation of a kind that a noun at word w means: the inspected
// body if it is one, else the one named or speaking last, else the one named next. What
// stands in front of the noun may tell councils apart.
func (r *reading) bodyOfKind(kind string, w int) int {
	tier := ""
	if kind == "council" {
		tier = r.tier(w)
	}
	best, at := none, -1
	for i, alike := range r.lex.likeKinds(kind) {
		if o := r.nearestOf(r.byKind[alike], w, tier); o != nil && (i == 0 || w < o.first || !r.others(alike, o.entity)) && (best == none || o.first <= w && (at > w || o.first > at)) {
			best, at = o.entity, o.first
		}
		if best != none && i == 0 && at <= w {
			break
		}
	}
	if id := r.bodyEntity(r.lex.likeKinds(kind)); id != none && r.ofTier(id, tier) && (best == none || r.entities[best].kind == r.entities[id].kind) {
		return id
	}
	if kind == "council" {
		if id := r.spokeLast(r.lex.likeKinds(kind), at, w); id != none && r.ofTier(id, tier) {
			return id
		}
	}
	return best
}

// nearestOf is the last of organisations in front of word w, or the next behind it, of
// a tier; nil where there is none.
func (r *reading) nearestOf(list []int, w int, tier string) *orgMention {
	k := sort.Search(len(list), func(k int) bool { return r.organisations[list[k]].first > w })
	for b := k - 1; b >= max(0, k-memory); b-- {
		if o := &r.organisations[list[b]]; r.ofTier(o.entity, tier) {
			return o
		}
	}
	for end := min(len(list), k+memory); k < end; k++ {
		if o := &r.organisations[list[k]]; r.ofTier(o.entity, tier) {
			return o
		}
	}
	return nil
}

// others reports whether a text names more organisations of a kind than one.
func (r *reading) others(kind string, id int) bool {
	return r.several(kind) && r.entities[id].kind == kind
}

// spokeLast is the organisation of one of kinds whose words stand just in front of word
// w and behind word at; none where there is none.
func (r *reading) spokeLast(kinds []string, at, w int) int {
	for k := len(r.turns) - 1; k >= 0 && k >= len(r.turns)-2; k-- {
		t := &r.turns[k]
		if t.last <= w && t.first > at && at < w && len(t.speakers) == 1 && r.entities[t.speakers[0]].organisation && slices.Contains(kinds, r.entities[t.speakers[0]].kind) {
			return t.speakers[0]
		}
	}
	return none
}

// tier is the kind of council that the phrase of the noun at word w names, "the county
// council", "the county"; "" where it names none.
func (r *reading) tier(w int) string {
	if r.lex.is(councilKind, r.fold[w]) {
		return r.fold[w]
	}
	if w > 0 && r.lex.is(councilKind, r.fold[w-1]) {
		return r.fold[w-1]
	}
	return ""
}

// ofTier reports whether an organisation can be called a council of a kind: its name
// says so, or says nothing of its kind.
func (r *reading) ofTier(id int, tier string) bool {
	if tier == "" {
		return true
	}
	told := false
	for word := range strings.FieldsSeq(text.Fold(r.entities[id].name)) {
		if word == tier {
			return true
		}
		told = told || r.lex.is(councilKind, word)
	}
	return !told
}

// likeKinds are the kinds of organisation that a noun of a kind can call, the
// likeliest first.
func (l *lexicon) likeKinds(kind string) []string {
	if alike, found := l.alike[kind]; found {
		return alike
	}
	return []string{kind}
}
