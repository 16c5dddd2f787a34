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
	for i := range r.ofLead(quotes) {
		q := &quotes[i]
		if q.Kind == corpus.Term || q.Speaker != "" && q.Confidence >= combined(asked[i], certain) || r.callsSomebody(q) {
			continue
		}
		if tried++; tried > mostRepeated {
			return
		}
		if later := r.sameWords(q, quotes[i+1:]); later != nil {
			take(q, later, combined(asked[i], repeatedConfidence))
			r.takeOffice(q, later)
		}
	}
}

// ofLead is the quotations of the title and the lead.
func (r *reading) ofLead(quotes []corpus.Quotation) []corpus.Quotation {
	end := slices.IndexFunc(quotes, func(q corpus.Quotation) bool {
		first, _ := r.t.WordsIn(q.Content.Cover())
		return first >= len(r.t.Words) || r.t.SentenceAt(int(r.t.Words[first].Start)) > longestOpening
	})
	if end < 0 {
		return quotes
	}
	return quotes[:end]
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
	p := r.sourcePhrase(first, last)
	if isRoleNoun(r.lex, p.noun) && r.lex.is(indefinite, r.fold[first]) {
		return false
	}
	return p.class != "" || isRoleNoun(r.lex, p.noun) || isRoleNoun(r.lex, strings.TrimSuffix(p.noun, "s"))
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

// take gives q the speakers of a later quotation that says the same, behind steps that
// lead to it, if any.
func take(q, later *corpus.Quotation, confidence float64, steps ...corpus.ChainLink) {
	q.Speakers, q.Voice, q.Candidates = slices.Clone(later.Speakers), later.Voice, nil
	q.Speaker, q.SpeakerID = later.Speaker, later.SpeakerID
	q.Chain = append(steps, corpus.ChainLink{Span: later.Content.Cover(), Rule: "repeated", To: later.Speaker})
	q.Confidence = confidence
}

// takeOffice makes the inspectorate the speaker of q, which has the words of one of its
// inspectors in a later quotation: a lead says them of the inspection.
func (r *reading) takeOffice(q, later *corpus.Quotation) {
	id, found := r.speakerOf(later)
	if !found || later.Voice != corpus.VoiceInspectorate || r.office == none || r.entities[id].organisation || r.overseesElsewhere(id) {
		return
	}
	q.Speakers = r.speakers([]int{r.office})
	q.Speaker, q.SpeakerID = q.Speakers[0].Name, q.Speakers[0].ID
}

// overseesElsewhere reports whether somebody works for another that watches over others
// than the inspectorate.
func (r *reading) overseesElsewhere(id int) bool {
	return slices.ContainsFunc(r.entities[id].roles, func(o role) bool {
		return o.employer != none && o.employer != r.office && r.oversees(o.employer)
	})
}

// repeatedConfidence is how sure it is that the same words are one speaker's.
const repeatedConfidence = 0.93
