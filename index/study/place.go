package study

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// What stands for a value in counts where there is none.
const (
	Unsettled = "unresolved" // a speaker, voice or visit that the evidence does not settle
	Narration = "narration"  // speaker and voice of an article's own words
	Unknown   = "unknown"    // an outlet, body or date that is not known
)

// A Dimension is a property of places by which they are counted.
type Dimension string

// The dimensions.
const (
	ByVisit   Dimension = "visit"
	ByVoice   Dimension = "voice"
	BySpeaker Dimension = "speaker"
	ByBody    Dimension = "body"
	ByOutlet  Dimension = "outlet"
	ByMonth   Dimension = "month"
)

// Dimensions are all dimensions.
func Dimensions() []Dimension {
	return []Dimension{ByVisit, ByVoice, BySpeaker, ByBody, ByOutlet, ByMonth}
}

// attribution is whose words a place is.
type attribution struct {
	speaker string // names, parted by "; " where several speak as one
	voice   string
}

// resolved is the names of the speakers, none where there are none.
func (a attribution) resolved() []string {
	if a.speaker == Narration || a.speaker == Unsettled {
		return nil
	}
	return strings.Split(a.speaker, "; ")
}

// attribute says whose words a place of d in quotation quote is; quote is -1 for
// a place outside quotations. A term in marks is no one's speech.
func attribute(d *index.Document, quote int) attribution {
	if quote < 0 || d.Quotes[quote].Kind == corpus.Term {
		if d.Kind != corpus.Article && d.Inspectorate != "" {
			return attribution{d.Inspectorate, string(corpus.VoiceInspectorate)}
		}
		return attribution{Narration, Narration}
	}
	q := d.Quotes[quote]
	return attribution{cmp.Or(speakers(q), Unsettled), cmp.Or(string(q.Voice), Unsettled)}
}

func speakers(q index.Quote) string {
	names := make([]string, len(q.Speakers))
	for i, s := range q.Speakers {
		names[i] = s.Name
	}
	return strings.Join(names, "; ")
}

// value is where places of d that are a's words belong by dimension.
func value(by Dimension, d *index.Document, a attribution) string {
	switch by {
	case ByVisit:
		return cmp.Or(d.Visit, Unsettled)
	case ByVoice:
		return a.voice
	case BySpeaker:
		return a.speaker
	case ByBody:
		return cmp.Or(d.Body.ID, Unknown)
	case ByOutlet:
		return cmp.Or(d.Outlet, Unknown)
	}
	return month(d.Date)
}

// month is a date to the month; "unknown" where it is less precise.
func month(d corpus.Date) string {
	if len(d) < len("2006-01") {
		return Unknown
	}
	return string(d[:len("2006-01")])
}

// page is the number of the page that byte offset at stands on, from 1; 0 where
// there are no pages.
func page(pages corpus.Spans, at int) int {
	next, _ := slices.BinarySearchFunc(pages, at, func(p corpus.Span, at int) int {
		if p.Start <= at {
			return -1
		}
		return 1
	})
	return next
}

// sentence is the bytes of d's sentences that span touches; where none does, as
// in furniture, the piece of furniture, or else span itself.
func sentence(d *index.Document, span corpus.Span) corpus.Span {
	for _, parts := range [2]corpus.Spans{d.Sentences, d.Furniture} {
		first, _ := slices.BinarySearchFunc(parts, span.Start, func(s corpus.Span, at int) int {
			if s.End <= at {
				return -1
			}
			return 1
		})
		bounds := corpus.Span{}
		for _, s := range parts[first:] {
			if s.Start >= span.End {
				break
			}
			bounds = bounds.Cover(s)
		}
		if !bounds.Empty() {
			return bounds.Cover(span)
		}
	}
	return span
}
