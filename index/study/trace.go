package study

import (
	"context"
	"iter"

	"onrecord/corpus"
	"onrecord/index"
)

// A TraceLine is a quotation held against the reports of its body.
type TraceLine struct {
	ID         string                   `json:"id"`
	Doc        string                   `json:"doc"`
	Text       string                   `json:"text"` // what was held against them
	Match      corpus.Match             `json:"match"`
	Report     string                   `json:"report,omitempty"`
	Span       *corpus.Span             `json:"span,omitempty"`
	Page       int                      `json:"page,omitempty"`
	Difference corpus.List[corpus.Edit] `json:"difference"`
	Speaker    string                   `json:"speaker,omitempty"`
	Visit      string                   `json:"visit,omitempty"`    // of the report
	Sentence   string                   `json:"sentence,omitempty"` // of the report, around the place
}

// Traces yields the quotations that were traced, by document and place.
func Traces(ctx context.Context, s index.Snapshot, selected *index.Selection) iter.Seq2[TraceLine, error] {
	return func(yield func(TraceLine, error) bool) {
		for match, err := range Quoted(ctx, s, selected) {
			if err != nil {
				yield(TraceLine{}, err)
				return
			}
			for _, q := range match.Quotes {
				if q.Trace != nil && !yield(traceLine(match.Record, q), nil) {
					return
				}
			}
		}
	}
}

func traceLine(r *corpus.Record, q *corpus.Quotation) TraceLine {
	words := Words(r.Text, q.Content)
	if q.Kind == corpus.Mixed {
		words = Excerpts(r.Text, q.Fragments)
	}
	return TraceLine{
		ID: q.ID, Doc: r.ID, Speaker: q.Speaker, Text: words,
		Match: q.Trace.Match, Report: q.Trace.Document, Span: q.Trace.Span, Page: q.Trace.Page,
		Visit: q.Trace.Visit, Sentence: q.Trace.Sentence, Difference: q.Trace.Difference,
	}
}
