package index

import (
	"slices"

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
	Body         corpus.Body // the main one; zero if none
	Bodies       []corpus.Body
	Visit        string // id; empty where unresolved
	Text         string
	Pages        corpus.Spans
	Sentences    corpus.Spans
	Furniture    corpus.Spans // in order and apart
	Quotes       []Quote
}

// A Quote is what an index keeps at hand of a quotation.
type Quote struct {
	ID       string
	Kind     corpus.QuoteKind
	Voice    corpus.Voice
	Content  corpus.Spans
	Speakers []corpus.Speaker // in the order of the text; none where unresolved
}

// DocumentOf is the part of a record that a Document keeps.
func DocumentOf(r *corpus.Record) *Document {
	d := &Document{
		ID: r.ID, Kind: r.Kind, Title: r.Title, Outlet: r.Outlet, Inspectorate: r.Inspectorate,
		Date: DateOf(r), Bodies: r.Bodies, Text: r.Text, Pages: r.Pages, Sentences: r.Sentences,
		Furniture: furniture(r.Furniture),
	}
	if r.Body != nil {
		d.Body = *r.Body
	}
	if r.Visit != nil {
		d.Visit = r.Visit.ID
	}
	d.Quotes = slices.Grow(d.Quotes, len(r.Quotes))
	for i := range r.Quotes {
		q := &r.Quotes[i]
		d.Quotes = append(d.Quotes, Quote{ID: q.ID, Kind: q.Kind, Voice: q.Voice, Content: q.Content, Speakers: speakers(q)})
	}
	return d
}

// DateOf is the date by which a record is filtered and sorted: that of its
// publication, or else the one that a report states itself; empty if unknown.
func DateOf(r *corpus.Record) corpus.Date {
	switch {
	case r.Published != nil:
		return r.Published.Date
	case r.Report != nil:
		return r.Report.Published
	}
	return ""
}

func speakers(q *corpus.Quotation) []corpus.Speaker {
	if len(q.Speakers) > 0 {
		return q.Speakers
	}
	if q.Speaker == "" && q.SpeakerID == "" {
		return nil
	}
	return []corpus.Speaker{{Name: q.Speaker, ID: q.SpeakerID}}
}

// furniture is the furniture's places in order, those that overlap made one.
func furniture(marked []corpus.Furniture) corpus.Spans {
	var spans corpus.Spans
	for _, f := range marked {
		if !f.Span.Empty() {
			spans = append(spans, f.Span)
		}
	}
	slices.SortFunc(spans, corpus.Span.Compare)
	apart := spans[:0]
	for _, s := range spans {
		if last := len(apart) - 1; last >= 0 && s.Start < apart[last].End {
			apart[last] = apart[last].Cover(s)
		} else {
			apart = append(apart, s)
		}
	}
	return apart
}

// QuoteAt is the index of the innermost quotation a part of whose content holds
// span, -1 if none does.
func (d *Document) QuoteAt(span corpus.Span) int {
	best, size := -1, 0
	for i, q := range d.Quotes {
		for _, c := range q.Content {
			if c.Contains(span) && (best < 0 || c.Len() < size) {
				best, size = i, c.Len()
			}
		}
	}
	return best
}

// Values are what a document has of a field, as they are shown; some may be
// empty. Those of one thing stand together, its name before its id.
func (d *Document) Values(f Field) []string {
	switch f {
	case FieldDoc:
		return []string{d.ID}
	case FieldVisit:
		return []string{d.Visit}
	case FieldBody:
		values := []string{d.Body.Name, d.Body.ID}
		for _, b := range d.Bodies {
			values = append(values, b.Name, b.ID)
		}
		return values
	case FieldInspectorate:
		return []string{d.Inspectorate}
	case FieldKind:
		return []string{string(d.Kind)}
	case FieldOutlet:
		return []string{d.Outlet}
	}
	return nil
}

// Values are what a quotation has of a field, like [Document.Values].
func (q *Quote) Values(f Field) []string {
	switch f {
	case FieldSpeaker:
		var values []string
		for _, s := range q.Speakers {
			values = append(values, s.Name, s.ID)
		}
		return values
	case FieldVoice:
		return []string{string(q.Voice)}
	case FieldQuoteKind:
		return []string{string(q.Kind)}
	}
	return nil
}

// All are the values of a field that the document or its quotations have.
func (d *Document) All(f Field) []string {
	values := d.Values(f)
	for i := range d.Quotes {
		values = append(values, d.Quotes[i].Values(f)...)
	}
	return values
}

// Keys are what a condition on a field of documents is compared with, folded.
func (d *Document) Keys(f Field) []string { return f.keys(d.Values(f)) }

// Keys are what a condition on a field of quotations is compared with, folded.
func (q *Quote) Keys(f Field) []string { return f.keys(q.Values(f)) }

// Key is the folded form of a value of a field. Ids of documents are kept as
// they are.
func (f Field) Key(value string) string {
	if f == FieldDoc {
		return value
	}
	return corpus.Slug(value)
}

func (f Field) keys(values []string) []string {
	keys := make([]string, 0, len(values))
	for _, v := range values {
		if key := f.Key(v); key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}
