package quote

import (
	"slices"

	"onrecord/corpus/text"
)

// longestTerm is the most words of a term in marks.
const longestTerm = 4

// isTerm reports whether a stretch is marks around a term, a grade or a title
// rather than speech: it names something, or is short with no words that say
// whose it is.
func (r *reading) isTerm(s stretch, by attribution) bool {
	if r.isName(s) {
		return true
	}
	return r.shortTerm(s) && (by.source.empty() || r.repeats(s))
}

// isName reports whether s names something: a grade, a thing marked again and
// again, or what follows a word such as "so-called".
func (r *reading) isName(s stretch) bool {
	return r.graded(s) || r.shortTerm(s) && s.open > 0 && r.is(s.open-1, termLead) && !r.calledBy(s.open-1)
}

// graded reports whether s is a grade.
func (r *reading) graded(s stretch) bool {
	for w := s.first; w < s.last; w++ {
		if !r.is(w, grade) && r.t.Words[w].Lexical() {
			return false
		}
	}
	return true
}

// shortTerm reports whether s is short enough for a term, and no sentence.
func (r *reading) shortTerm(s stretch) bool {
	return r.lexicalCount(s) <= longestTerm && !r.endsAsSentence(s)
}

// termsAlone reports whether what stands in marks among words c are short terms.
func (r *reading) termsAlone(c run) bool {
	for w := c.first; w < c.last; w++ {
		if i := r.inside[w]; i >= 0 && !r.shortTerm(r.stretches[i]) {
			return false
		}
	}
	return true
}

// verdict reports whether s is what somebody thinks of a thing: what the thing is
// or is described as, in marks ("Sickness was “an acute concern”").
func (r *reading) verdict(s stretch) bool {
	w := s.open - 1
	first := r.sentenceAt(s.open).First
	if w <= first || r.inside[w] >= 0 || r.t.Words[w].Kind != text.Alpha || !r.is(w, copula) && !r.judged(s) {
		return false
	}
	return !r.titled(s) && !r.repeats(s) && !r.cueBetween(max(first, s.open-longestSentence), w-1)
}

// judged reports whether s is what somebody calls a thing in the passive ("was
// described as “brave”", "was branded “a stain”").
func (r *reading) judged(s stretch) bool {
	verb := s.open - 1
	if r.fold(verb) == "as" {
		return r.is(verb-1, judging)
	}
	return r.is(verb, judging) && r.is(verb-1, passive)
}

// calledBy reports whether somebody calls a thing something with the verb at
// word w ("which she called"), unlike what it is called.
func (r *reading) calledBy(w int) bool {
	subject := r.subject(w, r.sentenceAt(w).First)
	return !subject.empty() && r.cueAt(w) && (r.is(subject.first, pronoun) || subject.first > 0 && r.is(subject.first-1, joiner))
}

func (r *reading) lexicalCount(s stretch) int {
	n := 0
	for w := s.first; w < s.last; w++ {
		if r.t.Words[w].Lexical() {
			n++
		}
	}
	return n
}

// endsAsSentence reports whether s closes with a stop or a comma inside its marks.
func (r *reading) endsAsSentence(s stretch) bool {
	switch r.fold(s.last - 1) {
	case ".", ",", "!", "?", "…":
		return true
	}
	return false
}

// repeats reports whether the words of s stand in marks elsewhere in the text:
// a term is marked again and again, a phrase of somebody's once.
func (r *reading) repeats(s stretch) bool {
	return s.last-s.first <= longestTerm && r.termCount()[r.key(s)] > 1
}

func (r *reading) key(s stretch) string {
	key := ""
	for w := s.first; w < s.last; w++ {
		key += r.fold(w) + " "
	}
	return key
}

// termCount counts how often each short stretch stands in marks.
func (r *reading) termCount() map[string]int {
	if r.terms == nil {
		r.terms = map[string]int{}
		for _, s := range r.stretches {
			if s.last-s.first <= longestTerm {
				r.terms[r.key(s)]++
			}
		}
	}
	return r.terms
}

// sift is those of drafts that are somebody's words, and a term for each stretch in
// marks of the others.
func (r *reading) sift(drafts []draft, somebodys func(*draft) bool) []draft {
	all := make([]draft, 0, len(drafts))
	for i := range drafts {
		d := &drafts[i]
		if d.term || somebodys(d) {
			all = append(all, *d)
			continue
		}
		for _, s := range r.stretchesOf(d) {
			term := draft{parts: []run{{s.first, s.last}}, block: true}
			term.nameOnly()
			all = append(all, term)
		}
	}
	slices.SortStableFunc(all, byFirst)
	return all
}

// stretchesOf are the stretches in marks that words of the content of d stand in.
func (r *reading) stretchesOf(d *draft) []stretch {
	var all []stretch
	for _, p := range d.parts {
		for w := p.first; w < p.last; w++ {
			i := r.inside[w]
			if i < 0 {
				continue
			}
			s := r.stretches[i]
			if n := len(all); n == 0 || all[n-1].first < s.first {
				all = append(all, s)
			}
			w = max(w, s.last)
		}
	}
	return all
}
