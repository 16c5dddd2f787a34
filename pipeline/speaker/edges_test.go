package speaker

import (
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// TestATextMayEndAnywhere cuts texts behind every rune, so that a name, a title in
// front of one or "and" is the last that there is. Any words in front may be
// somebody's source: names, and nouns that hold names ("Hale’s answer"), which
// reach over each other.
func TestATextMayEndAnywhere(t *testing.T) {
	for _, s := range []string{
		"Council leader Cem Oduya has scolded the porters. Oduya rejected Hale’s remarks and Roe’s report on the lamp. Ann Hale and Ben Roe left.",
		"Cllr Ann Roe and Ben Hale, the chair, said it was late, as Ms Ana Vale and Prof Sir Cem Oduya had told Harrowmere Borough Council.",
		"Director Ann Roe Cllr Ben Hale and Dr Cem Oduya said it was late, which Ms Hale’s mother, Eva Hale, chief executive of Wexley Vale, denied.",
		"Lord and Lady Ann Hale & Sir Ben Roe MP and Cllr Dr Cem van der Vale of Harrowmere Borough Council and Ofsted’s Eva Oduya HMI said it was late.",
	} {
		for end := range s + " " {
			cut := s[:end]
			parsed := text.Parse(cut, nil, nil)
			quotes := ofEverySource(parsed)
			checkLaws(t, cut, quotes, Resolve(parsed, quotes, inspection))
		}
	}
}

// longestSource is the most words of a source that is tried.
const longestSource = 8

// ofEverySource are quotations of the last word by every few words of a text.
func ofEverySource(parsed *text.Text) []corpus.Quotation {
	var all []corpus.Quotation
	n := len(parsed.Words)
	for first := range n {
		for last := first + 1; last <= min(n, first+longestSource); last++ {
			all = append(all, corpus.Quotation{
				Kind: corpus.Indirect, Content: corpus.Spans{parsed.Span(n-1, n)}, Source: corpus.Spans{parsed.Span(first, last)}, Confidence: 1,
			})
		}
	}
	return all
}
