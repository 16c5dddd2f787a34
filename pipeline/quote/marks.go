package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/text"
)

// A stretch is what stands between a pair of outer quotation marks, or behind
// one that is never closed. It stays within a paragraph.
type stretch struct {
	open, first, last int  // words: the opening mark, and [first, last) within the marks
	paragraph         int  // that it stands in
	closed            bool // a closing mark stands at word last
	resumed           bool // takes up the stretch before it: each paragraph reopens, or the mark was set twice
}

// width of a mark: doubled single marks are one double mark.
type pairing uint8

const (
	double pairing = iota
	single
)

// A mark is a character that may open or close a quotation.
type mark struct {
	word, words    int // index of its first word, and how many words it is made of
	pairing        pairing
	opens, closes  bool
	firm           bool // as a closing mark: no plural possessive or dropped letter
	openShape      bool // drawn as an opening mark
	apostropheLike bool // drawn as an apostrophe: ’ or '
}

// stretches finds what stands in quotation marks, paragraph by paragraph.
func stretches(t *text.Text) []stretch {
	p := pairer{t: t}
	for i, paragraph := range t.Paragraphs {
		if paragraph.Kind == text.Furniture {
			continue
		}
		p.paragraph(i)
	}
	return p.found
}

// A pairer pairs the marks of a text. Between paragraphs it remembers whether
// a quotation is still open, and by which kind of mark.
type pairer struct {
	t     *text.Text
	found []stretch

	carried bool // the last paragraph left a quotation open
	carry   pairing

	marks []mark
	open  []int // indexes into marks of the marks now open, outermost first; -1 for one carried over
	start int   // word at which the outermost open quotation begins
	again bool  // it resumes the one before

	singles bool // a sentence in single marks was found
}

const deepest = 4 // marks nested deeper than this are not followed

func (p *pairer) paragraph(index int) {
	para := p.t.Paragraphs[index]
	p.marks = p.marks[:0]
	for w := para.First; w < para.Last; w++ {
		if m, ok := p.markAt(w, para); ok {
			p.marks = append(p.marks, m)
			w += m.words - 1
		}
	}
	p.open = p.open[:0]
	carried := p.carried
	p.carried = false
	if len(p.marks) == 0 {
		switch {
		case carried && insertion(p.t, index):
			p.carried = true
		case carried && p.unmarkedWithin(index, p.carry):
			p.start, p.again, p.carried = para.First, true, true
			p.add(index, para.Last, false)
		}
		return
	}
	p.again = false
	if carried {
		p.takeUp(para)
	}
	p.pair(index, para)
}

// takeUp decides how a quotation that the paragraph before left open goes on: a
// mark at the start reopens it; a closing mark without an opening one shows that
// it ran on over the line break; otherwise it has ended.
func (p *pairer) takeUp(para text.Paragraph) {
	first := &p.marks[0]
	switch {
	case first.pairing != p.carry && first.word == para.First && first.opens:
		p.again = true
	case first.pairing != p.carry:
	case first.word == para.First:
		first.opens, first.closes = true, false
		p.again = true
	case first.closes && !first.opens && first.firm:
		p.open = append(p.open, -1)
		p.start, p.again = para.First, true
	}
}

func (p *pairer) pair(index int, para text.Paragraph) {
	later := closesLater(p.marks)
	for i := range p.marks {
		m := &p.marks[i]
		switch {
		case p.shuts(i, later, index):
			p.shut(index, i)
		case m.opens && p.mayOpen(i, later, index):
			p.begin(index, i)
		}
	}
	if len(p.open) > 0 {
		p.endOpen(index, para)
	}
}

// pending counts the closing marks of one kind from a mark to the next opening
// one of that kind, and the firm ones that no later one opens.
type pending struct{ firm, any, spare int }

// closesLater says for each mark how many marks of each pairing close behind it
// before one opens.
func closesLater(marks []mark) [][2]pending {
	counts := make([][2]pending, len(marks)+1)
	for i := len(marks) - 1; i >= 0; i-- {
		counts[i] = counts[i+1]
		m, c := marks[i], &counts[i][marks[i].pairing]
		switch {
		case m.opens && !m.closes:
			*c = pending{spare: max(0, c.spare-1)}
		case m.closes && m.firm:
			c.firm++
			c.any++
			c.spare++
		case m.closes:
			c.any++
		}
	}
	return counts
}

