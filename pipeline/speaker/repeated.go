package speaker

import (
	"slices"
	"strings"

	"onrecord/corpus"
)

// repeated gives the quotations of the title and the lead whose source settles
// nothing the speaker of a later one that has the same words: a lead takes its
// fragments from what the article then quotes at length. asked are the
// confidences of extraction, by quotation.
func (r *reading) repeated(quotes []corpus.Quotation, asked []float64) {
	tried := 0
	for i := range quotes {
		q := &quotes[i]
		if q.Kind == corpus.Term || q.Speaker != "" && q.Confidence >= combined(asked[i], certain) || r.callsSomebody(q) {
			continue
		}
		first, _ := r.t.WordsIn(q.Content.Cover())
		if first >= len(r.t.Words) || r.t.SentenceAt(int(r.t.Words[first].Start)) > longestOpening || tried == mostRepeated {
			return
		}
		tried++
		if later := r.sameWords(q, quotes[i+1:]); later != nil {
			r.take(q, later, asked[i])
		}
	}
}

// sure is the confidence from which on a speaker is taken for another quotation's.
const sure = 0.8

// callsSomebody reports whether the source of a quotation is headed by a noun that
// stands for somebody, even if nobody knows for whom. "A councillor" may be whoever
// is named later.
func (r *reading) callsSomebody(q *corpus.Quotation) bool {
	first, last := r.t.WordsIn(q.Source.Cover())
	if len(q.Source) == 0 || first >= last {
		return false
	}
	noun := bare(r.fold[r.head(first, last)])
	_, source := r.lex.sources[noun]
	if isRoleNoun(r.lex, noun) && r.lex.is(indefinite, r.fold[first]) {
		return false
	}
	return source || isRoleNoun(r.lex, noun) || isRoleNoun(r.lex, strings.TrimSuffix(noun, "s"))
}

// mostRepeated is the number of quotations of a lead that are looked for again, and
// mostFragments that of the fragments of each.
const (
	mostRepeated  = 8
	mostFragments = 4
)

// sameWords is the later quotation that holds the words of one of q's fragments
// and has a sure speaker; nil where there is none, or two speakers have them.
func (r *reading) sameWords(q *corpus.Quotation, later []corpus.Quotation) *corpus.Quotation {
	var found *corpus.Quotation
	fragments := r.fragments(q)
	for _, fragment := range fragments[:min(len(fragments), mostFragments)] {
		first, last := r.t.WordsIn(fragment)
		if !r.telling(first, last) {
			continue
		}
		words := r.fold[first:last]
		for k := range later {
			o := &later[k]
			if o.Speaker == "" || o.Kind == corpus.Term || o.Confidence < sure || !r.holds(o, words) {
				continue
			}
			if found != nil && found.Speaker != o.Speaker {
				return nil
			}
			found = o
		}
	}
	return found
}

// fragments are the parts of a quotation that stand in marks.
func (r *reading) fragments(q *corpus.Quotation) corpus.Spans {
	if q.Kind == corpus.Direct {
		return q.Content
	}
	return q.Fragments
}

// telling reports whether words [first, last) are enough to be known again by: two
// of them carry a meaning.
func (r *reading) telling(first, last int) bool {
	meaning := 0
	for w := first; w < last; w++ {
		if fold := r.fold[w]; r.t.Words[w].Lexical() && r.lex.notNames[fold] != "function" && !r.lex.is(preposition|determiner|passive, fold) {
			meaning++
		}
	}
	return meaning > 1
}

// holds reports whether the content of a quotation has words one after the other.
func (r *reading) holds(q *corpus.Quotation, words []string) bool {
	for _, part := range q.Content {
		first, last := r.t.WordsIn(part)
		for w := first; w+len(words) <= last; w++ {
			if r.fold[w] == words[0] && slices.Equal(r.fold[w:w+len(words)], words) {
				return true
			}
		}
	}
	return false
}

// take gives q the speakers of a later quotation with the same words. What an
// inspector says there, a lead says of the inspection: it is the inspectorate's.
func (r *reading) take(q, later *corpus.Quotation, asked float64) {
	q.Speakers, q.Voice, q.Candidates = slices.Clone(later.Speakers), later.Voice, nil
	if later.Voice == corpus.VoiceInspectorate && r.office != none {
		q.Speakers = []corpus.Speaker{r.speaker(r.office, 0)}
	}
	q.Speaker, q.SpeakerID = q.Speakers[0].Name, q.Speakers[0].ID
	q.Chain = []corpus.ChainLink{{Span: later.Content.Cover(), Rule: "repeated", To: later.Speaker}}
	q.Confidence = combined(asked, repeatedConfidence)
}

// repeatedConfidence is how sure it is that the same words are one speaker's.
const repeatedConfidence = 0.93
