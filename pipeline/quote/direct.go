package quote

import "onrecord/corpus/text"

// A block is the stretches of one quotation: interrupted by its attribution, or
// running over paragraphs.
type block struct {
	parts []stretch
	by    attribution
}

// An attribution is the words that say whose a quotation is.
type attribution struct {
	source, cue run
	rule        string
	confidence  float64
}

func (b *block) first() stretch { return b.parts[0] }
func (b *block) last() stretch  { return b.parts[len(b.parts)-1] }

// blocks joins the stretches that are one quotation and attributes them.
func (r *reading) blocks() []block {
	var all []block
	for i, s := range r.stretches {
		if n := len(all); n > 0 {
			b := &all[n-1]
			if s.resumed || r.interrupted(b, s) || r.wentOn(b, s) {
				b.parts = append(b.parts, s)
				continue
			}
		}
		all = append(all, block{parts: []stretch{s}})
		b := &all[len(all)-1]
		b.by = r.attribute(i)
	}
	return all
}

// interrupted reports whether s goes on with b behind the words that attribute
// it ("…," she said. "…").
func (r *reading) interrupted(b *block, s stretch) bool {
	before := b.last()
	return s.paragraph == before.paragraph && b.by.rule == ruleBehind && b.by.cue.first > before.last-1 &&
		b.by.cue.first < s.open && (r.longEnough(s) || r.goesOn(s)) && !r.ownCue(s) && !r.cueBetween(b.by.cue.last, s.open) && r.sentences(before.last, s.open) <= 1
}

// goesOn reports whether s, however short, goes on with a sentence or is one
// ("“No,” she said. “Not yet.”").
func (r *reading) goesOn(s stretch) bool {
	stopped := s.closed && s.last+1 < len(r.t.Words) && sentenceStop(r.fold(s.last+1))
	return (stopped || r.endsAsSentence(s)) && s.open > 0 && !r.t.Words[s.open-1].Lexical()
}

// sentences counts the sentence ends between words a and b.
func (r *reading) sentences(a, b int) int {
	return r.sentenceIndex(b) - r.sentenceIndex(a)
}

// cueBetween reports whether a cue stands among words [first, last) ("…,” she
// said, adding: “…").
func (r *reading) cueBetween(first, last int) bool {
	for w := first; w < last; w++ {
		if r.cueAt(w) {
			return true
		}
	}
	return false
}

// ownCue reports whether words that may attribute s itself stand in front of it in
// its sentence.
func (r *reading) ownCue(s stretch) bool {
	first := r.sentenceAt(s.open).First
	return first < s.open && r.inside[first] < 0
}

// wentOn reports whether s is a paragraph of its own in which b's speaker goes
// on although b was closed.
func (r *reading) wentOn(b *block, s stretch) bool {
	before := b.last()
	follows := s.paragraph > before.paragraph && r.t.Paragraphs[s.paragraph].Kind == text.Body && r.wholeParagraph(s) && r.nextParagraph(before.paragraph) == s.paragraph
	if !follows || !r.longEnough(before) || before.closed && !r.endsAsSentence(before) {
		return false
	}
	return r.endsParagraph(before) || b.by.rule == ruleBehind && r.tail(before) <= longestTail
}

// longestTail is the most words behind a quotation that only attribute it.
const longestTail = 14

// tail counts the words of the paragraph behind s.
func (r *reading) tail(s stretch) int { return r.t.Paragraphs[s.paragraph].Last - s.last }

// nextParagraph is the paragraph behind index that is running text.
func (r *reading) nextParagraph(index int) int {
	next := index + 1
	for skipped := 0; next < len(r.t.Paragraphs) && furnished(r.t, next); next++ {
		if r.t.Paragraphs[next].Kind != text.Furniture {
			skipped++
		}
		if skipped > mostInsertions {
			break
		}
	}
	return next
}

func (r *reading) wholeParagraph(s stretch) bool {
	return r.t.Paragraphs[s.paragraph].First == s.open && r.endsParagraph(s)
}

func (r *reading) endsParagraph(s stretch) bool {
	end := s.last
	if s.closed {
		end++
	}
	for w := end; w < r.t.Paragraphs[s.paragraph].Last; w++ {
		if r.t.Words[w].Lexical() {
			return false
		}
	}
	return true
}

// shortFragment is the most words of a quotation that is a fragment of the
// reporter's own sentence.
const shortFragment = 6

func (r *reading) longEnough(s stretch) bool { return s.last-s.first > shortFragment/2 }

// widestSentence is the most words of a sentence in which a cue and its subject
// are looked for.
const widestSentence = 80

