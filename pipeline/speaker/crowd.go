package speaker

import "strings"

// crowdBefore reports whether the sentence in front of that of word w has several of
// whom nothing is known as its subject: "Swimmers were angry".
func (r *reading) crowdBefore(w int) bool {
	s := r.t.SentenceAt(int(r.t.Words[w].Start)) - 1
	if s < 0 {
		return false
	}
	sentence := &r.t.Sentences[s]
	for k := sentence.First; k+1 < min(sentence.Last, sentence.First+longestName); k++ {
		if r.organisationCovering(k) != nil || r.inName[k] || r.lex.is(preposition, r.fold[k]) {
			return false
		}
		if strings.HasSuffix(r.fold[k], "s") && r.lex.sources[r.fold[k]] != "inspectors" && !r.lex.is(determiner, r.fold[k]) && r.lex.is(ofMany, r.fold[k+1]) {
			return true
		}
	}
	return false
}

// metBefore reports whether the sentence in front of that of word w tells of people
// without names to whom somebody listened, "Over 50 social workers were interviewed",
// "Inspectors met 50 social workers": "they" may be these.
func (r *reading) metBefore(w int) bool {
	s := r.t.SentenceAt(int(r.t.Words[w].Start)) - 1
	if s < 0 {
		return false
	}
	sentence := &r.t.Sentences[s]
	for k := sentence.First; k < sentence.Last; k++ {
		if class := r.lex.sources[r.fold[k]]; class != "crowd" && class != "staff" {
			continue
		}
		if r.areMet(k+1, sentence.Last) || r.metBy(k, sentence.First) && r.endsMeeting(k+1, sentence.Last) {
			return true
		}
	}
	return false
}

// areMet reports whether the words behind a crowd, from w on, say that somebody listened
// to it: "were interviewed", "spoken to by inspectors".
func (r *reading) areMet(w, last int) bool {
	for k := w; k < min(last, w+longestName); k++ {
		switch {
		case r.lex.meets[r.fold[k]] != "":
			return k == w && r.lex.meets[r.fold[k]] == "behind" || k > w && r.lex.is(passive, r.fold[k-1])
		case !r.lex.is(passive|ofMany, r.fold[k]) && !r.t.Words[k].Lexical():
			return false
		}
	}
	return false
}

// metBy reports whether a verb of meeting has the crowd at word w as its object: "met 50
// social workers", "spoke to a group of parents".
func (r *reading) metBy(w, first int) bool {
	for k := w - 1; k >= max(first, w-longestRole); k-- {
		if r.lex.meets[r.fold[k]] != "" {
			return !r.lex.is(passive, r.fold[max(k-1, 0)])
		}
		if r.lex.verbs[r.fold[k]] || !r.t.Words[k].Lexical() && r.fold[k] != "," {
			return false
		}
	}
	return false
}

// endsMeeting reports whether nothing but more of whom somebody met follows from word w
// on.
func (r *reading) endsMeeting(w, last int) bool {
	for ; w < last; w++ {
		if r.lex.is(acts, r.fold[w]) || r.lex.verbs[r.fold[w]] {
			return false
		}
	}
	return true
}
