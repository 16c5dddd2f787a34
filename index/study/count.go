package study

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"onrecord/corpus"
	"onrecord/index"
)

// A Cell counts the places and documents that have one value of a dimension.
type Cell struct {
	By        Dimension `json:"by"`
	Value     string    `json:"value"`
	Places    int       `json:"places"`
	Documents int       `json:"documents"` // that have such a place
}

// Count counts the places of a selection by each dimension: cells of one
// dimension after the other, those with most places first. The places of one
// dimension add up to all places.
func Count(ctx context.Context, snap index.Snapshot, s *index.Selection, by ...Dimension) ([]Cell, error) {
	tallies := make([]map[string]*Cell, len(by))
	for i := range tallies {
		tallies[i] = map[string]*Cell{}
	}
	for match, err := range snap.Matches(ctx, s) {
		if err != nil {
			return nil, fmt.Errorf("count the places: %w", err)
		}
		for i, dimension := range by {
			countDocument(tallies[i], dimension, match)
		}
	}
	var cells []Cell
	for _, tally := range tallies {
		cells = append(cells, ordered(tally)...)
	}
	return cells, nil
}

func countDocument(tally map[string]*Cell, by Dimension, match index.Match) {
	seen := map[string]bool{}
	for _, place := range match.Places {
		v := value(by, match.Document, attribute(match.Document, place.Quote))
		cell := tally[v]
		if cell == nil {
			cell = &Cell{By: by, Value: v}
			tally[v] = cell
		}
		cell.Places++
		if !seen[v] {
			seen[v] = true
			cell.Documents++
		}
	}
}

func ordered(tally map[string]*Cell) []Cell {
	cells := make([]Cell, 0, len(tally))
	for _, cell := range tally {
		cells = append(cells, *cell)
	}
	slices.SortFunc(cells, func(a, b Cell) int {
		return cmp.Or(cmp.Compare(b.Places, a.Places), cmp.Compare(a.Value, b.Value))
	})
	return cells
}

// A Month is a month of a timeline. Rate is places in a thousand words of all
// documents of the month that pass the filter.
type Month struct {
	Month     string  `json:"month"` // "2022-07", or "unknown"
	Places    int     `json:"places"`
	Documents int     `json:"documents"` // that have such a place
	Of        int     `json:"of"`        // documents that pass the filter
	Words     int     `json:"words"`     // theirs
	Rate      float64 `json:"rate"`
}

// Timeline counts the places of asked by month, beside the documents of
// background: the same filter without the query. Months without documents are
// there too, from the first to the last; undated documents come last.
func Timeline(ctx context.Context, snap index.Snapshot, asked, background *index.Selection) ([]Month, error) {
	months := map[string]*Month{}
	at := func(d corpus.Date) *Month {
		m := months[month(d)]
		if m == nil {
			m = &Month{Month: month(d)}
			months[m.Month] = m
		}
		return m
	}
	for match, err := range snap.Matches(ctx, background) {
		if err != nil {
			return nil, fmt.Errorf("count the documents by month: %w", err)
		}
		m := at(match.Date)
		m.Of++
		m.Words += wordsOf(match.Document)
	}
	for match, err := range snap.Matches(ctx, asked) {
		if err != nil {
			return nil, fmt.Errorf("count the places by month: %w", err)
		}
		if len(match.Places) > 0 {
			m := at(match.Date)
			m.Places += len(match.Places)
			m.Documents++
		}
	}
	return filled(months), nil
}

// wordsOf counts the words of d's sentences.
func wordsOf(d *index.Document) int {
	n := 0
	for _, s := range d.Sentences {
		n += len(folds(s.Of(d.Text)))
	}
	return n
}

// filled is months in order, with those between them.
func filled(months map[string]*Month) []Month {
	names := slices.Sorted(maps.Keys(months))
	var all []Month
	for _, name := range names {
		if len(all) > 0 && name != Unknown {
			for gap := following(all[len(all)-1].Month); gap < name; gap = following(gap) {
				all = append(all, Month{Month: gap})
			}
		}
		m := *months[name]
		if m.Words > 0 {
			m.Rate = 1000 * float64(m.Places) / float64(m.Words)
		}
		all = append(all, m)
	}
	return all
}

func following(name string) string {
	next := corpus.Date(name).First().AddDate(0, 1, 0)
	return string(corpus.Month(next.Year(), time.Month(next.Month())))
}
