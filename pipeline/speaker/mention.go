package speaker

import (
	"sort"
)

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

// memory is the number of mentions that a pronoun looks back over.
const memory = 40

// horizon is the number of sentences that it looks back over.
const horizon = 8

// A mention is a place where the text speaks of an entity, or of somebody it
// does not name.
type mention struct {
	first, last int // words
	start       int // first word with titles
	sentence    int
	entity      int
	rule        string // "name", "title", "surname", "given name", "organisation", "noun", "unnamed", "spokesman"
	subject     bool
	quoted      bool
	plural      bool
	gender      gender
}

// stranger reports whether a person is mentioned whom nobody names; an
// organisation's spokesman counts as its mention.
func (m *mention) stranger() bool { return m != nil && (m.rule == "unnamed" || m.rule == "spokesman") }

// mention enters c as a mention of entity id.
func (r *reading) mention(c *candidate, id int, rule string) {
	c.entity = id
	for w := c.first; w < c.last; w++ {
		r.inName[w] = true
	}
	m := mention{first: c.first, last: c.last, start: c.start, sentence: c.sentence, entity: id, rule: rule}
	r.place(&m)
	if id != none {
		m.gender = r.entities[id].gender
	}
	r.mentions = append(r.mentions, m)
}

// place notes how a mention stands in its sentence. A document that somebody has just
// got or written is spoken of next like a subject.
func (r *reading) place(m *mention) {
	m.quoted = r.quoted[m.first]
	before := m.start - 1
	for before >= r.t.Sentences[m.sentence].First && r.transparent(before) {
		before--
	}
	if before < r.t.Sentences[m.sentence].First {
		m.subject = true
		return
	}
	if r.fold[before] == "to" && before > 0 && r.fold[before-1] == "according" {
		m.subject = true
		return
	}
	m.subject = !r.lex.is(oblique, r.fold[before]) && (r.isPaper(m) || !r.lex.is(acts, r.fold[before]))
}

// transparent reports whether word w may stand between the start of a phrase and
// the name in it: determiners, roles, their modifiers.
func (r *reading) transparent(w int) bool {
	fold := r.fold[w]
	if fold == "-" || r.lex.is(determiner, fold) {
		return true
	}
	if _, role := r.lex.roles[fold]; role {
		return true
	}
	_, modifier := r.lex.modifiers[fold]
	return modifier || possessive(r.t.Word(w)) && r.capital(w)
}
