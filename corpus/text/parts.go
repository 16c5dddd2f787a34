package text

import (
	"iter"
	"slices"

	"onrecord/corpus"
)

// longestPart is the most words of a part: more than a long novel has, so that
// no article or report is ever parted.
const longestPart = 200_000

// Parts parses source in parts, so that the words of a long text are never held
// all at once. Each part is a Text of its own over the same source, whose words,
// sentences and paragraphs are counted from 0 while their spans are those of the
// whole. A text of up to 200,000 words is one part. A longer one is cut between
// paragraphs, and one paragraph that is longer than a part between its sentences,
// or within one where that is. Every walk over the parts of a longer one parses
// it anew.
func Parts(source string, furniture []corpus.Furniture, headings corpus.Spans) iter.Seq[*Text] {
	return parts(source, furniture, headings, longestPart)
}

func parts(source string, furniture []corpus.Furniture, headings corpus.Spans, most int) iter.Seq[*Text] {
	if words, _ := count(source, most+1); words <= most {
		return slices.Values([]*Text{parse(source, furniture, headings, words)})
	}
	return func(yield func(*Text) bool) {
		c := cutter{source: source, most: most, yield: yield}
		c.renew()
		for p := range paragraphs(source, furniture, headings) {
			if !c.take(p) {
				return
			}
		}
		if len(c.part.Words) > 0 {
			yield(c.part)
		}
	}
}

// A cutter fills parts with paragraphs.
type cutter struct {
	source string
	most   int // words of a part
	part   *Text
	yield  func(*Text) bool
}

func (c *cutter) renew() { c.part = &Text{Source: c.source, Words: make([]Word, 0, c.most)} }

// take adds a paragraph, behind the parts that it does not fit into, and reports
// whether more are wanted.
func (c *cutter) take(p Paragraph) bool {
	for {
		words, _ := count(p.Span.Of(c.source), c.most+1)
		if len(c.part.Words) > 0 && len(c.part.Words)+words > c.most && !c.give() {
			return false
		}
		if words <= c.most {
			c.part.add(p)
			return true
		}
		_, end := count(p.Span.Of(c.source), c.most)
		first := p
		first.Span.End = p.Span.Start + end
		c.part.add(first)
		p.Span.Start = c.part.giveBack()
	}
}

// give hands the part over and begins the next.
func (c *cutter) give() bool {
	more := c.yield(c.part)
	c.renew()
	return more
}

// giveBack takes the last sentence of a text that ends in the midst of a paragraph
// out of it, unless it is all of that paragraph, and says where in the source the
// paragraph goes on.
func (t *Text) giveBack() int {
	p := &t.Paragraphs[len(t.Paragraphs)-1]
	if p.LastSentence-p.FirstSentence < 2 {
		return p.Span.End
	}
	last := t.Sentences[p.LastSentence-1]
	p.LastSentence--
	p.Last = last.First
	t.Sentences, t.Words = t.Sentences[:p.LastSentence], t.Words[:p.Last]
	p.Span.End = int(t.Words[p.Last-1].End)
	return last.Span.Start
}
