// Package phrase finds the terms of one document: a [text.Text] and its
// quotations go in, [corpus.Phrase] come out. It is pure.
//
// A document's phrases are the terms (see [onrecord/corpus/term]) that it has at
// two places or more, less those that a longer one hides, and the terms of two
// words or more that the synonyms of the field know ("front door"), even at one
// place. Furniture holds none.
//
// They describe the document alone. A term that stands once in each of many
// documents recurs in the corpus all the same: listings over an index count anew
// from the texts and do not add these up.
package phrase

import (
	"cmp"
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/term"
	"onrecord/corpus/text"
)

// Terms are the phrases of t, those with most places first. Families are those
// of the synonyms that the program embeds, named by their ring or else by their
// commonest phrase in t.
func Terms(t *text.Text, quotes []corpus.Quotation) []corpus.Phrase {
	d := read(t, quotes)
	for _, found := range term.Find(d.families, 2, nil) {
		if !found.Hidden {
			for _, place := range found.Places {
				d.add(int(place), found.Words)
			}
		}
	}
	d.families.Each(func(family term.Family, place uint32, words int) {
		if words > 1 && d.families.Ring(family) != "" {
			d.add(int(place), words)
		}
	})
	return d.phrases()
}

// A document is a text as a stream of terms.
type document struct {
	text     *text.Text
	stream   *term.Stream
	families *term.Families
	words    []int32            // by place: index of the word in text
	found    map[string][]place // by keys
}

type place struct{ first, words int }

func read(t *text.Text, quotes []corpus.Quotation) *document {
	d := &document{text: t, stream: term.NewRecurring(t, term.Field()), words: []int32{0}, found: map[string][]place{}}
	edges := term.Edges(quotes)
	for _, s := range t.Sentences {
		words := t.Words[s.First:s.Last]
		for _, clause := range term.Clauses(t.Source, words, edges) {
			d.stream.Add(t.Source, words, clause)
			for i := clause.First; i < clause.Last; i++ {
				if words[i].Lexical() {
					d.words = append(d.words, int32(s.First+i))
				}
			}
			d.words = append(d.words, 0)
		}
	}
	d.families = term.NewFamilies(d.stream, term.Field())
	return d
}

// add notes that words words at first are a phrase; twice is no more than once.
func (d *document) add(first, words int) {
	keys := d.stream.KeysAt(first, words)
	d.found[keys] = append(d.found[keys], place{first, words})
}

func (d *document) phrases() []corpus.Phrase {
	all := make([][]place, 0, len(d.found))
	for _, places := range d.found {
		slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.first, b.first) })
		all = append(all, slices.Compact(places))
	}
	slices.SortFunc(all, func(a, b []place) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0].first, b[0].first), cmp.Compare(b[0].words, a[0].words))
	})
	phrases := make([]corpus.Phrase, len(all))
	names := map[term.Family]string{}
	for i, places := range all {
		surface := d.surface(places)
		family := d.families.At(uint32(places[0].first), places[0].words)
		if names[family] == "" {
			names[family] = cmp.Or(d.families.Ring(family), surface)
		}
		phrases[i] = corpus.Phrase{Phrase: surface, Family: names[family], Spans: d.spans(places)}
	}
	return phrases
}

// surface is the commonest form of a phrase.
func (d *document) surface(places []place) string {
	at := make([]uint32, len(places))
	for i, p := range places {
		at[i] = uint32(p.first)
	}
	return d.stream.Commonest(at, places[0].words)
}

func (d *document) spans(places []place) corpus.Spans {
	spans := make(corpus.Spans, len(places))
	for i, p := range places {
		first, last := d.words[p.first], d.words[p.first+p.words-1]
		spans[i] = d.text.Span(int(first), int(last)+1)
	}
	return spans
}
