package corpus

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Check says what breaks the laws of records in r: text that is no UTF-8, spans
// out of range or order, unknown kinds, confidences that are none, decisions
// without a rule. It returns nil for a sound record, otherwise every fault joined.
func (r *Record) Check() error {
	c := checker{text: r.Text}
	if !utf8.ValidString(r.Text) {
		c.fault("text is not valid UTF-8")
	}
	if r.ID == "" || r.Source == "" || r.Unit != "byte" {
		c.fault("id %q, source %q, unit %q", r.ID, r.Source, r.Unit)
	}
	if !slices.Contains([]Kind{Article, Report, Letter}, r.Kind) {
		c.fault("kind %q", r.Kind)
	}
	c.ordered("pages", r.Pages)
	c.ordered("sentences", r.Sentences)
	for _, f := range r.Furniture {
		c.span("furniture", f.Span)
	}
	for _, s := range r.Sections {
		c.span("section", s.Span)
	}
	for i := range r.People {
		c.person(&r.People[i])
	}
	for i := range r.Quotes {
		c.quotation(&r.Quotes[i])
	}
	at := 0
	for _, s := range r.Statements {
		c.span("statement", s.Span)
		if s.Span.Start < at || !(s.Score >= -1 && s.Score <= 1) {
			c.fault("statement [%d,%d) is out of order, or scores %v", s.Span.Start, s.Span.End, s.Score)
		}
		at = s.Span.End
	}
	for _, p := range r.Phrases {
		for _, s := range p.Spans {
			c.span("phrase "+p.Phrase, s)
		}
	}
	c.visit(r.Visit)
	return errors.Join(c.faults...)
}

type checker struct {
	text   string
	faults []error
}

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Errorf(format, args...))
}

func (c *checker) span(what string, s Span) {
	if err := s.Check(c.text); err != nil {
		c.fault("%s: %w", what, err)
	}
}

// ordered: spans in range, none empty, in order and apart.
func (c *checker) ordered(what string, spans Spans) {
	at := 0
	for _, s := range spans {
		c.span(what, s)
		if s.Start < at || s.Empty() {
			c.fault("%s: span [%d,%d) is empty or out of order", what, s.Start, s.End)
		}
		at = s.End
	}
}

func (c *checker) confidence(what string, x float64) {
	if !(x >= 0 && x <= 1) {
		c.fault("%s: confidence %v", what, x)
	}
}

func (c *checker) person(p *Person) {
	if p.ID == "" || p.Name == "" || p.Kind != KindPerson && p.Kind != KindOrganisation {
		c.fault("person: id %q, name %q, kind %q", p.ID, p.Name, p.Kind)
	}
	for _, m := range p.Mentions {
		c.span("mention of "+p.Name, m)
	}
	for _, role := range p.Roles {
		c.span("role of "+p.Name, role.Span)
	}
}

func (c *checker) quotation(q *Quotation) {
	what := "quotation " + q.ID
	if !slices.Contains([]QuoteKind{Direct, Mixed, Indirect, Term}, q.Kind) || q.ID == "" || q.Rule == "" || len(q.Content) == 0 {
		c.fault("%s: kind %q, rule %q, %d parts", what, q.Kind, q.Rule, len(q.Content))
	}
	if q.Kind == Term && (q.Speaker != "" || len(q.Speakers) > 0) {
		c.fault("%s: a term has speaker %q", what, q.Speaker)
	}
	if len(q.Speakers) > 0 && q.Speakers[0].Name != q.Speaker {
		c.fault("%s: speaker %q is not the first of its speakers", what, q.Speaker)
	}
	c.confidence(what, q.Confidence)
	c.ordered(what+" content", q.Content)
	c.ordered(what+" fragments", q.Fragments)
	c.ordered(what+" source", q.Source)
	c.ordered(what+" cue", q.Cue)
	for _, link := range q.Chain {
		c.span(what+" chain", link.Span)
	}
	if q.Sentiment != nil {
		for _, w := range q.Sentiment.Words {
			c.span(what+" sentiment", w.Span)
		}
	}
}

func (c *checker) visit(v *VisitRef) {
	if v == nil {
		return
	}
	c.confidence("visit", v.Confidence)
	for _, e := range v.Evidence {
		c.span("visit evidence", e.Span)
		if e.Rule == "" {
			c.fault("visit: evidence without a rule")
		}
	}
	for _, candidate := range v.Candidates {
		c.confidence("visit candidate", candidate.Confidence)
	}
}
