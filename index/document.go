package index

import (
	"onrecord/corpus"
)

// A Document is what an index keeps at hand of a record to search it and to
// show its places: far smaller than the record, and quick to read.
type Document struct {
	ID           string
	Kind         corpus.Kind
	Title        string
	Outlet       string
	Inspectorate string
	Date         corpus.Date // of publication
	Body         string      // id of the main one
	Bodies       []string    // ids of all, the main one first
	Visit        string      // id; empty where unresolved
	Text         string
	Pages        corpus.Spans
	Sentences    corpus.Spans
	Furniture    corpus.Spans
	Quotes       []Quote
}

// A Quote is what an index keeps at hand of a quotation.
type Quote struct {
	ID      string
	Kind    corpus.QuoteKind
	Voice   corpus.Voice
	Content corpus.Spans
	// Speakers are canonical names with register ids, in the order of the
	// text; none where unresolved.
	Speakers []corpus.Speaker
}

// DocumentOf is the part of a record that a Document keeps.
func DocumentOf(r *corpus.Record) *Document {
	d := &Document{
		ID: r.ID, Kind: r.Kind, Title: r.Title, Outlet: r.Outlet, Inspectorate: r.Inspectorate, Date: DateOf(r),
		Text: r.Text, Pages: r.Pages, Sentences: r.Sentences,
	}
	for _, b := range r.Bodies {
		d.Bodies = append(d.Bodies, b.ID)
	}
	if r.Body != nil {
		d.Body = r.Body.ID
	}
	if r.Visit != nil {
		d.Visit = r.Visit.ID
	}
	for _, f := range r.Furniture {
		d.Furniture = append(d.Furniture, f.Span)
	}
	for _, q := range r.Quotes {
		d.Quotes = append(d.Quotes, Quote{ID: q.ID, Kind: q.Kind, Voice: q.Voice, Content: q.Content, Speakers: q.Speakers})
	}
	return d
}

// DateOf is the date by which a record is filtered and sorted: its publication,
// or else that which the report itself states; empty if unknown.
func DateOf(r *corpus.Record) corpus.Date {
	switch {
	case r.Published != nil:
		return r.Published.Date
	case r.Report != nil:
		return r.Report.Published
	}
	return ""
}
