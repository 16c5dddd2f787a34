package text

import (
	"iter"
	"sort"

	"onrecord/corpus"
)

// longestPart is the most words of a part: more than a long novel has, so that
// no article or report is ever parted.
const longestPart = 200_000

// Parts yields t in parts for those who hold much of every word: each is a Text
// of its own over the same source, whose words, sentences and paragraphs are
// counted from 0 while their spans stay as they are. A text of up to 200,000
// words is one part. A longer one is cut between paragraphs, between sentences
// where one paragraph is longer than a part, and within a sentence where that is.
func (t *Text) Parts() iter.Seq[*Text] { return t.parts(longestPart) }

func (t *Text) parts(most int) iter.Seq[*Text] {
	return func(yield func(*Text) bool) {
		if len(t.Words) <= most {
			yield(t)
			return
		}
		for first := 0; first < len(t.Words); {
			last := t.partEnd(first, most)
			if !yield(t.part(first, last)) {
				return
			}
			first = last
		}
	}
}

// partEnd is the word at which the part that begins at word first ends.
func (t *Text) partEnd(first, most int) int {
	end := first + most
	if end >= len(t.Words) {
		return len(t.Words)
	}
	if p := sort.Search(len(t.Paragraphs), func(i int) bool { return t.Paragraphs[i].First > end }) - 1; t.Paragraphs[p].First > first {
		return t.Paragraphs[p].First
	}
	if s := sort.Search(len(t.Sentences), func(i int) bool { return t.Sentences[i].First > end }) - 1; s >= 0 && t.Sentences[s].First > first {
		return t.Sentences[s].First
	}
	return end
}

// part is words [first, last) of t as a text.
func (t *Text) part(first, last int) *Text {
	part := &Text{Source: t.Source, Words: t.Words[first:last:last]}
	p := sort.Search(len(t.Paragraphs), func(i int) bool { return t.Paragraphs[i].Last > first })
	s := sort.Search(len(t.Sentences), func(i int) bool { return t.Sentences[i].Last > first })
	for ; p < len(t.Paragraphs) && t.Paragraphs[p].First < last; p++ {
		paragraph := t.Paragraphs[p]
		paragraph.FirstSentence = len(part.Sentences)
		for ; s < len(t.Sentences) && t.Sentences[s].Paragraph == p && t.Sentences[s].First < last; s++ {
			sentence := t.Sentences[s]
			sentence.Paragraph = len(part.Paragraphs)
			t.clip(&sentence.Span, &sentence.First, &sentence.Last, first, last)
			part.Sentences = append(part.Sentences, sentence)
		}
		paragraph.LastSentence = len(part.Sentences)
		t.clip(&paragraph.Span, &paragraph.First, &paragraph.Last, first, last)
		part.Paragraphs = append(part.Paragraphs, paragraph)
	}
	return part
}

// clip makes a range of words, which overlaps the part [first, last) of t, one of
// that part. What goes over an edge ends there.
func (t *Text) clip(span *corpus.Span, from, to *int, first, last int) {
	if *from < first || *to > last {
		*from, *to = max(*from, first), min(*to, last)
		*span = t.Span(*from, *to)
	}
	*from, *to = *from-first, *to-first
}
