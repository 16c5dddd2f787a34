package study

import (
	"cmp"
	"slices"

	"onrecord/corpus"
	"onrecord/index"
)

// speech is where somebody speaks in a document.
type speech struct {
	edges      []int  // byte offsets at which contents begin and end, in order
	parts      []part // of contents, terms in marks aside, by start
	open       []part // begun before the place asked for last, and not ended
	utterances []int32
}

type part struct {
	corpus.Span
	quote int
}

func newSpeech(d *index.Document) *speech {
	s := &speech{utterances: make([]int32, len(d.Quotes))}
	for i, q := range d.Quotes {
		s.utterances[i] = -1
		for _, span := range q.Content {
			s.edges = append(s.edges, span.Start, span.End)
			if q.Kind != corpus.Term {
				s.parts = append(s.parts, part{span, i})
			}
		}
	}
	slices.Sort(s.edges)
	slices.SortStableFunc(s.parts, func(a, b part) int { return cmp.Compare(a.Start, b.Start) })
	return s
}

// around is the innermost quotation that byte offset at stands in, -1 for none.
// Offsets asked for must not fall.
func (s *speech) around(at int) int {
	for len(s.parts) > 0 && s.parts[0].Start <= at {
		s.open = append(s.open, s.parts[0])
		s.parts = s.parts[1:]
	}
	s.open = slices.DeleteFunc(s.open, func(p part) bool { return p.End <= at })
	innermost, shortest := -1, 0
	for _, p := range s.open {
		if innermost < 0 || p.Len() <= shortest {
			innermost, shortest = p.quote, p.Len()
		}
	}
	return innermost
}
