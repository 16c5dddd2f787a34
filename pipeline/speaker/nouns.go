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
	if !found || i+1 < last && !r.endsPhrase(i+1) {
		return i + 1
	}
	first := i
	for first > r.t.Sentences[s].First && i-first < 5 && !r.opensPhrase(first) && r.inNounPhrase(first-1) {
		first--
	}
	r.nouns = append(r.nouns, nounMention{first, i, s, class, none})
	return i + 1
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
	if n.class != "document" && n.class != "statement" && n.class != "publication" {
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
	kind, _ := strings.CutPrefix(class, "body:")
	if kind == "association" || kind == "board" {
		if id := r.lastWord(w); id != none {
			return id
		}
	}
	id := r.bodyOfKind(kind, w)
	if id == none {
		if late := r.lateBefore(w, func(id int) bool { return slices.Contains(r.lex.likeKinds(kind), r.entities[id].kind) }); late != nil {
			return late.entity
		}
	}
	switch {
	case id == none && kind == "board" && r.fold[w] == "board":
		return r.bodyEntity(boards)
	case id == none && kind == "board":
		return r.bodyEntity(boards[:1])
	case id == none && kind == "government":
		return r.named(bare(r.t.Word(w)))
	}
	return id
}

// watchdog is the body that a noun at word w, "the watchdog", means: of those that
// watch over others the one named last, else the inspectorate, else the one named next.
func (r *reading) watchdog(w int) int {
	if strings.HasPrefix(r.fold[w], "inspect") {
		return r.office
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
	for word := range strings.FieldsSeq(text.Fold(e.name)) {
		if r.lex.is(oversight, word) {
			return !inspected(e.kind)
		}
	}
	return false
}

// lastWord is the one organisation whose name ends in the noun at word w: the
// commission for the Care Quality Commission; none where there is none, or several.
func (r *reading) lastWord(w int) int {
	if id, found := r.byClosing[bare(r.fold[w])]; found {
		return id
	}
	return none
}

// bodyOfKind is the organisation of a kind that a noun at word w means: the
// inspected body if it is one, else the one named last, else the one named next.
func (r *reading) bodyOfKind(kind string, w int) int {
	best, at := none, -1
	for i, alike := range r.lex.likeKinds(kind) {
		list := r.byKind[alike]
		k := sort.Search(len(list), func(k int) bool { return r.organisations[list[k]].first > w })
		if k > 0 {
			k--
		}
		if k < len(list) {
			if o := &r.organisations[list[k]]; best == none || o.first <= w && (at > w || o.first > at) {
				best, at = o.entity, o.first
			}
		}
		if best != none && i == 0 && at <= w {
			break
		}
	}
	if id := r.bodyEntity(r.lex.likeKinds(kind)); id != none && (best == none || r.entities[best].kind == r.entities[id].kind) {
		return id
	}
	return best
}

// likeKinds are the kinds of organisation that a noun of a kind can call, the
// likeliest first.
func (l *lexicon) likeKinds(kind string) []string {
	if alike, found := l.alike[kind]; found {
		return alike
	}
	return []string{kind}
}
