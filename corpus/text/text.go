package text

import (
	"sort"

	"onrecord/corpus"
)

// A Text is a document's text and its parts. Words are indexed from 0 over the
// whole text; sentences and paragraphs hold ranges of words.
type Text struct {
	Source     string
	Words      []Word
	Sentences  []Sentence
	Paragraphs []Paragraph
}

// A Sentence is words [First, Last) of a text, all of one paragraph.
type Sentence struct {
	Span        corpus.Span
	First, Last int // words
	Paragraph   int
}

// ParagraphKind says what sort of paragraph it is.
type ParagraphKind uint8

// The kinds of paragraphs.
const (
	Body      ParagraphKind = iota
	Heading                 // the title, a subheading
	Item                    // of a list
	Furniture               // not the text's own; it has words and no sentences
)

// A Paragraph is words [First, Last) and sentences [FirstSentence,
// LastSentence) of a text.
type Paragraph struct {
	Span                        corpus.Span
	Kind                        ParagraphKind
	First, Last                 int // words
	FirstSentence, LastSentence int
}

// Parse cuts source, which is valid UTF-8, into paragraphs, sentences and words.
// Furniture and headings, as the reader marked them, are paragraphs of their
// own; other headings and list items are recognised by their form.
func Parse(source string, furniture []corpus.Furniture, headings corpus.Spans) *Text {
	words, _ := count(source, len(source))
	return parse(source, furniture, headings, words)
}

// parse is Parse of a source that has so many words.
func parse(source string, furniture []corpus.Furniture, headings corpus.Spans, words int) *Text {
	t := &Text{Source: source, Words: make([]Word, 0, words)}
	for p := range paragraphs(source, furniture, headings) {
		t.add(p)
	}
	return t
}

func (t *Text) add(p Paragraph) {
	p.First, p.FirstSentence = len(t.Words), len(t.Sentences)
	t.Words = appendWords(t.Words, p.Span.Of(t.Source), p.Span.Start)
	p.Last = len(t.Words)
	if p.Last == p.First {
		return
	}
	if p.Kind != Furniture {
		t.addSentences(p)
	}
	p.LastSentence = len(t.Sentences)
	t.Paragraphs = append(t.Paragraphs, p)
}

func (t *Text) addSentences(p Paragraph) {
	first := p.First
	for _, end := range sentenceEnds(p.Span.Of(t.Source)) {
		last := first
		for last < p.Last && int(t.Words[last].End) <= p.Span.Start+end {
			last++
		}
		if last > first {
			t.addSentence(first, last)
			first = last
		}
	}
	if first < p.Last {
		t.addSentence(first, p.Last)
	}
}

// longestSentence is the most words of a sentence: what has more, a table or a
// text without stops, is cut, so that whoever looks around in a sentence does not
// look around in a book.
const longestSentence = 500

func (t *Text) addSentence(first, last int) {
	for ; first < last; first += longestSentence {
		end := min(first+longestSentence, last)
		t.Sentences = append(t.Sentences, Sentence{Span: t.Span(first, end), First: first, Last: end, Paragraph: len(t.Paragraphs)})
	}
}

// Word is the surface form of word i.
func (t *Text) Word(i int) string { return t.Source[t.Words[i].Start:t.Words[i].End] }

// Fold is the folded form of word i.
func (t *Text) Fold(i int) string { return Fold(t.Word(i)) }

// Stem is the stem of word i.
func (t *Text) Stem(i int) string { return Stem(t.Fold(i)) }

// Span is the place of words [first, last) in the text.
func (t *Text) Span(first, last int) corpus.Span {
	if first >= last {
		return corpus.Span{}
	}
	return corpus.Span{Start: int(t.Words[first].Start), End: int(t.Words[last-1].End)}
}

// WordAt is the index of the first word that ends behind byte offset at:
// the word that covers at, or else the next one. It is len(t.Words) behind the last.
func (t *Text) WordAt(at int) int {
	return sort.Search(len(t.Words), func(i int) bool { return int(t.Words[i].End) > at })
}

// WordsIn is the range of words that overlap span.
func (t *Text) WordsIn(span corpus.Span) (first, last int) {
	first = t.WordAt(span.Start)
	last = first + sort.Search(len(t.Words)-first, func(i int) bool { return int(t.Words[first+i].Start) >= span.End })
	return first, last
}

// SentenceAt is the index of the sentence that covers byte offset at, or else
// of the next one; len(t.Sentences) behind the last.
func (t *Text) SentenceAt(at int) int {
	return sort.Search(len(t.Sentences), func(i int) bool { return t.Sentences[i].Span.End > at })
}

// ParagraphAt is the index of the paragraph that covers byte offset at, or else
// of the next one; len(t.Paragraphs) behind the last.
func (t *Text) ParagraphAt(at int) int {
	return sort.Search(len(t.Paragraphs), func(i int) bool { return t.Paragraphs[i].Span.End > at })
}

// SentenceSpans are the places of the sentences, in order.
func (t *Text) SentenceSpans() corpus.Spans {
	spans := make(corpus.Spans, len(t.Sentences))
	for i, s := range t.Sentences {
		spans[i] = s.Span
	}
	return spans
}
