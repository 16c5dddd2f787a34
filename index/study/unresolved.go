package study

import (
	"context"
	"iter"

	"onrecord/corpus"
	"onrecord/index"
)

// An OpenLine is a decision that the evidence did not settle: the visit of a
// document, or the speaker of a quotation.
type OpenLine struct {
	What       string                     `json:"what"` // "visit" or "speaker"
	Doc        string                     `json:"doc"`
	Quote      string                     `json:"quote,omitempty"` // id, for a speaker
	Text       string                     `json:"text"`            // the source's words, or those about the visit
	Confidence float64                    `json:"confidence"`
	Candidates corpus.List[OpenCandidate] `json:"candidates"`
}

// An OpenCandidate is what an open decision could come to.
type OpenCandidate struct {
	ID         string  `json:"id,omitempty"`
	Name       string  `json:"name,omitempty"`
	Confidence float64 `json:"confidence"`
}

// Open yields what is open in the selected documents: first the visit,
// then the speakers in the order of the text. Documents without a body have no
// visit to settle.
func Open(ctx context.Context, s index.Snapshot, selected *index.Selection) iter.Seq2[OpenLine, error] {
	return func(yield func(OpenLine, error) bool) {
		for match, err := range s.Matches(ctx, selected) {
			if err != nil {
				yield(OpenLine{}, err)
				return
			}
			record, err := s.Record(ctx, match.ID)
			if err != nil {
				yield(OpenLine{}, err)
				return
			}
			for _, line := range openIn(record, match.Quotes) {
				if !yield(line, nil) {
					return
				}
			}
		}
	}
}

func openIn(r *corpus.Record, allowed []int) []OpenLine {
	var lines []OpenLine
	if r.Body != nil && (r.Visit == nil || r.Visit.ID == "") {
		lines = append(lines, openVisit(r))
	}
	for _, i := range allowed {
		if q := &r.Quotes[i]; q.Kind != corpus.Term && q.Speaker == "" && len(q.Speakers) == 0 {
			lines = append(lines, openSpeaker(r, q))
		}
	}
	return lines
}

func openVisit(r *corpus.Record) OpenLine {
	line := OpenLine{What: "visit", Doc: r.ID}
	if r.Visit == nil {
		return line
	}
	line.Confidence = r.Visit.Confidence
	var evidence corpus.Spans
	for _, e := range r.Visit.Evidence {
		evidence = append(evidence, e.Span)
	}
	line.Text = Excerpts(r.Text, evidence)
	for _, c := range r.Visit.Candidates {
		line.Candidates = append(line.Candidates, OpenCandidate{ID: c.ID, Confidence: c.Confidence})
	}
	return line
}

func openSpeaker(r *corpus.Record, q *corpus.Quotation) OpenLine {
	line := OpenLine{What: "speaker", Doc: r.ID, Quote: q.ID, Text: Excerpts(r.Text, q.Source), Confidence: q.Confidence}
	if line.Text == "" {
		line.Text = Words(r.Text, q.Content)
	}
	for _, c := range q.Candidates {
		line.Candidates = append(line.Candidates, OpenCandidate{c.ID, c.Name, c.Confidence})
	}
	return line
}
