package study

import (
	"context"
	"iter"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// A QuoteLine is one quotation with its words.
type QuoteLine struct {
	ID         string            `json:"id"`
	Doc        string            `json:"doc"`
	Kind       corpus.QuoteKind  `json:"kind"`
	Text       string            `json:"text"` // the parts of the content, joined by a space
	Content    corpus.Spans      `json:"content"`
	Fragments  corpus.Spans      `json:"fragments"`
	SourceText string            `json:"source_text,omitempty"`
	CueText    string            `json:"cue_text,omitempty"`
	Speaker    string            `json:"speaker,omitempty"`
	SpeakerID  string            `json:"speaker_id,omitempty"`
	Voice      corpus.Voice      `json:"voice,omitempty"`
	Confidence float64           `json:"confidence"`
	Rule       string            `json:"rule"`
	Date       corpus.Date       `json:"date,omitempty"`
	Visit      string            `json:"visit,omitempty"`
	Sentiment  *corpus.Sentiment `json:"sentiment,omitempty"`
}

// Quotes yields the quotations that the selection allows, by document and place.
// Terms are left out unless the selection asks for their kind.
func Quotes(ctx context.Context, s index.Snapshot, selected *index.Selection, terms bool) iter.Seq2[QuoteLine, error] {
	return func(yield func(QuoteLine, error) bool) {
		for match, err := range Quoted(ctx, s, selected) {
			if err != nil {
				yield(QuoteLine{}, err)
				return
			}
			for _, q := range match.Quotes {
				if q.Kind == corpus.Term && !terms {
					continue
				}
				if !yield(quoteLine(match.Record, q), nil) {
					return
				}
			}
		}
	}
}

// A QuotedRecord is a record with those of its quotations that a selection allows.
type QuotedRecord struct {
	*corpus.Record
	Quotes []*corpus.Quotation
}

// Quoted yields the selected records that have an allowed quotation, by id.
func Quoted(ctx context.Context, s index.Snapshot, selected *index.Selection) iter.Seq2[QuotedRecord, error] {
	return func(yield func(QuotedRecord, error) bool) {
		for match, err := range s.Matches(ctx, selected) {
			if err != nil {
				yield(QuotedRecord{}, err)
				return
			}
			if len(match.Quotes) == 0 {
				continue
			}
			record, err := s.Record(ctx, match.ID)
			if err != nil {
				yield(QuotedRecord{}, err)
				return
			}
			quoted := QuotedRecord{Record: record}
			for _, i := range match.Quotes {
				quoted.Quotes = append(quoted.Quotes, &record.Quotes[i])
			}
			if !yield(quoted, nil) {
				return
			}
		}
	}
}

func quoteLine(r *corpus.Record, q *corpus.Quotation) QuoteLine {
	return QuoteLine{
		ID: q.ID, Doc: r.ID, Kind: q.Kind, Text: Words(r.Text, q.Content), Content: q.Content, Fragments: q.Fragments,
		SourceText: Excerpts(r.Text, q.Source), CueText: Excerpts(r.Text, q.Cue),
		Speaker: q.Speaker, SpeakerID: q.SpeakerID, Voice: q.Voice, Confidence: q.Confidence, Rule: q.Rule,
		Date: index.DateOf(r), Visit: visitID(r), Sentiment: q.Sentiment,
	}
}

func visitID(r *corpus.Record) string {
	if r.Visit == nil {
		return ""
	}
	return r.Visit.ID
}

// Words are the words at spans that follow each other as they were spoken, in one
// line: what stands between them in the text (a cue, a new paragraph) is no part
// of the speech, and nothing of it is left out.
func Words(text string, spans corpus.Spans) string { return strings.Join(pieces(text, spans), " ") }

// Excerpts are the words at spans with others of their sort between them, in one
// line: " … " stands for those.
func Excerpts(text string, spans corpus.Spans) string {
	return strings.Join(pieces(text, spans), " … ")
}

func pieces(text string, spans corpus.Spans) []string {
	all := make([]string, len(spans))
	for i, s := range spans {
		all[i] = single(s.Of(text))
	}
	return all
}
