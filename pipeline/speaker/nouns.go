package speaker

import (
	"sort"
	"strings"
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
	for first > r.t.Sentences[s].First && i-first < 5 && r.inNounPhrase(first-1) {
		first--
	}
	r.nouns = append(r.nouns, nounMention{first, i, s, class, none})
	return i + 1
}

// endsPhrase reports whether word w cannot go on a noun phrase.
func (r *reading) endsPhrase(w int) bool {
	return !r.t.Words[w].Lexical() && r.fold[w] != "-" || r.lex.is(issuing|arranging|judgedWord, r.fold[w]) || r.lex.notNames[r.fold[w]] == "function" || r.lex.verbs[r.fold[w]] || r.lex.is(acts, r.fold[w])
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
	case "document", "inspectors":
		return r.office
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
