package quote

// longestTerm is the most words of a term in marks.
const longestTerm = 4

// isTerm reports whether a stretch is marks around a term, a grade or a title
// rather than speech: all of it words of grades, or short with no words that
// say whose it is, or said of something ("so-called “…”").
func (r *reading) isTerm(s stretch, by attribution) bool {
	lexical, graded := 0, true
	for w := s.first; w < s.last; w++ {
		if !r.t.Words[w].Lexical() {
			continue
		}
		lexical++
		graded = graded && lexicon.grade[r.fold[w]]
	}
	if graded || lexical == 0 {
		return true
	}
	if lexical > longestTerm || r.endsAsSentence(s) {
		return false
	}
	return by.source.empty() || s.open > 0 && lexicon.termLead[r.fold[s.open-1]] || r.repeats(s)
}

// endsAsSentence reports whether s closes with a stop or a comma inside its marks.
func (r *reading) endsAsSentence(s stretch) bool {
	switch r.fold[s.last-1] {
	case ".", ",", "!", "?", "…":
		return true
	}
	return false
}

// repeats reports whether the words of s stand in marks elsewhere in the text:
// a term is marked again and again, a phrase of somebody's once.
func (r *reading) repeats(s stretch) bool {
	key := r.key(s)
	return r.termCount()[key] > 1
}

func (r *reading) key(s stretch) string {
	key := ""
	for w := s.first; w < s.last; w++ {
		key += r.fold[w] + " "
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
