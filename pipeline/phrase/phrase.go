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

// Terms are the phrases of t, as [Reading.Phrases] has them.
func Terms(t *text.Text, quotes []corpus.Quotation) []corpus.Phrase {
	r := NewReading(t.Source)
	r.Note(t)
	r.Add(t, quotes)
	phrases, _ := r.Phrases()
	return phrases
}

// A Reading is a text as a stream of terms. A text in parts is gone over twice:
// all parts are noted, and then added, in order.
type Reading struct {
	source   string
	stream   *term.Stream
	families *term.Families
	starts   []int32             // by place: where in source its word begins
	found    map[string][]uint32 // places by keys
}

// NewReading is a reading of source, of which nothing has been read.
func NewReading(source string) *Reading {
	const bytes = 6 // of a word, with what parts it from the next
	return &Reading{
		source: source, stream: term.NewRecurring(len(source)/bytes, term.Field()),
		starts: []int32{0}, found: map[string][]uint32{},
	}
}

// Note takes notice of the words of t.
func (r *Reading) Note(t *text.Text) { r.stream.Note(t) }

// Add reads t, which quotes are of.
func (r *Reading) Add(t *text.Text, quotes []corpus.Quotation) {
	edges := term.Edges(quotes)
	for _, s := range t.Sentences {
		words := t.Words[s.First:s.Last]
		for _, clause := range term.Clauses(t.Source, words, edges) {
			if clause.Last-clause.First < term.Shortest {
				continue // one word is no phrase
			}
			r.stream.Add(t.Source, words, clause)
			for _, w := range words[clause.First:clause.Last] {
				if w.Lexical() {
					r.starts = append(r.starts, w.Start)
				}
			}
			r.starts = append(r.starts, 0)
		}
	}
}

// Phrases are those of what was read, those with most places first. Families are
// those of the synonyms that the program embeds, named by their ring or else by
// their commonest phrase in the text. Of a text of few words over and over those
// with fewest places are left out, and counted. Nothing is added behind it.
func (r *Reading) Phrases() (phrases []corpus.Phrase, left int) {
	r.families = term.NewFamilies(r.stream, term.Field())
	for _, found := range term.Find(r.families, 2, nil) {
		if !found.Hidden {
			r.found[r.stream.KeysAt(int(found.Places[0]), found.Words)] = found.Places
		}
	}
	r.families.Each(func(family term.Family, place uint32, words int) {
		if words > 1 && r.families.Ring(family) != "" {
			keys := r.stream.KeysAt(int(place), words)
			r.found[keys] = append(r.found[keys], place)
		}
	})
	return r.phrases()
}

// A recurrence is a sequence of words and its places, in order.
type recurrence struct {
	words  int
	places []uint32
}

// mostPlaces is the number of places of phrases behind which no more phrases are
// kept: three times what 15 MB of news have.
const mostPlaces = 1_500_000

func (r *Reading) phrases() (phrases []corpus.Phrase, left int) {
	all := make([]recurrence, 0, len(r.found))
	for keys, places := range r.found {
		slices.Sort(places)
		all = append(all, recurrence{term.WordsOf(keys), slices.Compact(places)})
	}
	slices.SortFunc(all, func(a, b recurrence) int {
		return cmp.Or(cmp.Compare(len(b.places), len(a.places)), cmp.Compare(a.places[0], b.places[0]), cmp.Compare(b.words, a.words))
	})
	kept, places := 0, 0
	for kept < len(all) && places < mostPlaces {
		places += len(all[kept].places)
		kept++
	}
	left = len(all) - kept
	phrases = make([]corpus.Phrase, kept)
	names := map[term.Family]string{}
	for i, found := range all[:kept] {
		surface := r.stream.Commonest(found.places, found.words)
		family := r.families.At(found.places[0], found.words)
		if names[family] == "" {
			names[family] = cmp.Or(r.families.Ring(family), surface)
		}
		phrases[i] = corpus.Phrase{Phrase: surface, Family: names[family], Spans: r.spans(found)}
	}
	return phrases, left
}

func (r *Reading) spans(found recurrence) corpus.Spans {
	spans := make(corpus.Spans, len(found.places))
	for i, place := range found.places {
		last := int(r.starts[int(place)+found.words-1])
		spans[i] = corpus.Span{Start: int(r.starts[place]), End: text.WordEnd(r.source, last)}
	}
	return spans
}