// shuts reports whether mark i closes what is open.
func (p *pairer) shuts(i int, later [][2]pending, index int) bool {
	m := p.marks[i]
	if !m.closes || len(p.open) == 0 {
		return false
	}
	if m.opens && !p.isOpen(m.pairing) {
		return false
	}
	if p.isOpen(m.pairing) {
		return m.firm || later[i+1][m.pairing].firm == 0 && !p.runsOn(m, index)
	}
	// Closed by another kind: only where none of the right kind follows.
	top := p.pairingOf(len(p.open) - 1)
	return m.firm && m.pairing != top && later[i+1][top].any == 0 && p.closesSentence(m)
}

func (p *pairer) isOpen(kind pairing) bool {
	for i := range p.open {
		if p.pairingOf(i) == kind {
			return true
		}
	}
	return false
}

func (p *pairer) pairingOf(depth int) pairing {
	if p.open[depth] < 0 {
		return p.carry
	}
	return p.marks[p.open[depth]].pairing
}

// closesSentence reports whether a stop or comma stands right before m.
func (p *pairer) closesSentence(m mark) bool {
	return m.word > 0 && strings.ContainsAny(p.t.Word(m.word-1), ".,!?…")
}

func (p *pairer) shut(index, i int) {
	m := p.marks[i]
	depth := len(p.open) - 1
	for depth > 0 && p.pairingOf(depth) != m.pairing {
		depth--
	}
	p.open = p.open[:depth]
	if depth == 0 {
		p.singles = p.singles || m.pairing == single && p.closesSentence(m)
		p.add(index, m.word, true)
	}
}

// add keeps the outermost quotation, which ends before word last.
func (p *pairer) add(index, last int, closed bool) {
	if first := p.start; first < last && p.lexical(first, last) {
		open := first
		if first > 0 && p.t.Words[first-1].Kind == text.Mark && first > p.t.Paragraphs[index].First {
			open = first - 1
		}
		p.found = append(p.found, stretch{open: open, first: first, last: last, paragraph: index, closed: closed, resumed: p.again && len(p.found) > 0})
	}
	p.again = false
}

func (p *pairer) lexical(first, last int) bool {
	for w := first; w < last; w++ {
		if p.t.Words[w].Lexical() {
			return true
		}
	}
	return false
}

// mayOpen reports whether mark i, which can open, does. A mark of the kind that
// is open already is nested if it is closed twice, otherwise it was set anew.
func (p *pairer) mayOpen(i int, later [][2]pending, index int) bool {
	m := p.marks[i]
	if len(p.open) >= deepest {
		return false
	}
	if m.pairing == single && later[i+1][single].any+later[i+1][single].spare == 0 && !p.runsOn(m, index) && !(p.announced(m) && later[i+1][double].firm > 0) && !p.left(m, index) {
		return false
	}
	if len(p.open) == 0 || p.pairingOf(len(p.open)-1) != m.pairing {
		return true
	}
	if after := later[i+1][m.pairing]; after.any >= 2 || after.spare >= 2 {
		return true
	}
	if !p.newSentence(m) {
		return false
	}
	p.open = p.open[:0]
	p.add(index, m.word, false)
	p.again = true
	return true
}

// left reports whether the single mark m opens a paragraph that does not close
// it, in a text that sets speech in single marks.
func (p *pairer) left(m mark, index int) bool {
	next := m.word + m.words
	return p.singles && m.word == p.t.Paragraphs[index].First && next < len(p.t.Words) && formOf(p.t.Word(next)).capital &&
		endsSentence(p.t, p.t.Paragraphs[index])
}

// announced reports whether a colon or comma stands right before m.
func (p *pairer) announced(m mark) bool {
	return m.word > 0 && strings.ContainsAny(p.t.Word(m.word-1), ":,")
}

