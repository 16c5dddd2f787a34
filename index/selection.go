package index

import (
	"context"
	"errors"
	"iter"
	"maps"
	"slices"
	"sync"

	"onrecord/corpus"
)

// A Selection is a query and a filter whose names were looked up in one
// snapshot. It may be used from many goroutines.
type Selection struct {
	Source string // the query as it was written; empty if there was none
	Root   *Group // query and filter in one

	once  sync.Once
	asked *wanted
}

// wanted are the words that the selection asks for: made when a text is first
// looked into, which a search that the engine decides never does.
func (s *Selection) wanted() *wanted {
	s.once.Do(func() { s.asked = wantedBy(s.Root) })
	return s.asked
}

// Names is what a snapshot knows of the values of fields.
type Names interface {
	// Lookup gives the keys of what is called so: the value's own key if
	// something held has it, and those of what once was called so. None is
	// no error.
	Lookup(ctx context.Context, f Field, value string) ([]string, error)
	// Known yields the values that a field has, as they are shown and may be
	// asked for. One may come more than once.
	Known(ctx context.Context, f Field) iter.Seq2[string, error]
}

// Select looks up the names in a query, which may be nil, and a filter. Engines
// call it; users call [Snapshot.Select].
func Select(ctx context.Context, names Names, query *Query, filter Filter) (*Selection, error) {
	root, source := filter.group(), ""
	if query != nil {
		root.All, source = []Expr{query.Root}, query.Source
	}
	resolved, err := resolveGroup(ctx, names, source, root)
	if err != nil {
		return nil, err
	}
	return &Selection{Source: source, Root: resolved}, nil
}

// resolveGroup is a copy of g whose conditions have their keys.
func resolveGroup(ctx context.Context, names Names, source string, g *Group) (*Group, error) {
	c := *g
	c.Conditions = slices.Clone(g.Conditions)
	for i := range c.Conditions {
		if err := resolveCondition(ctx, names, source, &c.Conditions[i]); err != nil {
			return nil, err
		}
	}
	var err error
	if c.All, err = resolveAll(ctx, names, source, g.All); err != nil {
		return nil, err
	}
	c.Not, err = resolveAll(ctx, names, source, g.Not)
	return &c, err
}

func resolveAll(ctx context.Context, names Names, source string, parts []Expr) ([]Expr, error) {
	all := slices.Clone(parts)
	for i, e := range parts {
		var err error
		switch e := e.(type) {
		case *Group:
			all[i], err = resolveGroup(ctx, names, source, e)
		case *Any:
			var of []Expr
			of, err = resolveAll(ctx, names, source, e.Of)
			all[i] = &Any{of}
		}
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

func resolveCondition(ctx context.Context, names Names, source string, c *Condition) error {
	for _, value := range c.Values {
		found, err := names.Lookup(ctx, c.Field, value)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return unknown(ctx, names, source, c, value)
		}
		c.Keys = append(c.Keys, found...)
	}
	return nil
}

func unknown(ctx context.Context, names Names, source string, c *Condition, value string) error {
	known, err := distinct(c.Field, names.Known(ctx, c.Field))
	if err != nil {
		return err
	}
	missing := &UnknownError{Field: c.Field, Value: value, Nearest: nearest(c.Field, value, known)}
	if len(missing.Nearest) == 0 && len(known) <= fewKnown {
		missing.Known = known
	}
	if c.At < 0 {
		return missing
	}
	return &QueryError{Query: source, Offset: c.At, Msg: missing.Error(), Err: missing}
}

// nearest are the known values of a field that are like value, the likest first.
func nearest(f Field, value string, known []string) []string {
	if f == FieldSpeaker {
		return nearestNames(value, known)
	}
	return Nearest(value, slices.Values(known))
}

// fewKnown is how many values may be listed to one who asked for another.
const fewKnown = 12

// distinct are the values in order, of those with the same key the first.
func distinct(f Field, values iter.Seq2[string, error]) ([]string, error) {
	shown := map[string]string{}
	for value, err := range values {
		if err != nil {
			return nil, err
		}
		key := f.Key(value)
		if _, seen := shown[key]; !seen && key != "" {
			shown[key] = value
		}
	}
	return slices.Sorted(maps.Values(shown)), nil
}

// IsUsage reports whether err is the fault of what was asked rather than of the
// index: a bad query, an unknown value or a stale cursor.
func IsUsage(err error) bool {
	var q *QueryError
	var u *UnknownError
	var c *CursorError
	return errors.As(err, &q) || errors.As(err, &u) || errors.As(err, &c)
}

// Holds says whether d is selected.
func (s *Selection) Holds(d *Document) bool {
	_, ok := newMatcher(s.wanted(), d).group(s.Root, unit{part: InText, quote: -1})
	return ok
}

// Match says whether d is selected, and if so with which places and quotations.
func (s *Selection) Match(d *Document) (Match, bool) {
	m := newMatcher(s.wanted(), d)
	places, ok := m.group(s.Root, unit{part: InText, quote: -1})
	if !ok {
		return Match{}, false
	}
	return Match{Document: d, Places: m.ordered(places), Quotes: s.quotes(m)}, true
}

// quotes are the quotations of which everything holds that the selection asks
// of quotations and documents, words included.
func (s *Selection) quotes(m *matcher) []int {
	var all []int
	for i := range m.doc.Quotes {
		if _, ok := m.group(s.Root, unit{part: InQuote, quote: i}); ok {
			all = append(all, i)
		}
	}
	return all
}

// Quotations are the quotations of a selected record of which everything holds
// that the selection asks, words included.
func (s *Selection) Quotations(r *corpus.Record) []corpus.Quotation {
	var all []corpus.Quotation
	m := newMatcher(s.wanted(), DocumentOf(r))
	for _, i := range s.quotes(m) {
		all = append(all, r.Quotes[i])
	}
	return all
}
