package bleve

import (
	"context"
	"slices"
	"time"

	"onrecord/corpus"
	"onrecord/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// A finding is the documents selected, and the words that rank them.
type finding struct {
	docs   set
	leaves []leaf
}

// A finder looks for the documents of one selection.
type finder struct {
	ctx       context.Context
	view      *view
	limits    index.Limits
	until     time.Time // when the cap on time is reached
	selection *index.Selection
	leaves    []leaf
	long      []long // texts whose words are not indexed
	read      bool   // they have been read
}

// check says why the search must not go on, if so.
func (f *finder) check() error {
	if err := f.ctx.Err(); err != nil {
		return err
	}
	if time.Now().After(f.until) {
		return f.limits.RefuseTime(f.selection)
	}
	return nil
}

// scope is where the words of a part of the query are looked for.
type scope struct {
	part   index.Part
	quote  bool // within one quotation
	ranked bool // not under a NOT
}

// some is documents among which are all that something holds of; exact says
// that it holds of each.
type some struct {
	docs  set
	exact bool
}

func (f *finder) find() (*finding, error) {
	found, err := f.group(f.selection.Root, scope{part: index.InText, ranked: true})
	if err != nil {
		return nil, err
	}
	if found.docs == nil {
		if found.docs, err = f.view.held(); err != nil {
			return nil, err
		}
	}
	if !found.exact {
		if found.docs, err = f.verified(found.docs); err != nil {
			return nil, err
		}
	}
	return &finding{found.docs, f.leaves}, nil
}

// verified are those of docs that the selection matches by their texts.
func (f *finder) verified(docs set) (set, error) {
	kept := make(set, len(docs))
	for i := range kept {
		kept[i] = roaring.New()
	}
	for at := range docs.places() {
		if err := f.check(); err != nil {
			return nil, err
		}
		d, err := f.view.document(at)
		if err != nil {
			return nil, err
		}
		if f.selection.Holds(d) {
			kept[at.segment].Add(uint32(at.number))
		}
	}
	return kept, nil
}

func (f *finder) expr(e index.Expr, in scope) (some, error) {
	if err := f.check(); err != nil {
		return some{}, err
	}
	switch e := e.(type) {
	case *index.Group:
		return f.group(e, in)
	case *index.Any:
		return f.any(e, in)
	case *index.Near:
		return f.near(e, in)
	case *index.Phrase:
		found, err := f.phrase(e, in)
		found.exact = found.exact && !in.quote
		return found, err
	}
	return some{}, nil
}

func (f *finder) any(e *index.Any, in scope) (some, error) {
	all, err := f.expr(e.Of[0], in)
	if err != nil {
		return some{}, err
	}
	for _, part := range e.Of[1:] {
		more, err := f.expr(part, in)
		if err != nil {
			return some{}, err
		}
		all = some{all.docs.or(more.docs), all.exact && more.exact}
	}
	return all, nil
}

func (f *finder) near(e *index.Near, in scope) (some, error) {
	left, err := f.expr(e.Left, in)
	if err != nil {
		return some{}, err
	}
	right, err := f.expr(e.Right, in)
	if err != nil {
		return some{}, err
	}
	return some{docs: left.docs.and(right.docs)}, nil
}

func (f *finder) group(g *index.Group, in scope) (some, error) {
	here := in
	switch {
	case g.OfQuotes():
		here.part, here.quote = index.InText, true
	case g.In != "" && g.In != index.InQuote:
		here.part, here.quote = g.In, false
	}
	docs, err := f.conditions(g)
	if err != nil {
		return some{}, err
	}
	found := some{docs, exactConditions(g, in)}
	for _, e := range g.All {
		part, err := f.expr(e, here)
		if err != nil {
			return some{}, err
		}
		found = some{found.docs.and(part.docs), found.exact && part.exact}
	}
	here.ranked = false
	for _, e := range g.Not {
		part, err := f.expr(e, here)
		switch {
		case err != nil:
			return some{}, err
		case part.exact && !here.quote:
			if found.docs, err = f.without(found.docs, part.docs); err != nil {
				return some{}, err
			}
		default:
			found.exact = false
		}
	}
	return found, nil
}

// without are those of docs that are not among others.
func (f *finder) without(docs, others set) (set, error) {
	held, err := f.view.held()
	if err != nil {
		return nil, err
	}
	return combine(docs.and(held), others.and(held), roaring.AndNot), nil
}

// exactConditions reports whether the documents that meet the conditions of g
// one by one meet them together: conditions on quotations must hold of one.
func exactConditions(g *index.Group, around scope) bool {
	ofQuotes := 0
	for _, c := range g.Conditions {
		if c.Field.OfQuotes() {
			ofQuotes++
		}
	}
	return !g.OfQuotes() || ofQuotes == 1 && g.In != index.InQuote && !around.quote
}

// conditions are the documents that meet the conditions and dates of g.
func (f *finder) conditions(g *index.Group) (set, error) {
	var docs set
	for _, c := range g.Conditions {
		met, err := f.condition(c)
		if err != nil {
			return nil, err
		}
		docs = docs.and(met)
	}
	if g.From == "" && g.To == "" {
		return docs, nil
	}
	dated, err := f.dated(g)
	if err != nil {
		return nil, err
	}
	return docs.and(dated), nil
}

func (f *finder) condition(c index.Condition) (set, error) {
	if c.Field != index.FieldDoc {
		return f.view.haveAny(string(c.Field), c.Keys)
	}
	ids := slices.Clone(c.Keys)
	for i := range ids {
		ids[i] = sortDocument + ids[i]
	}
	return f.view.haveAny(fieldID, ids)
}

func (f *finder) dated(g *index.Group) (set, error) {
	var within []string
	for term, err := range f.view.terms(fieldDate, "") {
		if err != nil {
			return nil, err
		}
		if g.Covers(corpus.Date(term)) {
			within = append(within, term)
		}
	}
	return f.view.haveAny(fieldDate, within)
}
