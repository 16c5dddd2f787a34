package pipeline

import (
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/text"
	"onrecord/pipeline/speaker"
)

// spoken finds the quotations of t and the people of it, who speak them. These
// stages hold so much of every word that a very long text is read in parts; the
// people of its parts are joined by their ids.
func spoken(t *text.Text, document string, ofReport bool, context speaker.Context) ([]corpus.Quotation, []corpus.Person) {
	var quotes []corpus.Quotation
	var people gathering
	words := 0
	for part := range t.Parts() {
		found := quotations(part, document, ofReport)
		people.join(speaker.Resolve(part, found, context))
		words += len(part.Words)
		if len(quotes)+len(found) > cap(quotes) { // room for as many in the words to come
			quotes = slices.Grow(quotes, (len(quotes)+len(found))*len(t.Words)/words-len(quotes))
		}
		quotes = append(quotes, found...)
	}
	return quotes, people.all
}

// A gathering is the people of the parts of a text, in the order of their first
// mention.
type gathering struct {
	all []corpus.Person
	of  map[person]int
}

// A person is what tells one from another.
type person struct{ kind, id string }

// join adds the people of the next part: those of the first as they are, of the
// others each to whom it is.
func (g *gathering) join(people []corpus.Person) {
	if g.of == nil {
		g.all, g.of = people, make(map[person]int, len(people))
	} else {
		people = g.joined(people)
		g.all = append(g.all, people...)
	}
	for i := len(g.all) - len(people); i < len(g.all); i++ {
		g.of[person{g.all[i].Kind, g.all[i].ID}] = i
	}
}

// joined gives the people that are known what the part adds to them, and returns
// the others.
func (g *gathering) joined(people []corpus.Person) []corpus.Person {
	return slices.DeleteFunc(people, func(p corpus.Person) bool {
		at, known := g.of[person{p.Kind, p.ID}]
		if !known {
			return false
		}
		one := &g.all[at]
		one.Mentions = append(one.Mentions, p.Mentions...)
		for _, title := range p.Titles {
			if !slices.Contains(one.Titles, title) {
				one.Titles = append(one.Titles, title)
			}
		}
		for _, role := range p.Roles {
			if !slices.ContainsFunc(one.Roles, func(held corpus.Role) bool { return sameRole(held, role) }) {
				one.Roles = append(one.Roles, role)
			}
		}
		if one.Voice == "" || one.Voice == corpus.VoiceOther {
			one.Voice = p.Voice
		}
		return true
	})
}

func sameRole(a, b corpus.Role) bool {
	return a.Title == b.Title && a.Organisation == b.Organisation && a.Status == b.Status
}