// runsOn reports whether the paragraph behind index, insertions aside, begins
// with a mark of m's kind.
func (p *pairer) runsOn(m mark, index int) bool {
	for next := index + 1; next < len(p.t.Paragraphs) && next <= index+1+mostInsertions; next++ {
		para := p.t.Paragraphs[next]
		follow, ok := p.markAt(para.First, para)
		switch {
		case para.Kind == text.Furniture:
			index++
		case ok:
			return follow.opens && follow.pairing == m.pairing
		case !insertion(p.t, next):
			return false
		}
	}
	return false
}

// newSentence reports whether m stands between a sentence's end and a capital.
func (p *pairer) newSentence(m mark) bool {
	before := p.t.Word(m.word - 1)
	after, _ := utf8.DecodeRuneInString(p.t.Source[p.t.Words[m.word+m.words-1].End:])
	return strings.ContainsAny(before, ".!?…:") && (unicode.IsUpper(after) || unicode.IsDigit(after))
}

func (p *pairer) begin(index, i int) {
	if len(p.open) == 0 {
		p.start = p.marks[i].word + p.marks[i].words
	}
	p.open = append(p.open, i)
}

// endOpen ends what the paragraph leaves open: at its end if the next paragraph
// reopens or closes it, otherwise where the evidence says.
func (p *pairer) endOpen(index int, para text.Paragraph) {
	kind := p.pairingOf(0)
	p.carried, p.carry = p.goesOn(index, kind), kind
	last := para.Last
	if !p.carried {
		last = p.evidentEnd(para)
	}
	p.add(index, last, false)
}

// goesOn reports whether the next paragraph, insertions aside, takes up a
// quotation of this kind.
func (p *pairer) goesOn(index int, kind pairing) bool {
	for next := index + 1; next < len(p.t.Paragraphs) && next <= index+1+mostInsertions; next++ {
		para := p.t.Paragraphs[next]
		if para.Kind == text.Furniture {
			index++
			continue
		}
		for w := para.First; w < para.Last; w++ {
			if m, ok := p.markAt(w, para); ok {
				atStart := w == para.First && m.opens
				return atStart || m.pairing == kind && m.closes && !m.opens && m.firm
			}
		}
		if !insertion(p.t, next) {
			return p.unmarkedWithin(next, kind)
		}
	}
	return false
}

// unmarkedWithin reports whether paragraph index, which has no marks, stands
// within a quotation all the same: nobody else speaks in it, and the next
// paragraph reopens the mark.
func (p *pairer) unmarkedWithin(index int, kind pairing) bool {
	para := p.t.Paragraphs[index]
	if p.t.Word(para.Last-1) == ":" || holdsClass(p.t, para, speech) {
		return false
	}
	return p.runsOn(mark{pairing: kind}, index)
}

// longestUnclosed is the most words that a quotation without a closing mark may
// have before it is taken to end with the sentence that it began in.
const longestUnclosed = 120

// evidentEnd is where an unclosed quotation ends that no later paragraph takes
// up: before the words that attribute it, else with the paragraph, or with its
// first sentence where that is too long to believe.
func (p *pairer) evidentEnd(para text.Paragraph) int {
	if end := attributionTail(p.t, p.start, para.Last); end > p.start {
		return end
	}
	if para.Last-p.start <= longestUnclosed {
		return para.Last
	}
	for s := p.t.SentenceAt(int(p.t.Words[p.start].Start)); s < len(p.t.Sentences); s++ {
		if last := p.t.Sentences[s].Last; last > p.start {
			return min(last, para.Last, p.start+longestUnclosed)
		}
	}
	return min(para.Last, p.start+longestUnclosed)
}

