package study

import "onrecord/corpus"

// tally sets the figures of line that are counts of distinct things at places.
func (r *reading) tally(line *PhraseLine, places []uint32) {
	utterances, speakers, visits := map[int32]bool{}, map[string]bool{}, map[string]bool{}
	for _, place := range places {
		p := r.passageAt(place)
		d := r.documents[p.document]
		utterances[p.utterance] = true
		if d.Visit != "" {
			visits[d.Visit] = true
		}
		for _, speaker := range r.voices[p.voice].resolved() {
			speakers[speaker] = true
		}
		line.dated(d.Date)
	}
	line.Utterances, line.Speakers, line.Visits = len(utterances), len(speakers), len(visits)
}

// dated widens the dates of line to hold d.
func (line *PhraseLine) dated(d corpus.Date) {
	if d == "" {
		return
	}
	line.Last = max(line.Last, d)
	if line.First == "" || d < line.First {
		line.First = d
	}
}

// countBy counts places by dimension.
func (r *reading) countBy(by Dimension, places []uint32) map[string]int {
	counts := map[string]int{}
	for _, place := range places {
		counts[r.value(by, place)]++
	}
	return counts
}

// eachDocument yields the documents that have one of places, which are in
// order, and how many.
func (r *reading) eachDocument(places []uint32, yield func(document int32, count int)) {
	for begin := 0; begin < len(places); {
		document := r.passageAt(places[begin]).document
		end := begin + 1
		for end < len(places) && r.passageAt(places[end]).document == document {
			end++
		}
		yield(document, end-begin)
		begin = end
	}
}

// documentsOf counts the documents that have one of places.
func (r *reading) documentsOf(places []uint32) int {
	n := 0
	r.eachDocument(places, func(int32, int) { n++ })
	return n
}

// dispersion is Gries' DP of places over the documents read, by their words: half
// the sum of the differences between each document's share of the places and
// its share of the words (S. Th. Gries 2008, "Dispersions and adjusted
// frequencies in corpora", International Journal of Corpus Linguistics 13). It
// is 0 where there are no places.
func (r *reading) dispersion(places []uint32) float64 {
	if len(places) == 0 {
		return 0
	}
	differences, expectedThere := 0.0, 0.0
	r.eachDocument(places, func(document int32, count int) {
		expected := float64(r.documents[document].words) / float64(r.words)
		observed := float64(count) / float64(len(places))
		differences += max(expected-observed, observed-expected)
		expectedThere += expected
	})
	return (differences + 1 - expectedThere) / 2
}

// boilerplate reports whether most of places stand in formulas.
func (r *reading) boilerplate(places []uint32) bool {
	n := 0
	for _, place := range places {
		if r.passageAt(place).formula {
			n++
		}
	}
	return 2*n > len(places)
}
