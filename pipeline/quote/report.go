package quote

import (
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A report speaks for itself and marks its terms: "the ‘front door’", "a ‘grow
// your own’ scheme". Marks in it are somebody's words only where a verb of
// speaking stands over them, and they are no name of a thing.

// ExtractReport finds in t, an inspection report or letter, what it gives in
// marks as the words of somebody else, and the terms that it marks. What it tells
// of others without marks ("children said that …") is its own account, and left out.
func ExtractReport(t *text.Text) []corpus.Quotation {
	r := read(t)
	return r.quotations(r.relayed(embedded().drafts(r)))
}

// relayed are those of drafts that relay somebody's words, and terms.
func (r *reading) relayed(drafts []draft) []draft {
	return r.sift(drafts, func(d *draft) bool {
		return slices.ContainsFunc(r.stretchesOf(d), func(s stretch) bool { return r.relays(s, d.cue) })
	})
}

// relays reports whether stretch s, attributed by cue, is somebody's words: what
// somebody is said to say, or a sentence that a colon or comma hands over.
func (r *reading) relays(s stretch, cue run) bool {
	if r.endsAsSentence(s) && r.longEnough(s) && s.open > 0 && r.handsOver(s.open-1) {
		return true
	}
	return r.uttered(s, cue) && !r.namesThing(s, cue)
}

// handsOver reports whether word w is a colon or comma.
func (r *reading) handsOver(w int) bool { return r.fold(w) == ":" || r.fold(w) == "," }

// longestClause is the most words between a verb of speaking and the marks that
// it stands over.
const longestClause = 30

// uttered reports whether a verb of speaking is the cue of s, or stands in front
// of it in its sentence.
func (r *reading) uttered(s stretch, cue run) bool {
	first := r.sentenceAt(s.open).First
	for w := max(first, s.open-longestClause); w < s.open; w++ {
		if r.inside[w] < 0 && r.is(w, uttering) {
			return true
		}
	}
	return r.among(cue, uttering)
}

// namesThing reports whether s names a thing rather than saying something of
// it: it is written as a title, marked again elsewhere, announced as a name, or
// stands between an article and the noun that it describes, other than right
// behind the cue.
func (r *reading) namesThing(s stretch, cue run) bool {
	if r.endsAsSentence(s) {
		return false
	}
	return r.isName(s) || r.titled(s) || r.shortTerm(s) && (r.repeats(s) || cue.last != s.open && r.describes(s))
}

// titled reports whether every word of s that can begin with a capital does.
func (r *reading) titled(s stretch) bool {
	for w := s.first; w < s.last; w++ {
		if r.t.Words[w].Kind == text.Alpha && !r.capital(w) && !r.is(w, inner|determiner|between) && r.fold(w) != "and" {
			return false
		}
	}
	return r.capital(s.first)
}

// describes reports whether a word that s could describe stands right behind it.
func (r *reading) describes(s stretch) bool {
	w := s.last + 1
	return s.closed && w < len(r.t.Words) && r.t.Words[w].Lexical() && r.sentenceIndex(w) == r.sentenceIndex(s.first) &&
		!r.is(w, barrier|inner|joiner|pronoun|determiner|between|when|passive) && r.fold(w) != "and"
}