// markAt reads the quotation mark at word w of para, if there is one. An
// apostrophe that stands for dropped letters is none.
func (p *pairer) markAt(w int, para text.Paragraph) (mark, bool) {
	word := p.t.Words[w]
	if word.Kind != text.Mark {
		return mark{}, false
	}
	r, _ := utf8.DecodeRuneInString(p.t.Source[word.Start:])
	m := mark{word: w, words: 1, firm: true, pairing: double}
	switch r {
	case '‘', '‚', '‛', '‹':
		m.pairing, m.openShape = single, true
	case '\'', '’', '›', '`', '´', 'ʼ', '′':
		m.pairing, m.apostropheLike = single, true
	case '“', '„', '‟', '«':
		m.openShape = true
	}
	if m.pairing == single && p.doubled(w, para) {
		m.pairing, m.words, m.apostropheLike = double, 2, false
	}
	before, after := p.around(m, para)
	tightBefore := !unicode.IsSpace(before) && before != 0
	tightAfter := !unicode.IsSpace(after) && after != 0
	m.opens = tightAfter && (!tightBefore || strings.ContainsRune("([{—–-/…:“‘\"'", before)) && startsWord(after)
	m.closes = tightBefore && !startsAlone(after)
	switch {
	case m.opens && m.closes:
		m.opens, m.closes = m.openShape || !m.apostropheLike && isOpener(before), !m.openShape
	case !m.opens && !m.closes && tightBefore && tightAfter:
		m.opens, m.closes = m.openShape || before == ':', !m.openShape
	case !m.opens && !m.closes:
		m.opens, m.closes = true, true // alone between spaces: what is open decides
	}
	if m.pairing == single {
		return p.asSingle(m, before, after)
	}
	return m, true
}

func isOpener(r rune) bool { return strings.ContainsRune("([{—–:", r) }

// startsWord reports whether r can be the first character of what is quoted.
func startsWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("([{£$€…#@“‘\"'.—–-", r) || unicode.IsSymbol(r)
}

// startsAlone reports whether r, right behind a mark, begins a word.
func startsAlone(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '£' || r == '$'
}

// doubled reports whether words w and w+1 are a double mark typed as two single ones.
func (p *pairer) doubled(w int, para text.Paragraph) bool {
	return w+1 < para.Last && p.t.Words[w+1].Start == p.t.Words[w].End && p.t.Words[w+1].Kind == text.Mark &&
		p.t.Word(w) == p.t.Word(w+1) && strings.Contains("'`´", p.t.Word(w))
}

// around gives the characters beside m within its paragraph, 0 at its edges.
func (p *pairer) around(m mark, para text.Paragraph) (before, after rune) {
	start, end := int(p.t.Words[m.word].Start), int(p.t.Words[m.word+m.words-1].End)
	if start > para.Span.Start {
		before, _ = utf8.DecodeLastRuneInString(p.t.Source[para.Span.Start:start])
	}
	if end < para.Span.End {
		after, _ = utf8.DecodeRuneInString(p.t.Source[end:para.Span.End])
	}
	return before, after
}

// asSingle says whether the single mark m is an apostrophe, and how firmly it closes.
func (p *pairer) asSingle(m mark, before, after rune) (mark, bool) {
	if m.opens && m.apostropheLike && p.elision(m) {
		return mark{}, false
	}
	if m.opens && m.openShape && p.elision(m) {
		return mark{}, false
	}
	if m.closes && p.inElision(m) {
		return mark{}, false
	}
	if m.closes && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
		if unicode.IsSpace(after) && p.wordFollows(m) {
			m.firm = !possessiveEnd(p.t.Fold(m.word - 1))
		}
	}
	return m, true
}

// possessiveEnd reports whether an apostrophe behind word can be a plural
// possessive or a dropped letter ("councillors'", "doin'").
func possessiveEnd(word string) bool {
	return strings.HasSuffix(word, "s") || strings.HasSuffix(word, "z") || strings.HasSuffix(word, "x") || strings.HasSuffix(word, "in") || len(word) == 1
}

// wordFollows reports whether a small-lettered word or number follows m.
func (p *pairer) wordFollows(m mark) bool {
	next := m.word + m.words
	return next < len(p.t.Words) && p.t.Words[next].Lexical()
}

// elision reports whether an apostrophe before a word stands for letters left out ("'90s", "'em").
func (p *pairer) elision(m mark) bool {
	next := m.word + m.words
	if next >= len(p.t.Words) {
		return false
	}
	word := p.t.Fold(next)
	if p.t.Words[next].Kind == text.Number {
		decade := len(word) == 3 && word[2] == 's'
		return decade || len(word) == 2 && m.apostropheLike && p.t.Word(m.word) != "'"
	}
	return formOf(p.t.Word(next)).class&elided != 0
}

// inElision reports whether m closes a short form such as "'n'".
func (p *pairer) inElision(m mark) bool {
	return m.word >= 2 && p.t.Fold(m.word-1) == "n" && p.t.Words[m.word-2].Kind == text.Mark
}
