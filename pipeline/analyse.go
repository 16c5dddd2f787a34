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
// say. The same document gives the same record, to the byte. A very long text is
// gone over in parts, twice: once for what it is about, once for what is said in
// it. The stages read each part as a text of its own.
func Analyse(doc *corpus.Document) corpus.Record {
	a := &analysis{doc: doc, terms: phrase.NewReading(doc.Text)}
	parts := text.Parts(doc.Text, doc.Furniture, doc.Headings)
	of := doc
	for t := range parts {
		a.survey(of, t)
		of = a.further()
	}
	a.settleBodies()
	of = doc
	for t := range parts {
		a.read(of, t)
		of = a.further()
	}
	return a.finished()
}

// An analysis is the record of a document as it grows.
type analysis struct {
	doc    *corpus.Document
	record corpus.Record
	front  report.Result
	terms  *phrase.Reading

	context  speaker.Context
	quotes   keptQuotations
	people   keptPeople
	wordless *corpus.Sentiment // of all quotations without a word that counts
}

// further is the document to a part of its text that does not begin it: what is
// known beside the text counts once.
func (a *analysis) further() *corpus.Document {
	return &corpus.Document{Kind: a.doc.Kind, Published: a.doc.Published, Text: a.doc.Text}
}

// survey finds what t, the next part of the text of doc, tells of what the document
// is about.
func (a *analysis) survey(doc *corpus.Document, t *text.Text) {
	r := &a.record
	if doc == a.doc {
		a.front = report.Read(doc, t)
		*r = described(doc, t, &a.front)
		r.Clues.Bodies = body.Find(doc, t, a.front.BodySpan)
	} else {
		a.front.Continue(t)
		r.Clues.Bodies = body.Join(r.Clues.Bodies, body.Find(doc, t, corpus.Span{}))
	}
	r.Sentences = appendWithRoom(r.Sentences, t.SentenceSpans(), a.share(t), len(doc.Text))
	a.terms.Note(t)
}

// share is how much of the text has been read at the end of t, above 0 to 1.
func (a *analysis) share(t *text.Text) float64 {
	if len(t.Words) == 0 {
		return 1
	}
	return float64(t.Words[len(t.Words)-1].End) / float64(len(a.doc.Text))
}

// settleBodies chooses the bodies that the document concerns by what all of it
// tells.
func (a *analysis) settleBodies() {
	r := &a.record
	r.Sections = a.front.Sections
	if a.front.Kind != "" {
		r.Report = &a.front.Front
	}
	r.Bodies = body.Choose(r.Clues.Bodies)
	if len(r.Bodies) > 0 {
		r.Body = &r.Bodies[0]
	}
	a.context = speakerContext(r, a.doc, &a.front)
}

// read finds what is said in t, the next part of the text of doc.
func (a *analysis) read(doc *corpus.Document, t *text.Text) {
	r := &a.record
	said := quotations(t, r.ID, a.front.Kind != "")
	people := speaker.Resolve(t, said, a.context)
	roundConfidences(said)
	a.score(t, said)
	a.terms.Add(t, said)
	if a.front.Kind != "" {
		r.Statements = append(r.Statements, statements(t, r.Sections, said)...)
	}
	a.quotes.add(said, a.share(t))
	a.people.join(people)
	clues := a.visits(doc, t)
	clues = clues[:min(len(clues), mostVisitClues-len(r.Clues.Visits))]
	r.Clues.Visits = appendWithRoom(r.Clues.Visits, clues, a.share(t), mostVisitClues)
	r.Clues.Signature = copies.Join(r.Clues.Signature, copies.Signature(t))
}

// visits are the clues of t. A report says at its beginning which visit it is of.
func (a *analysis) visits(doc *corpus.Document, t *text.Text) []corpus.VisitClue {
	if doc != a.doc && a.front.Kind != "" {
		return nil
	}
	return visit.Clues(doc, t, a.front.Visit, a.record.Report)
}

func (a *analysis) finished() corpus.Record {
	r := &a.record
	r.Quotes, r.People = a.quotes.kept, a.people.kept
	phrases, left := a.terms.Phrases()
	r.Phrases = phrases
	if r.Left = a.left(left); r.Left != nil {
		r.Warnings = append(r.Warnings, r.Left.String())
	}
	r.KeepFound()
	return *r
}

// appendWithRoom adds more to list, with room for as many in the rest of a text of
// which that share has been read, or for most.
func appendWithRoom[T any](list, more []T, share float64, most int) []T {
	if len(list) == 0 && share == 1 {
		return more
	}
	if n := len(list) + len(more); n > cap(list) {
		list = slices.Grow(list, max(n, min(int(float64(n)/share), most))-len(list))
	}
	return append(list, more...)
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
		Furniture: doc.Furniture,
		Warnings:  slices.Concat(doc.Warnings, front.Warnings),
	}
	if of, ok := inspectorate.Of(doc, inspectorate.Find(t)); ok && r.Inspectorate == "" {
		r.Inspectorate = of.Name
	}
	return r
}

// quotations are those of t, each with its id: the document's, and the bytes from
// the beginning of its content to the end. A report is its inspectorate's own
// words from end to end: only what it relays of others in marks is a quotation.
func quotations(t *text.Text, document string, ofReport bool) []corpus.Quotation {
	extract := quote.Extract
	if ofReport {
		extract = quote.ExtractReport
	}
	all := extract(t)
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

// speakerContext is what the document tells the stage of speakers beside its text;
// of the bodies only the main one counts.
func speakerContext(r *corpus.Record, doc *corpus.Document, front *report.Result) speaker.Context {
	context := speaker.Context{
		Kind: r.Kind, Title: doc.Title, Author: doc.Author, Outlet: doc.Outlet,
		Inspectorate: r.Inspectorate, Inspector: front.Front.Inspector,
	}
	if r.Body == nil {
		return context
	}
	context.Body = []string{r.Body.Name}
	for _, clue := range r.Clues.Bodies {
		if clue.Body.ID == r.Body.ID {
			context.Body = append(context.Body, surfaces(doc.Text, clue.Spans)...)
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
func (a *analysis) score(t *text.Text, quotes []corpus.Quotation) {
	for i := range quotes {
		if quotes[i].Kind == corpus.Term {
			continue
		}
		said := sentiment.Score(t, quotes[i].Content)
		if len(said.Words) > 0 {
			quotes[i].Sentiment = &said
			continue
		}
		if a.wordless == nil {
			a.wordless = &said
		}
		quotes[i].Sentiment = a.wordless
	}
}
