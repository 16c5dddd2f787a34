package speaker

import (
	"slices"

	"onrecord/corpus"
)

// givenAlone reports whether what stands beside a single name says that it is somebody's,
// of whom the text gives no other: "NAME, 20,", "NAME, not her real name", "asked to be
// called NAME".
func (r *reading) givenAlone(c *candidate) bool {
	fold := c.tokens[0].fold
	if _, isGiven := r.givenName(fold); !isGiven && (r.small[fold] || r.lex.notNames[fold] != "" || r.lex.kinds[fold] != "" || capitals(c.tokens[0].surface)) {
		return false
	}
	if c.tokens[0].possessive || r.lex.notNames[fold] == "time" || r.organisationCovering(c.first) != nil {
		return false
	}
	s := &r.t.Sentences[c.sentence]
	if r.asked(c.start, s.First) {
		return true
	}
	if c.start > s.First && r.lex.is(atPlace|determiner, r.fold[c.start-1]) || c.last+1 >= s.Last || r.fold[c.last] != "," && r.fold[c.last] != "(" {
		return false
	}
	return r.alias(c.last+1, s.Last) || r.aged(c.last+1, s.Last)
}

// aged reports whether an age stands at word w, alone between commas or in brackets.
func (r *reading) aged(w, last int) bool {
	return age(r.t.Word(w)) && (w+1 >= last || r.fold[w+1] == "," || r.fold[w+1] == ")")
}

// asked reports whether the words in front of word w, as far as word from, say that
// somebody wants to be called what follows.
func (r *reading) asked(w, from int) bool {
	naming := none
	for k := w - 1; k >= from && w-k <= longestNaming; k-- {
		if r.fold[k] == "," || r.fold[k] == "." {
			break
		}
		if r.lex.aliases[r.fold[k]] == "naming" && w-k <= 4 {
			naming = k
		}
	}
	if naming == none {
		return false
	}
	return slices.ContainsFunc(r.fold[max(from, naming-longestNaming):w], func(fold string) bool { return r.lex.aliases[fold] == "asking" })
}

// longestNaming is the most words between who wants to be called by a name and the name.
const longestNaming = 8

// asCalled reads a source of whom the text says at once what they want to be called:
// "another parent, who asked to be known as NAME, said".
func (r *reading) asCalled(_ *corpus.Quotation, p sourcePhrase) (answer, bool) {
	if r.capital(p.head) && p.head != p.first {
		return answer{}, false
	}
	s := &r.t.Sentences[r.t.SentenceAt(int(r.t.Words[p.head].Start))]
	for m := range r.mentionsIn(p.head+1, min(s.Last, p.last+longestRole)) {
		if m.entity == none || m.rule != "given name" || m.first < p.head || !r.asked(m.start, p.head) || r.anotherVerb(p.last, m.start) {
			continue
		}
		return r.byEntity(m.entity, m.start, m.last, "apposition", 0.94), true
	}
	return answer{}, false
}

// anotherVerb reports whether a verb of speech stands between words first and last that
// asks for no name.
func (r *reading) anotherVerb(first, last int) bool {
	for w := first; w < last; w++ {
		if r.told[w] || r.lex.verbs[r.fold[w]] && r.lex.aliases[r.fold[w]] == "" {
			return true
		}
	}
	return false
}
