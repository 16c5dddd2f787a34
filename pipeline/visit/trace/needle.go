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
	marked   []int // words within before which an ellipsis stands, in order
	brackets bool  // an editor put words of his own in
}

// needleOf makes a needle of parts of source. What stands in square brackets is
// the editor's and no claim; an ellipsis within is a cut that is marked.
func needleOf(source string, parts corpus.Spans) *needle {
	n := &needle{source: source}
	var b strings.Builder
	for _, part := range parts {
		bracketed := false
		for _, word := range text.Words(part.Of(source), part.Start) {
			surface := word.Span().Of(source)
			switch {
			case strings.HasPrefix(surface, "["), strings.HasPrefix(surface, "]"):
				bracketed = surface[0] == '['
				n.brackets = true
			case surface == "…" || len(surface) > 1 && strings.Trim(surface, ".") == "":
				n.mark()
			case numbersSentence(source, part, word):
			case !bracketed && counts(source, word):
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

// numbersSentence reports whether word is the number of a paragraph that was
// quoted with it: in front of part, or between two sentences.
func numbersSentence(source string, part corpus.Span, word text.Word) bool {
	if !isItemNumber(source, word) {
		return false
	}
	before := strings.TrimRight(source[part.Start:word.Start], " \t\n")
	return before == "" || strings.HasSuffix(before, ".") || strings.HasSuffix(before, ":")
}

// isMarked reports whether an ellipsis stands before word q.
func (n *needle) isMarked(q int) bool {
	_, found := slices.BinarySearch(n.marked, q)
	return found
}

// mark notes an ellipsis before the next word; before the first it cuts nothing.
func (n *needle) mark() {
	at := n.len()
	if at > 0 && (len(n.marked) == 0 || n.marked[len(n.marked)-1] != at) {
		n.marked = append(n.marked, at)
	}
}
