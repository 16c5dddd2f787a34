package index

import (
	"cmp"
	"slices"

	"onrecord/corpus"
)

// A unit is where words are looked for: a part of the document, or one of its
// quotations.
type unit struct {
	part  Part
	quote int // index of the quotation where part is InQuote
}

// An occurrence is where a phrase or nearness stands: word positions first to
// last, both included, and bytes.
type occurrence struct {
	first, last int
	span        corpus.Span
}

// A matcher holds one document against a selection.
type matcher struct {
	doc   *Document
	asked *wanted
	parts map[Part]map[Element][]occurrence // of the words asked for; filled as parts are looked into
}

func newMatcher(asked *wanted, d *Document) *matcher {
	return &matcher{doc: d, asked: asked, parts: map[Part]map[Element][]occurrence{}}
}

// group says whether g holds in u, and gives the places of its words if so.
func (m *matcher) group(g *Group, u unit) ([]corpus.Span, bool) {
	if !g.Covers(m.doc.Date) || !m.documentHolds(g.Conditions) {
		return nil, false
	}
	switch {
	case g.OfQuotes() && u.part != InQuote:
		return m.anyQuote(g)
	case g.In != "" && g.In != InQuote && g.In != u.part:
		u = unit{part: g.In, quote: -1}
	}
	return m.here(g, u)
}

// anyQuote looks for a quotation in which g holds, and gathers the places in
// all such.
func (m *matcher) anyQuote(g *Group) ([]corpus.Span, bool) {
	var places []corpus.Span
	found := false
	for i := range m.doc.Quotes {
		if more, ok := m.here(g, unit{InQuote, i}); ok {
			places, found = append(places, more...), true
		}
	}
	return places, found
}

// here says whether g holds in u itself.
func (m *matcher) here(g *Group, u unit) ([]corpus.Span, bool) {
	if u.part == InQuote && !quoteHolds(&m.doc.Quotes[u.quote], g.Conditions) {
		return nil, false
	}
	var places []corpus.Span
	for _, e := range g.All {
		more, ok := m.expr(e, u)
		if !ok {
			return nil, false
		}
		places = append(places, more...)
	}
	for _, e := range g.Not {
		if _, ok := m.expr(e, u); ok {
			return nil, false
		}
	}
	return places, true
}

func (m *matcher) documentHolds(conditions []Condition) bool {
	for _, c := range conditions {
		if !c.Field.OfQuotes() && !overlap(c.Keys, m.doc.Keys(c.Field)) {
			return false
		}
	}
	return true
}

func quoteHolds(q *Quote, conditions []Condition) bool {
	for _, c := range conditions {
		if c.Field.OfQuotes() && !overlap(c.Keys, q.Keys(c.Field)) {
			return false
		}
	}
	return true
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func (m *matcher) expr(e Expr, u unit) ([]corpus.Span, bool) {
	switch e := e.(type) {
	case *Group:
		return m.group(e, u)
	case *Any:
		var places []corpus.Span
		found := false
		for _, part := range e.Of {
			if more, ok := m.expr(part, u); ok {
				places, found = append(places, more...), true
			}
		}
		return places, found
	}
	found := m.occurrences(e, u)
	places := make([]corpus.Span, 0, len(found))
	if u.part != InTitle {
		for _, o := range found {
			places = append(places, o.span)
		}
	}
	return places, len(found) > 0
}

// occurrences are where e, which has places of its own, stands in u: in order.
func (m *matcher) occurrences(e Expr, u unit) []occurrence {
	switch e := e.(type) {
	case *Phrase:
		return m.inside(u, m.phrase(e, u))
	case *Near:
		return near(m.occurrences(e.Left, u), m.occurrences(e.Right, u), e.Within)
	case *Any:
		var all []occurrence
		for _, part := range e.Of {
			all = append(all, m.occurrences(part, u)...)
		}
		return sortOccurrences(all)
	}
	return nil
}

func sortOccurrences(all []occurrence) []occurrence {
	slices.SortFunc(all, func(a, b occurrence) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last))
	})
	return slices.Compact(all)
}

// inside keeps the occurrences that lie within one part of the quotation that u
// is, or all if it is none.
func (m *matcher) inside(u unit, all []occurrence) []occurrence {
	if u.part != InQuote {
		return all
	}
	var kept []occurrence
	for _, o := range all {
		for _, c := range m.doc.Quotes[u.quote].Content {
			if c.Contains(o.span) {
				kept = append(kept, o)
				break
			}
		}
	}
	return kept
}

// phrase finds where the elements stand one behind the other.
func (m *matcher) phrase(p *Phrase, u unit) []occurrence {
	words := m.words(u.part)
	found := words[p.Elements[0]]
	for _, e := range p.Elements[1:] {
		found = follow(found, words[e])
	}
	return found
}

// follow joins each of a with the word of b right behind it.
func follow(a, b []occurrence) []occurrence {
	var joined []occurrence
	for _, o := range a {
		for len(b) > 0 && b[0].first <= o.last {
			b = b[1:]
		}
		if len(b) == 0 {
			break
		}
		if b[0].first == o.last+1 {
			joined = append(joined, occurrence{o.first, b[0].last, o.span.Cover(b[0].span)})
		}
	}
	return joined
}

// near joins each of a with the nearest of b before and behind it, if they are
// apart and within so many words.
func near(a, b []occurrence, words int) []occurrence {
	ends := slices.Clone(b)
	slices.SortStableFunc(ends, func(x, y occurrence) int { return cmp.Compare(x.last, y.last) })
	var joined []occurrence
	for _, o := range a {
		before, _ := slices.BinarySearchFunc(ends, o.first, func(x occurrence, at int) int { return cmp.Compare(x.last, at) })
		if before > 0 {
			joined = appendNear(joined, ends[before-1], o, words)
		}
		behind, _ := slices.BinarySearchFunc(b, o.last+1, func(x occurrence, at int) int { return cmp.Compare(x.first, at) })
		if behind < len(b) {
			joined = appendNear(joined, o, b[behind], words)
		}
	}
	return sortOccurrences(joined)
}

func appendNear(joined []occurrence, a, b occurrence, words int) []occurrence {
	if b.first-a.last > words {
		return joined
	}
	return append(joined, occurrence{a.first, b.last, a.span.Cover(b.span)})
}

// ordered are the distinct places in the order of the text, each with the
// innermost quotation that it stands in.
func (m *matcher) ordered(spans []corpus.Span) []Place {
	slices.SortFunc(spans, corpus.Span.Compare)
	spans = slices.Compact(spans)
	places := make([]Place, len(spans))
	for i, s := range spans {
		places[i] = Place{Span: s, Quote: m.doc.QuoteAt(s)}
	}
	return places
}
