package quote

import (
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A reading holds a text and what is asked of its words again and again.
type reading struct {
	t         *text.Text
	forms     []*form
	stretches []stretch
	terms     map[string]int // short stretches and how often they stand in marks
	inside    []int32        // for each word the stretch it stands in, marks included; -1 outside
	shouted   bool           // most of it is written in capitals, which hides the names
}

func read(t *text.Text) *reading {
	r := &reading{t: t, forms: make([]*form, len(t.Words)), inside: make([]int32, len(t.Words))}
	words, capitals := 0, 0
	for i := range t.Words {
		r.forms[i] = formOf(t.Word(i))
		r.inside[i] = -1
		if t.Words[i].Kind == text.Alpha {
			words++
			capitals += int(flagOf(r.forms[i].shape == shapeCapitals))
		}
	}
	r.shouted = 2*capitals > words
	for _, p := range t.Paragraphs {
		r.forms[p.First] = opener(r.forms[p.First])
	}
	r.stretches = stretches(t)
	for i, s := range r.stretches {
		end := s.last
		if s.closed {
			end++
		}
		for w := s.open; w < end; w++ {
			r.inside[w] = int32(i)
		}
	}
	return r
}

// shortestOpener is the length in bytes from which a word in capitals is taken
// for the first word of a story and not for an acronym.
const shortestOpener = 5

// opener is the form of a paragraph's first word: local papers set the first
// word of a story in capitals.
func opener(f *form) *form {
	if f.shape != shapeCapitals || len(f.fold) < shortestOpener && f.class&determiner == 0 {
		return f
	}
	return formOf(f.surface[:1] + f.fold[1:])
}

// A run is words [first, last).
type run struct{ first, last int }

func (a run) empty() bool { return a.last <= a.first }

func (a run) holds(w int) bool { return a.first <= w && w < a.last }

func (r *reading) span(a run) corpus.Spans {
	if a.empty() {
		return nil
	}
	return corpus.Spans{r.t.Span(a.first, a.last)}
}

// sentenceIndex is the index of the sentence that word w stands in.
func (r *reading) sentenceIndex(w int) int { return r.t.SentenceAt(int(r.t.Words[w].Start)) }

// sentenceAt is the sentence that word w stands in.
func (r *reading) sentenceAt(w int) text.Sentence { return r.t.Sentences[r.sentenceIndex(w)] }

// withoutStops is where words [first, last) end without the stops and commas
// behind them; quotation marks stay.
func (r *reading) withoutStops(first, last int) int {
	for last > first && !r.t.Words[last-1].Lexical() && r.inside[last-1] < 0 {
		last--
	}
	return last
}

// accordingTo reports whether "according to" begins at word w.
func (r *reading) accordingTo(w int) bool {
	return w+1 < len(r.forms) && r.fold(w) == "according" && r.fold(w+1) == "to"
}

// Limits of phrases: a noun phrase with its title, and how far back over an
// apposition its head is looked for.
const (
	longestPhrase     = 14
	longestApposition = 30
)

// subject finds the noun phrase that is the subject of the cue at word cue,
// looking no further back than word from.
func (r *reading) subject(cue, from int) run {
	end := cue
	for end > from && r.is(end-1, between) || end > from && adverb(r.fold(end-1)) {
		end--
	}
	if end > from && r.closesMark(end-1) {
		return run{}
	}
	if end > from && r.fold(end-1) == "," {
		if head := r.beforeApposition(end-1, from); !head.empty() {
			return head
		}
		return run{}
	}
	phrase := r.phraseEndingAt(end, from)
	if !phrase.empty() && phrase.first-1 > from && r.fold(phrase.first-1) == "," && !r.is(phrase.first, pronoun) && !r.nameLike(phrase) {
		if head := r.phraseEndingAt(phrase.first-1, from); !head.empty() && head.first == from && r.nameLike(head) {
			return head // an apposition whose second comma is missing
		}
	}
	return phrase
}

func adverb(word string) bool { return len(word) > 4 && strings.HasSuffix(word, "ly") }

func (r *reading) closesMark(w int) bool { return r.t.Words[w].Kind == text.Mark }

// leading is the noun phrase that opens a sentence and that asides up to the comma
// at word comma tell of ("Ms Hale, who came when Mr Roe, the chair, left, …").
func (r *reading) leading(comma, from int) run {
	if from != r.sentenceAt(from).First {
		return run{}
	}
	head := r.opening(from, comma)
	if head.empty() || r.fold(head.last) != "," && r.fold(head.last) != "(" || r.is(head.first, inner|barrier|joiner|speech|between) {
		return run{}
	}
	capitals := 0
	for w := head.first; w < head.last; w++ {
		switch {
		case r.is(w, when):
			return run{}
		case r.capital(w):
			capitals++
		}
	}
	if capitals > 1 || r.is(head.first, determiner) {
		return head
	}
	return run{}
}

// beforeApposition finds the phrase that an apposition or aside, which ends at
// the comma at word comma, belongs to.
func (r *reading) beforeApposition(comma, from int) run {
	if head := r.leading(comma, from); !head.empty() {
		return head
	}
	for w := comma - 1; w >= max(from, comma-longestApposition); w-- {
		if r.inside[w] >= 0 {
			break
		}
		if r.fold(w) != "," && r.fold(w) != "(" {
			continue
		}
		if head := r.phraseEndingAt(w, from); !head.empty() && (r.nameLike(head) || w <= from+longestPhrase) {
			return head
		}
	}
	return run{}
}

// phraseEndingAt is the longest noun phrase that ends before word end.
func (r *reading) phraseEndingAt(end, from int) run {
	from = max(from, end-longestPhrase)
	if end <= from {
		return run{}
	}
	if r.is(end-1, pronoun) {
		return run{end - 1, end}
	}
	w := end
	for w > from && r.inPhrase(w-1, end) {
		w--
		if r.is(w, determiner) && !(w-1 > from && r.is(w-1, inner) && r.t.Words[w-2].Lexical()) {
			break
		}
	}
	for w < end && (r.is(w, inner) || r.fold(w) == "and" || !r.t.Words[w].Lexical()) {
		w++
	}
	return run{w, end}
}

// inPhrase reports whether word w can stand inside a noun phrase that ends
// before word end.
func (r *reading) inPhrase(w, end int) bool {
	word := r.fold(w)
	if r.inside[w] != r.inside[end-1] {
		return false
	}
	switch r.t.Words[w].Kind {
	case text.Punct:
		return word == "-" || word == "&" || word == "." && r.afterTitle(w)
	case text.Mark, text.Symbol:
		return word == "&" || word == "’" || word == "'"
	}
	switch {
	case word == "and":
		return w+1 < end && w > 0 && r.capital(w+1) && r.capital(w-1)
	case r.is(w, inner):
		return w+1 < end
	case r.is(w, barrier) && !r.is(w, determiner), r.is(w, pronoun), r.is(w, speech) && !r.capital(w):
		return false
	}
	return true
}

// afterTitle reports whether the full stop at word w closes a title or initial.
func (r *reading) afterTitle(w int) bool {
	return w > 0 && r.t.Words[w-1].End == r.t.Words[w].Start && r.capital(w-1) && (r.is(w-1, title) || r.forms[w-1].shape == shapeInitial)
}

func (r *reading) capital(w int) bool { return r.forms[w].capital }

func (r *reading) fold(w int) string { return r.forms[w].fold }

// is reports whether word w belongs to one of the classes c.
func (r *reading) is(w int, c class) bool { return r.forms[w].class&c != 0 }

// among reports whether one of the words of a belongs to one of the classes c.
func (r *reading) among(a run, c class) bool {
	for w := a.first; w < a.last; w++ {
		if r.is(w, c) {
			return true
		}
	}
	return false
}

// nameLike reports whether a phrase holds a capital past its first word, or is a pronoun.
func (r *reading) nameLike(a run) bool {
	for w := a.first; w < a.last; w++ {
		if r.capital(w) {
			return true
		}
	}
	return false
}

// phraseStartingAt is the noun phrase that begins at word start, before word to:
// of names, titles and what "of", "for" and "at" join to them.
func (r *reading) phraseStartingAt(start, to int) run {
	to = min(to, start+longestPhrase)
	if start >= to {
		return run{}
	}
	if r.is(start, pronoun) {
		return run{start, start + 1}
	}
	if !r.capital(start) && !r.is(start, determiner) {
		return run{}
	}
	w := start
	for w < to && r.inside[w] == r.inside[start] && (r.inPhrase(w, to) || r.is(w, determiner)) {
		if r.is(w, inner) && !r.is(w, binding) {
			break
		}
		w++
	}
	for w > start && (!r.t.Words[w-1].Lexical() || r.is(w-1, inner) || r.fold(w-1) == "and" || r.is(w-1, determiner) && w-1 > start) {
		w--
	}
	return run{start, w}
}

// agent is the noun phrase at word start, before word to, which may have no
// determiner ("by inspectors").
func (r *reading) agent(start, to int) run {
	if named := r.phraseStartingAt(start, to); !named.empty() {
		return named
	}
	end := start
	for end < min(to, start+mostBare) && r.t.Words[end].Lexical() && !r.is(end, barrier|inner|pronoun|between) {
		end++
	}
	return run{start, end}
}

// mostBare is the most words of a noun phrase without a determiner or a capital.
const mostBare = 3

// attributionTail finds, at the end of words [first, last), the words that
// attribute what is before them (", he said."), and returns the word at which
// they begin; 0 if there are none.
func attributionTail(t *text.Text, first, last int) int {
	for w := last - 1; w > max(first, last-12); w-- {
		if formOf(t.Word(w)).class&speech == 0 {
			continue
		}
		for c := w - 1; c > max(first, w-6); c-- {
			switch t.Fold(c) {
			case ",", "?", "!":
				return c + 1
			}
		}
		return 0
	}
	return 0
}
