package speaker

import (
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/text"
)

// A turn is a quotation that has been attributed: what the next pronoun, or the
// next quotation without a source, goes by.
type turn struct {
	first, last int // words of content, source and cue
	opened      int // sentence of its first word
	sentence    int // of its last word
	paragraph   int
	speakers    []int
	gender      gender
	plural      bool
	sourced     bool // its quotation has a source
	written     bool // its source is a document
	stranger    bool // the source speaks of one person without a name
	confidence  float64
	open        bool // no mark closes it at the end of its paragraph
}

func (r *reading) remember(q *corpus.Quotation, a answer) {
	cover := q.Content.Cover().Cover(q.Source.Cover())
	first, last := r.t.WordsIn(cover)
	if first >= last {
		return
	}
	if len(q.Source) > 0 && q.Source.Cover().End < q.Content.Cover().Start-longSource {
		first, last = r.t.WordsIn(q.Content.Cover())
	}
	t := turn{first: first, last: last, speakers: a.speakers, gender: a.gender, plural: a.plural, confidence: a.confidence, stranger: a.stranger, written: a.written, sourced: len(q.Source) > 0}
	t.opened = r.t.SentenceAt(int(r.t.Words[first].Start))
	t.sentence = r.t.SentenceAt(int(r.t.Words[last-1].Start))
	t.paragraph = r.t.ParagraphAt(int(r.t.Words[last-1].Start))
	t.open = q.Kind == corpus.Direct && r.unclosed(q.Content.Cover().End)
	if len(a.speakers) == 1 && t.gender == anyGender {
		t.gender = r.entities[a.speakers[0]].gender
	}
	r.turns = append(r.turns, t)
	r.spoken = r.spoken || len(t.speakers) > 0
}

// unnamed reports whether a turn is that of one person whom nobody names.
func (t *turn) unnamed() bool { return t.sourced && len(t.speakers) == 0 && !t.plural && !t.written }

// unclosed reports whether a paragraph ends at byte end, or behind white space
// there, with no mark that closes what was quoted.
func (r *reading) unclosed(end int) bool {
	for _, c := range r.t.Source[end:min(end+4, len(r.t.Source))] {
		if c == '\n' {
			return true
		}
		if c != ' ' && c != '\r' && c != '.' {
			return false
		}
	}
	return end == len(r.t.Source)
}

// reopened reports whether a quotation without a cue opens a paragraph and goes on
// with the turn before, which was left open at the end of its own: whatever stands
// between them (a picture's caption, an advertisement) is not the speaker's.
func (r *reading) reopened(q *corpus.Quotation) bool {
	n := len(r.turns)
	if n == 0 || !r.turns[n-1].open || q.Kind != corpus.Direct || len(q.Cue) > 0 {
		return false
	}
	first, _ := r.t.WordsIn(q.Content.Cover())
	if first == 0 || first >= len(r.t.Words) || r.t.Words[first-1].Kind != text.Mark {
		return false
	}
	paragraph := r.t.ParagraphAt(int(r.t.Words[first].Start))
	return paragraph-r.turns[n-1].paragraph <= interruption && r.t.ParagraphAt(int(r.t.Words[first-1].Start)) == paragraph &&
		(first == 1 || r.t.ParagraphAt(int(r.t.Words[first-2].Start)) < paragraph)
}

// interruption is the most paragraphs that a caption and the like take up within
// a quotation.
const interruption = 6

// goOn answers with the speaker of the turn before.
func (r *reading) goOn() answer {
	t := r.turns[len(r.turns)-1]
	if len(t.speakers) == 0 {
		return answer{gender: t.gender, stranger: t.stranger, plural: t.plural}
	}
	a := answer{speakers: t.speakers, confidence: min(0.94, t.confidence), plural: t.plural, gender: t.gender}
	a.link(r.t.Span(t.first, t.last), "turn", r.entities[t.speakers[0]].name)
	return a
}

// longSource is the distance in bytes between source and content from which on
// they stand in different sentences.
const longSource = 400

// byTurn answers for a quotation without a source. It belongs to the subject of
// the sentence before, if one was named or meant there since the last turn, and
// goes on with that turn otherwise.
func (r *reading) byTurn(q *corpus.Quotation) answer {
	first, _ := r.t.WordsIn(q.Content.Cover())
	if first >= len(r.t.Words) {
		return answer{}
	}
	if a := r.subjectBefore(q, first); len(a.speakers) > 0 {
		return a
	}
	return r.lastTurn(first)
}

// subjectBefore answers with the person who is the subject of the sentence before
// word w, where that sentence stands behind the last turn.
func (r *reading) subjectBefore(q *corpus.Quotation, w int) answer {
	sentence := r.t.SentenceAt(int(r.t.Words[w].Start))
	if sentence == 0 {
		return answer{}
	}
	before := &r.t.Sentences[sentence-1]
	if n := len(r.turns); n > 0 && r.turns[n-1].last > before.First {
		return answer{}
	}
	if g, pronoun := pronounGender[r.fold[before.First]]; pronoun {
		a := r.personal(q, before.First, g)
		a.confidence *= 0.85
		return a
	}
	for m := range r.mentionsIn(before.First, min(before.Last, before.First+longestRole)) {
		if !m.subject || m.quoted {
			continue
		}
		if m.entity == none || r.entities[m.entity].organisation || possessive(r.t.Word(m.last-1)) {
			return answer{}
		}
		a := answer{speakers: []int{m.entity}, confidence: 0.8, gender: r.entities[m.entity].gender}
		a.link(r.t.Span(m.start, m.last), "turn", r.entities[m.entity].name)
		return a
	}
	return answer{}
}

// lastTurn answers with the speaker of the turn before word w, if that is near
// and no other person was a subject since.
func (r *reading) lastTurn(w int) answer {
	if len(r.turns) == 0 {
		return answer{}
	}
	t := r.turns[len(r.turns)-1]
	distance := r.t.ParagraphAt(int(r.t.Words[w].Start)) - t.paragraph
	if len(t.speakers) == 0 || distance > 1 {
		return answer{}
	}
	a := answer{speakers: t.speakers, confidence: min(0.85, t.confidence), plural: t.plural, gender: t.gender}
	for m := range r.mentionsIn(t.last, w) {
		if m.entity != none && !slices.Contains(t.speakers, m.entity) && m.subject && !m.quoted && !r.entities[m.entity].organisation {
			a.confidence = 0.45
			a.others = []choice{{m.entity, 0.45}}
		}
	}
	a.link(r.t.Span(t.first, t.last), "turn", r.entities[t.speakers[0]].name)
	return a
}

func (r *reading) near(paragraph, w int) bool {
	return r.t.ParagraphAt(int(r.t.Words[w].Start))-paragraph <= 1
}
