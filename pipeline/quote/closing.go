package quote

// longestClosing is the most words that attribute a sentence at its end (", a
// damning report has revealed").
const longestClosing = 12

// leastStatement is the fewest words of what a sentence says before them.
const leastStatement = 5

// closings drafts the sentences that end by saying whose they are and in which
// the sequence model found nothing: the openings of news stories, mostly.
func (r *reading) closings(labels []uint8) []draft {
	var all []draft
	for _, s := range r.t.Sentences {
		if labelled(labels[s.First:s.Last]) {
			continue
		}
		if d, ok := r.closing(s.First, s.Last); ok {
			all = append(all, d)
		}
	}
	return all
}

func labelled(labels []uint8) bool {
	for _, l := range labels {
		if l != labelOut {
			return true
		}
	}
	return false
}

// closing reads words [first, last), a sentence, as a statement, a comma, a
// source and a cue.
func (r *reading) closing(first, last int) (draft, bool) {
	comma := last - 1
	for comma > first && last-comma <= longestClosing && (r.fold(comma) != "," || r.inside[comma] >= 0) {
		comma--
	}
	if comma-first < leastStatement || r.fold(comma) != "," {
		return draft{}, false
	}
	for w := comma + 1; w < last; w++ {
		if !r.cueAt(w) {
			continue
		}
		source := r.subject(w, comma+1)
		if source.first != comma+1 || source.empty() {
			return draft{}, false
		}
		by := attribution{source: source, cue: run{source.last, w + 1}, rule: ruleClosing, confidence: 0.9}
		return draft{parts: []run{{first, comma}}, by: by, settled: true}, true
	}
	return draft{}, false
}
