package trace

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A needle is quoted words that are sought in the reports as one sequence.
type needle struct {
	words
	source   string
	marked   []int // words within before which an ellipsis stands or a new part begins, in order
	starts   []int // words that begin a sentence, in order
	numbers  []int // words with the form of a paragraph's number, in order
	brackets bool  // an editor put words of his own in
}

// needleOf makes a needle of parts of source. What stands in square brackets is
// the editor's and no claim; an ellipsis within is a cut that is marked.
func needleOf(source string, parts corpus.Spans) *needle {
	n := &needle{source: source}
	var b strings.Builder
	for _, part := range parts {
		bracketed := false
		n.mark()
		for _, word := range text.Words(part.Of(source), part.Start) {
			surface := word.Span().Of(source)
			switch {
			case strings.HasPrefix(surface, "["), strings.HasPrefix(surface, "]"):
				bracketed = surface[0] == '['
				n.brackets = true
			case surface == "…" || len(surface) > 1 && strings.Trim(surface, ".") == "":
				n.mark()
			case surface == "." || surface == "?" || surface == "!":
				n.starts = append(n.starts, n.len())
			case !bracketed && counts(source, word):
				if isItemNumber(source, word) {
					n.numbers = append(n.numbers, n.len())
				}
				n.add(&b, source, word.Span())
			}
		}
	}
	n.finish(&b)
	for len(n.marked) > 0 && n.marked[len(n.marked)-1] >= n.len() {
		n.marked = n.marked[:len(n.marked)-1]
	}
	return n
}

// isMarked reports whether an ellipsis stands or a new part begins before word q.
func (n *needle) isMarked(q int) bool {
	_, found := slices.BinarySearch(n.marked, q)
	return found
}

// ease is how freely words of the report may be left out before word q: at an
// ellipsis for nothing, between sentences for half.
func (n *needle) ease(q int) float64 {
	if n.isMarked(q) {
		return 0
	}
	if _, found := slices.BinarySearch(n.starts, q); found {
		return 0.5
	}
	return 1
}

// isNumber reports whether words [q, qEnd) are the number of a paragraph that was
// quoted with its text.
func (n *needle) isNumber(q, qEnd int) bool {
	_, found := slices.BinarySearch(n.numbers, q)
	return found && qEnd == q+1
}

// mark notes an ellipsis, or the end of a part, before the next word; before the
// first it cuts nothing.
func (n *needle) mark() {
	at := n.len()
	if at > 0 && (len(n.marked) == 0 || n.marked[len(n.marked)-1] != at) {
		n.marked = append(n.marked, at)
	}
}
