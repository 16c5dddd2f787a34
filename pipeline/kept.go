package pipeline

import (
	"cmp"
	"slices"

	"onrecord/corpus"
)

// What a record keeps at the most: a little more than the longest text that is read
// at all was seen to have where it is all news, so that what is longer or made of
// nothing else is cut, and memory is bound.
const (
	mostQuotations = 75_000
	mostPeople     = 14_000
	mostRoles      = 1_000 // and titles, of one person
	mostVisitClues = 100_000
)

// keptQuotations are the first quotations of a text, and a count of the others.
type keptQuotations struct {
	kept []corpus.Quotation
	left int
}

// add takes the quotations of the next part of a text, of which that share has been
// read then.
func (q *keptQuotations) add(more []corpus.Quotation, share float64) {
	fit := min(len(more), mostQuotations-len(q.kept))
	q.left += len(more) - fit
	q.kept = appendWithRoom(q.kept, more[:fit], share, mostQuotations)
}

// keptPeople are the people of the parts of a text, in the order of their first
// mention; those of the parts are joined by their ids.
type keptPeople struct {
	kept []corpus.Person
	left int // mentions of people who are not kept
	of   map[person]int
}

// A person is what tells one from another.
type person struct{ kind, id string }

// join adds the people of the next part: those of the first as they are, of the
// others each to whom it is.
func (g *keptPeople) join(more []corpus.Person) {
	if g.of == nil {
		g.of = make(map[person]int, min(len(more), mostPeople))
	} else {
		more = g.joined(more)
	}
	fit := min(len(more), mostPeople-len(g.kept))
	for _, p := range more[fit:] {
		g.left += len(p.Mentions)
	}
	for i := range more[:fit] {
		p := &more[i]
		p.Titles, p.Roles = p.Titles[:min(len(p.Titles), mostRoles)], p.Roles[:min(len(p.Roles), mostRoles)]
	}
	for i, p := range more[:fit] {
		g.of[person{p.Kind, p.ID}] = len(g.kept) + i
	}
	g.kept = append(g.kept, more[:fit]...)
}

// joined gives the people that are known what the part adds to them, and returns
// the others.
func (g *keptPeople) joined(people []corpus.Person) []corpus.Person {
	return slices.DeleteFunc(people, func(p corpus.Person) bool {
		at, known := g.of[person{p.Kind, p.ID}]
		if !known {
			return false
		}
		one := &g.kept[at]
		one.Mentions = append(one.Mentions, p.Mentions...)
		for _, title := range p.Titles {
			if len(one.Titles) < mostRoles && !slices.Contains(one.Titles, title) {
				one.Titles = append(one.Titles, title)
			}
		}
		for _, role := range p.Roles {
			if len(one.Roles) < mostRoles && !slices.ContainsFunc(one.Roles, func(held corpus.Role) bool { return sameRole(held, role) }) {
				one.Roles = append(one.Roles, role)
			}
		}
		if one.Voice == "" || one.Voice == corpus.VoiceOther {
			one.Voice = cmp.Or(p.Voice, one.Voice)
		}
		return true
	})
}

func sameRole(a, b corpus.Role) bool {
	return a.Title == b.Title && a.Organisation == b.Organisation && a.Status == b.Status
}

// left says what the record leaves out of a text that has more quotations or
// people than it keeps, or phrases, of which so many are left; nil where it has all.
func (a *analysis) left(phrases int) *corpus.Left {
	left := corpus.Left{Quotations: a.quotes.left, Mentions: a.people.left, Phrases: phrases}
	if left == (corpus.Left{}) {
		return nil
	}
	return &left
}