// The rules that attribute what stands in marks.
const (
	ruleBehind    = "cue behind the quotation"
	ruleBefore    = "cue before the quotation"
	ruleOpening   = "cue that opens the sentence"
	ruleClosing   = "cue that closes the sentence"
	ruleColon     = "cue in the paragraph before, closed by a colon"
	ruleAgent     = "agent of a passive beside the quotation"
	ruleTurn      = "speaker of the quotation before"
	ruleStanding  = "speaker of the sentence before"
	ruleSignature = "signature behind the quotation"
	ruleSpeaker   = "speaker's name and a colon"
	ruleTerm      = "marks around a term"
	ruleNone      = "marks without an attribution"
)

// How far the rules are trusted.
const (
	sureTurn      = 0.9 // a label in a transcript
	sureFrame     = 0.9 // a sentence that begins or ends by saying whose it is
	sureBehind    = 0.88
	sureLabel     = 0.85 // a name and a colon
	sureSignature = 0.85
	sureOf        = 0.85 // "according to" behind
	sureBefore    = 0.84
	sureAgent     = 0.85 // "branded … by"
	sureOfBefore  = 0.8  // "according to" before
	sureStanding  = 0.7  // who spoke in the sentence before
	sureNoted     = 0.7  // a fragment that somebody is said to have noted
	sureNamed     = 0.5  // who was only named there
	sureNone      = 0.3
)

// attribute finds the words that attribute stretch i from what stands around it.
func (r *reading) attribute(i int) attribution {
	s := r.stretches[i]
	para := r.t.Paragraphs[s.paragraph]
	from, to := para.First, para.Last
	if i > 0 && r.stretches[i-1].paragraph == s.paragraph {
		from = min(r.stretches[i-1].last+1, s.open)
	}
	if i+1 < len(r.stretches) && r.stretches[i+1].paragraph == s.paragraph {
		to = r.stretches[i+1].open
	}
	if a, ok := r.passedBy(s); ok {
		return a
	}
	if a, ok := r.before(s, from); ok {
		return a
	}
	if a, ok := r.behind(s, to); ok {
		return a
	}
	return r.standing(s)
}

// behind looks for a cue in the rest of the sentence behind s.
func (r *reading) behind(s stretch, to int) (attribution, bool) {
	if !s.closed || s.last+1 >= len(r.t.Words) {
		return attribution{}, false
	}
	start := s.last + 1
	if start < to && r.fold(start) == "," {
		start++
	}
	for w := start; w < min(to, start+longestApposition); w++ {
		if sentenceStop(r.fold(w)) && !r.afterTitle(w) {
			break
		}
		if r.accordingTo(w) && w+2 < to {
			return attribution{r.phraseStartingAt(w+2, to), run{w, w + 2}, ruleBehind, sureOf}, true
		}
		if !r.cueAt(w) || r.capital(w) {
			continue
		}
		if w == start && r.is(w, plain) {
			if source := r.phraseStartingAt(w+1, to); !source.empty() {
				return attribution{source, run{w, w + 1}, ruleBehind, sureBehind}, true
			}
		}
		if source := r.subject(w, start); !source.empty() {
			return attribution{source, run{w, w + 1}, ruleBehind, sureBehind}, true
		}
	}
	return attribution{}, false
}

func sentenceStop(word string) bool { return word == "." || word == "!" || word == "?" }

// before looks for a cue in the sentence ahead of s, or in one that a colon at
// the end of the paragraph before hands over.
func (r *reading) before(s stretch, from int) (attribution, bool) {
	sentence := r.sentenceAt(s.open)
	from = max(from, sentence.First, s.open-widestSentence)
	if r.lexicalBetween(from, s.open) {
		return r.cueWithin(from, s.open, ruleBefore)
	}
	if s.open != r.t.Paragraphs[s.paragraph].First {
		return attribution{}, false
	}
	last := r.paragraphBefore(s.paragraph)
	if last < 0 || r.fold(r.t.Paragraphs[last].Last-1) != ":" {
		return attribution{}, false
	}
	p := r.t.Paragraphs[last]
	return r.cueWithin(max(r.t.Sentences[p.LastSentence-1].First, p.Last-widestSentence), p.Last, ruleColon)
}

func (r *reading) paragraphBefore(index int) int {
	for index--; index >= 0 && r.t.Paragraphs[index].Kind == text.Furniture; index-- {
	}
	return index
}

func (r *reading) lexicalBetween(first, last int) bool {
	for w := first; w < last; w++ {
		if r.t.Words[w].Lexical() {
			return true
		}
	}
	return false
}

// cueWithin finds the last cue among words [first, last) and its subject; a
// participle without one takes that of a cue before it.
func (r *reading) cueWithin(first, last int, rule string) (attribution, bool) {
	for w := last - 1; w >= first; w-- {
		if r.inside[w] >= 0 && r.inside[w] != r.inside[last-1] || r.capital(w) && w > first {
			continue
		}
		if r.accordingTo(w) && w+2 < last {
			return attribution{r.phraseStartingAt(w+2, last), run{w, w + 2}, rule, sureOfBefore}, true
		}
		if !r.cueAt(w) {
			continue
		}
		source := r.subject(w, first)
		if source.empty() {
			source = r.subjectAhead(w, first)
		}
		if !source.empty() {
			return attribution{source, run{w, w + 1}, rule, sureBefore}, true
		}
	}
	return r.named(first, last)
}

