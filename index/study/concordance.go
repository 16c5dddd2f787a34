package study

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/index"
)

// A Line is one place in its context: a line of a concordance. Left and Right
// reach to the bounds of the sentence; white space is single.
type Line struct {
	Doc     string      `json:"doc"`
	Span    corpus.Span `json:"span"`
	Left    string      `json:"left"`
	Match   string      `json:"match"`
	Right   string      `json:"right"`
	Page    int         `json:"page,omitempty"` // from 1; 0 where there are none
	Date    corpus.Date `json:"date,omitempty"`
	Outlet  string      `json:"outlet,omitempty"`
	Visit   string      `json:"visit,omitempty"`
	Speaker string      `json:"speaker,omitempty"` // whose words they are; empty for an article's own and where unresolved
	Voice   string      `json:"voice,omitempty"`
	Quote   string      `json:"quote,omitempty"` // id of the quotation it stands in
	// Kind is how the words are given as somebody's: direct, mixed or indirect;
	// empty outside of speech.
	Kind corpus.QuoteKind `json:"kind,omitempty"`
}

// LineOrder is an order of concordance lines; equal ones go by document and
// place.
type LineOrder string

// The orders of lines.
const (
	ByPlace LineOrder = ""      // by document and place
	ByLeft  LineOrder = "left"  // by the words before, the nearest first
	ByRight LineOrder = "right" // by the words behind
	OnDate  LineOrder = "date"  // oldest first, undated last
	OnVisit LineOrder = "visit" // unresolved last
)

// LineOrders are all orders of lines.
func LineOrders() []LineOrder { return []LineOrder{ByPlace, ByLeft, ByRight, OnDate, OnVisit} }

// A Concordance is the places of a selection.
type Concordance struct {
	Lines     []Line
	Places    int // in all; more than there are lines if a limit cut them
	Documents int // that hold a place
}

// Cut reports whether lines were left out.
func (c *Concordance) Cut() bool { return len(c.Lines) < c.Places }

// Concord gives every place of every selected document, in order, or the first
// limit of them if limit is above 0.
func Concord(ctx context.Context, snap index.Snapshot, s *index.Selection, order LineOrder, limit int) (*Concordance, error) {
	c := &Concordance{}
	for match, err := range snap.Matches(ctx, s) {
		if err != nil {
			return nil, fmt.Errorf("read the places: %w", err)
		}
		if len(match.Places) > 0 {
			c.Documents++
		}
		for _, place := range match.Places {
			c.Places++
			if order != ByPlace || limit <= 0 || len(c.Lines) < limit {
				c.Lines = append(c.Lines, line(match.Document, place))
			}
		}
	}
	sortLines(c.Lines, order)
	if limit > 0 && len(c.Lines) > limit {
		c.Lines = c.Lines[:limit]
	}
	return c, nil
}

func line(d *index.Document, place index.Place) Line {
	bounds := sentence(d, place.Span)
	l := Line{
		Doc: d.ID, Span: place.Span,
		Left:  single(d.Text[bounds.Start:place.Span.Start]),
		Match: single(place.Span.Of(d.Text)),
		Right: single(d.Text[place.Span.End:bounds.End]),
		Page:  page(d.Pages, place.Span.Start),
		Date:  d.Date, Outlet: d.Outlet, Visit: d.Visit,
	}
	if a := attribute(d, place.Quote); len(a.resolved()) > 0 {
		l.Speaker, l.Voice = a.resolved()[0], a.voice
	}
	if place.Quote >= 0 {
		l.Quote = d.Quotes[place.Quote].ID
		if kind := d.Quotes[place.Quote].Kind; kind != corpus.Term {
			l.Kind = kind
		}
	}
	return l
}

// single is s with single white space, none of it at the ends.
func single(s string) string { return strings.Join(strings.Fields(s), " ") }

// sortLines orders lines that are in order of document and place.
func sortLines(lines []Line, order LineOrder) {
	switch order {
	case ByLeft:
		sortByWords(lines, func(l *Line) []string {
			words := folds(l.Left)
			slices.Reverse(words)
			return words
		})
	case ByRight:
		sortByWords(lines, func(l *Line) []string { return folds(l.Right) })
	case OnDate:
		slices.SortStableFunc(lines, func(a, b Line) int { return emptyLast(a.Date, b.Date) })
	case OnVisit:
		slices.SortStableFunc(lines, func(a, b Line) int { return emptyLast(a.Visit, b.Visit) })
	}
}

func sortByWords(lines []Line, words func(l *Line) []string) {
	type keyed struct {
		Line
		words []string
	}
	all := make([]keyed, len(lines))
	for i := range lines {
		all[i] = keyed{lines[i], words(&lines[i])}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return slices.Compare(a.words, b.words) })
	for i := range all {
		lines[i] = all[i].Line
	}
}

// folds is the folded words of s.
func folds(s string) []string {
	var all []string
	for _, w := range text.Words(s, 0) {
		if w.Lexical() {
			all = append(all, text.Fold(s[w.Start:w.End]))
		}
	}
	return all
}

func emptyLast[T ~string](a, b T) int {
	return cmp.Or(cmp.Compare(unknownRank(a), unknownRank(b)), cmp.Compare(a, b))
}

func unknownRank[T ~string](s T) int {
	if s == "" {
		return 1
	}
	return 0
}
