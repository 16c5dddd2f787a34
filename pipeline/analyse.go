package pipeline

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/pipeline/copies"
	"onrecord/pipeline/phrase"
	"onrecord/pipeline/quote"
	"onrecord/pipeline/sentiment"
	"onrecord/pipeline/speaker"
	"onrecord/pipeline/visit"
	"onrecord/pipeline/visit/body"
	"onrecord/pipeline/visit/inspectorate"
	"onrecord/pipeline/visit/report"
)

// Analyse makes the record of one document: everything that its text alone can
// say. The same document gives the same record, to the byte.
func Analyse(doc *corpus.Document) corpus.Record {
	t := text.Parse(doc.Text, doc.Furniture, doc.Headings)
	front := report.Read(doc, t)
	r := described(doc, t, &front)
	r.Clues.Bodies = body.Find(doc, t, front.BodySpan)
	r.Bodies = body.Choose(r.Clues.Bodies)
	if len(r.Bodies) > 0 {
		r.Body = &r.Bodies[0]
	}
	r.Quotes, r.People = spoken(t, r.ID, front.Kind != "", speakerContext(&r, doc, &front))
	roundConfidences(r.Quotes)
	r.Phrases = phrase.Terms(t, r.Quotes)
	score(t, r.Quotes)
	if front.Kind != "" {
		r.Statements = statements(t, r.Sections, r.Quotes)
	}
	r.Clues.Visits = visit.Clues(doc, t, front.Visit, r.Report)
	r.Clues.Signature = copies.Signature(t)
	r.KeepFound()
	return r
}

// statements are the sentences of a report's sections that are its own, each with
// what it says of the service.
func statements(t *text.Text, sections corpus.List[corpus.Section], quotes corpus.List[corpus.Quotation]) corpus.List[corpus.Statement] {
	var said corpus.Spans
	for _, q := range quotes {
		if q.Kind != corpus.Term {
			said = append(said, q.Content...)
		}
	}
	slices.SortFunc(said, corpus.Span.Compare)
	var all corpus.List[corpus.Statement]
	for _, s := range t.Sentences {
		for len(said) > 0 && said[0].End <= s.Span.Start {
			said = said[1:]
		}
		for len(sections) > 0 && sections[0].Span.End <= s.Span.Start {
			sections = sections[1:]
		}
		switch {
		case len(sections) == 0 || !sections[0].Span.Contains(s.Span):
		case t.Paragraphs[s.Paragraph].Kind == text.Heading, s.Span.Start < sections[0].Span.Start+len(sections[0].Heading):
		case len(said) == 0 || !said[0].Overlaps(s.Span):
			all = append(all, corpus.Statement{Span: s.Span, Score: sentiment.Score(t, corpus.Spans{s.Span}).Score})
		}
	}
	return all
}

// described is the record with what the reader and the front matter say of it.
func described(doc *corpus.Document, t *text.Text, front *report.Result) corpus.Record {
	r := corpus.Record{
		ID: doc.ID, Source: doc.Source, SHA256: doc.SHA256, AnalysisVersion: Version(),
		Kind: cmp.Or(doc.Kind, front.Kind, corpus.Article), Language: doc.Language,
		Title: doc.Title, Author: doc.Author, Outlet: doc.Outlet, URL: doc.URL, Published: doc.Published,
		Inspectorate: front.Inspectorate, Text: doc.Text, Unit: "byte", Pages: doc.Pages,
		Sections: front.Sections, Sentences: t.SentenceSpans(), Furniture: doc.Furniture,
		Warnings: slices.Concat(doc.Warnings, front.Warnings),
	}
	if front.Kind != "" {
		r.Report = &front.Front
	}
	if of, ok := inspectorate.Of(doc, inspectorate.Find(t)); ok && r.Inspectorate == "" {
		r.Inspectorate = of.Name
	}
	return r
}

// quotations are those of t, each with its id: the document's, and the bytes from
// the beginning of its content to the end. A report is its inspectorate's own
// words from end to end: what it tells of others without marks ("children said
// that …") is no quotation that could be held against anyone, and is left out.
func quotations(t *text.Text, document string, ofReport bool) []corpus.Quotation {
	all := quote.Extract(t)
	if ofReport {
		all = slices.DeleteFunc(all, func(q corpus.Quotation) bool { return q.Kind == corpus.Indirect })
	}
	for i := range all {
		whole := all[i].Content.Cover()
		all[i].ID = fmt.Sprintf("%s#%d-%d", document, whole.Start, whole.End)
	}
	return all
}

// roundConfidences keeps the three decimals that a confidence can bear.
func roundConfidences(quotes []corpus.Quotation) {
	for i := range quotes {
		quotes[i].Confidence = math.Round(quotes[i].Confidence*1000) / 1000
	}
}

func speakerContext(r *corpus.Record, doc *corpus.Document, front *report.Result) speaker.Context {
	context := speaker.Context{
		Kind: r.Kind, Title: doc.Title, Author: doc.Author, Outlet: doc.Outlet,
		Inspectorate: r.Inspectorate, Inspector: front.Front.Inspector,
	}
	for i, b := range r.Bodies {
		if i == 0 {
			context.Body = append(context.Body, b.Name)
			for _, clue := range r.Clues.Bodies {
				if clue.Body.ID == b.ID {
					context.Body = append(context.Body, surfaces(doc.Text, clue.Spans)...)
				}
			}
		}
	}
	return context
}

// surfaces are the different ways in which spans of a text read, possessives aside.
func surfaces(text string, spans corpus.Spans) []string {
	var all []string
	for _, span := range spans {
		s := strings.TrimSuffix(strings.TrimSuffix(span.Of(text), "’s"), "'s")
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// score says of every quotation what it says of the service; those without a word
// that counts share one answer.
func score(t *text.Text, quotes []corpus.Quotation) {
	var wordless *corpus.Sentiment
	for i := range quotes {
		if quotes[i].Kind == corpus.Term {
			continue
		}
		said := sentiment.Score(t, quotes[i].Content)
		if len(said.Words) > 0 {
			quotes[i].Sentiment = &said
			continue
		}
		if wordless == nil {
			wordless = &said
		}
		quotes[i].Sentiment = wordless
	}
}
