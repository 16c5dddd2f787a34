package study

import (
	"context"
	"iter"
	"maps"
	"slices"
	"testing"

	"onrecord/corpus"
	"onrecord/index"
)

// held is an index of records in memory: selections and places are the
// contract's own, only the store is a map.
type held struct {
	index.Snapshot // nothing else of it is asked
	records        map[string]*corpus.Record
	registers      []*corpus.Register
	inputs         []corpus.Input
}

func hold(records ...*corpus.Record) *held {
	h := &held{records: map[string]*corpus.Record{}}
	for _, r := range records {
		h.records[r.ID] = r
	}
	return h
}

func (h *held) Generation() string { return "gen-1" }

func (h *held) Select(ctx context.Context, q *index.Query, f index.Filter) (*index.Selection, error) {
	return index.Select(ctx, h, q, f)
}

func (h *held) Lookup(ctx context.Context, f index.Field, value string) ([]string, error) {
	for known, err := range h.Known(ctx, f) {
		if err != nil || f.Key(known) == f.Key(value) {
			return []string{f.Key(value)}, err
		}
	}
	return nil, nil
}

func (h *held) Known(_ context.Context, f index.Field) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for _, id := range h.sorted() {
			for _, value := range index.DocumentOf(h.records[id]).All(f) {
				if !yield(value, nil) {
					return
				}
			}
		}
	}
}

func (h *held) sorted() []string { return slices.Sorted(maps.Keys(h.records)) }

func (h *held) Matches(_ context.Context, s *index.Selection) iter.Seq2[index.Match, error] {
	return func(yield func(index.Match, error) bool) {
		for _, id := range h.sorted() {
			if m, is := s.Match(index.DocumentOf(h.records[id])); is && !yield(m, nil) {
				return
			}
		}
	}
}

func (h *held) Records(_ context.Context, s *index.Selection) iter.Seq2[*corpus.Record, error] {
	return func(yield func(*corpus.Record, error) bool) {
		for _, id := range h.sorted() {
			if _, is := s.Match(index.DocumentOf(h.records[id])); is && !yield(h.records[id], nil) {
				return
			}
		}
	}
}

func (h *held) Registers(context.Context) iter.Seq2[*corpus.Register, error] {
	return func(yield func(*corpus.Register, error) bool) {
		for _, r := range h.registers {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func (h *held) Inputs(context.Context) iter.Seq2[corpus.Input, error] {
	return func(yield func(corpus.Input, error) bool) {
		for _, in := range h.inputs {
			if !yield(in, nil) {
				return
			}
		}
	}
}

// selectAll is a selection by a query, which may be empty, and a filter.
func selectAll(t testing.TB, snap index.Snapshot, query string, filter index.Filter) *index.Selection {
	t.Helper()
	var parsed *index.Query
	if query != "" {
		var err error
		if parsed, err = index.ParseQuery(query); err != nil {
			t.Fatal(err)
		}
	}
	s, err := snap.Select(t.Context(), parsed, filter)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