// subjectAhead is the subject of a cue earlier in the sentence, which the verb at
// word w shares ("he was there, and said"), or else the sentence's first phrase.
func (r *reading) subjectAhead(w, first int) run {
	first = max(first, w-widestSentence)
	for earlier := w - 1; earlier > first; earlier-- {
		if !r.cueAt(earlier) || r.inside[earlier] >= 0 {
			continue
		}
		if subject := r.subject(earlier, first); !subject.empty() {
			return subject
		}
	}
	if r.inside[first] >= 0 {
		return run{}
	}
	return r.opening(first, w)
}

// cueAt reports whether word w is a verb of speech in the active voice.
func (r *reading) cueAt(w int) bool {
	if !r.is(w, speech) {
		return false
	}
	if w == 0 {
		return true
	}
	return !r.is(w-1, passive) && (!r.is(w-1, determiner) || r.is(w-1, pronoun))
}

// opening is the noun phrase at the start of a sentence.
func (r *reading) opening(first, last int) run {
	for first < last && !r.t.Words[first].Lexical() {
		first++
	}
	return r.phraseStartingAt(first, last)
}

// named reads "NAME: …", as transcripts have it.
func (r *reading) named(first, last int) (attribution, bool) {
	if last-first < 2 || last-first > 6 || r.fold(last-1) != ":" || !r.capital(first) {
		return attribution{}, false
	}
	return attribution{run{first, last - 1}, run{last - 1, last}, ruleSpeaker, sureLabel}, true
}

// nearAgent is the most words between a fragment and the participle that says
// who noted it.
const nearAgent = 5

// noted attributes a fragment to whoever is said to have noted it right behind
// ("a ‘critical’ area noted by inspectors").
func (r *reading) noted(s stretch) (attribution, bool) {
	if !s.closed || r.isName(s) || r.repeats(s) {
		return attribution{}, false
	}
	last := r.sentenceAt(s.first).Last
	for w := s.last + 1; w+2 < last && w <= s.last+nearAgent; w++ {
		if r.fold(w+1) != "by" || !r.is(w, undergone|speech) {
			continue
		}
		if by := r.agent(w+2, last); !by.empty() {
			return attribution{source: by, cue: run{w, w + 2}, rule: ruleBehind, confidence: sureNoted}, true
		}
	}
	return attribution{}, false
}

// standing attributes a stretch in whose sentence nobody speaks to the speaker
// of the sentence before.
func (r *reading) standing(s stretch) attribution {
	if a, ok := r.signature(s); ok {
		return a
	}
	none := attribution{rule: ruleNone, confidence: sureNone}
	if !r.longEnough(s) {
		return none
	}
	sentence := r.sentenceIndex(s.open) - 1
	if sentence < 0 {
		return none
	}
	before := r.t.Sentences[sentence]
	if before.Paragraph < r.paragraphBefore(s.paragraph) {
		return none
	}
	first := max(before.First, before.Last-widestSentence)
	a, ok := r.cueWithin(first, before.Last, ruleStanding)
	if !ok {
		source := r.opening(first, before.Last)
		if !r.nameLike(source) {
			return none
		}
		return attribution{source: source, rule: ruleStanding, confidence: sureNamed}
	}
	a.confidence, a.cue = sureStanding, run{}
	return a
}

// longestSignature is the most words of a name and role without a dash behind a
// quotation.
const longestSignature = 8

// signature reads the name that closes a paragraph of speech: behind a dash, in
// brackets, or alone.
func (r *reading) signature(s stretch) (attribution, bool) {
	para := r.t.Paragraphs[s.paragraph]
	w := s.last + 1
	if !s.closed || w+1 >= para.Last {
		return attribution{}, false
	}
	switch r.fold(w) {
	case "-", "–", "—", "―", "--":
		w++
	case "(":
		if r.fold(para.Last-1) != ")" || para.Last-w > longestSignature {
			return attribution{}, false
		}
		w++
	default:
		if para.First != s.open || para.Last-w > longestSignature || !r.endsAsSentence(s) || sentenceStop(r.fold(para.Last-1)) || r.cueBetween(w, para.Last) {
			return attribution{}, false
		}
	}
	name := r.phraseStartingAt(w, para.Last)
	if name.empty() || !r.capital(name.first) || r.cueBetween(name.last, min(para.Last, name.last+longestSignature)) {
		return attribution{}, false
	}
	return attribution{source: name, rule: ruleSignature, confidence: sureSignature}, true
}
