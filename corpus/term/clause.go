package term

import (
	"slices"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A Clause is words [First, Last) of a slice of words, marks among them, in
// which no place parts two words of a term.
type Clause struct{ First, Last int }

// Clauses cuts words, which are in order and of source, into clauses. Edges are
// the byte offsets at which quotations begin and end, in order; no clause goes
// over one.
func Clauses(source string, words []text.Word, edges []int) []Clause {
	var clauses []Clause
	open := -1
	closeAt := func(i int) {
		if open >= 0 {
			clauses = append(clauses, Clause{open, i})
		}
		open = -1
	}
	next := 0
	if len(words) > 0 {
		next, _ = slices.BinarySearch(edges, int(words[0].Start))
	}
	for i, w := range words {
		for next < len(edges) && edges[next] <= int(w.Start) {
			next++
			closeAt(i)
		}
		switch {
		case w.Lexical():
			if open < 0 {
				open = i
			}
		case !joins(source, words, i):
			closeAt(i)
		}
	}
	closeAt(len(words))
	return clauses
}

// Edges are the byte offsets at which the contents and fragments of quotations
// begin and end, sorted.
func Edges(quotes []corpus.Quotation) []int {
	var edges []int
	for _, q := range quotes {
		for _, parts := range [2]corpus.Spans{q.Content, q.Fragments} {
			for _, part := range parts {
				edges = append(edges, part.Start, part.End)
			}
		}
	}
	slices.Sort(edges)
	return slices.Compact(edges)
}

// joins reports whether mark i binds its neighbours rather than parting them: a
// hyphen or ampersand without space, or the apostrophe behind the s of a
// possessive.
func joins(source string, words []text.Word, i int) bool {
	w := words[i]
	if i == 0 || words[i-1].End != w.Start {
		return false
	}
	switch r, size := utf8.DecodeRuneInString(source[w.Start:w.End]); {
	case int32(size) != w.End-w.Start:
		return false
	case isHyphen(r), r == '&':
		return i+1 < len(words) && words[i+1].Start == w.End && words[i+1].Lexical()
	case isApostrophe(r):
		last := source[w.Start-1]
		return last == 's' || last == 'S'
	}
	return false
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }
