package speaker

import (
	"strings"

	"onrecord/corpus/text"
)

// calledBodies takes the names behind a noun for what they name, "the charity Fair
// Start", for those of organisations, wherever else the document has them.
func (r *reading) calledBodies() {
	for s := range r.t.Sentences {
		sentence := &r.t.Sentences[s]
		for w := sentence.First; w+1 < sentence.Last; w++ {
			class := r.lex.sources[r.fold[w]]
			if !isCollective(class) || r.capital(w) || !r.capital(w+1) {
				continue
			}
			from := r.skipThe(w+1, 1)
			to := r.endOfName(from, sentence.Last, true)
			if to-from > 1 && to-from <= longestBodyName && !r.knownWhole(from, to) && !r.unlikeBody(from, to) && !r.onlyKind(from, to) {
				r.addOwn(from, to, strings.TrimPrefix(class, "body:"))
			}
		}
	}
}

// addOwn notes words [from, to) as the name of an organisation, which is of a kind if
// its own nouns tell none.
func (r *reading) addOwn(from, to int, kind string) {
	name := r.spelt(from, to)
	if r.kindOf(name) != "" {
		kind = ""
	}
	r.own.add(name, &knownOrganisation{name: name, kind: kind, spoken: true})
}

// explainedAs is the kind of body that what follows a name at word w, ", a charity
// that", says that it is; "" where it says none.
func (r *reading) explainedAs(w int) string {
	if w+2 >= len(r.fold) || r.fold[w] != "," || !r.lex.is(determiner, r.fold[w+1]) {
		return ""
	}
	for k := w + 2; k < min(w+8, len(r.fold)) && r.t.Words[k].Lexical() && !r.lex.is(preposition|relative, r.fold[k]) && !r.capital(k); k++ {
		if class := r.lex.sources[r.fold[k]]; isCollective(class) && (k+1 == len(r.fold) || r.endsPhrase(k+1)) {
			return strings.TrimPrefix(class, "body:")
		}
	}
	return ""
}

// calledNext is the kind of body by which the sentences just behind call who speaks
// first, words [from, to): "Women in Need said … The charity"; "" where they do not, or
// where those words can be people at a place.
func (r *reading) calledNext(from, to int) string {
	s := r.t.SentenceAt(int(r.t.Words[from].Start))
	if to-from < 2 || !r.isCommonWord(to-1) || r.endsInPeople(to) || !r.distinct(from, to) || r.inHeading(s) || r.lex.is(determiner, r.fold[from]) {
		return ""
	}
	for k := s + 1; k < min(s+3, len(r.t.Sentences)); k++ {
		first := r.t.Sentences[k].First
		if first+1 >= r.t.Sentences[k].Last || r.fold[first] != "the" {
			continue
		}
		if class := r.lex.sources[bare(r.fold[first+1])]; isCollective(class) && class != "body:company" {
			return strings.TrimPrefix(class, "body:")
		}
	}
	return ""
}

// endsInPeople reports whether the word in front of word w calls several people:
// "Social Workers".
func (r *reading) endsInPeople(w int) bool {
	switch r.lex.sources[bare(r.fold[w-1])] {
	case "crowd", "staff", "authors", governors:
		return true
	}
	return false
}

// isCommonWord reports whether word w, written with a capital, is a common word, and no
// place or surname.
func (r *reading) isCommonWord(w int) bool {
	fold := bare(r.fold[w])
	switch r.lex.notNames[fold] {
	case "place", "geography", "either", "time":
		return false
	case "":
		_, kind := r.lex.kinds[fold]
		_, source := r.lex.sources[fold]
		return kind || source || r.lex.verbs[fold] || r.lex.is(duty, fold) || r.small[fold] && !r.lex.surnames[fold]
	}
	return true
}

// inHeading reports whether sentence s is a heading or written like one.
func (r *reading) inHeading(s int) bool {
	return r.t.Paragraphs[r.t.Sentences[s].Paragraph].Kind == text.Heading || r.mostlyCapitals(s)
}

// mostlyCapitals reports whether most words of sentence s have capitals, so that they
// tell nothing of names.
func (r *reading) mostlyCapitals(s int) bool {
	sentence := &r.t.Sentences[s]
	words, capitals := 0, 0
	for w := sentence.First; w < min(sentence.Last, sentence.First+longestHeadline); w++ {
		if r.t.Words[w].Kind == text.Alpha && !r.quoted[w] {
			words++
			if r.capital(w) {
				capitals++
			}
		}
	}
	return words > 4 && capitals*3 > words*2
}

// longestHeadline is the most words by which a sentence shows that it is a headline.
const longestHeadline = 30

// ordinaryName reports whether words [first, last) are a name made of common words, all
// with a capital: "Speak Now".
func (r *reading) ordinaryName(first, last int) bool {
	if last-first < 2 || last-first > longestName || r.lex.is(determiner, r.fold[first]) || r.endsInPeople(last) || !r.distinct(first, last) || r.unlikeBody(first, last) || r.inHeading(r.t.SentenceAt(int(r.t.Words[first].Start))) {
		return false
	}
	common := false
	for w := first; w < last; w++ {
		if !r.capital(w) {
			return false
		}
		common = common || r.isCommonWord(w)
	}
	return common
}
